"""Says a moment as people do: 14:32, or 14:32 on 3 May."""

from __future__ import annotations

from datetime import datetime


def said(at: datetime, now: datetime) -> str:
    """The moment by this computer's clock, with its day and year only where they are not today's."""
    local, today = at.astimezone(now.tzinfo), now
    if local.date() == today.date():
        return f"{local:%H:%M}"
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local:%H:%M} on {local.day} {local:%B}{year}"
