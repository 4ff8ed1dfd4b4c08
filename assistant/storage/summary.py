"""What the list of plans says of one plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from math import inf
from typing import NamedTuple

from assistant.record import Record


class Summary(NamedTuple):
    """One line in the list of plans; `trouble` is a sentence when the plan cannot be read."""

    id: str
    name: str = ""
    stage: str = ""
    """The path of the place reached in the newest talk, or `end`."""
    saved: datetime | None = None
    """For a locked plan: when its file was written, which is no part of what is in it."""
    review_on: date | None = None
    trouble: str = ""
    flow: str = ""
    """The flow of the newest talk."""
    locked: bool = False
    """Whether a passphrase is needed to read it; then nothing else is known of it."""


def summary_of(record: Record) -> Summary:
    """The line for a record that could be read; a carer's own talk stands by the carer's name."""
    talk = record.talks[-1] if record.talks else None
    stage, flow = (talk.place.partition("#")[0], talk.flow) if talk else ("", "")
    name = record.name or (record.carer_name if record.about else "")
    return Summary(record.id, name, stage, record.saved, record.review_on, flow=flow)


def newest_first(summaries: Iterable[Summary]) -> list[Summary]:
    """The lines by when they were saved, the newest first; plans that cannot be read stand at the end."""
    return sorted(summaries, key=_age, reverse=True)


def _age(summary: Summary) -> float:
    """Seconds since 1970: comparing thousands of times with their zones takes measurably longer."""
    saved = summary.saved
    if saved is None:
        return -inf
    return (saved if saved.tzinfo else saved.replace(tzinfo=UTC)).timestamp()
