"""Unmet needs are counted over many plans so that nobody can be known by it, whatever is worked out of the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.content import Content
from assistant.documents.paper import Paper
from assistant.documents.service_view import as_a_service_sees
from assistant.documents.unmet_needs import unmet_needs
from assistant.documents.wording import document_words
from assistant.plan.drawing import place_type
from assistant.plan.model import Plan
from assistant.plan.plan_json import checked_plan
from assistant.plan.support import Limit, Sharing
from tests.cases import all_of
from tests.talking import ours

FEW = "fewer than 5"
UNMET, NOT_MET = "Something is needed that nobody can offer just now", "A need was looked at and will not be met"
MANAGING = ("Managing well", "Mostly managing", "Struggling")
MONEY, HOUSING = "Money", "Where they live"
LINK_WORKER, ADVOCATE = "A link worker", "An advocate"

Row = Mapping[str, Any]
"""What one plan says: texts and choices by their names here."""


def plan_of(row: Row) -> Plan:
    """A plan that says these things; never empty."""
    needs = [{"unmet": row.get("unmet", ""), "extra_support": row.get("help", ())}]
    return checked_plan(
        {
            "person": {"name": "Mary"},
            "goals": needs,
            "around": {"look": row.get("look", {})},
            "living_well": {"managing": row.get("managing")},
            "joint": {"not_met": row.get("not_met", "")},
        }
    )


def paper(rows: Sequence[Row | Plan]) -> Paper:
    """What is counted over these plans."""
    plans = [row if isinstance(row, Plan) else plan_of(row) for row in rows]
    return unmet_needs(all_of(tuple((f"p{one}", plan) for one, plan in enumerate(plans))))


def numbers(rows: Sequence[Row | Plan]) -> dict[str, str]:
    """Each line with its number."""
    return {entry.label: entry.words for section in paper(rows).sections for entry in section.entries}


ROWS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "unmet": st.sampled_from(["", "A lift", "No, nothing."]),
            "not_met": st.sampled_from(["", "A ramp"]),
            "help": st.sets(st.sampled_from(["link_worker", "advocate", "my aunt"])).map(tuple),
            "managing": st.sampled_from(["well", "mostly", "struggling", None]),
            "look": st.dictionaries(
                st.sampled_from(["money", "housing"]), st.sampled_from(["fine", "on_my_mind", "talk"])
            ),
        },
    ),
    max_size=40,
)


def counted(rows: Sequence[Row]) -> dict[str, int]:
    """The same counted by hand, exactly."""
    return {
        UNMET: sum(row.get("unmet") == "A lift" for row in rows),
        NOT_MET: sum(row.get("not_met") == "A ramp" for row in rows),
        LINK_WORKER: sum("link_worker" in row.get("help", ()) for row in rows),
        ADVOCATE: sum("advocate" in row.get("help", ()) for row in rows),
        MONEY: sum(row.get("look", {}).get("money") in ("talk", "on_my_mind") for row in rows),
        HOUSING: sum(row.get("look", {}).get("housing") in ("talk", "on_my_mind") for row in rows),
        MANAGING[0]: sum(row.get("managing") == "well" for row in rows),
        MANAGING[1]: sum(row.get("managing") == "mostly" for row in rows),
        MANAGING[2]: sum(row.get("managing") == "struggling" for row in rows),
    }


def made_of(total: int, counts: Mapping[str, int]) -> list[Row]:
    """As many plans, of which so many say each thing."""
    ways = [
        way for way, label in zip(("well", "mostly", "struggling"), MANAGING, strict=True) for _ in range(counts[label])
    ]
    return [
        {
            "unmet": "A lift" if number < counts[UNMET] else "",
            "not_met": "A ramp" if number < counts[NOT_MET] else "",
            "help": tuple(
                name for name, label in (("link_worker", LINK_WORKER), ("advocate", ADVOCATE)) if number < counts[label]
            ),
            "look": {row: "talk" for row, label in (("money", MONEY), ("housing", HOUSING)) if number < counts[label]},
            "managing": ways[number] if number < len(ways) else None,
        }
        for number in range(total)
    ]


@settings(deadline=None, max_examples=40)
@given(ROWS)
def test_each_line_says_within_which_five_its_number_is(rows: list[Row]) -> None:
    """No number is exact, and none below 5 is shown."""
    shown = numbers(rows)
    if len(rows) < 5:
        assert shown == {}
        return
    for label, count in {**counted(rows), "Plans counted": len(rows)}.items():
        low = count // 5 * 5
        assert shown[label] == (f"{low} to {low + 4}" if low else FEW)


@settings(deadline=None, max_examples=15)
@given(ROWS.filter(lambda rows: len(rows) >= 5), st.data())
def test_a_number_that_is_not_shown_may_be_any_from_none_to_4(rows: list[Row], data: st.DataObject) -> None:
    """Nothing can be worked out from the other lines: other plans with another number there make the same paper."""
    exact = counted(rows)
    hidden = [label for label, count in exact.items() if count < 5]
    if not hidden:
        return
    label = data.draw(st.sampled_from(hidden))
    shown = paper(rows)
    for number in range(5):
        others = {one: count // 5 * 5 for one, count in exact.items()} | {label: number}
        assert paper(made_of(len(rows) // 5 * 5 + 4, others)) == shown


@given(st.integers(0, 4))
@settings(deadline=None)
def test_of_fewer_than_5_plans_nothing_is_shown(count: int) -> None:
    """Not even how many there are."""
    found = paper([{"unmet": "A lift"}] * count)
    assert found.sections == ()
    assert "fewer than 5 plans" in found.empty


def test_no_word_of_anybody_is_shown() -> None:
    """Only our own labels and numbers stand in it."""
    secret = {"unmet": "Zebra", "not_met": "Zebra", "help": ("Zebra",), "look": {"money": "talk"}}
    text = repr(paper([secret] * 20))
    assert "Zebra" not in text
    assert "Mary" not in text
    assert "20 to 24" in text


@pytest.mark.parametrize("said", ["No", "none.", "Nothing", "No, nothing", "Nothing is missing!"])
def test_an_answer_that_says_there_is_nothing_is_not_counted(said: str) -> None:
    """It is no need."""
    assert numbers([{"unmet": said}] * 9)[UNMET] == FEW
    assert numbers([{"unmet": f"{said} that fits in the bus"}] * 9)[UNMET] == "5 to 9"


def test_a_plan_counts_once_however_many_goals_it_has() -> None:
    """A number of plans, not of goals."""
    plan = checked_plan({"goals": [{"unmet": "A lift"}] * 6})
    assert numbers([plan, *[{}] * 10])[UNMET] == FEW


def test_what_was_agreed_and_how_steps_went_is_counted() -> None:
    """An answer with its day, and an option in any step of any goal."""
    went = {"goals": [{"goal": "Rest"}, {"actions": [{"what": "Sleep"}, {"what": "Walk", "went": "partly"}]}]}
    agreed = {"agreements": {"person": {"answer": "mostly", "on": "2026-11-22"}}}
    shown = numbers([checked_plan(went | agreed)] * 6)
    assert shown["A step was partly done"] == shown["The person agrees with most of it"] == "5 to 9"
    assert shown["A step was done"] == shown["The person agrees with the plan"] == FEW


def test_what_is_kept_from_a_service_is_not_counted() -> None:
    """Neither a part nor a plan, and such a plan is not among the plans counted."""
    from_hospitals = Sharing(limits=(Limit(who="hospital", parts=("goals",)),))
    kept = plan_of({"unmet": "A lift"}).changed(sharing=from_hospitals)
    shut = plan_of({"unmet": "A lift"}).changed(sharing=Sharing(may_see=("nobody",)))
    shown = numbers([*[kept] * 9, *[{}] * 6])
    assert (shown["Plans counted"], shown[UNMET]) == ("15 to 19", FEW)
    shown = numbers([*[shut] * 9, *[{}] * 6])
    assert (shown["Plans counted"], shown[UNMET]) == ("5 to 9", FEW)
    assert as_a_service_sees(shut) == Plan()


def test_every_line_is_a_place_in_the_plan_and_an_option_that_can_be_chosen_there() -> None:
    """A line that nothing can fill would look like a need that nobody has."""
    words = document_words(Content(), "unmet_needs")
    steps = [step for name in ("prepare", "discuss", "review", "carer") for step in ours(name).flow.steps.values()]
    for part in ("missing", "extra_help", "around", "areas", "going", "feedback"):
        for place in words.part(f"{part}.written"):
            assert place_type(place) is str, place
        for place in words.part(f"{part}.chosen"):
            where, _, option = place.rpartition(".")
            asked = [step for step in steps if step.saves == where]
            assert any(option in (*step.options, *step.rows) for step in asked), place


def test_labels_are_each_there_once() -> None:
    """Two lines with one name could not be told apart."""
    labels = [entry.label for section in paper([{}] * 5).sections for entry in section.entries]
    assert len(set(labels)) == len(labels)


def test_a_service_can_leave_out_a_line(tmp_path: Any) -> None:
    """By giving it no words."""
    folder = tmp_path / "prompts" / "documents"
    folder.mkdir(parents=True)
    (folder / "unmet_needs.en.yaml").write_text('missing: {written: {joint.not_met: ""}}\n', encoding="utf-8")
    plans = tuple((f"p{one}", plan_of({})) for one in range(5))
    found = unmet_needs(all_of(plans, Content(tmp_path)))
    labels = {entry.label for section in found.sections for entry in section.entries}
    assert NOT_MET not in labels
    assert UNMET in labels
