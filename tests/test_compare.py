"""What changed from one version of a plan to another, in plain English."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli import main
from assistant.conversation.turns import GoTo, Typed
from assistant.documents.compare import changed_lines, changes
from assistant.drawn import drawn_plan
from assistant.plan.drawing import Drawn, draw, place_type, places
from assistant.plan.model import Plan
from assistant.plan.plan_json import as_json_data, checked_plan, json_of_plan
from assistant.record import Record
from assistant.storage.store import Store
from assistant.versions import with_version
from tests.cases import plain_english, told
from tests.talking import NOON, Talking

Printed = pytest.CaptureFixture[str]
DAY = date(2026, 11, 22)
GOLDEN = sorted(Path(__file__).parent.joinpath("golden", "format_1").glob("*.json"))


def plan_of(answers: dict[str, Any]) -> Plan:
    """A plan from answers by place, with item numbers after a #: `goals.actions.what#1.2`."""
    return draw(_drawn(key, value) for key, value in answers.items())


WORDS = told(Plan()).words


def _drawn(key: str, value: Any) -> Drawn:
    place, _, items = key.partition("#")
    return Drawn(place, tuple(map(int, items.split("."))) if items else (), value, DAY)


def compared(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The lines that say what changed."""
    return changed_lines(changes(told(plan_of(before)), told(plan_of(after))), WORDS)


TEA = {"what_matters.good_day": "Tea", "person.name": "Mary"}


def test_nothing_changed_is_said_so() -> None:
    """In one sentence, and without a heading."""
    assert compared(TEA, TEA) == ["Nothing changed."]
    assert compared({}, {}) == ["Nothing changed."]


def test_what_changed_has_its_words_before_and_now() -> None:
    """And what stayed the same is left out."""
    assert compared(TEA | {"what_matters.hopes": "The sea"}, TEA | {"what_matters.hopes": "The hills"}) == [
        "WHAT MATTERS TO ME",
        "",
        "What I hope for:",
        "  Before: The sea",
        "  Now: The hills",
    ]


def test_what_is_new_and_what_is_gone_is_marked() -> None:
    """In the order people read, wherever it stood."""
    before = {"what_matters.good_day": "Tea", "what_matters.important": "Home"}
    after = {"what_matters.hopes": "The sea", "what_matters.important": "Home"}

    assert compared(before, after)[2:] == ["A good day (gone): Tea", "What I hope for (new): The sea"]


def test_a_whole_part_is_marked_once() -> None:
    """A new heading, a goal let go, a colour that was added."""
    crisis = {"ahead.crisis.signs": "I go quiet", "ahead.crisis.call": [{"name": "Ann"}]}

    assert compared(TEA, TEA | crisis) == [
        "IN A CRISIS (NEW)",
        "",
        "How you can tell: I go quiet",
        "Who to call: Ann",
    ]
    assert compared(TEA | crisis, TEA)[0] == "IN A CRISIS (GONE)"
    assert compared({"ahead.red.do": "Rest"}, {"ahead.red.do": "Rest", "ahead.amber.do": "Ring"})[2:] == [
        "Amber, getting harder (new):",
        "  What to do: Ring",
    ]


def test_goals_and_steps_go_by_their_number() -> None:
    """A goal that was alone is the first, once there is another; which one it is stands first."""
    before = {"goals.goal#1": "Walk", "goals.actions.what#1.1": "To the gate", "goals.actions.who#1.1": "the_person"}
    after = before | {
        "goals.actions.who#1.1": "carer",
        "goals.actions.went#1.1": "done",
        "goals.actions.what#1.2": "To the shop",
        "goals.actions.who#1.2": "the_person",
        "goals.status#1": "achieved",
        "goals.goal#2": "Sleep",
    }

    assert compared(before, after) == [
        "MY GOAL 1",
        "",
        "What I want: Walk",
        "How it stands (new): achieved",
        "",
        "Step 1: To the gate",
        "  Who, before: me",
        "  Who, now: my carer, family or a friend",
        "  How it went (new): it was done",
        "",
        "Step 2 (new): To the shop",
        "  Who: me",
        "",
        "MY GOAL 2 (NEW)",
        "",
        "What I want: Sleep",
    ]
    assert compared(before, before | {"goals.goal#1": "Run"})[0] == "MY GOAL"


def test_another_name_is_a_change_too() -> None:
    """Though it stands in the title alone."""
    assert compared(TEA, TEA | {"person.name": "Molly"}) == [
        "MY NAME",
        "",
        "What I like to be called:",
        "  Before: Mary",
        "  Now: Molly",
    ]


def test_thoughts_come_and_go_one_by_one() -> None:
    """They have no label to tell them by but their words."""
    assert compared({"thoughts": "The bus"}, {"thoughts": "The cat"})[2:] == ["Gone: The bus", "New: The cat"]


def test_an_agreement_is_news_and_that_it_is_no_contract_is_not() -> None:
    """What is said with every agreement is not said again."""
    lines = compared({"agreements.carer": "agrees"}, {"agreements.carer": "agrees", "agreements.person": "mostly"})

    assert lines[2:] == ["Myself (new): agreed to most of it (22 November 2026)"]


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_a_plan_that_was_kept_comes_back_as_it_was(file: Path) -> None:
    """Those of the first format too; what is worked out is worked out again."""
    kept = json.loads(file.read_text(encoding="utf-8"))["kept"]["1"]["plan"]
    plan = checked_plan(kept)

    assert checked_plan(as_json_data(plan)) == plan
    assert changes(told(plan), told(checked_plan(json.loads(json_of_plan(plan))))) == []
    assert len(plain_english(plan)) > 10


WORD_PLACES = [place for place in places() if place_type(place) is str]
PLANS = st.dictionaries(
    st.sampled_from([*WORD_PLACES, "thoughts", "goals.goal#2", "goals.actions.what#1.2"]),
    st.sampled_from(["tea", "cake", "a walk to the shop and back, with somebody, on a day when it is warm"]),
    max_size=8,
).map(plan_of)


@given(PLANS, PLANS)
def test_what_is_new_one_way_is_gone_the_other(one: Plan, other: Plan) -> None:
    """And whoever looks at both plans sees each change in their words."""
    there, back = changes(told(one), told(other)), changes(told(other), told(one))

    assert {(change.label, change.before, change.now) for change in there} == {
        (change.label, change.now, change.before) for change in back
    }
    assert bool(there) == any(change.before != change.now for change in there)
    unbroken = "\n".join(plain_english(other, 10_000))
    assert all(change.now in unbroken for change in there)
    assert all(len(line) <= 60 for line in changed_lines(there, WORDS, 60))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A folder of records, named by the environment."""
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(tmp_path / "records"))
    found = Store(tmp_path / "records")
    found.ready()
    return found


