"""Reads what a program wrote to a terminal."""

from __future__ import annotations

import re

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78cDEHM])")


def on_screen(output: bytes) -> str:
    """The words of some output as one line, without what only moves and colours them."""
    return " ".join(_ESCAPES.sub(b" ", output).replace(b"\xe2\x96\x8c", b" ").decode(errors="replace").split())
