"""Practices built by hand: exchanges with the small person, each read as it would be, with the answers it gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.content import Content
from assistant.documents.wording import Words, document_words
from assistant.practice.exchange import Exchange, Line
from assistant.practice.reading import read_turn
from tests.practice.small_person import SMALL, read

ANN = read(SMALL)[0]
"""The small person: facts `one` to `twelve` in the order of the areas, of which `one` matters and `four` is a worry."""
WORDS: Words = document_words(Content(), "debrief", folder="practise")
TELL = "You should take a warm bath every night."
OPEN = "What else is on your mind?"
CLOSED = "Do you sleep well?"


@dataclass(frozen=True)
class Turn:
    """One turn to be made into an exchange: what is said, and what comes of it."""

    said: str = OPEN
    keys: Sequence[str] = ()
    """The keys of the lines said in answer, with what each is about behind a space: `fact.first one`."""
    told: Sequence[str] = ()
    sure: int | None = None
    shut: bool = False
    reached: Sequence[str] = ()
    asked_first: bool = False
    was_asked: bool = False


def tells(fact: str, said: str = OPEN, reached: Sequence[str] = ()) -> Turn:
    """A turn to which a fact is told."""
    return Turn(said, (f"fact.first {fact}",), (fact,), reached=reached)


def talk(*turns: Turn, greeting: str = "") -> list[Exchange]:
    """The exchanges of a practice: each turn is read with the answer before it in the ear."""
    made: list[Exchange] = []
    for number, one in enumerate(turns, 1):
        made.append(_exchange(number, one, made[-1].answer if made else greeting))
    return made


def _exchange(number: int, turn: Turn, heard: str) -> Exchange:
    reading = read_turn(heard, turn.said)
    return Exchange(
        number=number,
        said=turn.said,
        heard=heard,
        reading=reading,
        questions=int(reading.question is not None),
        words=len(turn.said.split()),
        listened=reading.reflection is not None,
        asked_first=turn.asked_first,
        was_asked=turn.was_asked,
        lines=tuple(_line(key, number) for key in turn.keys) or (Line("says.mm", "", f"Mm, number {number}."),),
        told=tuple(turn.told),
        sure=turn.sure,
        shut=turn.shut,
        reached=tuple(turn.reached),
    )


def _line(written: str, number: int) -> Line:
    key, _, about = written.partition(" ")
    return Line(key, about, f"Answer {number} on {about or key}.")
