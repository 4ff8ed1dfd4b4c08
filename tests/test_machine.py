"""The state machine finds the way: to the next question that applies, round repeats, and anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.content import Content
from assistant.conversation.checks import checked
from assistant.conversation.flow import Flow
from assistant.conversation.flow_file import FlowFile
from assistant.conversation.machine import Machine
from assistant.conversation.scene import TalkScene
from assistant.plain_yaml import read_yaml
from assistant.record import Address, Answer, Record, Talk
from assistant.roles import ROLES, Role

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEA = """\
flow: tea
stages:
  - id: cup
    steps:
      - {id: hello, kind: tell}
      - {id: agree, kind: choice, options: [yes_please, no_thanks]}
      - {id: bye, kind: tell, when: agree is no_thanks, then: finish}
      - {id: nurse, kind: text, roles: [practitioner]}
  - id: pot
    repeat: {one: pot, at_most: 2}
    steps:
      - {id: colour, kind: text}
      - id: leaves
        when: colour is answered
        repeat: {one: leaf, at_most: 3, while: kind is green}
        steps:
          - {id: kind, kind: choice, options: [green, black]}
          - {id: why, kind: text, when: kind is black}
      - {id: more, kind: another}
  - id: last
    steps:
      - {id: thanks, kind: text, when: pot is answered}
