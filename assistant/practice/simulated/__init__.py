"""The simulated person: what they make of a turn, and what they answer to it."""
