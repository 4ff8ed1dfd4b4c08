"""Keeps what people write out of places they do not know of: debug logs, screenshots, memory written to the disk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress

from assistant.errors import CannotUse

_WRITE_OR_SEND = (
    "TEXTUAL",
    "TEXTUAL_LOG",
    "TEXTUAL_DEBUG",
    "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SCREENSHOT_FILENAME",
    "TEXTUAL_SCREENSHOT_LOCATION",
    "TEXTUAL_SHOW_RETURN",
)
"""Variables for the makers of screens: with them the toolkit writes or sends what is on the screen."""


_DRIVER, _OF_THE_TOOLKIT = "TEXTUAL_DRIVER", "textual.drivers."
"""What the screen is sent to: a part of the toolkit, or anything else that somebody names here."""


def refuse_watching(environment: Mapping[str, str] = os.environ) -> None:
    """Raises CannotUse where a variable would have the screen written to a file or sent elsewhere."""
    set_here = [name for name in _WRITE_OR_SEND if environment.get(name)]
    if not environment.get(_DRIVER, _OF_THE_TOOLKIT).startswith(_OF_THE_TOOLKIT):
        set_here.append(_DRIVER)
    for name in set_here:
        raise CannotUse(f"{name} is set: your words would be copied elsewhere. Type: unset {name}. Then start again.")


def leave_no_core() -> None:
    """A crash of the interpreter itself writes no image of its memory."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # Windows has none, and writes no core

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
