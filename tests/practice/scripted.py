"""The scripted practices of `tests/practices`: what the helper says, and what a trainer would expect of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.content import Content
from assistant.plain_yaml import read_yaml
from assistant.practice.exchange import Exchange
from assistant.practice.looking_back import look_back
from assistant.practice.people import person
from assistant.practice.practice import Practice

_CALLED = {"agree": "consent", "how_sure": "sure"}
FOLDER = Path(__file__).parent.parent / "practices"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
BEGAN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Script:
    """A whole practice: the turns, what single ones tell, and what is expected of it all."""

    person: str
    seed: int
    turns: tuple[str, ...]
    tells: dict[int, list[str]]
    """By the number of the turn, from 1."""
    expect: dict[str, Any]


def script(name: str) -> Script:
    """The script of this name."""
    block, faults = read_yaml((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name)
    assert not faults
    turns = [one if isinstance(one, str) else str(one["say"]) for one in block["turns"]]
    tells = {n: one["tells"] for n, one in enumerate(block["turns"], 1) if not isinstance(one, str) and "tells" in one}
    return Script(block["person"], int(block["seed"]), tuple(turns), tells, block["expect"])


def new_practice(one: Script) -> Practice:
    """The practice of a script before its first turn."""
    files = Content()
    return Practice(files, person(files, one.person), BEGAN, seed=one.seed)


def played(one: Script) -> Practice:
    """The practice of a script, said to its end."""
    return new_practice(one).say_all(one.turns)


def found(practice: Practice) -> set[str]:
    """The facts that came out, be it in a few words."""
    told = {piece for one in practice.exchanges for piece in one.told}
    short = {line.about for one in practice.exchanges for line in one.lines if line.key == "fact.short"}
    return {fact.id for fact in practice.person.facts} & (told | short)


def is_about(exchange: Exchange, piece: str) -> bool:
    """Whether an answer is about a fact, or about the goal."""
    lines = any(line.about == piece or line.key.startswith(f"{piece}.") for line in exchange.lines)
    return lines or piece in exchange.told


def reached(practice: Practice) -> set[str]:
    """The parts of the talk that were reached, by the names that the scripts use."""
    parts = {_CALLED.get(part.name, part.name) for part in look_back(practice).structure if part.at is not None}
    told = {piece.partition(":")[0] for one in practice.exchanges for piece in one.told}
    return parts | ({"step"} & told)
