"""The people who ship are whole, different from each other, and fit to practise with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from assistant.content import Content
from assistant.conversation.urgent_help import urgent_help
from assistant.plain_yaml import read_yaml
from assistant.practice.people import look_at_person, people_names
from assistant.practice.person import SAYINGS, Area, Fact, Kind, Lines, Opener, Person
from assistant.practice.person_file import read_person
from assistant.practice.simulated.asking_words import asking_words

NAMES = people_names(Content())
PEOPLE = {name: look_at_person(Content(), name)[0] for name in NAMES}
PLAIN = re.compile(r"[\w']+")
PAGE = Path(__file__).parents[2].joinpath("docs", "people.md").read_text(encoding="utf-8")
WORDS_TO_ASK = "areas:"
"""How the one example begins that is no part of a person."""
COMMON = 3
"""Words of a wording that two people may share, such as "No, not really."."""


def told(fact: Fact) -> Lines:
    """Everything that tells a fact."""
    return (*fact.short, *fact.first, *fact.more, *fact.again)


def wordings(person: Person) -> list[str]:
    """Everything a person says."""
    spots = [line for spot in (*person.upsets, *person.refuses) for line in spot.says]
    steps = [
        line
        for step in person.goal.steps
        for line in (*step.first, *step.again, *step.doubts, *step.helps, *step.now_sure)
    ]
    goal = (*person.goal.not_yet, *person.goal.first, *person.goal.more, *person.goal.again)
    ahead, end = person.ahead, person.agreeing
    later = (*ahead.offered, *ahead.pushed, *ahead.triggers, *ahead.early_signs, *ahead.helps, *ahead.avoid)
    rest = (*ahead.who, *ahead.wishes, *end.agrees, *end.may_see, *end.keep_from, *end.review)
    story = [line for fact in person.facts for line in (*told(fact), *fact.holds_back)]
    return [*story, *(line for lines in person.says.values() for line in lines), *spots, *goal, *steps, *later, *rest]


@pytest.mark.parametrize("name", NAMES)
def test_ours_have_no_faults(name: str) -> None:
    """What ships passes its own checker."""
    assert look_at_person(Content(), name)[1] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_story_to_be_found(name: str) -> None:
    """At least 18 facts, in each area one that is told or opens, with three ways of telling and more guarded ones."""
    person = PEOPLE[name]

    assert len(person.facts) >= 18
    assert all(len(told(fact)) >= 4 and len(set(told(fact))) == len(told(fact)) for fact in person.facts)
    assert {one.guarded for one in person.facts} == {1, 2, 3}
    assert all(any(one.guarded < 3 for one in person.in_area(area)) for area in get_args(Area))
    assert sum(one.guarded == 3 for one in person.facts) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_told_freely_has_something_said_in_its_place(name: str) -> None:
    """Words of their own that fit the question, and never a word of the fact itself."""
    for fact in PEOPLE[name].facts:
        assert fact.guarded == 1 or fact.holds_back, fact.id
        assert not set(fact.holds_back) & set(told(fact))


@pytest.mark.parametrize("name", NAMES)
def test_with_help_each_is_surer_of_a_step_they_doubt(name: str) -> None:
    """One step is below 6 at first, and help brings it to 6 or more."""
    steps = PEOPLE[name].goal.steps

    assert any(step.sure.before < 6 <= step.sure.after for step in steps)
    assert all(step.sure.before < step.sure.after for step in steps)


@pytest.mark.parametrize("name", NAMES)
def test_how_sure_they_are_can_be_said_as_a_number(name: str) -> None:
    """Every wording has the place for it, and no other wording has one."""
    person = PEOPLE[name]

    assert all("{number}" in line for line in person.says["how_sure"])
    assert sum("{" in line for line in wordings(person)) == len(person.says["how_sure"])


def test_there_are_ten_of_all_ages_from_19_to_88_and_every_level() -> None:
    """As a volunteer will meet them."""
    ages = sorted(one.age for one in PEOPLE.values())

    assert len(PEOPLE) >= 10
    assert (ages[0], ages[-1]) == (19, 88)
    assert len({age // 10 for age in ages}) >= 6
    assert {one.level for one in PEOPLE.values()} == {1, 2, 3, 4}


def test_they_talk_in_different_ways_and_one_is_a_carer() -> None:
    """Few words, many words, and in between; some close up at once, others go on nodding."""
    assert {one.talks for one in PEOPLE.values()} == {"few_words", "plainly", "at_length"}
    assert [one.name for one in PEOPLE.values() if one.carer] == ["Yusuf"]
    assert {one.closes_after for one in PEOPLE.values()} >= {1, 2, 3, 4}
    assert {one.warms_after for one in PEOPLE.values()} == {1, 2, 3}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mrs_smith", "grandchildren"),
        ("jo", "BSL"),
        ("leanne", "learning disability"),
        ("oksana", "third language"),
        ("yusuf", "carer"),
        ("graham", "agrees with everything"),
        ("mr_harker", "did not ask for this talk"),
        ("rhys", "says little"),
        ("miss_clarke", "full of stories"),
    ],
)
def test_what_a_volunteer_needs_to_know_first_is_said(name: str, words: str) -> None:
    """In the list, or before the talk."""
    assert words in f"{PEOPLE[name].in_short} {PEOPLE[name].about}"


def test_those_of_few_words_use_fewer_than_those_who_talk_at_length() -> None:
    """Their files say what their `talks:` says."""
    lengths = {
        name: sum(len(PLAIN.findall(line)) for line in wordings(one)) / len(wordings(one))
        for name, one in PEOPLE.items()
    }
    few, many = (
        [lengths[name] for name, one in PEOPLE.items() if one.talks == how] for how in ("few_words", "at_length")
    )

    assert max(few) < min(many)


def test_no_two_people_say_the_same() -> None:
    """Each has their own voice, down to how they say that they do not follow."""
    seen: dict[str, str] = {}
    shared = []
    for name, person in PEOPLE.items():
        for line in wordings(person):
            plain = " ".join(PLAIN.findall(line.lower()))
            if len(plain.split()) > COMMON and seen.setdefault(plain, name) != name:
                shared.append((line, seen[plain], name))

    assert shared == []


def test_nobody_names_somebody_else_of_ours() -> None:
    """A line of another person's story would give the play away."""
    own = {name: re.compile(rf"\b{person.name.split()[-1]}\b") for name, person in PEOPLE.items()}
    crossed = [
        (name, line)
        for name, person in PEOPLE.items()
        for line in wordings(person)
        if any(found.search(line) for other, found in own.items() if other != name)
    ]

    assert crossed == []


