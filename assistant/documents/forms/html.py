"""A paper as one web page that needs nothing else: to read on any screen, to listen to, and to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from assistant.documents.case import Look
from assistant.documents.forms.grouped import Group, grouped, runs
from assistant.documents.forms.one_page import points
from assistant.documents.paper import Paper, Section

_PAGE = """\
<!doctype html>
<html lang="{language}" class="{looks}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}
:root {{ --foot: "{foot}"; --close: {points}pt; }}
</style>
</head>
<body>
<main>
{main}
</main>
</body>
</html>
"""
"""All that may act on the page is its own style: no script, no picture, nothing from elsewhere."""
_NUMBER = re.compile(r"\+?[0-9][0-9 ]{5,18}[0-9]")

_Said = tuple[str, str]
"""A label, or none, and words."""
_TITLES = ("h1", "h2")
"""Our words, with a name in them at the most: they run as the whole page does."""


def html(paper: Paper, look: Look) -> bytes:
    """The paper as an HTML file of its own (WCAG 2.2 AA), the same for the same paper; nothing says who made it."""
    looks = {"large": look.large, "close": paper.close, "pictures": paper.pictures}
    page = _PAGE.format(
        language=escape(paper.language),
        looks=" ".join(name for name, wanted in looks.items() if wanted),
        title=escape(_flat(paper.title)),
        style=Path(__file__).with_name("page.css").read_text(encoding="utf-8"),
        foot=_in_style(_flat(paper.foot)),
        points=points(paper),
        main="\n".join(_main(paper)),
    )
    return page.encode()


def _main(paper: Paper) -> Iterator[str]:
    yield _block("h1", paper.title)
    if paper.foot:
        yield _block("p", paper.foot, "foot")
    yield from map(_section, paper.sections)
    if not paper.sections:
        yield _words(paper.empty)


def _section(section: Section) -> str:
    return "\n".join(["<section>", _block("h2", section.title), *_groups(grouped(section.entries)), "</section>"])


def _groups(groups: Iterable[Group]) -> Iterator[str]:
    for headed, some in groupby(groups, key=lambda group: group.headed):
        if headed:
            yield from map(_headed, some)
        else:
            yield _entries((group.title, group.words) for group in some)


def _headed(group: Group) -> str:
    """A group under a heading of its own, such as a step with who does it and when; no page parts it."""
    own = [("", group.words)] if group.words else []
    entries = _entries([*own, *((part.label, part.words) for part in group.parts)])
    return "\n".join(['<div class="group">', _block("h3", group.title), entries, "</div>"])


def _entries(entries: Iterable[_Said]) -> str:
    """Entries one below the other; those that follow each other with labels are a list of terms."""
    runs_of_entries = groupby(entries, key=lambda entry: bool(entry[0]))
    return "\n".join(_terms(some) if labelled else _plain(some) for labelled, some in runs_of_entries)


def _terms(entries: Iterable[_Said]) -> str:
    return "\n".join(["<dl>", *map(_labelled, entries), "</dl>"])


def _labelled(entry: _Said) -> str:
    label, words = entry
    return f'<div class="entry">\n{_block("dt", label)}\n<dd>\n{_words(words)}\n</dd>\n</div>'


def _plain(entries: Iterable[_Said]) -> str:
    shown = (_words(words) for _, words in entries)
    return "\n".join(f'<div class="entry">\n<div class="words">\n{words}\n</div>\n</div>' for words in shown)


def _words(words: str) -> str:
    return "\n".join(_points(run.lines) if run.points else _paragraphs(run.lines) for run in runs(words))


def _points(lines: Sequence[str]) -> str:
    return "\n".join(["<ul>", *(_block("li", line) for line in lines), "</ul>"])


def _paragraphs(lines: Sequence[str]) -> str:
    return "\n".join(_block("p", line) for line in lines)


def _block(tag: str, text: str, name: str = "") -> str:
    """A text as a block that runs the way its own first letter does, but for a title: it may begin with a name."""
    named = f' class="{name}"' if name else ""
    way = "" if tag in _TITLES else ' dir="auto"'
    return f"<{tag}{named}{way}>{_NUMBER.sub(_telephone, escape(_flat(text)))}</{tag}>"


def _telephone(number: re.Match[str]) -> str:
    # Between Arabic words the parts of a number would else change places.
    return f'<span class="number" dir="ltr">{number[0]}</span>'


def _in_style(text: str) -> str:
    """A text between the quotation marks of a style: all but plain letters and digits by number (CSS Syntax, 4.3.7)."""
    return "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in text)


def _flat(text: str) -> str:
    return " ".join(text.split())
