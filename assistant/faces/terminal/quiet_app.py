"""What both our apps share: our colours, no motion, no surprises, and a plain sentence when something breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar, cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.app import App
from textual.binding import Binding, BindingType
from textual.keys import Keys

from assistant.faces.terminal.theme import DARK, LIGHT

Result = TypeVar("Result")

SORRY = "Something went wrong on our side. What you had answered is saved. Start again with: whatmatters"
_HELP = "Help now"


class QuietApp(App[Result]):
    """An app that shows nothing of its inside."""

    CSS_PATH = "terminal.tcss"
    TITLE = "What Matters"
    AUTO_FOCUS = None
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-middle"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall"), (32, "-roomy")]  # noqa: RUF012
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
        # What a plain terminal sends for Alt+Enter; left alone it counts as Enter and gives the answer.
        cast(dict[str, object], ANSI_SEQUENCES_KEYS).update({"\x1b\r": (Keys.ControlJ,), "\x1b\n": (Keys.ControlJ,)})
        # Set before anything is styled: a change of theme afterwards would style everything twice.
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names of colours, known before the theme is set."""
        return DARK.variables

    @property
    def has_help(self) -> bool:
        """Whether there is a card with numbers to call."""
        return bool(self._help_now)

    def action_light(self) -> None:
        """Light or dark."""
        self.theme = DARK.name if self.theme == LIGHT.name else LIGHT.name

    def action_help_now(self) -> None:
        """The card with numbers to call."""
        from assistant.faces.terminal.dialogs import Page  # late: opened seldom, and not needed for the first question

        if self.has_help and self.screen.title != _HELP:
            self.push_screen(Page(_HELP, self._help_now))

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
