"""Puts whole files on the disk: complete and flushed before they take the place of the old ones."""

# Calls of the system as they are: each of them counts here, and a save by way of pathlib takes measurably longer.
# ruff: noqa: PTH105, PTH108

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from assistant.storage.disk_trouble import is_held

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_OVER = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_OWNER_ONLY, _OWNER_ONLY_FOLDER = 0o600, 0o700
_NO_FILE = (errno.ELOOP, errno.EMLINK, errno.ENXIO)
"""What the system says of a link to somewhere else, and of what is no file at all."""
_WAITS = (0.05,) * 50
"""Windows only: how long to wait for a scanner to let go of a file, 2.5 seconds in all."""


def put_in_place(path: Path, content: bytes, before: Sequence[Path] = ()) -> None:
    """Makes `content` the whole of the file, durable on return; what stood there moves on to the names `before`.

    The newest of these names comes first; what stood under the last one is what the next save is written over,
    so that a disk need not find room for each. An OSError leaves the old file, but for one: when only the folder
    could not be flushed, the new file may already stand. Either is whole, and saving again is safe.
    """
    fresh, spare = _beside(path), _beside(before[0]) if before else ""
    try:
        _write(_open_to_write(fresh), content)
        stood = bool(before) and _is_twinned(path, spare)
        _replace(fresh, path)
    except BaseException:
        for left in filter(None, (fresh, spare)):
            with suppress(OSError):
                os.unlink(left)
        raise
    if stood:
        # Only now, so that saves that fail one after the other use up none of those before.
        _move_on((Path(spare), *before, Path(fresh)))
    flush_folder(path.parent)


def keep_aside(path: Path) -> None:
    """Keeps a damaged file under a new name, `<id>.damaged-1` or the next free number, durably."""
    number = 1
    while True:
        try:
            _twin(path, str(path.with_suffix(f".damaged-{number}")))
        except FileExistsError:
            number += 1
        else:
            return flush_folder(path.parent)


def keep_twin(path: Path, twin: Path) -> None:
    """Keeps the file under a second name too, durably; a twin that is there already stays as it is."""
    with suppress(FileExistsError):
        _twin(path, str(twin))
    flush_folder(path.parent)


def _move_on(names: Sequence[Path]) -> None:
    """Each file takes the name after its own, and the first name is free."""
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


def _open_to_write(name: str) -> int:
    """The file of an earlier save that has this name, where it is ours alone; else a new one."""
    try:
        descriptor = os.open(name, _OVER)
    except FileNotFoundError:
        return os.open(name, _NEW, _OWNER_ONLY)
    except OSError as error:
        if error.errno not in _NO_FILE:
            raise
    else:
        if _is_ours_alone(os.fstat(descriptor)):
            return descriptor
        os.close(descriptor)
    os.unlink(name)
    return os.open(name, _NEW, _OWNER_ONLY)


def _is_ours_alone(told: os.stat_result) -> bool:
    # Windows tells no owner, and there each save is a new file.
    is_ours = hasattr(os, "geteuid") and told.st_uid == os.geteuid()
    return is_ours and told.st_mode == stat.S_IFREG | _OWNER_ONLY and told.st_nlink == 1


def _write_new(name: str, content: bytes) -> None:
    _write(os.open(name, _NEW, _OWNER_ONLY), content)


def _write(descriptor: int, content: bytes) -> None:
    """Makes this the whole of an open file, durable on return, and closes it."""
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.ftruncate(descriptor, len(content))
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


def _is_twinned(path: Path, spare: str) -> bool:
    """Whether there is a file, which then has a second name too."""
    try:
        _afresh(lambda: _twin(path, spare), spare)
    except FileNotFoundError:
        return False  # nothing stood there before
    return True


def _replace(source: str, target: Path) -> None:
    for wait in _WAITS:
        try:
            return os.replace(source, target)
        except OSError as error:
            if not is_held(error):
                raise
            time.sleep(wait)
    return os.replace(source, target)


def make_folder(folder: Path) -> None:
    """Makes a folder for its owner alone, and those above it, durably; one that is there stays as it is."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    for made in reversed(missing):
        flush_folder(made.parent)


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
