"""A bundle is valid R4, holds together, says who and how in the right elements, and invents no code."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.content import Content
from assistant.documents.case import Case
from assistant.fhir.bundle import bundle, bundle_of
from assistant.fhir.people import is_nhs_number
from assistant.fhir.reading_back import plan_of
from assistant.plan.drawing import Drawn, draw
from assistant.plan.model import Plan
from assistant.plan.sources import Source
from tests.cases import STORIES, case_of_plan, case_of_story
from tests.fhir.plans import DAY, PLANS
from tests.fhir.valid import SCHEMA, faults, inside, model_faults, resources

Json = dict[str, Any]

TOLD = [
    file
    for file in STORIES
    if file.stem
    in ("mrs_smith", "falls_on_the_stairs", "hard_subjects", "many_tongues", "no_thank_you", "looking_again")
]
DOCS = Path(__file__).parents[2] / "docs" / "fhir.md"


def plan_with(*answers: tuple[str, Any], items: tuple[int, ...] = ()) -> Plan:
    """A plan from answers by place, all in the same items."""
    return draw(Drawn(place, items[: place.count(".")], value, DAY) for place, value in answers)


def of_kind(plan: Plan, kind: str, **case: Any) -> list[Json]:
    """The resources of a kind in the bundle of this plan."""
    made = bundle_of(case_of_plan(plan, **case))
    return [one for one in resources(made) if one["resourceType"] == kind]


@pytest.fixture(scope="module", params=TOLD, ids=lambda file: file.stem)
def told(request: pytest.FixtureRequest) -> Case:
    """A story's case, told once."""
    return case_of_story(request.param)


# Valid


def check(made: Json) -> None:
    """All that holds for every bundle: valid, no reference into nowhere, no id twice, texts that are XHTML."""
    assert faults(made) == []
    full = [entry["fullUrl"] for entry in made["entry"]]
    assert len(full) == len(set(full))
    assert full == [f"urn:uuid:{one['id']}" for one in resources(made)]
    assert {one["reference"] for one in references(made)} <= set(full)
    for one in resources(made):
        marked = [node["id"] for node in inside(one) if "id" in node]
        assert len(marked) == len(set(marked))
        if "text" in one:
            assert ElementTree.fromstring(one["text"]["div"]).tag == "{http://www.w3.org/1999/xhtml}div"  # noqa: S314


def references(made: Json) -> Iterator[Json]:
    """Everything that refers to a resource."""
    return (node for node in inside(made) if isinstance(node.get("reference"), str))


def test_a_told_plan_is_valid_by_the_official_schema_and_the_models(told: Case) -> None:
    """Those are two judges that know nothing of each other."""
    made = json.loads(bundle(told))

    check(made)
    assert model_faults(made) == []


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(PLANS)
def test_any_plan_is_valid_by_the_official_schema(plan: Plan) -> None:
    """Whatever was said, and however little of it."""
    check(json.loads(bundle(case_of_plan(plan))))


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(PLANS)
def test_any_plan_is_valid_by_the_models(plan: Plan) -> None:
    """The other judge is slow, so it sees fewer."""
    assert model_faults(json.loads(bundle(case_of_plan(plan)))) == []


def test_the_judges_find_faults() -> None:
    """Else they would prove nothing."""
    wrong = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {"resourceType": "Goal", "x": 1}}]}

    assert any("Goal" in fault for fault in faults(wrong))
    assert model_faults(wrong) != []
    assert json.loads(gzip.decompress(SCHEMA.read_bytes()))["id"] == "http://hl7.org/fhir/json-schema/4.0"


def test_a_very_long_plan_is_valid() -> None:
    """10 goals with 4 steps each."""
    spots = [(goal, step) for goal in range(1, 11) for step in range(1, 5)]
    plan = draw(
        [
            *(Drawn("goals.goal", (goal,), f"Goal {goal}", DAY) for goal in range(1, 11)),
            *(Drawn("goals.actions.what", spot, f"Do {spot}", DAY) for spot in spots),
            *(Drawn("goals.actions.rounds.confidence", (*spot, 1), 7, DAY) for spot in spots),
        ]
    )
    made = bundle_of(case_of_plan(plan))

    check(made)
    assert len([one for one in resources(made) if one["resourceType"] == "Task"]) == 40


