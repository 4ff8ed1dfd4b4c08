"""Entries that belong together are one group, and nothing of a section or of its words is lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.forms.grouped import Group, Run, grouped, runs
from assistant.documents.paper import Entry

NAMES = st.sampled_from(["", "Step 1", "Step 2", "Who"])
ENTRIES = st.lists(st.builds(Entry, NAMES, st.text(max_size=5), NAMES), max_size=8)


def test_a_step_stands_with_its_owner_and_its_time() -> None:
    """What tells more of an entry is a part of it, and of no other."""
    step, who, when = Entry("Step 1", "Walk"), Entry("Who", "Me", "Step 1"), Entry("When", "Soon", "Step 1")
    other, carer = Entry("Step 2", "Ring"), Entry("Who", "Ann", "Step 2")

    assert grouped([step, who, when, other, carer]) == [
        Group("Step 1", "Walk", (who, when), headed=True),
        Group("Step 2", "Ring", (carer,), headed=True),
    ]


def test_parts_without_their_entry_still_have_its_name_above_them() -> None:
    """Green, amber and red have nothing to say of themselves."""
    signs = Entry("Signs", "I sleep", "Green")

    assert grouped([signs]) == [Group("Green", "", (signs,), headed=True)]


def test_entries_alone_have_no_heading_until_a_group_came_before_them() -> None:
    """Below a group with a heading one without would look like a part of it; words without a label never have one."""
    alone, step, who = Entry("By", "May"), Entry("Step", "Walk"), Entry("Who", "Me", "Step")
    after, words = Entry("Left", "Some"), Entry("", "Only words")

    assert [group.headed for group in grouped([alone, step, who, after, words])] == [False, True, True, False]
    assert grouped([]) == []


@given(ENTRIES)
def test_no_entry_is_lost_and_none_changes_its_place(entries: list[Entry]) -> None:
    """Whatever tells more of whatever."""
    found = [
        one
        for group in grouped(entries)
        for one in (*([Entry(group.title, group.words)] if group.words else []), *group.parts)
    ]

    assert found == [one for one in entries if one.words or one.of]


@given(ENTRIES)
def test_each_part_stands_below_what_it_tells_more_of(entries: list[Entry]) -> None:
    """By its name."""
    assert all(part.of == group.title for group in grouped(entries) for part in group.parts)


def test_points_stand_together_and_lose_their_marks() -> None:
    """Lines before and after them are paragraphs; lines that hold nothing are left out."""
    assert list(runs("First\n\n- one\n- two\n  \nLast - not a point\n-none")) == [
        Run(False, ("First",)),
        Run(True, ("one", "two")),
        Run(False, ("Last - not a point", "-none")),
    ]
    assert list(runs(" \n")) == []


@given(st.text(alphabet="a- \n", max_size=40))
def test_every_line_that_holds_anything_is_there_once(words: str) -> None:
    """In its order, and as it was written."""
    found = [f"- {line}" if run.points else line for run in runs(words) for line in run.lines]

    assert found == [line for line in words.split("\n") if line.strip()]
