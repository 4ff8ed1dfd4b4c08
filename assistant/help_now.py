"""The card behind "Help now": numbers and words from the region file, readable offline."""

from __future__ import annotations

from assistant.content import Content
from assistant.errors import ContentFault, Fault

_FILE = "help_now.yaml"


def help_now(content: Content) -> tuple[str, ...]:
    """The lines of the card, emergencies first; raises ContentFault when the file does not hold together."""
    block = content.load("data", _FILE)
    numbers = block.get("numbers", [])
    said = block.get("said", [])
    lines = [said] if isinstance(said, str) else [str(sentence) for sentence in said]
    for entry in numbers if isinstance(numbers, list) else [numbers]:
        if not isinstance(entry, dict) or not entry.get("when") or not entry.get("do"):
            raise ContentFault(
                [Fault(f"data/{_FILE}", block.line_of("numbers"), 'each number needs "when:" and "do:".')]
            )
        lines += ["", f"{entry['when']}:", f"{entry['do']}."]
    lines += [
        "",
        f"These numbers are for {block.get('region', 'your area')}, "
        f"checked on {block.get('checked_on', 'a day not noted')}.",
    ]
    return tuple(lines)
