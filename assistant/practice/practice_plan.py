"""The practice plan: the same flow and state machine as in real use, filled by what the person tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from assistant.conversation.engine import Conversation
from assistant.conversation.machine import END
from assistant.conversation.turns import (
    AskText,
    Coach,
    GoOn,
    GoTo,
    LeaveAsItIs,
    Reply,
    Rest,
    Skip,
    Tell,
    Typed,
)
from assistant.conversation.wording import Words
from assistant.errors import CannotGoThere, NotUnderstood
from assistant.practice.exchange import Exchange
from assistant.practice.person import Person
from assistant.practice.places import Find, finds, is_asked
from assistant.record import Address, Record
from assistant.roles import Level, Role

NEVER_KEPT = "practice"
"""The id of a practice plan: no store ever gives it, and none ever sees it."""


@dataclass(frozen=True, slots=True)
class PracticePlan:
    """A plan with a made-up person, in memory only; nothing in it changes in place."""

    conversation: Conversation
    record: Record
    steps: tuple[str, ...] = ()
    """The steps towards the goal that were told, in the order in which they were: each is an action of the plan."""

    def filled(self, person: Person, told: frozenset[str], exchange: Exchange) -> tuple[PracticePlan, tuple[str, ...]]:
        """The plan with what an exchange told in it, at the next question, and the paths that were filled."""
        record, reached = self.record, list[str]()
        at = record.saved
        steps = (*self.steps, *(one.removeprefix("step:") for one in exchange.told if one.startswith("step:")))
        for find in finds(person, told, steps, exchange):
            record, address = self._placed(record, find, at)
            reached += [Address.parse(address).path] if address else []
        begun = isinstance(self.conversation.turn(record), Tell) and bool(reached or exchange.said)
        if begun or (not reached and _is_prompt(exchange)):
            record = self._passed(record, at)
        filled = replace(self, record=self._at_a_question(record, at), steps=steps)
        return filled, tuple(dict.fromkeys(reached))

    def another_prompt(self) -> PracticePlan:
        """The plan at the question after this one, which stays open no longer."""
        passed = self._passed(self.record, self.record.saved)
        return replace(self, record=self._at_a_question(passed, self.record.saved))

    def prompt(self) -> Words:
        """What a practitioner can say here; no words at the end of the talk."""
        return Words() if self.is_at_end else self.conversation.turn(self.record).words

    @property
    def stage(self) -> str:
        """The title of the stage the talk has reached."""
        return self.conversation.turn(self.record).stage

    @property
    def is_at_end(self) -> bool:
        """Whether no question is left."""
        return self.record.talks[-1].place == END

    def _placed(self, record: Record, find: Find, at: datetime) -> tuple[Record, str]:
        """The record with a find in it, and the address it went to; empty where the flow has no room for it."""
        for address in filter(None, (find.address, find.otherwise)):
            taken = self._taken(record, address, find, at)
            if taken is not None:
                return taken, address
        return record, ""

    def _taken(self, record: Record, address: str, find: Find, at: datetime) -> Record | None:
        """The record with a find at an address; None where the flow has no room for it there."""
        try:
            there = self.conversation.reply(record, GoTo(address), at).record
            reply = self._beside(there, find)
            return self._settled(self.conversation.reply(there, reply, at).record, at)
        except (CannotGoThere, NotUnderstood):
            return None

    def _beside(self, record: Record, find: Find) -> Reply:
        """The words of a find; beside the words that stand there already, where it adds to them."""
        turn = self.conversation.turn(record)
        stands = turn.answer.value if turn.answer and turn.answer.state == "answered" else None
        if find.adds and isinstance(turn, AskText) and isinstance(find.reply, Typed) and isinstance(stands, str):
            return Typed(f"{stands} {find.reply.text}")
        return find.reply

    def _settled(self, record: Record, at: datetime) -> Record:
        """The record past a coaching line or a pause: here the person speaks, and is not to be coached."""
        turn = self.conversation.turn(record)
        if isinstance(turn, Coach):
            return self.conversation.reply(record, LeaveAsItIs(), at).record
        return self.conversation.reply(record, GoOn(), at).record if isinstance(turn, Rest) else record

    def _at_a_question(self, record: Record, at: datetime) -> Record:
        while (place := record.talks[-1].place) != END and not is_asked(Address.parse(place).path):
            record = self._passed(record, at)
        return record

    def _passed(self, record: Record, at: datetime) -> Record:
        if record.talks[-1].place == END:
            return record
        turn = self.conversation.turn(record)
        told = isinstance(turn, Tell) or turn.address.startswith("read_back/")
        return self._settled(self.conversation.reply(record, GoOn() if told else Skip(), at).record, at)


def begun(conversation: Conversation, person: Person, role: Role, level: Level | None, at: datetime) -> PracticePlan:
    """A practice plan at its first question."""
    empty = Record(id=NEVER_KEPT, created=at, saved=at, role=role, level=level, level_given=level is not None)
    record = conversation.begin(empty, at).record
    plan = PracticePlan(conversation, record)
    named, _ = plan._placed(record, Find("welcome/name", Typed(person.name)), at)
    return replace(plan, record=plan._at_a_question(_at_first(conversation, named, at), at))


def _at_first(conversation: Conversation, record: Record, at: datetime) -> Record:
    """The record back at the first question, which was only left to put in the name."""
    try:
        return conversation.reply(record, GoTo("welcome/hello"), at).record
    except CannotGoThere:
        return record


def _is_prompt(exchange: Exchange) -> bool:
    """Whether a turn says what the flow offered to say, more or less."""
    offered, said = (set(text.casefold().split()) for text in (exchange.prompt, exchange.said))
    return bool(offered) and len(offered & said) >= 0.6 * len(offered)
