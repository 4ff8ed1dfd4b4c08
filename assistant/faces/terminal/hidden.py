"""What stands on the screen while somebody hides it: the time of day, and nothing of ours."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from assistant.faces.lock_words import NEUTRAL_TITLE

_LOOKS = 5.0
_REMEMBER_TITLE, _TITLE_AS_BEFORE = "\x1b[22;2t", "\x1b[23;2t"


class Hidden(Screen[None]):
    """The time of day; which key brings everything back is the app's affair."""

    AUTO_FOCUS = None
    DEFAULT_CSS: ClassVar[str] = "Hidden { align: center middle; } Hidden Static { text-align: center; color: $muted; }"

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static(markup=False)

    def on_mount(self) -> None:
        """The time goes on, as it would on a clock."""
        self._show()
        self.set_interval(_LOOKS, self._show)

    def _show(self) -> None:
        self.query_one(Static).update(f"{datetime.now().astimezone():%H:%M}")


def neutral_title() -> str:
    """What makes a terminal call its window something that says nothing, and remember what it was called."""
    return f"{_REMEMBER_TITLE}\x1b]2;{NEUTRAL_TITLE}\x07"


def title_as_before() -> str:
    """What makes a terminal call its window what it was called before."""
    return _TITLE_AS_BEFORE
