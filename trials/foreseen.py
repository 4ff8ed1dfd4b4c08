"""A talk foreseen: each thing that is typed, and what the record is to hold once that is kept.

It runs the same conversation beside the program, in memory, so that whatever a kill leaves on the disk can be
held against every state that the record went through.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any, NamedTuple

from assistant.conversation.turns import Finished, Reply, Turn
from assistant.errors import SaidPlainly
from assistant.faces.sitting import Keeping, Sitting
from assistant.record import Draft, Record
from trials.in_memory import InMemory, conversation_of

Essence = tuple[Any, ...]
"""What a record holds, without its times and its revision."""
_LENGTHS = (3, 3, 8, 8, 30, 150, 600)
"""Words in an answer."""
_WORDS = ("walk", "garden", "tea", "with", "Maya", "the", "dog", "Sunday", "music", "slowly", "bus", "a", "pie")
_TRIES = 30


@dataclass(frozen=True)
class Move:
    """One reply, as it is typed, and what is to come of it."""

    keys: bytes
    reply: Reply
    essence: Essence
    """What the record then holds."""
    shows: str
    """How the question that comes next is put; empty where it cannot be told from the one before."""
    says_saved: bool = True
    """Whether the plain chat says after it that it is saved."""
    first: bytes = b""
    """What is pressed before that, and has to be answered with `answered`."""
    answered: str = ""


class Typing(NamedTuple):
    """What to type to the turn at hand, and the reply that it makes; the rest as in a move."""

    keys: bytes
    reply: Reply
    says_saved: bool = True
    first: bytes = b""
    answered: str = ""


Typist = Callable[["Foreseen"], Typing]


def _now() -> datetime:
    return datetime.now().astimezone()


class Foreseen:
    """The talk as the program has it from here on."""

    def __init__(
        self,
        record: Record,
        draft: Draft | None,
        chance: Random,
        flow: str = "discuss",
        keeping: Keeping | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self.chance = chance
        self.sitting = Sitting(conversation_of(flow), record, keeping or InMemory(), clock, draft)
        self._number = chance.randrange(10**6)

    @property
    def turn(self) -> Turn:
        """What is asked now."""
        return self.sitting.turn

    @property
    def essence(self) -> Essence:
        """What the record holds now."""
        return essence(self.sitting.record)

    def move(self, typist: Typist) -> Move:
        """The next thing to type, which the conversation takes."""
        for _ in range(_TRIES):
            asked, before = self.turn.words.ask, self.sitting.half_typed
            typing = typist(self)
            try:
                self.sitting.reply(typing.reply)
            except SaidPlainly:
                self.sitting.keep_half_typed(before)
                continue
            shows = self.turn.words.ask
            return Move(essence=self.essence, shows="" if shows == asked else shows, **typing._asdict())
        raise RuntimeError(f"nothing can be typed at {self.sitting.place}")

    def words(self, longest: int = 600) -> str:
        """New words, no two times the same, from a few to 600."""
        self._number += 1
        many = min(longest, self.chance.choice(_LENGTHS))
        return " ".join((f"n{self._number}", *self.chance.choices(_WORDS, k=many)))

    @property
    def is_over(self) -> bool:
        """Whether the talk has come to its end."""
        return isinstance(self.turn, Finished)


def essence(record: Record) -> Essence:
    """What a record holds: its talks with their answers in their order, and its thoughts."""
    talks = [
        (talk.flow, talk.place, *((key, one.state, str(one.value)) for key, one in talk.answers.items()))
        for talk in record.talks
    ]
    return (*talks, *((thought.text, thought.state) for thought in record.thoughts))


def a_new_record() -> Record:
    """A record as the program begins it."""
    return Record(id="trial", created=_now(), saved=_now())
