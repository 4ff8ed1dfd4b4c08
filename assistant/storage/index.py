"""What the list says of each plan, remembered, so that only plans whose file has changed are read.

A cache and nothing more: it can be deleted at any time, and whatever is wrong with it, it is made anew. Of a
locked plan it holds that it is locked, and nothing else.
"""

# Calls of the system as they are: there are tens of thousands of names.
# ruff: noqa: PTH105, PTH108

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from assistant.record import FORMAT as RECORD_FORMAT
from assistant.storage.durable import flush_folder
from assistant.storage.plan_names import ERASING, MAIN_ENDS
from assistant.storage.summary import Summary

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, SchemaValidator

INDEX_NAME = ".index"
_FORMAT = 1
_FRESH = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_OWNER_ONLY = 0o600
_LONG_AGO = 60.0
"""Seconds in which every index is written to its end."""
_RANKS = {end.removeprefix("."): rank for rank, end in enumerate(MAIN_ENDS)}
_ERASING = ERASING.removeprefix(".")

Progress = Callable[[int, int], None]
"""Told how many plans have been read, of how many that have to be."""


class Stamp(NamedTuple):
    """By what a file is known to be the same as before: each save is a new file with a time of its own."""

    written: int
    """In nanoseconds since 1970."""
    size: int
    inode: int


class _Row(NamedTuple):
    """What is remembered of one plan, and of which state of its file it is true."""

    stamp: Stamp
    name: str = ""
    stage: str = ""
    flow: str = ""
    saved: datetime | None = None
    review_on: date | None = None
    locked: bool = False


_Rows = dict[str, _Row]


class Found(NamedTuple):
    """The file that decides for each plan of a folder, by the plan's id, and whether some plan is being erased."""

    plans: dict[str, Stamp]
    erasing: bool


def look_into(folder: Path) -> Found:
    """What plans there are in a folder; raises OSError for no such folder.

    Where the newest save is missing it is the one before it; a plan that is being erased is none any more.
    """
    found: dict[str, tuple[int, os.DirEntry[str]]] = {}
    erased = set[str]()
    with os.scandir(folder) as entries:
        for entry in entries:
            stem, _, end = entry.name.rpartition(".")
            rank = _RANKS.get(end)
            if rank is not None and (stem not in found or rank < found[stem][0]):
                found[stem] = rank, entry
            elif end == _ERASING:
                erased.add(stem)
    stamps = ((stem, _stamp(entry)) for stem, (_, entry) in sorted(found.items()) if stem not in erased)
    return Found({stem: stamp for stem, stamp in stamps if stamp is not None}, bool(erased))


def _stamp(entry: os.DirEntry[str] | Path) -> Stamp | None:
    try:
        seen = entry.stat()
    except OSError:
        return None  # it went while we looked
    return Stamp(seen.st_mtime_ns, seen.st_size, seen.st_ino)


def _tuple(*items: CoreSchema) -> CoreSchema:
    return {"type": "tuple", "items_schema": list(items)}


_TEXT: CoreSchema = {"type": "str"}
_NUMBER: CoreSchema = {"type": "int"}
_TIME: CoreSchema = {"type": "nullable", "schema": {"type": "datetime"}}
_DAY: CoreSchema = {"type": "nullable", "schema": {"type": "date"}}
_ROW = _tuple(_tuple(_NUMBER, _NUMBER, _NUMBER), _TEXT, _TEXT, _TEXT, _TIME, _DAY, {"type": "bool"})
"""A row as JSON."""


