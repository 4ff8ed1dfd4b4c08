"""How a helper's turn reads: by the form of its words, without question marks, capitals or apostrophes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.reading import read_turn

HEARD = "I'm worn out. The stairs are getting harder and I don't sleep since my husband died."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what helps you to get through the night", "open"),
        ("tell me about your husband", "open"),
        ("i wonder what would make the stairs easier", "open"),
        ("whats a good day like for you", "open"),
        ("so what would you like to be different", "open"),
        ("who is there for you", "open"),
        ("could you say a bit more about the nights", "open"),
        ("do you sleep at all", "closed"),
        ("is there anyone who could help with that", "closed"),
        ("its lonely isnt it", "closed"),
        ("how long has that been going on", "closed"),
        ("any family nearby", "closed"),
        ("And the stairs?", "closed"),
    ],
)
def test_a_question_is_found_by_its_form(text: str, kind: str) -> None:
    """Turned-round verbs, question words, tags and "tell me" ask, with or without a question mark."""
    read = read_turn(HEARD, text)

    assert (read.behaviour, read.question) == ("question", kind)


@pytest.mark.parametrize(
    "text",
    [
        "youre worn out and the stairs dont help",
        "so the nights have been hard since he died",
        "It sounds like you miss him.",
        "it must be lonely without him",
        "part of you wants to move and part of you wants to stay",
        "worn out",
    ],
)
def test_words_handed_back_are_listening(text: str) -> None:
    """The person's words, turned to "you", or a guess at what they mean."""
    read = read_turn(HEARD, text)

    assert read.behaviour == "reflection"
    assert read.reflection is not None
    assert read.question is None


@pytest.mark.parametrize(
    "text",
    [
        "you should see your doctor",
        "try having a warm drink before bed",
        "if i were you i would move to a bungalow",
        "there is a group for widows on tuesdays at the library",
        "most people find that sleep gets better after a year",
        "just get on with it",
        "cut out coffee after 4",
        "you could ask for a stair lift, or move your bed downstairs",
    ],
)
def test_advice_and_information_are_telling(text: str) -> None:
    """What to do, what others do, what there is."""
    assert read_turn(HEARD, text).behaviour == "input"


@pytest.mark.parametrize("text", ["have you thought about a stair lift", "why dont you ask your daughter"])
def test_advice_put_as_a_question_is_telling_and_still_a_question(text: str) -> None:
    """Both are told: what it does, and how it is put."""
    read = read_turn(HEARD, text)

    assert read.behaviour == "input"
    assert read.question is not None
    assert read.advice


@pytest.mark.parametrize(
    "text", ["ok", "hello, my name is Sam", "thank you for telling me that", "take your time", "...", "", "mm-hmm"]
)
def test_greetings_thanks_and_nods_are_something_else(text: str) -> None:
    """Neither asked, nor listened back, nor told."""
    read = read_turn(HEARD, text)

    assert (read.behaviour, read.question, read.reflection) == ("other", None, None)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("would it be all right if i told you about a group", "permission"),
        ("that took courage", "praise"),
        ("well done for getting here", "praise"),
        ("let me see if i have it right. youre tired and the stairs are harder", "summary"),
    ],
)
def test_permission_praise_and_summaries_are_marked(text: str, mark: str) -> None:
    """They stand beside any behaviour."""
    assert mark in read_turn(HEARD, text).marks


def test_words_picked_up_are_the_persons_own() -> None:
    """They are shown as the person said them, in their order; words without a meaning of their own are not."""
    assert read_turn(HEARD, "the stair is hard, and you are not sleeping").picked_up == ("stairs", "harder", "sleep")


def test_a_turn_may_listen_back_and_ask() -> None:
    """The question is what it does; the listening is not lost."""
    read = read_turn(HEARD, "You feel worn out, and you miss your husband. What helps at night?")

    assert (read.behaviour, read.question) == ("question", "open")
    assert read.reflection is not None


def test_you_should_inside_a_question_is_no_advice() -> None:
    """Asking what somebody thinks they need leaves the answer to them."""
    assert not read_turn(HEARD, "What do you think you need to sleep?").advice


@given(st.text(max_size=200), st.text(max_size=200))
def test_anything_typed_can_be_read(previous: str, text: str) -> None:
    """Every string has a reading, and its confidence is a share."""
    assert 0 <= read_turn(previous, text).confidence <= 1


@given(st.text(alphabet="abdeist '.,?", max_size=80))
def test_capitals_change_nothing(text: str) -> None:
    """People who type leave them out, or hold the key down."""
    assert read_turn(HEARD, text.upper()) == read_turn(HEARD, text)
