"""What is seen before a talk: what one can do, the plans there are, and pages to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from assistant.clean_text import one_line
from assistant.faces.finding import LongList
from assistant.faces.terminal.panels import plain
from assistant.faces.terminal.pausing import AWAY
from assistant.faces.terminal.quiet_app import QuietApp
from assistant.faces.terminal.rows import Entry, Rows

_MOST_ROWS = 100
"""Nobody reads on further than this, and more would be slow to lay out."""
_LONG = 8
"""With more plans than this it is worth saying that letters find one."""
_LONGEST = 40
_NOTHING: Mapping[str, str] = MappingProxyType({})


class WelcomeApp(QuietApp[str | None]):
    """A list to choose from; it ends with the id chosen, or None. An option without an id is a heading.

    Typed letters narrow the list to the options of `found_by`, ids with the text they are found by, that have them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("backspace", "widen", show=False),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str]],
        help_now: Sequence[str] = (),
        found_by: Mapping[str, str] = _NOTHING,
    ) -> None:
        super().__init__(help_now)
        self._words = title
        self._list = LongList(options, found_by, _MOST_ROWS)
        self._letters = ""

    def compose(self) -> ComposeResult:
        """The title, what is looked for, the list, the keys."""
        with VerticalScroll(id="opening", can_focus=False):
            yield Static(self._words, markup=False, id="opening-title")
            if len(self._list):
                yield Static(self._looked_for(), markup=False, id="find", classes="help")
            yield Rows(self._entries())
        yield Static(self._keys(), markup=False, id="keys", classes="foot")

    def on_mount(self) -> None:
        """The list has the focus from the start."""
        rows = self.query_one(Rows)
        rows.focus(scroll_visible=False)
        rows.point_at_first()

    def on_key(self, event: events.Key) -> None:
        """A letter narrows the list; a blank does so only between letters, otherwise it chooses."""
        letter = event.character if event.is_printable else None
        if letter and (self._letters or not letter.isspace()) and self._takes_letters():
            event.prevent_default()
            self._find(self._letters + letter)

    def on_paste(self, event: events.Paste) -> None:
        """A name can be pasted."""
        if self._takes_letters():
            self._find(self._letters + one_line(event.text, _LONGEST))

    def action_widen(self) -> None:
        """One letter less."""
        if self._letters and self._takes_letters():
            self._find(self._letters[:-1])

    def action_leave(self) -> None:
        """All plans again, or out."""
        if self._letters:
            self._find("")
        else:
            self.action_stop()

    def _takes_letters(self) -> bool:
        return bool(len(self._list)) and len(self.screen_stack) == 1

    def _find(self, letters: str) -> None:
        self._letters = letters[:_LONGEST]
        # In the lowest screen: this one stays, whatever opens above it.
        self.query_one("#find", Static).update(self._looked_for())
        self.query_one("#keys", Static).update(self._keys())
        rows = self.query_one(Rows)
        rows.show(self._entries())
        rows.point_at_first()

    def _looked_for(self) -> str:
        if self._letters:
            number = len(self._list.found(self._letters))
            return f"Find: {self._letters}   ({number:,} plan{'' if number == 1 else 's'})"
        return "To find a plan, type letters of its name." if len(self._list) > _LONG else ""

    def _entries(self) -> list[Entry]:
        options, more, end = self._list.shown(self._letters)
        entries = [Entry(one or None, words) for one, words in options]
        if more:
            entries.insert(
                end, Entry(None, f"and {more:,} more: type {'more ' * bool(self._letters)}letters of the name")
            )
        if not options and self._letters:
            entries = [Entry(None, "No plan has these letters. Esc shows all plans.")]
        return entries

    def _keys(self) -> str:
        leave = "all plans" if self._letters else "close"
        return f"Up and down to move   Enter choose{self.help_key}   Esc {leave}   F10 hide"

    @on(Rows.Taken)
    @on(Rows.Picked)
    def _chosen(self, event: Rows.Taken | Rows.Picked) -> None:
        if event.id is not None:
            self.exit(event.id)


class ReadingApp(QuietApp[str]):
    """A page to read; Enter or Esc leaves it. It ends with `away` where it is from a locked plan and was hidden."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "stop", show=False)]

    def __init__(self, title: str, lines: Sequence[str], help_now: Sequence[str] = ()) -> None:
        super().__init__(help_now)
        self._words, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """The title, the page, the keys."""
        with VerticalScroll(id="opening"):
            yield Static(self._words, markup=False, id="opening-title")
            yield Static(plain(self._lines), markup=False)
        yield Static(f"Up and down to read on{self.help_key}   Esc goes back   F10 hide", markup=False, classes="foot")

    def on_mount(self) -> None:
        """The arrow keys move through the page at once."""
        self.query_one("#opening").focus()

    def leave_hidden(self) -> None:
        """Whoever comes back to a locked plan is asked for the passphrase."""
        self.exit(AWAY)
