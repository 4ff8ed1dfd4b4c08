"""The plan in plain English, as the person keeps it: first person, own words, no empty headings."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from assistant.documents.reading import Entry
from assistant.documents.sections import Section, sections
from assistant.plan.model import Plan
from assistant.plan.naming import plan_name

# A telephone number stays on one line. What holds it together cannot stand in clean text.
_IN_A_NUMBER, _HELD = re.compile(r"(?<=\d) (?=\d)"), "\x00"


def plain_english(plan: Plan, width: int = 80, help_now: Sequence[str] = ()) -> list[str]:
    """The plan as lines of plain text, none wider than `width`; on paper, where to get help stands below it."""
    lines = section_lines(sections(plan), width) or wrapped("Nothing is written in this plan yet.", width)
    return [*wrapped(title(plan), width), "", *lines, *help_lines(help_now, width)]


def title(plan: Plan) -> str:
    """What the plan is called: `Mary's plan`."""
    return plan_name(plan.person.name)


def help_lines(help_now: Sequence[str], width: int, below_title: Sequence[str] = ("",)) -> list[str]:
    """The section with where to get help, after an empty line; nothing where help is a key away."""
    if not help_now:
        return []
    return ["", *section_lines([Section("Help now", (Entry("", "\n".join(help_now)),))], width, below_title)]


def section_lines(parts: Iterable[Section], width: int, below_title: Sequence[str] = ("",)) -> list[str]:
    """Sections as lines of plain text, none wider than `width`, with one empty line between them."""
    lines: list[str] = []
    for section in parts:
        lines += [*([""] if lines else []), *wrapped(section.title.upper(), width), *below_title]
        lines += _entry_lines(section.entries, width)
    return lines


def _entry_lines(entries: Sequence[Entry], width: int) -> Iterator[str]:
    """Each entry, with what tells more of it set in below; such groups stand apart from the rest."""
    groups = {entry.of for entry in entries if entry.of}
    of = ""
    for number, entry in enumerate(entries):
        group = entry.of or entry.label
        if number and (not group or (group != of and {group, of} & groups)):
            yield ""
        if entry.of and entry.of != of:
            yield from wrapped(f"{entry.of}:", width)
        yield from _entry(entry, width, "  " if entry.of else "")
        of = group


def _entry(entry: Entry, width: int, indent: str) -> list[str]:
    if not entry.label:
        return wrapped(entry.words, width, indent)
    line = f"{indent}{entry.label}: {entry.words}"
    if "\n" not in entry.words and len(line) <= width:
        return [line]
    return [*wrapped(f"{entry.label}:", width, indent), *wrapped(entry.words, width, indent + "  ")]


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """A text as lines none wider than `width`, each set in; a point of a list stays to the right of its mark."""
    lines: list[str] = []
    for line in _IN_A_NUMBER.sub(_HELD, text).split("\n"):
        then = indent + ("  " if line.startswith("- ") else "")
        found = textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=then) or [""]
        lines += [part.replace(_HELD, " ") for part in found]
    return lines
