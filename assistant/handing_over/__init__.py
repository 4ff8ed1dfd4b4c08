"""A plan in one file, from one person to another, and laid beside what the other has."""
