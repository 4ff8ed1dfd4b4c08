"""A helper's words as they were typed: cut into sentences, shortened, and found again behind their plain form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.practice.turn_forms import turn

MOST_SHOWN = 14
"""How many words of a turn are shown."""
_SENTENCE = re.compile(r"[^.?!\n]+(?:[.?!]+|\n|$)")
_ENDS = " ,;:.?!\"'\u2018\u2019\u201c\u201d()"


def sentences(said: str) -> list[str]:
    """The sentences of a typed text, each with its own end; without stops the text is one sentence."""
    return [one for found in _SENTENCE.findall(said) if (one := " ".join(found.split())).strip(_ENDS)]


def shortened(said: str, most: int = MOST_SHOWN) -> str:
    """The first words of a typed text; three dots show that it went on."""
    words = said.split()
    return " ".join(words) if len(words) <= most else f"{' '.join(words[:most]).rstrip(_ENDS)}..."


def as_typed(said: str, plain: Sequence[str]) -> str:
    """The typed words that stand behind some words in plain form; those words themselves where they are not found."""
    typed = said.split()
    pieces = [(word, number) for number, one in enumerate(typed) for word in turn(one).words]
    for first in range(len(pieces) - len(plain) + 1):
        run = pieces[first : first + len(plain)]
        if run and [word for word, _ in run] == list(plain):
            return " ".join(typed[run[0][1] : run[-1][1] + 1]).strip(_ENDS)
    return " ".join(plain)


def as_sentence(words: str, end: str = "") -> str:
    """Words with a capital, and with an end where they have none."""
    text = words.strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else end)
