"""Keeps what is typed and not yet answered: never more than two seconds or fifty characters behind."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from assistant.errors import CannotSave
from assistant.faces.sitting import Sitting

SECONDS = 1.5
CHARACTERS = 50


class HalfTyped:
    """The words in the box, on their way to the store."""

    def __init__(
        self,
        sitting: Sitting,
        later: Callable[[float, Callable[[], object]], Timer],
        trouble: Callable[[CannotSave], None],
    ) -> None:
        self._sitting, self._later, self._trouble = sitting, later, trouble
        self._timer: Timer | None = None
        self._text = self._kept = sitting.half_typed

    def begin(self) -> None:
        """Another question is asked, or the same one anew."""
        self._text = self._kept = self._sitting.half_typed
        self._stop_waiting()

    def now(self, text: str) -> None:
        """The box holds this now."""
        self._text = text
        if abs(len(text) - len(self._kept)) >= CHARACTERS:
            self.keep()
        elif self._timer is None and text != self._kept:
            self._timer = self._later(SECONDS, self.keep)

    def keep(self) -> bool:
        """Keeps it at once; False when that failed."""
        self._stop_waiting()
        if self._text == self._kept:
            return True
        try:
            self._sitting.keep_half_typed(self._text)
        except CannotSave as trouble:
            self._trouble(trouble)
            return False
        self._kept = self._text
        return True

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
