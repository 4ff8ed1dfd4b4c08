"""Proves that a made-up person stays one: no error, no loop, no line said twice, and none that is not in their file.

So nobody in a practice gives advice, a number to call or another person's story: what is not in the file of the
person is not said, but for a few words that anybody has. The remark after each turn and the look back at the end are
made as well.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from random import Random
from typing import Any

from assistant.content import Content
from assistant.documents.wording import document_words
from assistant.plan.plan_json import as_json_data
from assistant.practice.exchange import SAYS_NOTHING, Exchange
from assistant.practice.feedback.remarks import remark
from assistant.practice.looking_back import paper
from assistant.practice.people import people_names, person
from assistant.practice.practice import Practice
from assistant.roles import LEVELS
from trials.nursery import side_by_side
from trials.outcome import Outcome
from trials.random_helper import HELPERS, RandomHelper

SMALL, FULL = 6, 1_000
"""How many practices."""
_BEGAN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_FEWEST, _MOST = 10, 60
"""Turns of a practice."""
_REPLAYED = 10
"""Each of so many practices is said once more, word for word."""
_COMPARED = 4
"""Words from which a sentence may not come twice."""
_NUMBER = re.compile(r"\d+")
_SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+")


def trial(size: int, seed: int) -> Outcome:
    """Has as many practices as the size says, each of them with a helper of chance."""
    # To start two processes takes longer than a few practices do.
    return practised(size, seed) if size <= SMALL else side_by_side(practised, size, seed)


def practised(size: int, seed: int) -> Outcome:
    """Practises by chance, and looks at every line that is said."""
    random, files, counts, breaches = Random(seed), Content(), Counter[str](), list[str]()
    people = [person(files, name) for name in people_names(files)]
    anybody = document_words(files, "person", folder="practise").part("numbers").values()
    for number in range(size):
        level, chance = random.choice((None, *LEVELS)), random.randint(0, 9)
        begin = partial(Practice, files, random.choice(people), _BEGAN, level=level, seed=chance)
        practice = begin()
        breaches += _gone_wrong(files, practice, random)
        breaches += _said_wrongly(practice, anybody)
        if number % _REPLAYED == 0:
            counts["said once more"] += 1
            breaches += _otherwise(practice, begin().say_all(one.said for one in practice.exchanges))
        counts["practices"] += 1
        counts.update(_counted(practice))
    return Outcome(dict(sorted(counts.items())), tuple(breaches))


def _gone_wrong(files: Content, practice: Practice, random: Random) -> Iterator[str]:
    """Has a whole practice, with all that is said of it; a sentence for an error."""
    words = document_words(files, "remarks", folder="practise")
    helper = RandomHelper(random, random.choice(list(HELPERS)))
    try:
        for _ in range(random.randint(_FEWEST, _MOST)):
            before = practice.exchanges
            remark(before, practice.say(helper.says(practice)), words)
            practice.prompt()
        paper(files, practice, {}, ())
        practice.plan()
    except Exception as error:
        yield f"{practice.person.id}, turn {len(practice.exchanges) + 1}: {type(error).__name__}: {error}"


def _counted(practice: Practice) -> Iterator[str]:
    """What there was, by name: turns, and of which part of the person's file the answers are."""
    for exchange in practice.exchanges:
        yield "turns"
        yield from (f"answers of {line.key.partition('.')[0]}" for line in exchange.lines)


def _said_wrongly(practice: Practice, anybody: Iterable[str]) -> Iterator[str]:
    """What a person said that is neither theirs nor anybody's, and what they said twice."""
    somebody, said, sentences = practice.person.id, Counter[str](), Counter[str]()
    theirs = {_plain(text) for text in (*_texts(asdict(practice.person)), *anybody)}
    for exchange in practice.exchanges:
        if not exchange.answer.strip():
            yield f"{_at(practice, exchange)}: nothing was answered"
        lines = [line.text for line in exchange.lines if line.key != SAYS_NOTHING]
        yield from (
            f'{_at(practice, exchange)}: not in their file: "{one}"' for one in lines if _plain(one) not in theirs
        )
        said.update(lines)
        sentences.update(sentence for one in lines for sentence in _sentences(one))
    yield from (f'{somebody}: said {count} times: "{text}"' for text, count in said.items() if count > 1)
    yield from (f'{somebody}: a sentence came {n} times: "{one}"' for one, n in sentences.items() if n > 1)
    yield from _wrong_in_plan(practice, {*said})


def _wrong_in_plan(practice: Practice, said: set[str]) -> Iterator[str]:
    """What stands in the practice plan, and was never said."""
    plan = practice.plan()
    for goal in plan.goals:
        if goal.goal and goal.goal not in said:
            yield f'{practice.person.id}: in the plan and never said: "{goal.goal}"'
    if f"({practice.person.name}" in json.dumps(as_json_data(plan), ensure_ascii=False):
        yield f"{practice.person.id}: what can be seen of them stands in the plan"


def _otherwise(one: Practice, other: Practice) -> Iterator[str]:
    """The first turn to which the same words brought another answer."""
    for first, again in zip(one.exchanges, other.exchanges, strict=True):
        if first.answer != again.answer:
            yield f'{_at(one, first)}: once "{first.answer}", once "{again.answer}"'
            return


def _at(practice: Practice, exchange: Exchange) -> str:
    return f"{practice.person.id}, turn {exchange.number}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _plain(text: str) -> str:
    """A wording without its number: how sure they are is filled in."""
    return _NUMBER.sub("#", text.replace("{number}", "#"))


def _sentences(text: str) -> Iterator[str]:
    return (one for one in _SENTENCE_ENDS.split(text.casefold()) if len(one.split()) >= _COMPARED)
