"""What a person says to the parts of the talk that make a plan: each in its time, and never before."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from assistant.practice.person import Ahead, Sure
from assistant.roles import Level
from tests.practice.talking_to_ann import ADVICE, ANN, GARDEN, LISTENS, Talk, says, steps

GOAL = "What would you like to be different?"
STEP = "What could be a first step?"
SURE = "How sure are you, from 1 to 10?"
DOUBTS = "What gets in the way?"
EASES = "What would make it easier?"
HELP = "What if you had a spade?"
WHEN = "When would you do it?"
SETS_OFF = "What sets it off?"
VERY_ILL = "What if you were very ill?"
CALM = "May I ask whether you would plan ahead?"
READ_BACK = "Let me read it back to you."


def with_a_goal(*texts: str, **changes: object) -> Talk:
    """A talk in which the goal was told, and these things were said after it."""
    return Talk(**changes).after(GARDEN, GOAL, *texts)  # type: ignore[arg-type]


# Agreeing to talk


def test_whether_it_is_a_good_time_they_say_at_the_beginning() -> None:
    """It is told once; later on the same words are about something else."""
    talk = Talk()
    assert talk.keys("Is this a good time to talk?") == ["says.agrees"]
    assert talk.keys("So is this a good time to talk?") != ["says.agrees"]
    assert [one.told for one in talk.exchanges] == [("agree",), ()]


def test_asked_late_for_the_first_time_they_still_agree() -> None:
    """Nobody had asked."""
    talk = Talk().after(*["Okay."] * 5)
    assert talk.keys("Is this a good time to talk?") == ["says.agrees"]


def test_closed_up_they_agree_to_nothing() -> None:
    """Neither to the talk, nor to what is at its end."""
    talk = with_a_goal(STEP, ADVICE, ADVICE)
    for text in ("Is this a good time to talk?", GOAL, STEP, SURE, CALM, "Does this feel right to you?"):
        assert talk.keys(text)[0] in ("says.quiet", "says.not_followed", "nothing")


# The goal


def test_there_is_no_goal_before_what_it_grows_from() -> None:
    """They say so as often as they have words for it."""
    talk = Talk()
    assert [talk.keys(GOAL) for _ in range(3)] == [["goal.not_yet goal"], ["goal.not_yet goal"], ["says.unsure"]]
    assert not any(one.told for one in talk.exchanges)


def test_the_goal_is_told_once_what_it_grows_from_is_told() -> None:
    """Then more of it, then once more, and then that this was it."""
    talk = Talk().after(GARDEN)
    keys = [talk.keys(GOAL) for _ in range(4)]
    assert keys == [["goal.first goal"], ["goal.more goal"], ["goal.again goal"], ["says.nothing_more"]]
    assert [one.told for one in talk.exchanges] == [("one",), ("goal",), (), (), ()]


def test_the_goal_is_known_by_its_own_topics() -> None:
    """A show is one."""
    assert Talk().after(GARDEN).keys("Would you like to win?") == ["goal.first goal"]


def test_listened_to_on_their_goal_they_tell_more_of_it() -> None:
    """They go on by themselves."""
    goal = replace(ANN.goal, first=("I want to win at the show in June.",))
    talk = with_a_goal(person=replace(ANN, goal=goal))
    assert talk.keys("You want to win at the show in June.")[-1] == "goal.more goal"


def test_a_goal_that_is_only_named_is_not_asked_for() -> None:
    """To say it is no question."""
    assert "goal.first goal" not in Talk().after(GARDEN).keys("It will be different one of these days, I am sure.")


# Steps


def test_there_is_no_step_before_the_goal() -> None:
    """Neither any, nor the one that is named."""
    talk = Talk().after(GARDEN)
    assert [talk.keys(STEP) for _ in range(3)] == [["goal.not_yet goal"], ["goal.not_yet goal"], ["says.unsure"]]
    assert "step.first sow" not in talk.keys("Could you sow?")


def test_steps_come_one_after_the_other() -> None:
    """In the order of the file; and when all are told, the last one again."""
    talk = with_a_goal()
    assert [talk.keys(STEP) for _ in range(4)] == [
        ["step.first dig"],
        ["step.first sow"],
        ["step.again sow"],
        ["says.nothing_more"],
    ]
    assert [one.told for one in talk.exchanges[2:]] == [("step:dig",), ("step:sow",), (), ()]


def test_a_step_that_is_named_comes_first() -> None:
    """And something smaller is the next one."""
    talk = with_a_goal()
    assert talk.keys("Could you sow?") == ["step.first sow"]
    assert talk.keys("Is there something smaller?") == ["step.first dig"]


def test_before_there_is_a_step_what_would_be_easier_is_one() -> None:
    """Later it is what would help with it."""
    assert with_a_goal().keys(EASES) == ["step.first dig"]
    assert with_a_goal(STEP).keys(EASES) == ["step.helps dig"]


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [(WHEN, "step.again", "again:dig"), (DOUBTS, "step.doubts", "doubts:dig"), (EASES, "step.helps", "helps:dig")],
)
def test_of_a_step_they_tell_when_what_hinders_and_what_helps(text: str, key: str, told: str) -> None:
    """Once; then that there is no more."""
    talk = with_a_goal(STEP)
    assert talk.keys(text) == [f"{key} dig"]
    assert talk.exchanges[-1].told == (told,)
    assert talk.keys(text) == ["says.nothing_more"]


# How sure


def test_help_makes_them_surer() -> None:
    """A low number is eased by what they said would help, or by naming it once they doubt."""
    talk = with_a_goal(STEP)
    assert (talk.keys(SURE), talk.exchanges[-1].sure) == (["says.how_sure dig"], 4)
    assert (talk.keys(HELP), talk.exchanges[-1].told) == (["step.now_sure dig"], ("helped:dig",))
    assert (talk.keys(SURE), talk.exchanges[-1].sure) == (["says.how_sure dig"], 7)
    assert talk.keys(HELP) != ["step.now_sure dig"]


def test_asked_how_sure_they_would_be_with_help_they_say_both() -> None:
    """That it would help, and the new number."""
    talk = with_a_goal(STEP, SURE)
    assert talk.keys("How sure would you be if you had a spade?") == ["step.now_sure dig", "says.how_sure dig"]
    assert (talk.exchanges[-1].sure, talk.exchanges[-1].told) == (7, ("helped:dig",))


@pytest.mark.parametrize("asked", [DOUBTS, EASES, SURE])
def test_what_would_help_is_welcome_once_the_step_was_looked_at(asked: str) -> None:
    """Whatever they said of it."""
    assert with_a_goal(STEP, asked).keys(HELP) == ["step.now_sure dig"]


def test_what_would_help_means_nothing_before_that() -> None:
    """Neither without a step, nor before they said anything of it."""
    assert with_a_goal().keys(HELP) != ["step.now_sure dig"]
    assert with_a_goal(STEP).keys(HELP) != ["step.now_sure dig"]
    assert with_a_goal(STEP, SURE, ADVICE, ADVICE).keys(HELP) != ["step.now_sure dig"]


def test_with_no_words_left_for_help_they_are_surer_all_the_same() -> None:
    """They say what they would have said anyway."""
    dig = replace(ANN.goal.steps[0], now_sure=())
    talk = with_a_goal(STEP, SURE, HELP, person=steps(ANN, dig))
    assert talk.mind.helped == {"dig"}
    assert talk.after(SURE).exchanges[-1].sure == 7


@pytest.mark.parametrize(("level", "said"), list(zip(get_args(Level), (3, 4, 5, 6), strict=True)))
def test_practised_at_another_level_they_are_as_much_surer(level: Level, said: int) -> None:
    """By as many as the level is above or below their own."""
    assert with_a_goal(STEP, SURE, level=level).exchanges[-1].sure == said


@pytest.mark.parametrize(("sure", "level", "said"), [(Sure(10, 10), 4, 10), (Sure(1, 2), 1, 1)])
def test_the_number_stays_between_1_and_10(sure: Sure, level: Level, said: int) -> None:
    """Whatever the level."""
    person = steps(ANN, replace(ANN.goal.steps[0], sure=sure))
    assert with_a_goal(STEP, SURE, level=level, person=person).exchanges[-1].sure == said


def test_out_of_wordings_the_number_is_bare_and_then_not_said() -> None:
    """And what was not said was not told."""
    talk = with_a_goal(STEP, person=says(ANN, how_sure=("A {number}.",)))
    assert [talk.say(SURE).answer for _ in range(2)] == ["A 4.", "Still 4."]
    talk.say(STEP)
    assert talk.keys(SURE) == ["says.nothing_more"]
    assert (talk.exchanges[-1].sure, talk.exchanges[-1].told) == (None, ())


def test_after_a_number_a_question_that_names_nothing_is_about_the_step() -> None:
    """What makes it hard, then what would help, and then it is as any other question."""
    talk = with_a_goal(STEP, SURE)
    assert talk.keys("What makes it a 4?") == ["step.doubts dig"]
    assert talk.keys("And what could change that?") == ["step.helps dig"]
    assert not talk.keys("And what could change that?")[0].startswith("step")


@pytest.mark.parametrize("text", [GARDEN, "Do you have a telephone?", "How is your health?"])
def test_after_a_number_a_question_that_names_something_is_about_that(text: str) -> None:
    """They do not stay with the step."""
    assert not with_a_goal(STEP, SURE).keys(text)[0].startswith("step")


# Planning ahead


@pytest.mark.parametrize("text", ["Could we plan ahead?", VERY_ILL])
def test_brought_up_coldly_planning_ahead_meets_with_that(text: str) -> None:
    """And as a whole it is no plan: they say so as often as they have words for it, and then take it up."""
    talk = Talk()
    assert talk.keys(text) == ["ahead.pushed"]
    assert not talk.exchanges[0].told
    assert talk.keys(text)[0] in ("ahead.offered", "ahead.wishes")


def test_a_single_part_of_it_is_a_question_like_any_other() -> None:
    """What sets something off, or whom they would call, is nothing to be cold about."""
    assert Talk().keys(SETS_OFF) == ["ahead.triggers"]
    assert Talk().keys("Who would you call?") == ["ahead.who"]


@pytest.mark.parametrize(
    "talk",
    [
        Talk().after("May I ask you something?"),
        Talk(replace(ANN, warms_after=1)).after(GARDEN, LISTENS),
        Talk().after(*["Okay."] * 5),
    ],
    ids=["leave", "trust", "late"],
)
def test_brought_up_calmly_it_is_taken_up(talk: Talk) -> None:
    """With leave, with trust, or later in the talk."""
    assert talk.keys("Could we plan ahead?") == ["ahead.offered"]
    assert talk.exchanges[-1].told == ("ahead:offered",)


def test_once_it_is_taken_up_the_rest_of_it_is_calm() -> None:
    """However early it is, nobody has to seek leave for each part."""
    talk = Talk().after(CALM)
    texts = [SETS_OFF, "What are the early signs?", "What helps on a bad day?", "What makes it worse?"]
    texts += ["Who would you call?", VERY_ILL]
    parts = ("triggers", "early_signs", "helps", "avoid", "who", "wishes")
    assert [talk.keys(text) for text in texts] == [[f"ahead.{part}"] for part in parts]
    assert [one.told for one in talk.exchanges[1:]] == [(f"ahead:{part}",) for part in parts]
    assert {*parts, "offered", "pushed"} == {*Ahead.__dataclass_fields__}


def test_of_harder_days_they_say_when_they_have_said_all() -> None:
    """No wording comes twice."""
    talk = Talk().after(CALM, SETS_OFF)
    assert talk.keys(SETS_OFF) == ["says.nothing_more"]
    talk.after("Could we plan ahead?")
    assert talk.keys("Could we plan ahead?") == ["says.yes"]


def test_a_part_of_it_that_is_named_beside_what_they_carry_is_about_that() -> None:
    """Unless they are on planning ahead."""
    assert Talk().keys("What makes it worse in the garden?") == ["fact.first one"]
    assert Talk().after(CALM).keys("What makes it worse in the garden?") == ["ahead.avoid"]


# The end


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Does this feel right to you?", "agrees"),
        ("Who may see the plan?", "may_see"),
        ("Is there anybody not to see it?", "keep_from"),
        ("May we look at it again?", "review"),
    ],
)
def test_at_the_end_they_say_what_they_agree_to(text: str, part: str) -> None:
    """Each of it once; then a yes is enough."""
    talk = with_a_goal()
    assert talk.keys(text) == [f"agreeing.{part}"]
    assert talk.exchanges[-1].told == (f"agreeing:{part}",)
    assert talk.keys(text) == ["says.yes"]


def test_there_is_nothing_to_agree_to_before_there_is_a_goal() -> None:
    """They do not know what is meant."""
    assert "agreeing.agrees" not in Talk().keys("Does this feel right to you?")


def test_a_plan_is_read_back_once_there_is_one() -> None:
    """Before that there is nothing to hear."""
    assert with_a_goal().keys(READ_BACK) == ["says.read_back"]
    assert "says.read_back" not in Talk().keys(READ_BACK)
    assert "says.read_back" not in with_a_goal(ADVICE, ADVICE).keys(READ_BACK)
