"""Who holds the keyboard, and how ready the person feels to look after their own health."""

from __future__ import annotations

from typing import Literal

Role = Literal["patient", "peer", "practitioner"]
Level = Literal[1, 2, 3, 4]
"""The activation level (handbook 5.2.4). It is entered or chosen, changes only words and pace, and is never shown."""

ROLES: tuple[Role, ...] = ("practitioner", "peer", "patient")
LEVELS: tuple[Level, ...] = (1, 2, 3, 4)
