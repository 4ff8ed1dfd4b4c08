"""The state machine of a flow: from any question to the next that applies, or to any other.

States are `stage/step`. "next" leads to the first following step whose conditions hold, item by
item inside repeats; "goto" leads anywhere. The machine knows conditions only as functions made
here: no text of a flow file ever becomes a callback name, which `transitions` would import and call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from assistant.conversation.conditions import Scene
from assistant.conversation.flow import Flow, Repeat, Step
from assistant.conversation.scene import position
from assistant.record import Address
from assistant.roles import Role
from assistant.unchanging import fixed

if TYPE_CHECKING:
    from assistant.conversation.step_machine import StepMachine

END = "end"


class _Place:
    """What the machine moves: the place in the talk. A small object of its own, never the plan."""

    state: str
    scene: Scene
    role: Role
    items: tuple[int, ...]
    heading: tuple[int, ...]
    """The item numbers at the destination of the last guard that held."""

    next: Callable[[], bool]
    """Set by the machine, as is `goto`."""
    goto: Callable[..., bool]


@fixed
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
        return bool(self.to.when or self.to.roles or self.to.road or self.to.inside)

    @property
    def can_be_shut(self) -> bool:
        """Whether there are times when it leads nowhere."""
        return bool(self.to.when or self.to.roles or self.to.road)

    def items(self, here: tuple[int, ...], number: int = 0) -> tuple[int, ...]:
        """The item numbers at its end; `number` is that of the next item, where it begins one."""
        kept = here[: self.shared]
        if self.again is not None:
            kept = (*kept[:-1], number)
        return kept + (1,) * (len(self.to.inside) - self.shared)


class Machine:
    """Finds the way through a flow; moves on one thread at a time."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._steps = list(flow.steps.values())
        self._asks = {step.inside[-1].id: step for step in self._steps if step.kind == "another"}
        self._at = _Place()
        self._laid: set[str] = set()
        # Those inside another come before it.
        eaches = [(repeat, flow.in_repeat(repeat)[-1]) for repeat in flow.repeats.values() if repeat.each]
        self._eaches = sorted(eaches, key=lambda one: flow.numbers[one[1].path])

    def next(self, here: Address, scene: Scene, role: Role) -> Address | None:
        """The question after `here`, or None at the end of the talk."""
        found = self._following(here, scene, role)
        for repeat, last in self._eaches:
            end = Address(last.path, self._items_at(last, here))
            item = end.items[: last.inside.index(repeat) + 1]
            if self._leaves(repeat, end, here, found) and self._next_is_known(repeat, item, scene):
                # Nothing is asked of this item, and there is one after it; of that one neither, if seen from here.
                seen = item if here != Address(last.path, item) else (*item[:-1], self._after(repeat, item, scene))
                return self.next(Address(last.path, seen), scene, role)
        return found

    def _items_at(self, step: Step, here: Address) -> tuple[int, ...]:
        """The item numbers of a step, seen from a place: the same in the repeats they share, the first in others."""
        shared = self.flow.steps[here.path].repeats_shared_with(step)
        return here.items[:shared] + (1,) * (len(step.inside) - shared)

    def _leaves(self, repeat: Repeat, end: Address, here: Address, found: Address | None) -> bool:
        """Whether the way from one question to another leaves the last step of an item, and all items with it."""
        left = position(self.flow, end)
        if position(self.flow, here) > left or (found is not None and position(self.flow, found) <= left):
            return False
        inside = self.flow.steps[found.path].inside if found is not None else ()
        depth = self.flow.steps[end.path].inside.index(repeat)
        return found is None or repeat not in inside or found.items[:depth] != end.items[:depth]

    def _following(self, here: Address, scene: Scene, role: Role) -> Address | None:
        self._lay_roads(here.path)
        place = self._at
        place.state, place.items, place.scene, place.role = here.path, here.items, scene, role
        place.heading = ()
        place.next()
        return None if place.state == END else Address(place.state, place.heading)

    def goto(self, here: Address, to: Address) -> Address:
        """The question gone to; raises KeyError where the flow has no such step."""
        step = self.flow.steps[to.path]
        start = here.path if here.path in self.flow.steps else self._steps[0].path
        self._lay_roads(start)
        self._at.state = start
        self._at.goto(to=step.path)
        items = (*to.items, *(1,) * len(step.inside))[: len(step.inside)]
        return Address(self._at.state, items)

    def applies(self, address: Address, scene: Scene) -> bool:
        """Whether the conditions of a question hold, and the items before it went on to it."""
        step = self.flow.steps[address.path]
        for depth, repeat in enumerate(step.inside):
            number = address.items[depth]
            if number > 1 and not self._goes_on(repeat, (*address.items[:depth], number - 1), scene):
                return False
        if step.kind == "another" and self._next_is_known(step.inside[-1], address.items, scene):
            return False
        return all(condition.holds(scene, address.items) for condition in step.when)

    def _goes_on(self, repeat: Repeat, item: tuple[int, ...], scene: Scene) -> bool:
        if item[-1] >= repeat.at_most:
            return False
        if repeat.goes_on is not None:
            return repeat.goes_on.holds(scene, item)
        if self._next_is_known(repeat, item, scene):
            return True
        asks = self._asks.get(repeat.id)
        return asks is not None and scene.goes_on(asks.path, item)

    def _next_is_known(self, repeat: Repeat, item: tuple[int, ...], scene: Scene) -> bool:
        return bool(self._known_after(repeat, item, scene))

    def _known_after(self, repeat: Repeat, item: tuple[int, ...], scene: Scene) -> int:
        """The number of the next item that is known, or 0; one that was taken out since leaves a gap."""
        if not repeat.each:
            return 0
        path = next(step.path for step in self.flow.in_repeat(repeat) if step.id == repeat.each)
        numbers = range(item[-1] + 1, repeat.at_most + 1)
        return next((number for number in numbers if scene.value(path, (*item[:-1], number)) is not None), 0)

    def _after(self, repeat: Repeat, item: tuple[int, ...], scene: Scene) -> int:
        """The number of the item that follows, where one does."""
        return self._known_after(repeat, item, scene) or item[-1] + 1

    @cached_property
    def _machine(self) -> StepMachine:
        from assistant.conversation.step_machine import StepMachine  # late: the first question needs no move

        return StepMachine(self.flow, END, self._at)

    def _lay_roads(self, path: str) -> None:
        """Adds the transitions from a step, when it is first left: the first question waits for no other's roads."""
        if path in self._laid:
            return
        self._laid.add(path)
        for road in self._roads(self.flow.steps[path]):
            # A road that is always open, to a step that comes once, needs no guard.
            guard = partial(self._is_open, road) if road.is_conditional else None
            self._machine.add_transition("next", path, road.to.path, conditions=guard)
        self._machine.add_transition("next", path, END)
        self._machine.add_transition("goto", path, END)

    def _roads(self, start: Step) -> list[_Road]:
        """Every road from a step, nearest first, up to the first one that is always open."""
        roads: list[_Road] = []
        if start.finishes:
            return roads
        left = list(start.inside)
        for step in self._steps[self.flow.numbers[start.path] + 1 :]:
            while left and left[-1] not in step.inside:
                roads += self._again(left.pop())
            if step.kind == "known":
                continue
            roads.append(_Road(step, shared=min(start.repeats_shared_with(step), len(left))))
            if not roads[-1].can_be_shut:
                return roads
        return roads + [road for repeat in reversed(left) for road in self._again(repeat)]

    def _again(self, repeat: Repeat) -> Iterator[_Road]:
        """The roads to the next item: to its first step that is asked."""
        for step in self.flow.in_repeat(repeat):
            if step.kind != "known":
                road = _Road(step, again=repeat, shared=step.inside.index(repeat) + 1)
                yield road
                if not road.can_be_shut:
                    return

    def _is_open(self, road: _Road) -> bool:
        place = self._at
        item, number = place.items[: road.shared], 0
        if road.again is not None:
            if not self._goes_on(road.again, item, place.scene):
                return False
            number = self._after(road.again, item, place.scene)
        if not road.to.is_on_road(place.role, place.scene.is_short):
            return False
        items = road.items(place.items, number)
        if road.to.kind == "another" and self._next_is_known(road.to.inside[-1], items, place.scene):
            return False
        if not all(condition.holds(place.scene, items) for condition in road.to.when):
            return False
        place.heading = items
        return True
