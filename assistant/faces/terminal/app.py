"""The talk on the screen."""

from __future__ import annotations

from collections.abc import Callable

from assistant.faces.away import seconds
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.pausing import LOCK, PausingApp
from assistant.faces.terminal.question_screen import QuestionScreen


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
        ticks: Callable[[], float] = seconds,
    ) -> None:
        super().__init__(help_now, away, locked=locked, ticks=ticks)
        self._shown = shown
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

    def action_lock(self) -> None:
        """Ends, so that a lock can be put on the plan; the talk goes on after that."""
        if self.keep_typed():
            self.exit(LOCK)

    def action_stop(self) -> None:
        """Stops, once everything is kept; asked twice, stops all the same."""
        if self._question.may_stop():
            super().action_stop()
