"""A flow holds together: every condition can come true, every place can be filled, every repeat ends."""

from __future__ import annotations

import pytest

from assistant.content import Content
from assistant.conversation.checks import checked
from assistant.conversation.flow import Flow
from assistant.conversation.flow_file import FlowFile
from assistant.conversation.place_checks import place_faults
from assistant.errors import Fault
from assistant.plain_yaml import read_yaml

STEPS = """\
flow: tea
finds_level: [cup/size]
stages:
  - id: cup
    steps:
      - {id: size, kind: choice, options: [small, large]}
      - {id: with, kind: choices, options: [milk, sugar, none]}
      - {id: own, kind: choice, options: [a, b], own_words: yes}
      - {id: words, kind: text}
      - {id: sure, kind: scale, from: 1, to: 10, scale: confidence}
      - {id: look, kind: look_over, rows: [pot, tray], options: [fine, talk]}
      - {id: day, kind: date, or: [soon, later]}
      - {id: who, kind: people}
      - {id: offer, kind: offer}
      - {id: here, kind: text, when: WHEN}
      - {id: last, kind: text}
  - id: end_part
    steps:
      - {id: bye, kind: tell}
"""
GOALS = """\
flow: tea
stages:
  - id: goals
    repeat: {one: goal, at_most: 3, called: goal}
    steps:
      - {id: goal, kind: text, saves: goals.goal}
      - id: actions
        repeat: {one: action, at_most: 2, while: what is answered}
        steps:
          - {id: what, kind: text, saves: goals.actions.what}
      - {id: more, kind: another}
"""


def look_at(text: str) -> tuple[Flow, list[tuple[int, str]]]:
    """The checked flow, and line and message of every fault of its sense."""
    block, faults = read_yaml(text, "flows/tea.yaml")
    file = FlowFile(block, "flows/tea.yaml")
    assert (faults, file.faults) == ([], [])
    flow, found = checked(file.flow)
    found += place_faults(flow)
    assert {fault.file for fault in found} <= {"flows/tea.yaml"}
    return flow, [(fault.line, fault.message) for fault in sorted(found)]


def of(text: str) -> list[tuple[int, str]]:
    """Line and message of every fault of a flow."""
    return look_at(text)[1]


_LEVEL = 'write "level is given", "level is not given" or "level is 4": nothing else is known of it.'


