"""The page for an emergency: most urgent first, nobody to be called who is not wanted, nothing taken for a `none`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.content import Content
from assistant.document_kinds import KINDS, preview
from assistant.documents.calling import Calling
from assistant.documents.case import Case
from assistant.documents.emergency import emergency
from assistant.documents.forms.text import text_lines
from assistant.documents.paper import Entry
from assistant.documents.wording import document_words
from assistant.plan.drawing import Drawn, draw, place_type
from assistant.plan.model import Plan
from assistant.plan.parts import SomeoneNamed
from assistant.plan.readers import words_of
from assistant.plan.sources import Source
from tests.cases import STORIES, case_of_plan, case_of_story, on_screen, told

DAY = date(2026, 11, 12)
WORDS = document_words(Content(), "emergency")
NOT_CALL, ASK_FIRST = WORDS("not_call"), WORDS("ask_first")
CALLED = ("ahead.red.call", "ahead.crisis.call", "ahead.amber.call", "ahead.green.call", "ahead.situations.call")
INVOLVED = ("ahead.involve", "person.next_of_kin", "carer.who", "people_here", "team.lead")
UNWANTED = ("ahead.not_involve", "ahead.crisis.not_involve")
PAGE = 60
"""Lines of 80 that fit on a printed page in small print."""
PLACES = [place for group in WORDS.part("labels") for place in [group.partition(".")[2]]]
"""Every place of a plan that has a line on the page, but for those of people to call."""
NAMES = ("Kevin", "Kevin Hall", "my nephew", "Joan", "Sister Agnes", "my sister", "José", "jose ", "Karen's ex", "رنا")
PEOPLE = st.lists(
    st.builds(
        lambda name, who: {"name": name, "who": who, "contact": "01632 960001"},
        st.sampled_from(NAMES),
        st.sampled_from(("", "my nephew", "my sister", "a friend - Kevin knows her")),
    ),
    max_size=3,
)


@lru_cache
def case_of(file: Path) -> Case:
    """The person's own case of a story, played once."""
    return case_of_story(file)


def story(name: str) -> Path:
    """One of the stories."""
    return next(file for file in STORIES if file.stem == name)


def plan_of(**answers: Any) -> Plan:
    """A plan from answers by place, with __ for the dots."""
    return draw(Drawn(place.replace("__", "."), (), value, DAY) for place, value in answers.items())


def lines_of(plan: Plan, width: int = 80) -> list[str]:
    """The page as the screen shows it, without where to get help."""
    return text_lines(emergency(on_screen(plan)), width)


def entries(case: Case) -> Iterator[Entry]:
    """All that stands on the page."""
    for section in emergency(case).sections:
        yield from section.entries


def as_one(text: str) -> str:
    """A text without its line ends."""
    return " ".join(text.split())


def test_the_most_urgent_stands_first() -> None:
    """Who it is, what to do when it is bad, who to call and who not, health, papers; then the rest, and help."""
    people = [{"name": "Joan"}]
    plan = plan_of(
        person__name="Edith",
        ahead__green__do="Rest",
        ahead__amber__do="Ring",
        ahead__red__do="999",
        ahead__situations__situation="A power cut",
        ahead__involve=people,
        ahead__not_involve=[{"name": "Kevin"}],
        ahead__future__wishes="At home",
    )

    assert emergency(case_of_plan(plan)).title == "In an emergency: Edith"
    assert [section.title for section in emergency(case_of_plan(plan)).sections] == [
        "Who I am, and what helps",
        "Red, help now",
        "Who to call",
        "Do NOT call",
        "Medicines, allergies and health (as told, not checked)",
        "If I cannot speak for myself (this page is no legal paper)",
        "Amber, getting harder",
        "If something happens",
        "Green, as usual",
        "Help now",
    ]


def test_of_what_was_not_told_only_that_is_said_which_could_be_misread() -> None:
    """No empty headings; and nobody is to think that there are no medicines, allergies or papers."""
    assert lines_of(Plan()) == [
        "In an emergency",
        "",
        "MEDICINES, ALLERGIES AND HEALTH (AS TOLD, NOT CHECKED)",
        "Not written here:",
        "  medicines, allergies, papers such as an advance decision. There may be some.",
    ]


@pytest.mark.parametrize(
    ("place", "value", "silent"),
    [
        ("arrangements.medicines", "Riluzole", "allergies, papers such as an advance decision"),
        ("arrangements.allergies", "None that I know", "medicines, papers such as an advance decision"),
        ("ahead.future.documents_held", ["respect_form"], "medicines, allergies"),
        ("ahead.future.documents_held", ["none"], "medicines, allergies"),
        ("ahead.future.documents", "In the yellow folder", "medicines, allergies"),
    ],
)
def test_what_was_told_is_not_said_to_be_missing(place: str, value: Any, silent: str) -> None:
    """The others still are; and the person's own "none" is theirs."""
    text = as_one("\n".join(lines_of(draw([Drawn(place, (), value, DAY)]))))

    assert f"Not written here: {silent}. There may be some." in text


