"""Where the talk stands: its stages in words, every place one can go to, how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.clean_text import one_line
from assistant.conversation.asking import Asking
from assistant.conversation.engine import Conversation
from assistant.conversation.flow import Kind, Step
from assistant.conversation.machine import END
from assistant.conversation.scene import TalkScene, in_order, item_in_words
from assistant.record import Address, Record

StageState = Literal["here", "done", "part done", "not started"]
_NOT_COUNTED: tuple[Kind, ...] = ("tell", "thoughts")


@dataclass(frozen=True, slots=True)
class StageSeen:
    """A stage and how far it is, in words."""

    id: str
    title: str
    state: StageState


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """A question one can go to."""

    address: str
    stage: str
    """The id of its stage."""
    label: str
    item: str
    """Which item of a repeat, in words; else empty."""
    state: str
    """`answered`, `skipped`, `not today` or `open`."""
    text: str = ""
    """The answer that stands there, as one short line."""


def stages(conversation: Conversation, record: Record) -> tuple[StageSeen, ...]:
    """Every stage with its state."""
    here = record.talks[-1].place.partition("/")[0]
    return tuple(
        StageSeen(stage.id, stage.title, "here" if stage.id == here else _state_of(conversation, record, stage.id))
        for stage in conversation.flow.stages
    )


def _state_of(conversation: Conversation, record: Record, stage: str) -> StageState:
    seen = [place for place in places(conversation, record) if place.stage == stage and place.item != "new"]
    dealt = [place for place in seen if place.state != "open"]
    if not dealt:
        return "not started"
    shut = [place for place in seen if place.state == "open" and not _applies(conversation, record, place)]
    return "done" if len(dealt) + len(shut) == len(seen) else "part done"


def _applies(conversation: Conversation, record: Record, place: PlaceSeen) -> bool:
    return conversation.way.applies(record, Address.parse(place.address))


def places(conversation: Conversation, record: Record) -> tuple[PlaceSeen, ...]:
    """Every question one can go to, in the order of the talk, with what stands there."""
    flow, answers = conversation.flow, record.talks[-1].answers
    keys = {key for key, answer in answers.items() if answer.state != "set_aside"}
    keys |= {str(address) for address in _open_places(conversation, record)}
    found: list[PlaceSeen] = []
    lines = {
        line.address: line.text for line in conversation.asking.lines(record, record.talks[-1], _all(conversation))
    }
    for address in in_order(flow, keys):
        step, answer = flow.steps[address.path], answers.get(str(address))
        if step.kind in _NOT_COUNTED:
            continue
        state = answer.state.replace("_", " ") if answer and answer.state != "set_aside" else "open"
        label = conversation.asking.wording.label(step.path)
        text = one_line(lines.get(str(address), ""))
        found.append(PlaceSeen(str(address), step.stage, label, item_in_words(step, address.items), state, text))
    return tuple(found)


def new_items(conversation: Conversation, record: Record) -> tuple[PlaceSeen, ...]:
    """For each repeat that a person may add to, the place where its next item begins."""
    flow, scene = conversation.flow, TalkScene.of(conversation.flow, record, record.talks[-1])
    found: list[PlaceSeen] = []
    for repeat in flow.repeats.values():
        first = flow.in_repeat(repeat)[0]
        if repeat.goes_on is not None or first.inside != (repeat,):
            continue
        number = scene.count(first.path, ()) + 1
        if 1 < number <= repeat.at_most:
            found.append(
                PlaceSeen(str(Address(first.path, (number,))), first.stage, f"Another {repeat.one}", "new", "open")
            )
    return tuple(found)


def progress(conversation: Conversation, record: Record) -> tuple[int, int]:
    """The number of the question now asked, and about how many there are as things stand."""
    seen = [place for place in places(conversation, record) if place.item != "new"]
    dealt = sum(place.state != "open" and place.address != record.talks[-1].place for place in seen)
    still = sum(place.state == "open" and _applies(conversation, record, place) for place in seen)
    number = dealt + 1
    about = max(number, dealt + still)
    return number, -(-about // 5) * 5


def _all(conversation: Conversation) -> tuple[str, ...]:
    return tuple(stage.id for stage in conversation.flow.stages)


def _open_places(conversation: Conversation, record: Record) -> list[Address]:
    """Questions not answered yet that apply now, or that a choice on the way there would open."""
    found: list[Address] = []
    scene = TalkScene.of(conversation.flow, record, record.talks[-1])
    for step in conversation.flow.steps.values():
        for items in _items(step, scene):
            address = Address(step.path, items)
            if conversation.way.applies(record, address) or (
                not step.inside and _can_be_opened(conversation.asking, step)
            ):
                found.append(address)
    return found


def _items(step: Step, scene: TalkScene) -> list[tuple[int, ...]]:
    known: list[tuple[int, ...]] = [()]
    for _ in step.inside:
        known = [(*items, number) for items in known for number in range(1, max(scene.count(step.path, items), 1) + 1)]
    return known


def _can_be_opened(asking: Asking, step: Step) -> bool:
    """Whether only a look-over row or an offer keeps it shut, which going there opens."""
    gates = [asking.flow.steps.get(test.path) for one in step.when for test in one.tests]
    return bool(gates) and all(gate is not None and gate.kind in ("look_over", "offer") for gate in gates)


def is_finished(record: Record) -> bool:
    """Whether the newest talk has come to its end."""
    return bool(record.talks) and record.talks[-1].place == END
