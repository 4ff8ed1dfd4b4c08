"""What a practice shows beside the words of the two who talk: remarks after turns, and the look back at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from random import Random

from assistant.commands.face import UNBROKEN
from assistant.content import Content
from assistant.documents.forms.text import text_lines
from assistant.documents.wording import document_words
from assistant.practice.feedback.remarks import Remark, remark
from assistant.practice.feedback.typed import sentences
from assistant.practice.looking_back import paper
from assistant.practice.people import people_names, person
from assistant.practice.practice import Practice
from assistant.roles import LEVELS
from trials.random_helper import HELPERS, RandomHelper
from trials.shown_words import Text

_BEGAN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_FEWEST, _MOST = 10, 40
"""Turns of a practice."""
_QUOTED = range(2, 15)
"""How many words of a sentence are quoted, where it is not quoted whole."""


def practice_texts(content: Content, random: Random) -> Iterator[tuple[str, Text, list[str]]]:
    """A practice by chance: the kind and the words of each text shown, and what in it is said by one of the two."""
    somebody = person(content, random.choice(people_names(content)))
    level, seed = random.choice((None, *LEVELS)), random.randint(0, 9)
    practice = Practice(content, somebody, _BEGAN, level=level, seed=seed)
    remarks = list(_remarks(content, practice, random))
    look_back = text_lines(paper(content, practice, {}, ()), UNBROKEN)
    theirs = list(_said_by_either(practice))
    for kind, texts in {"remarks of practices": remarks, "lines of looks back": look_back}.items():
        for text in filter(None, texts):
            yield kind, Text(f"a practice with {somebody.id}", text), _in(text, theirs)


def _remarks(content: Content, practice: Practice, random: Random) -> Iterator[str]:
    helper = RandomHelper(random, random.choice(list(HELPERS)))
    words = document_words(content, "remarks", folder="practise")
    for _ in range(random.randint(_FEWEST, _MOST)):
        before = practice.exchanges
        said = remark(before, practice.say(helper.says(practice)), words)
        yield from _texts_of(said) if said else ()


def _texts_of(said: Remark) -> tuple[str, ...]:
    return said.text, said.weaker, said.stronger, said.beside, *said.picked_up


def _said_by_either(practice: Practice) -> Iterator[str]:
    """All that was said, each sentence of it, and how each begins: so it is quoted."""
    said = (text for one in practice.exchanges for text in (one.said, one.answer))
    for text in filter(None, (practice.opening, *said)):
        yield text
        for sentence in sentences(text):
            words = sentence.rstrip(".?! ").split()
            yield from (" ".join(words[:number]) for number in {*_QUOTED, len(words)} if number <= len(words))


def _in(text: str, theirs: Iterable[str]) -> list[str]:
    """Those words that stand in a text, the longest first."""
    folded = text.casefold()
    return sorted({one for one in theirs if one.casefold() in folded}, key=len, reverse=True)