def test_with_all_of_it_told_nothing_is_said_to_be_missing() -> None:
    """The sentence has done its work."""
    plan = plan_of(
        arrangements__medicines="Riluzole",
        arrangements__allergies="Nuts",
        ahead__future__documents_held=["respect_form"],
    )

    assert "Not written here" not in "\n".join(lines_of(plan))


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("person", "Medicines (told 12 Nov 2026): Riluzole"),
        ("practitioner", "Medicines (told 12 Nov 2026): Riluzole"),
        ("carer", "Medicines (told by my carer, 12 Nov 2026): Riluzole"),
        ("advocate", "Medicines (told by my advocate, 12 Nov 2026): Riluzole"),
        ("", "Medicines (as told): Riluzole"),
    ],
)
def test_medicines_stand_as_they_were_told_with_the_day(by: str, said: str) -> None:
    """An old list is not to be taken for one of today; and it is said that nobody checked it."""
    sources = (Source("arrangements.medicines", (), by, DAY),) if by else ()
    case = case_of_plan(plan_of(arrangements__medicines="Riluzole"), sources=sources)
    lines = text_lines(emergency(case))

    assert said in lines
    assert "MEDICINES, ALLERGIES AND HEALTH (AS TOLD, NOT CHECKED)" in lines


# Who to call, and who not


def test_who_is_not_to_be_called_has_a_line_that_cannot_be_misread() -> None:
    """It says so itself, whatever stands above it, and there is no number on it that somebody might dial."""
    kevin = {"name": "Kevin", "who": "my nephew", "contact": "07700 900700"}
    plan = plan_of(ahead__not_involve=[kevin, {"name": "Ann"}], ahead__crisis__not_involve=[{"name": "Kevin"}])
    lines = lines_of(plan)

    assert [line for line in lines if line.startswith("Do NOT call")] == [
        "Do NOT call: Kevin, my nephew",
        "Do NOT call: Ann",
    ]
    assert "07700 900700" not in "\n".join(lines)


def test_who_was_named_both_ways_is_somebody_to_ask_about() -> None:
    """Not among those to call, and not lost."""
    kevin = {"name": "kevin hall", "contact": "07700 900700"}
    plan = plan_of(ahead__red__call=[kevin, {"name": "Joan"}], ahead__not_involve=[{"name": "Kevin"}])

    assert lines_of(plan)[2:8] == [
        "RED, HELP NOW",
        "Call: Joan",
        "",
        "DO NOT CALL",
        "Do NOT call: Kevin",
        "Named to be called and NOT to be called. Ask me first: kevin hall, 07700 900700",
    ]


@pytest.mark.parametrize(
    ("unwanted", "called", "kept_apart"),
    [
        ({"name": "my sister"}, {"name": "Jean", "who": "my sister"}, True),
        ({"name": "Jean", "who": "my sister"}, {"name": "my sister"}, True),
        ({"name": "Ann"}, {"name": "Joanna"}, False),
        ({"name": "my mother"}, {"name": "Magda", "who": "my flatmate - my mother is to hear it from me"}, False),
        ({"name": "Maya"}, {"name": "Maya's nurse"}, False),
    ],
)
def test_people_are_told_apart_by_name_and_by_who_they_are(
    unwanted: dict[str, str], called: dict[str, str], kept_apart: bool
) -> None:
    """Somebody who only knows the one who is not wanted may be called."""
    calling = Calling(told(plan_of(ahead__not_involve=[unwanted], ahead__involve=[called])))

    assert (calling.people("ahead.involve") == ()) == kept_apart
    assert bool(calling.named_both_ways()) == kept_apart


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from((*CALLED, *INVOLVED)), PEOPLE), st.dictionaries(st.sampled_from(UNWANTED), PEOPLE)
)
def test_nobody_is_to_be_called_who_is_not_wanted(called: dict[str, Any], unwanted: dict[str, Any]) -> None:
    """Whoever is named where; and everybody who was named to be called stands on the page."""
    plan = draw(Drawn(place, (), value, DAY) for place, value in {**called, **unwanted}.items())
    page = list(entries(on_screen(plan)))
    not_wanted = [words_of(one["name"]) for people in unwanted.values() for one in people]
    to_call = {WORDS(f"people.{name}") for name in ("call", *INVOLVED)}
    shown = [line.partition(",")[0] for entry in page if entry.label in to_call for line in entry.words.split("\n")]

    assert not any(words_of(name) == one for name in shown for one in not_wanted)
    on_it = [words_of(line.partition(",")[0]) for entry in page for line in entry.words.split("\n")]
    assert all(words_of(one["name"]) in on_it for people in called.values() for one in people)


