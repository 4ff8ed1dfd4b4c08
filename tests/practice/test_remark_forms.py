"""The forms that remarks rest on: words that tell, questions that can be opened, and words as they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.feedback.opened import opened, yes_or_no
from assistant.practice.feedback.told import Told, told_in, warns
from assistant.practice.feedback.typed import as_typed, sentences, shortened
from assistant.practice.reading import read_turn

HEARD = "I puff going up the hill to school. My knees give out by the gate."


def told(said: str) -> Told | None:
    """What is found to tell in a turn, said to somebody who puffs on a hill."""
    return told_in(said, HEARD, read_turn(HEARD, said))


@pytest.mark.parametrize(
    ("said", "form", "words"),
    [
        ("You should join a gym.", "advice", "You should"),
        ("so the hill is hard, but you really need to rest", "advice", "you really need to"),
        ("if i were you id take the bus", "advice", "if i were you"),
        ("I'd suggest a stick", "advice", "I'd suggest"),
        ("you could always take the bus", "advice", "you could always take"),
        ("cut out the biscuits", "advice", "cut out the biscuits"),
        ("Just try walking a little slower each day.", "advice", "Just try walking a little slower..."),
        ("Have you tried swimming?", "asked", "Have you tried swimming"),
        ("why dont you ask your daughter", "asked", "why dont you ask"),
        ("You can ring the surgery before nine.", "advice", "You can ring"),
        ("Let's get you a stick.", "advice", "Let's get you"),
        ("it would be best to rest at the gate", "advice", "it would be best to rest"),
        ("why not just leave earlier", "advice", "why not just leave"),
        ("Don't let it get you down.", "advice", "Don't let it get you down"),
        ("Put a chair by the gate.", "advice", "Put a chair by the gate"),
        ("How about a walking stick?", "asked", "How about a walking"),
        ("Your pharmacist can look at the tablets.", "facts", "Your pharmacist can look at the..."),
        ("There's a walking group at the library.", "facts", "There's a walking group at the..."),
        ("Most people find it gets easier.", "facts", "Most people find it gets easier"),
    ],
)
def test_words_that_tell_are_shown_as_they_were_typed(said: str, form: str, words: str) -> None:
    """Advice, advice put as a question, and information each have their forms."""
    found = told(said)

    assert found is not None
    assert (found.form, found.words) == (form, words)


@pytest.mark.parametrize(
    "said",
    [
        "What do you think you should do?",
        "You must be worn out.",
        "You should be proud of that.",
        "have you thought about what youd like",
        "Have you tried anything?",
        "It sounds like you need to rest.",
        "Your doctor says you need to rest.",
        "Take your time.",
        "Talk to me about the hill.",
        "You can see the school from the gate.",
        "It is important to you.",
        "You could have gone home.",
        "Let's see how it goes.",
        "You puff on the hill.",
        "How is it on the hill?",
        "My knees give out by the gate too.",
        "",
    ],
)
def test_what_may_be_something_else_is_not_called_telling(said: str) -> None:
    """Questions, guesses, praise, other people's words, and what was only said back."""
    assert told(said) is None


def test_plain_advice_is_shown_before_information() -> None:
    """Of several forms in a turn the one that is plainest to see."""
    found = told("There's a walking group at the library. You should go.")

    assert found is not None
    assert found.words == "You should"


def test_what_may_go_wrong_is_a_warning() -> None:
    """Saying what happens else is one; saying back is none."""
    assert warns("if you dont slow down youll end up in hospital")
    assert not warns("You puff on the hill.")


@pytest.mark.parametrize(
    ("closed", "open_one"),
    [
        ("Do you sleep well?", "How do you sleep?"),
        ("did you cope", "How did you cope?"),
        ("So are you eating properly?", "How are you eating?"),
        ("do you feel lonely", "How do you feel?"),
        ("Is your back any better?", "How is your back?"),
        ("Is there anyone who helps you?", "Who helps you?"),
        ("is there anything that makes it easier", "What makes it easier?"),
        ("Have you got any friends?", "What about friends?"),
        ("do you live alone", "Who do you live with?"),
    ],
)
def test_a_closed_question_is_opened_where_a_rule_is_certain(closed: str, open_one: str) -> None:
    """The same question, begun with what, how or who."""
    assert opened(closed) == open_one


@pytest.mark.parametrize(
    "question", ["Do you smoke?", "Are you his daughter?", "Is it the hill?", "How do you sleep?", ""]
)
def test_other_questions_are_left_alone(question: str) -> None:
    """A wrong question is worse than none."""
    assert opened(question) == ""


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Do you sleep well?", "do you"),
        ("and is there anyone who helps", "is there"),
        ("do you mind if I write this down?", ""),
        ("are you ready?", ""),
        ("is there anything else?", ""),
        ("do you walk or take the bus?", ""),
        ("How long have you had it?", ""),
        ("That is hard, isn't it?", ""),
    ],
)
def test_only_what_asks_for_yes_or_no_without_need_is_called_so(said: str, shown: str) -> None:
    """Amounts, choices, tags, checks and offers are not."""
    assert yes_or_no(read_turn(HEARD, said).asked_by, said) == shown


def test_a_long_text_is_shown_by_its_beginning() -> None:
    """Three dots show that there was more."""
    assert shortened("one two three, four five", 3) == "one two three..."
    assert shortened("one  two three", 3) == "one two three"


@pytest.mark.parametrize(
    ("typed", "plain", "shown"),
    [
        ("Well, you'd better rest.", "you would", "you'd"),
        ("dont you think so", "do not you", "dont you"),
        ("The hill, love.", "hill", "hill"),
        ("nothing of the kind", "you should", "you should"),
    ],
)
def test_plain_words_are_found_again_as_they_were_typed(typed: str, plain: str, shown: str) -> None:
    """Short forms and signs and all; words that are not there stay as they are."""
    assert as_typed(typed, plain.split()) == shown


@given(st.text(max_size=200), st.text(max_size=200))
def test_anything_typed_has_its_forms(heard: str, said: str) -> None:
    """What is shown stands in what was typed, or says where it was cut."""
    found = told_in(said, heard, read_turn(heard, said))

    assert found is None or found.sentence in sentences(said)
    assert all(one.strip() for one in sentences(said))
    assert opened(said) == "" or opened(said).endswith("?")