@pytest.mark.parametrize(
    "when",
    [
        "size is small",
        "size is not small",
        "size is answered",
        "cup/size is large and words is answered",
        "with includes milk",
        "with does not include sugar",
        "own is anything_at_all",
        "sure is below 6",
        "sure is at most 10",
        "sure is very_sure",
        "look.pot is talk",
        "look.pot is answered",
        "look is answered",
        "day is answered or who is answered",
        "day is not soon",
        "offer is talk_about_it",
        "level is given",
        "level is not given",
        "level is 4",
        "level is not 1",
        "prepare was had",
        "cup is answered",
    ],
)
def test_a_condition_that_can_come_true_is_fine(when: str) -> None:
    """Every verb, with a step for which it makes sense."""
    assert of(STEPS.replace("WHEN", when)) == []


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("sise is small", '"sise" is no step of tea. Did you mean size?'),
        ("cap/size is small", '"cap/size" is no step of tea. Did you mean cup/size?'),
        ("zzz is answered", '"zzz" is no step of tea.'),
        ("bye is answered", '"bye" is no step of tea. Did you mean end_part/bye?'),
        ("last is answered", '"last" comes later than this step, so it is not answered yet. Use an earlier one.'),
        ("here is answered", '"here" comes later than this step, so it is not answered yet. Use an earlier one.'),
        (
            "end_part is answered",
            '"end_part" comes later than this step, so it is not answered yet. Use an earlier one.',
        ),
        ("size is smal", 'cup/size can never be "smal". Did you mean small? It can be: small, large.'),
        ("size is huge", 'cup/size can never be "huge". It can be: small, large.'),
        ("offer is yes", 'cup/offer can never be "yes". It can be: talk_about_it, not_today, not_for_me.'),
        ("sure is certain", 'cup/sure can never be "certain". It can be: not_sure, fairly_sure, very_sure.'),
        ("words is tea", 'cup/words holds free words, so only "is answered" can be asked of it.'),
        ("words includes tea", 'cup/words holds free words, so only "is answered" can be asked of it.'),
        ("day is soonish", 'only "is answered" can be asked of cup/day, which is of kind date.'),
        ("who is maya", 'only "is answered" can be asked of cup/who, which is of kind people.'),
        ("with is milk", 'cup/with is of kind choices, so write "with includes milk".'),
        ("size includes small", 'cup/size is of kind choice, so write "size is small".'),
        ("with includes mlik", 'cup/with can never be "mlik". Did you mean milk? It can be: milk, sugar, none.'),
        ("look.pott is talk", '"pott" is no row of cup/look. Did you mean pot?'),
        ("look.zzz is talk", '"zzz" is no row of cup/look.'),
        ("look is talk", 'write "look.ROW is VALUE" for a look-over, and "look is VALUE" for other kinds.'),
        ("look.pot is tlak", 'cup/look can never be "tlak". Did you mean talk? It can be: fine, talk.'),
        ("size is below 6", 'cup/size is no scale, so it cannot be "below" a number.'),
        (
            "sure is below 1",
            '"sure is below 1" makes no difference: cup/sure runs from 1 to 10.',
        ),
        (
            "sure is above 10",
            '"sure is above 10" makes no difference: cup/sure runs from 1 to 10.',
        ),
        (
            "sure is at least 11",
            '"sure is at least 11" makes no difference: cup/sure runs from 1 to 10.',
        ),
        (
            "sure is at most 0",
            '"sure is at most 0" makes no difference: cup/sure runs from 1 to 10.',
        ),
        (
            "level is answered",
            _LEVEL,
        ),
        (
            "level is below 3",
            _LEVEL,
        ),
        ("size is given", _LEVEL),
        ("level is 5", _LEVEL),
    ],
)
def test_a_condition_that_cannot_come_true_is_said_at_its_step(when: str, message: str) -> None:
    """With the nearest word, or all that it can be."""
    assert of(STEPS.replace("WHEN", when)) == [(15, message)]


def test_a_condition_on_a_stage_without_steps_is_no_second_fault() -> None:
    """The stage is a fault of its own already."""
    block, _ = read_yaml(STEPS.replace("WHEN", "milk is answered") + "  - id: milk\n    steps: []\n", "flows/tea.yaml")

    assert checked(FlowFile(block, "flows/tea.yaml").flow)[1] == []


