"""A flow is built from its file, and every mistake in it has its line, its remedy, and a suggestion."""

from __future__ import annotations

import pytest

from assistant.content import Content
from assistant.conversation.flow import FIXED_OPTIONS, KINDS, Flow, Rest
from assistant.conversation.flow_file import FlowFile
from assistant.errors import Fault
from assistant.plain_yaml import read_yaml
from assistant.suggestion import suggestion

ALL_KINDS = ", ".join(KINDS)
HEAD = "flow: tea\nversion: 3\ntitle: About tea\nstages:\n"
WHOLE = """\
flow: tea
version: 3
title: About tea
finds_level: [cup/size]
stages:
  - id: cup
    title: The cup
    steps:
      - {id: hello, kind: tell}
      - {id: size, kind: choice, options: [small, large], own_words: yes, roles: [peer, practitioner]}
      - {id: sure, kind: scale, from: 1, to: 5, scale: confidence, saves: goals.importance}
  - id: pot
    when: cup/size is large
    repeat: {one: pot, at_most: 3, called: colour}
    steps:
      - {id: colour, kind: text, short: yes}
      - id: leaves
        when: colour is answered
        repeat: {one: leaf, at_most: 2, while: kind is green}
        steps:
          - {id: kind, kind: choice, options: [green, black]}
      - {id: when, kind: date, or: [soon, later], then: finish, sensitive: yes}
      - {id: more, kind: another}
"""


def written(text: str) -> FlowFile:
    """A flow file as far as it can be built."""
    block, faults = read_yaml(text, "flows/tea.yaml")
    assert faults == []
    return FlowFile(block, "flows/tea.yaml")


def step_faults(step: str) -> list[tuple[int, str]]:
    """Line and message of the faults of a flow with this one step, which stands on line 8."""
    file = written(f"{HEAD}  - id: cup\n    title: Cup\n    steps:\n      - {step}\n")
    return [(fault.line, fault.message) for fault in file.faults]


def test_a_whole_file_becomes_a_flow() -> None:
    """Everything that can be written arrives where it belongs."""
    file = written(WHOLE)
    flow = file.flow

    assert file.faults == []
    assert (flow.name, flow.version, flow.title, flow.finds_level) == ("tea", 3, "About tea", ("cup/size",))
    assert list(flow.steps) == ["cup/hello", "cup/size", "cup/sure", "pot/colour", "pot/kind", "pot/when", "pot/more"]
    assert list(flow.repeats) == ["pot", "leaves"]
    assert flow.stage("pot").title == "pot"
    assert flow.stage("cup").line == 6


def test_a_step_takes_conditions_and_repeats_from_all_around_it() -> None:
    """From its stage, from its group, and its own."""
    step = written(WHOLE).flow.steps["pot/kind"]

    assert [condition.text for condition in step.when] == ["cup/size is large", "colour is answered"]
    assert [(one.id, one.one, one.at_most) for one in step.inside] == [("pot", "pot", 3), ("leaves", "leaf", 2)]
    assert (step.stage, step.id, step.line) == ("pot", "kind", 21)
    assert step.inside[1].goes_on is not None
    assert step.inside[1].goes_on.text == "kind is green"


def test_a_step_knows_all_that_is_written_of_it() -> None:
    """Roles, own words, scales, days and the end."""
    steps = written(WHOLE).flow.steps

    assert steps["cup/size"].options == ("small", "large")
    assert steps["cup/size"].own_words
    assert steps["cup/size"].roles == ("peer", "practitioner")
    assert (steps["cup/sure"].numbers, steps["cup/sure"].scale) == ((1, 5), "confidence")
    assert steps["cup/sure"].saves == "goals.importance"
    assert steps["pot/when"].options == ("soon", "later")
    assert steps["pot/when"].finishes
    assert steps["pot/when"].sensitive
    assert steps["pot/colour"].short
    assert steps["pot/more"].options == FIXED_OPTIONS["another"]
    assert not steps["cup/hello"].finishes


