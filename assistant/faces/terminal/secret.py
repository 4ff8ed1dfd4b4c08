"""A page with boxes for secret words: what the lock, a new passphrase and the 12 words have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from assistant.faces.terminal.quiet_app import QuietApp
from assistant.faces.terminal.rows import Entry, Rows

Result = TypeVar("Result")


class SecretBox(Input):
    """A box of one line that shows dots in place of what is typed, until it is told to show it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(password=True, select_on_focus=False, id=id)
        self.cursor_blink = False


class SecretApp(QuietApp[Result]):
    """Words to read, boxes to type into, and a list of what can be done; Esc leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", show=False),
        Binding("f3", "show_typed", show=False, priority=True),
    ]
    CSS = """
    SecretBox { background: $background; border: round $line; padding: 0 1; height: 3; }
    SecretBox:focus { border: heavy $accent; }
    #opening Vertical { height: auto; }
    #opening Rows { margin-top: 1; }
    """
    keys = "Enter goes on   F3 show what I type"

    def compose(self) -> ComposeResult:
        """The page and the keys."""
        with VerticalScroll(id="opening", can_focus=False):
            yield from self.page()
            yield Static(markup=False, classes="said")
            yield Rows(self.entries())
        yield Static(f"{self.keys}{self.help_key}   F10 hide   Esc close", markup=False, classes="foot")

    def page(self) -> ComposeResult:
        """What is to be read, and the boxes."""
        raise NotImplementedError

    def entries(self) -> Sequence[Entry]:
        """What can be done."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """The first box has the focus, or the list where there is none."""
        self.say("")
        self.query_one(Rows).point_at_first()
        boxes = self.query("SecretBox, Rows")
        next(box for box in boxes if all(node.display for node in box.ancestors_with_self)).focus()

    def say(self, sentence: str) -> None:
        """Shows a sentence about what was done, or takes it away."""
        said = self.query_one(".said", Static)
        said.update(Content(sentence))
        said.display = bool(sentence)

    def box(self, id: str) -> SecretBox:  # noqa: A002
        """The box of this name."""
        return self.query_one(f"#{id}", SecretBox)

    def action_show_typed(self) -> None:
        """Shows what is typed, or hides it."""
        for box in self.query(SecretBox):
            box.password = not box.password

    @on(Rows.Past)
    def _out_of_the_list(self, event: Rows.Past) -> None:
        if event.step < 0:
            self.action_focus_previous()
