"""A record survives its way through JSON, and nothing that is no record comes back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation.turns import Typed
from assistant.record import FORMAT, Draft, Entry, Measure, Record, Version
from assistant.record_json import RecordWriter, draft_of, json_of, record_of
from tests.talking import NOON, Talking, fitting, new_record, ours

GOLDEN = sorted(Path(__file__).parent.joinpath("golden").glob("format_*/*.json"))


def full() -> Record:
    """A record with something in each of its parts."""
    talk = Talking()
    talk.to_the_end()
    record: Record = talk.record.changed(
        versions=(Version(at=NOON, flow="discuss", plan={"format": 1, "goals": []}),),
        measures=(Measure(name="Weight", unit="kg"),),
        diary=(Entry(at=NOON, goal=1, action=2, went="partly", words="slowly"), Entry(at=NOON, value=72.5)),
        speaker="advocate",
    )
    return record


def test_a_record_comes_back_as_it_was() -> None:
    """With all of its parts."""
    assert record_of(json.loads(json_of(full()))) == full()


def test_a_record_written_again_after_each_answer_has_the_bytes_of_one_written_once() -> None:
    """In a talk after another, with words in it that look like the inside of the file."""
    writer, talk = RecordWriter(), Talking().through_tells()
    talk.reply(Typed('Mary "answers":{} \\"talks":[]'))
    for _ in range(60):
        talk.reply(fitting(talk.turn, 0))
        assert writer.json_of(talk.record) == json_of(talk.record)
    again = talk.then(ours("review"))
    assert writer.json_of(again.record) == json_of(again.record)
    assert writer.json_of(full()) == json_of(full())
    assert writer.json_of(new_record()) == json_of(new_record())


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_released_format_is_read(file: Path) -> None:
    """Golden files are kept for ever."""
    record = record_of(json.loads(file.read_text(encoding="utf-8"))["kept"]["1"]["record"])

    assert record.format <= FORMAT
    assert record.talks


def test_a_draft_comes_back_as_it_was() -> None:
    """Words by their question."""
    assert draft_of(json_of(Draft(words={"goals/goal#1": "walk to the"}))).words == {"goals/goal#1": "walk to the"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"unknown": 1},
        {"format": "one"},
        {"id": None},
        {"role": "king"},
        {"level": 5},
        {"talks": [{}]},
        {"talks": {"0": []}},
        {"saved": "yesterday"},
        {"diary": [{"at": "2026-11-22T12:00:00Z", "went": "well"}]},
        {"thoughts": "a thought"},
    ],
    ids=str,
)
def test_what_is_no_record_is_refused(wrong: dict[str, Any]) -> None:
    """Unknown parts, wrong kinds, and values that cannot be."""
    raw = {**json.loads(json_of(new_record())), **wrong}

    with pytest.raises(ValueError, match="validation error"):
        record_of(raw)


def test_reading_a_record_needs_no_models() -> None:
    """A plan that is opened again is not kept waiting by them."""
    code = "import sys, assistant.record_json as kept; kept._records(); sys.exit('pydantic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