def test_nothing_they_say_by_themselves_calls_for_help() -> None:
    """Words that call for help belong to the volunteer, and are met with real help: none may be planted."""
    rules = urgent_help(Content())

    assert [(name, line) for name, one in PEOPLE.items() for line in wordings(one) if rules.notice(line)] == []


def test_nobody_tells_the_volunteer_a_fact_before_the_talk() -> None:
    """What is said of a person in the list is no wording of their story."""
    for person in PEOPLE.values():
        assert not {f"{person.in_short} {person.about}"} & set(wordings(person))


def test_every_saying_has_a_sentence_on_when_it_is_said() -> None:
    """It is what a service reads when it leaves one out."""
    assert all(saying.when.split()[0] in ("when", "as", "after", "once,") for saying in SAYINGS.values())


def _examples() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_for_services_names_every_key_and_its_examples_can_be_read() -> None:
    """Somebody who writes a person has only this page."""
    read = [read_yaml(example, "docs/people.md") for example in _examples()]

    assert [fault for _, faults in read for fault in faults] == []
    assert [
        name for name in (*SAYINGS, *get_args(Area), *get_args(Opener), *get_args(Kind)) if f"`{name}`" not in PAGE
    ] == ["fact"]


def test_the_examples_of_the_page_are_right_but_for_what_they_leave_out() -> None:
    """Put together they are a person with too little of everything, and no other mistake."""
    whole = "".join(example for example in _examples() if not example.startswith(WORDS_TO_ASK))
    block, _ = read_yaml(whole, "mr_ellis.yaml")
    messages = [fault.message for fault in read_person(block, "mr_ellis.yaml")[1]]

    too_little = re.compile(
        r"is missing or empty|or more|nothing is told about|no fact says|wordings are needed|needs \d"
    )
    assert [one for one in messages if not too_little.search(one)] == []


def test_the_example_of_further_words_to_ask_with_is_right(tmp_path: Path) -> None:
    """A subject of a service's own stands beside ours, and a list of the same name in place of ours."""
    [example] = [one for one in _examples() if one.startswith(WORDS_TO_ASK)]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "practising.yaml").write_text(example, encoding="utf-8")
    words, ours = asking_words(Content(tmp_path)), asking_words(Content())

    assert {one.name for one in words.subjects} - {one.name for one in ours.subjects} == {"bowls"}
    assert words.kinds["good_day"] == ("a belting day", "good day", "best day")
