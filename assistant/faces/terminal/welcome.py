"""What is seen before a talk: what one can do, the plans there are, and pages to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from assistant.faces.terminal.panels import plain
from assistant.faces.terminal.quiet_app import QuietApp
from assistant.faces.terminal.rows import Entry, Rows


class WelcomeApp(QuietApp[str | None]):
    """A list to choose from; it ends with the id chosen, or None. An option without an id is a heading."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", show=False)]

    def __init__(self, title: str, options: Sequence[tuple[str, str]], help_now: Sequence[str] = ()) -> None:
        super().__init__(help_now)
        self._words = title
        self._entries = [Entry(one or None, text) for one, text in options]

    def compose(self) -> ComposeResult:
        """The title, the list, the keys."""
        with VerticalScroll(id="opening", can_focus=False):
            yield Static(self._words, markup=False, id="opening-title")
            yield Rows(self._entries)
        help_key = "   F2 Help now" if self.has_help else ""
        yield Static(f"Up and down to move   Enter choose{help_key}   Esc close", markup=False, classes="foot")

    def on_mount(self) -> None:
        """The list has the focus from the start."""
        rows = self.query_one(Rows)
        rows.focus(scroll_visible=False)
        rows.point_at_first()

    @on(Rows.Taken)
    @on(Rows.Picked)
    def _chosen(self, event: Rows.Taken | Rows.Picked) -> None:
        if event.id is not None:
            self.exit(event.id)


class ReadingApp(QuietApp[None]):
    """A page to read; Enter or Esc leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "stop", show=False)]

    def __init__(self, title: str, lines: Sequence[str], help_now: Sequence[str] = ()) -> None:
        super().__init__(help_now)
        self._words, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """The title, the page, the keys."""
        with VerticalScroll(id="opening"):
            yield Static(self._words, markup=False, id="opening-title")
            yield Static(plain(self._lines), markup=False)
        help_key = "   F2 Help now" if self.has_help else ""
        yield Static(f"Up and down to read on{help_key}   Enter or Esc goes back", markup=False, classes="foot")

    def on_mount(self) -> None:
        """The arrow keys move through the page at once."""
        self.query_one("#opening").focus()
