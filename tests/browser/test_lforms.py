"""Our forms in LForms, the form program of the US National Library of Medicine, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.fhir.response import responses
from assistant.roles import ROLES, Role
from tests.browser.opened import Opened
from tests.cases import STORIES, case_of_story
from tests.fhir.forms import FLOWS, Item, answers_in, form_of

_FROM = "node_modules/lforms/dist/lforms"
_FILES = (
    "webcomponent/assets/lib/zone.min.js",
    "webcomponent/runtime.js",
    "webcomponent/polyfills.js",
    "webcomponent/main.js",
    "fhir/R4/lformsFHIR.min.js",
)
_SHOW = "form => LForms.Util.addFormToPage(form, 'form', {fhirVersion: 'R4'})"
_SHOW_FILLED = """([form, filled]) => {
    const made = LForms.Util.convertFHIRQuestionnaireToLForms(form, 'R4');
    const merged = LForms.Util.mergeFHIRDataIntoLForms(filled, made, 'R4');
    return LForms.Util.addFormToPage(merged, 'form', {fhirVersion: 'R4'});
}"""
_FILLED = "() => LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')"
_FAULTS = "() => LForms.Util.checkValidity()"

# LForms names a label by the link id and, after it, the numbers of the items that the question is in.
_COUNT = """([id, items]) => [...document.querySelectorAll(`[id^="label-${id}/${items}"]`)]
    .filter(label => /^[0-9/]+$/.test(label.id.slice(`label-${id}/`.length))).length"""


@pytest.fixture
def lforms(opened: Opened) -> Opened:
    """A page with LForms on it, and an empty place for a form."""
    scripts = "".join(f'<script src="{_FROM}/{name}"></script>' for name in _FILES)
    style = f'<link rel="stylesheet" href="{_FROM}/webcomponent/styles.css">'
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A form</title>{style}</head>'
    opened.show(f'{head}<body><div id="form"></div>{scripts}</body></html>')
    return opened


class _Shown:
    """A form in LForms, filled in as a person would."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def asks(self, link_id: str, items: str = "") -> int:
        """How many times a question is on the page, or inside these items."""
        return int(self.page.evaluate(_COUNT, [link_id, items]))

    def write(self, link_id: str, words: str, items: str = "1") -> None:
        """Types words into a box."""
        box = self.page.locator(f"[id^='{link_id}/{items}']").first
        box.fill(words)
        box.blur()

    def pick(self, link_id: str, code: str) -> None:
        """Chooses an option."""
        self.page.locator(f"label[id^='{link_id}/'][id$='|{code}']").first.click()

    def add(self, link_id: str) -> None:
        """Adds another of a group."""
        self.page.locator(f"button[id^='add-{link_id}/']").first.click()

    def wait_for(self, link_id: str, times: int, items: str = "") -> None:
        """Waits until a question is on the page so often; raises where it never is."""
        wanted = f"([id, items, times]) => ({_COUNT})([id, items]) === times"
        self.page.wait_for_function(wanted, arg=[link_id, items, times], timeout=10_000)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("role", ROLES)
def test_every_form_is_shown_with_the_questions_that_are_asked_at_first(lforms: Opened, flow: str, role: Role) -> None:
    """No fault is noted, and all that hangs on no other answer is there, in its words."""
    made = form_of(flow, role)
    lforms.page.evaluate(_SHOW, made)
    shown, words = _Shown(lforms.page), " ".join(lforms.words().split())
    for item in _asked_at_first(made["item"]):
        assert shown.asks(item["linkId"]) == 1, item["linkId"]
        assert " ".join(item["text"].split()) in words
    assert lforms.complaints == []


def _asked_at_first(inside: list[Item]) -> list[Item]:
    found = []
    for item in inside:
        is_hidden = any(one["url"].endswith("-hidden") for one in item.get("extension", ()))
        helps = item["type"] == "display" and "extension" in item
        if not (item.get("enableWhen") or is_hidden or helps):
            found += [item, *_asked_at_first(item.get("item", []))]
    return found


def test_questions_come_and_go_with_the_answers_that_they_hang_on(lforms: Opened) -> None:
    """A low number brings the question what now, a middling one what would lift it, words do the same."""
    lforms.page.evaluate(_SHOW, form_of("discuss"))
    shown = _Shown(lforms.page)
    assert shown.asks("goals/keeping") == 0
    shown.write("goals/goal", "Walk to the shop")
    shown.wait_for("goals/keeping", 1)
    shown.write("goals/what", "Once round the block")
    shown.wait_for("goals/confidence.number", 1)
    shown.write("goals/confidence.number", "3")
    shown.wait_for("goals/what_now", 1)
    shown.wait_for("goals/lift", 0)
    shown.write("goals/confidence.number", "7")
    shown.wait_for("goals/what_now", 0)
    shown.wait_for("goals/lift", 1)
    shown.write("goals/confidence.number", "")
    shown.pick("goals/confidence.words", "not_sure")
    shown.wait_for("goals/what_now", 1)
    shown.pick("goals/who", "carer")
    shown.wait_for("goals/who_name", 1)
    shown.write("goals/what", "")
    shown.wait_for("goals/who_name", 0)
    assert lforms.complaints == []


def test_another_goal_has_its_own_questions_and_answers(lforms: Opened) -> None:
    """A group is added, its conditions look only at itself, and both goals are in the response."""
    lforms.page.evaluate(_SHOW, form_of("discuss"))
    shown = _Shown(lforms.page)
    shown.write("goals/goal", "Walk")
    shown.wait_for("goals/keeping", 1)
    shown.add("goals/goals")
    shown.wait_for("goals/goal", 2)
    assert shown.asks("goals/keeping") == 1
    shown.write("goals/goal", "Sing", "1/2/")
    shown.wait_for("goals/keeping", 1, "1/2/")
    filled = lforms.page.evaluate(_FILLED)
    assert answers_in(filled) == [("goals/goal", "Sing"), ("goals/goal", "Walk")]


def test_a_slider_is_asked_as_a_number_between_its_ends(lforms: Opened) -> None:
    """LForms has no sliders: it holds the number between the ends, and says in words what the upper one means."""
    lforms.page.evaluate(_SHOW, form_of("discuss"))
    shown = _Shown(lforms.page)
    shown.write("living_well/confidence.number", "12")
    assert "less than or equal to 10" in " ".join(lforms.page.evaluate(_FAULTS))
    shown.write("living_well/confidence.number", "5")
    assert lforms.page.evaluate(_FAULTS) is None
    lforms.page.locator("[id^='help-button-living_well/confidence.number/']").click()
    lforms.page.wait_for_selector("text=10: completely sure >> visible=true", timeout=10_000)


@pytest.mark.parametrize("name", ["mrs_smith", "many_tongues", "hard_subjects", "peer_3_two_am"])
def test_what_was_said_comes_back_as_it_was(lforms: Opened, name: str) -> None:
    """Each talk is shown in its form, and LForms gives back the same answers at the same questions."""
    (file,) = [story for story in STORIES if story.stem == name]
    for response in responses(case_of_story(file)):
        flow, _, role = response["questionnaire"].rpartition("/")[2].partition("|")[0].rpartition("-")
        lforms.page.evaluate(_SHOW_FILLED, [form_of(flow, role), response])
        assert answers_in(lforms.page.evaluate(_FILLED)) == answers_in(response)
    assert lforms.complaints == []


def test_nothing_is_asked_of_the_network(lforms: Opened) -> None:
    """The form needs no server of terms: all of its words are in it."""
    lforms.page.evaluate(_SHOW, form_of("discuss"))
    assert lforms.asked_for == []
