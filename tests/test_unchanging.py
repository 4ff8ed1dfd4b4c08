"""What is said and given in a talk: equal by what it holds."""

from __future__ import annotations

from assistant.conversation.turns import Chosen, Option, Park, Reply, Skip, Typed, Undo


def test_two_of_a_kind_with_the_same_parts_are_the_same() -> None:
    """Wherever they are looked for."""
    assert Option("yes", "Yes") == Option(label="Yes", id="yes")
    assert Option("yes", "Yes") in {Option("yes", "Yes"): 1}
    assert Option("yes", "Yes") != Option("yes", "Yes", about="What it is.")


def test_two_kinds_are_never_the_same() -> None:
    """Also where they hold the same, or nothing."""
    replies: list[Reply] = [Typed("tea"), Chosen("tea"), Park("tea"), Skip(), Undo()]
    assert [replies.index(one) for one in replies] == [0, 1, 2, 3, 4]
    assert len({*replies, *replies, Skip()}) == 5


def test_what_is_printed_tells_the_kind_and_its_parts() -> None:
    """As a failing test shows it."""
    assert repr(Option("yes", "Yes")) == "Option(id='yes', label='Yes', about='')"
    assert repr(Skip()) == "Skip()"
