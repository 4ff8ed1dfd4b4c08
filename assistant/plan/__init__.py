"""What was decided: the plan itself, and nothing of how it was asked or kept."""
