"""Keeps what is typed and not yet answered: never more than two seconds or fifty characters behind."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from assistant.errors import CannotSave
from assistant.faces.sitting import Sitting

SECONDS = 1.5
CHARACTERS = 50


class HalfTyped:
    """The words in the box, on their way to the store; `trouble` hears of what failed, and when that is over."""

    def __init__(
        self,
        sitting: Sitting,
        later: Callable[[float, Callable[[], object]], Timer],
        trouble: Callable[[CannotSave | None], None],
        place: str = "",
    ) -> None:
        self._sitting, self._later, self._trouble, self._place = sitting, later, trouble, place
        self._timer: Timer | None = None
        self._text = self._kept = self.before
        self._failed = False

    @property
    def before(self) -> str:
        """What was typed here before, and is not given yet."""
        return self._sitting.half_typed_at(self._place or self._sitting.place)

    def begin(self) -> None:
        """Another question is asked, or the same one anew."""
        self._text = self._kept = self.before
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
            self._sitting.keep_half_typed(self._text, self._place)
        except CannotSave as trouble:
            self._failed = True
            self._trouble(trouble)
            return False
        self._kept = self._text
        if self._failed:
            self._failed = False
            self._trouble(None)
        return True

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
