"""A practice as lines: what a typed line means, and how what is to be seen is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import get_args

from assistant.documents.wording import Words
from assistant.faces.plain_chat.hiding import word
from assistant.faces.practice_visit import Feedback, PracticeVisit, Prompts
from assistant.practice.exchange import SAYS_NOTHING, Exchange
from assistant.practice.feedback.moments import Moment
from assistant.practice.feedback.remarks import Remark

_UNKNOWN = "unknown"
"""What a line means that begins with a slash and is none of the words."""
_BARE = {"help": "help", "hide": "hide", "stop": "stop", "quit": "stop", "exit": "stop"}
_SLASH = ("prompt", "another", "silence", "overrule", "remarks", "settings", "repeat")
_WORDS = _BARE | dict(zip(_SLASH, _SLASH, strict=True)) | {"": "words"}
_DOTS = re.compile(r"\s*[.\u2026][.\u2026\s]*")
_QUOTED = re.compile(r'\s*["\u201c\u201d](.+)["\u201c\u201d]\s*')


def word_in(line: str) -> str:
    """The word that a whole line is, such as `stop` or `prompt`; empty for words to the person.

    Without a slash these are only the words that work everywhere in the program, for a helper may well say the others.
    """
    flat = word(line) if len(line) < 50 else line.strip()
    if line.strip() == "?":
        return "words"
    if flat.startswith("/"):
        return _WORDS.get(flat.removeprefix("/"), _UNKNOWN)
    if flat == "silence" or _DOTS.fullmatch(line):
        return "silence"
    return _BARE.get(flat, "")


def unquoted(line: str) -> str:
    """The line as words to the person: such a word in double quotes loses the quotes."""
    inside = _QUOTED.fullmatch(line)
    return inside[1] if inside and word_in(inside[1]) else line


def before(visit: PracticeVisit, words: Words) -> Iterator[tuple[str, ...]]:
    """What is said before the talk, block by block: who it is, what this is, how it works."""
    person = visit.practice.person
    yield words("before.title", name=person.name, age=str(person.age)), person.about
    yield words("before.made_up", name=person.name), words("before.form"), words("before.kept")
    yield *settings(visit, words), words("chat.change")
    yield words("chat.how"), words("chat.ways"), words("chat.everywhere")


def settings(visit: PracticeVisit, words: Words) -> tuple[str, str]:
    """How the volunteer practises at the moment."""
    return setting(visit.feedback, words), setting(visit.prompts, words)


def setting(way: Feedback | Prompts, words: Words) -> str:
    """One way to practise as a sentence: `Remarks on your words: after each turn.`"""
    return words(f"settings.{'feedback' if way in get_args(Feedback) else 'prompts'}", when=words(f"settings.{way}"))


def heard(visit: PracticeVisit) -> list[str]:
    """What the person said last, or at first."""
    name = visit.practice.person.name
    return answered(name, visit.exchanges[-1]) if visit.exchanges else [f"{name}: {visit.practice.opening}"]


def answered(name: str, exchange: Exchange) -> list[str]:
    """An answer: words with the name before them, and what can only be seen in a row of its own."""
    rows: list[str] = []
    for is_seen, lines in groupby(exchange.lines, lambda line: line.key == SAYS_NOTHING):
        text = " ".join(line.text for line in lines)
        rows.append(text if is_seen else f"{name}: {text}")
    return rows


def remarked(remark: Remark, name: str, words: Words) -> list[str]:
    """A remark, and below it what the person had said, the weaker and the stronger wording, where there are such."""
    below = {"beside": remark.beside, "weaker": remark.weaker, "stronger": remark.stronger}
    shown = [f"  {words(f'remark.{key}', name=name)}: {text}" for key, text in below.items() if text]
    return [f"{words('remark.title')}: {remark.text}", *shown]


def moment_in_words(moment: Moment, name: str, words: Words) -> str:
    """What a moment was, for the list of those worth another try."""
    what = words(f"moments.{moment.why}", name=name)
    key = "end.turn_about" if moment.about else "end.turn"
    return words(key, turn=str(moment.number), what=what, about=moment.about)


def back_at(moment: Moment, words: Words) -> list[str]:
    """Where the talk goes on from: the turn, and what was said then."""
    said = words("again.said", said=moment.exchange.said) if moment.exchange.said else words("again.silent")
    return [words("again.back", turn=str(moment.number)), said]


def every_word(name: str, words: Words) -> list[str]:
    """Every word that can be typed, and what it does."""
    slash = [f"/{one}: {does}" for one, does in words.part("chat.slash").items()]
    bare = [f"{one}: {does}" for one, does in words.part("chat.bare").items()]
    return [words("chat.words"), *slash, *bare, words("chat.quotes", name=name)]
