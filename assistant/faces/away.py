"""Whether somebody is still there: how long ago the last key was, against a limit of minutes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from assistant.errors import CannotUse

State = Literal["here", "warned", "away"]

FEWEST, MOST, USUAL = 2, 60, "10"
_WARNED_FOR = 120.0

STILL_THERE = "Are you still there?"


def limit(typed: str) -> float | None:
    """The limit in seconds, from a number of minutes from 2 to 60; None for `off`. Raises CannotUse."""
    flat = typed.strip().casefold()
    if flat == "off":
        return None
    if not flat.isdecimal() or len(flat) > 3 or not FEWEST <= int(flat) <= MOST:
        raise CannotUse(f"For --away, type a number of minutes from {FEWEST} to {MOST}, or off.")
    return 60.0 * int(flat)


def seconds() -> float:
    """Seconds since this computer was started; those it slept count too, for the lid may be opened by anybody."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Away:
    """The time since the last key; without a limit nobody is ever away. `ticks` counts seconds."""

    def __init__(self, after: float | None, ticks: Callable[[], float] = seconds) -> None:
        self._after = after
        self._ticks = ticks
        self._last = ticks()

    @property
    def is_off(self) -> bool:
        """Whether there is no limit."""
        return self._after is None

    @property
    def state(self) -> State:
        """Here, warned for the last 2 minutes (or the second half of a limit so short), then away."""
        if self._after is None:
            return "here"
        gone = self._ticks() - self._last
        if gone >= self._after:
            return "away"
        return "warned" if gone >= self._after - self._warned_for else "here"

    def key(self) -> State:
        """A key was pressed; returns the state it came in. One that only says "I am here" is typed nowhere."""
        state = self.state
        self._last = self._ticks()
        return state

    def warning(self, stay: str = "Press any key to stay.") -> str:
        """What to say while there is still time to stay."""
        minutes = max(1, round(self._warned_for / 60))
        left = "1 minute" if minutes == 1 else f"{minutes} minutes"
        return f"No key was pressed for a while. In {left} this pauses, so that nobody else reads it. {stay}"

    @property
    def _warned_for(self) -> float:
        after = self._after or 0.0
        return _WARNED_FOR if after > _WARNED_FOR else after / 2
