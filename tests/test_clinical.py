"""The plan for the clinical record: every part of it under the record's headings, each thing with who said it, when."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.clean_text import clean
from assistant.content import Content
from assistant.document_kinds import KINDS, preview
from assistant.documents.case import Case
from assistant.documents.clinical import clinical
from assistant.documents.forms.text import text_lines
from assistant.documents.recorded import Recorded
from assistant.documents.wording import document_words
from assistant.plan.drawing import Drawn, draw, place_type, places
from assistant.plan.model import Plan
from assistant.plan.sources import Source
from tests.cases import STORIES, case_of_plan, case_of_story, on_screen
from tests.test_plain_english import (
    CHOSEN,
    OPTIONS,
    WORD_PLACES,
    an_answer,
    with_its_step,
)

DAY = date(2026, 11, 12)
OURS, PLANS = document_words(Content(), "clinical"), document_words(Content(), "plan")
NOT_FOR_THE_RECORD = {
    "format": "it tells programs how a plan is kept",
    "thoughts": "they are the person's own notes for the next talk",
}
"""Places that the record leaves out, and why."""
SILENT = {
    ("goals.keeping", "something_new"),
    ("goals.actions.next", "change"),
    ("goals.actions.rounds.what_now", "smaller_step"),
    ("goals.actions.rounds.what_now", "more_help"),
    ("goals.actions.rounds.what_now", "another_action"),
}
"""Options that need no words: what they mean is seen in the rest of the record."""
NOT_ASKED_FOR = ("goals.status", "open")
"""Said whether or not anybody chose it: a goal has a status from the start."""
ONE_OF_EACH = [Drawn(place, (), an_answer(place), DAY) for place in places() if place not in ("format", "said_too")]
"""An answer to every place."""
FIRST_PERSON = re.compile(r"\b(I|I'm|me|my|mine|myself|we|our|us)\b")


def plan_of(**answers: Any) -> Plan:
    """A plan from answers by place, with __ for the dots."""
    return draw(Drawn(place.replace("__", "."), (), value, DAY) for place, value in answers.items())


def lines_of(plan: Plan, *sources: Source) -> list[str]:
    """The record as long lines."""
    case = case_of_plan(plan, sources=sources, help_now=())
    return text_lines(clinical(case), 10_000)


def text_of(plan: Plan) -> str:
    """The record as one text."""
    return "\n".join(lines_of(plan))


def said(place: str, by: str = "person", items: tuple[int, ...] = (), day: int = 12) -> Source:
    """Who said what stands in a place, on a day of November."""
    return Source(place, items, by, date(2026, 11, day), "discuss")


@pytest.mark.parametrize("place", places())
def test_every_place_of_the_plan_has_one_in_the_record(place: str) -> None:
    """But for a few that are not for it, each with its reason; own words are as they were."""
    if place in NOT_FOR_THE_RECORD:
        if place != "format":
            assert "tea" not in text_of(with_its_step(place, an_answer(place)))
        return
    answer = an_answer(place)
    text = text_of(with_its_step(place, answer))

    assert text != text_of(with_its_step(place))
    if "tea" in str(answer) and place != "not_today":
        assert "tea" in text


@pytest.mark.parametrize(("place", "option"), CHOSEN)
def test_each_option_is_said_in_neutral_words(place: str, option: str) -> None:
    """Never by its id, and never as if the record were the person."""
    several = get_origin(place_type(place)) is tuple
    value: Any = [option] if several else option
    if place in ("goals.by_when", "goals.actions.when", "review.on", "review.follow_up") or "new_when" in place:
        value = {"option": option}
    text = text_of(with_its_step(place, value))

    assert "_" not in text
    assert not FIRST_PERSON.search(text)
    if (place, option) != NOT_ASKED_FOR:
        # A goal has a status, whatever else is said of it.
        without = draw([Drawn("goals.status", (), "open", DAY)]) if place.count(".") == 1 and "goals" in place else None
        assert (text != text_of(without or with_its_step(place))) == ((place, option) not in SILENT)


def test_no_words_of_the_record_are_in_the_first_person() -> None:
    """Headings, labels, scales and the rest."""
    for name in ("title", "headings", "labels", "listed", "areas", "rows", "stages", "signals", "signal", "scales"):
        for text in OURS.part(name).values():
            assert not FIRST_PERSON.search(text), text


def test_our_words_paste_into_any_record_system() -> None:
    """ASCII signs only; people's own words stay as they are."""
    record = Recorded(on_screen(Plan()))
    used = {**OURS.part("labels"), **OURS.part("headings"), **OURS.part("source"), **OURS.part("offer")}
    options = {f"{place}.{one}": record.telling.in_words(place, one) for place in OPTIONS for one in OPTIONS[place]}

    assert [text for text in (used | options).values() if not text.isascii()] == []


