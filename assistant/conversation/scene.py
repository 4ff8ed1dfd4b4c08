"""What conditions and words may look at: the answers of one talk, seen from any item of a repeat."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from assistant.conversation.flow import Flow, Step
from assistant.record import Address, Record, Talk
from assistant.roles import Level


@lru_cache(maxsize=4096)
def _key(path: str, items: tuple[int, ...]) -> str:
    """What an answer stands under; conditions ask for the same few over and over."""
    return str(Address(path, items))


class TalkScene:
    """The answers that stand in a talk; those set aside, skipped or put off count as not given."""

    __slots__ = ("_answers", "_flow", "_record", "_short", "level_given")

    def __init__(self, flow: Flow, record: Record, talk: Talk) -> None:
        self._flow = flow
        self._record = record
        self._answers = talk.answers
        self._short: bool | None = None
        self.level_given = record.level_given

    @property
    def level(self) -> Level | None:
        """The activation level that chooses the words: as given, or as the three questions of the flow came out."""
        if self._record.level_given or not self._flow.finds_level:
            return self._record.level
        points = 0
        for path in self._flow.finds_level:
            value, options = self.value(path, ()), self._flow.steps[path].options
            if value not in options:
                return None
            points += options.index(value)
        # Seven possible sums share out over four ways of asking. It is no measure of anybody.
        levels: tuple[Level, ...] = (1, 1, 2, 2, 3, 3, 4)
        return levels[min(points, 6)]

    @property
    def had(self) -> frozenset[str]:
        """The flows of the talks that this plan has had, this one among them."""
        return frozenset(talk.flow for talk in self._record.talks)

    @property
    def is_short(self) -> bool:
        """Whether the short road is taken."""
        if self._short is None:
            self._short = self._flow.short_when is not None and self._flow.short_when.holds(self, ())
        return self._short

    def value(self, path: str, items: tuple[int, ...]) -> Any:
        """What was answered to a step in this item (of repeats further in: the newest); None where nothing stands."""
        key = path
        if depth := len(self._flow.steps[path].inside):
            while len(items) < depth:
                items = (*items, self.count(path, items) or 1)
            key = _key(path, items)
        answer = self._answers.get(key)
        return answer.value if answer is not None and answer.state == "answered" else None

    def any_in(self, stage: str) -> bool:
        """Whether anything of a stage is answered."""
        return any(key.startswith(f"{stage}/") and answer.state == "answered" for key, answer in self._answers.items())

    def goes_on(self, path: str, items: tuple[int, ...]) -> bool:
        """Whether an item was said to be followed by another, by the answer to this step of kind `another`."""
        answer = self._answers.get(_key(path, items))
        # An item that is taken out sets this answer aside: those after it are there all the same.
        return answer is not None and answer.value == "yes" and "answered" in (answer.state, answer.was)

    def count(self, path: str, items: tuple[int, ...]) -> int:
        """How many items of the next repeat there are, inside these items, as far as this step tells."""
        depth = len(items)
        repeat = self._flow.steps[path].inside[depth]
        number = 0
        while any(self._stands(step.path, (*items, number + 1)) for step in self._flow.in_repeat(repeat)):
            number += 1
        return number

    def _stands(self, path: str, items: tuple[int, ...]) -> bool:
        answer = self._answers.get(_key(path, items))
        return answer is not None and answer.state != "set_aside"


def position(flow: Flow, address: Address) -> tuple[int, ...]:
    """Where a question stands in the talk, item by item: what comes later is greater."""
    step = flow.steps[address.path]
    items = zip(step.inside, address.items, strict=False)
    firsts = ((flow.numbers[flow.in_repeat(repeat)[0].path], item) for repeat, item in items)
    return (*(part for first in firsts for part in first), flow.numbers[address.path])


def in_order(flow: Flow, addresses: Iterable[str]) -> list[Address]:
    """The addresses in the order of the talk, item by item; those the flow does not have are left out."""
    fitting = (one for one in map(Address.parse, addresses) if fits(flow, one))
    return sorted(fitting, key=lambda address: position(flow, address))


def fits(flow: Flow, address: Address) -> bool:
    """Whether the flow has such a question."""
    step = flow.steps.get(address.path)
    return step is not None and len(step.inside) == len(address.items)


def item_in_words(step: Step, items: tuple[int, ...], deepest: int = 2) -> str:
    """Which item of a repeat this is: `goal 1, action 2`."""
    named = [f"{repeat.one} {item}" for repeat, item in zip(step.inside, items, strict=False)]
    return ", ".join(named[:deepest])
