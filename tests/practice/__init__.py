"""Tests of practice: the people in it, and how turns are read."""
