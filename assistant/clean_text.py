"""Removes what could act on a terminal from anything typed, imported or printed.

Removed: escape sequences (CSI, OSC, DCS and their kin), control characters other
than newline and tab, C1 controls, and the characters that override text direction.
Kept as they are: emoji joiners, combining marks, Arabic, Hebrew, square brackets.
Line ends become newlines; half a surrogate pair becomes the replacement character.
"""

from __future__ import annotations

import re
from typing import Any

LONGEST_ANSWER = 10_000
"""Characters one answer may hold; a longer one is refused with its count, never cut."""

# A string ends where the next one begins, so that no text takes longer than its length.
_STRING = r"(?:\x1b[PX^_\]]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]*(?:\x07|\x1b\\|\x9c)"
_CSI = r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
_OTHER_ESCAPE = r"\x1b[ -/]*[0-~]?"
_CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_ACTS = re.compile("|".join((_STRING, _CSI, _OTHER_ESCAPE, _CONTROLS)))
_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_HALF_PAIRS = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without anything that could act; cleaning twice changes nothing more."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    text = _LINE_ENDS.sub("\n", _HALF_PAIRS.sub("\ufffd", text))
    while True:
        cleaned = _ACTS.sub("", text)
        if cleaned == text:
            return cleaned
        text = cleaned


def clean_all(value: Any) -> Any:
    """Plain JSON data with every text in it cleaned; its keys stay."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: clean_all(one) for key, one in value.items()}
    return [clean_all(one) for one in value] if isinstance(value, list) else value


def one_line(text: str, longest: int = 60) -> str:
    """The text as one line of at most `longest` characters, for lists and menus."""
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
