"""Every state that a file system may leave after a power cut in the middle of a recorded operation."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from trials.disk_tree import ROOT, Acknowledged, Cut, Flushed, Named, Step, Tape, Tree, Wrote

BLOCK = 4096
_PATIENCE = 20
"""How many draws in a row may bring nothing not yet seen, for each state that is wanted."""


@dataclass(frozen=True)
class Left:
    """What the disk holds when the power comes back, and whether the person had been told that it is done."""

    tree: Tree
    acknowledged: bool
    after: int
    """How many of the recorded steps had begun."""


def states(tape: Tape, wanted: int, random: Random) -> Iterator[Left]:
    """At most `wanted` states, all different: first what every operation is to survive, then what chance finds."""
    seen: set[bytes] = set()
    found = 0
    for left in _drawn(tape, wanted * _PATIENCE, random):
        digest = _digest(left)
        if digest in seen:
            continue
        seen.add(digest)
        yield left
        found += 1
        if found == wanted:
            return


def lay_out(tree: Tree, folder: Path) -> None:
    """Makes a folder hold what the tree does; two names of one file become two names of one file."""
    made: dict[int, Path] = {}
    below = [(ROOT, folder)]
    while below:
        number, path = below.pop()
        path.mkdir(exist_ok=True)
        for (inside, name), node in tree.names.items():
            if inside != number:
                continue
            if node in tree.folders:
                below.append((node, path / name))
            elif node in made:
                os.link(made[node], path / name)
            else:
                made[node] = path / name
                made[node].write_bytes(tree.files.get(node, b""))


def _drawn(tape: Tape, draws: int, random: Random) -> Iterator[Left]:
    steps = tape.steps
    moments = [[_is_durable(index, steps[:count]) for index in range(count)] for count in range(len(steps) + 1)]
    for count, durable in enumerate(moments):
        # A program that is only killed leaves all it has written; the barest disk only what was flushed.
        bare = [step for step, is_there in zip(steps, durable, strict=False) if is_there]
        yield _left(tape, count, steps[:count])
        yield _left(tape, count, bare)
        for part in _parts(steps[count]) if count < len(steps) else ():
            yield _left(tape, count, [*steps[:count], part])
            yield _left(tape, count, [*bare, part])
    unsure = [count for count, durable in enumerate(moments) for _ in range(_weight(steps, durable))]
    for _ in range(draws if unsure else 0):
        count = random.choice(unsure)
        yield _left(tape, count, _some(steps, moments[count], random))


def _weight(steps: list[Step], durable: list[bool]) -> int:
    """How often chance looks at this moment: where bytes are on their way, there is most to be found."""
    unsure = [step for step, is_there in zip(steps, durable, strict=False) if not is_there]
    return min(1, len(unsure)) + 10 * any(isinstance(step, Wrote) for step in unsure)


def _left(tape: Tape, count: int, kept: list[Step]) -> Left:
    tree = tape.before.copy()
    tree.folders |= tape.folders
    for step in kept:
        tree.apply(step)
    return Left(tree, any(isinstance(step, Acknowledged) for step in tape.steps[:count]), count)


def _parts(step: Step) -> list[Step]:
    """A write broken off at each block, with the rest missing, or there and zero."""
    if not isinstance(step, Wrote):
        return []
    length = len(step.content)
    ends = [*range(0, length, BLOCK), length - 1]
    heads = [step.content[:end] for end in ends]
    return [Wrote(step.node, step.at, part) for head in heads for part in (head, head.ljust(length, b"\0"))]


def _is_durable(index: int, steps: list[Step]) -> bool:
    later = {step.node for step in steps[index:] if isinstance(step, Flushed)}
    match steps[index]:
        case Wrote(node=node) | Cut(node=node):
            return node in later
        case Named(changes):
            return all(folder in later for (folder, _), _ in changes)
        case _:
            return True


def _some(steps: list[Step], durable: list[bool], random: Random) -> list[Step]:
    """What was flushed, and of the rest what chance lets through, each name and each block on its own."""
    chance = random.choice((0.1, 0.5, 0.9, 1))
    ways = {step.node: random.choice(_WAYS) for step in steps if isinstance(step, Wrote)}
    kept: list[Step] = []
    for step, is_there in zip(steps, durable, strict=False):
        if is_there:
            kept.append(step)
        elif isinstance(step, Wrote):
            kept += ways[step.node](step, random)
        elif random.random() < chance:
            kept.append(step)
    return kept


def _whole(step: Wrote, _random: Random) -> list[Step]:
    return [step]


def _nothing(_step: Wrote, _random: Random) -> list[Step]:
    return []


def _zeros(step: Wrote, _random: Random) -> list[Step]:
    return [Wrote(step.node, step.at, bytes(len(step.content)))]


def _head(step: Wrote, random: Random) -> list[Step]:
    return [Wrote(step.node, step.at, step.content[: random.randrange(len(step.content) + 1)])]


def _head_then_zeros(step: Wrote, random: Random) -> list[Step]:
    head = step.content[: random.randrange(len(step.content) + 1)]
    return [Wrote(step.node, step.at, head.ljust(len(step.content), b"\0"))]


def _tail_after_zeros(step: Wrote, random: Random) -> list[Step]:
    tail = step.content[random.randrange(len(step.content) + 1) :]
    return [Wrote(step.node, step.at, tail.rjust(len(step.content), b"\0"))]


def _some_blocks(step: Wrote, random: Random) -> list[Step]:
    # From a random byte on, so that blocks as small as a disk's sectors come about too.
    size = random.choice((512, BLOCK))
    starts = range(0, len(step.content), size)
    return [
        Wrote(step.node, step.at + start, step.content[start : start + size])
        for start in starts
        if random.random() < 0.5
    ]


_WAYS = (_whole, _nothing, _zeros, _head, _head_then_zeros, _tail_after_zeros, _some_blocks)


def _digest(left: Left) -> bytes:
    digest = hashlib.blake2b(b"1" if left.acknowledged else b"0")
    for path, content in sorted(left.tree.paths().items()):
        digest.update(repr((path, content is None, len(content or b""))).encode())
        digest.update(content or b"")
    return digest.digest()
