"""From the press of a key to its letter on the screen."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.pairs import Taken, percentile
from bench.plans import kept_plan, passing_folder
from bench.table import Line, ms
from bench.terminal import Terminal

_BLOCK = 10
"""Keys pressed in one program before it is another's turn."""
_BOUND = 1.3
_UP = "\x1b[A"
_LONG = "\n".join("one day after another I walk to the shop and back, and it does me good, it does" for _ in range(125))
_LENGTHS = {"empty": "", "10,000 characters": _LONG[:10_000]}


def keys(quick: bool) -> list[Line]:
    """Key press to echo in the answer box, empty and inside a long answer, against a bare TextArea with that text."""
    with passing_folder() as folder, ExitStack() as stack:
        typists = {}
        for number, (length, text) in enumerate(_LENGTHS.items()):
            for program, typist in _typists(folder, f"bench{number}", text, stack).items():
                typists[program, length] = typist
        blocks: dict[tuple[str, str], list[list[float]]] = {which: [] for which in typists}
        for _ in range(3 if quick else 30):
            for which in random.sample(list(typists), len(typists)):
                blocks[which].append([next(typists[which]) for _ in range(_BLOCK)])
    return [line for length in _LENGTHS for line in _lines(length, blocks["ours", length], blocks["bare", length])]


def _typists(folder: Path, plan_id: str, text: str, stack: ExitStack) -> dict[str, Iterator[float]]:
    plan = kept_plan(folder, text, plan_id)
    file = folder / f"{plan_id}.txt"
    file.write_text(text, encoding="utf-8")
    talk = ("assistant", "discuss", "--records", str(folder), "--plan", plan_id)
    ours, bare = stack.enter_context(Terminal(*talk)), stack.enter_context(Terminal("bench.bare.text_box", str(file)))
    ours.until(plan.first_words)
    bare.until(text[-20:])
    for terminal in (ours, bare):
        terminal.listen(1)
        for _ in range(text.count("\n") // 2):
            terminal.send(_UP)
            terminal.listen(0.02)
    return {"ours": _echoes(ours), "bare": _echoes(bare)}


def _echoes(terminal: Terminal) -> Iterator[float]:
    """Types on and on, in words of seven letters; gives the seconds until each letter stood on the screen."""
    letters = random.Random(7)  # noqa: S311 - the same words for everybody
    while True:
        before = ""
        for letter in letters.sample("bcdfghjklmnpqrstvwxyz", 7):
            terminal.listen(random.uniform(0.06, 0.14))  # noqa: S311
            pressed = terminal.send(letter)
            yield terminal.until(before + letter) - pressed
            before = letter
        terminal.listen(random.uniform(0.06, 0.14))  # noqa: S311
        terminal.send(" ")


def _lines(length: str, ours: list[list[float]], bare: list[list[float]]) -> Iterator[Line]:
    taken: Taken = {"ours": [one for block in ours for one in block], "bare": [one for block in bare for one in block]}
    p50 = median(median(one) / median(other) for one, other in zip(ours, bare, strict=True))
    yield Line(
        f"key to echo, p50, {length}",
        ms(median(taken["ours"])),
        f"{ms(median(taken['bare']))} bare TextArea",
        p50,
        f"{_BOUND:g} or less",
        p50 <= _BOUND,
    )
    slow, slow_bare = percentile(taken["ours"], 95), percentile(taken["bare"], 95)
    yield Line(f"key to echo, p95, {length}", ms(slow), ms(slow_bare), slow / slow_bare)
