"""Keeps practices in a folder of their own below the plans, each whole or not at all; no list of plans sees them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from assistant.clean_text import one_line
from assistant.errors import CannotSave, KeepingTrouble
from assistant.practice_record import KeptPractice, practice_in, written
from assistant.storage.disk_trouble import cannot_save, reason
from assistant.storage.durable import flush_folder, make_folder, put_in_place
from assistant.storage.store import Store

FOLDER = "practices"
"""Where practices are, below the folder of plans."""
END = ".practice.json"
"""How the name of their files ends, after the id; the dot in the middle keeps it from being the name of a plan."""
_UNFINISHED = f"{END}.new"
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")
_PATIENCE = 2.0
"""Seconds to wait for another window, which holds the folder only while it saves or erases."""
_SEE_LIST = "To see yours, type: whatmatters practise mine"


class NoSuchPractice(KeepingTrouble):
    """No practice in the folder has this id."""


class Shelf(NamedTuple):
    """What there is: the practices, the newest first, and a sentence for each id that cannot be read."""

    practices: tuple[KeptPractice, ...]
    troubles: dict[str, str]


class Practices:
    """The practices kept below one folder of plans, for the volunteer alone."""

    def __init__(self, records: Path) -> None:
        self._records = records
        self._folder = records / FOLDER
        self._kept = set[str]()
        """The ids that this window has kept."""

    def new_id(self) -> str:
        """A short id that no practice and no plan here has."""
        plans, taken = Store(self._records), self.ids()
        while (made := plans.new_id()) in taken:
            pass
        return made

    def keep(self, practice: KeptPractice) -> None:
        """Keeps all of a practice durably, in place of what was kept of it before; raises CannotSave.

        One that was erased meanwhile does not come back.
        """
        path, begun = self._path(practice.id), practice.id in self._kept
        try:
            if not begun:
                for one in (self._records, self._folder):
                    make_folder(one)  # each by itself, because only the last of a path is made for its owner alone
            with self._alone():
                if begun and not path.exists():
                    raise CannotSave("This practice was erased meanwhile. What you type from here on is not kept.")
                put_in_place(path, written(practice))
        except OSError as error:
            raise cannot_save(error) from error
        self._kept.add(practice.id)

    def read(self, practice_id: str) -> KeptPractice:
        """The practice as it was last kept; raises NoSuchPractice, PracticeDamaged, PracticeTooNew or KeepingTrouble.

        Nothing is changed, whatever state the file is in.
        """
        try:
            content = self._path(practice_id).read_bytes()
        except FileNotFoundError:
            raise _unknown(practice_id) from None
        except OSError as error:
            why, remedy = reason(error)
            raise KeepingTrouble(f"I could not read this practice ({why}). Nothing was changed. {remedy}") from error
        # The name of the file decides, as it does for plans.
        return practice_in(content).changed(id=practice_id)

    def find(self, start: str) -> str:
        """The id of the one practice whose id starts so; raises NoSuchPractice saying what to do."""
        wanted = start.strip().lower()
        found = [one for one in self.ids() if one.lower().startswith(wanted)]
        exact = [one for one in found if one.lower() == wanted]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if found:
            raise NoSuchPractice(f"{len(found)} practices start so. Type more letters. {_SEE_LIST}")
        raise _unknown(start)

    def ids(self) -> list[str]:
        """The id of every practice, readable or not; raises KeepingTrouble where the folder is shut."""
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - a glob passes over a folder that is shut
        except FileNotFoundError:
            return []
        except OSError as error:
            why, remedy = reason(error)
            raise KeepingTrouble(
                f"I could not look into the folder of your practices ({why}). Nothing was changed. {remedy}"
            ) from error
        ids = (name.removesuffix(END) for name in names if name.endswith(END))
        return sorted(filter(_ID.fullmatch, ids))

    def all(self) -> tuple[KeptPractice, ...]:
        """Every practice that can be read, the newest first; raises KeepingTrouble."""
        return self.shelf().practices

    def shelf(self) -> Shelf:
        """Every practice that can be read, and why others cannot; raises KeepingTrouble where the folder is shut."""
        practices, troubles = list[KeptPractice](), dict[str, str]()
        for one in self.ids():
            try:
                practices.append(self.read(one))
            except NoSuchPractice:
                continue  # erased while we looked
            except KeepingTrouble as trouble:
                troubles[one] = str(trouble)
        practices.sort(key=lambda practice: practice.started, reverse=True)
        return Shelf(tuple(practices), troubles)

    def forget(self, practice_id: str) -> None:
        """Takes a practice away for good, and what killed saves left; raises NoSuchPractice or CannotSave."""
        if practice_id not in self.ids():
            raise _unknown(practice_id)
        self._take_away(lambda name: name == f"{practice_id}{END}" or name.endswith(_UNFINISHED))

    def forget_all(self) -> None:
        """Takes all practices away for good, whatever state their files are in; raises CannotSave."""
        self._take_away(lambda name: END in name)

    def _take_away(self, goes: Callable[[str], bool]) -> None:
        try:
            with self._alone():
                for name in filter(goes, os.listdir(self._folder)):  # noqa: PTH208
                    (self._folder / name).unlink(missing_ok=True)
                flush_folder(self._folder)
        except FileNotFoundError:
            return  # no folder, and nothing in it
        except OSError as error:
            why, remedy = reason(error)
            raise CannotSave(f"I could not erase all of that ({why}). {remedy}") from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Until the block ends no other window saves or erases: nothing erased comes back, and no save is torn."""
        self._folder.stat()  # raises where the folder is gone: the lock would make another, open to others
        lock = FileLock(self._folder / ".lock", timeout=_PATIENCE, mode=0o600, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout:
            raise CannotSave("Another window is saving a practice at this moment. Try again.") from None
        try:
            yield
        finally:
            lock.release()

    def _path(self, practice_id: str) -> Path:
        if not _ID.fullmatch(practice_id):
            raise _unknown(practice_id)
        return self._folder / f"{practice_id}{END}"


def _unknown(practice_id: str) -> NoSuchPractice:
    return NoSuchPractice(f'There is no practice called "{one_line(practice_id)}". {_SEE_LIST}')
