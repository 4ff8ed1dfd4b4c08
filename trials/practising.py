"""Proves that a made-up person stays one: no error, no loop, no line said twice, and none that is not in their file.

So nobody in a practice gives advice, a number to call or another person's story: what is not in the file of the
person is not said.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from random import Random
from typing import Any

from assistant.content import Content
from assistant.drawn import drawn_plan
from assistant.practice.exchange import SAYS_NOTHING
from assistant.practice.people import people_names, person
from assistant.practice.person import Person
from assistant.practice.practice import Practice
from assistant.roles import LEVELS
from trials.nursery import side_by_side
from trials.outcome import Outcome
from trials.random_helper import say_anything

SMALL, FULL = 12, 1_000
"""How many practices."""
_BEGAN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_FEWEST, _MOST = 10, 60
"""Turns of a practice."""
_REPLAYED = 10
"""Each of so many practices is said once more, word for word."""
_COMPARED = 4
"""Words from which a sentence may not come twice."""
_NUMBER = re.compile(r"\d+")


def trial(size: int, seed: int) -> Outcome:
    """Has as many practices as the size says, each of them with a helper of chance."""
    return side_by_side(practised, size, seed)


def practised(size: int, seed: int) -> Outcome:
    """Practises by chance, and looks at every line that is said."""
    random, files, counts, breaches = Random(seed), Content(), Counter[str](), list[str]()
    people = [person(files, name) for name in people_names(files)]
    for number in range(size):
        one, level = random.choice(people), random.choice((None, *LEVELS))
        chance = random.randint(0, 9)
        practice = Practice(files, one, _BEGAN, level=level, seed=chance)
        try:
            _has(practice, random)
        except Exception as error:
            breaches.append(f"{one.id}, turn {len(practice.exchanges) + 1}: {type(error).__name__}: {error}")
        breaches += _wrong_with(practice)
        if number % _REPLAYED == 0:
            again = Practice(files, one, _BEGAN, level=level, seed=chance)
            breaches += _differs(practice, again.say_all(said.said for said in practice.exchanges))
            counts["said once more"] += 1
        counts["practices"] += 1
        counts["turns"] += len(practice.exchanges)
        counts.update(f"answers with {line.key}" for said in practice.exchanges for line in said.lines)
    return Outcome(dict(sorted(counts.items())), tuple(breaches))


def _has(practice: Practice, random: Random) -> None:
    for _ in range(random.randint(_FEWEST, _MOST)):
        practice.say(say_anything(practice, random))
        practice.prompt()
    practice.plan()


def _wrong_with(practice: Practice) -> Iterator[str]:
    where = practice.person.id
    known, said, sentences = _wordings(practice.person), Counter[str](), Counter[str]()
    for exchange in practice.exchanges:
        at = f"{where}, turn {exchange.number}"
        if not exchange.answer.strip():
            yield f"{at}: nothing was answered"
        for line in exchange.lines:
            if line.key == SAYS_NOTHING:
                continue
            plain = _without_number(line.key, line.text)
            if plain not in known:
                yield f'{at}: not in their file: "{line.text}"'
            said[line.text] += 1
            sentences.update(_sentences(line.text))
    yield from (f'{where}: said {count} times: "{text}"' for text, count in said.items() if count > 1)
    yield from (f'{where}: a sentence came {n} times: "{one}"' for one, n in sentences.items() if n > 1)
    yield from _wrong_in_plan(practice, known)


def _wrong_in_plan(practice: Practice, known: frozenset[str]) -> Iterator[str]:
    """What stands in the practice plan and is in nobody's file."""
    plan = drawn_plan(practice._now.plan.record)
    words = json.dumps(plan.model_dump(mode="json"), ensure_ascii=False)
    told = {line.text for exchange in practice.exchanges for line in exchange.lines}
    for goal in plan.goals:
        if goal.goal and not any(goal.goal == one or one in goal.goal for one in told):
            yield f'{practice.person.id}: in the plan and never said: "{goal.goal}"'
    if "(" + practice.person.name in words:
        yield f"{practice.person.id}: what can be seen of them stands in the plan"


def _differs(one: Practice, other: Practice) -> Iterator[str]:
    for first, again in zip(one.exchanges, other.exchanges, strict=True):
        if first.answer != again.answer:
            yield f'{one.person.id}, turn {first.number}: once "{first.answer}", once "{again.answer}"'
            return


def _wordings(somebody: Person) -> frozenset[str]:
    return frozenset(_without_number("says.how_sure", text) for text in _texts(asdict(somebody)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _without_number(key: str, text: str) -> str:
    return _NUMBER.sub("#", text.replace("{number}", "#")) if key == "says.how_sure" else _NUMBER.sub("#", text)


def _sentences(text: str) -> Iterator[str]:
    for one in re.split(r"(?<=[.?!])\s+", text.casefold()):
        if len(one.split()) >= _COMPARED:
            yield one
