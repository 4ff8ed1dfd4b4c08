"""A paper as a web page says exactly its words, and nothing in them can act; a real browser tells the rest."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clean_text import clean
from assistant.documents.case import Look
from assistant.documents.forms.grouped import runs
from assistant.documents.forms.html import html
from assistant.documents.forms.one_page import SIZES, points
from assistant.documents.paper import Entry, Paper, Section

PLAN = Paper(
    "Mary's plan",
    (
        Section(
            "My goal", (Entry("What I want", "To dance"), Entry("Step 1", "Walk"), Entry("Who", "me", of="Step 1"))
        ),
        Section("Help now", (Entry("", "Call 999.\n- Any time\n- Any age"),)),
    ),
    foot="We look at this again on 3 May.",
)
OURS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section"),
    *("h1", "h2", "h3", "div", "dl", "dt", "dd", "ul", "li", "p", "span"),
}
TEXT = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["</style><script>", '"; } * { color: red', "<!--", "&lt;b&gt;", "{main}", "javascript:x", "' onclick='x"]
    ),
).map(clean)


class Seen(HTMLParser):
    """What a browser would see: the tags with what they carry, the words, and the style."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.carried: set[str] = set()
        self.lines: list[str] = []
        self.style = ""
        self._inside = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a tag."""
        self.tags.append(tag)
        self.carried |= {f"{name}={value}" for name, value in attrs if tag not in ("html", "meta")}
        if tag != "span":
            self._inside = tag
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Notes words."""
        if self._inside == "style":
            self.style += data
        else:
            self.lines[-1:] = [self.lines[-1] + data] if self.lines else []

    @property
    def words(self) -> list[str]:
        """The words of each block, in order."""
        return [line.strip() for line in self.lines if line.strip()]


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


@given(TEXT, TEXT, TEXT, TEXT, TEXT)
def test_words_are_shown_as_they_were_written(title: str, heading: str, label: str, words: str, foot: str) -> None:
    """Whatever somebody writes, the page has our tags alone, and the words come back whole."""
    entries = (Entry("Step", words), Entry(label, words, of="Step"), Entry("", words))
    seen = Seen(html(Paper(title, (Section(heading, entries),), foot=foot, language=label), Look()))
    said = [flat(line) for run in runs(words) for line in run.lines]
    expected = [title, title, foot, heading, "Step", *said, label, *said, *said]
    assert seen.words == [flat(line) for line in expected if flat(line)]
    assert set(seen.tags) <= OURS
    assert {one.partition("=")[0] for one in seen.carried} <= {"class", "dir"}


@given(TEXT)
def test_the_line_at_the_foot_cannot_leave_its_place(foot: str) -> None:
    """In the style it stands between two quotation marks, with nothing in it that could end them."""
    style = Seen(html(replace(PLAN, foot=foot), Look())).style
    inside = style.strip().rpartition('--foot: "')[2].removesuffix('"; --close: 12pt; }')
    assert not set(inside) & set("\"'<>{};\n")


def test_headings_go_down_one_level_at_a_time() -> None:
    """The plan is the first, its parts the second, and a step the third."""
    headings = [tag for tag in Seen(html(PLAN, Look())).tags if tag in ("h1", "h2", "h3")]
    assert headings == ["h1", "h2", "h3", "h2"]


def test_a_step_stands_in_one_group_with_its_owner() -> None:
    """What no page may part is inside one element."""
    group = html(PLAN, Look()).decode().partition('<div class="group">')[2].partition("</section>")[0]
    assert Seen(group.encode()).words == ["Step 1", "Walk", "Who", "me"]


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    """No address, no script, and a rule that the browser holds it to."""
    page = html(PLAN, Look()).decode()
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not [word for word in ("://", "url(", "@import", "<script", "href=", "src=") if word in page]


def test_the_page_tells_its_language_and_title_and_not_who_made_it() -> None:
    """Nothing else is said about it."""
    page = html(replace(PLAN, language="ar"), Look()).decode()
    assert '<html lang="ar"' in page
    assert "<title>Mary&#x27;s plan</title>" in page
    assert [line for line in page.splitlines() if line.startswith("<meta")][1:] == [
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ]


@pytest.mark.parametrize(
    ("paper", "look", "looks"),
    [
        (PLAN, Look(), ""),
        (PLAN, Look(large=True), "large"),
        (replace(PLAN, close=True, pictures=True), Look(), "close pictures"),
    ],
)
def test_the_page_knows_how_it_is_to_look(paper: Paper, look: Look, looks: str) -> None:
    """Large print, close together, and room for pictures are named where the style finds them."""
    assert f'<html lang="en" class="{looks}">' in html(paper, look).decode()


def test_a_page_set_close_is_printed_smaller_only_while_that_keeps_it_on_one() -> None:
    """The more is said, the smaller; what two pages need is printed at full size."""
    sizes = [points(Paper("Plan", (Section("All", (Entry("", "a line\n" * lines),)),))) for lines in range(80)]
    fitting = sizes[: sizes.index(min(SIZES)) + 1]
    assert fitting == sorted(fitting, reverse=True)
    assert set(fitting) == set(SIZES)
    assert sizes[-1] == max(SIZES)


def test_a_title_that_begins_with_an_arabic_name_runs_as_the_page_does() -> None:
    """Else its English words would stand before the name."""
    page = html(Paper("سلمى's plan", (Section("What matters", (Entry("", "الخبز"),)),)), Look()).decode()
    assert "<h1>سلمى&#x27;s plan</h1>" in page
    assert '<p dir="auto">الخبز</p>' in page


def test_a_telephone_number_keeps_its_order_between_arabic_words() -> None:
    """Its parts are held together and run from left to right."""
    page = html(Paper("Plan", (Section("Who", (Entry("", "رنا +44 7700 900802"),)),)), Look()).decode()
    assert '<p dir="auto">رنا <span class="number" dir="ltr">+44 7700 900802</span></p>' in page


def test_a_plan_without_anything_says_so() -> None:
    """No empty headings stand there."""
    seen = Seen(html(Paper("Plan", (), empty="Nothing has been said yet."), Look()))
    assert seen.words == ["Plan", "Plan", "Nothing has been said yet."]
    assert "h2" not in seen.tags
