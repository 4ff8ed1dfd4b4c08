"""A nursery: a process that has imported the whole program, and starts it again and again in processes of their own.

To start Python anew takes a second; a copy of this process is at the first question in a few hundredths.
"""

from __future__ import annotations

import fcntl
import os
import pkgutil
import random
import select
import signal
import struct
import sys
import tempfile
import termios
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Literal, Self

import psutil

from trials.outcome import Outcome, together

ROWS, COLUMNS = 24, 80
Streams = Literal["pipes", "terminal"]
_WORKERS = 2
_MOST_OPEN = 1024
_REST, _LONGEST_REST = 0.025, 20.0
"""Seconds of rest after which a program waits for keys, and seconds after which nobody waits for its rest."""
_DISK = Path("/var/tmp")
"""Better than the usual folder for passing files, which is often no disk at all."""
_LOADED_LATE = (
    "importlib.resources.readers",
    "textual.drivers.linux_driver",
    "textual.layouts.factory",
    "textual.layouts.horizontal",
    "textual.layouts.stream",
    "textual.scrollbar",
)
"""What is imported beside our own modules between the start and the first question."""


def side_by_side(share: Callable[[int, int], Outcome], size: int, seed: int) -> Outcome:
    """Takes a trial in two nurseries at once, a part of its size in each; `share` is a function of a module."""
    sizes = [size // _WORKERS + (number < size % _WORKERS) for number in range(_WORKERS)]
    seeds = [seed + number for number in range(_WORKERS)]
    with ProcessPoolExecutor(_WORKERS, mp_context=get_context("spawn"), initializer=load_all) as nurseries:
        return together(list(nurseries.map(share, filter(None, sizes), seeds)))


def load_all() -> None:
    """Imports the whole program, in surroundings that hold nothing of whoever started the trials."""
    for name in list(os.environ):
        if name.startswith(("WHATMATTERS_", "TEXTUAL")) or name in ("NO_COLOR", "COLUMNS", "LINES", "INPUTRC"):
            del os.environ[name]
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "INPUTRC": os.devnull}
    import assistant

    ours = [one.name for one in pkgutil.walk_packages(assistant.__path__, "assistant.")]
    for name in (*ours, *_LOADED_LATE):
        if not name.endswith("__main__"):
            import_module(name)


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A folder on a real disk, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="trial-", dir=_DISK if _DISK.is_dir() else None) as name:
        yield Path(name)


class Program:
    """The real program in a process of its own, with what it has written so far, until it is closed."""

    def __init__(self, arguments: list[str], streams: Streams) -> None:
        self.written = b""
        self.status: int | None = None
        """How it ended, as the system tells it; None as long as it runs."""
        sys.stdout.flush()
        if streams == "terminal":
            self.pid, self._keys = _in_a_terminal(arguments)
            self._screen = self._keys
        else:
            self.pid, self._keys, self._screen = _with_pipes(arguments)
        os.set_blocking(self._keys, False)

    def press(self, keys: bytes) -> None:
        """Presses keys, taking in what is written meanwhile; a program that has ended takes none."""
        left = memoryview(keys)
        while left:
            try:
                left = left[os.write(self._keys, left) :]
            except BlockingIOError:
                self.listen(0.002)
            except OSError:
                return

    def listen(self, seconds: float, enough: Callable[[bytes], bool] = lambda _written: False) -> bool:
        """Takes in what is written until it is enough; False when the time was over or the program had ended."""
        last = monotonic() + seconds
        while not enough(self.written):
            if not self._is_ready(last - monotonic()) or not self._take_in():
                return False
        return True

    def rests(self) -> Iterator[None]:
        """Takes in what is written until the program has waited for keys a while, however busy the machine is."""
        last = monotonic() + _LONGEST_REST
        since, size = monotonic(), len(self.written)
        while monotonic() - since < _REST and monotonic() < last:
            yield
            self.listen(0)
            if size != len(self.written) or not self._waits():
                since, size = monotonic(), len(self.written)

    def _waits(self) -> bool:
        with suppress(psutil.Error):
            return psutil.Process(self.pid).status() == psutil.STATUS_SLEEPING
        return True

    def _take_in(self) -> bool:
        try:
            piece = os.read(self._screen, 65536)
        except OSError:
            return False
        self.written += piece
        return bool(piece)

    def signal(self, number: int) -> None:
        """Sends a signal to the program, unless it has ended."""
        if self.status is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kills it at once, and takes in what it had written."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            _, self.status = os.waitpid(self.pid, 0)
        while self._is_ready(0) and self._take_in():
            pass

    def _is_ready(self, seconds: float) -> bool:
        """Waits so long for something to read; a window that is closed never has anything."""
        windows = [self._screen] if self._screen >= 0 else []
        return bool(select.select(windows, [], [], max(0.0, seconds))[0])

    def ends(self, seconds: float) -> bool:
        """Waits for its end, reading what it writes as any terminal does; whether it came."""
        last = monotonic() + seconds
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = status if pid else None
            if monotonic() > last:
                break
            self.listen(0.01)
        return self.status is not None

    def close_keys(self) -> None:
        """Ends its input; closes its window where it runs in a terminal."""
        os.close(self._keys)
        if self._screen == self._keys:
            self._screen = -1
        self._keys = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        for one in {self._keys, self._screen} - {-1}:
            os.close(one)


def _in_a_terminal(arguments: list[str]) -> tuple[int, int]:
    pid, terminal = os.forkpty()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        _be_the_program(arguments)
    return pid, terminal


def _with_pipes(arguments: list[str]) -> tuple[int, int, int]:
    (typed, keys), (screen, shown) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        for number, end in ((0, typed), (1, shown), (2, shown)):
            os.dup2(end, number)
        for end in (typed, keys, screen, shown):
            os.close(end)
        _be_the_program(arguments)
    os.close(typed)
    os.close(shown)
    return pid, keys, screen


def _be_the_program(arguments: list[str]) -> None:
    """All that a new process does between its start and the first line of the program."""
    code = 70
    # What other programs are typed into and read from: a copy left open here would keep their windows open.
    os.closerange(3, _MOST_OPEN)
    try:
        for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
            by_line = 1 if name == "stderr" else -1
            stream = open(number, mode, by_line, encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        random.seed()
        from assistant.cli import main

        code = main(arguments)
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
