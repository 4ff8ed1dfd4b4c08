"""The floors: the smallest programs that do what one of our rows is compared with."""
