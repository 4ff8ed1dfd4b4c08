"""Keeps and finds records: whole or not at all, one writer at a time."""
