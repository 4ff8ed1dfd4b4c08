"""Rules, numbers and lists that a service may replace, as text."""
