"""What a helper is shown of their own words: after a turn, and at the end."""
