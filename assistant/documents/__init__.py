"""The plan as people use it, drawn from the plan alone."""
