"""Holds a plan for one window at a time; the operating system lets go of it when the window dies."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.clean_text import one_line
from assistant.errors import PlanOpenElsewhere
from assistant.storage.disk_trouble import cannot_open
from assistant.storage.said_time import said

PATIENCE = 0.3
"""Seconds to wait for a window that is just closing."""
_LONGEST_NOTE = 1000


class PlanLock:
    """One plan held for writing by this window, from the making of this object until `release`."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path = path
        self._now = now
        # A plan may be closed by another thread than opened it. The soft lock would outlive a killed
        # program, so where the disk knows no real locks, nothing is opened for writing.
        self._lock = FileLock(
            path,
            timeout=PATIENCE,
            mode=0o600,
            thread_local=False,
            fallback_to_soft=False,
            on_acquired=self._leave_note,
        )
        try:
            self._lock.acquire()
        except Timeout:
            raise PlanOpenElsewhere(self._sentence()) from None
        except OSError as error:
            raise cannot_open(error) from error

    def release(self, forget: bool = False) -> None:
        """Lets others open the plan; with `forget` the lock file goes too, for a plan that was never kept."""
        if forget and self._lock.is_locked:
            with suppress(OSError):
                self._path.unlink()
        self._lock.release()

    def _leave_note(self, descriptor: int) -> None:
        """For the sentence shown to others only; the lock is what decides."""
        note = {"pid": os.getpid(), "host": platform.node(), "since": self._now().isoformat()}
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            # Windows locks the first byte, so that others can read only what follows it.
            os.write(descriptor, b" " + json.dumps(note).encode())

    def _sentence(self) -> str:
        where, since = "another window", ""
        with suppress(OSError, ValueError, KeyError, TypeError):
            with self._path.open("rb", buffering=0) as file:
                file.seek(1)
                note = json.loads(file.read(_LONGEST_NOTE))
            since = f" since {said(datetime.fromisoformat(note['since']), self._now())}"
            if note["host"] != platform.node():
                where = f"another computer ({one_line(note['host'])})"
        verb = "has been" if since else "is"
        return f"This plan {verb} open in {where}{since}. Close it there, or look at it here without changing it."
