"""Tests that a paper as pages says all its words, in order and for everybody, and nothing about who made it."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pypdf import PdfReader

from assistant.document_kinds import KINDS, document
from assistant.documents.case import Look
from assistant.documents.forms import pdf as form
from assistant.documents.forms.pdf import pdf, unshown
from assistant.documents.paper import Entry, Paper, Section
from assistant.documents.plain_english import my_plan
from tests.cases import STORIES, case_of_story
from tests.pdf_pages import first_page, left_of, outside, page_of, page_texts, reach, root, sizes_of, squeezed, tags

TALKS = Path(__file__).parent / "conversations"
LARGE = Look(large=True)
NOBODY_HAS = "\U0010fffd"
"""A character of no script, for which there is no font."""


def plan(story: str) -> Paper:
    """The plan that a story comes to, as a paper."""
    return my_plan(case_of_story(TALKS / f"{story}.yaml"))


def of(*entries: Entry, **more: Any) -> Paper:
    """A paper with one section."""
    return replace(Paper("My plan", (Section("What matters", entries),)), **more)


def lines(paper: Paper) -> Iterator[str]:
    """Every line of the paper in its order, the review line first, and no name of a step twice."""
    yield paper.title
    yield paper.foot
    for section in paper.sections:
        yield section.title
        before = ""
        for entry in section.entries:
            if entry.of not in ("", before):
                yield entry.of
            before = entry.of or entry.label
            yield entry.label
            yield from (line.removeprefix("- ") for line in entry.words.split("\n"))


def everything(paper: Paper, look: Look) -> str:
    """The text of all pages without spaces, and without what stands at the foot of each."""
    pages = page_texts(pdf(paper, look))
    foots = [
        f"{squeezed(paper.foot) if number > 1 else ''}{number}/{len(pages)}" for number in range(1, len(pages) + 1)
    ]
    return "".join(text.removesuffix(foot) for text, foot in zip(pages, foots, strict=True)).replace("•", "")


LOOKS = [
    pytest.param(Look(), {}, id="ordinary"),
    pytest.param(LARGE, {}, id="large"),
    pytest.param(Look(), {"close": True}, id="close"),
    pytest.param(Look(), {"pictures": True}, id="with pictures"),
]


@pytest.mark.parametrize(("look", "more"), LOOKS)
@pytest.mark.parametrize("story", ["mrs_smith", "falls_on_the_stairs", "hard_subjects"])
def test_all_words_stand_on_the_pages_in_the_order_of_the_paper(story: str, look: Look, more: dict[str, Any]) -> None:
    """Nothing is lost or moved, in ordinary and in large print."""
    paper = replace(plan(story), **more)
    assert everything(paper, look) == squeezed(" ".join(lines(paper)))


@pytest.mark.parametrize(("look", "more"), LOOKS)
@pytest.mark.parametrize("story", ["mrs_smith", "many_tongues", "hard_subjects"])
def test_the_pages_pass_a_check_for_pdf_ua(story: str, look: Look, more: dict[str, Any]) -> None:
    """Every rule of PDF/UA-1 that a program can check holds, by a validator that is none of ours."""
    page = pytest.importorskip("page")
    report = page.validate_pdf_bytes(pdf(replace(plan(story), **more), look), profile="ua1")
    assert [f"{one.rule_id} {one.message}" for one in report.failures] == []


@pytest.mark.parametrize("kind", ["emergency", "easy-words", "sheet"])
def test_other_documents_pass_the_check_too(kind: str) -> None:
    """So do those that are set close, or have room for pictures."""
    page = pytest.importorskip("page")
    written = document(KINDS[kind], case_of_story(TALKS / "hard_subjects.yaml"), ".pdf")
    assert page.is_pdf_compliant_bytes(written, profile="ua1")


def test_the_check_for_pdf_ua_finds_pages_without_a_language() -> None:
    """The validator that the pages pass is one that can fail."""
    page = pytest.importorskip("page")
    written = pdf(of(Entry("", "hello")), Look())
    assert page.is_pdf_compliant_bytes(written, profile="ua1")
    assert not page.is_pdf_compliant_bytes(written.replace(b"/Lang(en)", b"/Lung(en)"), profile="ua1")


def test_a_screen_reader_finds_headings_of_each_level_language_and_title() -> None:
    """The title is the one H1, sections are H2, steps are H3, and no level is left out on the way down."""
    written = pdf(plan("mrs_smith"), Look())
    levels = [int(tag[2]) for tag in tags(written) if re.fullmatch("/H[1-6]", tag)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2, 3}
    assert all(after <= before + 1 for before, after in pairwise(levels))
    catalog = root(written)
    assert catalog["/Lang"] == "en"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/Outlines" in catalog


def test_the_points_of_a_list_are_tagged_as_one_list() -> None:
    """A screen reader says how many points there are."""
    found = tags(pdf(of(Entry("", "First\n- one\n- two\nlast")), Look()))
    assert (found.count("/L"), found.count("/LI"), found.count("/LBody")) == (1, 2, 2)


def test_nothing_in_the_file_tells_who_made_it_or_when_or_does_anything(tmp_path: Path) -> None:
    """Title and language are all that the file says of itself; no day, author, path, link, script or attachment."""
    written = pdf(plan("mrs_smith"), Look())
    (tmp_path / "plan.pdf").write_bytes(written)
    about = PdfReader(tmp_path / "plan.pdf").metadata
    assert about is not None
    assert set(about) == {"/Title", "/Creator"}
    assert str(about["/Creator"]).startswith("Typst")
    for word in (b"/JavaScript", b"/Annots", b"/EmbeddedFile", b"/OpenAction", b"/URI", b"CreateDate", b"creator>"):
        assert word not in written
    assert str(Path.home()).encode() not in written
    assert str(Path(form.__file__).parent).encode() not in written


def test_the_review_line_is_on_every_page_and_so_is_the_number_of_the_page() -> None:
    """Whoever finds one page alone knows how many there are, and when the plan is looked at again."""
    paper = plan("mrs_smith")
    pages = page_texts(pdf(paper, Look()))
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert squeezed(paper.foot) in text
        assert text.endswith(f"{number}/{len(pages)}")


def _group(number: int, sizes: list[int]) -> list[Entry]:
    """A step with its parts, each of so many words, which nothing else has."""
    title = f"Step {number}q"
    words = [" ".join(f"w{number}q{part}q{word}q" for word in range(size)) for part, size in enumerate(sizes)]
    return [
        Entry(title if not part else f"Part {part}", text, title if part else "") for part, text in enumerate(words)
    ]


@settings(max_examples=12, deadline=None)
@given(
    groups=some.lists(some.lists(some.integers(1, 12), min_size=2, max_size=5), min_size=1, max_size=9),
    large=some.booleans(),
)
def test_a_step_and_those_who_do_it_stay_on_one_page_below_their_heading(groups: list[list[int]], large: bool) -> None:
    """No group that fits on a page is broken, and no heading stands on the page before its first group."""
    entries = [_group(number, sizes) for number, sizes in enumerate(groups)]
    paper = Paper("P", tuple(Section(f"Heading {n}q", tuple(group)) for n, group in enumerate(entries)))
    pages = page_texts(pdf(paper, Look(large=large)))
    for number, sizes in enumerate(groups):
        tokens = [f"w{number}q{part}q{word}q" for part, size in enumerate(sizes) for word in range(size)]
        assert len({page_of(pages, token) for token in (f"Heading {number}q", f"Step {number}q", *tokens)}) == 1


def test_a_group_longer_than_a_page_goes_on_over_the_page() -> None:
    """It is broken, as nothing else can be done, and all of it is there."""
    entries = _group(1, [10, *[60] * 12])
    paper = of(*entries)
    written = pdf(paper, Look())
    assert len(page_texts(written)) > 1
    assert outside(written) == []
    assert everything(paper, Look()) == squeezed(" ".join(lines(paper)))


@pytest.mark.parametrize("many", [6, 33])
def test_a_close_paper_stays_on_one_page_while_it_can(many: int) -> None:
    """It is set smaller before it goes on to a second page."""
    paper = of(*(Entry(f"Label {number}", "Some words") for number in range(many)))
    assert len(page_texts(pdf(replace(paper, close=True), Look()))) == 1


def test_a_close_paper_that_cannot_stay_on_one_page_is_not_set_smaller() -> None:
    """Small letters for nothing help nobody."""
    paper = of(*(Entry(f"Label {number}", "words") for number in range(90)), close=True)
    assert sizes_of(pdf(paper, Look()), "words") == {12}


@pytest.mark.parametrize(("look", "more", "points"), [(Look(), {}, 14), (LARGE, {}, 20), (LARGE, {"close": True}, 20)])
def test_words_are_large_enough(look: Look, more: dict[str, Any], points: int) -> None:
    """14 points, and 20 in large print, also where the paper is close."""
    assert sizes_of(pdf(of(Entry("", "words"), **more), look), "words") == {points}


def test_the_same_paper_gives_the_same_bytes_in_another_run() -> None:
    """No day, no chance and no order of a set is in the file."""
    paper = plan("many_tongues")
    code = "import sys, pickle, hashlib; from assistant.documents.forms.pdf import pdf;"
    code += "print(hashlib.sha256(pdf(*pickle.load(sys.stdin.buffer))).hexdigest())"
    given = pickle.dumps((paper, Look()))
    elsewhere = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, check=True)
    assert elsewhere.stdout.decode().strip() == sha256(pdf(paper, Look())).hexdigest()


@pytest.mark.parametrize(
    "words",
    [
        '#import "x": *',
        '#panic() #{1+1} #read("/etc/passwd")',
        "$x^2$ and $5 a week",
        "*bold* _not_ `code` = not a heading",
        "\\ backslash \\n \\u{41}",
        "\"quoted\" and 'so' on ... -- --- ~",
        '"}],"sections":[] // /* comment */ @ref <label>',
        "{name} [x](y) <b>b</b> &amp; %s",
    ],
)
def test_nobodys_words_are_read_as_code(words: str) -> None:
    """What looks like code of any kind stands on the page as it was typed, also in titles."""
    text = page_texts(pdf(Paper(words, (Section(words, (Entry(words, words),)),), foot=words), Look()))[0]
    assert text == squeezed(f"{words} " * 5) + "1/1"


@pytest.mark.parametrize(("look", "more"), LOOKS)
@pytest.mark.parametrize("word", ["a" * 300, "W" * 60, "1234567890" * 30, "1/" * 150, "م" * 200, "😀" * 80, "x-" * 100])
def test_a_very_long_word_stays_on_the_page(word: str, look: Look, more: dict[str, Any]) -> None:
    """It is broken where the line ends, in a title, a label and in words."""
    paper = of(Entry(word, f"see {word}"), Entry("", f"- {word}"), Entry("A", word, of=word), title=word, **more)
    assert outside(pdf(paper, look)) == []


def test_a_telephone_number_is_not_broken_at_the_end_of_a_line() -> None:
    """It is read out in one go."""
    for number in range(1, 14):
        paper = of(Entry("", "a" * number + " of those who help me on a bad day are Sam or Karen, 07700 900123"))
        assert "07700 900123" in first_page(pdf(paper, Look()))


def test_a_telephone_number_runs_from_left_to_right_among_arabic() -> None:
    """Its sign and its groups stay in the order in which they are dialled."""
    lefts = [left_of(pdf(of(Entry("Call", "رنا, أختي, +44 7700 900802")), Look()), one) for one in "+47982"]
    assert lefts == sorted(lefts)


def test_arabic_and_hebrew_run_from_the_right() -> None:
    """Words in such letters begin at the right edge, also in a paper in English; their letters are all there."""
    left, right = (reach(pdf(of(Entry("", words)), Look()), 2) for words in ("family", "العائلة"))
    assert left[0] < 100
    assert right[1] > 500
    assert "שלום" in page_texts(pdf(of(Entry("", "שלום")), Look()))[0]


def test_a_paper_in_arabic_says_so_and_begins_on_the_right() -> None:
    """The language is told to screen readers, and labels stand on the right of their words."""
    written = pdf(Paper("خطتي", (Section("ما يهمني", (Entry("مهم", "abc"),)),), language="ar"), Look())
    assert root(written)["/Lang"] == "ar"
    assert root(written)["/ViewerPreferences"]["/Direction"] == "/R2L"


@pytest.mark.parametrize(("language", "told"), [("en-GB", "en-GB"), ("cy", "cy"), ("not a tag", "en"), ("", "en")])
def test_a_language_that_is_none_is_taken_for_english(language: str, told: str) -> None:
    """A tag with a region is told as it is."""
    assert root(pdf(Paper("My plan", (), language=language), Look()))["/Lang"] == told


@pytest.mark.parametrize(
    "words",
    ["Zoë Łódź ŵŷ", "Nguyễn Thị Thảo", "Ελλάδα", "Привет", "मेरी बेटी", "👩‍👧 ❤️ 🌙 😀 🇬🇧 1️⃣", "✓ → ½ € • …"],
)
def test_letters_of_many_tongues_are_there_with_our_own_fonts(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each letter once: none is read out twice because it is drawn in two parts."""
    monkeypatch.setattr(form, "_with_any_font", None)
    assert squeezed(words) in page_texts(pdf(of(Entry("", words)), Look()))[0]


