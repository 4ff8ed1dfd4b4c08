"""Chooses the face: the terminal screen, or the plain chat; only the one that is used is imported."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from assistant.faces.sitting import Sitting
from assistant.record import Record

if TYPE_CHECKING:
    from assistant.faces.plain_chat.world import World

_UNBROKEN = 10_000
"""How wide a plan is set for a face, which breaks its lines where its room ends."""


def wants_plain(options: argparse.Namespace) -> bool:
    """Whether to talk line by line: asked for, through a pipe, or in a terminal that can only write lines."""
    if options.plain or os.environ.get("TERM", "dumb") in ("", "dumb"):
        return True
    return not (sys.stdin.isatty() and sys.stdout.isatty())


def talk(options: argparse.Namespace, sitting: Sitting, card: tuple[str, ...]) -> None:
    """Has the talk, until the person stops or it comes to its end."""
    # What is loaded by now stays for good: the collector need never look at it again.
    gc.freeze()
    gc.enable()
    if wants_plain(options):
        from assistant.faces.plain_chat.chat import PlainChat

        PlainChat(sitting, _world(), card, lambda: plan_lines(sitting.record)).run()
        return
    from assistant.faces.terminal.app import TalkApp

    app = TalkApp(sitting, card, lambda: plan_lines(sitting.record))
    app.run()
    if app.return_code:
        sys.exit(app.return_code)
    if sitting.saved:
        sys.stdout.write(f"Saved. To come back, type: whatmatters discuss --plan {sitting.record.id}\n")


def choose(
    options: argparse.Namespace, title: str, choices: Sequence[tuple[str, str]], card: tuple[str, ...]
) -> str | None:
    """The id of what was chosen of (id, words), or None when the person leaves."""
    if wants_plain(options):
        from assistant.faces.plain_chat.world import choose

        number = choose(_world(), title, [words for _, words in choices])
        return None if number is None else choices[number][0]
    from assistant.faces.terminal.welcome import WelcomeApp

    return WelcomeApp(title, choices, card).run()


def tell(options: argparse.Namespace, title: str, lines: Sequence[str], card: tuple[str, ...]) -> None:
    """Shows a text until the person has read it."""
    if wants_plain(options):
        from assistant.faces.plain_chat.world import say

        say(_world(), *([title, ""] if title else []), *lines)
        return
    from assistant.faces.terminal.welcome import ReadingApp

    ReadingApp(title, lines, card).run()


def plan_lines(record: Record) -> list[str]:
    """The plan of a record in plain English, in unbroken lines."""
    # Late: what a plan is made of is not needed for the first question.
    from assistant.documents.plain_english import plain_english
    from assistant.drawn import drawn_plan

    return plain_english(drawn_plan(record), _UNBROKEN)


@cache
def _world() -> World:
    """The streams of this process; one for all that is said, since it reads ahead."""
    from assistant.faces.plain_chat.world import terminal_world

    return terminal_world()
