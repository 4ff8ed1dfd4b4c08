"""A program in a real pseudo terminal that answers its questions, each piece of its output stamped on arrival."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
from contextlib import suppress
from time import monotonic
from types import TracebackType
from typing import Self

import pexpect

ROWS, COLUMNS = 40, 120
_PATIENCE = 20.0
"""Seconds after which words that do not come are given up."""
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78cDEHM])")
_ANSWERS = (
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
)
"""Where the cursor is, what device this is, its keyboard, its whole frames at once, its size in the stream."""


class Terminal:
    """One Python module run in a terminal of 120 by 40, until it is closed."""

    def __init__(self, *arguments: str) -> None:
        self.started = monotonic()
        self._program = pexpect.spawn(
            sys.executable, ["-m", *arguments], dimensions=(ROWS, COLUMNS), env=_surroundings(), timeout=None
        )
        self._since = b""
        self.chunks: list[tuple[float, bytes]] = []
        """All output, with the moment at which each piece came."""

    @property
    def pid(self) -> int:
        """The process."""
        return int(self._program.pid)

    def until(self, *words: str) -> float:
        """The moment at which all these words stood in what was written since the last key, or just any output."""
        wanted = [word.encode() for word in words]
        last = monotonic() + _PATIENCE
        while True:
            if self.chunks and all(word in shown(self._since) for word in wanted):
                return self.chunks[-1][0]
            if not self._listen(last):
                raise TimeoutError(f"{' '.join(words)!r} did not come; there was {shown(self._since)[-500:]!r}")

    def send(self, keys: str) -> float:
        """Presses keys; returns the moment."""
        self._since = b""
        now = monotonic()
        os.write(self._program.child_fd, keys.encode())
        return now

    def listen(self, seconds: float) -> None:
        """Takes in what comes meanwhile; returns early only when the program has ended."""
        last = monotonic() + seconds
        while self._listen(last):
            pass

    def _listen(self, last: float) -> bool:
        """Takes in one piece; False when the time is over or the program has ended."""
        descriptor = self._program.child_fd
        if not select.select([descriptor], [], [], max(0.0, last - monotonic()))[0]:
            return False
        try:
            piece = os.read(descriptor, 65536)
        except OSError:
            return False
        self.chunks.append((monotonic(), piece))
        self._since += piece
        for question, answer in _ANSWERS:
            if question.search(piece):
                os.write(descriptor, answer)
        return bool(piece)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(pexpect.ExceptionPexpect):
            self._program.wait()
        self._program.ptyproc.delayafterclose = 0
        self._program.close()


def shown(output: bytes) -> bytes:
    """The words of some output, without what only moves and colours them."""
    return _ESCAPES.sub(b"", output)


def _surroundings() -> dict[str, str]:
    """An environment in which byte code is kept and nothing of our own is set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "WHATMATTERS_"))}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
