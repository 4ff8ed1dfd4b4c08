"""At which size of print a paper that is set close together stays on one page, guessed from its letters."""

from __future__ import annotations

from math import ceil

from assistant.documents.forms.grouped import Group, grouped, runs
from assistant.documents.paper import Paper, Section

SIZES = (12, 11.5, 11, 10.5, 10)
"""Points, the largest first."""
_WIDTH, _HEIGHT = 493, 757
"""Points of an A4 page inside the margins that `page.css` gives it."""
_LETTER, _BESIDE = 0.47, 0.65
"""How wide a letter is beside its size, in Arial and its like; and what part of the width words beside a label have."""
_TITLE, _HEADING, _SMALL_HEADING, _LINE, _GAP = 3.6, 2.7, 1.7, 1.25, 0.16
"""How high each is beside the size of the words."""


def points(paper: Paper) -> float:
    """The largest size at which it seems to fit; where it fits at none the first, for two pages that can be read."""
    return next((size for size in SIZES if size * _high(paper, _WIDTH / (size * _LETTER)) <= _HEIGHT), SIZES[0])


def _high(paper: Paper, letters: float) -> float:
    return _TITLE + sum(_section(section, letters) for section in paper.sections)


def _section(section: Section, letters: float) -> float:
    return _HEADING + sum(_group(group, letters) for group in grouped(section.entries))


def _group(group: Group, letters: float) -> float:
    beside = bool(group.title) and not group.headed
    own = _words(group.words, letters * (_BESIDE if beside else 1)) if group.words else 0
    parts = sum(_words(part.words, letters * _BESIDE) for part in group.parts)
    return (_SMALL_HEADING if group.headed else 0) + own + parts


def _words(words: str, letters: float) -> float:
    lines = [line for run in runs(words) for line in run.lines]
    return _GAP + sum(_LINE * ceil(len(line) / letters) + _GAP for line in lines)
