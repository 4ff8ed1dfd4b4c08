"""A word to whoever waits, where something takes more than a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer

PATIENCE = 1.0
"""Seconds in which nobody begins to wonder."""


@contextmanager
def told_when_slow(tell: Callable[[], object], after: float = PATIENCE) -> Iterator[None]:
    """Calls `tell` once, in a thread of its own, where what stands in the block takes longer than `after` seconds."""

    def still_there() -> None:
        # Whoever closed the stream is not there to be told; the block finds out for itself.
        with suppress(OSError, ValueError):
            tell()

    timer = Timer(after, still_there)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
