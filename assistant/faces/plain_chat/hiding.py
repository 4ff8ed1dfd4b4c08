"""Putting everything out of sight in a plain chat, where nothing can be taken off the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from assistant.clean_text import clean
from assistant.faces.away import Away
from assistant.faces.plain_chat.world import PROMPT, NobodyThere, World, say_help

Answer = TypeVar("Answer")


class _HiddenError(Exception):
    """Everything was hidden and is back, so that it has to be asked again."""


def push_out_of_sight(world: World) -> None:
    """Writes as many empty lines as can be seen at once."""
    world.write("\n" * world.height)


def hide(world: World, help_now: tuple[str, ...], away: Away | None = None, *, locked: bool = False) -> None:
    """Puts everything out of sight until Enter is pressed; the word `help` is answered all the same.

    Raises EOFError at the end of the input, and NobodyThere where coming back takes the lock page.
    """
    push_out_of_sight(world)
    world.pause_after(Away(None))
    while (line := world.read_line()) is not None and word(line) == "help":
        say_help(world, help_now)
    if line is None:
        raise EOFError
    if away is None:
        return
    world.pause_after(away)
    if locked or away.state == "away":
        raise NobodyThere


def asked_again(world: World, help_now: tuple[str, ...], ask: Callable[[World], Answer]) -> Answer:
    """What is answered to `ask`, which is asked once more whenever the person had to hide it."""

    def read_line() -> str | None:
        while (line := world.read_line()) is not None and word(line) == "help":
            say_help(world, help_now)
            world.write(PROMPT)
        if line is None or word(line) != "hide":
            return line
        try:
            hide(world, help_now)
        except EOFError:
            return None
        raise _HiddenError

    while True:
        try:
            return ask(replace(world, read_line=read_line))
        except _HiddenError:
            continue


def word(line: str) -> str:
    """A line as a word is looked for: without capitals, spaces and the mark at its end."""
    return " ".join(clean(line[:50]).casefold().split()).rstrip(".?!")