def test_a_row_of_something_that_has_none_is_said_twice_over() -> None:
    """It is no row, and this is not how to ask."""
    assert of(STEPS.replace("WHEN", "size.pot is small")) == [
        (15, '"pot" is no row of cup/size.'),
        (15, 'write "size.ROW is VALUE" for a look-over, and "size is VALUE" for other kinds.'),
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "last, kind: text",
            "size, kind: text",
            (16, 'the step "cup/size" is there twice (first on line 6). Ids are used once.'),
        ),
        ("id: end_part", "id: cup", (17, 'the stage "cup" is there twice (first on line 4). Ids are used once.')),
        ("[cup/size]", "[cup/sise]", (1, '"cup/sise" in "finds_level" is no step of tea. Did you mean cup/size?')),
        (
            "{id: last, kind: text}",
            "{id: last, kind: read_back, of: [cups]}",
            (16, '"cups" is no stage to read back. Did you mean cup?'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: read_back}",
            (16, 'a read_back says what it reads: "of: [goals]".'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: text, sensitive: yes}",
            (
                16,
                'cup/last is sensitive, so it has to be offered first: add "when: OFFER is talk_about_it" '
                "or a look-over row.",
            ),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: text, saves: what_matters.good_dya}",
            (16, '"saves: what_matters.good_dya" is no place in the plan. Did you mean what_matters.good_day?'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: people, saves: what_matters.good_day}",
            (16, 'a step of kind people cannot fill "what_matters.good_day" in the plan.'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: tell, saves: what_matters.good_day}",
            (16, 'a step of kind tell cannot fill "what_matters.good_day" in the plan.'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: known}",
            (16, 'cup/last is known from another talk, so it says of what: "saves: goals.goal".'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: known, saves: agreements.status}",
            (16, '"saves: agreements.status" is no place in the plan. Did you mean agreements.others?'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: known, saves: living_well.confidence}",
            (
                16,
                '"living_well.confidence" holds what was chosen, so a known step says from what: "options: [a, b]".',
            ),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: text, anew: yes}",
            (16, 'cup/last is asked anew, so it says what was asked before: "saves: review.on".'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: text, was: [cup/size]}",
            (16, '"cup/size" in "was" is still a step. A step has one name at a time.'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: gaps, of: [cup/sise]}",
            (16, '"cup/sise" is no step to look at. Did you mean cup/size?'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: gaps}",
            (16, 'a step of kind gaps says which steps it looks at: "of: [goals/goal]".'),
        ),
        (
            "flow: tea",
            "flow: tea\nshort_when: sise is small",
            (1, '"sise" is no step of tea.'),
        ),
        (
            "{id: last, kind: text}",
            "{id: last, kind: text, saves: goals.goal}",
            (16, '"goals.goal" repeats with goals in the plan, and this step with nothing.'),
        ),
    ],
)
def test_each_mistake_of_sense_is_said_at_its_line(old: str, new: str, fault: tuple[int, str]) -> None:
    """Ids, stages, places and what has to be offered first."""
    whole = STEPS.replace("WHEN", "size is small")

    assert old in whole
    assert fault in of(whole.replace(old, new))


@pytest.mark.parametrize(
    "when", ["offer is talk_about_it", "look.pot is talk", "size is small and offer is talk_about_it"]
)
def test_a_sensitive_step_behind_an_offer_is_fine(when: str) -> None:
    """An offer or a row of a look-over opens the way to it."""
    assert of(STEPS.replace("WHEN", f"{when}, sensitive: yes")) == []


@pytest.mark.parametrize("when", ["offer is not not_for_me", "size is small", "offer is answered"])
def test_a_sensitive_step_behind_anything_else_is_a_fault(when: str) -> None:
    """Only a yes opens the way, never the lack of a no."""
    assert [
        line for line, message in of(STEPS.replace("WHEN", f"{when}, sensitive: yes")) if "sensitive" in message
    ] == [15]


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("text", "what_matters.good_day"),
        ("choice, options: [something_new, keep_as_it_is]", "goals.keeping"),
        ("choice, options: [a, b]", "taking_part"),
        ("choices, options: [a, b]", "sharing.may_see"),
        ("date", "review.on"),
        ("people", "people_here"),
        ("look_over, rows: [physical], options: [fine, talk]", "areas.look"),
    ],
)
def test_a_place_can_be_filled_by_a_step_of_its_kind(kind: str, place: str) -> None:
    """Words by words, days by days, people by people."""
    found = of(
        STEPS.replace("WHEN", "size is small").replace("last, kind: text", f"last, kind: {kind}, saves: {place}")
    )

    assert [message for _, message in found if "cannot fill" in message] == []


def test_a_choice_whose_options_the_plan_does_not_know_cannot_fill_it() -> None:
    """A plan must never be refused because of an option."""
    text = GOALS.replace(
        "{id: goal, kind: text, saves: goals.goal}",
        "{id: goal, kind: choice, options: [new, old], saves: goals.keeping}",
    )

    assert of(text) == [(6, 'a step of kind choice cannot fill "goals.keeping" in the plan.')]


