"""A document before it is given a form: a title, headings, and what stands below them.

Every document that people read is made once, as a paper, and then set as text, Markdown, HTML, PDF or DOCX.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Entry(NamedTuple):
    """Words under a label (or none); `of` is the label of the entry that it tells more of.

    An entry and those that tell more of it, such as a step with who does it and when, stand together on one page.
    """

    label: str
    words: str
    """May have several lines; a line that starts with `- ` is a point of a list."""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its entries."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """All that a document says, and what its form has to know; every text in it is clean and in plain words."""

    title: str
    sections: tuple[Section, ...]
    foot: str = ""
    """One line for the foot of every page, such as when the plan is looked at again."""
    empty: str = ""
    """What stands there where there are no sections."""
    language: str = "en"
    close: bool = False
    """Set close together, so that it stays on one page."""
    pictures: bool = False
    """With room for a picture beside each entry."""
