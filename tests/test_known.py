"""What one talk of a plan was told, the others know: it is taken along, read back, and never asked again."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.conversation.overview import Overview
from assistant.conversation.turns import (
    AskPeople,
    AskText,
    Chosen,
    Finished,
    GoOn,
    GoTo,
    ReadBack,
    Skip,
    Speaking,
    TakeOut,
    Typed,
    Undo,
)
from assistant.drawn import drawn_plan
from assistant.errors import CannotGoThere
from assistant.plan.plan_json import json_of_plan
from assistant.record import Address, Answer, Record, Talk
from tests.talking import DAY, NOON, Talking, new_record, ours, small

BEFORE = small("""\
flow: before
stages:
  - id: mine
    steps:
      - {id: important, kind: text, saves: what_matters.important}
      - {id: money, kind: text, saves: around.money}
      - {id: health, kind: text, saves: what_matters.health}
      - {id: there, kind: people, saves: preparing.be_there}
      - {id: form, kind: choices, options: [audio, braille], saves: preparing.form}
      - {id: held, kind: choice, options: [agrees, mostly, not_yet], saves: agreements.person}
""")
TALK = small(
    """\
flow: talk
stages:
  - id: brought
    when: before was had
    steps:
      - {id: health, kind: known, saves: what_matters.health}
      - {id: there, kind: known, saves: preparing.be_there}
      - {id: form, kind: known, saves: preparing.form}
      - {id: held, kind: known, options: [agrees, mostly, not_yet], saves: agreements.person}
      - {id: hopes, kind: known, saves: what_matters.hopes}
      - {id: back, kind: read_back, of: [brought, life]}
  - id: life
    steps:
      - {id: important, kind: text, saves: what_matters.important}
      - {id: gate, kind: choice, options: [open, shut]}
      - {id: money, kind: text, when: gate is open, saves: around.money}
      - {id: work, kind: text, when: money is answered, saves: around.work}
      - {id: good_day, kind: text, saves: what_matters.good_day}
""",
    {"brought/held": {"options": {"agrees": "I agree", "mostly": "Mostly", "not_yet": "Not yet"}}},
)
AGAIN = small(
    """\
flow: again
again: yes
stages:
  - id: since
    steps:
      - {id: hello, kind: tell}
      - {id: important, kind: text, anew: yes, saves: what_matters.important}
      - {id: sure, kind: scale, from: 1, to: 10, scale: confidence, anew: yes, saves: living_well.confidence}
      - {id: agrees, kind: choice, options: [agrees, mostly, not_yet], anew: yes, saves: agreements.person}
""",
    {
        "since/important": {"before": "Last time: {last_time}"},
        "since/agrees": {
            "before": "Last time: {last_time}",
            "options": {"agrees": "I agree", "mostly": "Mostly", "not_yet": "Not yet"},
        },
    },
)
GOALS = small("""\
flow: goals
stages:
  - id: goals
    repeat: {one: goal, at_most: 6, called: goal}
    steps:
      - {id: goal, kind: text, saves: goals.goal}
      - id: actions
        repeat: {one: action, at_most: 4, called: what}
        when: goal is answered
        steps:
          - {id: what, kind: text, saves: goals.actions.what}
          - {id: another_action, kind: another, when: what is answered}
      - {id: another_goal, kind: another, when: goal is answered}
""")
REVIEW = small("""\
flow: review
again: yes
stages:
  - id: goals
    repeat: {one: goal, at_most: 6, called: goal, each: known_goal}
    steps:
      - {id: known_goal, kind: known, saves: goals.goal}
      - {id: status, kind: text, when: known_goal is answered, anew: yes, saves: goals.status_words}
      - {id: goal, kind: text, when: known_goal is not answered, saves: goals.goal}
      - id: actions
        repeat: {one: action, at_most: 4, called: what, each: known_what}
        when: known_goal is answered or goal is answered
        steps:
          - {id: known_what, kind: known, saves: goals.actions.what}
          - {id: keep_going, kind: text, when: known_what is answered, anew: yes, saves: goals.actions.keep_going}
          - {id: what, kind: text, when: known_what is not answered, saves: goals.actions.what}
          - {id: another_action, kind: another}
      - {id: another_goal, kind: another}