def test_goals_with_actions_in_them_are_fine() -> None:
    """A repeat inside a repeat, one that asks and one that looks."""
    assert of(GOALS) == []


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        (
            "called: goal",
            "called: gaol",
            [(4, '"called: gaol" names no step of this part. Did you mean goal?')],
        ),
        (
            "      - {id: more, kind: another}\n",
            "",
            [(4, '"goals" never ends: its last step has to be of kind "another", or it needs a "while".')],
        ),
        (
            "      - {id: more, kind: another}\n",
            "      - {id: more, kind: another}\n      - {id: after, kind: text}\n",
            [(4, '"goals" never ends: its last step has to be of kind "another", or it needs a "while".')],
        ),
        (
            "{id: what, kind: text, saves: goals.actions.what}",
            "{id: what, kind: another}",
            [(10, '"actions" has a "while" already: take out the "another" step.')],
        ),
        ("while: what is", "while: waht is", [(8, '"waht" is no step of tea. Did you mean what?')]),
        (
            "called: goal}",
            "called: goal, each: goal}",
            [(4, '"each: goal" names a step of kind "known" in this part.')],
        ),
        (
            "while: what is",
            "while: more is",
            [(8, '"more" comes later than this step, so it is not answered yet. Use an earlier one.')],
        ),
        (
            "id: actions",
            "id: goals",
            [
                (8, '"goals" repeats in two parts (first on line 4). Ids are used once.'),
            ],
        ),
        (
            "saves: goals.actions.what",
            "saves: goals.goal",
            [(10, '"goals.goal" repeats with goals in the plan, and this step with goals > actions.')],
        ),
    ],
)
def test_each_mistake_of_a_repeat_is_said_at_its_line(old: str, new: str, faults: list[tuple[int, str]]) -> None:
    """A part that comes several times has to end, and to be found again."""
    assert old in GOALS
    assert set(faults) <= set(of(GOALS.replace(old, new)))


def test_all_mistakes_of_a_flow_are_reported_at_once() -> None:
    """Four in one file, each once, in the order of the lines."""
    text = STEPS.replace("WHEN", "size is huge").replace("[cup/size]", "[zzz]")
    text = text.replace("{id: last, kind: text}", "{id: last, kind: people, saves: review.onn, when: last is answered}")

    assert of(text) == [
        (1, '"zzz" in "finds_level" is no step of tea.'),
        (15, 'cup/size can never be "huge". It can be: small, large.'),
        (16, '"last" comes later than this step, so it is not answered yet. Use an earlier one.'),
        (16, '"saves: review.onn" is no place in the plan. Did you mean review.on?'),
    ]


def test_a_while_that_names_no_step_is_said_once() -> None:
    """It belongs to all steps of its part, and stands on one line."""
    text = GOALS.replace(
        "{one: action, at_most: 2, while: what is answered}", "{one: action, at_most: 2, while: zzz is yes}"
    )

    assert of(text) == [(8, '"zzz" is no step of tea.')]


def test_conditions_are_joined_to_the_items_they_share() -> None:
    """The action's own goal is looked at, not the newest one."""
    flow, faults = look_at(GOALS.replace("what, kind: text,", "what, kind: text, when: goal is answered,"))
    test = flow.steps["goals/what"].when[0].tests[0]
    goes_on = flow.repeats["actions"].goes_on

    assert faults == []
    assert (test.path, test.shared) == ("goals/goal", 1)
    assert goes_on is not None
    assert (goes_on.tests[0].path, goes_on.tests[0].shared) == ("goals/what", 2)


@pytest.mark.parametrize("name", Content().names("flows"))
def test_our_own_flows_hold_together(name: str) -> None:
    """Not one fault in what ships."""
    flow, faults = checked(FlowFile(Content().load("flows", name), f"flows/{name}").flow)

    assert faults == []
    assert place_faults(flow) == []
    assert len(flow.steps) > 10


def test_a_fault_reads_as_file_line_and_sentence() -> None:
    """As an editor can jump to it."""
    assert str(Fault("flows/tea.yaml", 15, "Do this.")) == "flows/tea.yaml line 15: Do this."
