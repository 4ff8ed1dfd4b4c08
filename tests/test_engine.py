"""The engine: answering, skipping, going anywhere and back, and never losing a word."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation.turns import (
    AskMe,
    AskText,
    Back,
    ChangeIt,
    Chosen,
    Coach,
    Finished,
    GoOn,
    GoTo,
    LeaveAsItIs,
    NotToday,
    OfferThought,
    Park,
    ReadBack,
    Reply,
    Skip,
    TakeOut,
    Tell,
    Typed,
    Undo,
)
from assistant.drawn import drawn_plan
from assistant.errors import CannotGoThere, NotUnderstood, SaidPlainly
from assistant.record_json import json_of, record_of
from tests.talking import NOON, Talking, fitting, our_discuss, small


def at_goals(**known: Any) -> Talking:
    """A talk that has just been asked for its first need."""
    return Talking(**known).reply(GoTo("goals/need"))


def with_an_action(confidence: int | str = 4, **known: Any) -> Talking:
    """A talk with one goal and one action, just told how sure the person is."""
    talk = at_goals(**known).reply(Typed("The stairs tire me"), Typed("Sleep upstairs again"))
    talk.reply(Chosen("something_new"), Chosen(1), Typed("in 6 months"))
    talk.reply(Skip(), Chosen("no"), Skip(), Skip(), Typed("Climb five stairs on Mondays"))
    return talk.reply(Chosen("the_person"), Chosen("soon"), Chosen("once"), Skip(), Skip(), Chosen(confidence))


def test_a_new_talk_begins_with_the_welcome() -> None:
    """The first turn tells what this is."""
    talk = Talking()

    assert isinstance(talk.turn, Tell)
    assert talk.place == "welcome/hello"


def test_an_answer_is_kept_with_who_gave_it_and_when_and_what_it_fills() -> None:
    """An answer knows its giver, time, flow version and place in the plan."""
    talk = Talking("practitioner").reply(GoOn(), Typed("Mary"))

    answer = talk.record.talks[-1].answers["welcome/name"]
    assert (answer.value, answer.given_by, answer.fills) == ("Mary", "practitioner", "person.name")
    assert (answer.version, answer.at) == (our_discuss().flow.version, NOON)
    assert drawn_plan(talk.record).person.name == "Mary"


def test_a_changed_answer_keeps_the_words_before_it() -> None:
    """Editing keeps the earlier text."""
    talk = Talking().reply(GoTo("what_matters/hopes"), Typed("The sea"), GoTo("what_matters/hopes"), Typed("The hills"))

    answer = talk.record.talks[-1].answers["what_matters/hopes"]
    assert [one.value for one in answer.earlier] == ["The sea"]
    assert answer.value == "The hills"


def test_skipped_and_not_today_are_different_facts() -> None:
    """Both go on without an answer, and are told apart."""
    talk = Talking().reply(GoTo("what_matters/important"), Skip(), NotToday())

    assert talk.state("what_matters/important") == "skipped"
    assert talk.state("what_matters/good_day") == "not_today"
    assert drawn_plan(talk.record).not_today == ("what_matters/good_day",)


def test_skipping_a_question_that_is_answered_keeps_its_answer() -> None:
    """No answer is lost by pressing skip."""
    talk = Talking().reply(GoTo("what_matters/hopes"), Typed("The sea"), GoTo("what_matters/hopes"), Skip())

    assert talk.state("what_matters/hopes") == "answered"
    assert "stays as it is" in talk.said


def test_an_answer_taken_out_leaves_the_plan_and_undo_brings_it_back() -> None:
    """Taking out is no loss: the words stay in the history."""
    talk = Talking().reply(GoTo("what_matters/hopes"), Typed("The sea"), GoTo("what_matters/hopes"), TakeOut())
    assert drawn_plan(talk.record).what_matters.hopes == ""

    talk.reply(Undo())

    assert drawn_plan(talk.record).what_matters.hopes == "The sea"


def test_undo_puts_the_earlier_words_back_and_goes_there() -> None:
    """Undo returns to the question whose change it took back."""
    talk = Talking().reply(GoTo("what_matters/hopes"), Typed("The sea"), GoTo("what_matters/hopes"), Typed("The hills"))
    talk.reply(Undo())

    assert talk.place == "what_matters/hopes"
    assert drawn_plan(talk.record).what_matters.hopes == "The sea"
    assert "Hopes" in talk.said


def test_nothing_to_undo_and_nothing_to_take_out_are_said_kindly() -> None:
    """An impossible wish is a sentence, and changes nothing."""
    talk = Talking()

    with pytest.raises(CannotGoThere, match="nothing to undo"):
        talk.reply(Undo())
    with pytest.raises(CannotGoThere, match="no answer here"):
        talk.reply(TakeOut())


def test_back_shows_the_question_before_with_its_answer_in_it() -> None:
    """Back deletes nothing."""
    talk = Talking().reply(GoOn(), Typed("Mary"), Back())

    assert talk.place == "welcome/name"
    assert talk.turn.answer is not None
    assert talk.turn.answer.value == "Mary"


def test_back_at_the_first_question_is_said_kindly() -> None:
    """There is nothing before the first question."""
    with pytest.raises(CannotGoThere, match="first question"):
        Talking().reply(Back())


def test_going_on_after_back_returns_to_the_open_question() -> None:
    """What was answered is not asked again on the way forward."""
    talk = Talking().reply(GoOn(), Typed("Mary"), Chosen("yes_please"), Back(), Back(), GoOn())

    assert talk.place == "welcome/who_is_here"


def test_going_on_needs_an_answer_or_a_skip() -> None:
    """Going on from an open question says what to do."""
    with pytest.raises(NotUnderstood, match="Skip"):
        Talking().reply(GoOn(), GoOn())


def test_a_jump_returns_to_where_it_came_from() -> None:
    """Go anywhere, answer, and be back."""
    talk = Talking().reply(GoOn(), GoTo("agreeing/follow_up"), Skip())

    assert talk.place == "welcome/name"
    assert "Back to where you were" in talk.said


def test_a_jump_into_a_fresh_stage_stays_until_the_stage_is_through() -> None:
    """A stage gone to is talked through before the talk returns."""
    talk = Talking().reply(GoOn(), GoTo("what_matters"))
    for _ in range(5):
        talk.reply(Skip())
        assert talk.place.startswith("what_matters/")
    talk.reply(Skip())

    assert talk.place == "welcome/name"


def test_going_to_an_unknown_place_is_said_kindly() -> None:
    """Bad places and shut questions are sentences."""
    for place in ("nowhere", "goals/gaol", "goals/goal#x", ""):
        with pytest.raises(CannotGoThere, match="no place called"):
            Talking().reply(GoTo(place))
    with pytest.raises(CannotGoThere, match="only comes up after"):
        Talking().reply(GoTo("goals/right_action"))


def test_going_to_an_area_chooses_it() -> None:
    """One step to any area: going there is choosing to talk about it."""
    talk = Talking().reply(GoTo("areas/control"))

    assert talk.place == "areas/control"
    assert drawn_plan(talk.record).areas.look == {"control": "talk"}


def test_going_to_a_sensitive_question_counts_as_choosing_to_talk_about_it() -> None:
    """The person who goes there has opened it."""
    talk = Talking().reply(GoTo("ahead/crisis_help"))

    assert talk.place == "ahead/crisis_help"
    assert talk.state("ahead/crisis_offer") == "answered"


def test_a_further_goal_can_be_gone_to() -> None:
    """Another goal opens by going to it."""
    talk = with_an_action("very_sure").reply(GoTo("goals/need#2"), Typed("Lonely"), Typed("Have company"))

    assert [goal.goal for goal in drawn_plan(talk.record).goals] == ["Sleep upstairs again", "Have company"]


def test_only_the_chosen_areas_are_asked_about() -> None:
    """A light look first; then an open question only where the person wants to talk."""
    talk = Talking().reply(GoTo("areas/light_look"), Chosen({"physical": "fine", "emotional": "talk"}))
    assert talk.place == "areas/emotional"

    talk.reply(Typed("Worry"), Skip())

    assert not talk.place.startswith("areas/")


def test_sensitive_parts_never_open_by_themselves() -> None:
    """Walking the whole talk with skips meets offers, and none of the sensitive questions."""
    talk = Talking()
    seen: list[str] = []
    while not isinstance(talk.turn, Finished):
        seen.append(talk.place.partition("#")[0])
        talk.reply(GoOn() if isinstance(talk.turn, Tell | ReadBack) else Skip())

    steps = our_discuss().flow.steps
    assert not [path for path in seen if steps[path].sensitive]
    assert {"ahead/crisis_offer", "ahead/future_offer", "ahead/capacity_offer"} <= set(seen)


def test_a_no_is_a_good_ending_and_is_recorded() -> None:
    """Declining ends the talk kindly, usual care goes on, and the plan says so."""
    talk = Talking().reply(GoOn(), Typed("Sam"), Chosen("no_thank_you"))
    assert talk.place == "welcome/usual_care"

    talk.reply(GoOn())

    assert isinstance(talk.turn, Finished)
    assert talk.turn.declined
    taking_part = drawn_plan(talk.record).taking_part
    assert taking_part is not None
    assert taking_part.answer == "no_thank_you"


def test_a_low_confidence_goes_round_twice_at_most_and_every_round_is_kept() -> None:
    """Below 6 the step is looked at again; the third time the talk goes on whatever the number."""
    talk = with_an_action(3)
    for number in range(2):
        talk.reply(Chosen("yes"), Chosen("smaller_step"), Typed(f"Smaller {number}"), Typed("soon"), GoOn(), Chosen(4))
    talk.reply(Chosen("not_sure"), Chosen("more_help"), Typed("My brother"), GoOn())

    assert talk.place == "goals/another_action#1.1"
    action = drawn_plan(talk.record).goals[0].actions[0]
    assert [turn.confidence.number for turn in action.rounds if turn.confidence] == [3, 4, 4]
    assert action.agreed == "Smaller 1"


def test_leaving_it_for_now_ends_the_loop() -> None:
    """The way out is always there."""
    talk = with_an_action(2).reply(Chosen("no"), Chosen("leave_it"))

    assert talk.place == "goals/another_action#1.1"


@pytest.mark.parametrize(
    ("said", "asked_next"),
    [
        (5, "goals/right_action#1.1.1"),
        (6, "goals/lift#1.1"),
        (7, "goals/lift#1.1"),
        (8, "goals/another_action#1.1"),
        ("not_sure", "goals/right_action#1.1.1"),
        ("fairly_sure", "goals/lift#1.1"),
        ("very_sure", "goals/another_action#1.1"),
    ],
)
def test_what_follows_how_sure_somebody_is(said: int | str, asked_next: str) -> None:
    """Below 6 a loop, 6 or 7 one gentle follow-up, above that on; in numbers and in words alike."""
    assert with_an_action(said).place == asked_next


def test_an_answer_on_a_road_no_longer_taken_is_set_aside_and_comes_back() -> None:
    """Set aside: kept, not in the plan, and back when its condition holds again."""
    talk = with_an_action(3).reply(Chosen("yes"), Chosen("smaller_step"), Typed("One stair"))
    talk.reply(GoTo("goals/confidence#1.1.1"), Chosen(9))
    assert talk.state("goals/new_step#1.1.1") == "set_aside"
    assert drawn_plan(talk.record).goals[0].actions[0].agreed == "Climb five stairs on Mondays"

    talk.reply(GoTo("goals/confidence#1.1.1"), Chosen(3))

    assert talk.state("goals/new_step#1.1.1") == "answered"
    assert drawn_plan(talk.record).goals[0].actions[0].agreed == "One stair"


def test_a_goal_taken_out_sets_its_actions_aside() -> None:
    """What hangs on an answer goes with it and comes back with it."""
    talk = with_an_action(9).reply(GoTo("goals/goal#1"), TakeOut())
    assert drawn_plan(talk.record).goals[0].actions == ()

    talk.reply(Undo())

    assert drawn_plan(talk.record).goals[0].actions[0].what == "Climb five stairs on Mondays"


def test_parked_thoughts_are_offered_once_each() -> None:
    """A thought kept aside comes back at the read-back: kept, let go, or written on."""
    talk = Talking().reply(Park("Ask about the bus"), Park("My teeth"), Park("Aunt Flo"), GoTo("read_back/thoughts"))
    assert isinstance(talk.turn, OfferThought)
    assert talk.turn.thought == "Ask about the bus"

    talk.reply(Chosen("keep"), Chosen("let_go"), Chosen("now"))
    assert isinstance(talk.turn, AskText)
    talk.reply(Typed("She may come and stay"))

    assert talk.place == "welcome/hello"
    assert drawn_plan(talk.record).thoughts == ("Ask about the bus", "Aunt Flo\nShe may come and stay")


def test_back_passes_over_thoughts_that_are_dealt_with() -> None:
    """There is nothing to show there any more."""
    talk = Talking().reply(GoTo("read_back/back_life"), Park("My teeth"), GoTo("read_back/thoughts"), Chosen("keep"))
    talk.reply(Back())

    assert talk.place != "read_back/thoughts"
    assert talk.turn.words.ask


def test_thoughts_dealt_with_in_another_talk_are_not_offered_again() -> None:
    """A talk that was left at them goes on after them, also when they were its last part."""
    text = "flow: {name}\nstages:\n  - id: mine\n    steps:\n      - {{id: thoughts, kind: thoughts}}\n"
    one = small(text.format(name="one") + "      - {id: last, kind: text}\n")
    two = small(text.format(name="two"))
    first = Talking(conversation=one, record=Talking().reply(Park("My teeth")).record)
    second = first.then(two)
    assert first.place == second.place == "mine/thoughts"

    done = second.then(one).reply(Chosen("keep"))

    assert done.place == "mine/last"
    assert isinstance(done.then(two).turn, Finished)


def test_a_thought_may_be_left_with_a_skip_while_writing_on() -> None:
    """Skipping keeps the thought as it is."""
    talk = Talking().reply(Park("Aunt Flo"), GoTo("read_back/thoughts"), Chosen("now"), Skip())

    assert drawn_plan(talk.record).thoughts == ("Aunt Flo",)


def test_change_something_lands_on_the_very_step_and_comes_back() -> None:
    """From the read-back to a line and back to the read-back."""
    talk = Talking().reply(GoTo("what_matters/hopes"), Typed("The sea"))
    talk.reply(GoTo("read_back/back_life"))
    assert isinstance(talk.turn, ReadBack)
    assert [(line.label, line.text) for line in talk.turn.lines] == [("Hopes", "The sea")]

    talk.reply(GoTo(talk.turn.lines[0].address))
    assert talk.place == "what_matters/hopes"
    talk.reply(Typed("The hills"))

    assert talk.place == "read_back/back_life"


def test_changing_without_naming_a_line_is_asked_again() -> None:
    """ "Change something" needs the line."""
    talk = Talking().reply(GoTo("read_back/back_life"))

    with pytest.raises(NotUnderstood, match="Choose its line"):
        talk.reply(Chosen("change"))


def test_coaching_asks_once_and_never_blocks() -> None:
    """A goal written as an action gets one sentence; left as it is, the talk goes on and it is not raised again."""
    talk = at_goals().reply(Skip(), Typed("Attend physiotherapy"))
    assert isinstance(talk.turn, Coach)
    assert talk.turn.example
    assert talk.turn.reason
    assert talk.state("goals/goal#1") == "answered"

    talk.reply(LeaveAsItIs())
    assert talk.place == "goals/keeping#1"

    talk.reply(GoTo("goals/goal#1"), Typed("Attend physiotherapy"))
    assert not isinstance(talk.turn, Coach)


def test_coaching_leads_back_to_the_words_to_change_them() -> None:
    """Change it: the question again, with the words in it."""
    talk = at_goals().reply(Skip(), Typed("Attend physiotherapy"), ChangeIt())
    assert isinstance(talk.turn, AskText)
    assert talk.turn.answer is not None
    assert talk.turn.answer.value == "Attend physiotherapy"

    talk.reply(Typed("Walk to the shop and back"))

    assert talk.place == "goals/keeping#1"


@pytest.mark.parametrize("reply", [GoOn(), Skip(), NotToday()])
def test_anything_that_goes_on_leaves_a_coached_answer_as_it_is(reply: Reply) -> None:
    """Going on is a full answer to coaching."""
    talk = at_goals().reply(Skip(), Typed("Attend physiotherapy"), reply)

    assert talk.place == "goals/keeping#1"


def test_back_from_coaching_shows_the_question_again() -> None:
    """Back from the coaching line is back to the words."""
    talk = at_goals().reply(Skip(), Typed("Attend physiotherapy"), Back())

    assert talk.place == "goals/goal#1"
    assert isinstance(talk.turn, AskText)


def test_new_words_typed_to_a_coaching_line_are_the_answer() -> None:
    """Typing at once is as good as choosing to change it."""
    talk = at_goals().reply(Skip(), Typed("Attend physiotherapy"), Typed("Walk to the shop and back"))

    assert drawn_plan(talk.record).goals[0].goal == "Walk to the shop and back"


def test_the_next_turn_speaks_in_the_new_way_at_once() -> None:
    """The way of asking can be changed at any moment, and no place or answer changes with it."""
    talk = at_goals(level=4)
    before = talk.turn.words.ask
    talk.reply(AskMe(1))

    assert talk.place == "goals/need#1"
    assert talk.turn.words.ask != before
    assert talk.turn.words.ideas


def test_three_questions_in_words_choose_the_way_of_asking() -> None:
    """Without a given level it is chosen from three own questions; a skipped one leaves it unknown."""
    low = Talking().reply(GoTo("welcome/know_enough"), Chosen("not_much"), Chosen("not_really"), Chosen("not_yet"))
    high = Talking().reply(GoTo("welcome/know_enough"), Chosen("a_lot"), Chosen("mostly"), Chosen("yes"))
    unknown = Talking().reply(GoTo("welcome/know_enough"), Chosen("a_lot"), Skip(), Chosen("yes"))

    levels = [talk.conversation.level(talk.record) for talk in (low, high, unknown)]
    assert levels == [1, 4, None]


def test_a_given_way_of_asking_is_not_asked_for() -> None:
    """With a level given the three questions do not come."""
    talk = Talking(level=3).reply(GoTo("welcome/spoken_with"), Skip())

    assert "know" not in talk.place


def test_only_a_practitioner_is_asked_whether_the_professional_agrees() -> None:
    """A step for some roles is not asked of others."""
    at_home = Talking("patient").reply(GoTo("agreeing/person_agrees"), Chosen("agrees"))
    nurse = Talking("practitioner").reply(GoTo("agreeing/person_agrees"), Chosen("agrees"))

    assert at_home.place != "agreeing/practitioner_agrees"
    assert nurse.place == "agreeing/practitioner_agrees"


def test_a_finished_talk_can_be_opened_again_anywhere() -> None:
    """After the end one may still go to a question, and comes back to the end."""
    talk = Talking().reply(GoOn(), Skip(), Chosen("no_thank_you"), GoOn())
    with pytest.raises(CannotGoThere, match="end of the talk"):
        talk.reply(Typed("more"))

    talk.reply(GoTo("what_matters/hopes"), Typed("The sea"))

    assert isinstance(talk.turn, Finished | AskText)
    assert drawn_plan(talk.record).what_matters.hopes == "The sea"


def test_a_talk_is_resumed_at_the_same_question() -> None:
    """A record written to JSON and read again goes on at the same place with the same plan."""
    talk = with_an_action(3).reply(Park("Later"))
    again = Talking(record=record_of(json.loads(json_of(talk.record))))

    assert type(again.turn) is type(talk.turn)
    assert (again.turn.address, again.turn.words) == (talk.turn.address, talk.turn.words)
    assert again.record == talk.record


def test_a_place_that_the_flow_no_longer_has_is_found_again_nearby() -> None:
    """A flow edited between two sittings opens at the nearest open question, says so, and loses nothing."""
    talk = Talking().reply(GoTo("what_matters/important"), Typed("Maya"))
    gone = talk.record.talks[-1].changed(place="what_matters/gone_for_good")
    outcome = our_discuss().begin(talk.record.changed(talks=(gone,)), talk.record.saved)

    assert outcome.record.talks[-1].place == "what_matters/good_day"
    assert "questions have changed" in outcome.said
    assert drawn_plan(outcome.record).what_matters.important == "Maya"


REPLIES: list[Reply] = [GoOn(), Skip(), NotToday(), Back(), Undo(), TakeOut(), Park("a thought"), AskMe(1), AskMe(None)]
PLACES = [step.path for step in our_discuss().flow.steps.values()] + ["goals/need#2", "goals/what#1.2", "goals"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["answer"] * 6 + ["reply", "go"]), st.integers(0, 200)), max_size=60))
def test_no_walk_through_the_talk_ever_loses_an_answer(walk: list[tuple[str, int]]) -> None:
    """Whatever somebody does, every value ever given is still in the record, and the plan can be drawn."""
    talk = Talking()
    given_values: list[str] = []
    for kind, number in walk:
        turn = talk.turn
        reply = {
            "answer": fitting(turn, number),
            "reply": REPLIES[number % len(REPLIES)],
            "go": GoTo(PLACES[number % len(PLACES)]),
        }[kind]
        try:
            talk.reply(reply)
        except SaidPlainly:
            continue
        if isinstance(reply, Typed) and isinstance(turn, AskText) and turn.address.partition("/")[0] != "read_back":
            given_values.append(reply.text)
        drawn_plan(talk.record)
    kept = json_of(talk.record).decode()

    assert all(value in kept for value in given_values)
