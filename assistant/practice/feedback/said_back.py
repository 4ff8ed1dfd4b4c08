"""Turns what a person just said into words that hand it back: "I puff on the hill" becomes "You puff on the hill"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from assistant.practice.feedback.sayable import can_be_turned
from assistant.practice.reading import read_turn

SWAPS = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
}
"""What a person calls themselves, and what they are called."""
_VERBS = {"am": "are", "was": "were", "wasn't": "weren't"}
"""The verbs that change with it, where they come straight after "I"."""
_MOST = 14
"""Words from which a sentence is cut at its last joint."""
_SHORT = 6
_QUOTES = str.maketrans("\u2018\u2019\u02bc`\u201c\u201d", "''''\"\"")
_SENTENCE = re.compile(r"[^.?!]+(?:[.?!]+|$)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LINK = re.compile(r"^(?:(?:(?:and|but|so|because|then),? |(?:well|yes|yeah|no|mm|oh|anyway), )+)", re.IGNORECASE)
_JOINT = re.compile(r",? (?=(?:and|but|so) (?:then )?i\b)", re.IGNORECASE)
_VERB = re.compile(rf"\b(i) ({'|'.join(_VERBS)})(?![\w'])", re.IGNORECASE)


class SaidBack(NamedTuple):
    """Words that hand something back, and the sentence it was said with; both empty where nothing surely can be."""

    text: str
    beside: str


# Every remark looks at all turns before it again.
@lru_cache(maxsize=1024)
def said_back(text: str) -> SaidBack:
    """The sentence of a person's that is best handed back, turned to "you"."""
    plain = " ".join(text.translate(_QUOTES).split())
    found = [SaidBack(back, sentence) for sentence, bare in _turnable(plain) if (back := _turned(bare, plain))]
    return min(found, key=_comes_later, default=SaidBack("", ""))


def _turnable(plain: str) -> Iterator[tuple[str, str]]:
    """The sentences whose words can be swapped, each as it was said and without the link before it."""
    before = ""
    for found in _SENTENCE.findall(plain):
        sentence = found.strip()
        bare = _LINK.sub("", _short(sentence)).rstrip(". ")
        if not sentence.endswith(("?", "!")) and can_be_turned(bare.lower(), before.lower()):
            yield sentence, bare
        before = sentence.rstrip(".?! ")


def _short(sentence: str) -> str:
    """A sentence, and of a long one what comes after its last joint."""
    return sentence if len(_WORD.findall(sentence)) <= _MOST else _JOINT.split(sentence)[-1].strip()


def _comes_later(found: SaidBack) -> tuple[bool, bool]:
    """What is long enough to mean something comes first, then what begins with the person; the rest in its order."""
    short = len(_WORD.findall(found.text)) < _SHORT
    return short, not re.match(r"you\b|your\b", found.text.lower())


def _turned(bare: str, said: str) -> str:
    """The words swapped; empty where the program itself would read the outcome as telling, or as no listening."""
    verbs = _VERB.sub(lambda found: f"{found[1]} {_VERBS[found[2].lower()]}", bare)
    words = _WORD.sub(lambda found: SWAPS.get(found[0].lower(), found[0]), verbs)
    back = f"{words[:1].upper()}{words[1:]}."
    read = read_turn(said, back)
    listens = read.behaviour == "reflection" and not read.advice
    return back if listens and "you you" not in back.lower() else ""