MORE = """\
flow: tea
version: 3
title: About tea
short_when: level is 4 or cup/size is large
rest: {every: 5, at_level: 2}
borrows: discuss
again: yes
stages:
  - id: cup
    repeat: {one: cup, at_most: 3, called: known, each: known}
    steps:
      - {id: known, kind: known, saves: goals.goal, options: [a, b]}
      - {id: size, kind: text, road: long, anew: yes, was: [cup/width, pot/size], saves: goals.status_words}
      - {id: brief, kind: text, road: short}
      - {id: check, kind: gaps, of: [cup/size]}
      - {id: ways, kind: options, saves: goals.ways}
      - {id: more, kind: another}
"""


def test_a_flow_says_its_roads_its_rest_and_what_it_shares_with_others() -> None:
    """When it is short, when it pauses, whose words it borrows, whether it comes again."""
    file = written(MORE)
    flow = file.flow

    assert file.faults == []
    assert flow.short_when is not None
    assert flow.short_when.text == "level is 4 or cup/size is large"
    assert flow.rest == Rest(5, 2)
    assert (flow.borrows, flow.again) == ("discuss", True)
    assert flow.repeats["cup"].each == "known"
    steps = flow.steps
    assert [steps[f"cup/{one}"].road for one in ("known", "size", "brief")] == ["", "long", "short"]
    assert (steps["cup/size"].anew, steps["cup/size"].was) == (True, ("cup/width", "pot/size"))
    assert steps["cup/known"].options == ("a", "b")
    assert steps["cup/ways"].options == FIXED_OPTIONS["options"]
    assert steps["cup/check"].of == ("cup/size",)


def test_what_is_known_of_a_place_goes_to_its_first_step_that_is_not_asked_anew() -> None:
    """One asked anew wants words of its own."""
    assert {place: step.path for place, step in written(MORE).flow.filling.items()} == {
        "goals.goal": "cup/known",
        "goals.ways": "cup/ways",
    }


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{every: 5, at_level: 2}", "often", (5, '"rest" looks like {every: 7, at_level: 1}.')),
        ("every: 5", "evry: 5", (5, '"evry" is not known here. Did you mean every?')),
        ("every: 5", "every: five", (5, '"every" is a whole number, not "five".')),
        ("again: yes", "again: often", (7, '"again" is yes or no, not "often".')),
        ("road: short", "road: shrot", (14, '"road" is long or short, not "shrot".')),
        ("short_when: level", "short_when: level == 4 or level", (4, '"level == 4" is no condition.')),
        ("anew: yes", "anew: 1", (13, '"anew" is yes or no, not "1".')),
        ("was: [cup/width, pot/size]", "was: cup/width", (13, '"was" is a list, such as [yes, no].')),
    ],
)
def test_each_mistake_in_these_is_said_at_its_line(old: str, new: str, fault: tuple[int, str]) -> None:
    """As any other."""
    assert MORE.count(old) == 1
    found = written(MORE.replace(old, new)).faults

    assert any((one.line, one.message[: len(fault[1])]) == fault for one in found), found


def test_the_steps_of_a_repeat_are_those_inside_it() -> None:
    """With those of the repeats further in."""
    flow = written(WHOLE).flow

    assert [step.id for step in flow.in_repeat(flow.repeats["pot"])] == ["colour", "kind", "when", "more"]
    assert [step.id for step in flow.in_repeat(flow.repeats["leaves"])] == ["kind"]


def test_a_stage_that_is_not_there_is_a_key_error() -> None:
    """As with any mapping; callers know which stages there are."""
    with pytest.raises((KeyError, StopIteration)):
        written(WHOLE).flow.stage("milk")


