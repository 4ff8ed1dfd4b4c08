"""The trials: each tries to break one promise of the program, prints its counts, and fails on a single breach."""
