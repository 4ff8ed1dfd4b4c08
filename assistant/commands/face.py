"""Chooses the face: the terminal screen, or the plain chat; only the one that is used is imported."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from assistant.commands.printing import write
from assistant.faces.sitting import Sitting
from assistant.record import Record

if TYPE_CHECKING:
    from assistant.faces.plain_chat.world import World
    from assistant.faces.terminal.quiet_app import QuietApp

UNBROKEN = 10_000
"""How wide a plan is set for a face, which breaks its lines where its room ends."""


def wants_plain(options: argparse.Namespace) -> bool:
    """Whether to talk line by line: asked for, through a pipe, or in a terminal that can only write lines."""
    if options.plain or os.environ.get("TERM", "dumb") in ("", "dumb"):
        return True
    return not (sys.stdin.isatty() and sys.stdout.isatty())


def talk(options: argparse.Namespace, sitting: Sitting, card: tuple[str, ...]) -> None:
    """Has the talk, until the person stops or it comes to its end."""
    if wants_plain(options):
        from assistant.faces.plain_chat.chat import PlainChat

        collect_from_here()
        PlainChat(sitting, world(), card, lambda: plan_lines(sitting.record)).run()
        return
    from assistant.faces.terminal.app import TalkApp

    app = TalkApp(sitting, card, lambda: plan_lines(sitting.record), collect_from_here)
    run(app)
    if sitting.saved:
        write(f"Saved. To come back, type: whatmatters {sitting.conversation.flow.name} --plan {sitting.record.id}")


def run(app: QuietApp[None]) -> None:
    """Runs a screen to its end, and ends with its exit code where it came to grief."""
    app.run()
    if app.return_code:
        sys.exit(app.return_code)


def collect_from_here() -> None:
    """Switches the collector on; what is loaded by now stays for good, and it need never look at that again."""
    gc.freeze()
    gc.enable()


def choose(
    options: argparse.Namespace, title: str, choices: Sequence[tuple[str, str]], card: tuple[str, ...]
) -> str | None:
    """The id of what was chosen of (id, words), or None when the person leaves."""
    if wants_plain(options):
        from assistant.faces.plain_chat.world import choose

        number = choose(world(), title, [words for _, words in choices])
        return None if number is None else choices[number][0]
    from assistant.faces.terminal.welcome import WelcomeApp

    return WelcomeApp(title, choices, card).run()


def tell(options: argparse.Namespace, title: str, lines: Sequence[str], card: tuple[str, ...]) -> None:
    """Shows a text until the person has read it."""
    if wants_plain(options):
        from assistant.faces.plain_chat.world import say

        say(world(), *([title, ""] if title else []), *lines)
        return
    from assistant.faces.terminal.welcome import ReadingApp

    ReadingApp(title, lines, card).run()


def plan_lines(record: Record) -> list[str]:
    """What the plan key shows, in unbroken lines: the sheet while somebody gets ready for a talk, else the plan."""
    # Late: what a plan is made of is not needed for the first question.
    from assistant.documents.plain_english import plain_english
    from assistant.documents.sheet import sheet
    from assistant.drawn import drawn_plan

    gets_ready = bool(record.talks) and record.talks[-1].flow == "prepare"
    return (sheet if gets_ready else plain_english)(drawn_plan(record), UNBROKEN)


@cache
def world() -> World:
    """The streams of this process; one for all that is said, since it reads ahead."""

    from assistant.faces.plain_chat.world import terminal_world

    return terminal_world()