@pytest.mark.parametrize(
    ("step", "messages"),
    [
        ("{id: a, kind: txt}", [f'"txt" is no kind of step. Did you mean text? Kinds: {ALL_KINDS}.']),
        ("{id: a, kind: banana}", [f'"banana" is no kind of step. Kinds: {ALL_KINDS}.']),
        ("{id: a}", [f'"" is no kind of step. Kinds: {ALL_KINDS}.']),
        ("{kind: text}", ['this part has no "id". Use small letters, digits and _ only.']),
        ("{id: Good day, kind: text}", ['"Good day" cannot be an id. Use small letters, digits and _ only.']),
        ("{id: good-day, kind: text}", ['"good-day" cannot be an id. Use small letters, digits and _ only.']),
        ("{id: a, kind: text, whne: b is yes}", ['"whne" is not known here. Did you mean when?']),
        ("{id: a, kind: text, colour: red}", ['"colour" is not known here.']),
        ("{id: a, kind: tell, then: stop}", ['"then" can only be "finish", not "stop".']),
        ("{id: a, kind: choice}", ['a choice needs "options:" with two or more to choose from.']),
        ("{id: a, kind: choices, options: [x]}", ['a choices needs "options:" with two or more to choose from.']),
        ("{id: a, kind: look_over, rows: [x]}", ['a look_over needs "options:" with two or more to choose from.']),
        (
            "{id: a, kind: choice, options: [x, y, x]}",
            ['"x" stands twice in "options". Keep one.'],
        ),
        (
            "{id: a, kind: choice, options: x}",
            ['"options" is a list, such as [yes, no].', 'a choice needs "options:" with two or more to choose from.'],
        ),
        (
            "{id: a, kind: scale, scale: confidence, from: 10, to: 1}",
            ['a scale runs upwards: "from: 10, to: 1" does not.'],
        ),
        (
            "{id: a, kind: scale, scale: importanse}",
            ['a scale says which it is: "scale: confidence or importance". Did you mean importance?'],
        ),
        ("{id: a, kind: scale}", ['a scale says which it is: "scale: confidence or importance".']),
        (
            "{id: a, kind: scale, scale: confidence, to: ten}",
            ['"to" is a whole number, not "ten".'],
        ),
        (
            "{id: a, kind: text, roles: [nurse]}",
            ['"nurse" is no role. Roles: practitioner, peer, patient.'],
        ),
        (
            "{id: a, kind: text, roles: [patients]}",
            ['"patients" is no role. Did you mean patient? Roles: practitioner, peer, patient.'],
        ),
        ("{id: a, kind: text, short: true}", ['"short" is yes or no, not "true".']),
        (
            "{id: a, kind: text, when: b == yes}",
            [
                '"b == yes" is no condition. Write "STEP is answered", "STEP is VALUE", "STEP is below NUMBER" '
                'or "STEP includes VALUE".'
            ],
        ),
        (
            "{id: a, kind: text, when: b is yes and c is no or d is yes}",
            ['use "and" or "or" in one condition, not both. Two steps can stand for two roads.'],
        ),
        ("{id: a, kind: text, saves: [goals.goal]}", ['"saves" names one place in the plan, such as goals.goal.']),
        (
            "{id: a, kind: text, when: b is yes, saves: a, of: [x], rows: [[x]]}",
            ['"rows" is a list, such as [yes, no].'],
        ),
        ("hello", ['this entry of "steps" is not a part with an id and a kind.']),
    ],
)
def test_each_mistake_in_a_step_is_said_at_its_line(step: str, messages: list[str]) -> None:
    """One sentence for each, with the nearest known word where there is one."""
    found = step_faults(step)
    empty = 'there is nothing in "steps:". Add a step, or take the part out.'

    assert [fault for fault in found if fault[1] != empty] == [(8, message) for message in messages]


