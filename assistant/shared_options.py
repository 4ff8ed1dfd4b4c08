"""The options that several commands take."""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path

from assistant.roles import LEVELS, ROLES, Level, Role
from assistant.usage import Parser


@cache
def parents(*, with_a_face: bool) -> tuple[Parser, ...]:
    """What every command takes; and what those take that have a screen, or a plain chat."""
    return (_shared(), _with_a_face()) if with_a_face else (_shared(),)


@cache
def _shared() -> Parser:
    """What every command takes."""
    shared = Parser(add_help=False)
    shared.add_argument(
        "--records",
        type=Path,
        metavar="FOLDER",
        default=argparse.SUPPRESS,
        help="where records are kept (or WHATMATTERS_RECORDS); else your own data folder",
    )
    shared.add_argument(
        "--content",
        type=Path,
        metavar="FOLDER",
        default=argparse.SUPPRESS,
        help="a service's own flows/, prompts/ and data/, laid over ours (or WHATMATTERS_CONTENT)",
    )
    shared.add_argument(
        "--identity", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="a service's secret key, for its plans"
    )
    return shared


def _with_a_face() -> Parser:
    """What every command takes that has a screen, or a plain chat."""
    plain = Parser(add_help=False)
    plain.add_argument("--plain", action="store_true", help="a plain chat, line by line, instead of the screen")
    plain.add_argument(
        "--away",
        metavar="MINUTES",
        default=argparse.SUPPRESS,
        help="when nobody types, pause and hide everything after 2 to 60 minutes, or off (10; or WHATMATTERS_AWAY)",
    )
    return plain


def add_reader(command: argparse.ArgumentParser) -> None:
    """Adds for whom the questions are worded: a role and an activation level."""
    command.add_argument("--role", type=_role, metavar="ROLE", help=f"who is at the keyboard: {', '.join(ROLES)}")
    command.add_argument(
        "--level", type=_level, metavar="1-4", help="how the questions are worded; without it, the talk finds out"
    )


def _role(written: str) -> Role:
    for role in ROLES:
        if written.strip().lower() == role:
            return role
    raise argparse.ArgumentTypeError(f'"{written}" is no role. Choose one of {", ".join(ROLES)}')


def _level(written: str) -> Level:
    for level in LEVELS:
        if written.strip() == str(level):
            return level
    raise argparse.ArgumentTypeError(f'a level is 1, 2, 3 or 4, not "{written}"')
