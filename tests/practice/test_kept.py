"""Proves that a practice comes back from its file as it was, and that nothing else is taken for one."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.clean_text import clean
from assistant.practice_record import PracticeDamaged, PracticeTooNew, practice_in, written
from assistant.record import Record
from assistant.record_json import json_of
from tests.practice.small_practice import AT, SAID, a_practice, a_turn

ANY_WORDS = st.text(st.characters(codec="utf-8"))
WHOLE = a_practice(turns=2, level=3, ended=True, overruled={2: "reflection"}, counts={"listened": 4, "longest": 31})
Change = Callable[[dict[str, Any]], Any]


def changed(change: Change) -> bytes:
    """The file of a practice after a change to its JSON."""
    data = json.loads(written(WHOLE))
    change(data)
    return json.dumps(data).encode()


def test_a_practice_comes_back_whole() -> None:
    """Its turns, the readings that were overruled, and the counts too."""
    assert practice_in(written(WHOLE)) == WHOLE
    assert practice_in(BOM_UTF8 + written(WHOLE)) == WHOLE


@given(ANY_WORDS, ANY_WORDS, st.integers(min_value=-(2**80), max_value=2**80))
def test_any_clean_words_come_back_as_they_were(said: str, answered: str, seed: int) -> None:
    """In every script, and with every seed."""
    practice = a_practice(seed=seed, turns=0).changed(turns=(a_turn(clean(said), 1, clean(answered)),))
    assert practice_in(written(practice)) == practice


def test_the_file_says_first_that_it_is_a_practice() -> None:
    """Whoever opens it sees that before anything else."""
    assert written(WHOLE).startswith(b'{"format":"whatmatters-practice","version":1,')


def test_what_could_act_on_a_terminal_does_not_come_out_of_a_file() -> None:
    """A file can be edited by hand."""

    def poison(data: dict[str, Any]) -> None:
        data["name"] = data["turns"][0]["answered"] = "\x1b[2Jall gone"
        data["counts"] = {"\x1b[2Jlistened": 4}

    practice = practice_in(changed(poison))
    assert practice.name == practice.turns[0].answered == "all gone"
    assert practice.counts == {"listened": 4}


@pytest.mark.parametrize("more", [{}, {"moods": [1]}, {"turns": "many"}])
def test_a_practice_of_a_newer_version_is_told_whatever_else_is_in_it(more: dict[str, Any]) -> None:
    """Its parts may be all different."""
    with pytest.raises(PracticeTooNew, match="newer version"):
        practice_in(changed(lambda data: data.update({"version": 2, **more})))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.clear(),
        lambda data: data.pop("seed"),
        lambda data: data.update(format="whatmatters-plan"),
        lambda data: data.update(format="whatmatters-plan", version=2),
        lambda data: data.update(version="2"),
        lambda data: data.update(version=0),
        lambda data: data.update(mood="low"),
        lambda data: data.update(role="patient"),
        lambda data: data.update(level=5),
        lambda data: data.update(overruled={"first": "question"}),
        lambda data: data.update(overruled={"1": "shouting"}),
        lambda data: data.update(counts={"listened": "many"}),
        lambda data: data.update(started="2026-05-03T14:32:00"),
        lambda data: data["turns"][1].update(at="2026-05-03T14:32:00"),
        lambda data: data["turns"].append("what matters to you just now"),
    ],
)
def test_good_json_that_is_no_practice_is_damage(change: Change) -> None:
    """The sentence says what to do, and nothing that anybody typed."""
    with pytest.raises(PracticeDamaged, match="If you have a copy of the file") as caught:
        practice_in(changed(change))
    assert SAID not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"null", b"[" * 5000, b'{"format": NaN}'])
def test_what_is_no_json_object_is_damage(content: bytes) -> None:
    """Empty, torn, or too deep."""
    with pytest.raises(PracticeDamaged):
        practice_in(content)


def test_a_plan_is_never_taken_for_a_practice() -> None:
    """Neither a record nor the file it lies in."""
    record = json_of(Record(id="bcd234", created=AT, saved=AT))
    for content in (record, b'{"kept":{"1":{"record":%s,"plan":{}}}}' % record):
        with pytest.raises(PracticeDamaged):
            practice_in(content)


def test_a_file_cut_anywhere_is_never_taken_for_a_practice() -> None:
    """At every single byte."""
    whole = written(WHOLE)
    for length in range(len(whole)):
        with pytest.raises(PracticeDamaged):
            practice_in(whole[:length])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_flipped_bits_never_end_the_program(data: st.DataObject) -> None:
    """The file is read, or told to be damaged or too new; nothing else can happen."""
    flipped = bytearray(written(WHOLE))
    flipped[data.draw(st.integers(0, len(flipped) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with suppress(PracticeDamaged, PracticeTooNew):
        assert practice_in(bytes(flipped)).format == WHOLE.format
