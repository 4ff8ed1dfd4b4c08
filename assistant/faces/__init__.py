"""What people talk through: the terminal screen and the plain chat."""