@pytest.mark.parametrize(
    ("stages", "faults"),
    [
        ("stages: []\n", [(1, 'a flow needs "stages:" with at least one stage.')]),
        ("", [(1, 'a flow needs "stages:" with at least one stage.')]),
        (
            "stages: hello\n",
            [
                (1, '"stages" is a list: each part begins with "- id: ...".'),
                (1, 'a flow needs "stages:" with at least one stage.'),
            ],
        ),
        (
            "stages:\n  - id: a\n    steps: []\n",
            [(2, 'there is nothing in "steps:". Add a step, or take the part out.')],
        ),
        (
            "stages:\n  - id: a\n    steps:\n      - id: b\n        steps: []\n      - {id: c, kind: tell}\n",
            [(4, 'there is nothing in "steps:". Add a step, or take the part out.')],
        ),
        (
            "stages:\n  - id: a\n    tilte: A\n    steps: [{id: b, kind: tell}]\n",
            [(3, '"tilte" is not known here. Did you mean title?')],
        ),
        (
            "stages:\n  - id: a\n    repeat: yes\n    steps: [{id: b, kind: tell}]\n",
            [(3, '"repeat" looks like {one: goal, at_most: 6, called: goal}.')],
        ),
        (
            "stages:\n  - id: a\n    repeat: {at_most: 0}\n    steps: [{id: b, kind: tell}]\n",
            [(3, '"at_most" is 1 or more, so that the talk can never go round for ever.')],
        ),
        (
            "stages:\n  - id: a\n    repeat: {at_most: many, atleast: 1}\n    steps: [{id: b, kind: tell}]\n",
            [
                (3, '"atleast" is not known here.'),
                (3, '"at_most" is a whole number, not "many".'),
            ],
        ),
        (
            "stages:\n  - id: a\n    steps:\n      - id: b\n        kind: text\n        steps: [{id: c, kind: tell}]\n",
            [(5, '"kind" is not known here. Did you mean id?')],
        ),
        (
            "verison: 1\nstages: [{id: a, steps: [{id: b, kind: tell}]}]\n",
            [(1, '"verison" is not known here. Did you mean version?')],
        ),
        (
            "version: one\nstages: [{id: a, steps: [{id: b, kind: tell}]}]\n",
            [(1, '"version" is a whole number, not "one".')],
        ),
    ],
)
def test_each_mistake_around_the_steps_is_said_at_its_line(stages: str, faults: list[tuple[int, str]]) -> None:
    """In the file itself, its stages, groups and repeats."""
    found = [(fault.line, fault.message) for fault in written(f"{stages}flow: tea\n").faults]

    assert sorted(set(found)) == sorted(faults)


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    """A service lead mends them in one go."""
    text = (
        WHOLE.replace("kind: tell", "kind: tel")
        .replace("[small, large]", "[small]")
        .replace("at_most: 3", "at_most: x")
    )
    text = text.replace("own_words: yes", "own_words: maybe").replace("version: 3", "version: v3")

    assert sorted(written(text).faults) == [
        Fault("flows/tea.yaml", 2, '"version" is a whole number, not "v3".'),
        Fault("flows/tea.yaml", 9, f'"tel" is no kind of step. Did you mean tell? Kinds: {ALL_KINDS}.'),
        Fault("flows/tea.yaml", 10, '"own_words" is yes or no, not "maybe".'),
        Fault("flows/tea.yaml", 10, 'a choice needs "options:" with two or more to choose from.'),
        Fault("flows/tea.yaml", 14, '"at_most" is a whole number, not "x".'),
    ]


def test_a_broken_flow_is_still_as_whole_as_it_can_be() -> None:
    """So that the checks after it find their own mistakes, and not echoes of this one."""
    flow: Flow = written(WHOLE.replace("id: colour, kind: text", "id: Colour, kind: txt")).flow

    assert flow.steps["pot/colour"].kind == "text"


@pytest.mark.parametrize(
    ("word", "hint"), [("gaol", " Did you mean goal?"), ("", ""), ("zzz", ""), ("goals", " Did you mean goal?")]
)
def test_the_nearest_known_word_is_suggested(word: str, hint: str) -> None:
    """And nothing where nothing is near."""
    assert suggestion(word, ["goal", "need", "actions"]) == hint


@pytest.mark.parametrize("name", Content().names("flows"))
def test_our_own_flows_have_no_faults_of_form(name: str) -> None:
    """What ships can be read whole."""
    assert FlowFile(Content().load("flows", name), f"flows/{name}").faults == []
