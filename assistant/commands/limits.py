"""What the command line and the environment say about how long nobody may be at the keyboard."""

from __future__ import annotations

import argparse
import os

from assistant.faces.away import USUAL, limit


def away_after(options: argparse.Namespace) -> float | None:
    """After how many seconds without a key everything is hidden, or None for never; raises CannotUse."""
    return limit(getattr(options, "away", None) or os.environ.get("WHATMATTERS_AWAY") or USUAL)
