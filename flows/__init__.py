"""The conversations that ship, as text."""
