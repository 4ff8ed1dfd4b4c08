"""What both our apps share: our colours, no motion, no surprises, and a plain sentence when something breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType

from assistant.faces.terminal.theme import DARK, LIGHT

Result = TypeVar("Result")

SORRY = "Something went wrong on our side. What you had answered is saved. Start again with: whatmatters"


class QuietApp(App[Result]):
    """An app that shows nothing of its inside."""

    CSS_PATH = "terminal.tcss"
    TITLE = "What Matters"
    AUTO_FOCUS = None
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (60, "-middle"), (110, "-wide")]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-short"), (20, "-tall"), (32, "-roomy")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "stop", show=False, priority=True),
        Binding("f2", "help_now", show=False, priority=True),
    ]

    def __init__(self, help_now: Sequence[str]) -> None:
        super().__init__()
        self._help_now = tuple(help_now)
        self.animation_level = "none"
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names of colours, known before the theme is set."""
        return DARK.variables

    def action_light(self) -> None:
        """Light or dark."""
        self.theme = DARK.name if self.theme == LIGHT.name else LIGHT.name

    def action_help_now(self) -> None:
        """The card with numbers to call."""
        from assistant.faces.terminal.dialogs import Page  # late: opened seldom, and not needed for the first question

        if not isinstance(self.screen, Page) or self.screen.title != "Help now":
            self.push_screen(Page("Help now", self._help_now))

    def action_stop(self) -> None:
        """Stops."""
        self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C neither stops nor hides anything."""

    # A crash would print local variables, and they hold what people wrote.

    def panic(self, *_renderables: Any) -> None:
        """Ends with a sentence."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        self._exit_renderables[:] = [SORRY]
        self._close_messages_no_wait()
