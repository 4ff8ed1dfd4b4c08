"""Making each kind of document, beside the bare minimum of the library that sets it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from statistics import median

from assistant.document_kinds import KINDS, document
from bench.pairs import ratio, side_by_side, timed
from bench.table import Line, ms
from tests.golden_documents import case

_PLANS = {"mrs_smith": "Mrs Smith", "very_long": "10 goals, 40 steps"}


def documents(quick: bool) -> list[Line]:
    """Each kind for Mrs Smith and for a very long plan, with its size, against the library alone for as much."""
    return [_line(name, story, 3 if quick else 9) for name, kind in KINDS.items() if kind.maker for story in _PLANS]


def _line(name: str, story: str, rounds: int) -> Line:
    kind, told = KINDS[name], case(story)
    made = document(kind, told)
    bare = _BARE.get(kind.endings[0])
    variants = {"ours": timed(lambda: document(kind, told))}
    if bare is not None:
        act, what = bare(made)
        variants["floor"] = timed(act)
    taken = side_by_side(rounds, variants)
    ours, size = ms(median(taken["ours"])), f"{len(made) / 1000:.3g} KB"
    what_it_is = f"{name}, {_PLANS[story]}, {size}"
    if bare is None:
        return Line(what_it_is, ours)
    return Line(what_it_is, ours, f"{ms(median(taken['floor']))} {what}", ratio(taken, "ours", "floor"))


Bare = tuple[Callable[[], object], str]
"""What does the least that the library has to do, and what that is."""


def _typst(made: bytes) -> Bare:
    """As many tagged pages with a line on each."""
    import typst
    from pypdf import PdfReader

    pages = "\n#pagebreak()\n".join(["A line."] * len(PdfReader(BytesIO(made)).pages))
    source = f'#set document(title: "A title")\n{pages}'.encode()
    return lambda: typst.compile(source, pdf_standards=["ua-1"], ignore_system_fonts=True), "typst, bare pages"


def _python_docx(made: bytes) -> Bare:
    """As many paragraphs with the same words, in no style."""
    from docx import Document

    texts = [one.text for one in Document(BytesIO(made)).paragraphs]

    def write() -> None:
        bare = Document()
        for text in texts:
            bare.add_paragraph(text)
        bare.save(BytesIO())

    return write, "python-docx, bare"


def _json(made: bytes) -> Bare:
    tree = json.loads(made)
    return lambda: json.dumps(tree, indent=2), "json.dumps"


def _icalendar(made: bytes) -> Bare:
    from icalendar import Calendar, Event

    titles = [str(one["SUMMARY"]) for one in Calendar.from_ical(made.decode()).walk("VEVENT")]

    def write() -> None:
        bare = Calendar()
        for title in titles:
            event = Event()
            event.add("summary", title)
            bare.add_component(event)
        bare.to_ical()

    return write, "icalendar, bare"


def _csv(made: bytes) -> Bare:
    rows = list(csv.reader(StringIO(made.decode("utf-8-sig"))))
    return lambda: csv.writer(StringIO()).writerows(rows), "csv.writer"


_BARE: dict[str, Callable[[bytes], Bare]] = {
    ".pdf": _typst,
    ".docx": _python_docx,
    ".json": _json,
    ".ics": _icalendar,
    ".csv": _csv,
}
"""For each ending the library; text, Markdown and HTML are set by nothing but our own code."""
