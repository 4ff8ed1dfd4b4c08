"""Where the talk stands: its stages in words, every place one can go to, how far it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Literal

from assistant.clean_text import one_line
from assistant.conversation.engine import Conversation
from assistant.conversation.flow import Kind, Step
from assistant.conversation.scene import TalkScene, fits, in_order, item_in_words
from assistant.record import Address, Record
from assistant.unchanging import fixed

StageState = Literal["here", "done", "part done", "not started"]
_NOT_COUNTED: tuple[Kind, ...] = ("tell", "gaps", "thoughts")


@fixed
class StageSeen:
    """A stage and how far it is, in words."""

    id: str
    title: str
    state: StageState


@fixed
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
        self._scene = TalkScene(conversation.flow, record, record.talks[-1])
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
        here = self.record.talks[-1].place
        dealt = sum(state != "open" and address != here for address, state in self._states.items())
        still = sum(state == "open" and address in self._asked_for for address, state in self._states.items())
        number = dealt + 1
        about = max(number, dealt + still)
        return number, -(-about // 5) * 5

    @cached_property
    def places(self) -> tuple[PlaceSeen, ...]:
        """Every question one can go to, in the order of the talk, with what stands there."""
        found: list[PlaceSeen] = []
        for address in in_order(self._flow, self._states):
            step, state = self._flow.steps[address.path], self._states[str(address)]
            label = self._conversation.asking.wording.label(step.path)
            found.append(PlaceSeen(str(address), step.stage, label, item_in_words(step, address.items), state))
        return tuple(found)

    @cached_property
    def _states(self) -> dict[str, str]:
        """The state of every question one can go to, by its address; its words need not be read for that."""
        answers = self.record.talks[-1].answers
        states = dict.fromkeys((*self._asked_for, *self._openable), "open")
        states |= {key: one.state.replace("_", " ") for key, one in answers.items() if one.state != "set_aside"}
        return {key: state for key, state in states.items() if self._counts_as_question(key)}

    def _counts_as_question(self, key: str) -> bool:
        step = self._flow.steps.get(key.partition("#")[0])
        return step is not None and step.kind not in _NOT_COUNTED and fits(self._flow, Address.parse(key))

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
            steps = [step for step in self._flow.in_repeat(repeat) if step.inside == (repeat,)]
            if repeat.goes_on is not None or not steps:
                continue
            number = self._scene.count(steps[0].path, ()) + 1
            if 1 < number <= repeat.at_most:
                addresses = [str(Address(step.path, (number,))) for step in steps]
                opens = [one for one in addresses if self._conversation.way.can_be_gone_to(self.record, one)]
                found += [PlaceSeen(one, steps[0].stage, f"Another {repeat.one}", "new", "open") for one in opens[:1]]
        return tuple(found)

    def _state_of(self, stage: str) -> StageState:
        seen = {key: state for key, state in self._states.items() if key.startswith(f"{stage}/")}
        if all(state == "open" for state in seen.values()):
            return "not started"
        still = any(state == "open" and key in self._asked_for for key, state in seen.items())
        return "part done" if still else "done"

    @cached_property
    def _asked_for(self) -> set[str]:
        """The addresses of the questions that apply as things stand."""
        way, scene = self._conversation.way, self._scene
        asked = (step for step in self._flow.steps.values() if way.is_on_road(self.record, step, scene))
        return {str(one) for step in asked for one in self._addresses(step) if way.holds(one, scene)}

    @cached_property
    def _openable(self) -> set[str]:
        """The addresses of the questions that going there opens: off the road, or behind a look-over or an offer."""
        return {step.path for step in self._flow.steps.values() if not step.inside and self._can_be_opened(step)}

    def _can_be_opened(self, step: Step) -> bool:
        if step.kind == "known":
            return False
        if step.road and not step.when:
            return True
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
