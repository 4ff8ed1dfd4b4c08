"""How a command line that does not hold together is answered."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from assistant.clean_text import clean

WRONG_USAGE = 2
"""The exit code for a command line that does not hold together."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are a sentence that says what to do next."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong in one sentence, and ends the program with 2."""
        if match := re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message):
            message = f'"{match[1]}" is not known here. There is: {match[2].replace(chr(39), "")}'
        sentence = clean(re.sub(r"^argument (?:[\w-]+/)?([\w-]+): ", r"\1: ", message).rstrip("."))
        self.exit(WRONG_USAGE, f"{sentence[:1].upper()}{sentence[1:]}. For help, type: {self.prog} --help\n")
