"""Days as people write them, and months counted on."""

from __future__ import annotations

import calendar
from datetime import date


def day_written(day: date) -> str:
    """A day as people write it: `3 May 2027`."""
    return f"{day.day} {day:%B %Y}"


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
