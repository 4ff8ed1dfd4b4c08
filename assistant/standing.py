"""Which of the answers of all talks stand: for each place in the plan the newest, with whoever else filled it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from assistant.record import Address, Answer, Talk

Spot = tuple[str, tuple[int, ...]]
"""A place in the plan, and the numbers of the items that it is in."""


class Standing(NamedTuple):
    """The answer that stands in a place, and the answers to it that others gave on their own."""

    answer: Answer
    others: tuple[Answer, ...] = ()


def standing(talks: Iterable[Talk]) -> dict[Spot, Standing]:
    """For each place that is filled, the newest answer of all talks; of two at the same moment the later talk's."""
    found: dict[Spot, Standing] = {}
    for spot, answers in _given(talks).items():
        last, others = answers[0], tuple[Answer, ...]()
        if len(answers) > 1:
            last = _last(answers)
            others = tuple(_others(last, answers))
        if last.state == "answered":
            found[spot] = Standing(last, others)
    return found


def newest(talks: Iterable[Talk]) -> dict[Spot, Answer]:
    """For each place the newest that was said of it, also where that was taken out or set aside since."""
    return {spot: _last(answers) for spot, answers in _given(talks).items()}


def _given(talks: Iterable[Talk]) -> dict[Spot, list[Answer]]:
    given: dict[Spot, list[Answer]] = {}
    for talk in talks:
        for spot, answer in _candidates(talk).items():
            given.setdefault(spot, []).append(answer)
    return given


def _last(answers: list[Answer]) -> Answer:
    return max(reversed(answers), key=lambda one: one.at)


def _candidates(talk: Talk) -> Mapping[Spot, Answer]:
    """What one talk says of each place: its newest answer that stands, else that one was taken out or set aside."""
    found: dict[Spot, Answer] = {}
    for key, answer in talk.answers.items():
        if answer.fills and (answer.state in ("answered", "set_aside") or answer.earlier):
            spot = (answer.fills, Address.parse(key).items)
            before = found.get(spot)
            if before is None or _rank(answer) >= _rank(before):
                found[spot] = answer
    return found


def _rank(answer: Answer) -> tuple[bool, float]:
    return answer.state == "answered", answer.at.timestamp()


def _others(newest: Answer, answers: list[Answer]) -> Iterator[Answer]:
    """Answers by other people that the newest one was not made from."""
    known = [newest.value, *(before.value for before in newest.earlier)]
    for answer in answers:
        if answer.state == "answered" and answer.given_by != newest.given_by and answer.value not in known:
            yield answer
