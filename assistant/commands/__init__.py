"""What each command does: the parts put together."""
