"""Every document as a web page: all can read it, it asks for nothing, and it is printed whole."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assistant.document_kinds import KINDS, document
from assistant.documents.case import Case, Look
from assistant.documents.forms.grouped import grouped
from assistant.documents.forms.html import html
from assistant.documents.paper import Entry, Paper, Section
from assistant.documents.plain_english import my_plan
from assistant.plan.model import Plan
from tests.browser.opened import Opened
from tests.cases import case_of_plan, case_of_story

STORIES = Path(__file__).parents[1] / "conversations"
MARGIN = 20 / 25.4 * 72
"""Points of a printed page below its words."""
LOOKS = [Look(), Look(large=True)]
READ = [name for name, kind in KINDS.items() if ".html" in kind.endings and kind.maker]


def case(story: str) -> Case:
    """A plan that a story comes to, or one with nothing in it."""
    return case_of_story(STORIES / f"{story}.yaml") if story else case_of_plan(Plan())


class PrintedPage(NamedTuple):
    """The words of a printed page, and those in the margin at its foot, without the spaces, which a PDF may lack."""

    words: str
    foot: str


def printed(pdf: bytes) -> list[PrintedPage]:
    """The pages of a PDF."""
    from pypdfium2 import PdfDocument  # comes with the browser

    def page_of(page: Any) -> PrintedPage:
        text = page.get_textpage()
        foot = text.get_text_bounded(0, 0, page.get_width(), MARGIN)
        return PrintedPage(close(text.get_text_range()), close(foot))

    return [page_of(page) for page in PdfDocument(pdf)]


def close(words: str) -> str:
    """The words without spaces."""
    return "".join(words.split())


@pytest.mark.parametrize("story", ["mrs_smith", "many_tongues", ""])
@pytest.mark.parametrize("kind", READ)
def test_everybody_can_read_every_document(opened: Opened, kind: str, story: str) -> None:
    """axe finds no fault, in ordinary and large print, on a wide screen and on a phone, and nothing is asked for."""
    for look, width in ((LOOKS[0], 1280), (LOOKS[0], 320), (LOOKS[1], 1280), (LOOKS[1], 320)):
        opened.page.set_viewport_size({"width": width, "height": 800})
        opened.show(document(KINDS[kind], replace(case(story), look=look), ".html"))
        assert opened.faults() == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.asked_for == []
    assert opened.complaints == []


def test_faults_are_found_where_there_are_some(opened: Opened) -> None:
    """Pale letters, no title and no language are three of them."""
    opened.show('<main><h1 style="color: #bbb; background: #fff">A plan</h1></main>')
    rules = {fault.partition(":")[0] for fault in opened.faults()}
    assert {"color-contrast", "document-title", "html-has-lang"} <= rules


@pytest.mark.parametrize("kind", READ)
def test_paper_says_what_the_screen_says(opened: Opened, kind: str) -> None:
    """The same words stand there when the page is printed in black and white."""
    opened.show(document(KINDS[kind], case("mrs_smith"), ".html"))
    on_screen = opened.words()
    opened.page.emulate_media(media="print", color_scheme="light", forced_colors="active")
    assert opened.words() == on_screen


def test_words_cannot_act(opened: Opened) -> None:
    """Markup, styles and addresses in somebody's words are shown as they are, wherever they stand."""
    nasty = '<script>document.title="!"</script><img src=x onerror=alert(1)> "; } </style> <a href=//x.org>x</a>'
    entries = (Entry(nasty, nasty), Entry("", f"- {nasty}"), Entry(nasty, nasty, of=nasty))
    opened.show(html(Paper(nasty, (Section(nasty, entries),), foot=nasty, language=nasty), Look()))
    assert opened.page.title() == nasty
    assert opened.words().count(nasty) == 9
    assert opened.page.locator("script, img, a, body style").count() == 0
    assert (opened.asked_for, opened.complaints) == ([], [])


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("story", ["mrs_smith", "many_tongues", ""])
def test_every_printed_page_says_when_we_look_again(opened: Opened, story: str, look: Look) -> None:
    """The line stands below the title, and alone with the number at the foot of each further page."""
    paper = my_plan(case(story))
    opened.show(html(paper, look))
    first, *others = pages = printed(opened.pdf())
    assert close(paper.foot) in first.words
    assert first.foot == f"1/{len(pages)}"
    for number, page in enumerate(others, 2):
        # Which of the two a PDF names first is not told.
        assert page.foot in permuted(close(paper.foot), f"{number}/{len(pages)}")


def permuted(one: str, other: str) -> set[str]:
    """Both, in either order."""
    return {one + other, other + one}


def marked(paper: Paper) -> Paper:
    """The paper with a mark for the first and the last word of each entry, by which it is known again in print."""

    def mark(number: int, entry: Entry) -> Entry:
        return entry._replace(words=re.sub(r"\A\S+|\S+\Z", f"e{number:04}", entry.words))

    numbers = iter(range(10_000))
    return replace(
        paper,
        sections=tuple(
            replace(part, entries=tuple(mark(next(numbers), one) for one in part.entries)) for part in paper.sections
        ),
    )


def marks(words: str) -> set[str]:
    """The marks in some words."""
    return set(re.findall(r"e\d{4}", words))


@pytest.mark.parametrize("pictures", [False, True])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("story", ["mrs_smith", "many_tongues"])
def test_no_page_parts_a_step_from_its_owner(opened: Opened, story: str, look: Look, pictures: bool) -> None:
    """What tells more of an entry is printed on the same page as the entry."""
    paper = replace(marked(my_plan(case(story))), pictures=pictures)
    opened.show(html(paper, look))
    pages = [marks(page.words) for page in printed(opened.pdf())]
    groups = [group for part in paper.sections for group in grouped(part.entries) if group.parts]
    assert groups
    for group in groups:
        there = marks(" ".join([group.words, *(part.words for part in group.parts)]))
        assert [page & there for page in pages if page & there] == [there]


def test_a_heading_is_printed_with_what_follows_it(opened: Opened) -> None:
    """However far down a page a heading comes, the first entry below it stands on the same page."""
    for lines in range(20, 50):
        filled = Section("Before", (Entry("", "\n".join(["line"] * lines)),))
        paper = Paper("Plan", (filled, Section("HEADING", (Entry("Label", "FOLLOWS"),))))
        opened.show(html(paper, Look()))
        assert any("HEADING" in page.words and "FOLLOWS" in page.words for page in printed(opened.pdf()))


@pytest.mark.parametrize("kind", ["sheet", "emergency"])
@pytest.mark.parametrize("story", ["mrs_smith", "many_tongues", "falls_on_the_stairs", ""])
def test_what_is_set_close_together_stays_on_one_page(opened: Opened, kind: str, story: str) -> None:
    """A sheet to bring, and one for an ambulance crew, are one page when the talk was not long."""
    opened.show(document(KINDS[kind], case(story), ".html"))
    assert len(printed(opened.pdf())) == 1
