"""The question in the middle of the screen: its words in their order, its control, a sentence about what was done."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.conversation.turns import AskPeople, AskText, Coach, OfferThought, Tell, Turn
from assistant.faces.terminal.control import Control
from assistant.roles import Role

MOST_CUES = 3


class Question(VerticalScroll, can_focus=False):
    """One question at a time; lines and controls are filled anew for the next one: mounting them takes longest."""

    def __init__(self, turn: Turn, role: Role, control: Control) -> None:
        super().__init__(id="question")
        self._role = role
        self._lines = {kind: _line(kind, text) for kind, text in _words(turn, role)}
        self._control = self._first_control = control
        self._hint, self._said = Static(classes="hint"), Static(id="said")
        _put(self._hint, control.hint)
        _put(self._said, "")
        self._said.set_class(control.may_be_long, "-above")

    def compose(self) -> ComposeResult:
        """Everything from top to bottom."""
        yield from self._lines.values()
        if self._control.may_be_long:
            yield self._said
        yield self._control
        yield self._hint
        if not self._control.may_be_long:
            yield self._said

    async def show(self, turn: Turn, control: Control) -> None:
        """Puts another turn in place of the one before."""
        await self._fill(dict(_words(turn, self._role)))
        _put(self._hint, control.hint)
        self._place_said(control)
        if control is not self._control:
            self._control.display, control.display = False, True
            self._control = control
            if not control.is_attached:
                await self.mount(control, before=self._hint)
        self.scroll_home(animate=False)

    async def _fill(self, words: dict[str, str]) -> None:
        below: Widget = self._said if self._said.has_class("-above") else self._first_control
        for kind in reversed(_KINDS):
            if kind in self._lines:
                _put(self._lines[kind], words.get(kind, ""))
            elif kind in words:
                self._lines[kind] = _line(kind, words[kind])
                await self.mount(self._lines[kind], before=below)
            below = self._lines.get(kind, below)

    def _place_said(self, control: Control) -> None:
        if self._said.has_class("-above") == control.may_be_long:
            return
        self._said.set_class(control.may_be_long, "-above")
        if control.may_be_long:
            self.move_child(self._said, before=self._first_control)
        else:
            self.move_child(self._said, after=self._hint)

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


_KINDS = ("small", "before", "before thought", "tell", "ask", "help", "help reason", "listen", "listen last", "cues")
"""What may stand above the control, from top to bottom; each is a line of its own, with these classes."""


def _line(kind: str, text: str) -> Static:
    line = Static(text, markup=False, classes=kind)
    if not text:
        _put(line, text)
    return line


def _words(turn: Turn, role: Role) -> Iterator[tuple[str, str]]:
    """The words above the control from top to bottom, each with its kind."""
    words = turn.words
    said_aloud = role == "practitioner"
    if said_aloud:
        yield "small", "Say:"
    if words.before:
        yield "before", words.before
    if isinstance(turn, OfferThought) and turn.thought not in words.before:
        yield "before thought", turn.thought
    yield "tell" if isinstance(turn, Tell) else "ask", words.ask.strip()
    if isinstance(turn, Coach):
        yield "help", turn.example
        yield "help reason", turn.reason
    elif words.help:
        yield "help", words.help
    cues = words.cues[:MOST_CUES] if said_aloud and isinstance(turn, AskText | AskPeople) else ()
    if said_aloud and words.listen:
        yield "listen" if cues else "listen last", f"Listen for:     {words.listen}"
    if cues:
        yield "cues", "To go further:  " + "\n                ".join(cues)
