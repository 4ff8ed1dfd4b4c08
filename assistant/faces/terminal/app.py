"""The talk on the screen."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from assistant.faces.sitting import Sitting
from assistant.faces.terminal.question_screen import QuestionScreen
from assistant.faces.terminal.quiet_app import QuietApp

_FROM_OUTSIDE = (signal.SIGTERM, signal.SIGHUP)


class TalkApp(QuietApp[None]):
    """One sitting, from where it was left to where it is left again; `shown` is called when it is first painted."""

    def __init__(
        self,
        sitting: Sitting,
        help_now: tuple[str, ...],
        show_plan: Callable[[], list[str]],
        shown: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(help_now)
        self._shown = shown
        self.sitting = sitting
        self._question = QuestionScreen(sitting, show_plan)

    def get_default_screen(self) -> QuestionScreen:
        """The question is the first thing there is."""
        return self._question

    def on_mount(self) -> None:
        """A closed window or a shutdown still keeps what is half typed."""
        for one in _FROM_OUTSIDE:
            asyncio.get_running_loop().add_signal_handler(one, self._stopped_from_outside)

    def on_ready(self) -> None:
        """The first question can be read."""
        self._shown()

    def on_unmount(self) -> None:
        """What is half typed is kept, however the app ends."""
        for one in _FROM_OUTSIDE:
            asyncio.get_running_loop().remove_signal_handler(one)
        self._question.keep_typed()

    def action_stop(self) -> None:
        """Stops, once everything is kept; asked twice, stops all the same."""
        if self._question.may_stop():
            self.exit()

    def _stopped_from_outside(self) -> None:
        self._question.keep_typed()
        self.exit()

    def _fatal_error(self) -> None:
        self._question.keep_typed()
        super()._fatal_error()