def test_labels_and_options_are_of_places_that_there_are() -> None:
    """Else words would stand in the file that nobody ever reads."""
    labelled = [name.partition(".")[2] for name in OURS.part("labels")]
    computed = {"goals.actions.before"}

    assert set(labelled) - computed <= {*places(), "person.name"}
    assert len(labelled) == len(set(labelled))
    assert set(OURS.part("options")) <= set(PLANS.part("options"))


def test_no_heading_and_no_label_is_empty_or_said_twice_in_a_section() -> None:
    """Whatever a plan holds."""
    paper = clinical(on_screen(draw(ONE_OF_EACH)))

    for section in paper.sections:
        named = [(entry.of, entry.label) for entry in section.entries if entry.label]
        assert len(named) == len(set(named)), section.title
        assert all(entry.words for entry in section.entries)


def test_the_headings_of_the_record_stand_in_its_order() -> None:
    """Offer and consent first, then who it is and how each sees it, goals and what they leave unmet, review last."""
    titles = list(OURS.part("headings").values())
    goals = titles.index("Unmet needs")

    assert [one.title for one in clinical(on_screen(draw(ONE_OF_EACH))).sections] == [
        *titles[:goals],
        "Goal",
        *titles[goals:],
    ]
    assert titles[:2] == ["Record details", "Consent to share"]


def test_a_plan_with_nothing_in_it_says_so() -> None:
    """Under its title, with no heading."""
    assert lines_of(Plan()) == ["Personalised care and support plan", "", "Nothing is recorded yet."]


@pytest.mark.parametrize(
    ("answers", "offer"),
    [
        ({"taking_part": "yes_please"}, "offered, accepted (NHS data dictionary 03)"),
        ({"taking_part": "no_thank_you"}, "offered, declined (NHS data dictionary 02)"),
        ({"taking_part": "not_today"}, "offered, no answer yet (NHS data dictionary 01)"),
        ({"consent__offer": "offered"}, "offered, no answer yet (NHS data dictionary 01)"),
        ({"consent__offer": "not_offered"}, "not offered (NHS data dictionary 04)"),
        ({"consent__offer": "cannot_take_part"}, "offered, person not able to take part (NHS data dictionary 05)"),
        ({"consent__offer": "other_reason"}, "not offered, other reason (NHS data dictionary 06)"),
    ],
)
def test_the_status_of_the_offer_stands_first(answers: dict[str, str], offer: str) -> None:
    """In words, and with whose number it is."""
    assert lines_of(plan_of(**answers))[2:4] == ["RECORD DETAILS", f"Offer status: {offer}"]


def test_a_no_is_recorded_with_its_day() -> None:
    """And that care goes on."""
    plan = plan_of(taking_part="no_thank_you")

    assert lines_of(plan)[-1] == "Agreed to the talk: no. Usual care goes on (12 November 2026)"
    assert lines_of(plan, said("taking_part"))[-2:] == [
        "Dates: 12 Nov 2026",
        "Agreed to the talk: no. Usual care goes on (said by person, 12 Nov 2026)",
    ]


def test_consent_to_share_stands_with_its_limits() -> None:
    """Who may see it, who may not, and who sees less; in a copy for somebody else the list is left out."""
    answers = [
        Drawn("sharing.may_see", (), ["gp_surgery", "carer"], DAY),
        Drawn("sharing.may_not_see", (), [{"name": "Kevin"}], DAY),
        Drawn("sharing.limits.who", (1,), "Tomasz", DAY),
        Drawn("sharing.limits.parts", (1,), ["crisis", "money"], DAY),
        Drawn("what_matters.hopes", (), "Tea", DAY),
    ]
    plan = draw(answers)

    assert lines_of(plan)[2:8] == [
        "CONSENT TO SHARE",
        "May see the plan: GP surgery, carer",
        "May not see the plan: Kevin",
        "",
        "Limited for: Tomasz",
        "  Does not see: crisis plan, money",
    ]
    assert "Kevin" not in "\n".join(text_lines(clinical(case_of_plan(plan, "gp_surgery")), 1000))


