"""A content file is read as it was written, and every mistake in its form has a line and a remedy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Fault
from assistant.plain_yaml import Block, Items, read_yaml, text_faults

TAB = "there is a tab here. Use spaces to indent."
QUOTE = "a quote is opened and never closed. Close it, or put the whole wording in double quotes."
COLON = 'put double quotes round this wording, because it has ": " in it, or check the indent.'
OPENED = "a { or [ is opened here and never closed. Close it on the same line."
UNREADABLE = "this line cannot be read. Check that its indent fits the lines around it, and its quotes."
CUT = 'the wording is cut at " #". Put double quotes round it, or move the note to its own line.'
KEY = "a key is a word. Put double quotes round what stands before the colon."


def starts_with(sign: str) -> str:
    """The message for a wording that begins with a sign of YAML's own."""
    return f"put double quotes round this wording, because it starts with {sign}"


def said(text: str) -> list[tuple[int, str]]:
    """Line and message of every fault of a text."""
    return [(fault.line, fault.message) for fault in read_yaml(text, "f.yaml")[1]]


def test_words_stay_as_they_were_written() -> None:
    """YAML's own guesses (yes, 1.10, 10:30, null) are not made."""
    block, faults = read_yaml("a: yes\nb: 1.10\nc: 10:30\nd: null\ne: 2026-11-22\nf: ~\ng:\n", "f.yaml")

    assert faults == []
    assert block == {"a": "yes", "b": "1.10", "c": "10:30", "d": "null", "e": "2026-11-22", "f": "~", "g": ""}


def test_every_key_and_item_knows_its_line() -> None:
    """Faults found later can point at a line."""
    block, _ = read_yaml("a: 1\nb:\n  c: 2\nd:\n  - x\n  - y: 1\n", "f.yaml")
    inner, items = block["b"], block["d"]

    assert (block.line_of("a"), block.line_of("b"), block.line_of("d")) == (1, 2, 4)
    assert isinstance(inner, Block)
    assert (inner.line, inner.line_of("c"), inner.line_of("not there")) == (3, 3, 3)
    assert isinstance(items, Items)
    assert (items.line, items.lines) == (5, [5, 6])


def test_a_key_written_twice_is_reported_with_both_lines() -> None:
    """The first one stands, and the second is a fault."""
    block, faults = read_yaml("a: 1\nb: 2\na: 3\n", "f.yaml")

    assert block == {"a": "1", "b": "2"}
    assert faults == [Fault("f.yaml", 3, '"a" is written twice (first on line 1). Keep one of them.')]
    assert str(faults[0]) == 'f.yaml line 3: "a" is written twice (first on line 1). Keep one of them.'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\n\tb: 2\nc: 3\n", 2, TAB),
        ("a:\n  - x\n\t- y\n", 3, TAB),
        ('a: "hello\nb: two\nc: three\n', 1, QUOTE),
        ("a: 'hello\nb: two\n", 1, QUOTE),
        ("a: 'tis the season\nb: 2\n", 1, QUOTE),
        ('a: "x" y\nb: 1\n', 1, QUOTE),
        ("a: Before: after\nb: 2\n", 1, COLON),
        ("a: 1\nb: {name} is here\n", 2, starts_with("{")),
        ("a: *bold* words\n", 1, starts_with("*")),
        ("a: %5 of it\n", 1, starts_with("%")),
        ("a: @home\n", 1, starts_with("@")),
        ("a: `x`\n", 1, starts_with("`")),
        ("a: > 5 minutes\n", 1, starts_with(">")),
        ("a: ]x\nb: 2\n", 1, starts_with("]")),
        ("a: &me too\n", 1, starts_with("&")),
        ("a: !now go\n", 1, starts_with("!")),
        ("a: 1\nb:\n  - !now go\n", 3, starts_with("!")),
        ("a: [x, y\nb: 2\n", 1, OPENED),
        ("a: {x: y\nb: 2\n", 1, OPENED),
        ("a: - x\n", 1, UNREADABLE),
        ("a: ? what\n", 1, UNREADABLE),
        ("a:\n  b: 1\n c: 2\nd: 3\n", 3, UNREADABLE),
        ('a: "\\q"\n', 1, UNREADABLE),
        ("a: 1\n---\nb: 2\n", 2, UNREADABLE),
        ("a: b\n[x, y]: c\n", 2, KEY),
        ("a: b\nc: d\0e\n", 2, "there is a character here that text cannot hold. Type the line again."),
        ("", 1, "the file is empty."),
        ("# only a note\n", 1, "the file is empty."),
        ("- a\n- b\n", 1, "the file begins with something other than 'key: value' lines."),
        ("hello\n", 1, "the file begins with something other than 'key: value' lines."),
    ],
)
def test_each_mistake_has_its_line_and_says_what_to_do(text: str, line: int, message: str) -> None:
    """One mistake gives one sentence, at the line where it is."""
    assert said(text) == [(line, message)]


