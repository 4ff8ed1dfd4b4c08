"""What the tests share: our own conversation, a fixed clock, and a record to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from assistant.content import Content
from assistant.conversation.checks import checked
from assistant.conversation.coaching import Coaching
from assistant.conversation.engine import Conversation
from assistant.conversation.flow import SCALES, Flow, Step
from assistant.conversation.flow_file import FlowFile
from assistant.conversation.opening import open_conversation
from assistant.conversation.options import Directory
from assistant.conversation.prompt_file import REST
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskScale,
    AskText,
    ChangeIt,
    Chosen,
    Coach,
    Finished,
    GoOn,
    LeaveAsItIs,
    LookOver,
    OfferThought,
    ReadBack,
    Reply,
    Rest,
    Tell,
    Turn,
    Typed,
)
from assistant.conversation.wording import Variant, Wording
from assistant.plain_yaml import read_yaml
from assistant.record import Answer, Draft, Record
from assistant.roles import Level, Role

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@cache
def ours(name: str) -> Conversation:
    """A conversation that ships."""
    return open_conversation(Content(), name)


def our_discuss() -> Conversation:
    """The main conversation that ships."""
    return ours("discuss")


def flow_of(text: str) -> Flow:
    """The flow written in a text, which has no faults."""
    block, faults = read_yaml(text, "flows/small.yaml")
    file = FlowFile(block, "flows/small.yaml")
    flow, found = checked(file.flow)
    assert [*faults, *file.faults, *found] == []
    return flow


def small(
    text: str, words: Mapping[str, Mapping[str, Any]] | None = None, directory: Directory | None = None
) -> Conversation:
    """A small flow ready to talk, in bare words; `words` are laid over them, by path."""
    flow = flow_of(text)
    fields = {path: {**_bare_words(step), **(words or {}).get(path, {})} for path, step in flow.steps.items()}
    fields[REST] = {"ask": "A rest?", "options": {"go_on": "Go on", "stop": "Stop"}}
    entries = {path: (Variant(None, None, one),) for path, one in fields.items()}
    return Conversation(flow, Wording(entries), Coaching((), Wording({})), lambda: directory or Directory())


def _bare_words(step: Step) -> dict[str, Any]:
    labels = {one: one.replace("_", " ") for one in step.options}
    rows = {one: one for one in step.rows}
    in_words = {one: one.replace("_", " ") for one in SCALES.get(step.scale, ())}
    return {"label": step.id, "ask": f"{step.id}?", "options": labels, "rows": rows, "in_words": in_words}


def new_record(role: Role = "patient", level: Level | None = None) -> Record:
    """An empty record."""
    return Record(id="k7f3qd", created=NOON, saved=NOON, role=role, level=level, level_given=level is not None)


class Talking:
    """A talk without a face: replies go in, the record and the turn come out."""

    def __init__(
        self,
        role: Role = "patient",
        level: Level | None = None,
        record: Record | None = None,
        conversation: Conversation | None = None,
        now: datetime = NOON,
    ) -> None:
        self.conversation = conversation or our_discuss()
        self.now = now
        begun = self.conversation.begin(record or new_record(role, level), now)
        self.record, self.said = begun.record, begun.said

    def then(self, conversation: Conversation, days: int = 1) -> Talking:
        """Another talk on the same plan, or the same one again, some days later."""
        return Talking(record=self.record, conversation=conversation, now=self.now + days * DAY)

    @property
    def turn(self) -> Turn:
        """What is asked now."""
        return self.conversation.turn(self.record)

    @property
    def place(self) -> str:
        """Where the talk is."""
        return self.record.talks[-1].place

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers of this talk."""
        return self.record.talks[-1].answers

    def reply(self, *replies: Reply) -> Talking:
        """Gives replies one after the other."""
        for reply in replies:
            outcome = self.conversation.reply(self.record, reply, self.now)
            self.record, self.said = outcome.record, outcome.said
        return self

    def state(self, address: str) -> str:
        """The state of the answer at an address, or `open`."""
        answer = self.answers.get(address)
        return answer.state if answer else "open"

    def through_tells(self) -> Talking:
        """Goes on as long as something is only told."""
        while isinstance(self.turn, Tell) and not isinstance(self.turn, Finished):
            self.reply(GoOn())
        return self

    def to_the_end(self, number: int = 0) -> list[str]:
        """Answers everything until the talk is finished; the places that were asked, each time they were."""
        asked: list[str] = []
        while not isinstance(self.turn, Finished):
            asked.append(self.place)
            assert len(asked) < 3000, f"the talk goes round and round at {self.place}"
            self.reply(fitting(self.turn, number))
        return asked


def fitting(turn: Turn, number: int) -> Reply:
    """A reply that answers a turn, one of several by its number."""
    match turn:
        case Tell() | ReadBack() | Rest() | Finished():
            return GoOn()
        case AskText() | AskPeople():
            return Typed(f"words {number}")
        case AskDate(past=past):
            return Typed(f"{number % 28 + 1} May 1948" if past else f"in {number + 1} weeks")
        case AskChoice(options=options) | OfferThought(options=options):
            return Chosen(options[number % len(options)].id)
        case AskScale():
            return Chosen(number % 10 + 1)
        case LookOver(rows=rows, options=options):
            return Chosen({row.id: options[number % len(options)].id for row in rows[: number + 1]})
        case Coach():
            return LeaveAsItIs() if number % 2 else ChangeIt()


class NotKept:
    """A keeping that keeps nothing."""

    def keep(self, record: Record) -> Record:
        """The record, one revision on."""
        return record.changed(revision=record.revision + 1)

    def keep_draft(self, draft: Draft | None) -> None:
        """Nothing."""

    def keep_elsewhere(self, folder: Path, record: Record) -> str:
        """Nothing there either."""
        raise NotImplementedError
