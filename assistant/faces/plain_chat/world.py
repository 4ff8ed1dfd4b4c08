"""The world outside the plain chat: lines in, lines out, numbered choices; the real one is a terminal or a pipe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.clean_text import clean
from assistant.faces.away import Away

WIDEST, NARROWEST = 80, 20
PROMPT = "> "
_NUMBER = re.compile(r"\d{1,3}\. ")
"""What comes before the words of a numbered choice."""
LEAVES = ("back", "stop", "quit", "exit")
"""The words that leave a list."""


def _nothing_waits() -> bool:
    return False


def _nobody(_line: str) -> None:
    pass


def _unpaused(_away: Away) -> None:
    pass


def _unwatched(_told: Callable[[str], None]) -> None:
    pass


class NobodyThere(Exception):
    """No key was pressed for longer than the limit, or a locked plan was hidden."""


@dataclass
class World:
    """All that the chat knows of the outside, so that a test can be the outside."""

    read_line: Callable[[], str | None]
    """The next line without its end, or None at the end of the input."""
    write: Callable[[str], None]
    width: int
    offer: Callable[[str], None] | None = None
    """Puts words into the next line, to be changed there; None where lines cannot be edited."""
    more_waits: Callable[[], bool] = _nothing_waits
    """Whether more has been typed already, as in the middle of a paste."""
    watch: Callable[[Callable[[str], None]], None] = _unwatched
    """Takes whom to tell, about once a second, what stands on the line being typed."""
    height: int = 24
    """How many lines can be seen at once."""
    read_secret: Callable[[], str | None] | None = None
    """The next line, which nobody sees being typed; None where every line is seen by nobody anyway."""
    pause_after: Callable[[Away], None] = _unpaused
    """Takes the limit after which reading warns, and then raises NobodyThere; where the input is no terminal, never."""


def say(world: World, *lines: str, hang: int = 0) -> None:
    """Writes one block: its lines, wrapped at words, and a blank line; `hang` as in `wrapped`."""
    world.write("".join(f"{row}\n" for line in lines for row in wrapped(line, world.width, hang)) + "\n")


def say_help(world: World, help_now: Sequence[str]) -> None:
    """Says the card with the numbers to call."""
    say(world, "Help now", *help_now)


def choose(
    world: World,
    title: str,
    options: Sequence[str],
    heard: Callable[[str], bool] | None = None,
    leaves: str = "Enter leaves this list.",
) -> int | None:
    """Offers numbered choices; the index of the one chosen, or None when the list is left.

    `heard` may deal with a line first, as a word that works everywhere; the list is then left. `leaves` says what
    an empty line does.
    """
    say(world, title)
    say(world, *(f"{number}. {option}" for number, option in enumerate(options, 1)))
    say(world, f"Type a number. {leaves}")
    while True:
        world.write(PROMPT)
        line = world.read_line()
        if line is None or (heard is not None and heard(line)):
            return None
        typed = plainly(line)
        if not typed or typed in LEAVES:
            return None
        if (found := meant(typed, options)) is not None:
            return found
        say(world, f"Type a number from 1 to {len(options)}. {leaves}")


def plainly(line: str) -> str:
    """A line as it is compared with what can be typed at a list."""
    return " ".join(clean(line).casefold().split()).rstrip(".)")


def meant(typed: str, options: Sequence[str]) -> int | None:
    """The option with this number, or the only one that begins like this."""
    if typed.isdecimal() and len(typed) < 5:
        return int(typed) - 1 if 1 <= int(typed) <= len(options) else None
    begun = [number for number, option in enumerate(options) if option.casefold().startswith(typed)]
    return begun[0] if len(begun) == 1 else None


def wrapped(line: str, width: int, hang: int = 0) -> Iterator[str]:
    """The cleaned line as rows of at most `width` columns, broken at words, each as far in as the first.

    What goes on after a numbered choice stands below its words, and else `hang` columns further in.
    """
    for part in clean(line).replace("\t", " ").split("\n"):
        words = part.lstrip(" ")
        indent = min(len(part) - len(words), width // 4)
        number = _NUMBER.match(words)
        then = indent + (number.end() if number else hang)
        yield from _rows(" " * indent, " " * then, words.split(" "), width)


def _rows(first: str, then: str, words: Iterable[str], width: int) -> Iterator[str]:
    indent, row = first, ""
    for word in words:
        longer = f"{row} {word}" if row else word
        if len(indent) + _columns(longer) <= width:
            row = longer
            continue
        *whole, left = _pieces(word, width - len(then))
        for full in (row, *whole) if row else whole:
            yield f"{indent}{full}".rstrip()
            indent = then
        row = left
    yield f"{indent}{row}".rstrip()


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word too long for a row, such as a web address, in pieces that fit."""
    piece, used = "", 0
    for character in word:
        wide = _columns(character)
        if used + wide > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + character, used + wide
    yield piece


def _columns(text: str) -> int:
    """How many columns the text takes: wide characters two, combining and joining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(one) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(one) in "WF")
        for one in text
    )
