"""One visit to one plan: the conversation, the record in hand, and the promise to keep it.

Both faces sit on this, so that what is kept, and when, is the same whichever way people talk.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from assistant.conversation.engine import Conversation
from assistant.conversation.machine import END
from assistant.conversation.overview import Overview
from assistant.conversation.turns import Chosen, Reply, Turn, Typed
from assistant.errors import CannotSave
from assistant.record import Draft, Record

if TYPE_CHECKING:
    from assistant.plan.model import Plan


class Keeping(Protocol):
    """What a face may ask of the store; it never sees the store itself."""

    def keep(self, record: Record) -> Record:
        """Keeps the record durably and returns it as kept; raises CannotSave."""

    def keep_draft(self, draft: Draft | None) -> None:
        """Keeps half-typed words, or drops them; raises CannotSave."""


class Sitting:
    """One visit; `said` is a sentence to show once, `saved` when the record was last kept."""

    def __init__(
        self,
        conversation: Conversation,
        record: Record,
        keeping: Keeping,
        clock: Callable[[], datetime],
        draft: Draft | None = None,
        said: str = "",
    ) -> None:
        self.conversation = conversation
        self.clock = clock
        self._keeping = keeping
        self._drafts = dict(draft.words) if draft else {}
        self._kept_drafts = dict(self._drafts)
        opened = conversation.begin(record, clock())
        self.record = opened.record
        self.said = " ".join(sentence for sentence in (said, opened.said) if sentence)
        self.saved: datetime | None = record.saved if record.revision else None
        self.turn: Turn = conversation.turn(self.record)
        self._overview: Overview | None = None

    @property
    def place(self) -> str:
        """The address of the question now asked, or `end`."""
        return self.record.talks[-1].place

    def reply(self, reply: Reply) -> None:
        """Takes a reply, keeps the record, and only then moves on.

        Raises NotUnderstood or CannotGoThere when the reply does not do, and CannotSave when it could
        not be kept: then the question stays, and the same reply can be given again.
        """
        at = self.clock()
        place = self.place
        outcome = self.conversation.reply(self.record, reply, at)
        record = outcome.record.changed(saved=at)
        if record.talks[-1].place == END:
            from assistant.versions import with_version  # late: it draws the plan

            record = with_version(record, at)
        kept = self._keeping.keep(record)
        self.record, self.said, self.saved = kept, outcome.said, at
        self.turn = self.conversation.turn(kept)
        if isinstance(reply, Typed | Chosen):
            self._drop_half_typed(place)

    def save(self) -> None:
        """Keeps the record as it stands, even where nothing is answered yet; raises CannotSave."""
        at = self.clock()
        self.record = self._keeping.keep(self.record.changed(saved=at))
        self.saved = at

    @property
    def overview(self) -> Overview:
        """Where the talk stands: its stages, places and progress."""
        if self._overview is None or self._overview.record is not self.record:
            self._overview = Overview(self.conversation, self.record)
        return self._overview

    @property
    def half_typed(self) -> str:
        """What was typed to this question and not yet given as its answer."""
        return self._drafts.get(self.place, "")

    def keep_half_typed(self, text: str) -> None:
        """Keeps what is typed so far to this question; raises CannotSave."""
        if text.strip():
            self._drafts[self.place] = text
        else:
            self._drafts.pop(self.place, None)
        self._store_drafts()

    def plan(self) -> Plan:
        """The plan as it stands."""
        from assistant.drawn import drawn_plan  # late: the models of the plan are not needed for the first question

        return drawn_plan(self.record)

    def _drop_half_typed(self, place: str) -> None:
        self._drafts.pop(place, None)
        try:
            self._store_drafts()
        except CannotSave:
            # The answer itself is kept. A half-typed copy left behind does no harm, and goes with the next one.
            return

    def _store_drafts(self) -> None:
        if self._drafts == self._kept_drafts:
            return
        if not self.record.revision:
            # Half-typed words need a plan to belong to, or nobody would find them again.
            self.save()
        self._keeping.keep_draft(Draft(words=dict(self._drafts)) if self._drafts else None)
        self._kept_drafts = dict(self._drafts)
