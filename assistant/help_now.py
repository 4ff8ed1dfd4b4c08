"""The card behind "Help now": numbers and words from the region file, readable offline, the same in every output."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from assistant.content import Content
from assistant.days import day_written
from assistant.errors import ContentFault, Fault
from assistant.plain_yaml import Block, Items

_FILE = "help_now.yaml"
_SHOWN = f"data/{_FILE}"
_GOOD_FOR = timedelta(days=90)
_NEEDED = {
    "when": "Write when somebody would use it.",
    "do": "Write what to do, with the number.",
    "source": "Write whose page it is from.",
    "owner": "Write who keeps it right.",
    "checked_on": "Write the day somebody last looked at its page, such as 2026-11-22.",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Number(NamedTuple):
    """One way to get help, and the day somebody last looked whether it is right, on its line of the file."""

    when: str
    do: str
    checked_on: date
    line: int


class _Card(NamedTuple):
    """The whole card: the words on top, then the numbers, a local team's own first."""

    said: tuple[str, ...]
    numbers: tuple[_Number, ...]
    region: str

    @property
    def last_line(self) -> str:
        """Where the numbers hold, and how old the oldest check is."""
        oldest = min(number.checked_on for number in self.numbers)
        return f"These numbers are for {self.region}. Each was checked on {day_written(oldest)} or later."


def help_now(content: Content) -> tuple[str, ...]:
    """The lines of the card, emergencies first; raises ContentFault when the file does not hold together."""
    card = _card(content)
    numbers = [line for one in card.numbers for line in ("", f"{one.when}:", f"{one.do}.")]
    return (*card.said, *numbers, "", card.last_line)


def help_on_paper(content: Content) -> tuple[str, ...]:
    """The same numbers in fewer lines, for a document; raises ContentFault as `help_now` does."""
    card = _card(content)
    return (*card.said[:1], *(f"- {one.when}: {one.do}." for one in card.numbers), card.last_line)


def card_faults(content: Content, today: date) -> list[Fault]:
    """Every fault of the card, and each number that nobody has looked at for more than 90 days."""
    block, faults = content.look("data", _FILE)
    card, found = _read(block)
    old = [fault for number in card.numbers for fault in _age_faults(number, today)]
    return sorted([*faults, *found, *old])


def _age_faults(number: _Number, today: date) -> list[Fault]:
    checked = f"this number was checked on {day_written(number.checked_on)}."
    then = "Look at its page, then write today's day."
    if number.checked_on > today:
        return [Fault(_SHOWN, number.line, f"{checked} That day is still to come. {then}")]
    if today - number.checked_on > _GOOD_FOR:
        return [Fault(_SHOWN, number.line, f"{checked} That is more than {_GOOD_FOR.days} days ago. {then}")]
    return []


def _card(content: Content) -> _Card:
    card, faults = _read(content.load("data", _FILE))
    if faults:
        raise ContentFault(faults)
    return card


def _read(block: Block) -> tuple[_Card, list[Fault]]:
    """The card as far as it can be read, and what is wrong with it."""
    said: Any = block.get("said") or ()
    numbers, faults = list[_Number](), list[Fault]()
    for part in ("local", "numbers"):
        written: Any = block.get(part) or Items(block.line_of(part))
        for number, line in _entries(written, block.line_of(part)):
            found = _entry_faults(number, line)
            faults += found
            if not found:
                checked_on = date.fromisoformat(number["checked_on"])
                numbers.append(_Number(number["when"], number["do"], checked_on, number.line_of("checked_on")))
    if not numbers and not faults:
        faults.append(Fault(_SHOWN, block.line_of("numbers"), "there is no number here. Write at least one."))
    lines = (said,) if isinstance(said, str) else tuple(map(str, said))
    return _Card(lines, tuple(numbers), str(block.get("region", "your area"))), faults


def _entries(written: Any, line: int) -> list[tuple[Any, int]]:
    return list(zip(written, written.lines, strict=True)) if isinstance(written, Items) else [(written, line)]


def _entry_faults(entry: Any, line: int) -> list[Fault]:
    if not isinstance(entry, Block):
        keys = ", ".join(f'"{key}:"' for key in _NEEDED)
        return [Fault(_SHOWN, line, f"each number needs {keys}.")]
    faults = [
        Fault(_SHOWN, entry.line_of(key), f'this number needs "{key}:". {todo}')
        for key, todo in _NEEDED.items()
        if not (isinstance(entry.get(key), str) and entry[key].strip())
    ]
    return faults or _day_faults(entry)


def _day_faults(entry: Block) -> list[Fault]:
    written = entry["checked_on"]
    try:
        if not _DAY.fullmatch(written):
            raise ValueError
        date.fromisoformat(written)
    except ValueError:
        line = entry.line_of("checked_on")
        return [Fault(_SHOWN, line, f'"{written}" is no day. Write it in numbers, such as 2026-11-22.')]
    return []
