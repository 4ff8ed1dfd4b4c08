"""Plays a story file, after the stories that come before it, on one record and keeping nothing."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from assistant.content import Content
from assistant.conversation.engine import Conversation
from assistant.conversation.opening import open_conversation
from assistant.conversation.playing import Played, play
from assistant.conversation.story import Story, read_story
from assistant.errors import CannotUse, ContentFault
from assistant.plain_yaml import Block, read_yaml
from assistant.record import Record
from assistant.roles import Level, Role

_BETWEEN = timedelta(days=60)
"""How long before a story the one that it comes after was, where its file does not say."""


class Ready(NamedTuple):
    """All that a story needs to be played: also the record that the stories before it left."""

    conversation: Conversation
    story: Story
    record: Record
    at: datetime


def rehearse(
    content: Content, file: Path, at: datetime, role: Role | None = None, level: Level | None = None, flow: str = ""
) -> Played:
    """The story of a file as it goes, as told in it or by another role or at another level; see `made_ready`."""
    return play(*made_ready(content, file, at, role, level, flow))


def made_ready(
    content: Content, file: Path, at: datetime, role: Role | None = None, level: Level | None = None, flow: str = ""
) -> Ready:
    """The story of a file, not yet begun.

    Raises CannotUse for a file that cannot be read, and ContentFault with every mistake in it.
    """
    block = _read(file)
    conversation = open_conversation(content, flow or str(block.get("flow", "discuss")))
    story = read_story(block, conversation.flow, file.name)
    at = datetime.combine(story.today, time(12), UTC) if story.today else at
    return Ready(conversation, story, _record(content, file, story, at, role, level), at)


def _record(content: Content, file: Path, story: Story, at: datetime, role: Role | None, level: Level | None) -> Record:
    role, level = role or story.role or "patient", level or story.level
    if not story.after:
        return Record(id="try", created=at, saved=at, role=role, level=level, level_given=level is not None)
    before = rehearse(content, _earlier(file, story.after), at - _BETWEEN).record
    return before.changed(speaker=None, role=role, level=level, level_given=level is not None)


def _earlier(file: Path, after: str) -> Path:
    earlier = (file.parent / f"{after}.yaml").resolve()
    if earlier == file.resolve():
        raise CannotUse(f'"{file.name}" cannot come after itself. Name an earlier story in "after:".')
    return earlier


def _read(file: Path) -> Block:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CannotUse(f'"{file}" is not plain UTF-8 text. Save it as UTF-8 in your editor.') from error
    except OSError as error:
        raise CannotUse(f'"{file}" cannot be read. Check its name and that you may open it.') from error
    block, faults = read_yaml(text, file.name)
    if faults:
        raise ContentFault(faults)
    return block
