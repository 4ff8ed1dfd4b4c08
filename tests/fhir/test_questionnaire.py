"""A flow as a form: every question once, in its words, asked when the flow would ask it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.content import Content
from assistant.conversation.conditions import Scene
from assistant.conversation.flow import SCALES, Flow, Step
from assistant.conversation.opening import open_conversation
from assistant.conversation.script import script_data
from assistant.documents.wording import document_words
from assistant.errors import CannotUse
from assistant.fhir.form import LEFT_OUT, form, holds_people
from assistant.fhir.questionnaire import flow_questionnaire, questionnaire
from assistant.plan.model import Plan
from assistant.plan.plan_json import checked_plan
from assistant.roles import LEVELS, ROLES, Role
from tests.cases import case_of_plan
from tests.fhir.forms import FLOWS, Item, form_of, in_bundle, items_in
from tests.fhir.valid import faults, model_faults

_EVERY_FORM = [(flow, role) for flow in FLOWS for role in ROLES]


def _items(made: Item) -> list[Item]:
    return [item for _, item in items_in(made["item"])]


@pytest.mark.parametrize(("flow", "role"), _EVERY_FORM)
def test_every_form_is_valid_r4(flow: str, role: Role) -> None:
    """Both the official JSON schema and fhir.resources take it."""
    alone = in_bundle(form_of(flow, role))
    assert faults(alone) == []
    assert model_faults(alone) == []


@pytest.mark.parametrize(("flow", "role"), _EVERY_FORM)
def test_link_ids_are_unique_and_conditions_look_back_at_questions(flow: str, role: Role) -> None:
    """Each condition names a question that is there already, and an answer of a type that it can have."""
    seen: dict[str, Item] = {}
    for item in _items(form_of(flow, role)):
        for one in item.get("enableWhen", ()):
            asked = seen[one["question"]]
            assert asked["type"] not in ("group", "display")
            if "answerCoding" in one:
                offered = [option.get("valueCoding") for option in asked["answerOption"]]
                assert one["answerCoding"] in [{"system": code["system"], "code": code["code"]} for code in offered]
            if "answerInteger" in one:
                assert asked["type"] == "integer"
        assert item["linkId"] not in seen
        seen[item["linkId"]] = item


@pytest.mark.parametrize("flow", FLOWS)
def test_every_step_that_a_form_can_ask_has_its_item(flow: str) -> None:
    """Each step is there by its path, for each role that is asked it, and no other step is."""
    steps = open_conversation(Content(), flow).flow.steps
    for role in ROLES:
        there = {item["linkId"] for item in _items(form_of(flow, role))} & steps.keys()
        wanted = (step for step in steps.values() if step.kind not in LEFT_OUT and not step.apart)
        assert there == {step.path for step in wanted if not step.roles or role in step.roles}


@pytest.mark.parametrize("flow", FLOWS)
def test_stages_and_repeats_are_groups(flow: str) -> None:
    """A step stands in the group of its stage, and in one that repeats for each repeat around it."""
    made, conversation = form_of(flow, "practitioner"), open_conversation(Content(), flow)
    repeating = {item["linkId"]: item for item in _items(made) if item["type"] == "group" and item.get("repeats")}
    for around, item in items_in(made["item"]):
        step = conversation.flow.steps.get(item["linkId"])
        if step is not None:
            assert around[0] == step.stage
            groups = [one for one in around if one in repeating]
            assert groups == [f"{step.stage}/{repeat.id}" for repeat in step.inside]
            most = [repeating[one]["extension"][0]["valueInteger"] for one in groups]
            assert most == [repeat.at_most for repeat in step.inside]


@pytest.mark.parametrize(("flow", "role"), _EVERY_FORM)
def test_its_words_are_those_of_flow_show(flow: str, role: Role) -> None:
    """Every line of it is what `flow show --json` prints for this role, or one of the few words of forms."""
    conversation = open_conversation(Content(), flow)
    own = document_words(Content(), "questionnaire")
    shown = json.dumps(script_data(conversation, role, None), ensure_ascii=False)
    name = "you" if role == "patient" else conversation.asking.wording.unnamed
    known = {line.replace("{name}", name).casefold() for line in _texts(json.loads(shown))}
    known |= {
        text for part in ("people", "scale", "date") for text in own.part(part).values() for text in [text.casefold()]
    }
    heads = [own(f"help.{one}").partition("{")[0] for one in ("why", "listen")]
    for item in _items(form_of(flow, role)):
        for line in item.get("text", "").splitlines():
            plain = next((line.removeprefix(head) for head in heads if line.startswith(head)), line)
            is_end = item["linkId"].endswith((".lower", ".upper"))
            assert (plain.partition(": ")[2] if is_end else plain).casefold() in known or item["linkId"].startswith(
                "had/"
            )


def _texts(data: Any) -> Iterable[str]:
    if isinstance(data, str):
        yield from data.splitlines()
    elif data:
        for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
            yield from _texts(one)


@pytest.mark.parametrize(("flow", "role"), _EVERY_FORM)
def test_nothing_has_to_be_answered(flow: str, role: Role) -> None:
    """No item is required, and none has an answer beforehand."""
    for item in _items(form_of(flow, role)):
        assert "required" not in item
        assert "initial" not in item


@pytest.mark.parametrize("flow", FLOWS)
def test_no_codes_but_ours_and_those_of_hl7(flow: str) -> None:
    """Options have codes of our own system, controls those of HL7; no item claims a code of a terminology."""
    made = form_of(flow)
    systems = {one["system"] for one in _codings(made)}
    ours = {one for one in systems if one.startswith(f"https://whatmatters.example/fhir/CodeSystem/{flow}/")}
    assert systems - ours <= {"http://hl7.org/fhir/questionnaire-item-control"}
    assert not any("code" in item for item in _items(made))


def _codings(data: Any) -> Iterable[Item]:
    if isinstance(data, dict):
        if {"system", "code"} <= data.keys():
            yield data
        for one in data.values():
            yield from _codings(one)
    elif isinstance(data, list):
        for one in data:
            yield from _codings(one)


def test_a_scale_is_a_slider_with_both_ends_in_words_and_another_way_in_words() -> None:
    """Importance runs from 1, the most, to 10; who prefers words has them beside the number."""
    items = {item["linkId"]: item for item in _items(form_of("discuss"))}
    slider = items["goals/importance.number"]
    values = {one["url"].rpartition("/")[2]: one for one in slider["extension"]}
    assert values["questionnaire-itemControl"]["valueCodeableConcept"]["coding"][0]["code"] == "slider"
    assert (values["minValue"]["valueInteger"], values["maxValue"]["valueInteger"]) == (1, 10)
    assert values["sdc-questionnaire-sliderStepValue"]["valueInteger"] == 1
    assert [one["text"] for one in slider["item"]] == ["1: the most important", "10: the least important"]
    codes = [one["valueCoding"]["code"] for one in items["goals/importance.words"]["answerOption"]]
    assert codes == list(SCALES["importance"])


def test_what_stays_on_its_computer_is_asked_in_no_form() -> None:
    """Words that fill no plan and go into no file have no place in a form that is sent."""
    for flow in FLOWS:
        steps = open_conversation(Content(), flow).flow.steps.values()
        apart = {step.path for step in steps if step.apart}
        for role in ROLES:
            assert not apart & {item["linkId"] for item in _items(form_of(flow, role))}


def test_a_level_changes_words_and_leaves_out_the_questions_that_find_it() -> None:
    """With a level given the three questions about it are not asked; all else is the same question in other words."""
    without = {item["linkId"] for item in _items(form_of("discuss")) if item["type"] != "display"}
    for level in LEVELS:
        made = flow_questionnaire(Content(), "discuss", "patient", level)
        there = {item["linkId"] for item in _items(made) if item["type"] != "display"}
        assert without - there == {"welcome/know_enough", "welcome/know_how", "welcome/feel_sure"}
        assert made["url"] == f"{form_of('discuss')['url']}-level-{level}"


def test_the_document_is_the_form_of_the_talk_and_says_nothing_of_the_plan() -> None:
    """The same bytes for everybody, and each time."""
    made = questionnaire(case_of_plan(Plan()))
    assert made == questionnaire(case_of_plan(checked_plan({"person": {"name": "Zebedee"}})))
    assert json.loads(made) == form_of("discuss")


def test_an_unknown_flow_is_refused_in_words() -> None:
    """The same sentence as everywhere."""
    with pytest.raises(CannotUse, match='no flow called "discus"'):
        flow_questionnaire(Content(), "discus")


# When a question is asked: the form's conditions against the flow's own.


class _Answers(Scene):
    """Answers in the first item of every repeat, so that the newest is any."""

    def __init__(self, values: dict[str, Any], had: frozenset[str]) -> None:
        self.values, self._had, self.level_given = values, had, False

    @property
    def level(self) -> None:
        """No level is known."""
        return

    @property
    def had(self) -> frozenset[str]:
        """The talks that were had."""
        return self._had

    @property
    def is_short(self) -> bool:
        """A form has one road."""
        return False

    def value(self, path: str, _items: tuple[int, ...]) -> Any:
        """What was answered."""
        return self.values.get(path)

    def any_in(self, stage: str) -> bool:
        """Whether anything of a stage is answered."""
        return any(path.startswith(f"{stage}/") for path in self.values)

    def goes_on(self, _path: str, _items: tuple[int, ...]) -> bool:
        """No item is followed by another."""
        return False


_SOMEBODY = [{"name": "Maya"}]


def _said(step: Step, chance: Random) -> Any:
    """Something that may be answered to a step; nothing every third time."""
    options = step.options or ("some words",)
    if chance.randrange(3) == 0:
        return None
    match step.kind:
        case "scale":
            return chance.choice((*range(step.numbers[0], step.numbers[1] + 1), *SCALES[step.scale]))
        case "date":
            return chance.choice(({"on": "2027-05-22"}, {"option": chance.choice(options)}))
        case "choices" | "options":
            return chance.sample(options, chance.randint(1, len(options)))
        case "look_over":
            return {row: chance.choice(options) for row in step.rows if chance.randrange(2)}
        case _:
            return _SOMEBODY if holds_people(step) else chance.choice(options)


def _in_form(step: Step, value: Any) -> dict[str, list[Any]]:
    """The same answer by the items of the form that hold it."""
    match step.kind:
        case "scale":
            return {f"{step.path}.{'words' if isinstance(value, str) else 'number'}": [value]}
        case "date" if "on" in value:
            return {f"{step.path}.on" if step.options or step.own_words else step.path: [value["on"]]}
        case "date":
            return {f"{step.path}.said": [value["option"]]}
        case "look_over":
            return {f"{step.path}.{row}": [option] for row, option in value.items()}
        case _ if value == _SOMEBODY:
            return {f"{step.path}.name": ["Maya"]}
        case _:
            return {step.path: value if isinstance(value, list) else [value]}


_HOLDS = {
    "=": lambda found, wanted: wanted in found,
    "!=": lambda found, wanted: wanted not in found,
    "exists": lambda found, wanted: bool(found) is wanted,
    "<": lambda found, wanted: any(one < wanted for one in found),
    ">": lambda found, wanted: any(one > wanted for one in found),
    "<=": lambda found, wanted: any(one <= wanted for one in found),
    ">=": lambda found, wanted: any(one >= wanted for one in found),
}


def _is_enabled(item: Item, answers: dict[str, list[Any]]) -> bool:
    """What R4 says of `enableWhen`."""
    held = []
    for one in item.get("enableWhen", ()):
        wanted = next(value for key, value in one.items() if key.startswith("answer"))
        wanted = wanted["code"] if isinstance(wanted, dict) else wanted
        held.append(_HOLDS[one["operator"]](answers.get(one["question"], []), wanted))
    return not held or (any(held) if item.get("enableBehavior") == "any" else all(held))


def _asked_by_form(flow: Flow, made: Item, values: dict[str, Any], had: bool) -> set[str]:
    answers: dict[str, list[Any]] = {one["linkId"]: [had] for one in made["item"] if one["linkId"].startswith("had/")}
    asked, enabled = set[str](), set[str]()
    for around, item in items_in(made["item"]):
        if enabled.issuperset(around) and _is_enabled(item, answers):
            enabled.add(item["linkId"])
            step = flow.steps.get(item["linkId"])
            if step is not None:
                asked.add(step.path)
                if values.get(step.path) is not None:
                    answers.update(_in_form(step, values[step.path]))
    return asked


def _asked_by_flow(flow: Flow, there: set[str], values: dict[str, Any], had: bool) -> set[str]:
    scene = _Answers({}, frozenset(FLOWS if had else ()))
    asked = set[str]()
    for step in flow.steps.values():
        items = (1,) * len(step.inside)
        if step.path in there and all(condition.holds(cast("Scene", scene), items) for condition in step.when):
            asked.add(step.path)
            if values.get(step.path) is not None:
                scene.values[step.path] = values[step.path]
    return asked


@pytest.mark.parametrize(("flow", "role"), _EVERY_FORM)
@settings(max_examples=40, deadline=None)
@given(chance=st.randoms(use_true_random=False), had=st.booleans())
def test_a_form_asks_just_what_the_flow_asks(flow: str, role: Role, chance: Random, had: bool) -> None:
    """Whatever is answered, the same questions are asked, as long as nothing is there twice."""
    known = form(Content(), flow, role)
    steps = known.flow.steps
    values = {path: _said(step, chance) for path, step in steps.items()}
    there = {path for path in steps if known.asks(path)}
    asked = _asked_by_form(known.flow, form_of(flow, role), values, had)
    assert asked == _asked_by_flow(known.flow, there, values, had)


_NEWEST = {("discuss", "goals/lift")}
"""Where a condition looks into a repeat: the flow looks at its newest item, a form at any."""


def test_what_a_form_cannot_say_is_known() -> None:
    """No further step of a flow that ships looks into a repeat; docs/questionnaire.md names those that do."""
    found = set()
    for flow in FLOWS:
        steps = open_conversation(Content(), flow).flow.steps
        for step in steps.values():
            tests = [test for one in step.when for test in one.tests if test.path]
            if any(len(steps[test.path].inside) > test.shared for test in tests):
                found.add((flow, step.path))
    assert found == _NEWEST
    page = Path(__file__).parents[2].joinpath("docs/questionnaire.md").read_text(encoding="utf-8")
    assert all(f"`{path}`" in page for _, path in _NEWEST)
