"""A paper as Markdown that any renderer shows as exactly its words, and that can be read as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.documents.case import Look
from assistant.documents.forms.grouped import Group, grouped, runs
from assistant.documents.forms.text import labelled
from assistant.documents.paper import Paper, Section

_ACTS = re.compile(
    r"""
      [*`\[~$]                              # emphasis, code, links, struck out, sums
    | _++(?![^\W_]) | (?<![^\W_])_++        # emphasis too, though not inside a word
    | \\(?=[!-/:-@\[-`{-~]|$)               # would take the power of what follows
    | <(?=\S) | &(?=\#?\w+;)                # HTML, and letters by their name
    | /(?=/) | (?<=mailto): | (?<=xmpp):    # addresses, of which some renderers make links
    | (?<=www)\. | (?<=[^\s.])\.(?=[^\W\d_]{2})
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What could act anywhere in a line (CommonMark 0.31, GitHub's additions); `2.5 mg` and `5-6 pm` stay as they are."""
_ACTS_FIRST = re.compile(r"(?=>|#{1,6}(?:\s|$)|[-+](?!\w))|[0-9]{1,9}(?=[.)](?:\s|$))")
"""What a line has before the character that would make of it a quotation, a heading, a list or a rule."""
_CLOSES_A_HEADING = re.compile(r"#(?=#*$)")


def markdown(paper: Paper, look: Look) -> bytes:  # noqa: ARG001 - Markdown has no size
    """The paper as a Markdown file; each line of somebody's words is a paragraph or a point of a list."""
    blocks = [_heading(1, paper.title), *_body(paper), *_foot(paper.foot)]
    return ("\n\n".join(blocks) + "\n").encode()


def _body(paper: Paper) -> Iterator[str]:
    if not paper.sections:
        yield from _words(paper.empty)
    for section in paper.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield _heading(2, section.title)
    for group in grouped(section.entries):
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    if group.headed:
        yield _heading(3, group.title)
    yield from _words(group.words, "" if group.headed else group.title)
    for part in group.parts:
        yield from _words(part.words, part.label)


def _words(words: str, label: str = "") -> Iterator[str]:
    """Words as blocks; a label stands in the first line with them, or alone before a list."""
    before = f"**{escaped(labelled(_flat(label)))}**" if label else ""
    for run in runs(words):
        if before and run.points:
            yield before
            before = ""
        yield from [_list(run.lines)] if run.points else _paragraphs(run.lines, before)
        before = ""


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {_line(line)}" for line in lines)


def _paragraphs(lines: Iterable[str], before: str) -> Iterator[str]:
    for line in lines:
        yield f"{before} {escaped(line.strip())}" if before else _line(line)
        before = ""


def _foot(foot: str) -> Iterator[str]:
    if foot:
        yield from ("---", _line(_flat(foot)))


def _heading(level: int, title: str) -> str:
    shown = _CLOSES_A_HEADING.sub(r"\\#", escaped(_flat(title)))
    return f"{'#' * level} {shown}"


def _line(line: str) -> str:
    """A line as a block of its own, or as the first of one."""
    shown = escaped(line.strip())
    first = _ACTS_FIRST.match(shown)
    return f"{first[0]}\\{shown[first.end() :]}" if first else shown


def escaped(line: str) -> str:
    r"""A stretch of one line with a `\` before all that could act in it, wherever it stands in the line."""
    return _ACTS.sub(lambda found: "".join(f"\\{one}" for one in found[0]), line)


def _flat(text: str) -> str:
    return " ".join(text.split())