"""


def built(text: str) -> Flow:
    """A flow without faults."""
    block, faults = read_yaml(text, "flows/tea.yaml")
    file = FlowFile(block, "flows/tea.yaml")
    flow, found = checked(file.flow)
    assert [*faults, *file.faults, *found] == []
    return flow


FLOW = built(TEA)
MACHINE = Machine(FLOW)


def seen(flow: Flow, answers: dict[str, Answer]) -> TalkScene:
    """The scene of a talk with these answers, whose level is not given."""
    talk = Talk(flow=flow.name, version=1, started=AT, place="end", answers=answers)
    return TalkScene(flow, Record(id="k7f3qd", created=AT, saved=AT, talks=(talk,)), talk)


def scene(answers: Mapping[str, Any]) -> TalkScene:
    """What was answered, by address."""
    kept = {
        key: Answer(state="answered", value=value, given_by="person", at=AT, version=1)
        for key, value in answers.items()
    }
    return seen(FLOW, kept)


def after(here: str, role: Role = "patient", **answers: Any) -> str:
    """The address after this one; answers by step id with _1_2 for item numbers."""
    named = {}
    for key, value in answers.items():
        step, _, items = key.partition("_")
        path = next(path for path in FLOW.steps if path.endswith(f"/{step}"))
        named[f"{path}#{items.replace('_', '.')}" if items else path] = value
    found = MACHINE.next(Address.parse(here), scene(named), role)
    return str(found) if found else "end"


@pytest.mark.parametrize(
    ("here", "answers", "there"),
    [
        ("cup/hello", {}, "cup/agree"),
        ("cup/agree", {}, "pot/colour#1"),
        ("cup/agree", {"agree": "yes_please"}, "pot/colour#1"),
        ("cup/agree", {"agree": "no_thanks"}, "cup/bye"),
        ("cup/bye", {"agree": "no_thanks"}, "end"),
        ("pot/colour#1", {}, "pot/more#1"),
        ("pot/colour#1", {"colour_1": "brown"}, "pot/kind#1.1"),
        ("pot/kind#1.1", {"colour_1": "brown", "kind_1_1": "black"}, "pot/why#1.1"),
        ("pot/kind#1.1", {"colour_1": "brown", "kind_1_1": "green"}, "pot/kind#1.2"),
        ("pot/kind#1.2", {"colour_1": "brown", "kind_1_1": "green", "kind_1_2": "green"}, "pot/kind#1.3"),
        ("pot/kind#1.3", {"colour_1": "brown", "kind_1_3": "green"}, "pot/more#1"),
        ("pot/why#1.2", {"colour_1": "brown", "kind_1_2": "black"}, "pot/more#1"),
        ("pot/more#1", {"colour_1": "brown", "more_1": "yes"}, "pot/colour#2"),
        ("pot/more#1", {"colour_1": "brown", "more_1": "no"}, "last/thanks"),
        ("pot/more#1", {"colour_1": "brown"}, "last/thanks"),
        ("pot/more#2", {"colour_1": "brown", "more_2": "yes"}, "last/thanks"),
        ("pot/colour#2", {"colour_1": "brown"}, "pot/more#2"),
        ("pot/colour#2", {"colour_2": "blue"}, "pot/kind#2.1"),
        ("pot/more#1", {}, "end"),
        ("last/thanks", {}, "end"),
    ],
)
def test_the_next_question_is_the_first_that_applies(here: str, answers: dict[str, Any], there: str) -> None:
    """Conditions, ends, repeats inside repeats, and their limits."""
    assert after(here, **answers) == there


def test_a_question_for_one_role_is_passed_over_by_the_others() -> None:
    """Whoever holds the keyboard."""
    assert after("cup/agree", "practitioner") == "cup/nurse"
    assert after("cup/agree", "peer") == "pot/colour#1"


@pytest.mark.parametrize(
    ("address", "answers", "applies"),
    [
        ("cup/hello", {}, True),
        ("cup/bye", {}, False),
        ("cup/bye", {"cup/agree": "no_thanks"}, True),
        ("pot/colour#1", {}, True),
        ("pot/colour#2", {}, False),
        ("pot/colour#2", {"pot/more#1": "yes"}, True),
        ("pot/colour#3", {"pot/more#1": "yes", "pot/more#2": "yes"}, False),
        ("pot/kind#1.1", {"pot/colour#1": "brown"}, True),
        ("pot/kind#1.2", {"pot/colour#1": "brown", "pot/kind#1.1": "black"}, False),
        ("pot/kind#1.2", {"pot/colour#1": "brown", "pot/kind#1.1": "green"}, True),
    ],
)
def test_a_question_applies_where_its_conditions_and_its_items_do(
    address: str, answers: dict[str, Any], applies: bool
) -> None:
    """The second item only where the first went on to it."""
    assert MACHINE.applies(Address.parse(address), scene(answers)) is applies


@pytest.mark.parametrize("here", ["cup/hello", "pot/kind#2.3", "last/thanks", "end"])
@pytest.mark.parametrize("there", ["cup/hello", "cup/bye", "pot/why#2.1", "last/thanks"])
def test_anybody_can_go_anywhere_from_anywhere(here: str, there: str) -> None:
    """Also from the end, and to what does not apply."""
    assert str(MACHINE.goto(Address.parse(here), Address.parse(there))) == there


def test_going_to_a_part_without_numbers_is_to_its_first_item() -> None:
    """And numbers too many are left out."""
    assert MACHINE.goto(Address("cup/hello"), Address("pot/why")) == Address("pot/why", (1, 1))
    assert MACHINE.goto(Address("cup/hello"), Address("pot/why", (2,))) == Address("pot/why", (2, 1))
    assert MACHINE.goto(Address("cup/hello"), Address("cup/agree", (2, 2))) == Address("cup/agree")


def test_going_where_there_is_nothing_is_a_key_error() -> None:
    """The engine turns it into a sentence."""
    with pytest.raises(KeyError):
        MACHINE.goto(Address("cup/hello"), Address("cup/none"))


def test_text_of_a_flow_is_never_called() -> None:
    """Ids that are names of Python or of the machine are only ids."""
    steps = "steps: [{id: os, kind: tell}, {id: next, kind: tell}]"
    text = f"flow: tea\nstages:\n  - id: trigger\n    {steps}\n"
    machine = Machine(built(text))

    assert machine.next(Address("trigger/os"), scene({}), "patient") == Address("trigger/next")
    assert machine.next(Address("trigger/next"), scene({}), "patient") is None


EACH = built("""\
flow: each
short_when: cup/hello is answered
stages:
  - id: cup
    steps:
      - {id: hello, kind: text}
      - {id: long, kind: text, road: long}
      - {id: short, kind: text, road: short}
  - id: pot
    repeat: {one: pot, at_most: 4, each: known}
    steps:
      - {id: known, kind: known, saves: goals.goal}
      - {id: seen, kind: text, when: known is answered}
      - {id: new, kind: text, when: known is not answered}
      - id: leaves
        repeat: {one: leaf, at_most: 3, each: known_leaf}
        steps:
          - {id: known_leaf, kind: known, saves: goals.actions.what}
          - {id: drunk, kind: text, when: known_leaf is answered and seen is answered}
      - {id: more, kind: another}
  - id: last
    steps:
      - {id: bye, kind: text}
