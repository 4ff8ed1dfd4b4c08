"""One visit to one plan: the conversation, the record in hand, and the promise to keep it.

Both faces sit on this, so that what is kept, and when, is the same whichever way people talk.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from assistant.conversation.engine import Conversation
from assistant.conversation.machine import END
from assistant.conversation.overview import Overview
from assistant.conversation.turns import Chosen, GoTo, Park, Reply, Turn, Typed
from assistant.errors import CannotSave
from assistant.faces.noticing import Heard, Notice, Noticing, texts_in
from assistant.record import Copy, Draft, Record

if TYPE_CHECKING:
    from assistant.plan.model import Plan


class Keeping(Protocol):
    """What a face may ask of the store; it never sees the store itself."""

    def keep(self, record: Record) -> Record:
        """Keeps the record durably and returns it as kept; raises CannotSave."""

    def keep_draft(self, draft: Draft | None) -> None:
        """Keeps half-typed words, or drops them; raises CannotSave."""

    def keep_elsewhere(self, folder: Path, record: Record) -> str:
        """Keeps the record in another folder and returns a sentence that says where; raises CannotSave."""


_PLAN_AHEAD = "ahead/crisis_offer"
"""The question that offers to plan for a crisis (flows/discuss.yaml)."""
THOUGHT = "thought"
"""Where a half-typed thought for later belongs; addresses of questions have a slash."""


End = Literal["stopped", "away", "lock"]
"""How a visit ends: the person stopped, nobody was there, or a lock is to be put on the plan before it goes on."""


class Unsaved(NamedTuple):
    """A reply that was taken and could not be kept: to which turn, and the record as it would be with it."""

    reply: Reply
    turn: Turn
    record: Record


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
        noticing: Noticing | None = None,
    ) -> None:
        self.conversation = conversation
        self.clock = clock
        self.notice: Notice | None = None
        """What to pause for, once, after the reply given last."""
        self._noticing = noticing
        self.unsaved: Unsaved | None = None
        """The reply given last, where it could not be kept."""
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
        at = self._moment()
        place = self.place
        outcome = self.conversation.reply(self.record, reply, at)
        record = outcome.record.changed(saved=at)
        if record.talks[-1].place == END:
            from assistant.versions import with_version  # late: it draws the plan

            record = with_version(record, at)
        self.unsaved = Unsaved(reply, self.turn, record)
        kept, before = self._keeping.keep(record), self.record
        self.record, self.said, self.saved, self.unsaved = kept, outcome.said, at, None
        self.turn = self.conversation.turn(kept)
        self._listen(reply, before)
        if isinstance(reply, Typed | Chosen):
            self._drop_half_typed(place)
        elif isinstance(reply, Park):
            self._drop_half_typed(THOUGHT)

    def to_plan_ahead(self, words: str) -> Reply:
        """The reply that leads to planning ahead; where this talk has no such place, a thought to come back to."""
        return GoTo(_PLAN_AHEAD) if self.conversation.way.exists(_PLAN_AHEAD) else Park(words)

    def _listen(self, reply: Reply, before: Record) -> None:
        heard = self._noticing.hear(texts_in(reply), before) if self._noticing else Heard()
        self.notice = heard.notice
        self.said = " ".join(sentence for sentence in (self.said, heard.note) if sentence)

    def _moment(self) -> datetime:
        """Now; after the newest save whatever the clock says, since answers are put in order by their moments."""
        return max(self.clock(), self.record.saved + timedelta(microseconds=1), self.record.talks[-1].started)

    def save(self) -> None:
        """Keeps the record as it stands, even where nothing is answered yet; raises CannotSave."""
        at = self._moment()
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
        return self.half_typed_at(self.place)

    def half_typed_at(self, place: str) -> str:
        """What was typed and not yet given, at a question or as a thought for later."""
        return self._drafts.get(place, "")

    @property
    def is_unsaved(self) -> bool:
        """Whether something given or typed could not be kept."""
        return self.unsaved is not None or self._drafts != self._kept_drafts

    @property
    def unsaved_half_typed(self) -> list[str]:
        """The half-typed words that could not be kept."""
        return [words for place, words in self._drafts.items() if self._kept_drafts.get(place) != words]

    def keep_half_typed(self, text: str, place: str = "") -> None:
        """Keeps what is typed so far to this question, or where it belongs otherwise; raises CannotSave."""
        if text.strip():
            self._drafts[place or self.place] = text
        else:
            self._drafts.pop(place or self.place, None)
        self._store_drafts()

    def keep_elsewhere(self, folder: Path) -> str:
        """Keeps a copy in another folder, with the answer that could not be saved; raises CannotSave.

        The sitting stays with its own plan, so that what could not be saved is still to be saved there.
        """
        return self._keeping.keep_elsewhere(folder, self.unsaved.record if self.unsaved else self.record)

    def take_note(self, copy: Copy) -> None:
        """Keeps a note of a file that was written from the plan; raises CannotSave."""
        self.record = self._keeping.keep(self.record.changed(copies=(*self.record.copies, copy)))

    def take_over(self, earlier: Sitting) -> None:
        """Takes over the words that an earlier visit to the same plan had in hand and could not keep."""
        self._drafts |= earlier._drafts

    def plan(self) -> Plan:
        """The plan as it stands."""
        from assistant.drawn import drawn_plan  # late: the parts of the plan are not needed for the first question

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
