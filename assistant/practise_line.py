"""The command line of practice: the commands below `whatmatters practise`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from assistant.usage import Parser


def add_practise(command: argparse.ArgumentParser, shared: Parser) -> None:
    """Adds the commands of practice, each with what every command takes."""
    command.description = "The people to practise with, and how the turns of a helper read."
    parts = command.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, required=True)
    for name, (add, about) in _COMMANDS.items():
        add(parts.add_parser(name, parents=[shared], help=about))


def _add_list(command: argparse.ArgumentParser) -> None:
    command.description = "Everybody there is to practise with: name, age and one line."
    command.set_defaults(run="assistant.commands.practise:list_people")


def _add_check(command: argparse.ArgumentParser) -> None:
    command.description = "Every mistake in the file of a person, with its line and what to do."
    command.set_defaults(run="assistant.commands.practise:check")
    command.add_argument("file", metavar="FILE", nargs="?", type=Path, help="one file; without it everybody")


def _add_label(command: argparse.ArgumentParser) -> None:
    command.description = "How each helper turn reads: one JSON line with id, previous and text in, one out."
    command.set_defaults(run="assistant.commands.label:label")
    command.add_argument("file", metavar="FILE", nargs="?", type=Path, help="JSON lines; without it standard input")


_COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    "list": (_add_list, "the people to practise with"),
    "check": (_add_check, "every mistake in a person's file, with its line"),
    "label": (_add_label, "how helper turns read, as JSON lines"),
}
"""The commands in the order of the help: what adds their arguments, and what they do."""
