"""The list of steps opens in a spreadsheet, holds what the plan holds, and cannot act there."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.clean_text import clean
from assistant.documents.actions import actions, all_actions
from assistant.documents.service_view import SERVICES, as_a_service_sees
from assistant.plan.model import Plan
from assistant.plan.plan_json import checked_plan
from assistant.plan.readers import GROUPS
from assistant.plan.seeing import seen_by
from tests.cases import STORIES, all_of, case_of_plan, case_of_story

STORY = {file.stem: file for file in STORIES}


def plan_of(*steps: dict[str, Any], goal: str = "Get out", **more: Any) -> Plan:
    """A plan with one goal and these steps."""
    return checked_plan({"goals": [{"goal": goal, "actions": steps}], **more})


def rows(made: bytes) -> list[dict[str, str]]:
    """A table read back, each row by its columns."""
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def of_plan(plan: Plan, reader: str = "the_person") -> list[dict[str, str]]:
    """The rows of one plan."""
    return rows(actions(case_of_plan(plan, reader)))


def of_all(*plans: Plan) -> list[dict[str, str]]:
    """The rows of several plans, called p0, p1 and so on."""
    named = tuple((f"p{number}", plan) for number, plan in enumerate(plans))
    return rows(all_actions(all_of(named)))


def test_each_step_is_a_row_with_its_goal_its_owner_and_its_day() -> None:
    """Days as a spreadsheet sorts them."""
    first, _, last = rows(actions(case_of_story(STORY["mrs_smith"])))
    assert first["Who"] == "me"
    assert (first["When"], first["Day"], first["How often"]) == ("25 November 2026", "2026-11-25", "every week")
    assert first["How sure"].startswith("7 out of 10")
    assert first["Goal"].endswith("with the little ones")
    assert (last["Who"], last["Day"]) == ("Mr Bashir", "2027-01-17")


def test_a_step_stands_as_it_is_and_as_it_went() -> None:
    """The smaller step, its day, and what a review found."""
    step = {
        "what": "Walk to the shop",
        "when": {"on": "2026-12-01"},
        "rounds": [{"what_now": "smaller_step", "new_step": "Walk to the gate", "new_when": {"said": "in spring"}}],
        "went": "partly",
        "next": "keep",
    }
    (row,) = of_plan(plan_of(step))
    assert (row["Step"], row["When"], row["Day"]) == ("Walk to the gate", "in spring", "")
    assert (row["How it went"], row["From now on"]) == ("it was partly done", "I keep it as it is")
    assert row["How the goal stands"] == "going on"


def test_a_step_without_words_is_no_row() -> None:
    """Somebody began to speak of it, and no more."""
    assert [row["Step"] for row in of_plan(plan_of({"who": "carer"}, {"what": "Rest"}))] == ["Rest"]


def test_the_file_is_what_excel_and_others_read() -> None:
    """UTF-8 with its mark, commas, and lines that end as the standard has it (RFC 4180)."""
    made = actions(case_of_plan(plan_of({"what": "Ring Zoë, أم كريم"}, {"what": "Rest"})))
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\r\n") == 3
    assert "Zoë, أم كريم" in made.decode()


def test_a_plan_without_steps_is_a_table_with_its_columns_alone() -> None:
    """Other programs can read that too."""
    made = actions(case_of_plan(Plan()))
    assert made.decode("utf-8-sig").startswith("Goal,Step,Who,")
    assert made.count(b"\r\n") == 1


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\uff1d", "\t=", " =", "\r\n@"])
def test_words_that_a_spreadsheet_would_work_out_begin_with_an_apostrophe(begins: str) -> None:
    """They can be read as before, and do nothing."""
    (row,) = of_plan(plan_of({"what": f'{begins}HYPERLINK("x")'}))
    assert row["Step"] == f'\'{clean(begins).strip()}HYPERLINK("x")'


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_cell_acts_and_every_word_is_kept(step: str, who: str) -> None:
    """Whatever is typed: as many cells as columns, none a formula, all words there."""
    (row,) = of_plan(plan_of({"what": f"x{step}", "who": who, "barrier": step}))
    assert len(row) == 12
    assert None not in row
    assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in row.values())
    assert row["Step"] == clean(f"x{step}").strip()
    assert row["What might get in the way"].removeprefix("'") == clean(step).strip().removeprefix("'")


def test_a_copy_for_somebody_has_only_what_they_may_see() -> None:
    """Who may not see goals gets no rows."""
    limit = {"limits": [{"who": "gp_surgery", "parts": ["goals"]}]}
    assert of_plan(plan_of({"what": "Rest"}, sharing=limit), "gp_surgery") == []


def test_the_list_over_all_plans_names_the_plan_and_never_the_person() -> None:
    """A service finds the plan by its id."""
    plan = plan_of({"what": "Rest", "who": "the_person"}, person={"name": "Mary Hall"})
    first, second = of_all(plan, plan)
    assert list(first)[:2] == ["Plan", "Goal"]
    assert (first["Plan"], second["Plan"]) == ("p0", "p1")
    assert first["Who"] == "the person"
    assert "Mary" not in str(first)


@pytest.mark.parametrize("service", SERVICES)
def test_what_one_service_may_not_see_is_in_no_list(service: str) -> None:
    """A list over many plans goes round."""
    kept = plan_of({"what": "Rest"}, sharing={"limits": [{"who": service, "parts": ["goals"]}]})
    shut = plan_of({"what": "Rest"}, sharing={"may_not_see": [{"name": service}]})
    assert of_all(kept, shut) == []


@pytest.mark.parametrize(
    "plan",
    [
        plan_of({"what": "Rest"}, sharing={"may_see": ["nobody"]}),
        plan_of({"what": "Rest"}, consent={"information": {"answer": "ask_first", "on": "2026-11-22"}}),
        plan_of({"what": "Rest"}, consent={"information": {"answer": "keep_nothing_more", "on": "2026-11-22"}}),
    ],
)
def test_a_plan_that_is_not_to_be_used_is_in_no_list(plan: Plan) -> None:
    """Nobody else may see it, or the person wants to be asked first."""
    assert of_all(plan) == []


PARTS = st.lists(st.sampled_from(["goals", "health", "feelings", "carer", "talks", "money", "nothing"]), max_size=3)
LIMITS = st.lists(st.builds(lambda who, parts: {"who": who, "parts": parts}, st.sampled_from([*GROUPS]), PARTS))


@settings(deadline=None)
@given(LIMITS, st.sampled_from([None, {"share": "some", "needs": "A break"}]))
def test_no_service_sees_more_in_a_list_than_in_its_own_copy(limits: list[dict[str, Any]], carer: Any) -> None:
    """Whatever limits there are, and a second look leaves nothing more out."""
    plan = plan_of(
        {"what": "Rest"},
        sharing={"limits": limits},
        living_well={"own_care": "Soup"},
        areas={"look": {"emotional": "talk"}},
        around={"money": "Rent is due"},
        carer=carer,
    )
    seen = as_a_service_sees(plan)
    assert seen.carer is None
    for service in SERVICES:
        own = seen_by(plan, service)
        assert seen.goals in (own.goals, ())
        assert seen.living_well in (own.living_well, Plan().living_well)
        assert seen.areas in (own.areas, Plan().areas)
        assert seen.around in (own.around, Plan().around)
    assert as_a_service_sees(seen) == seen
