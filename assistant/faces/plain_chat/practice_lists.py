"""The numbered lists that stand open beside a practice: a number picks from one, any other line goes on talking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.clean_text import one_line
from assistant.conversation.wording import Words as Prompt
from assistant.faces.plain_chat.world import plainly
from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.practice_words import (
    BEHAVIOURS,
    FEEDBACK,
    PROMPTS,
    Saying,
    not_kept,
    overruled,
    read_as,
    set_way,
    setting,
    settings,
    to_say,
)

_LONGEST_ROW = 1000


@dataclass(frozen=True, slots=True)
class OpenList:
    """What is said before the rows, the rows, what is done with the index of the one picked, and what is said after."""

    title: Sequence[str]
    rows: Sequence[str]
    pick: Callable[[int], Sequence[str]]
    """Does what a row stands for, and returns what is to be said of it."""
    after: Sequence[str] = ()

    @property
    def lines(self) -> list[str]:
        """The list as it is said."""
        numbered = (f"{number}. {one_line(row, _LONGEST_ROW)}" for number, row in enumerate(self.rows, 1))
        return [*self.title, *numbered, *self.after]


def number_in(line: str) -> int | None:
    """The number up to 99 that a whole line is: a longer one may well be said to the person, such as a year."""
    typed = plainly(line)
    return int(typed) if typed.isdecimal() and len(typed) < 3 else None


def prompts(prompt: Prompt, words: Saying, say: Callable[[str], None]) -> OpenList:
    """All that could be said here; what is picked is said as it is."""
    listen = [words("prompts.listen", listen=prompt.listen)] if prompt.listen else []
    return OpenList([words("prompts.title")], to_say(prompt), _saying(prompt, say), [*listen, words("chat.pick")])


def shown_prompt(prompt: Prompt, words: Saying, say: Callable[[str], None]) -> OpenList:
    """The first that could be said here, for who has it shown all the time."""
    return OpenList([words("prompts.title")], to_say(prompt)[:1], _saying(prompt, say))


def ways_to_practise(visit: PracticeVisit, words: Saying) -> OpenList:
    """The settings, each with every way it can be."""

    ways = (*FEEDBACK, *PROMPTS)

    def pick(number: int) -> Sequence[str]:
        set_way(visit, ways[number])
        return settings(visit, words)

    title = [words("settings.title"), words("chat.is_now"), *(f"  {one}" for one in settings(visit, words))]
    return OpenList(title, [setting(way, words) for way in ways], pick, [words("chat.pick_one")])


def readings(visit: PracticeVisit, words: Saying) -> OpenList:
    """What the turn said last may have been, beside how it was read."""

    def pick(number: int) -> Sequence[str]:
        return [overruled(visit, BEHAVIOURS[number], words), *not_kept(visit, words)]

    rows = [words(f"overrule.{one}") for one in BEHAVIOURS]
    return OpenList([read_as(visit, words)], rows, pick, [words("chat.pick_one")])


def _saying(prompt: Prompt, say: Callable[[str], None]) -> Callable[[int], Sequence[str]]:
    def pick(number: int) -> Sequence[str]:
        say(to_say(prompt)[number])
        return ()

    return pick