def answered(words: str, record: Record | None = None) -> Record:
    """A record in which this is what a good day is."""
    return Talking(record=record).reply(GoTo("what_matters/good_day"), Typed(words)).record


def changed(record: Record, words: str) -> Record:
    """The record with other words for a good day."""
    talk = record.talks[-1]
    answer = talk.answers["what_matters/good_day"].changed(value=words)
    return record.changed(talks=(talk.changed(answers={**talk.answers, "what_matters/good_day": answer}),))


def kept(store: Store, *versions: str, now: str) -> str:
    """The id of a kept plan whose good day was each of these at the end of a talk, and is now another."""
    record = answered("nothing yet").changed(id=store.new_id())
    for number, words in enumerate(versions):
        record = with_version(changed(record, words), NOON + timedelta(days=number))
    record = changed(record, now)
    with store.create(record) as plan:
        plan.keep(record)
    return record.id


def test_without_numbers_it_is_what_changed_since_the_last_version(store: Store, capsys: Printed) -> None:
    """When something did."""
    assert main(["compare", kept(store, "Tea", "Cake", now="Scones")]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "A new plan, from version 2 (23 November 2026) to the plan as it is now",
        "",
        "WHAT MATTERS TO ME",
        "",
        "A good day:",
        "  Before: Cake",
        "  Now: Scones",
    ]


