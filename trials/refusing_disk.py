"""A disk that refuses the n-th call below a folder, in one of the ways that disks do."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trials.through_os import files_through_os

SHORT = 0
"""Stands for a write that takes only a part of what it was given."""
_WRITING = ("write", "ftruncate", "fsync", "fdatasync", "link", "rename", "replace", "unlink", "remove", "mkdir")
_LOOKING = ("stat", "lstat", "scandir", "listdir")
_USUAL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, errno.EINTR)
_PASSING = (errno.EACCES, errno.EIO, errno.EINTR)
_FAULTS = {
    "open": _USUAL,
    "write": (*_USUAL, SHORT),
    "close": (errno.ENOSPC, errno.EDQUOT, errno.EIO),
    # A full disk still lets things be taken away.
    **dict.fromkeys(("unlink", "remove"), (errno.EROFS, *_PASSING)),
    **dict.fromkeys(("read", *_LOOKING), (errno.EACCES, errno.EIO)),
}
MANNERS = ("once", "from then on", "although it was done")


@dataclass(frozen=True)
class Fault:
    """The number of the call that is refused, from 1; why; and in which of the MANNERS."""

    at: int
    number: int
    manner: str

    def __str__(self) -> str:
        why = "short write" if self.number == SHORT else errno.errorcode[self.number]
        return f"call {self.at}: {why}, {self.manner}"


def faults(calls: list[str]) -> Iterator[Fault]:
    """Every fault that a run which makes these calls can meet."""
    for at, name in enumerate(calls, 1):
        for number in _FAULTS.get(name, _USUAL):
            for manner in MANNERS:
                if _can_be(name, number, manner):
                    yield Fault(at, number, manner)


def _can_be(name: str, number: int, manner: str) -> bool:
    if manner == MANNERS[1]:
        return number != errno.EINTR  # a signal passes, and Python's own files try again until it has
    # A call that hands something out cannot have been done.
    return manner == MANNERS[0] or (number == errno.EIO and name in (*_WRITING, "close"))


@dataclass
class Disk:
    """The calls made so far, by name, and the fault that is waiting; None while the disk is well."""

    fault: Fault | None = None
    calls: list[str] = field(default_factory=list)

    def break_by(self, fault: Fault | None) -> None:
        """Counts from 1 again, with this fault waiting."""
        self.fault = fault
        self.calls = []

    def mend(self) -> None:
        """Refuses nothing any more."""
        self.fault = None

    def passes(self, name: str, do: Callable[[], Any], part: Callable[[], Any] | None = None) -> Any:
        """Makes one call, or refuses it; `part` does half of it."""
        self.calls.append(name)
        fault, count = self.fault, len(self.calls)
        if fault is None or count < fault.at or (count > fault.at and fault.manner != MANNERS[1]):
            return do()
        if fault.number not in _FAULTS.get(name, _USUAL):
            return do()
        if fault.number == SHORT:
            return part() if part else do()
        if fault.manner == MANNERS[2] or name == "close":
            do()
        raise OSError(fault.number, "refused", "/home/somebody/secret")


@contextmanager
def refusing_disk(folder: Path) -> Iterator[Disk]:
    """The disk below a folder, well at first, until the block ends; everywhere else all is as ever."""
    disk, inside = Disk(), _Inside(folder)
    names = [name for name in ("open", "close", "rmdir", *_WRITING, *_LOOKING) if hasattr(os, name)]
    kept = {name: getattr(os, name) for name in names}
    real_open = builtins.open
    try:
        for name in names:
            setattr(os, name, _watched(disk, inside, name, kept[name]))
        io.open = builtins.open = _watched_reading(disk, inside, real_open)
        with files_through_os(inside, lambda _told: None):
            yield disk
    finally:
        io.open = builtins.open = real_open
        for name, real in kept.items():
            setattr(os, name, real)


class _Inside:
    """Whether a path or an open file is below the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder.absolute())
        self.open: set[int] = set()

    def __call__(self, one: Any) -> bool:
        if isinstance(one, int):
            return one in self.open
        if not isinstance(one, str | bytes | os.PathLike):
            return False
        path = str(Path(os.fsdecode(one)).absolute())
        return path == self._folder or path.startswith(self._folder + os.sep)


def _watched(disk: Disk, inside: _Inside, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any, **options: Any) -> Any:
        if not given or not inside(given[0]):
            result = real(*given, **options)
            if name == "open":
                inside.open.discard(result)
            return result
        if name == "close":
            inside.open.discard(given[0])
        part = (lambda: real(given[0], given[1][: max(1, len(given[1]) // 2)])) if name == "write" else None
        result = disk.passes(name, lambda: real(*given, **options), part)
        if name == "open":
            inside.open.add(result)
        return result

    return call


def _watched_reading(disk: Disk, inside: _Inside, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(file: Any, *rest: Any, **options: Any) -> Any:
        if isinstance(file, int) or not inside(file):
            return real(file, *rest, **options)
        return disk.passes("read", lambda: real(file, *rest, **options))

    return call
