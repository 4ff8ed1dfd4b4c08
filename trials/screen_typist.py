"""Types on the screen: answers, letters taken off and put on, back, and an answer taken out."""

from __future__ import annotations

from assistant.conversation.options import OTHERS
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskScale,
    AskText,
    Back,
    ChangeIt,
    Chosen,
    Coach,
    Finished,
    GoOn,
    LeaveAsItIs,
    LookOver,
    OfferThought,
    Reply,
    TakeOut,
    Turn,
    Typed,
)
from trials.foreseen import Foreseen, Typing

BACK, DOWN, RIGHT, HOME, RUBOUT = "\x1b[19~", "\x1b[B", "\x1b[C", "\x1b[H", "\x7f"
ESCAPE = b"\x1b[27u"
"""Escape, in the way that cannot be taken for the beginning of another key."""


def on_the_screen(talk: Foreseen) -> Typing:
    """The next thing to press."""
    if _stands(talk.turn) is not None and talk.chance.random() < 0.15:
        return Typing(b"take\r", TakeOut(), first=ESCAPE, answered="All choices")
    keys, reply = _next(talk)
    return Typing(keys.encode(), reply)


def pasted(text: str) -> str:
    """The text as a terminal hands it over when it is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


def _next(talk: Foreseen) -> tuple[str, Reply]:
    turn = talk.turn
    if isinstance(turn, Finished) or talk.chance.random() < 0.2:
        return BACK, Back()
    match turn:
        case AskText():
            return _words(talk, turn)
        case AskPeople():
            return _person(talk, turn)
        case AskChoice() | OfferThought():
            return _choice(talk, turn)
        case AskScale():
            number = talk.chance.randint(turn.first, turn.last)
            return f"{number}\r", GoOn() if number == _stands(turn) else Chosen(number)
        case AskDate():
            return _day(talk, turn)
        case LookOver():
            return _look_over(turn)
        case Coach():
            return talk.chance.choice((("\r", ChangeIt()), (f"{DOWN}\r", LeaveAsItIs())))
        case _:
            return "\r", GoOn()


def _stands(turn: Turn) -> object:
    return turn.answer.value if turn.answer is not None and turn.answer.state == "answered" else None


def _words(talk: Foreseen, turn: AskText) -> tuple[str, Reply]:
    """Some letters off the end of what stands in the box, and sometimes as many as that and more put on."""
    stands = _stands(turn)
    text = talk.sitting.half_typed or str(stands or "")
    fewer = talk.chance.randint(0, min(60, len(text)))
    more = talk.words(8 if turn.short or fewer else 400)
    typed = text[: len(text) - fewer] + more
    return RUBOUT * fewer + pasted(more) + "\r", Typed(typed)


def _person(talk: Foreseen, turn: AskPeople) -> tuple[str, Reply]:
    if _stands(turn) is not None and not talk.sitting.half_typed:
        return "\r", GoOn()
    person = f"Maya{talk.chance.randint(1, 99)}, my daughter"
    before = talk.sitting.half_typed
    return RUBOUT * len(before) + person + "\r", Typed(person)


def _choice(talk: Foreseen, turn: AskChoice | OfferThought) -> tuple[str, Reply]:
    if talk.sitting.half_typed:
        return BACK, Back()
    if _stands(turn) is not None:
        return "\r", GoOn()
    last = len(turn.options) - 1 - (turn.options[-1].id == OTHERS)
    number = 0 if talk.chance.random() < 0.8 else talk.chance.randint(0, last)
    chosen = turn.options[number].id
    moves = HOME + DOWN * number
    if isinstance(turn, AskChoice) and turn.many:
        return f"{moves} \r", Chosen([chosen])
    return f"{moves}\r", Chosen(chosen)


def _day(talk: Foreseen, turn: AskDate) -> tuple[str, Reply]:
    if _stands(turn) is not None and not talk.sitting.half_typed:
        return "\r", GoOn()
    day = "3 May 1948" if turn.past else f"in {talk.chance.randint(2, 20)} weeks"
    return RUBOUT * len(talk.sitting.half_typed) + day + "\r", Typed(day)


def _look_over(turn: LookOver) -> tuple[str, Reply]:
    """The first row turned to its next word."""
    stands = _stands(turn)
    picked = dict(stands) if isinstance(stands, dict) else {}
    words = [None, *(option.id for option in turn.options)]
    row = turn.rows[0].id
    word = words[(words.index(picked.pop(row, None)) + 1) % len(words)]
    chosen = {**picked, **({row: word} if word is not None else {})}
    return f"{HOME}{RIGHT}\r", Chosen(chosen)
