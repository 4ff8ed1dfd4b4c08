"""A bare Textual app with a text area that holds the words of a file."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class TextBox(App[None]):
    """One TextArea with the cursor after its words, as in our answer box."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The text area; soft wrap is its default."""
        yield TextArea(self._text)

    def on_mount(self) -> None:
        """The cursor stands at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)


if __name__ == "__main__":
    TextBox(Path(sys.argv[1]).read_text(encoding="utf-8")).run()
