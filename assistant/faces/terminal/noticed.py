"""The gentle pause after words that call for help: what was noticed, and the ways on."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from assistant.faces.noticing import HELP, TO_PLAN, Notice
from assistant.faces.terminal.dialogs import OneOf
from assistant.faces.terminal.rows import Entry, Rows


class Pause(OneOf):
    """What was noticed, with the ways on; Esc carries on."""

    keys = "Enter choose   Esc carry on   F2 Help now   F10 hide"

    def __init__(self, notice: Notice) -> None:
        super().__init__("One moment")
        self._notice = notice

    def body(self) -> ComposeResult:
        """The sentences, the question, the ways on."""
        with VerticalScroll(can_focus=False):
            yield Static("\n\n".join((*self._notice.said, self._notice.ask)), markup=False, classes="words")
            yield Rows([Entry(way.id, way.label) for way in self._notice.ways])

    def on_mount(self) -> None:
        """The ways on have the focus."""
        rows = self.query_one(Rows)
        rows.focus(scroll_visible=False)
        rows.point_at_first()


def pause_for(app: App[str], notice: Notice, plan_ahead: Callable[[str], object]) -> None:
    """Shows what was noticed, and does what is chosen; `plan_ahead` is given the words."""

    def chosen(way: str | None) -> None:
        if way == HELP:
            app.call_later(app.run_action, "help_now")
        elif way == TO_PLAN:
            app.call_later(plan_ahead, notice.words)

    app.push_screen(Pause(notice), chosen)
