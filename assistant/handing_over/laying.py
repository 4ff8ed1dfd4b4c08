"""Lays one record of a person beside another: the words of both are kept, with whose they are and when.

Laying the same record beside again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from assistant.handing_over.items import renumbered
from assistant.record import Answer, Earlier, Entry, Giver, Measure, Record, Talk, Thought, Version

_END = "end"
"""The place of a talk that is over."""
_TalkKey = tuple[str, datetime]
"""What makes a talk the same in two records: its flow, and the moment it began."""


def laid_beside(own: Record, other: Record) -> Record:
    """Our own record with all that the other one holds as well; its id, level and newest talk stay as they are.

    Talks that only the other has are added. In a talk that both have, the newest words stand; older
    ones go into their history, or, where somebody else said them on their own, into a talk beside it.
    """
    other = renumbered(other, own)
    return own.changed(
        talks=_talks(own.talks, other.talks),
        thoughts=_thoughts(own.thoughts, other.thoughts),
        versions=_versions(own.versions, other.versions),
        measures=_measures(own.measures, other.measures),
        diary=_diary(own.diary, other.diary),
    )


# Talks


def _talks(own: Sequence[Talk], other: Sequence[Talk]) -> tuple[Talk, ...]:
    ours, theirs = _by_key(own), _by_key(other)
    *before, newest = [_joined(talks, theirs.get(key, [])) for key, talks in ours.items()] or [[]]
    added = [talks for key, talks in theirs.items() if key not in ours]
    return tuple(talk for talks in (*before, *added, newest) for talk in talks)


def _by_key(talks: Iterable[Talk]) -> dict[_TalkKey, list[Talk]]:
    """The talks by what makes them the same; in each list the talk itself comes last, after those beside it."""
    found: dict[_TalkKey, list[Talk]] = {}
    for talk in talks:
        # Taken out and put in again, so that the order is that of the talks themselves.
        key = (talk.flow, talk.started)
        found[key] = [*found.pop(key, []), talk]
    return found


def _joined(ours: list[Talk], theirs: list[Talk]) -> list[Talk]:
    """One talk that two records have, and before it, for each person, what else they said in it."""
    if not theirs:
        return ours
    own, other = ours[-1], theirs[-1]
    said: dict[str, list[Answer]] = {}
    for talk in (own, *ours[:-1], other, *theirs[:-1]):
        for key, answer in talk.answers.items():
            said.setdefault(key, []).append(answer)
    stands = {key: _stands(answers) for key, answers in said.items()}
    aside = {key: _aside(stands[key], answers) for key, answers in said.items()}
    joined = {key: _with_history(stands[key], answers, aside[key]) for key, answers in said.items()}
    # The talk goes on where it was had last.
    ahead = other if _last_said(other) > _last_said(own) else own
    return [*_beside(own, aside), ahead.changed(answers=joined)]


def _last_said(talk: Talk) -> datetime:
    return max((answer.at for answer in talk.answers.values()), default=talk.started)


def _stands(answers: list[Answer]) -> Answer:
    """The newest, unless it has no words to show and others were said apart from it."""
    newest = max(answers, key=lambda one: one.at)
    if newest.state == "answered":
        return newest
    apart = [one for one in answers if one.state == "answered" and not _is_known(newest, one)]
    return max(apart, key=lambda one: one.at, default=newest)


def _is_known(newer: Answer, older: Answer) -> bool:
    """Whether the newer answer holds the words of the older one, or was made from them."""
    return older.value is None or older.value in (newer.value, *(before.value for before in newer.earlier))


def _aside(stands: Answer, answers: list[Answer]) -> dict[Giver, Answer]:
    """The words of others that the answer was not made from: for each of them the newest, with its history."""
    apart: dict[Giver, list[Answer]] = {}
    for one in answers:
        if one.state == "answered" and one.given_by != stands.given_by and not _is_known(stands, one):
            apart.setdefault(one.given_by, []).append(one)
    newest = {giver: max(words, key=lambda one: one.at) for giver, words in apart.items()}
    return {giver: _with_history(newest[giver], words, {}) for giver, words in sorted(apart.items())}


def _with_history(stands: Answer, answers: list[Answer], aside: dict[Giver, Answer]) -> Answer:
    """The answer with all words before it that are not kept beside it, each once, in the order of time."""
    beside = {
        id(one) for one in answers if one.state == "answered" and one.given_by in aside and not _is_known(stands, one)
    }
    known = {_words(before): before for before in stands.earlier}
    for one in answers:
        if one is stands or id(one) in beside:
            continue
        for before in _history(one):
            if before.value != stands.value:
                known.setdefault(_words(before), before)
    earlier = tuple(sorted(known.values(), key=lambda before: before.at))
    return stands if earlier == stands.earlier else stands.changed(earlier=earlier)


def _history(answer: Answer) -> Iterator[Earlier]:
    yield from answer.earlier
    if answer.value is not None:
        yield Earlier(value=answer.value, at=answer.at)


def _words(before: Earlier) -> tuple[datetime, str]:
    return before.at, repr(before.value)


def _beside(talk: Talk, aside: dict[str, dict[Giver, Answer]]) -> Iterator[Talk]:
    for giver in sorted({giver for words in aside.values() for giver in words}):
        answers = {key: words[giver] for key, words in aside.items() if giver in words}
        yield Talk(flow=talk.flow, version=talk.version, started=talk.started, place=_END, answers=answers)


# What stands beside the talks


def _thoughts(own: Sequence[Thought], other: Sequence[Thought]) -> tuple[Thought, ...]:
    """Each thought once; one that was dealt with on either side is dealt with."""
    found = {(one.at, one.text): one for one in own}
    for one in other:
        known = found.setdefault((one.at, one.text), one)
        if known.is_open and not one.is_open:
            found[one.at, one.text] = one
    return tuple(found.values())


def _versions(own: Sequence[Version], other: Sequence[Version]) -> tuple[Version, ...]:
    return tuple(sorted((*own, *(one for one in other if one not in own)), key=lambda one: one.at))


def _diary(own: Sequence[Entry], other: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted((*own, *(one for one in other if one not in own)), key=lambda one: one.at))


def _measures(own: Sequence[Measure], other: Sequence[Measure]) -> tuple[Measure, ...]:
    names = {one.name for one in own}
    return (*own, *(one for one in other if one.name not in names))
