"""The talk on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.faces.away import seconds
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.pausing import LOCK, PausingApp
from assistant.faces.terminal.question_screen import QuestionScreen

if TYPE_CHECKING:
    from assistant.faces.handing_out import Steps


class TalkApp(PausingApp):
    """One sitting, from where it was left to where it is left again; `shown` is called when it is first painted."""

    def __init__(
        self,
        sitting: Sitting,
        help_now: tuple[str, ...],
        show_plan: Callable[[], list[str]],
        shown: Callable[[], None] = lambda: None,
        away: float | None = None,
        *,
        locked: bool = False,
        way_out: Callable[[], Steps] | None = None,
        ticks: Callable[[], float] = seconds,
    ) -> None:
        super().__init__(help_now, away, locked=locked, ticks=ticks)
        self._shown = shown
        self._way_out = way_out
        self.sitting = sitting
        self._question = QuestionScreen(sitting, show_plan)

    def get_default_screen(self) -> QuestionScreen:
        """The question is the first thing there is."""
        return self._question

    def on_ready(self) -> None:
        """The first question can be read."""
        self._shown()

    def keep_typed(self) -> bool:
        """Keeps what is half typed, a thought for later too; False when that failed."""
        return self._question.keep_typed()

    def action_documents(self) -> None:
        """Makes a document of the plan, and writes it where the person says."""
        if self._way_out and self.keep_typed():
            from assistant.faces.terminal.documents import hand_out  # late: not needed for the first question

            self.run_worker(hand_out(self, self._way_out()), group="documents", exclusive=True)

    def action_lock(self) -> None:
        """Ends, so that a lock can be put on the plan; the talk goes on after that."""
        if self.keep_typed():
            self.exit(LOCK)

    def action_stop(self) -> None:
        """Stops, once everything is kept; asked twice, stops all the same."""
        if self._question.may_stop():
            super().action_stop()
