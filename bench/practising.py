"""What a turn of a practice takes, from the first of a fresh process on."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from statistics import median
from typing import Any

from bench.table import Line, ms
from tests.practice.scripted import NAMES, script

_ENOUGH = 0.05
"""Seconds in which a turn is to be understood, answered and commented on."""
_ENOUGH_TO_START = 1.0


def practice(quick: bool) -> list[Line]:
    """The scripted practices, each in fresh processes: a turn answered and remarked on, against reading it alone."""
    taken: dict[str, list[dict[str, Any]]] = {name: [] for name in NAMES}
    for _ in range(1 if quick else 5):
        for name in random.sample(NAMES, len(NAMES)):
            taken[name].append(_taken(name))
    turns, reading = _each_turn(taken, "turns"), _each_turn(taken, "reading")
    slowest = max(turns, key=lambda turn: turns[turn])
    first = [seconds for (_, number), seconds in turns.items() if number == 1]
    starts = [median(one["start"] for one in rounds) for rounds in taken.values()]
    each, alone = median(turns.values()), median(reading.values())
    over = median(turns[turn] / reading[turn] for turn in turns)
    return [
        Line(f"a turn answered, remarked on, {len(turns)} turns", ms(each), f"{ms(alone)} the reading alone", over),
        _at_most(_ENOUGH, f"  the worst: {slowest[0]}, turn {slowest[1]}", turns[slowest]),
        _at_most(_ENOUGH, "  the worst first turn of a process", max(first)),
        Line("a practice begun, with what it imports", ms(median(starts))),
        _at_most(_ENOUGH_TO_START, "  the worst", max(starts)),
    ]


def _taken(name: str) -> dict[str, Any]:
    said = script(name)
    given = json.dumps({"person": said.person, "seed": said.seed, "turns": said.turns})
    done = subprocess.run(
        [sys.executable, "-m", "bench.timed_practice"], input=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the practice {name} ended: {done.stderr.strip().splitlines()[-1]}")
    taken: dict[str, Any] = json.loads(done.stdout)
    return taken


def _each_turn(taken: dict[str, list[dict[str, Any]]], part: str) -> dict[tuple[str, int], float]:
    """The median over the rounds of what each turn took; turns are counted from 1."""
    return {
        (name, number): median(seconds)
        for name, rounds in taken.items()
        for number, seconds in enumerate(zip(*(one[part] for one in rounds), strict=True), 1)
    }


def _at_most(bound: float, what: str, seconds: float) -> Line:
    return Line(what, ms(seconds), aim=f"{ms(bound)} or less", holds=seconds <= bound)
