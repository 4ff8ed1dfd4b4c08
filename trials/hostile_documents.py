"""Hostile strings in every place of a plan, through every kind and form of document."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import get_origin
from zipfile import ZipFile

from pypdf import PdfReader

from assistant.clean_text import clean
from assistant.content import Content
from assistant.document_kinds import FORMS, KINDS, document, preview
from assistant.documents.case import Case, Look
from assistant.errors import SaidPlainly
from assistant.help_now import help_on_paper
from assistant.plan.drawing import Drawn, draw, place_type, places
from trials.hostile_outputs import every_text
from trials.hostile_strings import Hostile, acts, without_halves
from trials.hostile_talk import Wrong, shown_wrong

_AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
_UNBROKEN = 100_000
_PLACES = tuple(
    place
    for place in places()
    # A name is shortened where it stands in a title.
    if place_type(place) is str and not place.startswith(("sharing", "person.name"))
)
_KINDS = tuple(
    name for name, kind in KINDS.items() if kind.maker and not kind.of_flow and name not in ("html", "docx", "pdf")
)
_LEADS_ELSEWHERE = {
    ".html": re.compile(r"<(?:a|script|img|iframe|form|link|object|svg)\b|\son\w+=", re.IGNORECASE),
    ".docx": re.compile(r'TargetMode="External"|<w:hyperlink|instrText[^>]*>(?!\s*(?:PAGE|NUMPAGES)\s*<)'),
    ".pdf": re.compile(r"/URI|/JavaScript|/Launch|/Embedded|/OpenAction|/AA\b"),
}
"""What would be a link, a script or a field."""
_WORKED_OUT = ("=", "+", "-", "@", "\t")
"""How a cell begins that a spreadsheet works out."""


def check_documents(given: Mapping[str, Hostile], wrong: Wrong) -> int:
    """Puts the strings into plans, a string in each place, and makes every document of them; how many."""
    made = 0
    for words in _shared_out({mark: f"{mark} {without_halves(one.text)}" for mark, one in given.items()}):
        case = _case(words)
        expected = {mark: clean(text) for mark, text in words.items()}
        for name in _KINDS:
            _check_lines(name, case, expected, wrong)
            for ending in FORMS if name == "plain-english" else KINDS[name].endings[:1]:
                _check_file(name, ending, case, wrong)
                made += 1
    return made


def _shared_out(texts: dict[str, str]) -> Iterator[dict[str, str]]:
    """As many at a time as there are places."""
    marks = list(texts)
    for first in range(0, len(marks), len(_PLACES)):
        yield {mark: texts[mark] for mark in marks[first : first + len(_PLACES)]}


def _case(words: Mapping[str, str]) -> Case:
    day = _AT.date()
    plan = draw(
        Drawn(place, (1,) * _depth(place), text, day) for place, text in zip(_PLACES, words.values(), strict=False)
    )
    content = Content()
    return Case(plan, content, _AT, "k7f3qd", _AT, help_now=help_on_paper(content), look=Look(health_words=True))


def _depth(place: str) -> int:
    way = place.split(".")
    return sum(get_origin(place_type(".".join(way[:number]))) is tuple for number in range(1, len(way)))


def _check_lines(name: str, case: Case, expected: dict[str, str], wrong: Wrong) -> None:
    try:
        shown = "\n".join(preview(KINDS[name], case, _UNBROKEN))
    except SaidPlainly:
        return
    if found := acts(shown):
        wrong["what acts is in a document", f"{name}, {found}"] += 1
    if KINDS[name].is_read:
        for mark in shown_wrong(shown, expected):
            wrong["other words are in a document", f"{name}, {expected[mark]!r}"[:200]] += 1


def _check_file(name: str, ending: str, case: Case, wrong: Wrong) -> None:
    try:
        made = document(KINDS[name], case, ending)
    except SaidPlainly:
        return
    except Exception as error:
        wrong["a document breaks", f"{name}{ending}, {type(error).__name__}: {error}"[:300]] += 1
        return
    for text in _texts(made, ending):
        if found := acts(text):
            wrong["what acts is in a file", f"{name}{ending}, {found}"] += 1
        if ending in _LEADS_ELSEWHERE and (led := _LEADS_ELSEWHERE[ending].search(text)):
            wrong["a file leads elsewhere", f"{name}{ending}, {led[0]!r}"] += 1
        if ending == ".csv" and text.startswith(_WORKED_OUT):
            wrong["a table works something out", f"{name}, {text[:40]!r}"] += 1


def _texts(made: bytes, ending: str) -> Iterator[str]:
    """What stands in a file, as whoever opens it has it."""
    if ending == ".docx":
        with ZipFile(BytesIO(made)) as parts:
            yield from (parts.read(part).decode() for part in parts.namelist())
    elif ending == ".pdf":
        file = PdfReader(BytesIO(made))
        yield from (str(page.get("/Annots", "")) for page in file.pages)
        yield str(file.trailer["/Root"])
    elif ending == ".json":
        yield from every_text(json.loads(made))
    elif ending == ".csv":
        yield from (cell for row in csv.reader(StringIO(made.decode("utf-8-sig"), newline="")) for cell in row)
    elif ending == ".ics":
        yield made.decode().replace("\r\n", "\n")
    else:
        yield made.decode()
