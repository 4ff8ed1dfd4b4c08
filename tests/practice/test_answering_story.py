"""What a person tells of their story: what is open, more to who asks openly and listens, and no wording twice."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from assistant.practice.person import Opener
from tests.practice.talking_to_ann import ADVICE, ANN, GARDEN, LISTENS, NIGHTS, Talk, says, told

SUMS_UP = "To sum up: you grow onions behind the house, and it is a lot of work for you."
LISTENS_AGAIN = "So slugs have eaten half of them."


# Their story


def test_a_question_with_a_yes_or_no_gets_a_few_words() -> None:
    """They are a hint, and nothing is told by them; asked again, they tell it."""
    talk = Talk()
    assert talk.keys("Do you like your garden?") == ["fact.short one"]
    assert talk.keys("Do you like your garden?") == ["fact.first one"]
    assert [one.told for one in talk.exchanges] == [(), ("one",)]


def test_somebody_who_talks_at_length_tells_it_to_any_question() -> None:
    """It takes no more than a nudge."""
    assert Talk(replace(ANN, talks="at_length")).keys("Do you like your garden?") == ["fact.first one"]


def test_an_open_question_gets_more_each_time_and_no_wording_twice() -> None:
    """First, more, again; and then that this was all."""
    talk = Talk()
    keys = [talk.keys(GARDEN) for _ in range(5)]
    assert keys[:3] == [["fact.first one"], ["fact.more one"], ["fact.again one"]]
    assert keys[3:] == [["says.nothing_more"]] * 2
    assert [one.told for one in talk.exchanges] == [("one",), (), (), (), ()]


def test_when_all_of_something_is_told_they_come_to_what_else_was_asked() -> None:
    """Of what is open."""
    talk = Talk().after(*["What is in your garden?"] * 3)
    assert talk.keys("What is in your garden for that cough?") == ["fact.first four"]


@pytest.mark.parametrize(
    ("opener", "turns"),
    [
        ("open_question", [NIGHTS]),
        ("permission", ["May I ask about your nights?"]),
        ("listening", [GARDEN, LISTENS]),
        ("silence", [""]),
    ],
)
def test_what_is_guarded_is_told_once_it_is_opened(opener: Opener, turns: list[str]) -> None:
    """By the kind of turn that opens it, and by no other."""

    def is_told(opens: Opener) -> bool:
        ann = told(two={"opens": {opens: 1}}, one={"leads_to": ()})
        exchanges = Talk(ann).after(*turns, "Do you lie awake in the nights?").exchanges
        return any(line.about == "two" and line.key != "fact.holds_back" for one in exchanges for line in one.lines)

    assert [one for one in get_args(Opener) if is_told(one)] == [opener]


def test_what_is_not_open_is_held_back_in_words_of_its_own() -> None:
    """Then in words for anything; and it is never told by the way."""
    talk = Talk()
    keys = [talk.keys(NIGHTS) for _ in range(6)]
    assert keys == [["fact.holds_back two"], *[["says.holds_back"]] * 4, ["says.unsure"]]
    assert not any(one.told for one in talk.exchanges)


def test_of_an_area_as_a_whole_they_tell_what_is_open_and_untold_first() -> None:
    """One after the other; what is not open comes last, and is held back."""
    talk, asked = Talk(), "How is your health?"
    assert {key for _ in range(2) for key in talk.keys(asked)} == {"fact.first one", "fact.first ten"}
    talk = Talk(told(one={"guarded": 3, "opens": {"listening": 2}}))
    assert [talk.keys(asked) for _ in range(2)] == [["fact.first ten"], ["fact.holds_back one"]]


def test_asked_what_is_on_their_mind_they_come_to_what_is_hard() -> None:
    """What they would tell, one thing after the other; never their joys."""
    talk = Talk()
    keys = [talk.keys("What is on your mind?") for _ in range(3)]
    assert keys == [["fact.first four"], ["fact.first seven"], ["fact.first ten"]]


def test_with_nothing_open_there_is_nothing_on_their_mind() -> None:
    """They do not say more than they would."""
    shy = {one.id: {"guarded": 3, "opens": {"listening": 9}} for one in ANN.facts}
    [key] = Talk(told(**shy)).keys("What is on your mind?")
    assert key.startswith("says.")


def test_of_what_they_carry_nothing_of_they_say_so() -> None:
    """Or with a short no; and nothing is told by it."""
    talk = Talk()
    keys = {key for _ in range(20) for key in talk.keys("Do you have a telephone?")}
    assert {"says.no_trouble", "says.no"} <= keys <= {"says.no_trouble", "says.no", "says.unsure", "nothing"}
    assert not any(one.told for one in talk.exchanges)


def test_asked_for_more_they_go_on_with_what_they_are_on() -> None:
    """As they do when a short question names nothing else, or picks up their words."""
    assert Talk().after(GARDEN).keys("Tell me more.") == ["fact.more one"]
    assert Talk().after(GARDEN).keys("And what happened then?") == ["fact.more one"]
    asked = "What would you say it is that grows there behind your old house?"
    assert Talk().after(GARDEN).keys(asked) == ["fact.more one"]


def test_asked_for_more_before_anything_was_told_they_do_not_know_of_what() -> None:
    """Nothing is made up."""
    assert Talk().keys("Tell me more.")[0] in ("says.unsure", "says.not_followed")


# Being listened to


def test_listened_to_they_go_on_by_themselves() -> None:
    """More of what they are on, then what it leads to."""
    talk = Talk().after(GARDEN)
    assert talk.keys(LISTENS) == ["says.listened_to", "fact.more one"]
    assert talk.keys(LISTENS_AGAIN) == ["says.warms", "fact.first two"]
    assert talk.keys("You lie awake until three.")[-1] == "fact.more two"
    assert all(one.listened for one in talk.exchanges[1:])


def test_they_come_by_themselves_to_nothing_that_is_not_open() -> None:
    """They only say that they were heard."""
    talk = Talk(told(two={"opens": {"listening": 9}})).after(GARDEN, LISTENS)
    assert talk.keys(LISTENS_AGAIN) == ["says.warms"]


def test_listened_to_on_what_they_held_back_they_tell_it_once_it_is_open() -> None:
    """They were on it all the time."""
    talk = Talk(told(two={"opens": {"listening": 1}})).after(NIGHTS)
    assert talk.keys("You say you sleep.")[-1] == "fact.first two"


def test_they_say_once_that_they_have_come_to_trust() -> None:
    """After as much listening as their file says."""
    talk = Talk().after(GARDEN, *[LISTENS] * 6)
    keys = [line.key for one in talk.exchanges for line in one.lines]
    assert keys.count("says.warms") == 1
    assert [one.lines[0].key for one in talk.exchanges].index("says.warms") == ANN.warms_after


def test_listened_to_before_they_told_anything_they_say_so() -> None:
    """There is nothing to go on with."""
    assert Talk().keys("It sounds like you feel lonely.") == ["says.listened_to"]


def test_a_check_at_the_end_is_still_listening() -> None:
    """Whether they were heard rightly is no new question."""
    talk = Talk().after(GARDEN)
    assert "fact.more one" in talk.keys("So you grow onions behind the house. Is that right?")


def test_a_full_question_after_listening_is_answered() -> None:
    """And the listening counts."""
    talk = Talk().after(GARDEN)
    assert talk.keys("So you grow onions behind the house. Do you cough?") == ["fact.short four"]
    assert talk.mind.listened == 1


def test_what_was_said_back_wrongly_is_put_right() -> None:
    """And is no listening."""
    talk = Talk().after(GARDEN)
    assert talk.keys("So your sister lives in Spain.") == ["says.misheard"]
    assert not talk.exchanges[-1].listened
    assert talk.mind.listened == 0


def test_a_wrong_thing_said_back_beside_a_question_is_passed_over() -> None:
    """They answer what was asked."""
    assert Talk().after(GARDEN).keys("So your sister lives in Spain. Do you cough?") == ["fact.short four"]


def test_a_summary_of_what_they_told_is_listening() -> None:
    """When they have no more words for a summary it counts as much, and once."""
    talk = Talk(replace(says(ANN, summed_up=("That is it.",)), warms_after=9)).after(GARDEN)
    assert talk.keys(SUMS_UP) == ["says.summed_up"]
    assert talk.mind.listened == 1
    talk.say(SUMS_UP)
    assert talk.mind.listened == 2


def test_a_summary_of_nothing_is_no_summary() -> None:
    """They told nothing yet."""
    assert "says.summed_up" not in Talk().keys(SUMS_UP)


# Asking back


def test_now_and_then_they_ask_something_back_once_they_trust() -> None:
    """In which turn the seed decides; telling is then an answer, and closes nobody up."""
    talk = Talk(seed=3).after(GARDEN, LISTENS)
    assert talk.keys("Do you cough?") == ["fact.short four"]
    talk = Talk(replace(ANN, warms_after=0), seed=5)
    assert talk.keys(GARDEN) == ["fact.first one", "says.asks_back"]
    assert talk.keys(ADVICE) == ["says.mm"]
    assert (talk.exchanges[-1].was_asked, talk.mind.pushed) == (True, 0)
    assert talk.keys(ADVICE) == ["says.advised"]


def test_they_ask_nothing_of_somebody_they_do_not_trust() -> None:
    """Whatever the seed."""
    for seed in range(6):
        assert Talk(seed=seed).keys(GARDEN) == ["fact.first one"]
