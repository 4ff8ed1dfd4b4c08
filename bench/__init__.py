"""How fast and how big the program is, each figure beside a floor taken in the same run."""
