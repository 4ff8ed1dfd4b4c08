"""Changes to a talk, each a new talk: answers given, put off, taken out, set aside and back again."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from assistant.conversation.flow import Flow, Step
from assistant.conversation.machine import Machine
from assistant.conversation.scene import TalkScene, fits
from assistant.record import Address, Answer, Earlier, Giver, Record, State, Talk, Value
from assistant.roles import Role

_GIVERS: dict[Role, Giver] = {"patient": "person", "peer": "peer", "practitioner": "practitioner"}
_ROUNDS = 6
"""How often one set-aside may lead to the next: as deep as conditions hang on each other."""


def giver(record: Record) -> Giver:
    """Whose words are being typed: as was said, else those of the one at the keyboard."""
    return record.speaker or _GIVERS[record.role]


class Given(NamedTuple):
    """What is to stand as an answer, whose words it is, and when."""

    state: State
    value: Value
    by: Giver
    at: datetime


def with_answer(flow: Flow, talk: Talk, step: Step, key: str, given: Given, last_time: Answer | None = None) -> Talk:
    """The talk with this answer; what was there before, here or last time, goes into its history."""
    old = talk.answers.get(key)
    if old is not None and (old.state, old.value) == (given.state, given.value):
        return talk
    earlier = old.earlier if old else ()
    before = old or last_time
    if before is not None and before.value is not None:
        earlier = (*earlier, Earlier(value=before.value, at=before.at))
    answer = Answer(
        state=given.state,
        value=given.value,
        given_by=given.by,
        at=given.at,
        version=flow.version,
        fills=step.saves,
        apart=step.apart,
        earlier=earlier,
    )
    return talk.changed(answers={**talk.answers, key: answer})


def with_set_aside(flow: Flow, machine: Machine, record: Record, talk: Talk, touched: frozenset[str]) -> Talk:
    """The talk with answers on roads no longer taken set aside, and those on roads taken again brought back.

    `touched` are the steps whose conditions may have changed; what changes then touches others in turn.
    """
    for _ in range(_ROUNDS):
        answers = _answers_to(flow, talk, touched)
        if not answers:
            return talk
        scene = TalkScene(flow, record, talk)
        stood = {key: _stood(flow, machine, scene, Address.parse(key), answer) for key, answer in answers.items()}
        changed = {key: new for key, new in stood.items() if new is not answers[key]}
        if not changed:
            return talk
        talk = talk.changed(answers={**talk.answers, **changed})
        touched = frozenset().union(*(flow.dependents.get(Address.parse(key).path, ()) for key in changed))
    return talk


def _answers_to(flow: Flow, talk: Talk, touched: frozenset[str]) -> dict[str, Answer]:
    found = {path: talk.answers[path] for path in touched if path in talk.answers}
    if any(flow.steps[path].inside for path in touched):
        found.update({key: one for key, one in talk.answers.items() if key.partition("#")[0] in touched})
    return found


def _stood(flow: Flow, machine: Machine, scene: TalkScene, address: Address, answer: Answer) -> Answer:
    applies = fits(flow, address) and machine.applies(address, scene)
    if applies and answer.state == "set_aside":
        return answer.changed(state=answer.was or "answered", was=None)
    # What is known from another talk is not asked in this one, so this one cannot take it out of the plan.
    if not applies and answer.state != "set_aside" and flow.steps[address.path].kind != "known":
        return answer.changed(state="set_aside", was=answer.state)
    return answer


def with_new_names(flow: Flow, talk: Talk) -> Talk:
    """The talk with all its addresses as the flow has them now: steps may have been moved or renamed since."""
    names = {old: step.path for step in flow.steps.values() for old in step.was}
    if not names:
        return talk

    def renamed(key: str) -> str:
        path, mark, items = key.partition("#")
        return names.get(path, path) + mark + items

    return talk.changed(
        place=renamed(talk.place),
        answers={renamed(key): answer for key, answer in talk.answers.items()},
        trail=tuple(map(renamed, talk.trail)),
        returns=tuple(one.changed(to=renamed(one.to), only=renamed(one.only)) for one in talk.returns),
        coached={renamed(key): text for key, text in talk.coached.items()},
        pages={renamed(key): number for key, number in talk.pages.items()},
    )
