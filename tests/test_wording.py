"""The narrowest words win, the order in the file never matters, and placeholders are filled or left out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.wording import Variant, Wording, Words
from assistant.roles import LEVELS, ROLES, Level, Role

RANGES: list[tuple[int, int] | None] = [None, *((low, high) for low in LEVELS for high in LEVELS if low <= high)]
EVERY_VARIANT = [Variant(role, levels, {"ask": f"{role} {levels}"}) for role in (None, *ROLES) for levels in RANGES]


def wording(*variants: tuple[Role | None, tuple[int, int] | None, dict[str, Any]]) -> Wording:
    """The words of one path, `a/b`."""
    return Wording({"a/b": tuple(Variant(*one) for one in variants)})


@pytest.mark.parametrize(
    ("role", "level", "ask"),
    [
        ("patient", None, "shared"),
        ("patient", 4, "shared"),
        ("patient", 2, "levels 1 to 3"),
        ("patient", 1, "level 1"),
        ("peer", None, "shared"),
        ("peer", 1, "level 1"),
        ("practitioner", None, "practitioner"),
        ("practitioner", 4, "practitioner"),
        ("practitioner", 3, "practitioner"),
        ("practitioner", 2, "practitioner, levels 1 to 2"),
        ("practitioner", 1, "practitioner, level 1"),
    ],
)
def test_role_and_level_beat_role_beats_level_beats_shared(role: Role, level: Level | None, ask: str) -> None:
    """And among levels the narrower range wins."""
    words = wording(
        (None, None, {"ask": "shared"}),
        (None, (1, 3), {"ask": "levels 1 to 3"}),
        (None, (1, 1), {"ask": "level 1"}),
        ("practitioner", None, {"ask": "practitioner"}),
        ("practitioner", (1, 2), {"ask": "practitioner, levels 1 to 2"}),
        ("practitioner", (1, 1), {"ask": "practitioner, level 1"}),
    )

    assert words.words("a/b", role, level).ask == ask


def test_a_field_that_a_variant_leaves_out_comes_from_the_wider_one() -> None:
    """A variant holds only what differs."""
    words = wording(
        (None, None, {"ask": "shared", "help": "help", "why": "why"}),
        (None, (1, 1), {"help": "small help"}),
        ("peer", None, {"ask": "peer"}),
    ).words("a/b", "peer", 1)

    assert (words.ask, words.help, words.why) == ("peer", "small help", "why")


@given(
    st.lists(st.sampled_from(EVERY_VARIANT), unique_by=id, max_size=20).flatmap(
        lambda some: st.tuples(st.permutations(some), st.permutations(some))
    ),
    st.sampled_from(ROLES),
    st.sampled_from([None, *LEVELS]),
)
def test_the_order_in_the_file_never_matters(
    orders: tuple[list[Variant], list[Variant]], role: Role, level: Level | None
) -> None:
    """Shuffled in any way, the same words are picked, as far as the weights differ."""
    one, other = (Wording({"a/b": tuple(order)}).words("a/b", role, level).ask for order in orders)
    weights = {variant.fields["ask"]: variant.weight for variant in EVERY_VARIANT}

    assert weights.get(one) == weights.get(other)


@given(
    st.permutations([one for one in EVERY_VARIANT if one.levels in (None, (1, 1), (1, 2), (1, 4), (4, 4))]),
    st.sampled_from(ROLES),
    st.sampled_from([None, *LEVELS]),
)
def test_shuffled_variants_of_different_width_give_the_very_same_words(
    order: list[Variant], role: Role, level: Level | None
) -> None:
    """Where no two ranges of the same width overlap, there is only one answer."""
    expected = {
        None: f"{role} None",
        1: f"{role} (1, 1)",
        2: f"{role} (1, 2)",
        3: f"{role} (1, 4)",
        4: f"{role} (4, 4)",
    }

    assert Wording({"a/b": tuple(order)}).words("a/b", role, level).ask == expected[level]


@given(st.sampled_from(EVERY_VARIANT), st.sampled_from(EVERY_VARIANT))
def test_the_narrower_range_always_weighs_more(one: Variant, other: Variant) -> None:
    """For the same role, a range inside another one wins."""
    if one.role == other.role and one.levels and other.levels:
        narrower = one.levels[1] - one.levels[0] < other.levels[1] - other.levels[0]
        assert (one.weight > other.weight) is narrower


def test_an_unknown_level_never_gets_the_words_of_a_level() -> None:
    """Nothing is guessed of somebody who gave no level."""
    assert wording((None, (1, 4), {"ask": "levelled"})).words("a/b", "patient", None).ask == ""


def test_a_path_without_words_gives_empty_words_and_its_own_name_as_label() -> None:
    """A step that was renamed still has something to be called by."""
    assert wording().words("x/y", "patient", None) == Words()
    assert wording().label("x/y") == "x/y"
    assert wording((None, None, {"label": "Hello"})).label("a/b") == "Hello"


def test_the_same_reader_is_given_the_same_words() -> None:
    """They are picked once."""
    words = wording((None, None, {"ask": "shared"}))

    assert words.words("a/b", "peer", 2) is words.words("a/b", "peer", 2)


def picked(**fields: Any) -> Words:
    """Words as the program picks them, for anybody."""
    return wording((None, None, fields)).words("a/b", "patient", None)


def test_every_text_has_its_placeholders_filled() -> None:
    """In questions, help, cues, ideas, options, rows, ends and examples alike."""
    words = picked(
        label="L",
        before="{name} b",
        ask="{name} a",
        help="{name} h",
        why="{name} w",
        listen="{name} l",
        cues=("{name} c",),
        ideas=("{name} i",),
        options={"x": "{name} o", "y": "plain"},
        rows={"x": "{name} r"},
        ends=("{name} e", "f"),
        example="{name} x",
    ).filled({"name": "Mary"}.__getitem__)

    assert words == Words(
        label="L",
        before="Mary b",
        ask="Mary a",
        help="Mary h",
        why="Mary w",
        listen="Mary l",
        cues=("Mary c",),
        ideas=("Mary i",),
        options={"x": "Mary o", "y": "plain"},
        rows={"x": "Mary r"},
        ends=("Mary e", "f"),
        example="Mary x",
    )


def test_a_before_that_cannot_be_filled_is_left_out() -> None:
    """Nobody is told what they did not say; the question stays."""
    words = picked(before="You wrote: {good_day}", ask="And now, {name}?")
    known = {"good_day": "", "name": "Mary"}

    assert words.filled(known.__getitem__) == Words(ask="And now, Mary?")


def test_a_before_with_one_of_two_unknown_is_left_out() -> None:
    """Half a sentence is worse than none."""
    known = {"a": "tea", "b": ""}

    assert picked(before="{a} and {b}").filled(known.__getitem__).before == ""


def test_words_without_placeholders_are_not_even_copied() -> None:
    """Most words are handed on as they are."""
    words = picked(before="You wrote it.", ask="Tea?", cues=("Which?",))

    assert words.filled(str.upper) is words


def test_what_a_person_typed_is_never_filled_again() -> None:
    """Curly brackets in an answer stay the person's own."""
    known = {"a": "{name} [red] \\1"}

    assert picked(before="You wrote: {a}").filled(known.__getitem__).before == "You wrote: {name} [red] \\1"


def test_an_unknown_name_has_something_to_stand_for_it() -> None:
    """The prompt file says what; else it is the person."""
    assert Wording({}).unnamed == "the person"
    assert Wording({}, "your patient").unnamed == "your patient"
