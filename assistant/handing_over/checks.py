"""What has to be true of a record from elsewhere before any of it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from assistant.drawn import drawn_plan
from assistant.plan.drawing import Drawn, draw, place_type, places
from assistant.record import Address, Record, Talk

_FLOW = re.compile(r"[a-z][a-z0-9_]{0,59}")
_ADDRESS = re.compile(r"[a-z0-9_]{1,60}(/[a-z0-9_]{1,60}){0,9}(#[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2}){0,4})?")
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")


def is_sound(record: Record) -> bool:
    """Whether this program could have written it; raises any kind of error where no plan can be drawn from it."""
    if not _holds_together(record):
        return False
    for talk in record.talks:
        for key, answer in talk.answers.items():
            # Each alone, since words that do not stand now can come back when others are taken out.
            if answer.fills and answer.value is not None:
                draw([Drawn(answer.fills, Address.parse(key).items, answer.value, answer.at.date())])
    drawn_plan(record)
    return True


def is_part(name: object) -> bool:
    """Whether this names a part of a plan, or a place in one."""
    return isinstance(name, str) and bool(name) and place_type(name) is not None


def _holds_together(record: Record) -> bool:
    """Whether every address, place and time is one that this program could have written."""
    addresses = [address for talk in record.talks for address in _addresses(talk)]
    addresses += [thought.address for thought in record.thoughts if thought.address]
    filled = {answer.fills for talk in record.talks for answer in talk.answers.values() if answer.fills is not None}
    return (
        all(map(_ADDRESS.fullmatch, addresses))
        and all(_FLOW.fullmatch(talk.flow) for talk in record.talks)
        and filled.issubset(places())
        and all(at.tzinfo is not None and at.year > 1900 for at in moments(record))
        and (not record.about or _ID.fullmatch(record.about) is not None)
    )


def _addresses(talk: Talk) -> Iterator[str]:
    yield from (talk.place, *talk.answers, *talk.trail, *talk.coached, *talk.pages)
    for one in talk.returns:
        yield from (one.to, *filter(None, [one.only]))


def moments(record: Record) -> Iterator[datetime]:
    """Every time that a record holds."""
    yield from (record.created, record.saved)
    for talk in record.talks:
        yield talk.started
        for answer in talk.answers.values():
            yield from (answer.at, *(before.at for before in answer.earlier))
    for dated in (record.thoughts, record.versions, record.diary):
        yield from (one.at for one in dated)
