"""A person answers the form of a turn in character: silence, what hurts, being told, courtesies, what is off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.practice.simulated.mind import Mind
from tests.practice.talking_to_ann import ADVICE, ANN, GARDEN, NIGHTS, Talk, told

LEAVE = "May I ask you something?"
SPEECH = "Well, " + "and then there is the bus and the shop and the post " * 8
PRAISE = "That is really impressive, well done."
WAITS, LOOKS_AWAY = "(Ann waits.)", "(Ann looks away.)"


# Silence


def test_to_silence_they_have_a_few_words_and_then_none() -> None:
    """What can be seen is no wording, and may come again."""
    talk = Talk()
    assert [talk.keys("") for _ in range(4)] == [["says.silence"]] * 4
    shown = [talk.say("").answer for _ in range(4)]
    assert shown == [LOOKS_AWAY, WAITS, LOOKS_AWAY, WAITS]


def test_silence_opens_what_waits_for_it() -> None:
    """Of what they are on, as often as their file says."""
    talk = Talk(told(two={"opens": {"silence": 2}})).after(NIGHTS)
    assert talk.keys("...") == ["says.silence"]
    assert talk.keys("...") == ["fact.first two"]
    assert talk.exchanges[-1].told == ("two",)


def test_silence_opens_what_they_are_led_to() -> None:
    """From their garden to their nights."""
    assert Talk(told(two={"opens": {"silence": 1}})).after(GARDEN).keys("") == ["fact.first two"]


def test_silence_opens_nothing_that_waits_for_something_else() -> None:
    """Nor when they are on nothing yet."""
    assert Talk().after(GARDEN).keys("") == ["says.silence"]
    assert Talk(told(two={"opens": {"silence": 1}})).keys("") == ["says.silence"]


def test_closed_up_they_answer_silence_with_little() -> None:
    """And silence opens nothing."""
    talk = Talk(told(two={"opens": {"silence": 1}})).after(GARDEN, ADVICE, ADVICE)
    assert talk.keys("") == ["says.quiet"]


# What hurts


def test_to_rudeness_they_say_so_and_it_hurts_for_two_turns() -> None:
    """In that time they tell nothing, not even what is told freely."""
    talk = Talk()
    assert talk.keys("Shut up!") == ["says.rude"]
    assert [talk.keys(GARDEN) for _ in range(3)] == [["says.upset"], ["says.upset"], ["fact.first one"]]


def test_rude_again_and_again_they_close_up() -> None:
    """And they run out of things to say to it."""
    talk = Talk().after("Shut up!")
    assert not talk.exchanges[-1].shut
    assert [talk.keys("Shut up!") for _ in range(3)] == [["says.rude"], ["says.rude"], ["says.quiet"]]
    assert talk.exchanges[-1].shut


@pytest.mark.parametrize("soothing", ["I am sorry.", "There is no hurry.", LEAVE, "It sounds like you feel hurt."])
def test_what_hurts_passes_when_they_are_met(soothing: str) -> None:
    """By a word of sorry, by time, by leave being sought, and by being listened to."""
    talk = Talk().after("Shut up!", soothing)
    assert talk.mind.hurt == 0
    assert "says.upset" not in {line.key for line in talk.exchanges[-1].lines}


def test_words_that_hurt_are_answered_with_words_of_their_own() -> None:
    """As long as there are any; after it they need a turn to themselves."""
    talk = Talk()
    assert talk.keys("What about the rain upsets?") == ["upsets rain"]
    assert talk.keys(GARDEN) == ["says.upset"]
    talk.after("I am sorry.")
    assert [talk.keys("What about the rain upsets?") for _ in range(2)] == [["upsets rain"], ["says.upset"]]
    assert talk.mind.pushed == 0


def test_to_be_told_what_hurts_closes_them_up_a_little() -> None:
    """As any telling does."""
    talk = Talk().after("You should think of the rain upsets.")
    assert [line.key for line in talk.exchanges[-1].lines] == ["upsets"]
    assert talk.mind.pushed == 1


def test_words_that_hurt_are_no_harm_when_they_are_said_back() -> None:
    """They said them first."""
    person = told(one={"first": ("The rain upsets everything in my garden.",)})
    assert "upsets rain" not in Talk(person).after(GARDEN).keys("So the rain upsets everything in your garden.")


def test_while_something_hurts_nothing_guarded_is_open() -> None:
    """Whatever has opened it."""
    fact = ANN.fact("two")
    assert Mind(listened=9).is_open(fact, ANN)
    assert not Mind(listened=9, hurt=1).is_open(fact, ANN)
    assert not Mind(listened=9, pushed=2).is_open(fact, ANN)
    assert Mind(told=frozenset({"two"}), hurt=1).is_open(fact, ANN)


# Being told what to do


def test_told_what_to_do_they_answer_in_their_own_way_and_then_close_up() -> None:
    """After as many times as their file says."""
    talk = Talk()
    assert [talk.keys(ADVICE) for _ in range(3)] == [["says.advised"], ["says.told_again"], ["says.quiet"]]
    assert [one.shut for one in talk.exchanges] == [False, True, True]


def test_closed_up_they_tell_a_few_words_of_what_is_told_freely() -> None:
    """And of what was told already; nothing else, and no plan."""
    talk = Talk().after(ADVICE, ADVICE)
    assert talk.keys(GARDEN) == ["fact.short one"]
    assert talk.keys(GARDEN) == ["says.quiet"]
    assert talk.keys(NIGHTS) == ["says.quiet"]
    assert talk.keys("Do you have a dog?") == ["says.quiet"]
    assert talk.exchanges[2].told == ()


@pytest.mark.parametrize("text", [LEAVE, "Okay.", "The bus and the shop.", "Tell me more.", "To sum up, you sing."])
def test_closed_up_they_say_little_to_anything_else(text: str) -> None:
    """What they have for it in their file."""
    [key] = Talk().after(GARDEN, ADVICE, ADVICE, "What else?").keys(text)
    assert key in ("says.quiet", "says.misheard", "says.no")


def test_being_listened_to_opens_them_again() -> None:
    """One turn of it takes one turn of advice away."""
    talk = Talk().after(GARDEN, ADVICE, ADVICE, GARDEN)
    assert talk.exchanges[-1].shut
    assert "fact.more one" in talk.keys("So it is onions, mostly.")
    assert talk.exchanges[-1].listened
    assert not talk.exchanges[-1].shut
    assert talk.keys("Tell me more.") == ["says.unsure"]


def test_after_much_advice_one_turn_of_listening_is_not_enough() -> None:
    """They say that they were heard, and do not go on yet."""
    talk = Talk().after(*[ADVICE] * 4, GARDEN)
    assert talk.keys("So it is onions, mostly.") == ["says.listened_to"]
    assert talk.exchanges[-1].shut


def test_closed_up_they_take_nothing_for_listening_that_is_not_theirs() -> None:
    """It has to pick up their words."""
    talk = Talk().after(ADVICE, ADVICE)
    assert talk.keys("You feel lonely there.") == ["says.misheard"]
    assert not talk.exchanges[-1].listened
    assert talk.exchanges[-1].shut


def test_however_much_they_are_told_a_few_turns_open_them() -> None:
    """There is always a way back."""
    assert Talk().after(*[ADVICE] * 20).mind.pushed == ANN.closes_after + 2


def test_with_leave_they_can_be_told_something() -> None:
    """Leave lasts for one turn."""
    talk = Talk()
    assert talk.keys("May I tell you something?") == ["says.permission"]
    assert talk.keys(ADVICE) == ["says.informed"]
    assert talk.keys(ADVICE) == ["says.advised"]
    assert [one.asked_first for one in talk.exchanges] == [True, True, False]


def test_what_only_informs_is_met_with_a_nod() -> None:
    """Nobody was told what to do."""
    talk = Talk().after("Research shows that smoking causes coughs in most people.")
    assert [line.key for line in talk.exchanges[-1].lines] == ["says.mm"]
    assert talk.mind.pushed == 0


def test_advice_with_an_open_question_is_a_question() -> None:
    """They answer what is asked."""
    assert Talk().keys("You could try a bath. What is in your garden?") == ["fact.first one"]


def test_advice_put_as_a_question_is_a_question_where_it_asks_of_what_they_carry() -> None:
    """Unless more is said around it."""
    assert Talk().keys("Have you thought about your cough?") == ["fact.short four"]
    assert Talk().keys("You cannot go on like that. Have you thought about your cough?") == ["says.advised"]


def test_an_idea_they_want_nothing_of_is_turned_down_in_their_own_words() -> None:
    """And then shortly."""
    talk = Talk()
    assert talk.keys("What about the rain refuses?") == ["refuses rain"]
    assert talk.mind.pushed == 0
    assert talk.keys("You should try the rain refuses.") == ["refuses rain"]
    assert talk.mind.pushed == 1
    assert talk.keys("What about the rain refuses?") == ["says.no"]
    assert talk.after(ADVICE).keys("What about the rain refuses?") == ["says.quiet"]


# Too much


def test_several_questions_at_once_are_too_many() -> None:
    """They say so as often as they have words for it, and then do their best."""
    talk, many = Talk(), "Do you cook? Do you eat? What is in your garden?"
    assert [talk.keys(many) for _ in range(3)] == [["says.many_questions"], ["says.many_questions"], ["fact.first one"]]


def test_a_speech_is_too_long_and_closes_them_up_a_little() -> None:
    """Unless leave was sought for it."""
    talk = Talk()
    assert [talk.keys(SPEECH) for _ in range(3)] == [["says.long_turn"], ["says.long_turn"], ["says.mm"]]
    assert talk.exchanges[-1].shut
    assert Talk().after("May I tell you something?", SPEECH).mind.pushed == 0


# Courtesies, and what is off the point


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hello, how are you?", "says.greeting"),
        ("hello", "says.greeting"),
        ("Is this a good time to talk?", "says.agrees"),
        ("Thank you.", "says.thanked"),
        ("Goodbye.", "says.goodbye"),
        (PRAISE, "says.praised"),
        (LEAVE, "says.permission"),
        ("Why?", "says.asked_why"),
        ("Why do you do that?", "says.asked_why"),
        ("Did you see the football?", "says.off_topic"),
        ("football", "says.off_topic"),
        ("Okay.", "says.mm"),
        ("What about bananas?", "says.unsure"),
        ("bananas", "says.not_followed"),
    ],
)
def test_each_kind_of_turn_has_its_answer(text: str, key: str) -> None:
    """In the person's own way."""
    assert Talk().keys(text) == [key]


