"""Proves that a packed plan comes back as it was, that only what is shared goes along, and that no bad file gets in."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import assistant.handing_over.packing
from assistant.clean_text import clean
from assistant.conversation.turns import Chosen, GoTo, Typed
from assistant.errors import CannotPack, CannotUnpack
from assistant.handing_over.packing import Pack, is_carers, packed, unpacked
from assistant.handing_over.sharing import only
from assistant.record import (
    Answer,
    Earlier,
    Entry,
    Giver,
    Measure,
    Record,
    Return,
    State,
    Talk,
    Thought,
    Value,
    Version,
)
from assistant.record_json import json_of
from tests.talking import NOON, Talking, ours

AT = datetime(2026, 5, 3, 14, 32, tzinfo=UTC)
NOW = AT + timedelta(days=10)
ESCAPE = "\x1b]0;owned\x07"


def said(value: Value, fills: str | None, minutes: int = 0, by: Giver = "person", state: State = "answered") -> Answer:
    """An answer given some minutes after the talk began."""
    at = AT + timedelta(minutes=minutes)
    return Answer(state=state, value=value, given_by=by, at=at, version=1, fills=fills)


def a_record(**changes: Any) -> Record:
    """Mary's plan, with something in every corner of the record."""
    answers = {
        "welcome/name": said("Mary", "person.name"),
        "welcome/know_enough": said("some", None, 1),
        "life/good_day": said("the sea", "what_matters.good_day", 2).changed(
            earlier=(Earlier(value="my secret", at=AT),)
        ),
        "goals/goal#1": said("walk to the shop", "goals.goal", 3),
        "goals/what#1.1": said("to the gate", "goals.actions.what", 4),
        "goals/goal#2": said("sing", "goals.goal", 5, state="set_aside").changed(was="answered"),
        "ahead/early_signs": said(None, "ahead.early_signs", 6, state="not_today"),
        "private/safe": said("no", None, 7),
    }
    talk = Talk(
        flow="discuss",
        version=2,
        started=AT,
        place="private/safe",
        answers=answers,
        returns=(Return(to="goals/goal#2", only="goals/goal"),),
        trail=("welcome/name", "goals/goal#1"),
        coached={"goals/goal#1": "walk to the shop"},
        pages={"goals/ways#1": 1},
    )
    record = Record(
        id="k7f3qd",
        created=AT,
        saved=AT,
        revision=7,
        level=2,
        level_given=True,
        talks=(talk,),
        thoughts=(Thought(text="my own thought", address="goals/goal#1", at=AT),),
        versions=(Version(at=AT, flow="discuss", plan={"person": {"name": "Mary"}}),),
        measures=(Measure(name="Weight", unit="kg"),),
        diary=(Entry(at=AT, measure="Weight", value=61.5, words="my own diary"),),
    )
    return record.changed(**changes)


def as_data(record: Record | None = None) -> dict[str, Any]:
    """A packed plan as JSON data, to be changed."""
    data: dict[str, Any] = json.loads(packed(record or a_record(), (), AT))
    return data


def sealed(data: dict[str, Any]) -> bytes:
    """The data with a sum that is right, as whoever means harm would write it."""
    data.pop("check", None)
    return json.dumps({**data, "check": assistant.handing_over.packing._check(data)}).encode()


def refusal(content: bytes) -> str:
    """The sentence with which a file is turned away."""
    with pytest.raises(CannotUnpack) as caught:
        unpacked(content, NOW)
    return str(caught.value)


# There and back


def test_a_whole_record_comes_back_as_it_was() -> None:
    """Answers with their authors, the place, thoughts, diary and versions: all of it."""
    found = unpacked(packed(a_record(), (), AT), NOW)

    assert found == Pack(made=AT, by="person", of="Mary", record=a_record())


