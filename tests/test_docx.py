"""A Word file holds all words of a paper in real styles, tells of nobody who made it, and nothing in it acts."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.clean_text import clean
from assistant.documents.case import Look
from assistant.documents.forms.docx import docx
from assistant.documents.paper import Entry, Paper, Section
from assistant.documents.plain_english import my_plan
from tests.cases import STORIES, case_of_story

STEP = (
    Entry("What I want", "To dance"),
    Entry("Step 1", "Walk"),
    Entry("Who", "Me", "Step 1"),
    Entry("When", "Soon\n- Tuesday\n- Friday", "Step 1"),
)
PAPER = Paper("Mary's plan", (Section("My goal", STEP), Section("Help now", (Entry("", "Call 999"),))), foot="See you")
HOSTILE = {
    "</w:t></w:r><w:r><w:fldChar/>": "w t w r w r w fldChar",
    "{ HYPERLINK http://x.example }": "HYPERLINK http x example",
    "&lt;!ENTITY a 'b'>": "lt ENTITY a b",
    "=cmd|' /C calc'!A0": "cmd C calc A0",
    "<script>1</script>": "script 1 script",
    "]]> MERGEFIELD x": "MERGEFIELD x",
    "\x00\x08A\x0b\x1b[31m\ufffe B": "A B",
    "\ud800 a\tb": "a b",
}
"""What somebody might type, and the words that are left of it."""


def opened(paper: Paper, look: Look | None = None) -> Opened:
    """The Word file of a paper, read back."""
    return Document(BytesIO(docx(paper, look or Look())))


def paragraphs(document: Opened) -> list[Paragraph]:
    """All paragraphs in the order in which they are read, with those in tables."""
    found: list[Paragraph] = []
    for block in document.iter_inner_content():
        cells = [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block]
        found += [one for cell in cells for one in ([cell] if isinstance(cell, Paragraph) else cell.paragraphs)]
    return [one for one in found if one.text]


def styled(document: Opened) -> list[tuple[str, str]]:
    """Each paragraph with its style."""
    return [(str(one.style.name), one.text) for one in paragraphs(document) if one.style]


def parts(written: bytes) -> dict[str, str]:
    """The files in a Word file."""
    with ZipFile(BytesIO(written)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def words_of(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return re.findall(r"\w+", text)


def of(*entries: Entry, **more: Any) -> Paper:
    """A paper of one section."""
    return Paper("A plan", (Section("Part", entries),), **more)


def test_what_is_said_has_the_style_of_what_it_is() -> None:
    """Headings, paragraphs and lists are such, so that Word can be asked for an outline, and everything be changed."""
    assert styled(opened(PAPER)) == [
        ("Title", "Mary's plan"),
        ("Heading 1", "My goal"),
        ("Normal", "What I want: To dance"),
        ("Heading 2", "Step 1"),
        ("Normal", "Walk"),
        ("Normal", "Who: Me"),
        ("Normal", "When:"),
        ("List Continue", "Soon"),
        ("List Bullet", "Tuesday"),
        ("List Bullet", "Friday"),
        ("Heading 1", "Help now"),
        ("Normal", "Call 999"),
    ]


def test_a_label_stands_out_in_a_real_style() -> None:
    """Not by its size or colour alone."""
    label, words = paragraphs(opened(PAPER))[2].runs

    assert (label.text, label.style.name) == ("What I want:", "Strong")
    assert words.style.name == "Default Paragraph Font"


def test_a_paper_without_sections_says_so() -> None:
    """In its own words."""
    assert styled(opened(Paper("A plan", (), empty="Nothing yet."))) == [
        ("Title", "A plan"),
        ("Normal", "Nothing yet."),
    ]


def test_a_step_is_never_split_from_its_owner() -> None:
    """Each paragraph of it stays with the next one, and a heading with what it heads; the last is free."""
    by_text = {one.text: one for one in paragraphs(opened(PAPER))}
    together = ["Step 1", "Walk", "Who: Me", "When:", "Soon", "Tuesday"]

    assert all(by_text[text].paragraph_format.keep_with_next for text in together)
    assert all(by_text[text].paragraph_format.keep_together for text in [*together, "Friday"])
    assert not by_text["Friday"].paragraph_format.keep_with_next
    styles = opened(PAPER).styles
    assert all(styles[name].paragraph_format.keep_with_next for name in ("Title", "Heading 1", "Heading 2"))


@pytest.mark.parametrize(
    ("paper", "look", "points"),
    [
        (PAPER, Look(), 14),
        (PAPER, Look(large=True), 20),
        (replace(PAPER, close=True), Look(), 12),
        (of(Entry("", "word\n" * 58), close=True), Look(), 11),
        (of(Entry("", "word " * 5000), close=True), Look(), 10),
        (replace(PAPER, close=True), Look(large=True), 20),
        (replace(PAPER, pictures=True), Look(), 16),
        (replace(PAPER, pictures=True), Look(large=True), 20),
    ],
)
def test_the_words_have_the_size_that_was_asked_for(paper: Paper, look: Look, points: int) -> None:
    """Arabic and Hebrew as well, headings are larger, and nothing has a size of its own."""
    document = opened(paper, look)
    sizes = {name: document.styles[name].font.size for name in ("Normal", "List Bullet", "Heading 2", "Title")}

    assert sizes["Normal"] == sizes["List Bullet"] == Pt(points)
    assert sizes["Title"] > sizes["Heading 2"] > sizes["Normal"]
    assert all(run.font.size is None for one in paragraphs(document) for run in one.runs)
    for sized in document.styles.element.iter(qn("w:szCs")):
        assert sized.get(qn("w:val")) == sized.getparent().find(qn("w:sz")).get(qn("w:val"))


def test_the_foot_of_every_page_has_the_line_and_the_number_of_the_page() -> None:
    """The number is a field, so that it is right after a change."""
    footer = opened(PAPER).sections[0].footer
    fields = [one.get(qn("w:instr")) for one in footer._element.iter(qn("w:fldSimple"))]

    assert footer.paragraphs[0].style.name == "Footer"
    assert footer.paragraphs[0].text.startswith("See you\t")
    assert fields == ["PAGE", "NUMPAGES"]
    assert not opened(PAPER).sections[0].different_first_page_header_footer


def test_nothing_tells_who_made_it_with_what_or_when() -> None:
    """Its title is all that it says of itself, and no part of another file is left in it."""
    written = docx(PAPER, Look())
    found = parts(written)

    assert set(found) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        *(f"word/{name}.xml" for name in ("document", "styles", "settings", "numbering", "footer1")),
        "word/_rels/document.xml.rels",
    }
    assert re.findall(r"<(?:dc|cp|dcterms):(?!coreProperties)(\w+)[^>]*>([^<]*)", found["docProps/core.xml"]) == [
        ("title", "Mary's plan")
    ]
    assert not re.search(
        "python|rsid|20[0-9][0-9]-|Microsoft|jpeg",
        "".join(
            re.sub(r'xmlns:\w+="[^"]*"|http[^"]*|application/[^"]*|image/[^"]*|Extension="[^"]*"', "", one)
            for one in found.values()
        ),
    )
    with ZipFile(BytesIO(written)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_paper_makes_the_same_bytes() -> None:
    """So that two copies can be laid side by side."""
    assert docx(PAPER, Look()) == docx(PAPER, Look())
    assert docx(PAPER, Look()) != docx(replace(PAPER, foot="Then"), Look())


@pytest.mark.parametrize("pictures", [False, True])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_looks_like_a_command_is_text(hostile: str, pictures: bool) -> None:
    """Wherever it stands: no field, no link to the outside, no markup, and what cannot stand in XML is left out."""
    paper = Paper(
        hostile, (Section(hostile, (Entry(hostile, hostile), Entry("", hostile, hostile))),), hostile, hostile
    )
    written = docx(replace(paper, pictures=pictures), Look())
    inside = "".join(parts(written).values())

    text = " ".join(one.text for one in paragraphs(Document(BytesIO(written))))
    assert words_of(text) == words_of(" ".join([HOSTILE[hostile]] * 5))
    assert "TargetMode" not in inside
    assert not re.search(r"<w:(fldChar|hyperlink|object|instrText|altChunk)\b", inside)
    assert len(re.findall("<w:fldSimple", inside)) == 2


def test_a_title_of_any_length_is_taken() -> None:
    """Word allows 255 characters of it in what the file says of itself; the page has all."""
    document = opened(Paper("long " * 100, ()))

    assert len(document.core_properties.title) == 255
    assert paragraphs(document)[0].text == ("long " * 100).strip()


def test_arabic_and_hebrew_run_from_right_to_left() -> None:
    """A paragraph that begins so as a whole, words in an English line by themselves; and they are bold in a heading."""
    paper = of(Entry("Name", "شيماء علي"), Entry("", "Call שלום today"), Entry("", "اتصل: 07700 900 701"))
    document = opened(paper)
    arabic, english, number = (
        one
        for one in paragraphs(document)
        if one.text and "Name" not in one.text
        if one.style and one.style.name not in ("Title", "Heading 1")
    )

    assert [one._p.find(f".//{qn('w:bidi')}") is not None for one in (arabic, english, number)] == [True, False, True]
    assert [(run.text, bool(run.font.rtl)) for run in english.runs] == [
        ("Call ", False),
        ("שלום", True),
        (" today", False),
    ]
    assert [(run.text, bool(run.font.rtl)) for run in number.runs] == [
        ("اتصل: ", True),
        ("07700\u00a0900\u00a0701", False),
    ]
    assert english.runs[1]._r.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "he-IL"
    assert document.styles["Heading 1"].font.cs_bold


@pytest.mark.parametrize(
    ("language", "named", "to_the_left"),
    [
        ("en", "en-GB", "ar-SA"),
        ("pl", "pl", "ar-SA"),
        ("ur", "ur", "ur"),
        ("ar", "ar-SA", "ar-SA"),
        ("he", "he-IL", "he-IL"),
    ],
)
def test_the_language_is_said_to_screen_readers(language: str, named: str, to_the_left: str) -> None:
    """English is British, since Word checks the spelling of a language only with its country."""
    (said,) = opened(replace(PAPER, language=language)).styles.element.iter(qn("w:lang"))

    assert (said.get(qn("w:val")), said.get(qn("w:bidi"))) == (named, to_the_left)


def test_there_is_room_for_a_picture_beside_each_entry() -> None:
    """A table without headings, read in the order of the entries, called as its section; no row of it is split."""
    document = opened(replace(PAPER, pictures=True))
    goal, _ = document.tables

    assert [[cell.text for cell in row.cells] for row in goal.rows] == [
        ["", "What I want: To dance"],
        ["", "Step 1\nWalk"],
        ["", "Who: Me"],
        ["", "When:\nSoon\nTuesday\nFriday"],
    ]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in goal.rows)
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in goal.rows] == [None, True, True, None]
    assert goal._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "My goal"
    assert [text for _, text in styled(document)] == [text for _, text in styled(opened(PAPER))]


def test_a_very_long_word_is_written_whole() -> None:
    """Word breaks it at the end of the line."""
    assert paragraphs(opened(of(Entry("A", "w" * 5000))))[-1].text == f"A: {'w' * 5000}"


def said_in(paper: Paper) -> list[str]:
    """All words of a paper in their order, with the name of a group that has no entry of its own above its first."""
    said = [paper.title]
    for section in paper.sections:
        said.append(section.title)
        group = ""
        for label, words, of in section.entries:
            said += [of] * bool(of and of != group) + [label, words]
            group = of or label
    return words_of(clean("\n".join(said)))


@pytest.mark.parametrize("story", STORIES, ids=lambda file: str(file.stem))
def test_all_words_of_a_plan_are_there_in_their_order(story: Path) -> None:
    """Titles, labels and words, once each; every other plan with room for pictures."""
    paper = replace(my_plan(case_of_story(story)), pictures=STORIES.index(story) % 2 == 0)
    text = " ".join(one.text for one in paragraphs(opened(paper)))

    assert words_of(text) == said_in(paper)


LINES = st.one_of(st.text(max_size=20), st.text(alphabet="- a\n\tשא7", max_size=12))
ENTRIES = st.lists(st.builds(Entry, LINES, LINES.map("x{}".format), st.sampled_from(["", "Step"])), max_size=3).map(
    tuple
)


@settings(max_examples=30, deadline=None)
@given(LINES, LINES, ENTRIES, st.booleans())
def test_any_text_can_be_written_and_read_back(
    title: str, foot: str, entries: tuple[Entry, ...], pictures: bool
) -> None:
    """Nothing that somebody types breaks the file, and no word is lost."""
    paper = Paper(title, (Section(title, entries),), foot, pictures=pictures)

    assert words_of(" ".join(one.text for one in paragraphs(opened(paper)))) == said_in(paper)


def test_a_title_that_begins_with_an_arabic_name_runs_as_the_file_does() -> None:
    """Else its English words would stand before the name; a line of its own runs its own way."""
    title, _, line = opened(Paper("سلمى's plan", (Section("What matters", (Entry("", "الخبز"),)),))).paragraphs

    assert [one._p.find(f".//{qn('w:bidi')}") is not None for one in (title, line)] == [False, True]
