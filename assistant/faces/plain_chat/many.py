"""A list that may be thousands long: the newest are numbered, and letters find the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.clean_text import one_line
from assistant.faces.finding import LongList, Option, Shown
from assistant.faces.plain_chat.world import LEAVES, PROMPT, World, meant, plainly, say

MOST_NUMBERED = 20
"""More than this nobody can listen to."""


def choose_of_many(world: World, title: str, options: Sequence[Option], found_by: Mapping[str, str]) -> str | None:
    """Offers numbered choices, of which those in `found_by` are found by letters too; the id of the one chosen.

    None when the list is left.
    """
    plans = LongList(options, found_by, MOST_NUMBERED)
    fixed = [one for one in options if one[0] not in found_by]
    letters = ""
    while True:
        shown = plans.shown(letters)
        _offer(world, f'Plans with "{letters}"' if letters else title, shown, letters)
        line = world.read_line()
        typed = "" if line is None else plainly(line)
        if typed in LEAVES or (not typed and (line is None or not letters)):
            return None
        if (chosen := _chosen(typed, shown.options, fixed)) is not None:
            return chosen
        found = plans.found(typed)
        if typed and len(found) == 1:
            return found[0][0]
        letters = one_line(typed) if found else ""
        if not found:
            say(world, _nothing(typed, len(shown.options)))


def _offer(world: World, title: str, shown: Shown, letters: str) -> None:
    say(world, title)
    say(world, *_numbered(shown))
    leaves = "Enter goes back to the whole list." if letters else "Enter leaves this list."
    say(world, f"Type a number, or letters of a name. {leaves}")
    world.write(PROMPT)


def _numbered(shown: Shown) -> Iterator[str]:
    for number, (_, words) in enumerate(shown.options, 1):
        yield f"{number}. {words}"
    if shown.more:
        yield ""
        yield f"There are {shown.more:,} more plans. Letters of a name find them."


def _nothing(typed: str, numbers: int) -> str:
    if typed.isdecimal():
        return f"Type a number from 1 to {numbers}. Here is the whole list again."
    return f'No plan has "{one_line(typed)}" in its name. Here is the whole list again.'


def _chosen(typed: str, options: Sequence[Option], fixed: Sequence[Option]) -> str | None:
    """What a number means, or the first words of something that is no plan: `help` is never looked for in names."""
    if typed.isdecimal():
        number = meant(typed, [words for _, words in options])
        return None if number is None else options[number][0]
    begun = [one for one, words in fixed if f"{plainly(words)} ".startswith((f"{typed} ", f"{typed}: "))]
    return begun[0] if len(begun) == 1 else None
