"""Which trials there are, and where each of them stands."""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from trials.outcome import Outcome

TRIALS = {
    "killing": "the program killed at any moment, on both faces",
    "power_cut": "the power cut at any moment of what is written",
    "disk_refuses": "a disk that is full, forbidden or broken, at each call",
    "many_windows": "2 and 4 windows on one plan",
    "damage": "files that are cut, flipped, or hold what no plan holds",
    "half_typed": "words not yet given, when the window goes",
    "clocks": "the clock set back, set forward, and across summer time",
    "old_formats": "plans of every version there was, and of one to come",
    "save_cost": "what one save costs, alone and among 100,000 plans",
    "many_plans": "the list of 10,000 plans",
    "tampering": "every byte of a locked plan changed",
    "hostile_text": "text that would act, through every screen and document",
    "traces": "marked words, looked for where they may not be",
    "noticing": "words that call for help, and words that only look so",
    "drift": "whether it scores, diagnoses, advises or watches",
    "practising": "practices with a helper of chance",
}
"""The name of each trial, which is its module here too, and what it tries."""
SIDE_BY_SIDE = ("damage", "disk_refuses", "tampering", "hostile_text", "traces", "noticing", "drift", "practising")
"""Trials that keep one core busy and hold nothing against a clock, so that two of them can run at a time."""


class Trial(Protocol):
    """A module with a trial: how large it is in the tests, how large in full, and the trial itself."""

    SMALL: int
    FULL: int

    def trial(self, size: int, seed: int) -> Outcome:
        """Tries that many times, the same way for the same seed as far as processes allow."""


def trial(name: str) -> Trial:
    """The trial of this name; raises ModuleNotFoundError where it is only in the table."""
    # Each is imported only when its turn comes: what one of them needs or breaks is nothing to the others.
    return cast(Trial, importlib.import_module(f"trials.{name}"))
