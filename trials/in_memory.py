"""The conversations that ship, and a keeping that needs no disk: for trials of what is said and not of what is kept."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from assistant.content import Content
from assistant.conversation.engine import Conversation
from assistant.conversation.opening import open_conversation
from assistant.documents.case import Case
from assistant.documents.plain_english import plain_english
from assistant.plan.model import Plan
from assistant.record import Draft, Record


class InMemory:
    """A keeping that keeps the newest in memory."""

    def __init__(self) -> None:
        self.draft: Draft | None = None

    def keep(self, record: Record) -> Record:
        """The record, one revision on."""
        return record.changed(revision=record.revision + 1)

    def keep_draft(self, draft: Draft | None) -> None:
        """The draft."""
        self.draft = draft

    def keep_elsewhere(self, folder: Path, record: Record) -> str:  # noqa: ARG002
        """Nothing."""
        return "Saved."


def plan_lines(plan: Plan) -> list[str]:
    """The plan as a face shows it, in unbroken lines."""
    return plain_english(Case(plan, Content(), datetime.now().astimezone()), 10_000)


@cache
def conversation_of(flow: str) -> Conversation:
    """A conversation that ships."""
    return open_conversation(Content(), flow)