""")


def prepared() -> Talking:
    """A plan with everything said in the first talk, by a carer where it is about money."""
    talk = Talking(conversation=BEFORE).reply(Typed("Maya"), Speaking("carer"), Typed("The rent"), Speaking(None))
    return talk.reply(Typed("My knees"), Typed("Ann, my sister"), Chosen(["audio"]), Chosen("mostly"))


def answered(talk: Talking, *said: str) -> Talking:
    """The talk with these replies, one after the other."""
    return talk.reply(*map(Chosen, said))


def with_goals(*said: str) -> Talking:
    """A plan with goals, each with its steps: all replies in a row."""
    return answered(Talking(conversation=GOALS), *said)


def test_an_answer_of_another_talk_is_taken_along_with_its_giver_and_day() -> None:
    """It stands as it was given: by whom, and when."""
    before = prepared()
    talk = before.then(TALK)

    assert talk.answers["life/important"] is before.answers["mine/important"]
    assert talk.answers["brought/health"].at == NOON
    answered(talk, "right", "open")
    assert (talk.answers["life/money"].given_by, talk.answers["life/money"].at) == ("carer", NOON)


def test_what_is_known_is_never_asked_again() -> None:
    """Neither by a step of kind known, nor by one that would ask for the same place."""
    talk = prepared().then(TALK)
    asked = talk.to_the_end()

    assert [Address.parse(place).path for place in asked] == [
        "brought/back",
        "life/gate",
        "life/work",
        "life/good_day",
    ]


def test_what_was_brought_is_read_back_in_the_persons_words() -> None:
    """Ids of options by their labels, people by their names."""
    turn = prepared().then(TALK).turn

    assert isinstance(turn, ReadBack)
    assert [(line.label, line.text) for line in turn.lines] == [
        ("health", "My knees"),
        ("there", "Ann (my sister)"),
        ("form", "audio"),
        ("held", "Mostly"),
        ("important", "Maya"),
    ]


def test_what_does_not_apply_here_is_left_in_its_own_talk_and_comes_when_it_applies() -> None:
    """Nothing stands in a talk as set aside that nobody said in it, and the plan has it all the while."""
    talk = answered(prepared().then(TALK), "right", "shut")
    assert "life/money" not in talk.answers
    assert drawn_plan(talk.record).around.money == "The rent"

    talk.reply(GoTo("life/gate"), Chosen("open"))

    assert talk.state("life/money") == "answered"
    assert talk.answers["life/money"].value == "The rent"


def test_what_hangs_on_something_known_is_known_too() -> None:
    """One answer opens the next, and that one the next again: none of them is asked."""
    before = small(
        "flow: before\nstages:\n  - id: mine\n    steps:\n"
        "      - {id: money, kind: text, saves: around.money}\n"
        "      - {id: work, kind: text, saves: around.work}\n"
    )
    talk = answered(answered(Talking(conversation=before), "The rent", "Nights").then(TALK), "Maya", "open")

    assert talk.state("life/work") == "answered"
    assert talk.place == "life/good_day"


def test_a_new_answer_to_what_is_known_keeps_the_words_before_it() -> None:
    """Also when the words before were given in another talk."""
    talk = prepared().then(TALK).reply(GoTo("life/important"), Typed("Maya and the garden"))

    answer = talk.answers["life/important"]
    assert answer.value == "Maya and the garden"
    assert [(one.value, one.at) for one in answer.earlier] == [("Maya", NOON)]
    assert drawn_plan(talk.record).what_matters.important == "Maya and the garden"


def test_a_newer_answer_of_the_other_talk_wins_when_one_comes_back() -> None:
    """The older words of this talk go into its history; nothing is asked twice."""
    talk = prepared().then(TALK).reply(GoTo("life/important"), Typed("The garden"))
    back = talk.then(BEFORE)

    answer = back.answers["mine/important"]
    assert answer.value == "The garden"
    assert [one.value for one in answer.earlier] == ["Maya"]
    assert (answer.at, answer.given_by) == (NOON + DAY, "person")


def test_the_history_of_both_talks_comes_together() -> None:
    """Each word ever given stands once in the history of the answer that wins."""
    first = prepared().reply(GoTo("mine/important"), Typed("Maya, and Tom"))
    talk = first.then(TALK).reply(GoTo("life/important"), Typed("The garden"))
    talk.reply(GoTo("life/important"), Typed("The garden and Maya"))
    back = talk.then(BEFORE)

    answer = back.answers["mine/important"]
    assert answer.value == "The garden and Maya"
    assert [one.value for one in answer.earlier] == ["Maya", "Maya, and Tom", "The garden"]


def test_an_own_newer_answer_stands_against_what_is_known() -> None:
    """Coming back never puts older words over newer ones."""
    first = Talking(conversation=TALK).reply(Typed("The garden"))
    again = first.then(BEFORE).reply(GoTo("mine/important"), Typed("Maya")).then(TALK)
    again.reply(GoTo("life/important"), Typed("The hills"))
    back = again.then(BEFORE)

    assert back.answers["mine/important"].value == "The hills"
    assert back.then(TALK).answers["life/important"].value == "The hills"


def test_what_was_skipped_here_and_said_elsewhere_is_known() -> None:
    """A skip is no wish to be without an answer that was given later on."""
    talk = Talking(conversation=TALK).reply(Skip()).then(BEFORE).reply(Typed("Maya")).then(TALK)

    assert talk.answers["life/important"].value == "Maya"


def test_what_is_taken_out_in_the_newest_talk_leaves_the_plan() -> None:
    """And undo brings it back."""
    talk = prepared().then(TALK).reply(GoTo("life/important"), TakeOut())
    assert drawn_plan(talk.record).what_matters.important == ""

    talk.reply(Undo())

    assert drawn_plan(talk.record).what_matters.important == "Maya"


def test_what_was_taken_out_elsewhere_does_not_stand_here_as_if_it_were_in_the_plan() -> None:
    """Back in the first talk the answer is out there too, with its words in the history."""
    back = prepared().then(TALK).reply(GoTo("life/important"), TakeOut()).then(BEFORE)

    assert back.state("mine/important") == "skipped"
    assert [one.value for one in back.answers["mine/important"].earlier] == ["Maya"]
    assert drawn_plan(back.record).what_matters.important == ""


def test_what_is_set_aside_in_the_newest_talk_leaves_the_plan_and_comes_back() -> None:
    """A road no longer taken: the answer is kept, and in the plan again when the road is taken again."""
    talk = answered(prepared().then(TALK), "right", "open").reply(GoTo("life/gate"), Chosen("shut"))
    assert talk.state("life/money") == "set_aside"
    assert drawn_plan(talk.record).around.money == ""

    talk.reply(GoTo("life/gate"), Chosen("open"))

    assert drawn_plan(talk.record).around.money == "The rent"


def test_undo_takes_back_only_what_was_changed_in_this_talk() -> None:
    """What another talk was told stays, even if it was told later than this talk began."""
    first = Talking(conversation=TALK).reply(Typed("The garden"), Chosen("shut"))
    talk = first.then(BEFORE).reply(GoTo("mine/important"), Typed("Maya")).then(TALK)
    talk.reply(Undo())

    assert talk.place == "life/gate"
    assert talk.answers["life/important"].value == "Maya"


def test_undo_has_nothing_to_do_where_all_is_known() -> None:
    """Nothing was changed here yet."""
    with pytest.raises(CannotGoThere, match="nothing to undo"):
        prepared().then(TALK).reply(Undo())


@pytest.mark.parametrize(
    ("place", "kind", "changed"), [("brought/health", AskText, "My hip"), ("brought/there", AskPeople, "Tom, a friend")]
)
def test_what_is_known_can_be_gone_to_and_changed_when_it_holds_words_or_people(
    place: str, kind: type, changed: str
) -> None:
    """From the read-back to its line and back to the read-back; the words before stay in the history."""
    talk = prepared().then(TALK).reply(GoTo(place))
    assert isinstance(talk.turn, kind)
    before = talk.answers[place].value

    talk.reply(Chosen([{"name": "Tom", "who": "a friend"}]) if kind is AskPeople else Typed(changed))

    assert talk.place == "brought/back"
    assert talk.answers[place].value != before
    assert [one.value for one in talk.answers[place].earlier] == [before]
    assert changed.partition(",")[0] in json_of_plan(drawn_plan(talk.record)).decode()


def test_people_who_are_known_are_changed_as_people_however_they_are_typed() -> None:
    """Also on a plain line, and after they were taken out: never as mere words."""
    talk = prepared().then(TALK).reply(GoTo("brought/there"), Typed("Tom, a friend"))
    assert [one.name for one in drawn_plan(talk.record).preparing.be_there] == ["Tom"]

    talk.reply(GoTo("brought/there"), TakeOut())
    assert isinstance(talk.turn, AskPeople)
    talk.reply(Typed("Eve, my aunt"))

    assert [one.name for one in drawn_plan(talk.record).preparing.be_there] == ["Eve"]


@pytest.mark.parametrize("place", ["brought/form", "brought/held"])
def test_what_is_known_and_was_chosen_needs_its_own_question(place: str) -> None:
    """Words typed over a choice could never be a choice again."""
    with pytest.raises(CannotGoThere, match="said in another talk"):
        prepared().then(TALK).reply(GoTo(place))


def test_what_nobody_said_elsewhere_is_not_called_known() -> None:
    """There is nothing to change, and the sentence says so."""
    with pytest.raises(CannotGoThere, match="Nothing was said"):
        prepared().then(TALK).reply(GoTo("brought/hopes"))


def test_what_was_brought_does_not_come_up_where_nothing_was() -> None:
    """Without the other talk the part is no part of this one."""
    talk = Talking(conversation=TALK)
    assert talk.place == "life/important"

    with pytest.raises(CannotGoThere, match="only comes up after"):
        talk.reply(GoTo("brought/health"))


def test_what_was_prepared_after_the_talk_began_is_known_when_one_comes_back() -> None:
    """The order of the talks does not matter."""
    talk = Talking(conversation=TALK).reply(Typed("Maya")).then(BEFORE)
    answered(talk, "The rent", "My knees")

    assert talk.then(TALK).answers["brought/health"].value == "My knees"


def test_a_question_asked_anew_comes_though_it_was_answered_and_shows_what_was_said() -> None:
    """With the words of last time before it; options by their labels."""
    talk = prepared().then(AGAIN).reply(GoOn())

    assert talk.place == "since/important"
    assert talk.turn.words.before == "Last time: Maya"
    assert talk.turn.answer is None
    talk.reply(Typed("The garden"), Chosen(7))
    assert talk.turn.words.before == "Last time: Mostly"


def test_a_question_asked_anew_keeps_what_was_said_last_time_in_its_history() -> None:
    """The new words stand in the plan, the old ones beside them."""
    talk = prepared().then(AGAIN).reply(GoOn(), Typed("The garden"))

    assert [(one.value, one.at) for one in talk.answers["since/important"].earlier] == [("Maya", NOON)]
    assert drawn_plan(talk.record).what_matters.important == "The garden"


def test_a_question_asked_anew_and_left_out_leaves_what_was_said_last_time() -> None:
    """Nothing new is no wish to lose the old."""
    talk = prepared().then(AGAIN).reply(GoOn(), Skip())

    assert drawn_plan(talk.record).what_matters.important == "Maya"


def test_a_question_asked_anew_for_the_first_time_speaks_of_no_last_time() -> None:
    """A line that cannot be filled is left out."""
    talk = Talking(conversation=AGAIN).reply(GoOn())

    assert talk.turn.words.before == ""


def test_a_talk_that_comes_again_begins_anew_when_it_was_finished_and_goes_on_when_it_was_not() -> None:
    """Each review is a talk of its own; one broken off is gone on with."""
    talk = prepared().then(AGAIN).reply(GoOn(), Typed("The garden"))
    same = talk.then(AGAIN)
    assert same.place == "since/sure"
    assert len(same.record.talks) == 2

    new = same.reply(Chosen(7), Chosen("agrees")).then(AGAIN)

    assert isinstance(same.turn, Finished)
    assert len(new.record.talks) == 3
    assert new.reply(GoOn()).turn.words.before == "Last time: The garden"


def test_a_talk_that_comes_once_is_opened_at_its_end() -> None:
    """Going there again is going back to it, not a second one."""
    talk = with_goals("Walk", "Shoes", "no", "no").then(GOALS)

    assert isinstance(talk.turn, Finished)
    assert len(talk.record.talks) == 1


WALKED = ("Walk", "Shoes", "yes", "Path", "no", "yes", "Sing", "Choir", "no", "no")
"""Two goals, the first with two steps."""


def test_a_repeat_goes_through_the_items_that_are_known_then_offers_another() -> None:
    """Goal by goal and step by step; whether there is another is asked after the last of them."""
    talk = with_goals(*WALKED).then(REVIEW)

    assert talk.to_the_end(1) == [
        "goals/status#1",
        "goals/keep_going#1.1",
        "goals/keep_going#1.2",
        "goals/another_action#1.2",
        "goals/status#2",
        "goals/keep_going#2.1",
        "goals/another_action#2.1",
        "goals/another_goal#2",
    ]


def test_new_items_continue_the_numbers() -> None:
    """What is added stands after what was there, in the plan and in the next review."""
    talk = with_goals(*WALKED).then(REVIEW)
    answered(talk, "fine", "fine", "fine", "yes", "Boots", "no", "fine", "fine", "no", "yes", "Read", "Library", "no")
    assert talk.place == "goals/another_goal#3"

    goals = drawn_plan(answered(talk, "no").record).goals
    assert [(goal.goal, [action.what for action in goal.actions]) for goal in goals] == [
        ("Walk", ["Shoes", "Path", "Boots"]),
        ("Sing", ["Choir"]),
        ("Read", ["Library"]),
    ]
    places = talk.then(REVIEW).to_the_end(1)
    assert [place for place in places if "status" in place] == [f"goals/status#{number}" for number in (1, 2, 3)]
    assert "goals/keep_going#1.3" in places


def test_a_repeat_without_known_items_asks_for_a_first_new_one() -> None:
    """A plan that never had a goal can get one."""
    talk = Talking(record=new_record(), conversation=REVIEW)

    assert talk.place == "goals/goal#1"


def test_a_goal_added_later_is_known_where_another_is_wanted() -> None:
    """Back in the first talk, another goal is the one that was added in the review."""
    talk = with_goals(*WALKED).then(REVIEW)
    answered(talk, "fine", "fine", "fine", "no", "fine", "fine", "no", "yes", "Read", "Library", "no", "no")
    back = talk.then(GOALS).reply(GoTo("goals/another_goal#2"), Chosen("yes"))

    assert back.answers["goals/goal#3"].value == "Read"
    assert [goal.goal for goal in drawn_plan(back.record).goals] == ["Walk", "Sing", "Read"]


def test_a_goal_taken_out_leaves_those_after_it_in_the_plan_and_in_the_review() -> None:
    """A gap in the numbers is no end."""
    three = (*WALKED[:-1], "yes", "Read", "Library", "no", "no")
    talk = with_goals(*three).reply(GoTo("goals/goal#2"), TakeOut())
    assert [goal.goal for goal in drawn_plan(talk.record).goals if goal.goal] == ["Walk", "Read"]

    asked = talk.then(REVIEW).to_the_end(1)

    assert [place for place in asked if "status" in place] == ["goals/status#1", "goals/status#3"]


def test_another_goal_can_be_begun_from_the_menu_of_a_review() -> None:
    """Where a further item begins is a question that is asked, and not what is known of it."""
    talk = with_goals(*WALKED).then(REVIEW)
    [new] = Overview(REVIEW, talk.record).new_items
    assert (new.label, new.address) == ("Another goal", "goals/goal#3")

    talk.reply(GoTo(new.address), Typed("Read"))

    assert [goal.goal for goal in drawn_plan(talk.record).goals] == ["Walk", "Sing", "Read"]


FLOWS = ("prepare", "discuss", "review", "carer")
VALUES: dict[str, Any] = {
    "text": "as said before",
    "people": [{"name": "Ann", "who": "my sister", "contact": ""}],
    "options": [{"name": "Tai chi", "who": "", "contact": ""}],
    "date": {"said": "when it is warm"},
    "known": "as said before",
}


def all_said(name: str) -> Record:
    """A plan in which another talk has filled every place that a flow asks for, item 1 of each repeat."""
    answers: dict[str, Answer] = {}
    for step in ours(name).flow.steps.values():
        if step.saves and not (step.kind == "known" and step.options):
            value = VALUES.get(step.kind) or (step.options[0] if step.options else 5)
            value = {step.rows[0]: step.options[0]} if step.rows else [value] if step.kind == "choices" else value
            key = str(Address(f"x/{step.id}", (1,) * len(step.inside)))
            answers[f"{step.stage}_{key}"] = Answer(
                state="answered", value=value, given_by="person", at=NOON, version=1, fills=step.saves
            )
    other = Talk(flow="elsewhere", version=1, started=NOON, place="end", answers=answers)
    return new_record("practitioner").changed(talks=(other,))


@pytest.mark.parametrize("name", FLOWS)
@pytest.mark.parametrize("number", [1, 3, 5])
def test_no_talk_of_ours_asks_for_what_another_talk_was_told(name: str, number: int) -> None:
    """Of all places filled in another talk none is asked for in its first item, except anew."""
    talk = Talking(record=all_said(name), conversation=ours(name), now=NOON + DAY)
    asked = [Address.parse(place) for place in talk.to_the_end(number)]

    steps = talk.conversation.flow.steps
    first = [steps[one.path] for one in asked if all(item == 1 for item in one.items)]
    assert [step.path for step in first if step.saves and not step.anew] == []
    assert first
