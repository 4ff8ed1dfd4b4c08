"""Puts whole files on the disk: complete and flushed before they take the place of the old ones."""

# Calls of the system as they are: each of them counts here, and a save by way of pathlib takes measurably longer.
# ruff: noqa: PTH105, PTH108

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from assistant.storage.disk_trouble import is_held

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_OWNER_ONLY = 0o600
_WAITS = (0.05,) * 50
"""Windows only: how long to wait for a scanner to let go of a file, 2.5 seconds in all."""


def put_in_place(path: Path, content: bytes, before: Sequence[Path] = ()) -> None:
    """Makes `content` the whole of the file, durable on return; what stood there moves on to the names `before`.

    The newest of these names comes first; what stood under the last one is gone. An OSError leaves the
    old file, but for one: when only the folder could not be flushed, the new file may already stand.
    Either is whole, and saving again is safe.
    """
    fresh = _beside(path)
    try:
        _afresh(lambda: _write_new(fresh, content), fresh)
        if before:
            _move_on(before)
            _keep_as(path, before[0])
        _replace(fresh, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(fresh)
        raise
    flush_folder(path.parent)


def keep_aside(path: Path) -> None:
    """Keeps a damaged file under a new name, `<id>.damaged-1` or the next free number."""
    number = 1
    while True:
        try:
            return _twin(path, str(path.with_suffix(f".damaged-{number}")))
        except FileExistsError:
            number += 1


def keep_twin(path: Path, twin: Path) -> None:
    """Keeps the file under a second name too, durably; a twin that is there already stays as it is."""
    with suppress(FileExistsError):
        _twin(path, str(twin))
    flush_folder(path.parent)


def _move_on(names: Sequence[Path]) -> None:
    """Each file takes the name after its own, so that the first name is free."""
    for older, newer in zip(names[:0:-1], names[-2::-1], strict=True):
        with suppress(FileNotFoundError):
            _replace(str(newer), older)


def _beside(path: Path) -> str:
    # The lock makes us the only writer, so one fixed name will do, and a killed save leaves one file at most.
    return f"{path}.new"


def _afresh(make: Callable[[], None], name: str) -> None:
    try:
        make()
    except FileExistsError:
        os.unlink(name)  # left behind by a save that was killed
        make()


def _write_new(name: str, content: bytes) -> None:
    descriptor = os.open(name, _NEW, _OWNER_ONLY)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _twin(source: Path, twin: str) -> None:
    try:
        os.link(source, twin)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError:
        # Some disks, exFAT sticks among them, know no hard links.
        _write_new(twin, source.read_bytes())


def _keep_as(path: Path, last: Path) -> None:
    spare = _beside(last)
    try:
        _afresh(lambda: _twin(path, spare), spare)
        _replace(spare, last)
    except FileNotFoundError:
        return  # nothing stood there before
    finally:
        # Replacing a file by another name of the same file leaves both names. Asked for first: an error just
        # to learn that nothing is left would take longer than making the link.
        if os.access(spare, os.F_OK):
            with suppress(OSError):
                os.unlink(spare)


def _replace(source: str, target: Path) -> None:
    for wait in _WAITS:
        try:
            return os.replace(source, target)
        except OSError as error:
            if not is_held(error):
                raise
            time.sleep(wait)
    return os.replace(source, target)


def flush_folder(folder: Path) -> None:
    """Makes the names in a folder durable, as far as the system knows how."""
    directory = getattr(os, "O_DIRECTORY", None)
    if directory is None:
        return  # Windows has no such thing
    descriptor = os.open(folder, os.O_RDONLY | directory)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some disks cannot flush a folder at all; with them, there is no more to be had.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
