"""What a person makes of a turn: which of the things they carry it is about, and where in the talk it belongs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.person import Person, SoreSpot
from assistant.practice.simulated.heard import Heard
from assistant.practice.simulated.hearing import Hearing, step_of
from assistant.practice.simulated.meanings import Meaning
from tests.practice.talking_to_ann import ANN, FAULTS, NO_LIKENESS, WORDS, told

EARS = Hearing(ANN, WORDS, NO_LIKENESS)
BEFORE = "I grow onions behind the house."


def hear(text: str, before: str = "") -> Heard:
    """What Ann makes of a turn."""
    return EARS.hear(before, text)


def heard_by(person: Person, text: str) -> Heard:
    """What another person makes of a turn."""
    return Hearing(person, WORDS, NO_LIKENESS).hear("", text)


def test_the_words_of_these_tests_have_no_faults() -> None:
    """Else a test could pass for want of them."""
    assert FAULTS == []


@pytest.mark.parametrize("text", ["", "  ", "...", "?!", "\n"])
def test_what_has_no_words_is_silence(text: str) -> None:
    """Signs alone are nothing said."""
    there = hear(text)
    assert there.is_silence
    assert not there.asks
    assert not there.listens


# What it is about


def test_a_question_is_about_the_facts_with_its_topics() -> None:
    """Their own topics, whatever their endings."""
    assert hear("What do you have in your gardens?").facts == ("one",)


def test_the_fact_that_more_of_a_turn_is_about_comes_first() -> None:
    """And the others after it."""
    assert hear("Is your garden full of ten leeks?").facts == ("ten", "one")


def test_a_subject_is_about_the_facts_that_have_it_as_a_topic() -> None:
    """Though another way of naming it was used."""
    assert hear("Have you slept?").facts == ("two",)


def test_a_topic_of_several_words_may_hold_the_name_of_a_subject() -> None:
    """A hill to school is a hill."""
    person = told(ten={"topics": ("hill to school",)})
    assert heard_by(person, "How are your knees?").facts == ("ten",)
    assert hear("How are your knees?").facts == ()


def test_a_subject_is_about_the_facts_of_its_area_that_speak_of_it() -> None:
    """Their own words name it; facts of another area only mention it."""
    assert hear("Is there a chapel?").facts == ("four",)
    assert hear("Do you have tiles?").facts == ()


def test_what_they_carry_nothing_of_is_told_by_its_area() -> None:
    """So that they can say that there is nothing."""
    assert hear("Do you have a dog, or a telephone?").other_areas == ("social_support", "out_of_hours")
    assert hear("Have you slept?").other_areas == ()


def test_a_kind_of_fact_is_asked_for_by_its_own_words() -> None:
    """Whichever fact is of that kind."""
    assert hear("What are you good at?").facts == ("three",)
    assert hear("What worries you?").facts == ("four",)


def test_facts_of_a_kind_come_behind_those_that_are_named() -> None:
    """A topic weighs more than a kind."""
    assert hear("What are you good at in the garden?").facts[0] == "one"


def test_an_area_as_a_whole_is_no_single_fact() -> None:
    """Which of its facts comes is theirs to say."""
    there = hear("Tell me about your health and the people around you")
    assert there.areas == ("physical", "social_support")
    assert there.facts == ()


def test_where_an_area_takes_most_words_only_its_own_facts_count() -> None:
    """The others were only mentioned on the way."""
    assert hear("How do leeks change your feelings?").facts == ()
    assert hear("How do your nights change your feelings?").facts == ("two",)


def test_how_they_are_is_about_how_they_feel() -> None:
    """An area as a whole, and a courtesy."""
    there = hear("How are you?")
    assert there.areas == ("emotional",)
    assert there.moments == ("how_are_you",)


def test_what_is_asked_broadly_leaves_it_to_them_of_what_to_speak() -> None:
    """And it is no subject of which they carry nothing."""
    there = hear("What is on your mind?")
    assert there.widely
    assert there.other_areas == ()
    assert not hear("Have you slept?").widely


def test_whatever_is_named_beside_a_broad_subject_counts_first() -> None:
    """Even where the broad one has more words."""
    person = told(two={"topics": ("on your mind",)})
    assert heard_by(person, "Is money on your mind?").facts == ("two", "three")
    assert heard_by(person, "Is your cough or money on your mind?").facts[0] == "two"
    broad = told(two={"topics": ("mind",), "area": "emotional"})
    assert heard_by(broad, "Is money on your mind?").facts[0] == "three"


def test_an_area_hides_no_fact_in_its_words() -> None:
    """What asks widely never hides what they carry; a courtesy does."""
    person = told(four={"topics": ("people", "stupid")})
    assert "four" in heard_by(person, "What about the people around you?").facts
    assert heard_by(person, "You stupid thing.").facts == ()


# Which part of the talk it belongs to


def test_the_parts_of_the_talk_come_with_the_longest_phrase_first() -> None:
    """Each of them once."""
    there = hear("Hello, hello, is this a good time to talk, and thank you.")
    assert there.moments == ("agree", "thanks", "greeting")
    assert there.strongest == Meaning("moment", "agree")


def test_where_nothing_is_known_nothing_is_strongest() -> None:
    """Neither is it off the point."""
    there = hear("What about bananas?")
    assert there.strongest is None
    assert not there.off


def test_goals_and_steps_are_known_by_their_own_topics() -> None:
    """And what would help with a step by its own words."""
    assert hear("Would you like to win?").strongest == Meaning("goal", "goal")
    there = hear("Could you dig with a spade?")
    assert there.steps == ("dig",)
    assert there.helps == ("dig", "sow")
    assert step_of(ANN, "sow").step == "sow a bed"


def test_a_step_that_is_not_there_raises() -> None:
    """Nobody made it up."""
    with pytest.raises(KeyError):
        step_of(ANN, "weed")


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("Did you see the football?", True),
        ("football", True),
        ("Is there football in the garden?", True),
        ("Is there football at ten leeks?", False),
        ("What is in the garden?", False),
    ],
)
def test_what_is_off_the_point_takes_as_many_words_as_what_is_about_them(text: str, off: bool) -> None:
    """One mention beside a question about them is nothing."""
    assert hear(text).off is off


def test_what_upsets_them_is_heard_inside_longer_words() -> None:
    """Nothing hides it, and nothing hides what they want nothing of."""
    sore = SoreSpot("mother", ("mother",), ("Not her.",))
    person = replace(ANN, upsets=(sore,), refuses=(replace(sore, id="moving"),))
    person = replace(person, facts=(replace(person.facts[0], topics=("your mother at home",)), *person.facts[1:]))
    there = heard_by(person, "How is your mother at home?")
    assert there.sore == sore
    assert there.unwanted is not None
    assert there.unwanted.id == "moving"
    assert hear("How is your mother?").sore is None


def test_more_is_asked_for_by_words_of_its_own() -> None:
    """Of whatever was just said."""
    assert hear("Tell me more").more
    assert not hear("Tell me").more


# How it reads


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("What is in the garden", True),
        ("do you sleep", True),
        ("Your garden.", True),
        ("your health", True),
        ("My own garden.", False),
        ("Bananas.", False),
    ],
)
def test_a_question_asks_and_so_do_two_words_that_name_something(text: str, asks: bool) -> None:
    """A question mark is never needed."""
    assert hear(text).asks is asks


@pytest.mark.parametrize(
    ("text", "listens"),
    [
        ("So you grow onions behind the house.", True),
        ("It sounds like you feel lonely.", True),
        ("You grow onions, and you should stop growing onions.", False),
        ("You grow onions behind the house, you stupid thing.", False),
        ("What is in the garden?", False),
        ("Mm.", False),
    ],
)
def test_saying_back_is_listening_where_nobody_is_told_what_to_do(text: str, listens: bool) -> None:
    """And nobody is called names."""
    assert hear(text, BEFORE).listens is listens


def test_seeking_leave_is_heard() -> None:
    """Whatever is asked for."""
    assert hear("May I ask you something?").asks_leave
    assert not hear("What is in the garden?").asks_leave


def test_several_questions_are_counted() -> None:
    """They lose the thread of them."""
    assert hear("Do you sleep? Do you eat? Do you walk?").questions == 3


@given(st.text(), st.text())
def test_no_words_are_too_odd_to_be_heard(before: str, text: str) -> None:
    """What is heard is always something that is there."""
    there = hear(text, before)
    assert set(there.facts) <= {one.id for one in ANN.facts}
    assert set(there.areas) | set(there.other_areas) <= set(WORDS.areas)
    assert set(there.moments) <= set(WORDS.moments)
