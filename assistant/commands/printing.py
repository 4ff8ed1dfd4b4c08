"""What every command prints: lines, data as JSON, and text as wide as there is room for."""

from __future__ import annotations

import shutil
import sys
from typing import Any

WIDEST, _NARROWEST = 80, 20


def write(*lines: str) -> None:
    """Prints lines, each with its end."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def write_json(data: Any) -> None:
    """Prints plain data as JSON that a person can read as well."""
    import json  # late: a talk prints none

    write(json.dumps(data, ensure_ascii=False, indent=2))


def width() -> int:
    """How wide text may be: as wide as the terminal, between 20 and 80 columns."""
    return min(WIDEST, max(_NARROWEST, shutil.get_terminal_size((WIDEST, 24)).columns))
