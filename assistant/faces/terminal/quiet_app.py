"""What all our apps share: our colours, no motion, hiding, pausing, and a plain sentence when something breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar, cast

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.app import App
from textual.binding import Binding, BindingType
from textual.keys import Keys

from assistant.faces.away import Away, seconds
from assistant.faces.crash import sorry
from assistant.faces.terminal.theme import DARK, LIGHT

Result = TypeVar("Result")

_HELP = "Help now"
_EVERYWHERE = ("f2", "f10", "ctrl+g")
"""Keys that do what they do, even when they only had to say that somebody is still there."""
_LOOKS = 1.0
_HIDDEN, _WARNING = "-out-of-sight", "-still-there"
"""What the screens are marked with that stand over all others."""


class QuietApp(App[Result]):
    """An app that shows nothing of its inside, and nothing at all when it is hidden.

    `away` is the limit in seconds after which it is hidden by itself. Where it is `locked`, nobody brings back
    what was hidden: the app ends.
    """

    CSS_PATH = "terminal.tcss"
    TITLE = "What Matters"
    AUTO_FOCUS = None
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-middle"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall"), (32, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "stop", show=False, priority=True),
        Binding("f2", "help_now", show=False, priority=True),
        Binding("f10,ctrl+g", "hide", show=False, priority=True),
    ]

    def __init__(
        self,
        help_now: Sequence[str],
        away: float | None = None,
        *,
        locked: bool = False,
        ticks: Callable[[], float] = seconds,
    ) -> None:
        super().__init__()
        self._help_now = tuple(help_now)
        self._away, self._locked = Away(away, ticks), locked
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

    @property
    def help_key(self) -> str:
        """The key for that card, as it stands among the others at the foot."""
        return "   F2 Help now" if self.has_help else ""

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

    def watch_over(self, away: float | None, *, locked: bool = False) -> None:
        """Sets the limit in seconds, and whether it ends once hidden; before it runs."""
        self._away, self._locked = Away(away), locked

    # Hiding

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of ours is to be seen, but for the help card if it was asked for."""
        return any(screen.has_class(_HIDDEN) for screen in self.screen_stack)

    def action_hide(self) -> None:
        """At once nothing of ours is on the screen, and what is half typed is kept."""
        from assistant.faces.terminal.hidden import Hidden, neutral_title  # late: few ever need it

        while self.is_hidden and not self.screen.has_class(_HIDDEN):
            self.pop_screen()
        if not self.is_hidden:
            self.push_screen(Hidden(classes=_HIDDEN))
            self.to_terminal(neutral_title())
        self.keep_typed()

    def come_back(self) -> None:
        """Shows again what was hidden, or ends where that takes a passphrase."""
        from assistant.faces.terminal.hidden import title_as_before  # late, as above

        self.to_terminal(title_as_before())
        if self._locked:
            self.leave_hidden()
        else:
            self.pop_screen()

    def leave_hidden(self) -> None:
        """Ends, where coming back takes a passphrase."""
        self.exit()

    def keep_typed(self) -> bool:
        """Keeps what is half typed, where there is something; False when that failed."""
        return True

    def to_terminal(self, sequence: str) -> None:
        """Sends something to the terminal that is nothing to be painted, such as the title of its window."""
        if self._driver is not None:
            self._driver.write(sequence)

    # Being away

    def on_mount(self) -> None:
        """Whether somebody is there is looked at every second."""
        if not self._away.is_off:
            self.set_interval(_LOOKS, self.look)

    def look(self) -> None:
        """Warns, or pauses, when no key was pressed for long; a hidden screen stays as it is."""
        if self.is_hidden or (state := self._away.state) == "here":
            return
        if state == "away":
            self.when_away()
        elif not self._warns:
            from assistant.faces.terminal.dialogs import StillThere  # late: most never see it

            self.push_screen(StillThere(self._away.warning(), _WARNING))

    def when_away(self) -> None:
        """Nobody is there: nothing of ours is on the screen, too."""
        self.action_hide()

    @property
    def _warns(self) -> bool:
        return self.screen.has_class(_WARNING)

    async def on_event(self, event: events.Event) -> None:
        """Every key goes through here first: some only bring back what is hidden, or say that somebody is there."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            pressed = not isinstance(event, events.MouseMove | events.MouseUp)
            if self._is_spent(event.key if isinstance(event, events.Key) else "", pressed):
                return
        await super().on_event(event)

    def _is_spent(self, key: str, pressed: bool) -> bool:
        """Whether a key or a click has done all it is meant to do."""
        if self.screen.has_class(_HIDDEN):
            if key == "enter":
                self.come_back()
                self._away.key()
            return key != "f2"
        if not pressed:
            return self._warns
        if self._away.key() == "away" and not self.is_hidden:
            # The computer slept, or was too busy to look.
            self.when_away()
            return True
        if not self._warns:
            return False
        self.pop_screen()
        return key not in _EVERYWHERE

    # A crash would print local variables, and they hold what people wrote.

    def panic(self, *_renderables: Any) -> None:
        """Ends with a sentence."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        self._exit_renderables[:] = [sorry(self._exception)]
        self._close_messages_no_wait()