def test_a_limit_without_parts_keeps_back_all_and_says_so() -> None:
    """It is not to be read as no limit."""
    assert lines_of(draw([Drawn("sharing.limits.who", (1,), "Tomasz", DAY)]))[-2:] == [
        "Limited for: Tomasz",
        "  Does not see: any part of it",
    ]


@pytest.mark.parametrize(
    ("by", "shown"),
    [
        ("person", "(said by person, 12 Nov 2026)"),
        ("carer", "(said by carer, 12 Nov 2026)"),
        ("practitioner", "(noted by professional, 12 Nov 2026)"),
        ("peer", "(noted by peer supporter, 12 Nov 2026)"),
        ("advocate", "(said by advocate, 12 Nov 2026)"),
        ("somebody", "(12 Nov 2026)"),
    ],
)
def test_each_thing_has_its_source(by: str, shown: str) -> None:
    """Who gave the words, and when."""
    plan = plan_of(what_matters__hopes="To dance")

    assert lines_of(plan, said("what_matters.hopes", by))[-1] == f"Hopes: To dance {shown}"


def test_below_several_lines_the_source_stands_alone() -> None:
    """It tells of all of them."""
    plan = plan_of(people_here=[{"name": "Joan"}, {"name": "Dr Osei"}])

    assert lines_of(plan, said("people_here"))[-3:] == ["  Joan", "  Dr Osei", "  (said by person, 12 Nov 2026)"]


def test_every_thing_in_a_story_has_its_source() -> None:
    """All that was answered in a long talk; what tells more of a thing has the source of that."""
    file = next(file for file in STORIES if file.stem == "practitioner_3_signs")
    unsaid = {"Offer status", "Dates", "Status", "Left for another day", ""}
    sections = clinical(case_of_story(file)).sections
    sourced = {
        (section.title, entry.label)
        for section in sections
        for entry in section.entries
        if entry.words.endswith("(noted by professional, 22 Nov 2026)")
    }

    for section in sections:
        for entry in section.entries:
            own, head = (section.title, entry.label), (section.title, entry.of)
            assert entry.label in unsaid or own in sourced or head in sourced, entry


def test_what_tells_more_of_a_thing_names_its_source_only_where_it_is_another() -> None:
    """A step with who does it and when is one thing."""
    step = {"what": "Ring the hall", "who": "the_person", "barrier": "Rain", "went": "done"}
    plan = draw(Drawn(f"goals.actions.{name}", (1, 1), value, DAY) for name, value in step.items())
    sources = [
        said("goals.actions.what", items=(1, 1)),
        said("goals.actions.who", items=(1, 1)),
        said("goals.actions.barrier", "carer", (1, 1)),
        said("goals.actions.went", items=(1, 1), day=20),
    ]

    assert lines_of(plan, *sources)[-4:] == [
        "Action: Ring the hall (said by person, 12 Nov 2026)",
        "  Owner: the person",
        "  Barriers: Rain (said by carer, 12 Nov 2026)",
        "  Progress: it was done (said by person, 20 Nov 2026)",
    ]


def test_goals_stand_with_status_actions_confidence_and_barriers() -> None:
    """The headings of the handbook's template; confidence is the person's own number."""
    answers = [
        Drawn("goals.goal", (1,), "To dance", DAY),
        Drawn("goals.status", (1,), "on_hold", DAY),
        Drawn("goals.unmet", (1,), "A class by day", DAY),
        Drawn("goals.actions.what", (1, 1), "Ring the hall", DAY),
        Drawn("goals.actions.who", (1, 1), "the_person", DAY),
        Drawn("goals.actions.barrier", (1, 1), "Rain", DAY),
        Drawn("goals.actions.support", (1, 1), "Company", DAY),
        Drawn("goals.actions.rounds.confidence", (1, 1, 1), 7, DAY),
    ]

    assert lines_of(draw(answers))[2:] == [
        "GOAL",
        "Description: To dance",
        "Status: on hold",
        "",
        "Action: Ring the hall",
        "  Owner: the person",
        "  Confidence (as the person said it): 7, where 1 is not sure at all and 10 completely sure",
        "  Barriers: Rain",
        "  Support needed: Company",
        "",
        "UNMET NEEDS",
        "Needed and cannot be met just now: A class by day",
    ]


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("open", "open"),
        ("achieved", "achieved"),
        ("on_hold", "on hold"),
        ("not_achieved", "not achieved"),
        ("abandoned", "abandoned"),
    ],
)
def test_the_status_of_a_goal_has_the_words_of_the_handbook(status: str, shown: str) -> None:
    """Its four, and open for a goal that is on its way."""
    assert f"Status: {shown}" in lines_of(plan_of(goals__goal="To dance", goals__status=status))


