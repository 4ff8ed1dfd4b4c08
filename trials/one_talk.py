"""One talk taken apart into visits: the record before each kind of reply, and the reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskMe,
    AskPeople,
    AskScale,
    AskText,
    Back,
    Chosen,
    Coach,
    Finished,
    GoOn,
    GoTo,
    LeaveAsItIs,
    LookOver,
    NotToday,
    OfferThought,
    Park,
    ReadBack,
    Reply,
    Rest,
    Skip,
    TakeOut,
    Tell,
    Turn,
    Typed,
    Undo,
)
from assistant.faces.sitting import Keeping, Sitting
from assistant.record import Draft, Record
from trials.in_memory import conversation_of

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PLAN = "k7f3qd"
_MOST = 3_000
_EVERYWHERE: tuple[Reply, ...] = (
    Park("Ask about the bus"), Skip(), NotToday(), Undo(), Back(), AskMe(2), GoTo("goals/goal"),
)  # fmt: skip


class Visit(NamedTuple):
    """What is done in one visit, and the record with which it begins; a new plan where nothing of it was saved yet."""

    name: str
    record: Record
    does: Callable[[Sitting], None]


@dataclass(frozen=True)
class _Gives:
    reply: Reply

    def __call__(self, sitting: Sitting) -> None:
        sitting.reply(self.reply)


def clock() -> datetime:
    """A clock that stands still."""
    return AT


def sitting_of(record: Record, keeping: Keeping, draft: Draft | None) -> Sitting:
    """A visit as the program begins it."""
    return Sitting(conversation_of("discuss"), record, keeping, clock, draft)


@cache
def visits() -> tuple[Visit, ...]:
    """One visit for each kind of question, one for each reply that does everywhere, and half-typed words."""
    talk, record = conversation_of("discuss"), Record(id=PLAN, created=AT, saved=AT)
    record = talk.begin(record, AT).record
    found = {"the first reply": Visit("the first reply", record.changed(talks=()), _Gives(GoOn()))}
    middle = last = record
    for number in range(_MOST):
        turn = talk.turn(record)
        if isinstance(turn, Finished):
            break
        reply, last = fitting(turn, number), record
        found.setdefault(type(turn).__name__, Visit(type(turn).__name__, record, _Gives(reply)))
        middle = record if isinstance(turn, AskText) and turn.address.startswith("goals/") else middle
        record = talk.reply(record, reply, AT).record
    found["the last reply"] = Visit("the last reply", last, _Gives(fitting(talk.turn(last), number - 1)))
    found |= {one.name: one for one in (Visit(type(reply).__name__, middle, _Gives(reply)) for reply in _EVERYWHERE)}
    answered = talk.reply(middle, GoTo("welcome/name"), AT).record
    found["TakeOut"] = Visit("TakeOut", answered, _Gives(TakeOut()))
    found["half-typed words"] = Visit("half-typed words", middle, lambda sitting: sitting.keep_half_typed("To wal"))
    found["saving"] = Visit("saving", middle, Sitting.save)
    return tuple(found.values())


def fitting(turn: Turn, number: int) -> Reply:
    """A reply that answers a turn; with the number it is another one each time."""
    match turn:
        case AskText() | AskPeople():
            return Typed(f"Something of my own, number {number}")
        case AskDate(past=past):
            return Typed(f"{number % 28 + 1} May 1948" if past else f"in {number % 9 + 1} weeks")
        case AskChoice(options=options) | OfferThought(options=options):
            # Always the same one: to go round in "another?" would take for ever.
            return Chosen([options[0].id] if _many(turn) else options[0].id)
        case AskScale():
            return Chosen(number % 10 + 1)
        case LookOver(rows=rows, options=options):
            return Chosen({row.id: options[number % len(options)].id for row in rows})
        case Coach():
            return LeaveAsItIs()
        case Tell() | ReadBack() | Rest() | Finished():
            return GoOn()


def _many(turn: Turn) -> bool:
    return isinstance(turn, AskChoice) and turn.many
