"""Proves that a window killed in the middle of a save loses nothing that it had called saved."""

from __future__ import annotations

import os
import secrets
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from assistant.errors import PlanOpenElsewhere
from assistant.record import Answer, Record, Talk
from assistant.storage.store import Store

AT = datetime(2026, 5, 3, 14, 32, tzinfo=UTC)
KILLS = 40
LONGEST = 50
"""Milliseconds between the first save of a process and its end."""
CALLS = ("open", "write", "ftruncate", "fsync", "link", "replace", "unlink", "close")
SAVED, KILLED = 0, 9
"""How a process ends that saved once, and one that was killed on the way."""
ENDS = (".json", ".bak", ".bak-2", ".bak-3", ".json.new", ".lock")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has neither fork nor kill -9")


def a_record(words: str) -> Record:
    """A record with one answer."""
    answer = Answer(state="answered", value=words, given_by="person", at=AT, version=1)
    talk = Talk(flow="discuss", version=1, started=AT, place="end", answers={"life/good_day": answer})
    return Record(id="bcd234", created=AT, saved=AT, talks=(talk,))


def save_without_pause(folder: Path, saved: int) -> None:
    """Saves longer and shorter answers for ever, and tells after each save its revision."""
    with Store(folder).open("bcd234") as plan:
        while True:
            # Shorter than before is what tears a file that is written in place.
            words = "a" * secrets.choice((10, 4_000, 40_000))
            kept = plan.keep(a_record(words))
            os.write(saved, f"{kept.revision} {len(words)}\n".encode())


def in_a_process_of_its_own(folder: Path) -> tuple[int, int]:
    """Starts the saving; returns the process and the end from which its reports can be read."""
    reports, saved = os.pipe()
    process = os.fork()
    if process == 0:  # pragma: no cover
        try:
            os.close(reports)
            save_without_pause(folder, saved)
        finally:
            os._exit(1)
    os.close(saved)
    return process, reports


def killed_after(process: int, reports: int, seconds: float) -> list[str]:
    """Kills the process after its first save and this time; returns what it had reported."""
    told = os.read(reports, 100)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with os.fdopen(reports, "rb") as rest:
        return (told + rest.read()).decode().splitlines()


def is_killed_at(call: int, folder: Path) -> bool:
    """Whether a process that saves once came to this call to the system, and ended before it."""
    process = os.fork()
    if process == 0:  # pragma: no cover
        try:
            with Store(folder).open("bcd234") as plan:
                end_at(call)
                plan.keep(a_record("next"))
                os._exit(SAVED)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert status in (SAVED, KILLED)
    return status == KILLED


def end_at(call: int) -> None:  # pragma: no cover
    """From now on the process ends, with nothing tidied up, in place of its n-th call to the system."""
    numbers = count(1)

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args, **options: os._exit(KILLED) if next(numbers) == call else real(*args, **options)

    for name in CALLS:
        setattr(os, name, watched(getattr(os, name)))


def without_the_newest(folder: Path, copy: Path) -> int:
    """The revision that opens in a copy of the folder where the newest save is damaged."""
    copytree(folder, copy)
    (copy / "bcd234.json").write_bytes(b"")
    with Store(copy).open("bcd234") as plan:
        return plan.record.revision


def names(folder: Path) -> set[str]:
    """How the names end of what stands in the folder."""
    return {entry.name.removeprefix("bcd234") for entry in folder.iterdir()}


def test_no_save_that_was_reported_is_lost_when_the_window_is_killed(tmp_path: Path) -> None:
    """Killed at random moments while answers grow and shrink; the lock is free each time."""
    store = Store(tmp_path)
    with store.create(a_record("first")) as plan:
        plan.keep(a_record("first"))
    for _ in range(KILLS):
        told = killed_after(*in_a_process_of_its_own(tmp_path), secrets.randbelow(LONGEST) / 1000)
        revision, length = map(int, told[-1].split())
        kept = store.read("bcd234")
        assert kept.revision in (revision, revision + 1)
        if kept.revision == revision:
            assert len(kept.talks[0].answers["life/good_day"].value) == length
        with store.open("bcd234") as plan:
            assert plan.notice == ""
    assert names(tmp_path) <= {*ENDS, ".bak.new"}


def test_at_whichever_call_a_save_is_killed_it_and_a_save_before_it_can_be_read(tmp_path: Path) -> None:
    """Each call in turn; a name that the kill left free is in use again when the saves after it have moved on."""
    store, folder, call, killed = Store(tmp_path / "plans"), tmp_path / "plans", 0, True
    with store.create(a_record("first")) as plan:
        for _ in ENDS:
            revision = plan.keep(a_record("first")).revision
    while killed:
        call += 1
        killed = is_killed_at(call, folder)
        assert names(folder) <= {*ENDS, ".bak.new"}
        newest = store.read("bcd234").revision
        assert newest in (revision, revision + 1)
        assert newest - 2 <= without_the_newest(folder, tmp_path / str(call)) < newest
        with store.open("bcd234") as plan:
            assert plan.notice == ""
            for _ in ENDS:
                revision = plan.keep(a_record("after")).revision
        assert names(folder) == set(ENDS)
    assert call > 10


def test_another_process_is_told_and_may_go_on_after_the_kill(tmp_path: Path) -> None:
    """The operating system lets go of the lock, so nobody has to remove a file by hand."""
    store = Store(tmp_path)
    with store.create(a_record("first")) as plan:
        plan.keep(a_record("first"))
    process, reports = in_a_process_of_its_own(tmp_path)
    os.read(reports, 100)
    with pytest.raises(PlanOpenElsewhere, match="This plan has been open in another window since"):
        store.open("bcd234")
    assert store.read("bcd234").revision > 1
    killed_after(process, reports, 0)
    with store.open("bcd234") as plan:
        assert plan.keep(a_record("mine")).revision > 2
