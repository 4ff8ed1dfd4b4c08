"""What the tests share: our own conversation, a fixed clock, and a record to begin with."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from assistant.content import Content
from assistant.conversation.engine import Conversation
from assistant.conversation.opening import open_conversation
from assistant.conversation.turns import Finished, GoOn, Reply, Tell, Turn
from assistant.record import Draft, Record
from assistant.roles import Level, Role

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@cache
def our_discuss() -> Conversation:
    """The conversation that ships."""
    return open_conversation(Content(), "discuss")


def new_record(role: Role = "patient", level: Level | None = None) -> Record:
    """An empty record."""
    return Record(id="k7f3qd", created=NOON, saved=NOON, role=role, level=level, level_given=level is not None)


class Talking:
    """A talk without a face: replies go in, the record and the turn come out."""

    def __init__(self, role: Role = "patient", level: Level | None = None, record: Record | None = None) -> None:
        self.conversation = our_discuss()
        self.record = self.conversation.begin(record or new_record(role, level), NOON).record
        self.said = ""

    @property
    def turn(self) -> Turn:
        """What is asked now."""
        return self.conversation.turn(self.record)

    @property
    def place(self) -> str:
        """Where the talk is."""
        return self.record.talks[-1].place

    def reply(self, *replies: Reply) -> Talking:
        """Gives replies one after the other."""
        for reply in replies:
            outcome = self.conversation.reply(self.record, reply, NOON)
            self.record, self.said = outcome.record, outcome.said
        return self

    def state(self, address: str) -> str:
        """The state of the answer at an address, or `open`."""
        answer = self.record.talks[-1].answers.get(address)
        return answer.state if answer else "open"

    def through_tells(self) -> Talking:
        """Goes on as long as something is only told."""
        while isinstance(self.turn, Tell) and not isinstance(self.turn, Finished):
            self.reply(GoOn())
        return self


class NotKept:
    """A keeping that keeps nothing."""

    def keep(self, record: Record) -> Record:
        """The record, one revision on."""
        return record.changed(revision=record.revision + 1)

    def keep_draft(self, draft: Draft | None) -> None:
        """Nothing."""
