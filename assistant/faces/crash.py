"""What is said when the program breaks: a sentence and a reference, and nothing that anybody wrote."""

from __future__ import annotations

import zlib
from traceback import walk_tb

_OURS = "assistant"


def sorry(error: BaseException | None) -> str:
    """The sentence to print in place of a traceback."""
    return (
        "Something went wrong on our side. What you had answered is saved. Start again with: whatmatters\n"
        f"If you tell anybody about it, give them this reference: {reference(error)}"
    )


def reference(error: BaseException | None) -> str:
    """A short number for the kind of error and the line of ours it came from; the same for the same mistake.

    Whoever has the same version finds the line by working out the number for each line.
    """
    if error is None:
        return "0000-0000"
    frames = [(frame.f_globals.get("__name__", ""), line) for frame, line in walk_tb(error.__traceback__)]
    ours = [place for place in frames if str(place[0]).partition(".")[0] == _OURS]
    module, line = (ours or frames or [("", 0)])[-1]
    number = zlib.crc32(f"{type(error).__name__} {module} {line}".encode())
    return f"{number >> 16:04X}-{number & 0xFFFF:04X}"
