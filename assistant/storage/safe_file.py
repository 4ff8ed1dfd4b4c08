"""One TinyDB file that is always whole: the save before, or this one, never something between."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from assistant.errors import CannotSave, NoSuchPlan, PlanEmpty
from assistant.storage.disk_trouble import cannot_read, cannot_save, damaged
from assistant.storage.durable import put_in_place
from assistant.storage.locking import kept_content, plain_content
from assistant.storage.plan_names import saves_before
from assistant.storage.sealed import Seal

Tables = dict[str, dict[str, Any]]


class SafeFile(Storage):
    """A TinyDB storage for one file with one writer, sealed where the plan has a lock.

    A document may hold the parts of records and plans as they are: they are written as JSON, and come back
    from the file as plain JSON.
    """

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        self._path = path
        self._before = saves_before(path)
        self._closed = False
        self.seal = seal

    def read(self) -> Tables:
        """The tables as they are on the disk; a missing file is never taken for an empty one."""
        return _parsed(plain_content(_content(self._path), "record", self.seal))

    def write(self, data: Tables) -> None:
        """Keeps the tables durably: on return they are on the disk; raises CannotSave when they may not be."""
        self.put(as_json(data))

    def put(self, tables: bytes) -> None:
        """The same for tables that are JSON already."""
        if self._closed:
            raise CannotSave("This plan is closed here, so that could not be saved. Open it again, then try again.")
        try:
            put_in_place(self._path, kept_content(tables, "record", self.seal), self._before)
        except OSError as error:
            raise cannot_save(error) from error

    def close(self) -> None:
        """Ends the writing; from here on another window may write."""
        self._closed = True


def as_json(value: Any) -> bytes:
    """The value as compact JSON in UTF-8: the bytes of the standard library, in half its time."""
    from pydantic_core import to_json  # late: not needed before the first save

    return to_json(value, inf_nan_mode="null")


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise NoSuchPlan("There is no file for this plan.") from None
    except OSError as error:
        raise cannot_read(error) from error
    if not content:
        raise PlanEmpty("The file of this plan is there, but it is empty.")
    return content


def _parsed(content: bytes) -> Tables:
    try:
        # Editors on Windows put a mark at the start of UTF-8 text; it is no damage.
        from pydantic_core import from_json  # late: not needed before the first read

        tables = from_json(content.removeprefix(BOM_UTF8), allow_inf_nan=False)
    except ValueError:
        tables = None
    if not _is_tables(tables):
        raise damaged()
    found: Tables = tables
    return found


def _is_tables(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(table, dict) and all(isinstance(document, dict) for document in table.values())
        for table in value.values()
    )
