"""Which items of two records are the same goal, step or risk, and what number the others get beside them.

Two people who each wrote a first goal on their own have two goals, though both wrote it under number 1.
Items are the same where they share a moment: the same answer, given once, and carried from one record to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple, get_origin

from assistant.plan.drawing import place_type
from assistant.record import Address, Answer, Entry, Record, Talk

Lists = tuple[str, ...]
"""The lists in the plan that an answer stands in, the outermost first: `("goals", "goals.actions")`."""


class Item(NamedTuple):
    """One item of a list in the plan, with the numbers of all items around it."""

    lists: Lists
    numbers: tuple[int, ...]


Moments = dict[Item, set[datetime]]
Renumbering = Mapping[Item, tuple[int, ...]]
_ACTIONS: Lists = ("goals", "goals.actions")


def renumbered(other: Record, own: Record) -> Record:
    """The other record with its items numbered as in our own, and those that we do not have after ours."""
    numbers = _renumbering(_moments(other), _moments(own))
    if all(item.numbers == new for item, new in numbers.items()):
        return other
    talks = tuple(_talk(talk, numbers) for talk in other.talks)
    return other.changed(talks=talks, diary=tuple(_entry(entry, numbers) for entry in other.diary))


def _renumbering(theirs: Moments, ours: Moments) -> Renumbering:
    new: dict[Item, tuple[int, ...]] = {}
    for parent in sorted({Item(one.lists[:-1], one.numbers[:-1]) for one in theirs}, key=lambda one: len(one.numbers)):
        around = new.get(parent, parent.numbers)
        for lists in sorted({one.lists for one in theirs if _is_inside(one, parent)}):
            mine = {
                one.numbers[-1]: at for one, at in ours.items() if one.lists == lists and one.numbers[:-1] == around
            }
            given = {
                one.numbers[-1]: at for one, at in theirs.items() if one.lists == lists and _is_inside(one, parent)
            }
            for number, changed in _paired(given, mine).items():
                new[Item(lists, (*parent.numbers, number))] = (*around, changed)
    return new


def _is_inside(item: Item, parent: Item) -> bool:
    return item.lists[:-1] == parent.lists and item.numbers[:-1] == parent.numbers


def _paired(theirs: dict[int, set[datetime]], ours: dict[int, set[datetime]]) -> dict[int, int]:
    """For each number of theirs the one of ours with which it shares a moment, else a number that is free."""
    paired = {number: number for number in theirs if theirs[number] & ours.get(number, set())}
    for number in sorted(theirs.keys() - paired.keys()):
        same = [one for one in sorted(ours) if ours[one] & theirs[number] and one not in paired.values()]
        if same:
            paired[number] = same[0]
    for number in sorted(theirs.keys() - paired.keys()):
        taken = {*ours, *paired.values()}
        paired[number] = number if number not in taken else max({*taken, *theirs}) + 1
    return paired


def _moments(record: Record) -> Moments:
    """For each item the moments at which something was said in it, or in an item inside it."""
    found: Moments = {}
    for talk in record.talks:
        for key, answer in talk.answers.items():
            numbers = Address.parse(key).items
            lists = lists_of(answer.fills)[: len(numbers)] if answer.fills and numbers else ()
            for depth in range(1, len(lists) + 1):
                found.setdefault(Item(lists[:depth], numbers[:depth]), set()).update(_said_at(answer))
    return found


def _said_at(answer: Answer) -> Iterator[datetime]:
    yield answer.at
    for before in answer.earlier:
        yield before.at


@lru_cache(maxsize=256)
def lists_of(place: str) -> Lists:
    """The lists that a place in the plan stands in."""
    names = place.split(".")
    around = (".".join(names[:depth]) for depth in range(1, len(names)))
    return tuple(one for one in around if get_origin(place_type(one)) is tuple)


# The numbers put in place


def _talk(talk: Talk, numbers: Renumbering) -> Talk:
    filling = {Address.parse(key).path: lists_of(one.fills) for key, one in talk.answers.items() if one.fills}

    def new(key: str) -> str:
        address = Address.parse(key)
        if not address.items:
            return key
        return str(Address(address.path, _numbers(_lists(address, filling), address.items, numbers)))

    return talk.changed(
        place=new(talk.place),
        answers={new(key): answer for key, answer in talk.answers.items()},
        returns=tuple(one.changed(to=new(one.to)) for one in talk.returns),
        trail=tuple(map(new, talk.trail)),
        coached={new(key): text for key, text in talk.coached.items()},
        pages={new(key): page for key, page in talk.pages.items()},
    )


def _lists(address: Address, filling: Mapping[str, Lists]) -> Lists:
    """The lists of a question: its own, or for one that fills no place those of the nearest question that does."""
    near = [path for path, lists in filling.items() if len(lists) >= len(address.items)]
    nearest = max(near, key=lambda path: _shared(path, address.path), default=None)
    return filling[nearest] if nearest and _shared(nearest, address.path) else ()


def _shared(path: str, other: str) -> int:
    """How many names two paths have in common from their start."""
    pairs = zip(path.split("/"), other.split("/"), strict=False)
    return next((depth for depth, (one, two) in enumerate(pairs) if one != two), len(path.split("/")))


def _numbers(lists: Lists, items: Iterable[int], numbers: Renumbering) -> tuple[int, ...]:
    old = tuple(items)
    for depth in range(min(len(lists), len(old)), 0, -1):
        if (new := numbers.get(Item(lists[:depth], old[:depth]))) is not None:
            return (*new, *old[depth:])
    return old


def _entry(entry: Entry, numbers: Renumbering) -> Entry:
    if not entry.goal:
        return entry
    old = (entry.goal, entry.action) if entry.action else (entry.goal,)
    goal, *action = _numbers(_ACTIONS, old, numbers)
    return entry.changed(goal=goal, action=action[0] if action else 0)