def test_one_broken_line_does_not_hide_the_next() -> None:
    """A quote, a colon, a tab and a double key in one file are all reported at once."""
    assert said('a: "x\nb: c: d\n\te: f\ng: 1\ng: 2\n') == [
        (1, QUOTE),
        (2, COLON),
        (3, TAB),
        (5, '"g" is written twice (first on line 4). Keep one of them.'),
    ]


def test_a_broken_item_of_a_list_leaves_the_others_standing() -> None:
    """What cannot be guessed is left out, and reading goes on."""
    block, faults = read_yaml('l:\n  - "one\n  - two\n  - three: four: five\n', "f.yaml")

    assert block == {"l": ["two", {"three": "four: five"}]}
    assert [(fault.line, fault.message) for fault in faults] == [(2, QUOTE), (4, COLON)]


def test_a_broken_wording_is_still_there_to_be_looked_at() -> None:
    """A line put in quotes keeps its words, so that no second fault follows from the first."""
    block, _ = read_yaml("a: {name} is here\nb: Now: go\n", "f.yaml")

    assert block == {"a": "{name} is here", "b": "Now: go"}


def test_a_file_of_nothing_but_mistakes_comes_to_an_end() -> None:
    """After a hundred broken lines reading stops with those."""
    assert len(said("\n".join(f"k{number}: a: b" for number in range(300)))) == 100


def test_brackets_without_end_are_one_fault() -> None:
    """Even three thousand of them."""
    assert (1, OPENED) in said("[" * 3000)


def test_ordinary_apostrophes_quotes_and_signs_are_fine() -> None:
    """What people write in a wording needs no quotes."""
    text = "a: don't\nb: He said \"hi\"\nc: a & b, wow!\nd: \"it's: {name}\"\ne: 'x''s'\n# & note: !x\nf: 50%\n"
    block, faults = read_yaml(text, "f.yaml")

    assert faults == []
    assert block["c"] == "a & b, wow!"
    assert block["d"] == "it's: {name}"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ask: Call 1 # not this\n", [1]),
        ("a: b\n  - Tea # coffee\n", [2]),
        ('ask: "Call 1 # this"\n', []),
        ("# a note # and more\n", []),
        ("ask: Call#1\n", []),
        ("l: [a, b] # note\n", []),
        ("ask: |\n  One # two\n", [2]),
    ],
)
def test_a_sentence_cut_at_a_hash_is_a_fault(text: str, lines: list[int]) -> None:
    """YAML would drop the rest without a word."""
    assert list(text_faults(text, "f.yaml")) == [Fault("f.yaml", line, CUT) for line in lines]


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=200))
def test_any_file_at_all_gives_a_block_and_faults(text: str) -> None:
    """Reading never fails, and every fault is on a line of the file."""
    block, faults = read_yaml(text, "f.yaml")

    assert isinstance(block, Block)
    assert all(1 <= fault.line <= max(1, len(text.splitlines()) + 1) for fault in faults)


@given(st.text(st.sampled_from("ab:- \n\t\"'{}[]#,&*!|>%@`?"), max_size=60))
def test_any_mixture_of_signs_gives_a_block_and_faults(text: str) -> None:
    """The signs that mean something to YAML, in any order."""
    block, _ = read_yaml(text, "f.yaml")

    assert isinstance(block, Block)