class Index:
    """The index of one folder.

    Several windows may use it at once. Each writes a whole file and puts it in place, and only while the index is
    still the one it has read: what another window made it forget does not come back.
    """

    def __init__(self, folder: Path, progress: Progress | None = None) -> None:
        self._path = folder / INDEX_NAME
        self._progress = progress

    def summaries(self, files: Mapping[str, Stamp], read: Callable[[str], Summary]) -> list[Summary]:
        """A line for each of these plans, in their order; `read` is asked only about files that are not known.

        An index that cannot be written is no trouble: it only saves time.
        """
        before = _stamp(self._path)
        known = self._rows()
        rows: _Rows = {}
        asked = [plan_id for plan_id, stamp in files.items() if plan_id not in known or known[plan_id][0] != stamp]
        fresh = dict(zip(asked, self._read(asked, read), strict=True))
        for plan_id, stamp in files.items():
            one = fresh.get(plan_id)
            if one is None:
                rows[plan_id] = known[plan_id]
            # What stood in the way of reading a plan may be gone without a change of its file.
            elif not one.trouble:
                rows[plan_id] = _row(stamp, one)
        if rows != known:
            with suppress(OSError):
                self._put(rows, before)
        return [_summary(plan_id, rows[plan_id]) if plan_id in rows else fresh[plan_id] for plan_id in files]

    def without(self, plan_id: str) -> None:
        """Forgets a plan that is gone or locked by now, durably; raises OSError where the disk does not let go of it.

        For after its files were erased or sealed, so that no window can learn it anew.
        """
        while True:
            before = _stamp(self._path)
            rows = {one: row for one, row in self._rows().items() if one != plan_id}
            done = self._put(rows, before, flushed=True)
            # A window that had read the plan before may just be putting its index in place of ours. What it has
            # written goes, so that it cannot any more; whether it has already done so is looked at once again.
            self._take_away_unfinished(0)
            if done and plan_id not in self._rows():
                return

    def _read(self, asked: list[str], read: Callable[[str], Summary]) -> Iterator[Summary]:
        for done, plan_id in enumerate(asked):
            if self._progress:
                self._progress(done, len(asked))
            yield read(plan_id)

    def _rows(self) -> _Rows:
        """What is remembered; nothing, where the index is missing, damaged, or of another version.

        The rows are plain tuples of the same parts: making thousands of them anew would take longer than all else.
        """
        try:
            head, _, written = self._path.read_bytes().partition(b"\n")
            rows: _Rows = _checker().validate_json(written) if head == _head(written) else {}
        except (OSError, ValueError):
            return {}
        return rows

    def _put(self, rows: _Rows, before: Stamp | None, *, flushed: bool = False) -> bool:
        """Puts an index in place where it is still as it was `before`; whether it did.

        Without flushing, a power cut may leave it damaged, and then it is made anew. What was to be forgotten has to
        be gone even then.
        """
        from pydantic_core import to_json  # late: a new talk needs no list

        self._take_away_unfinished(_LONG_AGO)
        fresh = f"{self._path}.{os.getpid()}-{time.monotonic_ns()}"
        _write(fresh, to_json(rows), flushed)
        try:
            if _stamp(self._path) != before:
                return False
            os.replace(fresh, self._path)
        except FileNotFoundError:
            return False  # taken away by a window that forgets a plan
        finally:
            with suppress(FileNotFoundError):
                os.unlink(fresh)
        if flushed:
            flush_folder(self._path.parent)
        return True

    def _take_away_unfinished(self, age: float) -> None:
        """What killed windows left so many seconds ago; one that is alive finds its file gone, and lets it be."""
        with os.scandir(self._path.parent) as entries:
            for entry in entries:
                if entry.name.startswith(f"{INDEX_NAME}."):
                    with suppress(FileNotFoundError):
                        if time.time() - entry.stat().st_mtime >= age or not age:
                            os.unlink(entry)


def _row(stamp: Stamp, one: Summary) -> _Row:
    if one.locked:
        return _Row(stamp, locked=True)
    return _Row(stamp, one.name, one.stage, one.flow, one.saved, one.review_on)


def _summary(plan_id: str, row: _Row) -> Summary:
    stamp, name, stage, flow, saved, review_on, locked = row
    if locked:
        return Summary(plan_id, saved=datetime.fromtimestamp(stamp[0] / 1e9, UTC), locked=True)
    return Summary(plan_id, name, stage, saved, review_on, flow=flow)


def _head(written: bytes) -> bytes:
    """The first line: an index of another version, which may see more in a record or less, begins otherwise."""
    return b"whatmatters index %d, records %d, sum %08x" % (_FORMAT, RECORD_FORMAT, crc32(written))


def _write(name: str, written: bytes, flushed: bool) -> None:
    with os.fdopen(os.open(name, _FRESH, _OWNER_ONLY), "wb") as file:
        file.write(_head(written) + b"\n" + written)
        if flushed:
            file.flush()
            os.fsync(file.fileno())


@cache
def _checker() -> SchemaValidator:
    from pydantic_core import SchemaValidator  # late: a new talk needs no list

    return SchemaValidator({"type": "dict", "keys_schema": _TEXT, "values_schema": _ROW})
