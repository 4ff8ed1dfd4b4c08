"""The conversation: flows, words, and the engine that speaks in turns."""