""")


def each_after(here: str, **answers: Any) -> str:
    """The address after this one, where pots and their leaves may be known."""
    kept = {
        f"pot/{key.partition('_')[0]}#{key.partition('_')[2].replace('_', '.')}": Answer(
            state="answered", value=value, given_by="person", at=AT, version=1
        )
        for key, value in answers.items()
    }
    kept = {key.replace("pot/leaf", "pot/known_leaf"): answer for key, answer in kept.items()}
    found = Machine(EACH).next(Address.parse(here), seen(EACH, kept), "patient")
    return str(found) if found else "end"


@pytest.mark.parametrize(
    ("here", "answers", "there"),
    [
        ("cup/long", {}, "pot/new#1"),
        ("cup/long", {"known_1": "a"}, "pot/seen#1"),
        ("pot/new#1", {}, "pot/more#1"),
        ("pot/seen#1", {"known_1": "a"}, "pot/more#1"),
        ("pot/seen#1", {"known_1": "a", "known_2": "b"}, "pot/seen#2"),
        ("pot/seen#1", {"known_1": "a", "known_3": "c"}, "pot/seen#3"),
        ("pot/seen#3", {"known_1": "a", "known_3": "c"}, "pot/more#3"),
        ("pot/more#3", {"known_1": "a", "known_3": "c", "more_3": "yes"}, "pot/new#4"),
        ("pot/more#3", {"known_1": "a", "known_3": "c", "more_3": "no"}, "last/bye"),
        ("pot/seen#4", {"known_4": "d"}, "pot/more#4"),
        ("pot/more#4", {"known_4": "d", "more_4": "yes"}, "last/bye"),
        ("pot/seen#1", {"known_1": "a", "leaf_1_1": "x", "leaf_1_2": "y"}, "pot/more#1"),
        ("pot/seen#1", {"known_1": "a", "seen_1": "s", "leaf_1_1": "x", "leaf_1_2": "y"}, "pot/drunk#1.1"),
        ("pot/drunk#1.1", {"known_1": "a", "seen_1": "s", "leaf_1_1": "x", "leaf_1_2": "y"}, "pot/drunk#1.2"),
        ("pot/drunk#1.2", {"known_1": "a", "seen_1": "s", "leaf_1_1": "x", "leaf_1_2": "y"}, "pot/more#1"),
        ("pot/seen#1", {"known_1": "a", "seen_1": "s", "leaf_1_3": "z"}, "pot/drunk#1.3"),
        ("pot/drunk#1.1", {"known_1": "a", "known_2": "b", "seen_1": "s", "leaf_1_1": "x"}, "pot/seen#2"),
    ],
)
def test_the_way_leads_through_what_is_known_and_then_to_another(
    here: str, answers: dict[str, Any], there: str
) -> None:
    """Item by item, over gaps where one was taken out; whether there is another is asked after the last."""
    assert each_after(here, **answers) == there


def test_what_is_known_is_never_on_the_way() -> None:
    """It comes up in no walk, whatever is known."""
    here, met = "cup/hello", []
    while here != "end":
        here = each_after(here, known_1="a", leaf_1_1="x", known_2="b", seen_2="s", leaf_2_1="y")
        met.append(here)

    assert [place for place in met if "known" in place] == []
    assert "pot/drunk#2.1" in met


def test_each_road_has_its_own_steps() -> None:
    """The long ones without the short ones, and the other way round."""
    said = {"cup/hello": Answer(state="answered", value="hi", given_by="person", at=AT, version=1)}
    machine = Machine(EACH)

    assert machine.next(Address("cup/hello"), seen(EACH, {}), "patient") == Address("cup/long")
    assert machine.next(Address("cup/long"), seen(EACH, {}), "patient") == Address("pot/new", (1,))
    assert machine.next(Address("cup/hello"), seen(EACH, said), "patient") == Address("cup/short")
    assert machine.applies(Address("cup/long"), seen(EACH, said))


@pytest.mark.parametrize("role", ROLES)
def test_our_own_talk_comes_to_its_end_when_nothing_is_answered(role: Role) -> None:
    """Every question can be left out."""
    flow, _ = checked(FlowFile(Content().load("flows", "discuss.yaml"), "flows/discuss.yaml").flow)
    machine, nothing = Machine(flow), seen(flow, {})
    here: Address | None = Address(next(iter(flow.steps)))
    passed = 0
    while here is not None:
        passed += 1
        here = machine.next(here, nothing, role)

    assert 20 < passed < len(flow.steps)
