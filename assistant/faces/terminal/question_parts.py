"""The question in the middle of the screen: its words in their order, its control, a sentence about what was done."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.conversation.turns import AskPeople, AskText, Coach, OfferThought, Tell, Turn
from assistant.faces.terminal.control import Control
from assistant.roles import Role

MOST_CUES = 3


class Question(VerticalScroll, can_focus=False):
    """One question at a time; its lines are filled anew for the next one, because mounting them takes longest."""

    def __init__(self, turn: Turn, role: Role, control: Control) -> None:
        super().__init__(id="question")
        self._role = role
        self._lines = [Static(text, markup=False, classes=kind) for kind, text in _words(turn, role)]
        self._control = control
        self._hint, self._said = Static(classes="hint"), Static(id="said")
        _put(self._hint, control.hint)
        _put(self._said, "")
        self._said.set_class(control.may_be_long, "-above")

    def compose(self) -> ComposeResult:
        """Everything from top to bottom."""
        yield from self._lines
        if self._control.may_be_long:
            yield self._said
        # In a place of its own: when another takes its place, what stands around it need not be painted anew.
        with Vertical(id="control"):
            yield self._control
        yield self._hint
        if not self._control.may_be_long:
            yield self._said

    async def show(self, turn: Turn, control: Control) -> None:
        """Puts another turn in place of the one before."""
        place = self.query_one("#control", Vertical)
        words = list(_words(turn, self._role))
        for line, (kind, text) in zip(self._lines, chain(words, repeat(("", ""))), strict=False):
            line.set_classes(kind)
            _put(line, text)
        more = [Static(text, markup=False, classes=kind) for kind, text in words[len(self._lines) :]]
        self._lines += more
        _put(self._hint, control.hint)
        await self.mount_all(more, before=place)
        self._place_said(control, place)
        if control is not self._control:
            await self._remove_control()
            await place.mount(control)
            self._control = control
        self.scroll_home(animate=False)

    def _place_said(self, control: Control, place: Vertical) -> None:
        if self._said.has_class("-above") == control.may_be_long:
            return
        self._said.set_class(control.may_be_long, "-above")
        if control.may_be_long:
            self.move_child(self._said, before=place)
        else:
            self.move_child(self._said, after=self._hint)

    async def _remove_control(self) -> None:
        if self.screen.focused in self._control.walk_children():
            # What goes need not be dressed once more, nor what would have the focus until the next control takes it.
            with self.app.prevent(events.Blur):
                self.screen.set_focus(None)
        await self._control.remove()

    def say(self, sentence: str) -> None:
        """Shows a sentence under the control, or takes it away."""
        if not sentence and not self._said.display:
            return
        _put(self._said, sentence)
        self.set_class(bool(sentence), "-said")
        if sentence:
            self._said.call_after_refresh(self._said.scroll_visible, animate=False)


def _put(line: Static, text: str) -> None:
    line.update(Content(text))
    # None leaves it to the style sheet, which hides some of the lines where there is little room.
    line.styles.display = None if text else "none"


def _words(turn: Turn, role: Role) -> Iterator[tuple[str, str]]:
    """The words above the control from top to bottom, each with its kind."""
    words = turn.words
    said_aloud = role == "practitioner"
    if said_aloud:
        yield "small", "Say:"
    if words.before:
        yield "before", words.before
    if isinstance(turn, OfferThought) and turn.thought not in words.before:
        yield "before", turn.thought
    yield "tell" if isinstance(turn, Tell) else "ask", words.ask.strip()
    if words.help and not isinstance(turn, Coach):
        yield "help", words.help
    if isinstance(turn, Coach):
        yield from (("help", text) for text in (turn.example, turn.reason) if text)
    cues = words.cues[:MOST_CUES] if said_aloud and isinstance(turn, AskText | AskPeople) else ()
    if said_aloud and words.listen:
        yield "listen" if cues else "listen last", f"Listen for:     {words.listen}"
    if cues:
        yield "cues", "To go further:  " + "\n                ".join(cues)
