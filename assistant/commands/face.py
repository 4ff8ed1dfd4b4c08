"""Chooses the face: the terminal screen, or the plain chat; only the one that is used is imported."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from assistant.documents.plain_english import plain_english
from assistant.faces.sitting import Sitting

if TYPE_CHECKING:
    from assistant.faces.plain_chat.world import World

_PANEL_WIDTH = 76
"""How wide the plan is set on the screen; the screen wraps it where there is less room."""


def wants_plain(options: argparse.Namespace) -> bool:
    """Whether to talk line by line: asked for, through a pipe, or in a terminal that can only write lines."""
    if options.plain or os.environ.get("TERM", "dumb") in ("", "dumb"):
        return True
    return not (sys.stdin.isatty() and sys.stdout.isatty())


def talk(options: argparse.Namespace, sitting: Sitting, card: tuple[str, ...]) -> None:
    """Has the talk, until the person stops or it comes to its end."""
    if wants_plain(options):
        from assistant.faces.plain_chat.chat import PlainChat

        width = _world().width
        PlainChat(sitting, _world(), card, lambda plan: plain_english(plan, width)).run()
        return
    from assistant.faces.terminal.app import TalkApp

    TalkApp(sitting, card, lambda plan: plain_english(plan, _PANEL_WIDTH)).run()
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


@cache
def _world() -> World:
    """The streams of this process; one for all that is said, since it reads ahead."""
    from assistant.faces.plain_chat.world import terminal_world

    return terminal_world()