def test_a_step_made_smaller_has_the_source_of_the_smaller_one() -> None:
    """Who first thought of the larger one is not who said this."""
    first, last = (1, 1, 1), (1, 1, 2)
    answers = [
        Drawn("goals.actions.what", (1, 1), "Walk to the shop", DAY),
        Drawn("goals.actions.rounds.what_now", first, "smaller_step", DAY),
        Drawn("goals.actions.rounds.new_step", first, "Walk to the gate", DAY),
        Drawn("goals.actions.rounds.confidence", first, 4, DAY),
        Drawn("goals.actions.rounds.confidence", last, 8, DAY),
    ]
    sources = [
        said("goals.actions.what", "carer", (1, 1)),
        said("goals.actions.rounds.new_step", "person", first, day=13),
        said("goals.actions.rounds.confidence", "carer", first),
        said("goals.actions.rounds.confidence", "person", last, day=14),
    ]

    assert lines_of(draw(answers), *sources)[-2:] == [
        "Action: Walk to the gate (said by person, 13 Nov 2026)",
        "  Confidence (as the person said it): 8, where 1 is not sure at all and 10 completely sure "
        "(said by person, 14 Nov 2026)",
    ]


def test_a_step_that_a_review_changed_has_both_with_their_sources() -> None:
    """As it stands, and as it was before."""
    answers = {"what": "Send a letter", "next": "change", "changed_to": "Ring them"}
    plan = draw(Drawn(f"goals.actions.{name}", (1, 1), value, DAY) for name, value in answers.items())
    sources = [
        said("goals.actions.what", "practitioner", (1, 1)),
        said("goals.actions.changed_to", "person", (1, 1), day=20),
    ]

    assert lines_of(plan, *sources)[-2:] == [
        "Action: Ring them (said by person, 20 Nov 2026)",
        "  Before the review: Send a letter (noted by professional, 12 Nov 2026)",
    ]


def test_who_agreed_stands_with_the_day() -> None:
    """And that it is no contract."""
    plan = plan_of(agreements__person="agrees", agreements__practitioner="mostly", agreements__differences="The alarm")

    assert lines_of(plan)[2:] == [
        "AGREEMENT",
        "The person: agreed (12 November 2026)",
        "The professional: agreed to most of it (12 November 2026)",
        "Not agreed: The alarm",
        "",
        "The plan is not a contract. It can be changed at any time.",
    ]


@pytest.mark.parametrize("number", [1, 7])
@pytest.mark.parametrize("place", [place for place in WORD_PLACES if place not in NOT_FOR_THE_RECORD])
def test_nothing_that_others_said_is_lost(place: str, number: int) -> None:
    """Whatever place it was said to, even one that has gone, and it is there once."""
    names = place.split(".")
    lists = [get_origin(place_type(".".join(names[:depth]))) is tuple for depth in range(1, len(names))]
    other = {"place": place, "items": (number,) * sum(lists), "by": "somebody", "words": "cake"}

    assert text_of(draw([Drawn(place, (), "tea", DAY), Drawn("said_too", (), other, DAY)])).count("cake") == 1


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("name", ["mrs_smith", "many_tongues"])
def test_lines_are_as_wide_as_asked_and_plain(name: str, width: int) -> None:
    """No sign that a record system might take for something else."""
    file = next(file for file in STORIES if file.stem == name)
    lines = preview(KINDS["clinical"], case_of_story(file), width)

    assert all(len(line) <= width for line in lines)
    assert not any(line.lstrip().startswith(("#", "*", "|", "=")) for line in lines)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_nothing_in_the_record_can_act(words: str) -> None:
    """Whatever was typed, in the title as well."""
    plan = plan_of(person__name=words, what_matters__hopes=words)
    case = Case(plan, Content(), case_of_plan(plan).made, sources=(said("what_matters.hopes"),))
    text = "\n".join(text_lines(clinical(case)))

    assert clean(text) == text
