"""Practice: a simulated person to talk with, and what one's own words did."""
