"""Which control each kind of turn is answered with."""

from __future__ import annotations

from typing import assert_never

from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskScale,
    AskText,
    Coach,
    Finished,
    LookOver,
    OfferThought,
    ReadBack,
    Rest,
    Tell,
    Turn,
)
from assistant.faces.terminal.control import Control, NoAnswer
from assistant.faces.terminal.menus import Menu
from assistant.faces.terminal.picks import LookOverRows, Scale
from assistant.record import Value


class Controls:
    """Every control made so far: asking with one of them again is much quicker than making another."""

    def __init__(self) -> None:
        self._made: list[Control] = []

    def ask(self, turn: Turn, typed: str = "", picked: Value = None) -> Control:
        """The control for a turn, with what was typed or marked before put in."""
        for made in self._made:
            if made.again(turn, typed, picked):
                return made
        self._made.append(_control_for(turn, typed, picked))
        return self._made[-1]


def _control_for(turn: Turn, typed: str, picked: Value) -> Control:
    match turn:
        case Tell():
            return NoAnswer()
        case AskText() | AskPeople() | AskChoice() | AskDate() | OfferThought():
            return _with_words(turn, typed, picked)
        case AskScale():
            return Scale(turn, picked)
        case LookOver():
            return LookOverRows(turn, picked)
        case ReadBack() | Coach() | Rest() | Finished():
            return Menu(turn, picked)
        case _:
            assert_never(turn)


def _with_words(turn: AskText | AskPeople | AskChoice | AskDate | OfferThought, typed: str, picked: Value) -> Control:
    # Late, because a talk begins with words to read, and the text area is slow to import.
    from assistant.faces.terminal.choice import Choice
    from assistant.faces.terminal.words import TextAnswer

    if isinstance(turn, AskText | AskPeople):
        return TextAnswer(turn, typed)
    return Choice(turn, typed, picked)
