"""What Matters: a guided conversation that becomes a care and support plan."""
