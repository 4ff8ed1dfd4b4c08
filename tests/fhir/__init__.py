"""Tests of bundles for other systems."""