@pytest.mark.parametrize("words", ["ٹھیک ہے پچگںٹڈڑ", "قهوة العائلة", "שָׁלוֹם"])
def test_letters_that_run_from_the_right_are_there_too(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order in which a reader of text gives them is its own; their number is not."""
    monkeypatch.setattr(form, "_with_any_font", None)
    text = page_texts(pdf(of(Entry("", words)), Look()))[0]
    found = text.removeprefix(squeezed("My plan What matters")).removesuffix("1/1")
    assert sorted(found) == sorted(squeezed(words))
    assert unshown(of(Entry("", words))) == ""


def test_a_letter_that_no_font_has_is_told_and_something_stands_in_its_place() -> None:
    """The file is made all the same, and still passes."""
    paper = of(Entry("Name", f"Sam {NOBODY_HAS} Jones"))
    assert unshown(paper) == NOBODY_HAS
    assert squeezed("Sam \ufffd Jones") in page_texts(pdf(paper, Look()))[0]
    page = pytest.importorskip("page")
    assert page.is_pdf_compliant_bytes(pdf(paper, Look()), profile="ua1")


def test_a_sign_that_no_font_can_put_on_a_letter_leaves_the_letter() -> None:
    """Only what is lacking goes; the same letters elsewhere, and their accents, stay."""
    paper = of(Entry("", "cafe\u0301 a\u0301\u1dfa e"))
    assert "caféáe" in page_texts(pdf(paper, Look()))[0].replace("\u1dfa", "")
    assert unshown(paper) in ("", "\u1dfa")


def test_a_paper_whose_letters_are_all_there_lacks_none() -> None:
    """Joiners and other characters without a picture are not counted as letters."""
    assert unshown(of(Entry("", "👩‍👧 \u200b\u200e\u00ad\u2060 e"))) == ""


def test_an_empty_paper_says_what_it_has_to_say() -> None:
    """No section is no fault."""
    assert page_texts(pdf(Paper("My plan", (), empty="Nothing is written yet."), Look()))[0].startswith(
        squeezed("My plan Nothing is written yet.")
    )
    assert len(page_texts(pdf(Paper("My plan", ()), Look()))) == 1


def test_room_for_pictures_is_nothing_to_a_screen_reader() -> None:
    """The boxes are drawn and not tagged."""
    paper = plan("mrs_smith")
    assert tags(pdf(replace(paper, pictures=True), Look())).count("/Figure") == 0
    assert len(page_texts(pdf(replace(paper, pictures=True), Look()))) > len(page_texts(pdf(paper, Look())))


@pytest.mark.parametrize("sign", ["\ufeff", "\ufffe", "\uffff"])
def test_what_pages_may_not_hold_is_left_out(sign: str) -> None:
    """A byte order mark comes along with words that are pasted, and has no shape."""
    assert "teaandcake" in page_texts(pdf(of(Entry("", f"tea{sign} and{sign}cake"), Entry(f"{sign}", sign)), Look()))[0]


@pytest.mark.parametrize("kind", ["emergency", "sheet"])
def test_what_has_to_stay_on_one_page_does_so_for_every_story(kind: str) -> None:
    """However much was said; the letters are 9 points or more."""
    for story in STORIES:
        assert len(page_texts(document(KINDS[kind], case_of_story(story), ".pdf"))) == 1, story.stem