def test_what_others_said_of_whom_to_call_is_held_to_the_same() -> None:
    """And that they would not call somebody keeps nobody from it whom the person wants."""
    too = [
        {"place": "ahead.red.call", "by": "carer", "words": "Kevin, Bob"},
        {"place": "ahead.not_involve", "by": "carer", "words": "Joan"},
    ]
    answers = [
        Drawn("ahead.red.call", (), [{"name": "Joan"}], DAY),
        Drawn("ahead.not_involve", (), [{"name": "Kevin"}], DAY),
        *(Drawn("said_too", (), one, DAY) for one in too),
    ]
    lines = lines_of(draw(answers))

    assert lines[3:5] == ["Call: Joan", "  As my carer sees it: Bob"]
    assert f"{ASK_FIRST}: Kevin" in lines
    assert "Do NOT call: Kevin" in lines
    assert "Do NOT call, as my carer sees it: Joan" in lines


def test_nobody_is_named_twice_for_the_same_thing() -> None:
    """Those who only sit in the talk stand there where they were not named to be called."""
    joan = {"name": "Joan", "who": "my daughter-in-law", "contact": "07700 900701"}
    with_key = {**joan, "who": "my daughter-in-law and has a key"}
    plan = plan_of(
        ahead__red__call=[with_key],
        ahead__crisis__call=[joan],
        people_here=[joan, {"name": "Dr Osei", "who": "GP"}],
    )

    assert lines_of(plan)[2:7] == [
        "RED, HELP NOW",
        "Call: Joan, my daughter-in-law and has a key, 07700 900701",
        "",
        "WHO TO CALL",
        "Others who know me: Dr Osei, GP",
    ]


# Own words, one page, who may see it


@pytest.mark.parametrize("place", PLACES)
def test_every_place_with_a_label_is_told(place: str) -> None:
    """In the words of the person."""
    kinds: dict[Any, Any] = {tuple[str, ...]: ["tea"], tuple[SomeoneNamed, ...]: [{"name": "tea"}], str: "tea"}
    options = {"consent.attorney": "yes", "consent.decides": "with_support"}
    value = options.get(place) or kinds.get(place_type(place), {"said": "tea"})
    about = [Drawn("ahead.situations.situation", (1,), "A power cut", DAY)] if "situations" in place else []
    answer = Drawn(place, (1,) * len(about), value, DAY)

    assert lines_of(draw([*about, answer])) != lines_of(draw(about))


@pytest.mark.parametrize("file", STORIES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_words_of_a_story_are_cut(file: Path) -> None:
    """Long as they may be; each that belongs on the page stands there whole."""
    case = case_of(file)
    text = as_one("\n".join(entry.words for entry in entries(case)))

    for place in PLACES:
        if "situations" not in place:
            assert as_one(case.telling.said(place)) in text


@pytest.mark.parametrize("name", ["mrs_smith", "falls_on_the_stairs"])
def test_a_plan_of_ordinary_length_is_one_page(name: str) -> None:
    """With where to get help."""
    assert len(preview(KINDS["emergency"], case_of(story(name)), 80)) <= PAGE


@pytest.mark.parametrize("file", STORIES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_what_a_crew_needs_stands_on_the_first_page(file: Path) -> None:
    """Where somebody said so much that all of it is longer: what to do, who to call, medicines, allergies."""
    lines = preview(KINDS["emergency"], case_of(file), 80)
    health = next(number for number, line in enumerate(lines) if line.startswith("MEDICINES, ALLERGIES"))

    assert health < PAGE


def test_in_a_crisis_the_page_has_what_was_prepared() -> None:
    """The hard story: what to do, what not to, who not to call, and where the paper is."""
    text = "\n".join(preview(KINDS["emergency"], case_of_story(story("hard_subjects")), 1000))

    assert "What to do: 999, sit me up, yellow folder off the hook behind the kitchen door" in text
    assert "What NOT to do: Don't shout over my head." in text
    assert "Do NOT call: Kevin, my nephew" in text
    assert "Papers (told 22 Nov 2026): ReSPECT form (care in an emergency)" in text
    assert "We look at this again on 3 January 2027. This copy was made on 22 November 2026." in text


def test_a_copy_for_somebody_has_only_what_they_may_see() -> None:
    """Tomasz may not see what helps in a crisis nor what she wants then; it is not said that there is more."""
    text = "\n".join(preview(KINDS["emergency"], case_of_story(story("hard_subjects"), "Tomasz"), 1000))

    assert "999, sit me up" in text
    assert not any(kept in text for kept in ("Don't shout", "yellow folder, from September", "Polish hymns"))
    assert "Not written here: medicines, allergies, papers such as an advance decision. There may be some." in text


@settings(deadline=None)
@given(st.text(max_size=200), st.integers(20, 100))
def test_no_line_is_wider_than_asked_for_and_nothing_on_it_acts(words: str, width: int) -> None:
    """Whatever was typed."""
    people = [{"name": words, "who": words}]
    plan = plan_of(person__name=words, ahead__red__do=words, ahead__involve=people, arrangements__allergies=words)
    lines = lines_of(plan, width)

    assert all(len(line) <= width for line in lines)
    assert not any(mark in line for line in lines for mark in "\x1b\x07\r\u202e")
