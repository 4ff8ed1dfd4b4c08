"""Whose words are being typed, for both faces: who can be chosen, and how it is said."""

from __future__ import annotations

from assistant.conversation.changes import giver
from assistant.record import Giver, Record

_NAMES: dict[Giver, str] = {
    "person": "The person",
    "carer": "The carer",
    "practitioner": "The practitioner",
    "peer": "The peer supporter",
    "advocate": "The advocate",
}


def speakers(record: Record) -> list[tuple[Giver, str]]:
    """Who can be speaking, as somebody at the keyboard would call them."""
    at_keyboard = giver(record.changed(speaker=None))
    return [(one, "Me" if one == at_keyboard else name) for one, name in _NAMES.items()]


def whose(record: Record, usual: Giver | None = None) -> str:
    """A sentence about whose words these are, where they are not those of the one at the keyboard.

    `usual` is whose words this flow is about, so that they need no saying.
    """
    at_keyboard = usual or giver(record.changed(speaker=None))
    if record.speaker in (None, at_keyboard):
        return ""
    return f"Whose words: {_NAMES[record.speaker].lower()}"
