"""Own words with one sentence on each line; not a letter of them changes."""

from __future__ import annotations

import re
from itertools import pairwise

LONG = 6
"""Words that can stand on one line, however many sentences they are."""
_END = re.compile(
    "(?<![.!?\u2026\u061f\u06d4])[.!?\u2026\u061f\u06d4]+[\"'\u2019\u201d)\\]]*[ \t]+(?=[\"'\u2018\u201c(]?\\w)"
)
_LOOKED_AT = 12
"""Characters before and after an end that tell whether it is one."""
_LAST_WORD = re.compile(r"[\w.]*$")
_SHORTENED = frozenset(("dr", "mr", "mrs", "ms", "prof", "st", "no", "tel", "e.g", "i.e", "eg", "ie", "approx", "vs"))
"""Words that are written short, with a full stop that ends no sentence."""


def one_a_line(words: str) -> str:
    """The words with each sentence on a line of its own, in every line that is long; all else stays as it is."""
    return "\n".join(_split(line) if len(line.split()) > LONG else line for line in words.split("\n"))


def _split(line: str) -> str:
    starts = [0, *(end.end() for end in _END.finditer(line) if _ends_here(line, end))]
    # No tail is cut off: spaces at the end of the last sentence are the person's.
    sentences = [line[start:then].rstrip(" \t") for start, then in pairwise(starts)]
    return "\n".join([*sentences, line[starts[-1] :]])


def _ends_here(line: str, end: re.Match[str]) -> bool:
    """Whether a sentence ends here: not after `Dr.`, one letter or a number, and not before a small letter."""
    found = _LAST_WORD.search(line[max(0, end.start() - _LOOKED_AT) : end.start()])
    last = found[0].lower() if found else ""
    following = line[end.end() : end.end() + _LOOKED_AT].lstrip("\"'\u2018\u201c(")
    return not (following[:1].islower() or last in _SHORTENED or last.isdecimal() or len(last) == 1)
