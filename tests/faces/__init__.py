"""The tests: sentences about what is true."""