def test_what_is_asked_beside_a_goodbye_is_answered_first() -> None:
    """They stay for it."""
    assert Talk().keys("Before I say goodbye, what is in your garden?") == ["fact.first one"]


def test_hello_is_answered_later_too() -> None:
    """Where it asks for nothing else."""
    assert Talk().after(GARDEN).keys("hello again") == ["says.greeting"]


def test_a_why_about_what_they_carry_is_a_question() -> None:
    """Only a bare one sounds like blame; and they say so as often as they have words for it."""
    assert Talk().keys("Why do you have a garden?") == ["fact.first one"]
    talk = Talk().after("Why?", "Why?", "Why?")
    assert talk.keys("Why?") != ["says.asked_why"]


def test_a_nod_is_met_with_a_nod_until_there_is_trust() -> None:
    """Then they go on a little."""
    assert Talk().after(GARDEN).keys("Okay.") == ["says.mm"]
    assert Talk(replace(ANN, warms_after=0)).after(GARDEN).keys("Okay.") == ["fact.more one"]
    assert Talk(replace(ANN, warms_after=0)).keys("Okay.") == ["says.mm"]


def test_given_time_they_go_on() -> None:
    """Trust or not."""
    assert Talk().after(GARDEN).keys("There is no hurry.") == ["fact.more one"]


def test_what_asks_for_nothing_is_met_with_a_nod() -> None:
    """Where it is plain that nothing was asked."""
    assert Talk().keys("Good to meet Ann today.") == ["says.mm"]


# What is known of a turn


def test_an_exchange_tells_what_passed() -> None:
    """The turn, what was heard before it, how it reads, and its number."""
    talk = Talk().after(GARDEN, "Do you cough? Do you sleep?")
    first, second = talk.exchanges
    assert (first.number, first.said, first.heard, first.words) == (1, GARDEN, "", 5)
    assert (second.number, second.heard, second.questions) == (2, "I grow onions behind the house.", 2)
    assert second.reading.question == "closed"
