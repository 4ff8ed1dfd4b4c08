"""Tells kept answers again as a conversation: what was asked, what was said to it, by whom and when.

A record keeps answers, not the words of the questions. They are told in the words of the flow as it is, filled as
they were filled in that talk, for whoever answered. A question that its flow does not have is told by its id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from assistant.content import Content
from assistant.conversation.answers import in_words
from assistant.conversation.changes import with_new_names
from assistant.conversation.engine import Conversation
from assistant.conversation.flow import Flow
from assistant.conversation.opening import flow_names, open_conversation
from assistant.conversation.scene import TalkScene, fits, in_order, item_in_words
from assistant.conversation.wording import Words
from assistant.record import Address, Answer, Record, Talk, Value
from assistant.roles import Role

LEFT_OUT, NOT_TODAY, TAKEN_OUT = "(left out)", "(not today)", "(taken out)"
"""What stands for an answer where a question was skipped, put off, or its answer taken out again."""
_NOT_SAID = {"skipped": LEFT_OUT, "not_today": NOT_TODAY}
_SPEAKS_AS: dict[str, Role] = {"person": "patient", "peer": "peer", "practitioner": "practitioner"}
"""In whose words a question was put to whoever answered it."""


class Retold(NamedTuple):
    """One thing asked and answered."""

    asked: str
    answered: str
    """The words or what was chosen; one of LEFT_OUT, NOT_TODAY and TAKEN_OUT where nothing was said."""
    by: str
    """`person`, `carer`, `practitioner`, `peer` or `advocate`; empty for words that were changed since."""
    at: datetime
    stage: str
    """The talk, the stage, and which item: `Have the talk: Goals and actions, goal 1, action 2`."""


class _Said(NamedTuple):
    """One version of an answer, in a talk."""

    address: Address
    value: Value
    at: datetime
    by: str
    not_said: str = ""

    def key(self, answer: Answer) -> tuple[str, tuple[int, ...], datetime, str]:
        """What makes it the same in two talks: answers are taken along from one to the next."""
        return answer.fills or self.address.path, self.address.items, self.at, json.dumps([self.not_said, self.value])


def retold(content: Content, record: Record) -> list[Retold]:
    """All talks of a record, oldest first, each in the order of its flow; of a changed answer each version.

    Answers given apart are left out: they are in no file. So are thoughts that were let go.
    """
    talks = _in_time(record)
    owners = _owners(talks)
    found: list[Retold] = []
    for number, talk in enumerate(talks):
        then = record.changed(talks=(*talks[:number], talk))
        found += _Teller(content, then, talk).told(number, owners)
    return [*found, *_thoughts(content, record)]


def _in_time(record: Record) -> list[Talk]:
    """The talks, oldest first, without what was said apart: no question quotes it either."""
    talks = sorted(record.talks, key=lambda talk: talk.started)
    return [talk.changed(answers={key: one for key, one in talk.answers.items() if not one.apart}) for talk in talks]


def _owners(talks: Sequence[Talk]) -> dict[tuple[object, ...], int]:
    """In which talk each version of an answer was said: of those that have it, the last that had begun by then."""
    owners: dict[tuple[object, ...], int] = {}
    for number, talk in enumerate(talks):
        for key, answer in talk.answers.items():
            for said in _versions(Address.parse(key), answer):
                if talk.started <= said.at or said.key(answer) not in owners:
                    owners[said.key(answer)] = number
    return owners


def _versions(address: Address, answer: Answer) -> Iterator[_Said]:
    """All that was said to one question, oldest first."""
    for before in answer.earlier:
        yield _Said(address, before.value, before.at, "")
    state = answer.was if answer.state == "set_aside" and answer.was else answer.state
    not_said = TAKEN_OUT if state == "skipped" and answer.earlier else _NOT_SAID.get(state, "")
    yield _Said(address, answer.value, answer.at, answer.given_by, not_said)


class _Teller:
    """Tells one talk, in the words of its flow where that is still there."""

    def __init__(self, content: Content, record: Record, talk: Talk) -> None:
        self._conversation = open_conversation(content, talk.flow) if talk.flow in flow_names(content) else None
        self._talk = with_new_names(self._conversation.flow, talk) if self._conversation else talk
        self._record = record.changed(talks=(*record.talks[:-1], self._talk))

    def told(self, number: int, owners: Mapping[tuple[object, ...], int]) -> Iterator[Retold]:
        """What was said in this talk, and not in an earlier one from which it was taken along."""
        for address in filter(self._asks, self._addresses()):
            answer = self._talk.answers[str(address)]
            own = [one for one in _versions(address, answer) if owners.get(one.key(answer), number) == number]
            if len(own) == 1 and own[0].not_said == TAKEN_OUT:
                # What it was before was said in another talk: here nothing was.
                own = [own[0]._replace(not_said=LEFT_OUT)]
            yield from (self._retold(said, answer) for said in own)

    def _addresses(self) -> list[Address]:
        known = in_order(self._conversation.flow, self._talk.answers) if self._conversation else []
        there = set(known)
        return [*known, *(one for one in map(Address.parse, self._talk.answers) if one not in there)]

    def _asks(self, address: Address) -> bool:
        step = self._conversation.flow.steps.get(address.path) if self._conversation else None
        return step is None or step.kind != "tell"

    def _retold(self, said: _Said, answer: Answer) -> Retold:
        conversation = self._conversation
        if conversation is None or not fits(conversation.flow, said.address):
            return _by_its_id(said, conversation.flow if conversation else None, self._talk.flow)
        record = self._record.changed(role=_SPEAKS_AS.get(answer.given_by, self._record.role))
        words = _words(conversation, record, said.address)
        is_support = conversation.flow.steps[said.address.path].kind == "options"
        answered = _names(said) if is_support and not said.not_said else _answered(said, words)
        return Retold(words.ask or words.label, answered, said.by, said.at, _where(conversation.flow, said.address))


def _where(flow: Flow, address: Address) -> str:
    step = flow.steps[address.path]
    item = item_in_words(step, address.items)
    stage = f"{flow.title}: {flow.stage(step.stage).title}"
    return f"{stage}, {item}" if item else stage


def _by_its_id(said: _Said, flow: Flow | None, name: str) -> Retold:
    """What was said to a question that is no longer asked."""
    stage, _, question = said.address.path.partition("/")
    titles = {one.id: one.title for one in flow.stages} if flow else {}
    talk = flow.title if flow else _in_plain_words(name)
    where = f"{talk}: {titles.get(stage) or _in_plain_words(stage)}"
    return Retold(_in_plain_words(question), _answered(said, Words()), said.by, said.at, where)


def _words(conversation: Conversation, record: Record, address: Address) -> Words:
    talk = record.talks[-1]
    level = TalkScene(conversation.flow, record, talk).level
    return conversation.asking.words(record, talk, level, address)


def _answered(said: _Said, words: Words) -> str:
    return said.not_said or in_words(said.value, words)


def _names(said: _Said) -> str:
    """Support that was chosen; what it is and how to reach it stands in the plan."""
    return ", ".join(str(one["name"]) for one in said.value)


def _in_plain_words(name: str) -> str:
    text = name.replace("_", " ").replace("/", ", ")
    return text[:1].upper() + text[1:]


def _thoughts(content: Content, record: Record) -> Iterator[Retold]:
    """The thoughts kept aside, with what was told of them; nobody was asked for them."""
    for thought in record.thoughts:
        if thought.state != "let_go":
            words = f"{thought.text}\n{thought.more}" if thought.more else thought.text
            yield Retold("", words, "", thought.at, _called(content, record))


def _called(content: Content, record: Record) -> str:
    """What thoughts are called in the newest talk that offers them again."""
    known = flow_names(content)
    for talk in reversed(record.talks):
        if talk.flow in known:
            conversation = open_conversation(content, talk.flow)
            for step in conversation.flow.steps.values():
                if step.kind == "thoughts":
                    return conversation.asking.wording.label(step.path)
    return "Thoughts"
