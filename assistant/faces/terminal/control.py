"""What every control under a question can do: be focused, and say what reply it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from assistant.conversation.turns import Asked, GoOn, Reply, Tell, Turn
from assistant.record import Value


class Control(Vertical):
    """The part of the screen that a question is answered with."""

    hint = ""
    """How it is used, in a line."""

    may_be_long = False
    """Whether it may be longer than the screen; a sentence about what was done then stands above it."""

    @dataclass
    class Answered(Message):
        """The person goes on with this reply."""

        reply: Reply

    @dataclass
    class Wanted(Message):
        """The person chose something that the screen does, such as reading the plan."""

        action: str

    @dataclass
    class Said(Message):
        """Something the person needs to know about what they did here."""

        sentence: str

    class Touched(Message):
        """Something moved or was marked; nothing is answered yet."""

    class Edited(Message):
        """What is typed has changed."""

    def reply(self) -> Reply:
        """What Next would answer."""
        return GoOn()

    def start(self) -> bool:
        """Takes the focus; False where there is nothing to take it."""
        return False

    def again(self, turn: Turn, typed: str, picked: Value) -> bool:
        """Asks another question in the same place; False where that takes another control."""
        raise NotImplementedError

    def scroll_words(self, lines: int) -> None:
        """Moves the question up or down where it is longer than the screen."""
        for holder in self.ancestors:
            if isinstance(holder, VerticalScroll):
                holder.scroll_relative(y=lines, animate=False)

    @property
    def unsent(self) -> str:
        """What is typed here and differs from the answer that stands."""
        return ""

    @property
    def picked(self) -> Value:
        """What is marked and not yet answered, for the same question in other words."""
        return None


class NoAnswer(Control):
    """Nothing is asked: there are words to read."""

    def again(self, turn: Turn, typed: str, picked: Value) -> bool:  # noqa: ARG002
        """Any words to read will do."""
        return isinstance(turn, Tell)


def standing(turn: Asked) -> Value:
    """The answer that stands, or None."""
    return turn.answer.value if turn.answer is not None and turn.answer.state == "answered" else None
