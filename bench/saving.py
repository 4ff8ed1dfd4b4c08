"""One durable save."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from statistics import median
from unittest import mock

from assistant.commands.face import without_delay
from assistant.record import Record
from assistant.storage.store import Store
from bench.pairs import ratio, side_by_side, timed
from bench.plans import passing_folder, told
from bench.table import Line, at_most, ms

_SIZE = 20_000
_MOST_FLUSHES = 2


def save(quick: bool) -> list[Line]:
    """One durable save of a record of 20 KB, against the same bytes by temp file, flush, rename and folder flush.

    Each save has another answer than the one before it, as in a talk.
    """
    with passing_folder() as folder:
        record = _of_size(folder)
        answered = cycle((record, _answered_otherwise(record)))
        with Store(folder).create(record) as plan:
            plan.keep(record)
            without_delay()
            content = (folder / f"{record.id}.json").read_bytes()
            flushes = _flushes(lambda: plan.keep(next(answered)))
            variants = {
                "ours": timed(lambda: plan.keep(next(answered))),
                "floor": timed(lambda: _put(folder / "floor", content)),
            }
            taken = side_by_side(100 if quick else 600, variants)
    ours = f"{ms(median(taken['ours']))}, {flushes} flushes"
    floor = f"{ms(median(taken['floor']))}, 2 flushes"
    what = f"a save of {len(content) / 1000:.0f} KB, {_MOST_FLUSHES} flushes at most"
    return [at_most(1.5, what, ours, floor, ratio(taken, "ours", "floor"), flushes <= _MOST_FLUSHES)]


def _of_size(folder: Path) -> Record:
    """The story's record, with an answer lengthened until its file is as big as wanted."""
    record, _ = told(45)
    with Store(folder).create(record.changed(id="short")) as plan:
        plan.keep(plan.record)
    missing = _SIZE - (folder / "short.json").stat().st_size
    if missing < 0:
        raise RuntimeError("the story is longer than the record that is wanted")
    talk = record.talks[-1]
    key, answer = next((key, one) for key, one in talk.answers.items() if isinstance(one.value, str) and not one.fills)
    longer = answer.changed(value=f"{answer.value} {'and more ' * (missing // 9)}")
    return record.changed(talks=(talk.changed(answers={**talk.answers, key: longer}),))


def _answered_otherwise(record: Record) -> Record:
    """The record with another answer given last."""
    talk = record.talks[-1]
    key, last = next(reversed(talk.answers.items()))
    return record.changed(talks=(talk.changed(answers={**talk.answers, key: last.changed(value="Otherwise")}),))


def _put(path: Path, content: bytes) -> None:
    """The floor."""
    fresh = f"{path}.new"
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)
    os.replace(fresh, path)  # noqa: PTH105 - the call of the system as it is
    descriptor = os.open(path.parent, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def _flushes(act: Callable[[], object]) -> int:
    """How often the act flushes."""
    with mock.patch.object(os, "fsync", wraps=os.fsync) as flush:
        act()
    return flush.call_count
