"""The diary of one plan, open to write in: every entry is kept before anything else happens.

Both faces write in this, so that the same entries make the same record whichever way they are given.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from assistant.between_talks import diary
from assistant.between_talks.diary import Followed, Step, Went
from assistant.conversation.thoughts import with_thought
from assistant.errors import CannotSave
from assistant.faces.noticing import Heard, Notice, Noticing
from assistant.faces.sitting import Keeping
from assistant.record import Draft, Record

KEPT_FOR_PLAN = "Your words are kept. The next talk offers them, so that they can go into your plan."
NOTE = "note"
"""The field for words about anything."""


class DiaryBook:
    """One visit to a diary; its changes raise what diary.py raises, and CannotSave, and then change nothing."""

    def __init__(
        self,
        record: Record,
        keeping: Keeping,
        clock: Callable[[], datetime],
        draft: Draft | None = None,
        said: str = "",
        noticing: Noticing | None = None,
    ) -> None:
        self.record = record
        self.notice: Notice | None = None
        """What to pause for, once, after the words given last."""
        self._noticing = noticing
        self.clock = clock
        self.said = said
        self.saved: datetime | None = None
        """When something was last kept in this visit."""
        self.steps = diary.steps(record)
        """What can be ticked off; a visit to the diary changes no plan."""
        self._keeping = keeping
        self._drafts = dict(draft.words) if draft else {}

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.clock().date()

    @property
    def followed(self) -> tuple[Followed, ...]:
        """What the person follows."""
        return diary.followed(self.record)

    def tick(self, step: Step, went: Went, words: str = "") -> None:
        """Ticks an action off, with or without words."""
        at = self.clock()
        ticked = diary.ticked(self.record, step.goal, step.action, went, words, at)
        self._keep(ticked, at, about(step) if words else "", words)

    def note(self, words: str) -> None:
        """Notes words about anything."""
        at = self.clock()
        self._keep(diary.noted(self.record, words, at), at, NOTE, words)

    def measure(self, one: Followed, typed: str) -> None:
        """Notes a value of something followed."""
        at = self.clock()
        self._keep(diary.measured(self.record, one.name, typed, at), at, one.name)

    def take_back(self) -> None:
        """Takes the newest entry back."""
        at = self.clock()
        self._keep(diary.taken_back(self.record, at), at)

    def follow(self, name: str, unit: str = "", target: str = "") -> None:
        """Takes up something to follow."""
        self._keep(diary.with_measure(self.record, name, unit, target), self.clock())

    def stop_following(self, one: Followed) -> None:
        """Lets something go; its values stay in the diary."""
        self._keep(diary.without_measure(self.record, one.name), self.clock())

    def half_typed(self, field: str) -> str:
        """What was typed into a field and not yet kept as an entry."""
        return self._drafts.get(_spot(field), "")

    def keep_half_typed(self, field: str, text: str) -> None:
        """Keeps what is typed so far, beside the half-typed answers of talks; raises CannotSave."""
        drafts = {spot: words for spot, words in self._drafts.items() if spot != _spot(field)}
        if text.strip():
            drafts[_spot(field)] = text
        if drafts != self._drafts:
            self._keeping.keep_draft(Draft(words=drafts) if drafts else None)
            self._drafts = drafts

    def keep_for_plan(self, words: str) -> None:
        """Keeps a thought, to be offered at the end of the next talk; raises CannotSave."""
        at = self.clock()
        self._keep(with_thought(self.record, words, at), at)

    def _keep(self, record: Record, at: datetime, field: str = "", words: str = "") -> None:
        before = self.record
        self.record = self._keeping.keep(record.changed(saved=at))
        self.saved = at
        heard = self._noticing.hear((words,), before) if self._noticing and words else Heard()
        self.notice, self.said = heard.notice, heard.note
        try:
            self.keep_half_typed(field, "")
        except CannotSave:
            # The entry itself is kept. A half-typed copy left behind does no harm, and goes with the next one.
            return


def about(step: Step) -> str:
    """The field for words about an action."""
    return f"{step.goal}.{step.action}"


def _spot(field: str) -> str:
    """Where half-typed words of a diary belong; those of talks begin with the name of a flow."""
    return f"diary {field}"
