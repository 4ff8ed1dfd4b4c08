"""Reads the parts of a person's file one by one: each mistake is noted with its line and what to do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from assistant.errors import Fault
from assistant.plain_yaml import Block, Items
from assistant.suggestion import suggestion

Word = TypeVar("Word", bound=str)
_ID = re.compile(r"[a-z0-9_]+")


class Parts:
    """What was read of one file: `faults`, and every wording with its line in `said`."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.said: list[tuple[int, str]] = []

    def fault(self, line: int, message: str) -> None:
        """Notes a mistake."""
        self.faults.append(Fault(self.file, line, message))

    def known(self, block: Block, keys: Collection[str]) -> None:
        """Notes every key that has no meaning here."""
        for key in block:
            if key not in keys:
                self.fault(block.line_of(key), f'"{key}" is not known here.{suggestion(key, keys)}')

    def part(self, block: Block, key: str, holds: str) -> Block:
        """The part below a key; an empty one, and a fault that says what it holds, where there is none."""
        found = block.get(key)
        if isinstance(found, Block):
            return found
        self.fault(block.line_of(key), f'"{key}:" is missing or empty. It holds {holds}.')
        return Block(block.line_of(key))

    def named(self, block: Block) -> Iterator[tuple[str, Block]]:
        """The parts below their names, where each name can be an id."""
        for name, inner in block.items():
            if not _ID.fullmatch(name):
                self.fault(block.line_of(name), f'"{name}" cannot be an id. Use small letters, digits and _ only.')
            elif not isinstance(inner, Block):
                self.fault(block.line_of(name), f'"{name}" has nothing below it. Indent its parts by two spaces more.')
            else:
                inner.line = block.line_of(name)
                yield name, inner

    def text(self, block: Block, key: str, holds: str) -> str:
        """A text that has to be there."""
        found = block.get(key)
        if isinstance(found, str) and found.strip():
            return found.strip()
        self.fault(block.line_of(key), f'"{key}:" is missing or empty. It holds {holds}.')
        return ""

    def number(self, block: Block, key: str, least: int, most: int) -> int:
        """A whole number between two others."""
        found = str(block.get(key, ""))
        if re.fullmatch(r"\d{1,3}", found) and least <= int(found) <= most:
            return int(found)
        instead = f', not "{found}"' if found else ""
        self.fault(block.line_of(key), f'"{key}" is a number from {least} to {most}{instead}.')
        return least

    def one_of(self, block: Block, key: str, known: Sequence[Word], otherwise: Word | None = None) -> Word:
        """One of some words; where it is not written, `otherwise`."""
        found = str(block.get(key, otherwise or ""))
        for word in known:
            if word == found:
                return word
        what = f'"{found}" is no {key}.{suggestion(found, known)}' if found else f'"{key}:" is missing.'
        self.fault(block.line_of(key), f"{what} Write one of {', '.join(known)}.")
        return otherwise or known[0]

    def words(self, block: Block, key: str, at_least: int = 0) -> tuple[str, ...]:
        """A list of words or short phrases, in small letters."""
        found = block.get(key, Items(block.line))
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self.fault(block.line_of(key), f'"{key}" is a list of words, such as [stairs, steps, going up].')
            return ()
        if len(found) < at_least:
            self.fault(block.line_of(key), f'"{key}" needs {at_least} words or more; there {_are(len(found))}.')
        return tuple(" ".join(one.casefold().split()) for one in found)

    def lines(self, block: Block, key: str, at_least: int = 1) -> tuple[str, ...]:
        """Wordings for one thing: a text, or a list of texts."""
        found = block.get(key, [])
        written = [found] if isinstance(found, str) else found
        if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
            self.fault(block.line_of(key), f'"{key}" is a wording, or a list of wordings with "- " before each.')
            return ()
        texts = [" ".join(one.split()) for one in written if one.strip()]
        if len(texts) < at_least:
            self.fault(
                block.line_of(key), f'"{key}" needs {_count(at_least)}; there {_are(len(texts))}. Write more of them.'
            )
        at = getattr(found, "lines", [block.line_of(key)])
        self.said.extend(zip(at, texts, strict=False))
        return tuple(texts)


def _count(number: int) -> str:
    return "1 wording" if number == 1 else f"{number} different wordings"


def _are(number: int) -> str:
    return "is 1" if number == 1 else f"are {number or 'none'}"
