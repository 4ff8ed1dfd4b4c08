"""One question of questionary's."""

from __future__ import annotations

import questionary

if __name__ == "__main__":
    questionary.text("hello").ask()
