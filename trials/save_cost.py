"""One save of a locked record of 100 KB is quick, costs the same among 100,000 other plans, and lists no folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest import mock

from assistant.record import Answer, Record, Talk
from assistant.storage.open_plan import OpenPlan
from assistant.storage.recovery_code import new_code
from assistant.storage.sealed import new_seal
from assistant.storage.store import Store
from trials.outcome import Outcome

SMALL, FULL = 20, 1_000
"""Saves, half of them with few other plans in the folder."""
_QUICK, _MOST_OF_THEM = 0.050, 95
"""So many in a hundred saves take no more seconds than this; judged at full size."""
_SAME = 1.2
"""The most that the median save may cost among many plans, as a multiple of that among few; judged at full size."""
_FEW, _MANY_FOR_EACH_SAVE = 10, 100
_BLOCK = 10
_BYTES = 100_000
_PLAN = "bcd234"
_AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_LINKS = 30_000
"""Names that one file may have; some disks allow no more than twice as many."""


def trial(size: int, seed: int) -> Outcome:  # noqa: ARG001 - nothing here is left to chance
    """Saves so many times, block by block in turn, in a folder with few plans and in one with many."""
    breaches: list[str] = []
    many = size * _MANY_FOR_EACH_SAVE
    with TemporaryDirectory(prefix="trial-") as name:
        few, crowd = Path(name) / "few", Path(name) / "many"
        listed = _unlisted(few, _FEW) + _unlisted(crowd, many)
        if listed:
            breaches.append(f"the folder was listed {listed} times to begin a plan and to save it")
        with _locked_plan(few) as one, _locked_plan(crowd) as other:
            took = _in_turn(size, one, other)
        written = (crowd / f"{_PLAN}.json").stat().st_size
        breaches += [f"what was saved last cannot be read among {count} plans" for count in _lost(few, crowd)]
    ratio = median(took[1]) / median(took[0])
    slowest = _percentile([*took[0], *took[1]], _MOST_OF_THEM)
    if size >= FULL and slowest > _QUICK:
        breaches.append(f"{_MOST_OF_THEM} in 100 saves took up to {slowest * 1000:.1f} ms, and 50 ms is the most")
    if size >= FULL and ratio > _SAME:
        breaches.append(f"a save among {many:,} plans took {ratio:.2f} times as long as among {_FEW}")
    counts: dict[str, int | float | str] = {
        "saves": sum(map(len, took)),
        "bytes of each": written,
        "other plans, few and many": f"{_FEW} and {many:,}",
        "median ms among few": round(median(took[0]) * 1000, 2),
        "median ms among many": round(median(took[1]) * 1000, 2),
        "ratio": round(ratio, 3),
        f"{_MOST_OF_THEM} in 100 within ms": round(slowest * 1000, 2),
    }
    return Outcome(counts, tuple(breaches))


def _unlisted(folder: Path, others: int) -> int:
    """Puts other plans into a folder and then begins ours; how often the folder was listed for ours."""
    folder.mkdir(mode=0o700)
    for number in range(others):
        path = folder / f"n{number:06}.json"
        if number % _LINKS:
            os.link(folder / f"n{number - number % _LINKS:06}.json", path)
        else:
            path.write_bytes(b"{}")
    with mock.patch("os.scandir", wraps=os.scandir) as scans, mock.patch("os.listdir", wraps=os.listdir) as lists:
        store = Store(folder)
        store.new_id()
        with store.create(_record(0)) as plan:
            plan.keep(plan.record)
            plan.keep(plan.record)
    return sum(call.args[:1] in ((folder,), (str(folder),)) for call in (*scans.mock_calls, *lists.mock_calls))


@contextmanager
def _locked_plan(folder: Path) -> Iterator[OpenPlan]:
    with Store(folder).open(_PLAN) as plan:
        plan.relock(new_seal(_PLAN, "three tall kettles", new_code()))
        yield plan


def _in_turn(saves: int, *plans: OpenPlan) -> tuple[list[float], ...]:
    """Seconds of each save, for each of the plans, which take turns in who is first too."""
    took: tuple[list[float], ...] = tuple([] for _ in plans)
    for plan in plans:
        plan.keep(_record(0))  # the first one moves saves of another size
    for block in range(saves // (2 * _BLOCK)):
        turns = list(zip(took, plans, strict=True))
        for times, plan in turns if block % 2 else reversed(turns):
            times += [_seconds(plan, _record(number)) for number in range(_BLOCK)]
    return took


def _seconds(plan: OpenPlan, record: Record) -> float:
    began = perf_counter()
    plan.keep(record)
    return perf_counter() - began


def _record(number: int) -> Record:
    """A record that takes 100 KB on the disk: what was said, and beside it the plan."""
    words = f"{number}: I like to sit in the garden with a cup of tea, and to hear how Maya's week was. " * 4
    answers = {f"life/words_{one}": _answer(words) for one in range(_BYTES // (len(words) + 160))}
    answers["life/day"] = _answer(words, "what_matters.good_day")
    talk = Talk(flow="discuss", version=1, started=_AT, place="goals/goal#1", answers=answers)
    return Record(id=_PLAN, created=_AT, saved=_AT, talks=(talk,))


def _answer(words: str, fills: str | None = None) -> Answer:
    return Answer(state="answered", value=words, given_by="person", at=_AT, version=1, fills=fills)


def _lost(*folders: Path) -> Iterator[int]:
    for folder in folders:
        store = Store(folder, unlock=lambda lock: lock.with_passphrase("three tall kettles"))
        if store.read(_PLAN).talks != _record(_BLOCK - 1).talks:
            yield len(list(folder.glob("*.json")))


def _percentile(values: list[float], percent: int) -> float:
    """The value that so many in a hundred do not pass."""
    return sorted(values)[-(-len(values) * percent // 100) - 1]
