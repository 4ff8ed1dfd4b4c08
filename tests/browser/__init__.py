"""What only a real browser can tell: whether pages can be read by all, and how they are printed."""