# The same plan, the same bytes


def test_the_same_plan_gives_the_same_bytes(told: Case) -> None:
    """Another plan's resources have other ids."""
    assert bundle(told) == bundle(replace(told))
    other = {one["id"] for one in resources(bundle_of(replace(told, plan_id="another")))}
    assert not other & {one["id"] for one in resources(bundle_of(told))}


def test_it_is_a_collection_with_a_time_in_its_zone() -> None:
    """Nothing has to be done with it, and it is known when it was made."""
    at = datetime(2026, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    made = bundle_of(case_of_plan(Plan(), made=at, plan_id="abc"))

    assert (made["type"], made["timestamp"]) == ("collection", "2026-07-01T09:30:00+01:00")
    assert made["identifier"]["value"] == "abc"


# No invented codes


def test_every_code_is_in_the_table_of_the_documentation_with_its_source(told: Case) -> None:
    """And none is made up: what is not there is said in words."""
    table = set(re.findall(r"^\| `(\S+)` \| `([\w-]+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    made = [one for one in resources(bundle_of(told)) if one["resourceType"] != "QuestionnaireResponse"]
    codings = [one for node in inside(made) for one in node.get("coding", ())]

    assert codings
    assert {(one["system"], one["code"]) for one in codings} <= table


def test_every_extension_is_documented(told: Case) -> None:
    """Ours stand in one place of our own, others in HL7's."""
    urls = {node["url"] for node in inside(bundle_of(told)) if "url" in node and "resourceType" not in node}
    text = DOCS.read_text(encoding="utf-8")

    assert urls
    assert [url for url in urls if f"`{url}`" not in text] == []


# What stands where


@pytest.mark.parametrize(
    ("status", "keeping", "lifecycle", "achievement"),
    [
        ("open", "something_new", "active", "in-progress"),
        ("achieved", "something_new", "completed", "achieved"),
        ("achieved", "keep_as_it_is", "completed", "sustaining"),
        ("on_hold", "something_new", "on-hold", None),
        ("not_achieved", "something_new", "completed", "not-achieved"),
        ("abandoned", "something_new", "cancelled", None),
    ],
)
def test_the_handbooks_statuses_are_those_of_a_goal(
    status: str, keeping: str, lifecycle: str, achievement: str | None
) -> None:
    """Keeping things as they are goes on being reached."""
    plan = plan_with(("goals.goal", "Walk"), ("goals.status", status), ("goals.keeping", keeping), items=(1,))
    [goal] = of_kind(plan, "Goal")

    assert goal["lifecycleStatus"] == lifecycle
    found = goal.get("achievementStatus", {}).get("coding", [{}])[0].get("code")
    assert found == achievement


def test_a_step_has_its_owner_and_its_day() -> None:
    """The person by reference, somebody whom the plan names too, and others in words."""
    day = {"on": date(2027, 2, 28), "said": "end of February"}

    def step(**more: Any) -> Json:
        answers = [(f"goals.actions.{name}", value) for name, value in more.items()]
        people = ("people_here", [{"name": "Maya", "who": "sister"}])
        [task] = of_kind(plan_with(("goals.actions.what", "Walk"), *answers, people, items=(1, 1)), "Task")
        return task

    mine = step(who="the_person", when=day)
    assert mine["owner"]["reference"] == mine["for"]["reference"]
    assert mine["restriction"]["period"]["end"] == "2027-02-28"
    hers = step(who="carer", who_name="Maya")
    assert hers["owner"]["display"] == "Maya"
    assert hers["owner"]["reference"] != hers["for"]["reference"]
    assert "reference" not in step(who="professional", who_name="the nurse")["owner"]


@pytest.mark.parametrize(
    ("went", "after", "status"),
    [
        (None, None, "ready"),
        ("not_tried", None, "ready"),
        ("partly", None, "in-progress"),
        ("done", None, "completed"),
        ("done", "keep", "in-progress"),
        ("done", "stop", "completed"),
        ("not_tried", "stop", "cancelled"),
    ],
)
def test_how_a_step_went_is_its_status(went: str | None, after: str | None, status: str) -> None:
    """A step that is kept up goes on."""
    answers = [("goals.actions.what", "Walk"), ("goals.actions.went", went), ("goals.actions.next", after)]
    [task] = of_kind(plan_with(*((place, value) for place, value in answers if value), items=(1, 1)), "Task")

    assert task["status"] == status


def test_the_step_as_it_stands_is_what_others_read_first() -> None:
    """What it was before stands beside it."""
    plan = plan_with(
        ("goals.actions.what", "Walk to the shop"),
        ("goals.actions.next", "change"),
        ("goals.actions.changed_to", "Walk to the gate"),
        items=(1, 1),
    )
    [task] = of_kind(plan, "Task")

    assert task["description"] == "Walk to the gate"
    [before] = task["input"]
    assert (before["type"]["text"], before["valueString"]) == ("The step, before", "Walk to the shop")
    read = re.findall("<p><b>(.*?)</b>: (.*?)</p>", task["text"]["div"])
    assert read[0] == ("Step", "Walk to the gate")
    assert ("The step, before", "Walk to the shop") in read


def test_a_time_without_a_day_is_said_in_words() -> None:
    """Where there is only an option, or what was said."""
    [soon] = of_kind(plan_with(("review.on", {"option": "soon"})), "Task")
    [spring] = of_kind(plan_with(("review.on", {"said": "in spring"})), "Task")

    assert "soon" in soon["text"]["div"]
    assert "in spring" in spring["text"]["div"]
    assert "end" not in soon["restriction"]["period"]


def test_numbers_say_which_end_is_which() -> None:
    """The two scales point opposite ways; only the one that points as HL7's does has its code."""
    plan = plan_with(
        ("goals.goal", "Walk"), ("goals.importance", 1), ("goals.actions.rounds.confidence", 8), items=(1, 1, 1)
    )
    importance, confidence = of_kind(plan, "Observation")

    assert "1 is the most important" in importance["note"][0]["text"]
    assert "1 is the most important" in importance["text"]["div"]
    assert "coding" not in importance["code"]
    assert "10 is completely sure" in confidence["note"][0]["text"]
    assert confidence["code"]["coding"][0]["code"] == "confidence"
    [task] = of_kind(plan, "Task")
    assert confidence["focus"] == [{"reference": f"urn:uuid:{task['id']}"}]


def test_harder_times_are_a_plan_of_their_own() -> None:
    """Part of the first, with a step for each stage; neither of them uses `detail`, which R5 does not have."""
    plan = plan_with(("ahead.amber.do", "Ring Maya"), ("ahead.red.call", [{"name": "999"}]), ("ahead.helps", "Rest"))
    first, second = of_kind(plan, "CarePlan")

    assert second["partOf"] == [{"reference": f"urn:uuid:{first['id']}"}]
    assert [one["reference"]["display"] for one in second["activity"]] == ["Ring Maya", "Red, help now"]
    assert "activity" not in first
    assert len(second["supportingInfo"]) == 1
    assert not any("detail" in one for one in second["activity"])
    assert len(of_kind(Plan(), "CarePlan")) == 1


def test_papers_are_named_with_where_they_are_and_never_made() -> None:
    """`None` is no paper."""
    held = ("ahead.future.documents_held", ["respect_form", "none"])
    [paper] = of_kind(plan_with(held, ("ahead.future.documents", "In the blue folder")), "DocumentReference")

    assert paper["description"] == "In the blue folder"
    assert list(paper["content"][0]["attachment"]) == ["title"]


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ([], "draft"),
        ([("agreements.person", "agrees")], "active"),
        ([("agreements.person", "not_yet")], "draft"),
        ([("taking_part", "no_thank_you")], "revoked"),
        ([("agreements.person", "agrees"), ("reviewed.going_on", "stop_planning")], "revoked"),
    ],
)
def test_a_plan_is_active_once_the_person_agreed(answers: list[tuple[str, Any]], status: str) -> None:
    """And no longer when they stopped."""
    assert of_kind(plan_with(*answers), "CarePlan")[0]["status"] == status


def test_each_named_person_is_one_resource_of_the_right_kind() -> None:
    """A relation has its code only where it is that one word; a service is an Organization."""
    people = [
        {"name": "Maya", "who": "my sister", "contact": "07700 900123"},
        {"name": "Jo", "who": "the heart failure nurse", "contact": "jo@example.org"},
        {"name": "The surgery", "contact": "ring the bell"},
        {"name": "Ann", "who": "my daughter's friend"},
    ]
    plan = plan_with(("people_here", people), ("ahead.red.call", people[:1]))

    [maya, ann] = of_kind(plan, "RelatedPerson")
    assert maya["relationship"][0]["coding"][0]["code"] == "SIS"
    assert maya["telecom"][0]["system"] == "phone"
    assert "coding" not in ann["relationship"][0]
    assert [one["telecom"][0]["system"] for one in of_kind(plan, "Practitioner")] == ["email"]
    assert [one["code"][0]["text"] for one in of_kind(plan, "PractitionerRole")] == ["the heart failure nurse"]
    assert [one["telecom"][0]["system"] for one in of_kind(plan, "Organization")] == ["other"]
    [team] = of_kind(plan, "CareTeam")
    assert len(team["participant"]) == 5


def test_who_is_not_to_be_involved_is_no_part_of_the_team() -> None:
    """They are named in what was said of them."""
    plan = plan_with(("ahead.not_involve", [{"name": "Bill"}]))

    assert "Bill" not in json.dumps(of_kind(plan, "CareTeam"))
    [said] = of_kind(plan, "Observation")
    assert said["valueString"] == "Bill"
    assert "do not involve" in said["code"]["text"].lower()


@pytest.mark.parametrize(
    ("digits", "holds"),
    [("9434765919", True), ("9434765918", False), ("943476591", False), ("٩٤٣٤٧٦٥٩١٩", False), ("1234567890", False)],
)
def test_an_nhs_number_holds_together(digits: str, holds: bool) -> None:
    """By its check digit; only then is it called one."""
    assert is_nhs_number(digits) == holds
    [patient] = of_kind(plan_with(("person.nhs_number", digits)), "Patient")
    assert ("https://fhir.nhs.uk/Id/nhs-number" in [one.get("system") for one in patient["identifier"]]) == holds


# Consent


def test_each_reader_and_each_part_has_its_consent() -> None:
    """Permit for who may see it, deny for the parts they may not, with what those parts are here."""
    plan = plan_with(
        ("what_matters.good_day", "Tea in the garden"),
        ("sharing.may_see", ["family", "nobody"]),
        ("sharing.may_not_see", [{"name": "Bill"}]),
        ("sharing.limits.who", "gp_surgery"),
        ("sharing.limits.parts", ["what_matters"]),
        ("sharing.keep_back", "The letter"),
        items=(1,),
    )
    roots = [one["provision"] for one in of_kind(plan, "Consent")]
    family, nobody, bill, limit, kept_back = [one["provision"][0] for one in roots]

    assert not any("type" in one for one in roots)
    assert (family["type"], family["actor"][0]["reference"]["display"]) == ("permit", "my family")
    assert (nobody["type"], nobody["provision"][0]["type"]) == ("deny", "permit")
    assert nobody["provision"][0]["actor"][0]["reference"]["display"] == "my family"
    assert (bill["type"], bill["actor"][0]["reference"]["display"]) == ("deny", "Bill")
    assert limit["type"] == "permit"
    [part] = limit["provision"]
    assert (part["type"], part["code"][0]["text"]) == ("deny", "what matters to me")
    [day] = of_kind(plan, "Observation")
    assert part["data"] == [{"meaning": "instance", "reference": {"reference": f"urn:uuid:{day['id']}"}}]
    assert (kept_back["type"], kept_back["code"][0]["text"]) == ("deny", "The letter")


@pytest.mark.parametrize(
    ("answer", "status"), [("yes_please", "active"), ("no_thank_you", "rejected"), ("not_today", "proposed")]
)
def test_taking_part_is_a_consent_of_its_day(answer: str, status: str) -> None:
    """Apart from sharing, which is another question."""
    [consent] = of_kind(plan_with(("taking_part", answer)), "Consent")

    assert (consent["status"], consent["dateTime"]) == (status, "2026-11-22")
    assert consent["scope"]["coding"][0]["code"] == "treatment"


# Who said what


def test_who_said_what_and_when_is_told_for_each_person_and_day() -> None:
    """In the order of days; the words of somebody else name them."""
    sources = (
        Source("what_matters.good_day", (), "person", date(2026, 11, 20)),
        Source("goals.goal", (1,), "carer", DAY),
        Source("what_matters.enjoy", (), "person", DAY),
        Source("what_matters.hopes", (), "person", DAY),
    )
    answers = (("what_matters.good_day", "Tea"), ("what_matters.enjoy", "Cake"), ("goals.goal", "Walk"))
    plan = plan_with(*answers, ("carer.who", [{"name": "Maya"}]), items=(1,))
    saved = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    told = of_kind(plan, "Provenance", sources=sources, saved=saved)

    assert [(one["occurredDateTime"], len(one["target"])) for one in told] == [
        ("2026-11-20", 1),
        ("2026-11-22", 1),
        ("2026-11-22", 1),
    ]
    assert told[1]["agent"][0]["who"]["display"] == "Maya"
    assert {one["recorded"] for one in told} == {"2026-11-22T12:00:00+00:00"}
    [goal] = of_kind(plan, "Goal", sources=sources)
    assert goal["startDate"] == "2026-11-22"


def test_what_somebody_else_said_stands_beside_it() -> None:
    """With who, and of what."""
    said = {"place": "goals.need", "items": (1,), "by": "carer", "words": "She is lonely"}
    [other] = of_kind(plan_with(("said_too", said)), "Observation")

    assert other["valueString"] == "She is lonely"
    assert other["performer"] == [{"display": "My carer"}]


# A copy for somebody else


def test_a_copy_for_somebody_holds_nothing_of_what_is_kept_from_them() -> None:
    """Not the words, not the part's name, not the list of who may see what, not a name."""
    plan = draw(
        [
            Drawn("person.name", (), "Mary", DAY),
            Drawn("people_here", (), [{"name": "Maya", "who": "sister"}], DAY),
            Drawn("ahead.crisis.not_involve", (), [{"name": "Bill"}], DAY),
            Drawn("ahead.crisis.help", (), "Sit with me", DAY),
            Drawn("what_matters.good_day", (), "Tea", DAY),
            Drawn("sharing.may_see", (), ["gp_surgery"], DAY),
            Drawn("sharing.limits.who", (1,), "Maya", DAY),
            Drawn("sharing.limits.parts", (1,), ["crisis"], DAY),
        ]
    )
    hers = bundle(case_of_plan(plan, "Maya")).decode()

    assert "Tea" in hers
    for kept in ("Bill", "Sit with me", "crisis", "sharing", "gp_surgery", "Who may see"):
        assert kept in bundle(case_of_plan(plan)).decode()
        assert kept not in hers
    check(json.loads(hers))


def test_who_may_see_nothing_gets_a_plan_without_a_word() -> None:
    """It is valid all the same."""
    plan = plan_with(("person.name", "Mary"), ("sharing.may_not_see", [{"name": "Bill"}]))
    his = bundle_of(case_of_plan(plan, "Bill"))

    check(his)
    assert "Mary" not in json.dumps(his)
    assert "Bill" not in json.dumps(his)


def test_a_services_own_words_are_made_to_fit(tmp_path: Path) -> None:
    """Even where they hold what no FHIR string can, or nothing."""
    folder = tmp_path / "prompts" / "documents"
    folder.mkdir(parents=True)
    own = 'me: "\u00a0"\nlabels:\n  person.name: "Name\u00a0\u2003here"\n  goals.actions.what: ""\n'
    (folder / "fhir.en.yaml").write_text(own, encoding="utf-8")
    plan = plan_with(("person.name", "Mary"), ("goals.actions.what", "Walk"), items=(1, 1))
    made = bundle_of(case_of_plan(plan, content=Content(tmp_path)))

    check(made)
    assert "<b>Name  here</b>: Mary" in json.dumps(made)
    assert plan_of(made) == plan
