"""The same story through both faces gives the same plan, byte for byte, whoever holds the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import _wait

from assistant.conversation.playing import Played, play
from assistant.conversation.story import Story, read_story
from assistant.drawn import drawn_plan
from assistant.faces.sitting import Sitting
from assistant.plain_yaml import read_yaml
from assistant.record import Record
from assistant.roles import ROLES, Role
from tests.faces import terminal_driver
from tests.faces.test_plain_chat import Typing
from tests.faces.test_plain_chat_stories import typed
from tests.talking import NOON, NotKept, new_record, our_discuss

STORIES = sorted(Path(__file__).parents[1].joinpath("conversations").glob("*.yaml"))
EVERY = [pytest.param(file, role, id=f"{file.stem}-{role}") for file in STORIES for role in ROLES]


def story_in(file: Path) -> Story:
    """A story, fresh: playing it notes what has been used."""
    block, _ = read_yaml(file.read_text(encoding="utf-8"), file.name)
    return read_story(block, our_discuss().flow, file.name)


def without_face(file: Path, role: Role) -> tuple[Record, Played]:
    """The record that a story starts from, and how it goes without any face."""
    story = story_in(file)
    record = new_record(role, story.level)
    return record, play(our_discuss(), story, record, NOON)


@pytest.mark.parametrize(("file", "role"), EVERY)
def test_a_story_makes_the_same_plan_through_the_plain_chat(file: Path, role: Role) -> None:
    """Typed line by line at 40 columns."""
    record, played = without_face(file, role)
    typing = Typing(width=40, conversation=our_discuss(), record=record)

    typing.types(*(line for exchange in played.exchanges for line in typed(exchange)), "stop")

    assert typing.sitting.plan().model_dump_json() == drawn_plan(played.record).model_dump_json()


@pytest.mark.parametrize(("file", "role"), EVERY)
async def test_a_story_makes_the_same_plan_on_the_screen(
    file: Path, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the keys a person would press at 80 columns and 24 lines."""
    # Textual looks every 20 ms whether the screen has come to rest; the driver waits for each turn itself.
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.002)
    record, played = without_face(file, role)
    sitting = Sitting(our_discuss(), record, NotKept(), lambda: NOON)

    await terminal_driver.play(story_in(file).reply, terminal_driver.talk_app(sitting))

    assert sitting.plan().model_dump_json() == drawn_plan(played.record).model_dump_json()
