"""Where the talk stands: its stages in words, every place one can go to, how far it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from assistant.clean_text import one_line
from assistant.conversation.engine import Conversation
from assistant.conversation.flow import Kind, Step
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


class Overview:
    """A record as it stands in its talk; what is asked of it is found once."""

    def __init__(self, conversation: Conversation, record: Record) -> None:
        self._conversation = conversation
        self.record = record
        self._flow = conversation.flow
        self._scene = TalkScene.of(conversation.flow, record, record.talks[-1])
        self._counts: dict[tuple[str, tuple[int, ...]], int] = {}

    @cached_property
    def stages(self) -> tuple[StageSeen, ...]:
        """Every stage with its state."""
        here = self.record.talks[-1].place.partition("/")[0]
        return tuple(
            StageSeen(stage.id, stage.title, "here" if stage.id == here else self._state_of(stage.id))
            for stage in self._flow.stages
        )

    @cached_property
    def progress(self) -> tuple[int, int]:
        """The number of the question now asked, and about how many there are as things stand."""
        dealt = sum(place.state != "open" and place.address != self.record.talks[-1].place for place in self.places)
        still = sum(place.state == "open" and place.address in self._asked_for for place in self.places)
        number = dealt + 1
        about = max(number, dealt + still)
        return number, -(-about // 5) * 5

    @cached_property
    def places(self) -> tuple[PlaceSeen, ...]:
        """Every question one can go to, in the order of the talk, with what stands there."""
        answers = self.record.talks[-1].answers
        keys = {key for key, answer in answers.items() if answer.state != "set_aside"}
        found: list[PlaceSeen] = []
        for address in in_order(self._flow, keys | self._asked_for | self._openable):
            step, answer = self._flow.steps[address.path], answers.get(str(address))
            if step.kind in _NOT_COUNTED:
                continue
            state = answer.state.replace("_", " ") if answer and answer.state != "set_aside" else "open"
            label = self._conversation.asking.wording.label(step.path)
            found.append(PlaceSeen(str(address), step.stage, label, item_in_words(step, address.items), state))
        return tuple(found)

    @cached_property
    def places_with_text(self) -> tuple[PlaceSeen, ...]:
        """The same, each with the answer that stands there as one short line."""
        stages = tuple(stage.id for stage in self._flow.stages)
        lines = self._conversation.asking.lines(self.record, self.record.talks[-1], stages)
        texts = {line.address: one_line(line.text) for line in lines}
        return tuple(replace(place, text=texts.get(place.address, "")) for place in self.places)

    @cached_property
    def new_items(self) -> tuple[PlaceSeen, ...]:
        """For each repeat that a person may add to, the place where its next item begins."""
        found: list[PlaceSeen] = []
        for repeat in self._flow.repeats.values():
            first = self._flow.in_repeat(repeat)[0]
            if repeat.goes_on is not None or first.inside != (repeat,):
                continue
            number = self._scene.count(first.path, ()) + 1
            if 1 < number <= repeat.at_most:
                address = str(Address(first.path, (number,)))
                found.append(PlaceSeen(address, first.stage, f"Another {repeat.one}", "new", "open"))
        return tuple(found)

    def _state_of(self, stage: str) -> StageState:
        seen = [place for place in self.places if place.stage == stage]
        if all(place.state == "open" for place in seen):
            return "not started"
        still = [place for place in seen if place.state == "open" and place.address in self._asked_for]
        return "part done" if still else "done"

    @cached_property
    def _asked_for(self) -> set[str]:
        """The addresses of the questions that apply as things stand."""
        way = self._conversation.way
        return {
            str(address)
            for step in self._flow.steps.values()
            for address in self._addresses(step)
            if way.applies(self.record, address)
        }

    @cached_property
    def _openable(self) -> set[str]:
        """The addresses of the questions that only a look-over row or an offer keeps shut: going there opens them."""
        return {step.path for step in self._flow.steps.values() if not step.inside and self._can_be_opened(step)}

    def _can_be_opened(self, step: Step) -> bool:
        gates = [self._flow.steps.get(test.path) for one in step.when for test in one.tests]
        return bool(gates) and all(gate is not None and gate.is_gate for gate in gates)

    def _addresses(self, step: Step) -> list[Address]:
        known: list[tuple[int, ...]] = [()]
        for depth in range(len(step.inside)):
            known = [(*items, number) for items in known for number in range(1, self._count(step, depth, items) + 1)]
        return [Address(step.path, items) for items in known]

    def _count(self, step: Step, depth: int, items: tuple[int, ...]) -> int:
        key = (step.inside[depth].id, items)
        if key not in self._counts:
            self._counts[key] = max(self._scene.count(step.path, items), 1)
        return self._counts[key]