@given(
    st.lists(st.text(st.characters(codec="utf-8")).map(clean), max_size=4),
    st.lists(st.sampled_from(["person", "carer", "practitioner", "peer", "advocate"]), min_size=4, max_size=4),
)
def test_any_words_of_anybody_come_back_as_they_were(words: list[str], givers: list[Giver]) -> None:
    """Whatever the script, and whoever said it."""
    answers = {
        f"goals/goal#{number}": said(text, "goals.goal", number, giver)
        for number, (text, giver) in enumerate(zip(words, givers, strict=False), 1)
    }
    record = Record(
        id="k7f3qd",
        created=AT,
        saved=AT,
        talks=(Talk(flow="discuss", version=1, started=AT, place="end", answers=answers),),
    )

    assert unpacked(packed(record, (), AT), NOW).record == record


@pytest.mark.parametrize(
    ("role", "about", "by"),
    [
        ("patient", "", "person"),
        ("peer", "", "peer"),
        ("practitioner", "", "practitioner"),
        ("patient", "bcd234", "carer"),
    ],
)
def test_a_file_says_who_packed_it(role: str, about: str, by: str) -> None:
    """Who had the keyboard; a carer's own talk is the carer's."""
    record = a_record(role=role, about=about)

    assert unpacked(packed(record, (), AT), NOW).by == by


def test_a_talk_with_a_carer_is_carers_even_where_it_belongs_to_no_plan() -> None:
    """It is not taken for the plan of the person they care for."""
    talk = a_record().talks[0].changed(flow="carer")

    assert is_carers(a_record(talks=(talk,)))
    assert not is_carers(a_record())
    assert not is_carers(a_record(talks=()))


def test_a_file_that_was_only_spaced_otherwise_is_not_damaged() -> None:
    """Editors and mail programs do such things, and mark the start of a text."""
    respaced = b"\xef\xbb\xbf" + json.dumps(as_data(), indent=7).encode()

    assert unpacked(respaced, NOW).record == a_record()


# Only some parts


@pytest.mark.parametrize("part", ["goals", "what_matters", "ahead", "carer"])
def test_with_parts_nothing_else_that_was_typed_goes_along(part: str) -> None:
    """No earlier words, thoughts, diary, versions, level, answers without a place, or place reached elsewhere."""
    content = packed(a_record(), (part,), AT).decode()

    held = {
        "the sea": "what_matters",
        "walk to the shop": "goals",
        "to the gate": "goals",
        "not_today": "ahead",
    }
    for words, belongs_to in held.items():
        assert (words in content) == (part == belongs_to)
    for words in ("secret", "my own", "private", "sing", "some", "Weight", '"level": 2', "welcome/know_enough"):
        assert words not in content
    assert "Mary" in content


def test_the_talk_goes_on_from_the_last_answer_that_is_shared() -> None:
    """The place reached could tell of a part that is not."""
    (talk,) = only(a_record(), ("goals",)).talks

    assert talk.place == "goals/what#1.1"


def test_a_talk_that_was_over_stays_over() -> None:
    """Nobody is asked again what was asked."""
    over = a_record().talks[0].changed(place="end")

    assert only(a_record(talks=(over,)), ("goals",)).talks[0].place == "end"


def test_words_that_were_said_otherwise_since_do_not_go_along() -> None:
    """What stands in the plan is shared, not how it came about."""
    later = Talk(
        flow="review",
        version=1,
        started=AT + timedelta(days=1),
        place="end",
        answers={"goals/goal#1": said("walk to the sea", "goals.goal", 2000)},
    )
    record = a_record(talks=(*a_record().talks, later))

    content = packed(record, ("goals",), AT).decode()

    assert "walk to the sea" in content
    assert "walk to the shop" not in content


def test_one_place_of_a_part_can_be_shared_by_itself() -> None:
    """As a carer may wish."""
    content = packed(a_record(), ("goals.actions",), AT).decode()

    assert "to the gate" in content
    assert "walk to the shop" not in content


