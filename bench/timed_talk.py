"""Our talk on the screen, answering itself from the story, and noting when each answer was given."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import datetime
from inspect import getfile
from pathlib import Path
from time import monotonic
from typing import TextIO

from assistant.commands.face import without_delay
from assistant.content import Content
from assistant.conversation.engine import Conversation, Outcome
from assistant.conversation.turns import Finished, Reply, Turn
from assistant.documents.case import Case
from assistant.documents.plain_english import plain_english
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.app import TalkApp
from assistant.faces.terminal.question_screen import QuestionScreen
from assistant.help_now import help_now
from assistant.record import Draft, Record
from assistant.storage.open_plan import OpenPlan
from assistant.storage.store import Store
from bench.plans import NOON, first_words, new_record, our_talk, story

_PAUSE = 0.15


class TimedConversation(Conversation):
    """Our conversation, adding up the seconds it takes."""

    spent = 0.0

    def reply(self, record: Record, reply: Reply, at: datetime) -> Outcome:
        """As always, timed."""
        began = monotonic()
        outcome = super().reply(record, reply, at)
        self.spent += monotonic() - began
        return outcome

    def turn(self, record: Record) -> Turn:
        """As always, timed."""
        began = monotonic()
        turn = super().turn(record)
        self.spent += monotonic() - began
        return turn


class TimedKeeping:
    """The plan as it is kept, adding up the seconds it takes."""

    def __init__(self, plan: OpenPlan) -> None:
        self._plan = plan
        self.spent = 0.0

    def keep(self, record: Record) -> Record:
        """As always, timed."""
        began = monotonic()
        kept = self._plan.keep(record)
        self.spent += monotonic() - began
        return kept

    def keep_draft(self, draft: Draft | None) -> None:
        """As always, timed."""
        began = monotonic()
        self._plan.keep_draft(draft)
        self.spent += monotonic() - began

    def keep_elsewhere(self, folder: Path, record: Record) -> str:
        """As always."""
        return self._plan.keep_elsewhere(folder, record)


class TimedTalk(TalkApp):
    """The talk as people have it, but that it gives the story's answers by itself."""

    CSS_PATH = str(Path(getfile(TalkApp)).with_name("terminal.tcss"))

    def __init__(self, talk: TimedConversation, keeping: TimedKeeping, turns: int, notes: TextIO) -> None:
        self._talk, self._kept, self._turns, self._notes = talk, keeping, turns, notes
        sitting = Sitting(talk, new_record(), keeping, lambda: NOON)
        super().__init__(
            sitting,
            help_now(Content()),
            lambda: plain_english(Case(sitting.plan(), Content(), sitting.record.saved)),
            without_delay,
        )

    def on_ready(self) -> None:
        """The first question stands."""
        super().on_ready()
        self.run_worker(self._answers())

    async def _answers(self) -> None:
        person = story()
        for _ in range(self._turns):
            await asyncio.sleep(_PAUSE)
            if isinstance(self.sitting.turn, Finished) or not isinstance(self.screen, QuestionScreen):
                break
            reply = person.reply(self.sitting.turn)
            self._talk.spent = self._kept.spent = 0.0
            given = monotonic()
            await self.screen.give(reply)
            note = {"given": given, "engine": self._talk.spent, "save": self._kept.spent}
            self._notes.write(json.dumps(note | {"words": first_words(self.sitting.turn)}) + "\n")
        await asyncio.sleep(_PAUSE)
        self.exit()


def main(folder: Path, turns: int) -> None:
    """Has the talk in this folder, for so many turns."""
    ours = our_talk()
    talk = TimedConversation(ours.flow, ours.asking.wording, ours.asking.coaching)
    with (folder / "notes.jsonl").open("w", encoding="utf-8") as notes, Store(folder).create(new_record()) as plan:
        TimedTalk(talk, TimedKeeping(plan), turns, notes).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
