"""How well helper turns are read: the labels of the program beside those of a set written without it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from assistant.practice.reading import Reading, read_turn
from bench.table import Line, ms

SET = Path(__file__).parent.parent / "tests" / "practice" / "helper_turns.jsonl"
"""Lines with id, previous, text, behaviour, question, reflection, and the marks in `also`."""
BEHAVIOURS = ("question", "reflection", "input", "other")
_MARKS = ("permission", "praise", "summary")
_ENOUGH = 0.005
"""Seconds in which a turn is to be read."""


def labels(_quick: bool) -> list[Line]:
    """Helper turns read by the form of their words, against labels written without the rules."""
    turns = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines() if line.strip()]
    began = perf_counter()
    read = [read_turn(turn["previous"], turn["text"]) for turn in turns]
    each = (perf_counter() - began) / len(turns)
    bare = [read_turn(turn["previous"], turn["text"].replace("?", "").lower()) for turn in turns]
    return [
        _score(f"4 behaviours, {len(turns)} turns: macro-F1", macro_f1(turns, read), 0.73),
        _score("questions found: F1", _found(turns, read, "question"), 0.88),
        _score("  without question marks and capitals: F1", _found(turns, bare, "question"), 0.73),
        _score("listening back found: F1", _found(turns, read, "reflection"), 0.7),
        _score("the surest half: right", _surest_half(turns, read), 0.85),
        Line("  open or closed, where both see one: right", f"{_kinds_right(turns, read):.2f}"),
        *(Line(f"  {mark} found: F1", f"{_marked(turns, read, mark):.2f}") for mark in _MARKS),
        Line("a turn read", ms(each), ms(_ENOUGH), each / _ENOUGH, "1 or less", each <= _ENOUGH),
    ]


def macro_f1(turns: Sequence[dict[str, Any]], read: Sequence[Reading]) -> float:
    """The mean over the behaviours of how well each is found."""
    return sum(_behaviour(turns, read, one) for one in BEHAVIOURS) / len(BEHAVIOURS)


def f1(meant: Sequence[bool], told: Sequence[bool]) -> float:
    """Twice what is rightly found, as a share of what is there and what is told; 0 where there is neither."""
    right = sum(one and other for one, other in zip(meant, told, strict=True))
    return 2 * right / ((sum(meant) + sum(told)) or 1)


def _score(what: str, ours: float, aim: float) -> Line:
    return Line(what, f"{ours:.3f}", aim=f"{aim:g} or more", holds=ours >= aim)


def _both(
    turns: Sequence[dict[str, Any]],
    read: Sequence[Reading],
    meant: Callable[[dict[str, Any]], bool],
    told: Callable[[Reading], bool],
) -> float:
    return f1([meant(turn) for turn in turns], [told(one) for one in read])


def _behaviour(turns: Sequence[dict[str, Any]], read: Sequence[Reading], name: str) -> float:
    return _both(turns, read, lambda turn: turn["behaviour"] == name, lambda one: one.behaviour == name)


def _found(turns: Sequence[dict[str, Any]], read: Sequence[Reading], field: str) -> float:
    return _both(turns, read, lambda turn: turn[field] is not None, lambda one: getattr(one, field) is not None)


def _marked(turns: Sequence[dict[str, Any]], read: Sequence[Reading], mark: str) -> float:
    return _both(turns, read, lambda turn: mark in turn["also"], lambda one: mark in one.marks)


def _surest_half(turns: Sequence[dict[str, Any]], read: Sequence[Reading]) -> float:
    """The share read rightly among the surest half of the turns of four words or more."""
    long = [pair for pair in zip(turns, read, strict=True) if len(pair[0]["text"].split()) >= 4]
    surest = sorted(long, key=lambda pair: -pair[1].confidence)[: len(long) // 2]
    return sum(1 for turn, one in surest if turn["behaviour"] == one.behaviour) / len(surest)


def _kinds_right(turns: Sequence[dict[str, Any]], read: Sequence[Reading]) -> float:
    kinds = [(turn["question"], one.question) for turn, one in zip(turns, read, strict=True)]
    seen = [(meant, told) for meant, told in kinds if meant and told]
    return sum(1 for meant, told in seen if meant == told) / (len(seen) or 1)
