"""Tells how helper turns read, for those who measure it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from assistant.commands.printing import write
from assistant.errors import CannotUse
from assistant.practice.label import labelled


def label(options: argparse.Namespace) -> None:
    """Prints a JSON line for each JSON line of a file, or of standard input; raises CannotUse at the first bad one."""
    for line in labelled(_lines(options)):
        write(line)


def _lines(options: argparse.Namespace) -> Iterator[str]:
    """The lines as they come: standard input is answered line by line."""
    try:
        if options.file is None:
            yield from (line.decode("utf-8") for line in sys.stdin.buffer)
        else:
            with options.file.open(encoding="utf-8") as lines:
                yield from lines
    except UnicodeDecodeError:
        raise CannotUse("What is to be read is not plain UTF-8 text. Save it as UTF-8 and try again.") from None
    except OSError:
        raise CannotUse(f'"{options.file}" cannot be read. Check its name, and that you may open it.') from None