def test_where_nothing_changed_since_it_is_the_last_version_and_the_one_before(store: Store, capsys: Printed) -> None:
    """And with one version only, that nothing changed."""
    main(["compare", kept(store, "Tea", "Cake", now="Cake")])
    main(["compare", kept(store, "Tea", now="Tea")])

    printed = capsys.readouterr().out
    assert "from version 1 (22 November 2026) to version 2 (23 November 2026)" in printed
    assert "  Before: Tea\n  Now: Cake\n" in printed
    assert printed.endswith("to the plan as it is now\n\nNothing changed.\n")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (["1", "2"], ("Tea", "Cake")),
        (["1"], ("Tea", "Scones")),
        (["1", "3"], ("Tea", "Pie")),
        (["2"], ("Cake", "Scones")),
    ],
)
def test_versions_are_named_by_number(numbers: list[str], said: tuple[str, str], store: Store, capsys: Printed) -> None:
    """From one to another, or from one to the plan as it is now."""
    main(["compare", kept(store, "Tea", "Cake", "Pie", now="Scones"), *numbers])

    assert "  Before: {}\n  Now: {}\n".format(*said) in capsys.readouterr().out


def test_as_json_each_change_is_one_fact(store: Store, capsys: Printed) -> None:
    """With the versions and their times."""
    main(["compare", kept(store, "Tea", now="Cake"), "--json"])

    data = json.loads(capsys.readouterr().out)
    assert data["from"] == {"version": 1, "at": NOON.isoformat()}
    assert data["to"]["version"] is None
    assert data["changes"] == [
        {"part": "What matters to me", "of": None, "label": "A good day", "before": "Tea", "now": "Cake"}
    ]


@pytest.mark.parametrize(
    ("versions", "numbers", "sentence"),
    [
        ((), [], "A new plan has no version yet. One is kept each time a talk comes to its end."),
        (("Tea",), ["2"], "There is no version 2. These are kept: version 1 (22 November 2026)."),
        (
            ("Tea", "Cake"),
            ["1", "7"],
            "There is no version 7. These are kept: version 1 (22 November 2026), version 2 (23 November 2026).",
        ),
        (("Tea", "Cake"), ["0"], "There is no version 0."),
        (("Tea", "Cake"), ["2", "1"], "Version 1 is older than version 2. Name the older one first: 1 2."),
    ],
)
def test_a_version_that_is_not_there_is_said_in_one_sentence(
    versions: tuple[str, ...], numbers: list[str], sentence: str, store: Store, capsys: Printed
) -> None:
    """With the versions that there are, and their days."""
    assert main(["compare", kept(store, *versions, now="Tea"), *numbers]) == 1

    error = capsys.readouterr().err
    assert error.startswith(sentence)
    assert error.count("\n") == 1


def test_a_version_with_something_unknown_in_it_is_not_guessed_at(store: Store, capsys: Printed) -> None:
    """It may come from a newer program."""
    record = with_version(answered("Tea"), NOON)
    newer = record.versions[0].changed(plan={**record.versions[0].plan, "from_the_future": 1})
    record = record.changed(id=store.new_id(), versions=(newer,))
    with store.create(record) as plan:
        plan.keep(record)

    assert main(["compare", record.id]) == 1
    assert capsys.readouterr().err.startswith("Version 1 cannot be read here.")


def test_a_version_is_the_plan_that_the_answers_made() -> None:
    """Kept as JSON and read again, with its days, scales and people."""
    record = with_version(answered("Tea"), NOON)

    assert checked_plan(json.loads(json.dumps(record.versions[0].plan))) == drawn_plan(record)
