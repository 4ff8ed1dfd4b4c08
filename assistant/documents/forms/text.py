"""A paper as plain text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from assistant.documents.case import Look
from assistant.documents.paper import Entry, Paper, Section

# A telephone number stays on one line. What holds it together cannot stand in clean text.
_IN_A_NUMBER, _HELD = re.compile(r"(?<=\d) (?=\d)"), "\x00"


def text_lines(paper: Paper, width: int = 80) -> list[str]:
    """The paper as lines of plain text, none wider than `width`."""
    lines = section_lines(paper.sections, width, () if paper.close else ("",)) or wrapped(paper.empty, width)
    foot = ["", *wrapped(paper.foot, width)] if paper.foot else []
    return [*wrapped(paper.title, width), "", *lines, *foot]


def text(paper: Paper, look: Look) -> bytes:  # noqa: ARG001 - print of any size is the same text
    """The paper as a text file, 80 columns wide."""
    return "\n".join([*text_lines(paper), ""]).encode()


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
            yield from wrapped(labelled(entry.of), width)
        yield from _entry(entry, width, "  " if entry.of else "")
        of = group


def _entry(entry: Entry, width: int, indent: str) -> list[str]:
    if not entry.label:
        return wrapped(entry.words, width, indent)
    line = f"{indent}{labelled(entry.label)} {entry.words}"
    if "\n" not in entry.words and len(line) <= width:
        return [line]
    return [*wrapped(labelled(entry.label), width, indent), *wrapped(entry.words, width, indent + "  ")]


def labelled(label: str) -> str:
    """A label before its words: with a colon, but not after a question or a whole sentence."""
    return label if label.endswith(("?", ".", "!", ":")) else f"{label}:"


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """A text as lines none wider than `width`, each set in; a point of a list stays to the right of its mark."""
    lines: list[str] = []
    for line in _IN_A_NUMBER.sub(_HELD, text).split("\n"):
        then = indent + ("  " if line.startswith("- ") else "")
        found = textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=then) or [""]
        lines += [part.replace(_HELD, " ") for part in found]
    return lines
