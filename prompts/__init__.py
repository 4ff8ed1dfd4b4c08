"""The words of the conversations, as text."""
