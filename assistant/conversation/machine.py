"""The state machine of a flow: from any question to the next that applies, or to any other.

States are `stage/step`. "next" leads to the first following step whose conditions hold, item by
item inside repeats; "goto" leads anywhere. The machine knows conditions only as functions made
here: no text of a flow file ever becomes a callback name, which `transitions` would import and call.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from transitions.extensions.nesting import HierarchicalMachine, NestedState, NestedTransition

from assistant.conversation.conditions import Scene
from assistant.conversation.flow import Flow, Repeat, Step
from assistant.record import Address
from assistant.roles import Role

END = "end"


class _StepState(NestedState):
    separator = "/"


class _JumpTo(NestedTransition):
    """One trigger for any destination: it arrives as `to=`."""

    def _change_state(self, event_data: Any) -> None:
        to = event_data.kwargs.get("to")
        if to is None:
            super()._change_state(event_data)
        else:
            NestedTransition(self.source, to)._change_state(event_data)


class _Machine(HierarchicalMachine):
    state_cls = _StepState
    transition_cls = _JumpTo


class _Place:
    """What the machine moves: the place in the talk. A small object of its own, never the plan."""

    state: str
    scene: Scene
    role: Role
    items: tuple[int, ...]
    heading: tuple[int, ...]
    """The item numbers at the destination of the last guard that held."""

    trigger: Callable[..., bool]
    """Set by the machine."""


@dataclass(frozen=True, slots=True)
class _Road:
    """One way from a step to another, before its conditions are looked at."""

    to: Step
    again: Repeat | None = None
    """The repeat whose next item this road begins."""
    shared: int = 0
    """How many item numbers the two steps share."""

    @property
    def is_conditional(self) -> bool:
        """Whether it can be shut, or leads to an item whose numbers have to be found."""
        return bool(self.to.when or self.to.roles or self.to.inside)

    def items(self, here: tuple[int, ...]) -> tuple[int, ...]:
        """The item numbers at its end."""
        kept = here[: self.shared]
        if self.again is not None:
            kept = (*kept[:-1], kept[-1] + 1)
        return kept + (1,) * (len(self.to.inside) - self.shared)


class Machine:
    """Finds the way through a flow; moves on one thread at a time."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._steps = list(flow.steps.values())
        self._numbers = {step.path: number for number, step in enumerate(self._steps)}
        self._asks = {step.inside[-1].id: step for step in self._steps if step.kind == "another"}
        self._at = _Place()
        self._machine = self._built()

    def next(self, here: Address, scene: Scene, role: Role) -> Address | None:
        """The question after `here`, or None at the end of the talk."""
        place = self._at
        place.state, place.items, place.scene, place.role = here.path, here.items, scene, role
        place.heading = ()
        place.trigger("next")
        return None if place.state == END else Address(place.state, place.heading)

    def goto(self, here: Address, to: Address) -> Address:
        """The question gone to; raises KeyError where the flow has no such step."""
        step = self.flow.steps[to.path]
        self._at.state = here.path if here.path in self._numbers else self._steps[0].path
        self._at.trigger("goto", to=step.path)
        items = (*to.items, *(1,) * len(step.inside))[: len(step.inside)]
        return Address(self._at.state, items)

    def applies(self, address: Address, scene: Scene) -> bool:
        """Whether the conditions of a question hold, and the items before it went on to it."""
        step = self.flow.steps[address.path]
        for depth, repeat in enumerate(step.inside):
            number = address.items[depth]
            if number > 1 and not self._goes_on(repeat, (*address.items[:depth], number - 1), scene):
                return False
        return all(condition.holds(scene, address.items) for condition in step.when)

    def _goes_on(self, repeat: Repeat, item: tuple[int, ...], scene: Scene) -> bool:
        if item[-1] >= repeat.at_most:
            return False
        if repeat.goes_on is not None:
            return repeat.goes_on.holds(scene, item)
        return bool(scene.value(self._asks[repeat.id].path, item) == "yes")

    def _built(self) -> _Machine:
        states: list[dict[str, Any]] = [
            {"name": stage.id, "initial": stage.steps[0].id, "children": [step.id for step in stage.steps]}
            for stage in self.flow.stages
        ]
        machine = _Machine(
            model=self._at,
            states=[*states, END],
            initial=self._steps[0].path,
            auto_transitions=False,
            send_event=True,
        )
        for step in self._steps:
            for road in self._roads(step):
                # A road that is always open, to a step that comes once, needs no guard.
                guard = partial(self._is_open, road) if road.is_conditional else None
                machine.add_transition("next", step.path, road.to.path, conditions=guard)
            machine.add_transition("next", step.path, END)
            machine.add_transition("goto", step.path, END)
        return machine

    def _roads(self, start: Step) -> list[_Road]:
        """Every road from a step, nearest first, up to the first one that is always open."""
        roads: list[_Road] = []
        if start.finishes:
            return roads
        left = list(start.inside)
        for step in self._steps[self._numbers[start.path] + 1 :]:
            while left and left[-1] not in step.inside:
                roads.append(self._again(left.pop()))
            shared = sum(one is other for one, other in zip(start.inside, step.inside, strict=False))
            roads.append(_Road(step, shared=min(shared, len(left))))
            if not step.when and not step.roles:
                return roads
        return roads + [self._again(repeat) for repeat in reversed(left)]

    def _again(self, repeat: Repeat) -> _Road:
        first = self.flow.in_repeat(repeat)[0]
        return _Road(first, again=repeat, shared=first.inside.index(repeat) + 1)

    def _is_open(self, road: _Road, _event: Any) -> bool:
        place = self._at
        if road.again is not None and not self._goes_on(road.again, place.items[: road.shared], place.scene):
            return False
        if road.to.roles and place.role not in road.to.roles:
            return False
        items = road.items(place.items)
        if not all(condition.holds(place.scene, items) for condition in road.to.when):
            return False
        place.heading = items
        return True
