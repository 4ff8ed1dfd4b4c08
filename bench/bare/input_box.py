"""A bare Textual app with an input of one line."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input


class InputBox(App[None]):
    """One Input, as it comes."""

    def compose(self) -> ComposeResult:
        """The input; its placeholder shows that it is painted."""
        yield Input(placeholder="hello")


if __name__ == "__main__":
    InputBox().run()