def test_a_plan_that_could_not_be_taken_in_again_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written can be read."""
    monkeypatch.setattr(assistant.handing_over.packing, "LARGEST", 500)

    with pytest.raises(CannotPack, match="too large"):
        packed(a_record(), (), AT)


# Files that are no good


@pytest.mark.parametrize("content", [b"", b"  \n"])
def test_an_empty_file_is_called_empty(content: bytes) -> None:
    """Not damaged, and not foreign."""
    assert "is empty" in refusal(content)


@pytest.mark.parametrize(
    "content",
    [
        b"Dear Mary",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xfe{\x00}\x00",
        b"{}",
        b"[1, 2]",
        b"null",
        b"NaN",
        b'"whatmatters"',
        b'{"kept": {"1": {"record": {}}}}',
        b'{"whatmatters": "plan", "record": {}}',
        b'{"a": 1, "a": 2}',
        b"[" * 200_000,
    ],
)
def test_a_foreign_file_is_called_foreign(content: bytes) -> None:
    """Whatever it is: it was not written by `pack`."""
    assert refusal(content).startswith("This is not a file with a packed plan.")


@given(st.data())
def test_a_letter_lost_or_changed_on_the_way_is_never_taken_in(data: st.DataObject) -> None:
    """Each byte counts but for the blanks between words."""
    content = packed(a_record(), (), AT)
    spot = data.draw(st.integers(0, len(content) - 1).filter(lambda at: not content[at : at + 1].isspace()))
    other = data.draw(
        st.sampled_from([b"", b"\x00", b"x", b"7", b'"', b"\xff"]).filter(lambda one: one != content[spot : spot + 1])
    )

    refusal(content[:spot] + other + content[spot + 1 :])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_file_cut_short_is_called_damaged(share: float) -> None:
    """A stick pulled out too early."""
    content = packed(a_record(), (), AT)

    assert "damaged" in refusal(content[: int(len(content) * share)])


def test_changed_words_are_called_damaged() -> None:
    """The file still is JSON, and still is not what was written."""
    assert "damaged" in refusal(packed(a_record(), (), AT).replace(b"the sea", b"the sew"))


@pytest.mark.parametrize("where", ["pack", "record"])
def test_a_file_from_a_newer_version_says_so_before_anything_else(where: str) -> None:
    """Its sum may be made another way."""
    data = as_data()
    (data if where == "pack" else data["record"])["format"] = 99

    assert "newer version" in refusal(json.dumps({**data, "check": "another way"}).encode())


def test_a_file_larger_than_any_plan_is_not_even_read() -> None:
    """It could fill the memory."""
    assert "larger than any plan" in refusal(b" " * (assistant.handing_over.packing.LARGEST + 1))


@pytest.mark.parametrize(
    "odd",
    [
        lambda text: text.replace('"revision": 7', '"revision": NaN'),
        lambda text: text.replace('"revision": 7', '"revision": 1e999'),
        lambda text: text.replace('"revision": 7', '"revision": ' + "9" * 5000),
        lambda text: text.replace('"revision": 7', '"revision": 7, "revision": 8'),
        lambda text: text.replace('"revision": 7', '"revision": ' + "[" * 100_000 + "]" * 100_000),
    ],
)
def test_json_that_we_never_write_is_turned_away(odd: Callable[[str], str]) -> None:
    """No number beyond numbers, nothing written twice, nothing nested without end."""
    content = odd(packed(a_record(), (), AT).decode()).encode()

    assert content != packed(a_record(), (), AT)
    assert "no plan can hold" in refusal(content)


def nested(depth: int) -> list[Any]:
    """Lists in lists."""
    found: list[Any] = []
    for _ in range(depth):
        found = [found]
    return found


def _set(*way: Any) -> Callable[[dict[str, Any]], None]:
    """Puts the last of these in the place that the others lead to."""
    *steps, last, value = way

    def change(data: dict[str, Any]) -> None:
        spot: Any = data
        for step in steps:
            spot = spot[step]
        spot[last] = value

    return change


_ANSWERS = ("record", "talks", 0, "answers")
_GOOD = {"state": "answered", "value": "x", "given_by": "person", "at": AT.isoformat(), "version": 1}


@pytest.mark.parametrize(
    "change",
    [
        _set("record", None),
        _set("record", []),
        _set("record", {}),
        _set("record", "talks", "none"),
        _set("record", "extra", 1),
        _set("record", "revision", "many"),
        _set("record", "about", "../../etc/passwd"),
        _set("record", "talks", 0, "flow", "../discuss"),
        _set("record", "talks", 0, "place", "goals/goal#0"),
        _set("record", "talks", 0, "trail", ["goals/goal#1.x"]),
        _set("record", "talks", 0, "returns", [{"to": "A B"}]),
        _set("record", "talks", 0, "started", "2026-05-03T14:32:00"),
        _set("record", "thoughts", 0, "address", "__class__.x"),
        _set("record", "saved", "yesterday"),
        _set("record", "created", "0001-01-01T00:00:00Z"),
        _set(*_ANSWERS, "goals/goal#99999999999", _GOOD),
        _set(*_ANSWERS, "goals/goal#" + "9" * 5000, _GOOD),
        _set(*_ANSWERS, "a/b", {**_GOOD, "given_by": "a doctor"}),
        _set(*_ANSWERS, "a/b", {**_GOOD, "fills": "goals.nothing"}),
        _set(*_ANSWERS, "a/b", {**_GOOD, "fills": "goals"}),
        _set(*_ANSWERS, "a/b", {**_GOOD, "fills": "what_matters.good_day", "value": {"x": 1}}),
        _set(*_ANSWERS, "a/b", {**_GOOD, "value": nested(60)}),
        _set(*_ANSWERS, "a/b", {**_GOOD, "value": {ESCAPE: 1}}),
        _set("from", "the king"),
        _set("from", ["person"]),
        _set("of", 7),
        _set("parts", ["pockets"]),
        _set("parts", 3),
        _set("made", "some day"),
        _set("made", "2026-05-03T14:32:00"),
        _set("format", "one"),
    ],
)
def test_wrong_shapes_get_one_sentence_even_where_the_sum_is_right(change: Callable[[dict[str, Any]], None]) -> None:
    """Whoever means harm can make the sum; what it holds is still looked at, and never shown in the sentence."""
    data = as_data()
    change(data)

    assert refusal(sealed(data)) == assistant.handing_over.packing._ODD


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["record", "made", "from", "of", "parts", "format"]), _JSON)
def test_whatever_stands_in_a_field_it_is_a_plan_or_one_sentence(field: str, value: Any) -> None:
    """Nothing else ever comes out."""
    data = as_data()
    data[field] = value
    with suppress(CannotUnpack):
        assert unpacked(sealed(data), NOW).record == a_record()


def test_words_from_the_future_are_turned_away() -> None:
    """They would outdo every word to come."""
    late = a_record(saved=NOW + timedelta(days=2))

    assert "still to come" in refusal(packed(late, (), AT))
    assert unpacked(packed(a_record(saved=NOW + timedelta(hours=2)), (), AT), NOW)


def test_hostile_text_is_cleaned_on_the_way_in() -> None:
    """Nothing in a file can act on a terminal, wherever it stands."""
    data = as_data()
    data["record"]["talks"][0]["answers"]["life/good_day"]["value"] = f"the {ESCAPE}sea\x1b[2J"
    data["record"]["talks"][0]["answers"]["welcome/name"]["value"] = f"Ma{ESCAPE}ry\u202e"
    data["record"]["thoughts"][0]["text"] = f"{ESCAPE}a thought"

    found = unpacked(sealed(data), NOW)

    assert found.of == "Mary"
    assert found.record.talks[0].answers["life/good_day"].value == "the sea"
    assert found.record.thoughts[0].text == "a thought"


def test_what_was_to_stay_here_is_in_no_file() -> None:
    """Honest words about services are kept apart, and no file takes them along; whoever wrote them still has them."""
    talk = Talking(conversation=ours("review"), record=a_record())
    talk.reply(GoTo("feedback/feedback_where"), Chosen("apart"), Typed("The clinic never rings back"))

    assert "The clinic never rings back" in json_of(talk.record).decode()
    assert b"never rings back" not in packed(talk.record, (), NOON)
    assert b"never rings back" not in packed(talk.record, ("goals", "reviewed"), NOON)
