"""A paper in Markdown is shown by a renderer as exactly its words, and can be read without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.clean_text import clean
from assistant.documents.case import Look
from assistant.documents.forms.grouped import runs
from assistant.documents.forms.markdown import escaped, markdown
from assistant.documents.forms.text import labelled
from assistant.documents.paper import Entry, Paper, Section
from assistant.documents.plain_english import my_plan
from tests.cases import case_of_story

STORIES = Path(__file__).with_name("conversations")
MOST_EAGER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
"""Sees HTML, tables, struck out words, and links in bare addresses."""
SHOWN = {"heading", "paragraph", "list_item", "bullet_list", "hr", "inline", "text", "strong"}
"""What may stand in our files; all else would be something that a person's words had turned into."""
NASTY = st.lists(
    st.one_of(
        st.sampled_from(
            [*"*_`[](){}<>#|~\\!&;:/.-+=$^@\"'", " ", "  ", "\t", "a", "é", "ع", "🙂", "1", "10", "\n", "\n- "]
        ),
        st.sampled_from(
            ["www.", "http://", "mailto:", "example.org", "a@b.com", "&amp;", "<b>", "```", "---", "1. ", "> "]
        ),
        st.text(max_size=4),
    ),
    max_size=12,
).map("".join)


def one_line(text: str) -> str:
    """The text on one line, as a title or a label is."""
    return " ".join(clean(text).split())


def written(title: str, *entries: Entry) -> str:
    """A paper with one section, as Markdown."""
    return markdown(Paper("Plan", (Section(title, entries),)), Look()).decode()


def tokens(text: str) -> list[Token]:
    """All that a renderer sees in a file, the inner parts of its lines as well."""
    found = MOST_EAGER.parse(text)
    return [part for token in found for part in (token, *(token.children or ()))]


def shown(text: str) -> list[str]:
    """The words of each block, as they are seen."""
    blocks = [token for token in MOST_EAGER.parse(text) if token.type == "inline"]
    return ["".join(part.content for part in block.children or ()) for block in blocks]


def kinds(text: str) -> set[str]:
    """What kinds of things a renderer sees."""
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(text)}


@given(NASTY)
@example("- ")
@example("a\\\n- b")
@example("https://example.org?x=1#y www.example.org //a.b mailto:a@b")
@example("___ __a__ (__a __) a__")
def test_words_are_shown_as_they_were_written(words: str) -> None:
    """Each line comes back whole, and nothing in it acts."""
    words = clean(words).strip()
    text = written("Heading", Entry("", words))
    assert shown(text) == [
        "Plan",
        "Heading",
        *(line.strip() for run in runs(words) for line in run.lines if line.strip()),
    ]
    assert kinds(text) <= SHOWN - {"strong"}


@given(NASTY.map(one_line), NASTY.map(one_line), NASTY.map(one_line))
def test_titles_and_labels_are_shown_as_they_were_written(title: str, label: str, step: str) -> None:
    """A heading and a label say their words alone."""
    text = written(title, Entry("Goal", "one"), Entry(label, "two", of=step))
    named = [f"{labelled(label)} two"] if label else ["two"]
    assert [line for line in shown(text) if line] == [
        line for line in ["Plan", title, "Goal: one", step, *named] if line
    ]
    assert kinds(text) <= SHOWN


@pytest.mark.parametrize(
    "line",
    ["2.5 mg at 5-6 pm", "well... and then", "e.g. a_b", "Mum & Dad", "half/half", "-5 degrees", "(no) 50%!", "\\o/"],
)
def test_what_cannot_act_is_left_as_it_is(line: str) -> None:
    """The file can be read without a renderer."""
    assert escaped(line) == line


def test_a_step_stands_under_its_own_heading_with_who_does_it() -> None:
    """A goal's steps are headings of the third level, and what tells more of them is labelled."""
    text = written("My goal", Entry("Step 1", "Walk\n- to school\n- back"), Entry("Who", "me", of="Step 1"))
    assert text == "# Plan\n\n## My goal\n\n### Step 1\n\nWalk\n\n- to school\n- back\n\n**Who:** me\n"


def test_a_label_stands_alone_before_a_list() -> None:
    """The points begin below it."""
    assert "**Bring:**\n\n- bag\n- coat\n" in written("Day", Entry("Bring", "- bag\n- coat"))


def test_the_foot_stands_at_the_end() -> None:
    """When the plan is looked at again is told below a rule."""
    paper = Paper("Plan", (), foot="We look at this again on 3 May.", empty="Nothing yet.")
    assert markdown(paper, Look()).decode() == "# Plan\n\nNothing yet.\n\n---\n\nWe look at this again on 3 May.\n"


@pytest.mark.parametrize("story", ["mrs_smith", "many_tongues", "hard_subjects"])
def test_a_whole_plan_is_shown_as_it_was_told(story: str) -> None:
    """Every entry of a real plan comes back, in order."""
    paper = my_plan(case_of_story(STORIES / f"{story}.yaml"))
    text = markdown(paper, Look()).decode()
    lines = [line for part in paper.sections for one in part.entries for run in runs(one.words) for line in run.lines]
    seen = iter(shown(text))
    assert all(any(block.endswith(line.strip()) for block in seen) for line in lines)
    assert kinds(text) <= SHOWN
