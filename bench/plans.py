"""Plans to measure with: a story of the tests, played as far as an open question, and kept in a folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from assistant.content import Content
from assistant.conversation.engine import Conversation
from assistant.conversation.opening import open_conversation
from assistant.conversation.story import Story, read_story
from assistant.conversation.turns import AskText, Finished, Turn
from assistant.plain_yaml import read_yaml
from assistant.record import Draft, Record
from assistant.storage.store import Store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
STORY = Path(__file__).parent.parent / "tests" / "conversations" / "mrs_smith.yaml"
_DISK = Path("/var/tmp")
"""Better than the usual folder for passing files, which is often no disk at all."""


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan in a folder, left at an open question."""

    id: str
    first_words: str
    """How its question begins."""


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A folder on a real disk, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_DISK if _DISK.is_dir() else None) as name:
        yield Path(name)


@cache
def our_talk() -> Conversation:
    """The conversation that ships."""
    return open_conversation(Content(), "discuss")


def story() -> Story:
    """The story, nothing of it used yet."""
    block, _ = read_yaml(STORY.read_text(encoding="utf-8"), STORY.name)
    return read_story(block, our_talk().flow, STORY.name)


def new_record(plan_id: str = "bench") -> Record:
    """An empty record, at its first question."""
    record = Record(id=plan_id, created=NOON, saved=NOON, role="patient", level=2, level_given=True)
    return our_talk().begin(record, NOON).record


def told(skips: int = 40) -> tuple[Record, Turn]:
    """The story as far as the first open question after so many turns, with room for several lines."""
    record, person, talk = new_record(), story(), our_talk()
    turns = 0
    while True:
        turn = talk.turn(record)
        turns += 1
        if isinstance(turn, Finished) or (turns > skips and isinstance(turn, AskText) and not turn.short):
            return record, turn
        record = talk.reply(record, person.reply(turn), NOON).record


def kept_plan(folder: Path, half_typed: str = "", plan_id: str = "bench") -> KeptPlan:
    """A plan kept in the folder, with words half typed to its question."""
    record, turn = told()
    with Store(folder).create(record.changed(id=plan_id)) as plan:
        plan.keep(plan.record)
        if half_typed:
            plan.keep_draft(Draft(words={turn.address: half_typed}))
    return KeptPlan(plan_id, first_words(turn))


def first_words(turn: Turn) -> str:
    """How a question begins: short enough to stand in one line of the screen."""
    return " ".join(turn.words.ask.split()[:3])
