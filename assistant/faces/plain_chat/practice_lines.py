"""A practice as lines: what a typed line means, and how what is to be seen is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.faces.plain_chat.hiding import word
from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.practice_words import Saying, answered, is_silence, settings
from assistant.practice.exchange import Exchange
from assistant.practice.feedback.remarks import Remark

_UNKNOWN = "unknown"
"""What a line means that begins with a slash and is none of the words."""
_BARE = {"help": "help", "hide": "hide", "stop": "stop", "quit": "stop", "exit": "stop"}
_SLASH = ("prompt", "another", "silence", "overrule", "remarks", "settings", "repeat")
_WORDS = _BARE | dict(zip(_SLASH, _SLASH, strict=True)) | {"": "words"}
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
    if flat == "silence" or is_silence(line):
        return "silence"
    return _BARE.get(flat, "")


def unquoted(line: str) -> str:
    """The line as words to the person: such a word in double quotes loses the quotes."""
    inside = _QUOTED.fullmatch(line)
    return inside[1] if inside and word_in(inside[1]) else line


def before(visit: PracticeVisit, words: Saying) -> Iterator[tuple[str, ...]]:
    """What is said before the talk, block by block: who it is, what this is, how it works."""
    person = visit.practice.person
    yield words("before.title", age=str(person.age)), person.about
    yield words("before.made_up"), words("before.form"), words("before.kept")
    yield *settings(visit, words), words("chat.change")
    yield words("chat.how"), words("chat.ways"), words("chat.everywhere")


def heard(visit: PracticeVisit) -> list[str]:
    """What the person said last, or at first."""
    name = visit.practice.person.name
    return answer(name, visit.exchanges[-1]) if visit.exchanges else [f"{name}: {visit.practice.opening}"]


def answer(name: str, exchange: Exchange) -> list[str]:
    """An answer: words with the name before them, and what can only be seen in a row of its own."""
    return [text if is_seen else f"{name}: {text}" for is_seen, text in answered(exchange)]


def remarked(remark: Remark, words: Saying) -> list[str]:
    """A remark, and below it what the person had said, the weaker and the stronger wording, where there are such."""
    below = {"beside": remark.beside, "weaker": remark.weaker, "stronger": remark.stronger}
    shown = [f"  {words(f'remark.{key}')}: {text}" for key, text in below.items() if text]
    return [f"{words('remark.title')}: {remark.text}", *shown]


def every_word(words: Saying) -> list[str]:
    """Every word that can be typed, and what it does."""
    slash = [f"/{one}: {does}" for one, does in words.both.part("chat.slash").items()]
    bare = [f"{one}: {does}" for one, does in words.both.part("chat.bare").items()]
    return [*slash, *bare]
