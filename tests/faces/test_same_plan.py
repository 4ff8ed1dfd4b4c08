"""The same story through both faces gives the same plan, byte for byte, whoever holds the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import _wait

from assistant.content import Content
from assistant.conversation.playing import play
from assistant.conversation.rehearsing import Ready, made_ready
from assistant.drawn import drawn_plan
from assistant.faces.sitting import Sitting
from assistant.plan.plan_json import json_of_plan
from assistant.roles import ROLES, Role
from tests.faces import terminal_driver
from tests.faces.test_plain_chat import Typing
from tests.faces.test_plain_chat_stories import typed
from tests.talking import NOON, NotKept

FOLDER = Path(__file__).parents[1] / "conversations"
CONTENT = Content()
EVERY = [
    *(pytest.param(file, role, id=f"{file.stem}-{role}") for file in sorted(FOLDER.glob("*.yaml")) for role in ROLES),
    *(pytest.param(file, None, id=f"{file.parent.stem}-{file.stem}") for file in sorted(FOLDER.glob("*/*.yaml"))),
]
"""The stories of the whole talk in every role; those of all flows in their own."""


def ready(file: Path, role: Role | None) -> Ready:
    """A story, fresh: playing it notes what has been used."""
    return made_ready(CONTENT, file, NOON, role)


@pytest.mark.parametrize(("file", "role"), EVERY)
def test_a_story_makes_the_same_plan_through_the_plain_chat(file: Path, role: Role | None) -> None:
    """Typed line by line at 40 columns."""
    played = play(*ready(file, role))
    conversation, _, record, at = ready(file, role)
    typing = Typing(width=40, conversation=conversation, record=record, now=at)

    typing.types(*(line for exchange in played.exchanges for line in typed(exchange)), "stop")

    assert json_of_plan(typing.sitting.plan()) == json_of_plan(drawn_plan(played.record))


@pytest.mark.parametrize(("file", "role"), EVERY)
async def test_a_story_makes_the_same_plan_on_the_screen(
    file: Path, role: Role | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the keys a person would press at 80 columns and 24 lines."""
    # Textual looks every 20 ms whether the screen has come to rest; the driver waits for each turn itself.
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.002)
    played = play(*ready(file, role))
    conversation, story, record, at = ready(file, role)
    sitting = Sitting(conversation, record, NotKept(), lambda: at)

    await terminal_driver.play(story.reply, terminal_driver.talk_app(sitting))

    assert json_of_plan(sitting.plan()) == json_of_plan(drawn_plan(played.record))
