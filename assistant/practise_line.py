"""The command line of practice: `whatmatters practise [PERSON]`, and the commands below it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from assistant.roles import LEVELS
from assistant.shared_options import parents
from assistant.usage import Parser

_WITH = "with"
_WITH_A_FACE = (_WITH, "forget")


_ABOUT = """\
Practise the talk with somebody who is made up, and look at what your own words did.
It is kept apart from real plans, for you alone.

  whatmatters practise               choose somebody, and begin
  whatmatters practise mrs_smith     begin with Mrs Smith
"""


def add_practise(command: Parser) -> None:
    """Adds the commands of practice, each with what every command takes; without a name it begins a practice."""
    command.description = _ABOUT
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.otherwise, command.commands = _WITH, frozenset({*_COMMANDS, _WITH})
    parts = command.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, required=True)
    for name, (add, about) in _COMMANDS.items():
        add(parts.add_parser(name, parents=parents(with_a_face=name in _WITH_A_FACE), help=about))


def _add_with(command: argparse.ArgumentParser) -> None:
    command.description = "A practice with the person named, or with one chosen from the list."
    command.set_defaults(run="assistant.commands.practise_with:practise_with")
    command.add_argument("person", metavar="PERSON", nargs="?", help="who, such as mrs_smith (see: practise list)")
    command.add_argument("--role", choices=("practitioner", "peer"), help="whose part you practise")
    command.add_argument("--level", type=int, choices=LEVELS, help="how ready the person is to act, 1 to 4")
    command.add_argument("--seed", type=int, default=None, metavar="N", help="another number, other wordings")


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


def _add_mine(command: argparse.ArgumentParser) -> None:
    command.description = "Your own practices, the newest first: with whom, when, how many turns, ended or not."
    command.set_defaults(run="assistant.commands.practices:mine")
    command.add_argument("--json", action="store_true", help="as JSON")


def _add_export(command: argparse.ArgumentParser) -> None:
    command.description = "Writes a sheet of one practice, to talk over with a trainer."
    command.set_defaults(run="assistant.commands.practices:export")
    command.add_argument("practice", metavar="ID", help="the id of the practice (its start is enough)")
    command.add_argument(
        "--to", metavar="FILE", type=Path, required=True, help="the file to write, such as practice.md"
    )


def _add_forget(command: argparse.ArgumentParser) -> None:
    command.description = "Takes a practice away for good, or all of them."
    command.set_defaults(run="assistant.commands.practices:forget")
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("practice", metavar="ID", nargs="?", help="the id of the practice (its start is enough)")
    which.add_argument("--all", action="store_true", help="every practice of yours")
    command.add_argument("--yes", action="store_true", help="erase without asking")


_COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    _WITH: (_add_with, "practise with somebody: this word can be left out"),
    "list": (_add_list, "the people to practise with"),
    "check": (_add_check, "every mistake in a person's file, with its line"),
    "mine": (_add_mine, "your own practices"),
    "export": (_add_export, "write a sheet of a practice, to talk over with a trainer"),
    "forget": (_add_forget, "take a practice away for good"),
    "label": (_add_label, "how helper turns read, as JSON lines"),
}
"""The commands in the order of the help: what adds their arguments, and what they do."""
