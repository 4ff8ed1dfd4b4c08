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
from assistant.faces.terminal.control import Control
from assistant.faces.terminal.menus import coach, finished, read_back, rest
from assistant.faces.terminal.picks import LookOverRows, Scale
from assistant.record import Value


def control_for(turn: Turn, typed: str = "", picked: Value = None) -> Control:
    """The control for a turn, with what was typed or marked before put in."""
    match turn:
        case Tell():
            return Control()
        case AskText() | AskPeople() | AskChoice() | AskDate() | OfferThought():
            return _with_words(turn, typed, picked)
        case AskScale():
            return Scale(turn, picked)
        case LookOver():
            return LookOverRows(turn, picked)
        case ReadBack():
            return read_back(turn)
        case Coach():
            return coach(turn)
        case Rest():
            return rest(turn, picked)
        case Finished():
            return finished(turn)
        case _:
            assert_never(turn)


def _with_words(turn: AskText | AskPeople | AskChoice | AskDate | OfferThought, typed: str, picked: Value) -> Control:
    # Late, because a talk begins with words to read, and the text area is slow to import.
    from assistant.faces.terminal.choice import Choice
    from assistant.faces.terminal.words import TextAnswer

    if isinstance(turn, AskText | AskPeople):
        return TextAnswer(turn, typed)
    return Choice(turn, typed, picked)
