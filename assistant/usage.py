"""How a command line that does not hold together is answered."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from assistant.clean_text import clean

_ASKS_FOR_HELP = ("-h", "--help")
_NO_CHOICE = r"argument (?P<of>\S+): invalid choice: '?(?P<typed>.*?)'? \(choose from (?P<known>.*)\)"
_PLAINER = (
    (r"^unrecognized arguments: (.*)", r'"\1" is not known here'),
    (r"^the following arguments are required: (.*)", r"this is missing: \1"),
    (r"^argument (?:[\w-]+/)?([\w-]+): expected one argument$", r"something is missing after \1"),
    (r"^argument \S+: invalid int value: '(.*)'$", r'"\1" is no number'),
    (r"^argument (?:[\w-]+/)?([\w-]+): ", r"\1: "),
)
"""What argparse says, and how it is said here."""
WRONG_USAGE = 2
"""The exit code for a command line that does not hold together."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are a sentence that says what to do next.

    Where `otherwise` names a command, it is the one meant when none of `commands` is named.
    """

    otherwise = ""
    commands: frozenset[str] = frozenset()
    _asked: Sequence[str] = ()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Takes the arguments apart, with the command that was meant put in where none is named."""
        if self.otherwise and args is not None:
            named = args and (args[0] in self.commands or args[0] in _ASKS_FOR_HELP)
            args = list(args) if named else [self.otherwise, *args]
        self._asked = args or ()
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong in one sentence, and ends the program with 2."""
        if match := re.search(_NO_CHOICE, message):
            known = match["known"].replace("'", "").split(", ")
            option = self._option_before(match["typed"]) if match["of"] == "COMMAND" else ""
            message = _before_a_command(option, known) if option else _not_known(match["typed"], known)
        for theirs, ours in _PLAINER:
            message = re.sub(theirs, ours, message)
        sentence = clean(message).rstrip(".")
        end = "" if sentence.endswith("?") else "."
        self.exit(WRONG_USAGE, f"{sentence[:1].upper()}{sentence[1:]}{end} For help, type: {self.prog} --help\n")

    def _option_before(self, typed: str) -> str:
        """The option that these words were meant for, where one was typed that only a command knows."""
        at = self._asked.index(typed) if typed in self._asked else 0
        option = self._asked[at - 1] if at else ""
        is_known = any(known.startswith(option) for known in self._option_string_actions)
        return option if option.startswith("-") and not is_known else ""


def _before_a_command(option: str, commands: Sequence[str]) -> str:
    return f'"{option}" is not known before a command. Name a command first, such as {commands[0]}'


def _not_known(typed: str, known: Sequence[str]) -> str:
    from assistant.suggestion import suggestion  # late: only mistakes need it

    return f'"{typed}" is not known here.' + (suggestion(typed, known) or f" There is: {', '.join(known)}")
