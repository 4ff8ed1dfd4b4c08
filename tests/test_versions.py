"""A version of the plan is added when a talk ends, where the plan is another one, and stays as it is."""

from __future__ import annotations

import json

from assistant.conversation.turns import Chosen, GoTo, Park, Typed
from assistant.drawn import drawn_plan
from assistant.plan.plan_json import checked_plan
from assistant.record_json import json_of, record_of
from assistant.versions import with_version
from tests.talking import DAY, NOON, Talking, new_record, small

FLOW = small("""\
flow: hopes
stages:
  - id: mine
    steps:
      - {id: hopes, kind: text, saves: what_matters.hopes}
      - {id: mood, kind: choice, options: [fine, low]}
""")


def hoping(words: str = "The sea") -> Talking:
    """A talk with one hope."""
    return Talking(conversation=FLOW).reply(Typed(words))


def test_the_first_version_is_the_plan_as_it_stands() -> None:
    """With the moment and the talk that it came from."""
    talk = hoping()
    version = with_version(talk.record, NOON + DAY).versions[0]

    assert (version.at, version.flow) == (NOON + DAY, "hopes")
    assert version.plan["what_matters"]["hopes"] == "The sea"


def test_a_version_is_added_only_when_the_plan_differs() -> None:
    """Answers that are in no plan, and looking at it again, make none."""
    record = with_version(hoping().record, NOON)
    same = Talking(record=record, conversation=FLOW).reply(Chosen("low"))

    assert with_version(same.record, NOON + DAY).versions == record.versions
    assert with_version(record, NOON + DAY) is record


def test_earlier_versions_are_never_changed() -> None:
    """The new one is added after them, also when it is the same as an older one."""
    talk = hoping()
    first = with_version(talk.record, NOON)
    talk.record = first
    second = with_version(talk.reply(GoTo("mine/hopes"), Typed("The hills")).record, NOON + DAY)
    talk.record = second
    third = with_version(talk.reply(GoTo("mine/hopes"), Typed("The sea")).record, NOON + 2 * DAY)

    assert third.versions[:2] == second.versions
    assert third.versions[0] is first.versions[0]
    assert [one.plan["what_matters"]["hopes"] for one in third.versions] == ["The sea", "The hills", "The sea"]


def test_a_thought_kept_aside_makes_another_plan() -> None:
    """It stands in the plan, so the version has it."""
    talk = hoping()
    talk.record = with_version(talk.record, NOON)

    assert len(with_version(talk.reply(Park("The bus")).record, NOON + DAY).versions) == 2


def test_an_empty_plan_is_a_version_too() -> None:
    """A talk that was not wanted came to its end as well."""
    record = Talking(record=new_record(), conversation=FLOW).record

    assert len(with_version(record, NOON).versions) == 1


def test_a_version_survives_its_file_and_is_still_the_same_plan() -> None:
    """Read again, it makes no new version, and it can be drawn as a plan."""
    record = with_version(hoping().record, NOON)
    again = record_of(json.loads(json_of(record)))

    assert again == record
    assert with_version(again, NOON + DAY) is again
    kept = {key: value for key, value in again.versions[0].plan.items() if key != "offer_status"}
    assert checked_plan(kept) == drawn_plan(record)
