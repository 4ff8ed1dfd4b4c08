"""The words around a control, in their order: what came before, the question, help, cues."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget
from textual.widgets import Static

from assistant.conversation.turns import AskPeople, AskText, Coach, OfferThought, Tell, Turn
from assistant.faces.terminal.control import Control
from assistant.roles import Role

MOST_CUES = 3


def question_parts(turn: Turn, role: Role, control: Control) -> Iterator[Widget]:
    """Everything in the middle of the screen, from top to bottom."""
    words = turn.words
    said_aloud = role == "practitioner"
    if said_aloud:
        yield _words("Say:", "small")
    if words.before:
        yield _words(words.before, "before")
    if isinstance(turn, OfferThought) and turn.thought not in words.before:
        yield _words(turn.thought, "before")
    yield _words(words.ask.strip(), "tell" if isinstance(turn, Tell) else "ask")
    if words.help and not isinstance(turn, Coach):
        yield _words(words.help, "help")
    if isinstance(turn, Coach):
        yield from (_words(text, "help") for text in (turn.example, turn.reason) if text)
    if said_aloud and words.listen:
        yield _words(f"Listen for:     {words.listen}", "listen")
    if said_aloud and words.cues and isinstance(turn, AskText | AskPeople):
        cues = "\n                ".join(words.cues[:MOST_CUES])
        yield _words(f"To go further:  {cues}", "cues")
    yield control
    if control.hint:
        yield _words(control.hint, "hint")
    said = Static(markup=False, id="said")
    said.display = False
    yield said


def _words(text: str, kind: str) -> Static:
    return Static(text, markup=False, classes=kind)
