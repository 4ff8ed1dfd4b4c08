"""An app in which a plan is open: when nobody is there for long it ends, so that the plan can be closed."""

from __future__ import annotations

import asyncio
import signal
from typing import Final

from assistant.faces.terminal.quiet_app import QuietApp

AWAY: Final = "away"
STOPPED: Final = "stopped"
LOCK: Final = "lock"
_FROM_OUTSIDE = (signal.SIGTERM, signal.SIGHUP)


class PausingApp(QuietApp[str]):
    """Ends with `away` when it pauses or a locked plan was hidden, and with `stopped` when the person stops."""

    def on_mount(self) -> None:
        """A closed window or a shutdown still keeps what is half typed."""
        for one in _FROM_OUTSIDE:
            asyncio.get_running_loop().add_signal_handler(one, self._stopped_from_outside)

    def on_unmount(self) -> None:
        """What is half typed is kept, however the app ends."""
        for one in _FROM_OUTSIDE:
            asyncio.get_running_loop().remove_signal_handler(one)
        self.keep_typed()

    def when_away(self) -> None:
        """Nobody is there: it ends, and what is half typed is kept or stays in hand."""
        self.keep_typed()
        self.exit(AWAY)

    def come_back(self) -> None:
        """Shows again what was hidden, or ends where it was locked or hidden for longer than the limit."""
        self._locked = self._locked or self._away.state == AWAY
        super().come_back()

    def leave_hidden(self) -> None:
        """Whoever comes back to a locked plan is asked for the passphrase."""
        self.when_away()

    def action_stop(self) -> None:
        """Stops."""
        self.exit(STOPPED)

    def _stopped_from_outside(self) -> None:
        self.keep_typed()
        self.exit(STOPPED)

    def _fatal_error(self) -> None:
        self.keep_typed()
        super()._fatal_error()
