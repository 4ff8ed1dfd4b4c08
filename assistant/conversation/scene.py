"""What conditions and words may look at: the answers of one talk, seen from any item of a repeat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.conversation.flow import Flow, Step
from assistant.record import Address, Answer, Record, Talk


class TalkScene:
    """The answers that stand in a talk; those set aside, skipped or put off count as not given."""

    __slots__ = ("_answers", "_flow", "level_given")

    def __init__(self, flow: Flow, answers: Mapping[str, Answer], level_given: bool) -> None:
        self._flow = flow
        self._answers = answers
        self.level_given = level_given

    @classmethod
    def of(cls, flow: Flow, record: Record, talk: Talk) -> TalkScene:
        """The scene of a record's talk."""
        return cls(flow, talk.answers, record.level_given)

    def value(self, path: str, items: tuple[int, ...]) -> Any:
        """What was answered to a step in this item (of repeats further in: the newest); None where nothing stands."""
        key = path
        if depth := len(self._flow.steps[path].inside):
            while len(items) < depth:
                items = (*items, self.count(path, items) or 1)
            key = str(Address(path, items))
        answer = self._answers.get(key)
        return answer.value if answer is not None and answer.state == "answered" else None

    def any_in(self, stage: str) -> bool:
        """Whether anything of a stage is answered."""
        return any(key.startswith(f"{stage}/") and answer.state == "answered" for key, answer in self._answers.items())

    def count(self, path: str, items: tuple[int, ...]) -> int:
        """How many items of the next repeat there are, inside these items, as far as this step tells."""
        depth = len(items)
        repeat = self._flow.steps[path].inside[depth]
        number = 0
        while any(self._stands(step.path, (*items, number + 1)) for step in self._flow.in_repeat(repeat)):
            number += 1
        return number

    def _stands(self, path: str, items: tuple[int, ...]) -> bool:
        answer = self._answers.get(str(Address(path, items)))
        return answer is not None and answer.state != "set_aside"


def in_order(flow: Flow, addresses: Iterable[str]) -> list[Address]:
    """The addresses in the order of the talk, item by item; those the flow does not have are left out."""
    numbers = {path: number for number, path in enumerate(flow.steps)}
    firsts = {repeat.id: numbers[flow.in_repeat(repeat)[0].path] for repeat in flow.repeats.values()}

    def key(address: Address) -> tuple[int, ...]:
        step = flow.steps[address.path]
        items = zip(step.inside, address.items, strict=False)
        return (*(part for repeat, item in items for part in (firsts[repeat.id], item)), numbers[address.path])

    return sorted((one for one in map(Address.parse, addresses) if fits(flow, one)), key=key)


def fits(flow: Flow, address: Address) -> bool:
    """Whether the flow has such a question."""
    step = flow.steps.get(address.path)
    return step is not None and len(step.inside) == len(address.items)


def item_in_words(step: Step, items: tuple[int, ...], deepest: int = 2) -> str:
    """Which item of a repeat this is: `goal 1, action 2`."""
    named = [f"{repeat.one} {item}" for repeat, item in zip(step.inside, items, strict=False)]
    return ", ".join(named[:deepest])
