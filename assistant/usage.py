"""How a command line that does not hold together is answered."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from assistant.clean_text import clean

_ASKS_FOR_HELP = ("-h", "--help")
WRONG_USAGE = 2
"""The exit code for a command line that does not hold together."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are a sentence that says what to do next.

    Where `otherwise` names a command, it is the one meant when none of `commands` is named.
    """

    otherwise = ""
    commands: frozenset[str] = frozenset()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Takes the arguments apart, with the command that was meant put in where none is named."""
        if self.otherwise and args is not None:
            named = args and (args[0] in self.commands or args[0] in _ASKS_FOR_HELP)
            args = list(args) if named else [self.otherwise, *args]
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong in one sentence, and ends the program with 2."""
        if match := re.search(r"invalid choice: '?(.*?)'? \(choose from (.*)\)", message):
            message = f'"{match[1]}" is not known here. There is: {match[2].replace(chr(39), "")}'
        sentence = clean(re.sub(r"^argument (?:[\w-]+/)?([\w-]+): ", r"\1: ", message).rstrip("."))
        self.exit(WRONG_USAGE, f"{sentence[:1].upper()}{sentence[1:]}. For help, type: {self.prog} --help\n")
