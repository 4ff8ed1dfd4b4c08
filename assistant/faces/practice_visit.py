"""One visit to a practice: the talk, the remark after a turn, what is kept, and the look back at the end.

Both faces sit on this, so that the same words make the same practice whichever way they are typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Protocol

from assistant.conversation.wording import Words as Prompt
from assistant.documents.wording import Words
from assistant.errors import CannotSave
from assistant.faces.noticing import Notice, Noticing
from assistant.practice.exchange import Exchange
from assistant.practice.feedback.debrief import Debrief
from assistant.practice.feedback.moments import Moment
from assistant.practice.feedback.remarks import Remark, remark
from assistant.practice.looking_back import look_back
from assistant.practice.practice import Practice
from assistant.practice_record import Behaviour

Feedback = Literal["each_turn", "at_end"]
"""When remarks are shown."""
Prompts = Literal["shown", "on_asking", "hidden"]
"""When what a practitioner could say is shown."""


class KeepingPractice(Protocol):
    """What a visit may ask of the store; it never sees the store itself."""

    @property
    def id(self) -> str:
        """The id under which the practice is kept."""

    def keep(self, practice: Practice, overruled: dict[int, Behaviour], ended: bool) -> None:
        """Keeps a practice for the volunteer alone; raises CannotSave."""

    def anew(self) -> None:
        """What is kept from here on is a practice of its own, beside the one kept so far."""


class PracticeVisit:
    """A practice in hand; `remark` and `notice` belong to the turn said last."""

    def __init__(
        self,
        practice: Practice,
        keeping: KeepingPractice,
        sheet: Callable[[Practice, Mapping[int, Behaviour]], list[str]],
        remark_words: Words,
        noticing: Noticing | None = None,
        feedback: Feedback = "each_turn",
        prompts: Prompts = "on_asking",
    ) -> None:
        self.practice = practice
        self.feedback: Feedback = feedback
        self.prompts: Prompts = prompts
        self.remark: Remark | None = None
        self.notice: Notice | None = None
        self.not_kept = ""
        """A sentence that says why the practice could not be kept; empty where it was."""
        self.kept_as = ""
        """The id under which the practice was kept last; empty where it never was."""
        self.half_typed = ""
        """What stands in the box or on the line being typed; it is there again when somebody comes back."""
        self.overruled: dict[int, Behaviour] = {}
        """What the volunteer says a turn was, by its number; our own reading is kept beside it."""
        self._keeping = keeping
        self._sheet = sheet
        self._words = remark_words
        self._noticing = noticing

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Every turn so far, with its answer."""
        return self.practice.exchanges

    @property
    def prompt(self) -> Prompt:
        """What a practitioner could say here, whether it is shown or not."""
        return self.practice.prompt()

    def say(self, text: str) -> Exchange:
        """Says something to the person, or nothing, and keeps the practice."""
        before = self.exchanges
        exchange = self.practice.say(text)
        self.remark = remark(before, exchange, self._words) if self.feedback == "each_turn" else None
        self.notice = self._noticed(exchange, before)
        self._keep(ended=False)
        return exchange

    def overrule(self, behaviour: Behaviour) -> None:
        """Says what the turn said last was, where it was read as something else."""
        if not self.exchanges:
            return
        last = self.exchanges[-1]
        self.overruled.pop(last.number, None)
        if behaviour != last.reading.behaviour:
            self.overruled[last.number] = behaviour
        self._keep(ended=False)

    def try_again(self, moment: Moment) -> None:
        """Goes back to just before a turn, to say it in another way; the practice kept so far is kept as it was."""
        self._keeping.anew()
        self.practice.back_to(moment.exchange.number)
        self.overruled = {number: one for number, one in self.overruled.items() if number < moment.exchange.number}
        self.remark = self.notice = None

    def end(self) -> Debrief:
        """Ends the practice and looks back at it."""
        if self.exchanges:
            self._keep(ended=True)
        return self.look_back()

    def look_back(self) -> Debrief:
        """What was carried, found and reached so far."""
        return look_back(self.practice)

    def sheet(self) -> list[str]:
        """The look back as lines of text, to be read or printed."""
        return self._sheet(self.practice, self.overruled)

    def _keep(self, *, ended: bool) -> None:
        try:
            self._keeping.keep(self.practice, self.overruled, ended)
            self.not_kept, self.kept_as = "", self._keeping.id
        except CannotSave as error:
            # The whole practice is kept each time, so the next turn brings this one with it.
            self.not_kept = str(error)

    def _noticed(self, exchange: Exchange, before: Sequence[Exchange]) -> Notice | None:
        if self._noticing is None:
            return None
        return self._noticing.hear_in_practice(exchange.said, [one.said for one in before])
