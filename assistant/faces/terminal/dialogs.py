"""What opens over the question: lists to choose from, pages to read, a place to put a thought."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.faces.away import STILL_THERE
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.panels import plain
from assistant.faces.terminal.rows import Entry, Rows

Result = TypeVar("Result")
_NO_WAYS: Mapping[str, tuple[str, str]] = MappingProxyType({})


class Dialog(ModalScreen[Result]):
    """Something that opens over the question; Esc closes it, and help is one key away."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False, priority=True),
        Binding("f2", "app.help_now", show=False, priority=True),
        Binding("ctrl+q", "app.stop", show=False, priority=True),
    ]
    keys = "Esc close   F2 Help now   F10 hide"

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def compose(self) -> ComposeResult:
        """The title, what it is about, and the keys."""
        with Vertical(classes="dialog"):
            yield Static(self.title or "", markup=False, classes="title")
            yield from self.body()
            yield Static(self.keys, markup=False, classes="keys")

    def body(self) -> ComposeResult:
        """What the dialog is about."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Back to the question."""
        self.leave(None)

    def leave(self, result: Result | None) -> None:
        """Closes with what was chosen; keys that were typed ahead find it closed, and do nothing."""
        # Not `is_current`: that is true of the screen below as well, and the one above would be closed in its place.
        if self.is_active:
            self.dismiss(result)


class OneOf(Dialog[str]):
    """Something with rows, of which one is chosen."""

    @on(Rows.Taken)
    @on(Rows.Picked)
    def _chosen(self, event: Rows.Taken | Rows.Picked) -> None:
        if event.id is not None:
            self.leave(event.id)


class ChooseFrom(OneOf):
    """A list to choose from; typing narrows it."""

    keys = "Enter choose   type to find   Esc close   F2 Help now   F10 hide"

    def __init__(self, title: str, entries: Sequence[Entry], here: str | None = None) -> None:
        super().__init__(title)
        self._entries, self._start, self._sought = tuple(entries), here, ""

    def body(self) -> ComposeResult:
        """The list, and what is looked for."""
        yield Static(markup=False, classes="sought")
        with VerticalScroll(can_focus=False):
            yield Rows(self._entries)

    def on_mount(self) -> None:
        """The list has the focus from the start."""
        rows = self.query_one(Rows)
        rows.focus(scroll_visible=False)
        self.query_one(".sought").display = False
        if self._start is not None:
            rows.point_at(self._start)
        else:
            rows.point_at_first()

    def on_key(self, event: events.Key) -> None:
        """Letters narrow the list, Backspace widens it again; Space is a letter once there is another."""
        if event.key == "backspace":
            self._look_for(self._sought[:-1])
        elif event.key == "space" and not self._sought:
            return
        elif event.is_printable and event.character:
            event.stop()
            self._look_for(self._sought + event.character)

    def _look_for(self, sought: str) -> None:
        self._sought = sought
        found = [one for one in self._entries if one.id is not None and sought.casefold() in one.text.casefold()]
        line, rows = self.query_one(".sought", Static), self.query_one(Rows)
        none = "" if found else " (nothing is called so; Backspace takes a letter away)"
        line.update(Content(f"Find: {sought}{none}"))
        line.display = bool(sought)
        rows.show(found if sought else self._entries)
        rows.point_at_first()


class Page(Dialog[str]):
    """Something to read; a letter of `ways` closes it with what that letter leads to."""

    def __init__(self, title: str, lines: Sequence[str], ways: Mapping[str, tuple[str, str]] = _NO_WAYS) -> None:
        super().__init__(title)
        self._lines, self._ways = lines, ways
        letters = "".join(f"   {letter.upper()} {words}" for letter, (words, _) in ways.items())
        self.keys = f"Up and down to read{letters or ' on'}   Esc close   F2 Help now   F10 hide"

    def body(self) -> ComposeResult:
        """The lines."""
        with VerticalScroll():
            yield Static(plain(self._lines), markup=False)

    def on_mount(self) -> None:
        """The arrow keys move through the page at once."""
        self.query_one(VerticalScroll).focus()

    def on_key(self, event: events.Key) -> None:
        """Enter closes it too."""
        if event.key == "enter":
            self.action_close()
        elif event.key.lower() in self._ways:
            self.leave(self._ways[event.key.lower()][1])


class PutWords(Dialog[None]):
    """A place to put words; it stays open until they are taken, and `typed` hears of them while they grow."""

    def __init__(
        self,
        title: str,
        question: str,
        keep: Callable[[str], str],
        typed: Callable[[str], None] = lambda _text: None,
        begun: str = "",
    ) -> None:
        super().__init__(title)
        self.keys = f"Enter keep it   {Dialog.keys}"
        self._question, self._keep, self._typed, self._begun = question, keep, typed, begun

    def body(self) -> ComposeResult:
        """A box."""
        yield Static(self._question, markup=False)
        yield AnswerBox(self._begun)
        yield Static(markup=False, classes="said")

    def on_mount(self) -> None:
        """The box has the focus."""
        self.query_one(AnswerBox).focus()

    @on(AnswerBox.Changed)
    def _grows(self) -> None:
        if self.is_current:
            self._typed(self.query_one(AnswerBox).text)

    @on(AnswerBox.Entered)
    def _entered(self) -> None:
        if not self.is_current:
            return
        sentence = self._keep(self.query_one(AnswerBox).text)
        if sentence:
            self.query_one(".said", Static).update(Content(sentence))
        else:
            self.leave(None)

    @on(AnswerBox.Refused)
    def _refused(self, event: AnswerBox.Refused) -> None:
        self.query_one(".said", Static).update(Content(event.sentence))


class StillThere(Dialog[None]):
    """Says that it pauses soon; any key takes it away again, whatever it would do otherwise."""

    keys = "Any key stays"

    def __init__(self, warning: str, mark: str) -> None:
        super().__init__(STILL_THERE)
        self._warning = warning
        self.add_class(mark)

    def body(self) -> ComposeResult:
        """The warning."""
        yield Static(self._warning, markup=False)
