"""Finds a time of day in words such as `Tuesday at 2pm`."""

from __future__ import annotations

import re
from datetime import time

# 2pm, 2.30 pm, 10:30, 14:05. A single "2:30" may be night or day, and 10.3 may be a date: neither is a time.
_TWELVE = r"(?<![\d.:])(?P<h12>1[0-2]|0?[1-9])(?:[.:](?P<m12>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b"
_TWENTY_FOUR = r"(?<![\d.:])(?P<h24>[01]\d|2[0-3]):(?P<m24>[0-5]\d)(?![\d:]|\s*[ap]\.?\s?m\b)"
_NOON = r"\b(?P<noon>noon|midday)\b"
_TIMES = re.compile(f"{_TWELVE}|{_TWENTY_FOUR}|{_NOON}", re.IGNORECASE)


def clock_in(said: str) -> time | None:
    """The time of day that these words name without any doubt; None where they name none, or several."""
    found = {_time(match) for match in _TIMES.finditer(said)}
    return found.pop() if len(found) == 1 else None


def _time(found: re.Match[str]) -> time:
    if found["noon"]:
        return time(12)
    if found["h24"]:
        return time(int(found["h24"]), int(found["m24"]))
    afternoon = 12 if found["half"] in "pP" else 0
    return time(int(found["h12"]) % 12 + afternoon, int(found["m12"] or 0))
