"""Real disks that are full, read-only, forbidden or gone, with a visit under way."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from assistant.errors import SaidPlainly
from trials.one_plan import a_record
from trials.one_talk import PLAN, Visit, sitting_of, visits
from trials.refused_visits import calls_of, found, given_again, open_plan, prepare, store
from trials.work_folder import a_folder

_KINDS = ("the first reply", "AskText", "LookOver", "the last reply", "half-typed words")
_PAGE = 4096
_ROOM = 100
"""How many pages the small disk has."""
_NOBODY = 65534


@dataclass
class Tried:
    """How often it was tried, or why it could not be; and what was wrong."""

    count: int = 0
    skipped: str = ""
    breaches: list[str] = field(default_factory=list)


class Breaking(NamedTuple):
    """What breaks a folder, and what mends it again."""

    breaks: Callable[[], None]
    mends: Callable[[], None]


def tried(size: int) -> dict[str, Tried]:
    """Every weak disk that this machine can have; with a larger size the small disk is filled in more steps."""
    steps = range(0, _ROOM // 2, 16 if size < 1_000 else 1)
    return {
        "a small real disk, full": _on_small_disk(steps),
        "a real disk that can only be read": _read_only(),
        "a folder that may not be written to": _many(lambda folder: _forbidden(folder, 0o500)),
        "a folder that may not even be looked into": _many(lambda folder: _forbidden(folder, 0o000)),
        "a folder that is gone for a while": _many(_gone),
        "a file in the place of the folder": _many(_a_file_instead),
        "opening, reading, listing in such folders": _looking(),
    }


def _visits() -> list[Visit]:
    return [one for one in visits() if one.name in _KINDS]


def _many(broken: Callable[[Path], Breaking]) -> Tried:
    told = Tried()
    for visit in _visits():
        for impatient in (False, True):
            with a_folder() as ground:
                _try(told, visit, ground, broken, impatient)
    return told


def _try(told: Tried, visit: Visit, ground: Path, broken: Callable[[Path], Breaking], impatient: bool) -> None:
    wished_in, folder = ground / "wished", ground / "plans"
    wished_in.mkdir()
    folder.mkdir()
    _, wished = calls_of(visit, wished_in)
    shutil.rmtree(wished_in)
    prepare(visit, folder)
    with open_plan(visit, folder) as plan:
        sitting = sitting_of(plan.record, plan, plan.draft)
        breaking = broken(folder)
        wrong = given_again(visit, sitting, folder, wished, breaking.breaks, breaking.mends, impatient)
    told.count += 1
    if wrong:
        told.breaches.append(f"{visit.name}: {wrong}")


# Forbidden


def _forbidden(folder: Path, mode: int) -> Breaking:
    def breaks() -> None:
        if os.getuid() == 0:
            for one in (folder.parent, folder, *folder.iterdir()):
                os.chown(one, _NOBODY, -1)
            folder.chmod(mode)
            os.seteuid(_NOBODY)  # nothing is forbidden to root
        else:
            folder.chmod(mode)

    def mends() -> None:
        if os.getuid() == 0:
            os.seteuid(0)
        folder.chmod(0o700)

    return Breaking(breaks, mends)


def _gone(folder: Path) -> Breaking:
    away = folder.with_name("away")
    return Breaking(lambda: _move(folder, away), lambda: _move(away, folder))


def _a_file_instead(folder: Path) -> Breaking:
    away = folder.with_name("away")

    def breaks() -> None:
        folder.rename(away)
        folder.write_text("a file")

    def mends() -> None:
        folder.unlink()
        away.rename(folder)

    return Breaking(breaks, mends)


def _move(one: Path, other: Path) -> None:
    one.rename(other)


def _looking() -> Tried:
    told = Tried()
    visit = next(one for one in visits() if one.name == "AskText")
    for mode in (0o500, 0o400, 0o300, 0o000):
        for name, look in _LOOKS.items():
            with a_folder() as ground:
                folder = ground / "plans"
                folder.mkdir()
                prepare(visit, folder)
                before = found(folder)
                breaking = _forbidden(folder, mode)
                breaking.breaks()
                try:
                    look(folder)
                except SaidPlainly:
                    pass
                except Exception as error:
                    told.breaches.append(f"{name}, mode {mode:o}: not told in a sentence: {type(error).__name__}")
                finally:
                    breaking.mends()
                told.count += 1
                if found(folder) != before:
                    told.breaches.append(f"{name}, mode {mode:o}: something was changed")
    return told


_LOOKS: dict[str, Callable[[Path], object]] = {
    "reading": lambda folder: store(folder).read(PLAN),
    "half-typed words": lambda folder: store(folder).draft(PLAN),
    "listing": lambda folder: store(folder).summaries(),
    "finding": lambda folder: store(folder).find(PLAN[:2]),
    "a new id": lambda folder: store(folder).new_id(),
    "a new plan": lambda folder: store(folder).create(a_record("x")).close(),
    "opening": lambda folder: store(folder).open(PLAN).close(),
}


# Real disks


def _on_small_disk(steps: range) -> Tried:
    told = Tried()
    try:
        with _mounted("-t", "tmpfs", "-o", f"size={_ROOM * _PAGE}", "tmpfs") as disk:
            for pages in steps:
                for visit in _visits()[1:4]:
                    _try(told, visit, disk, lambda folder, free=pages: _filled(folder, free), pages % 2 == 0)  # type: ignore[misc]
                    for one in disk.iterdir():
                        shutil.rmtree(one)
    except _CannotMountError as why:
        told.skipped = str(why)
    return told


def _filled(folder: Path, free: int) -> Breaking:
    filler = folder.parent / "filler"

    def breaks() -> None:
        filler.mkdir()
        left = os.statvfs(folder).f_bavail - free
        if left > 0:
            (filler / "all").write_bytes(b"x" * left * _PAGE)

    return Breaking(breaks, lambda: shutil.rmtree(filler))


def _read_only() -> Tried:
    told = Tried()
    try:
        with _mounted("-t", "tmpfs", "tmpfs"):
            pass  # whether disks can be mounted at all
        for visit in _visits():
            with a_folder() as ground:
                _try(told, visit, ground, _bound_read_only, impatient=True)
    except _CannotMountError as why:
        told.skipped = str(why)
    return told


def _bound_read_only(folder: Path) -> Breaking:
    def breaks() -> None:
        # A mount above the folder: the plan's lock is open for writing in the one below it.
        _mount("--bind", str(folder), str(folder))
        _mount("-o", "remount,bind,ro", str(folder))

    return Breaking(breaks, lambda: _unmount(folder))


class _CannotMountError(Exception):
    """Why no disk can be mounted here."""


@contextmanager
def _mounted(*options: str) -> Iterator[Path]:
    with a_folder() as folder:
        _mount(*options, str(folder))
        try:
            yield folder
        finally:
            _unmount(folder)


def _mount(*arguments: str) -> None:
    program = shutil.which("mount")
    if os.getuid() != 0 or program is None:
        raise _CannotMountError("only root can mount a disk")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise _CannotMountError(f"no disk can be mounted here ({done.stderr.strip()})")


def _unmount(folder: Path) -> None:
    subprocess.run([shutil.which("umount") or "umount", str(folder)], capture_output=True, check=True)
