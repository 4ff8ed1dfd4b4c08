"""The plain chat, a line out and a line in: for screen readers, pipes and dumb terminals."""
