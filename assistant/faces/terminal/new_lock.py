"""Putting a lock on a plan: a new passphrase, and the 12 words that open it too."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from assistant.faces import lock_words as words
from assistant.faces.terminal.rows import Entry, Rows
from assistant.faces.terminal.secret import SecretApp, SecretBox


class NewPassphraseApp(SecretApp[str]):
    """Ends with the new passphrase, typed twice, or with None when the person leaves it."""

    def __init__(self, help_now: Sequence[str], services: Sequence[str] = ()) -> None:
        super().__init__(help_now)
        self._services = services
        self._asks = False

    def page(self) -> ComposeResult:
        """What it means; then a hint, and two boxes."""
        sentences = [*words.CONSEQUENCES, words.opened_by(self._services)]
        yield Static("\n\n".join(filter(None, sentences)), markup=False, classes="means")
        with Vertical():
            yield Static(words.ASK_FOR_NEW, markup=False, classes="ask")
            yield Static(words.HINT, markup=False, classes="help")
            yield SecretBox("first")
            yield Static(words.TYPE_AGAIN, markup=False)
            yield SecretBox("second")

    def entries(self) -> list[Entry]:
        """Go on, or leave it."""
        if not self._asks:
            return [Entry("choose", words.CHOOSE_IT), Entry("leave", words.LEAVE_IT)]
        shown = Entry("show", words.SHOW_TYPED, tail="F3")
        return [Entry("lock", words.LOCK_IT), shown, Entry("leave", words.LEAVE_IT)]

    def on_mount(self) -> None:
        """What it means is read before anything is typed."""
        self.query_one(Vertical).display = False

    def _ask(self) -> None:
        self._asks = True
        self.query_one(".means").display, self.query_one(Vertical).display = False, True
        rows = self.query_one(Rows)
        rows.renew(self.entries())
        rows.point_at_first()
        self.box("first").focus()

    @on(Rows.Picked)
    @on(Rows.Taken)
    def _do(self, event: Rows.Picked | Rows.Taken) -> None:
        match event.id:
            case "choose":
                self._ask()
            case "lock":
                self._lock()
            case "show":
                self.action_show_typed()
            case "leave":
                self.action_stop()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.input.id == "first" and not words.too_short(event.value):
            self.say("")
            self.box("second").focus()
        else:
            self._lock()

    def _lock(self) -> None:
        first, second = self.box("first"), self.box("second")
        if words.too_short(first.value):
            self.say(words.TOO_SHORT)
            first.focus()
        elif first.value != second.value:
            self.say(words.NOT_THE_SAME)
            second.value = ""
            first.focus()
        else:
            self.exit(first.value)


class ShowCodeApp(SecretApp[bool]):
    """Shows the 12 words, then asks some of them back; ends with True once they were given, False when left."""

    keys = "Enter goes on"

    def __init__(self, code: str, ask_for: Sequence[int], help_now: Sequence[str]) -> None:
        super().__init__(help_now)
        self._code = code
        self._all = words.asked_back(code, ask_for)
        self._open = [*self._all]
        self._asks = False

    def page(self) -> ComposeResult:
        """The words, and the box that asks them back."""
        yield Static(words.CODE_TITLE, markup=False, id="opening-title")
        yield Static(markup=False, id="page")
        yield SecretBox("word")

    def entries(self) -> list[Entry]:
        """On, or back to the words; and a way out."""
        first = Entry("again", words.WORDS_AGAIN) if self._asks else Entry("written", words.WORDS_WRITTEN)
        return [first, Entry("leave", words.WORDS_LEFT)]

    def on_mount(self) -> None:
        """The words come first; what is typed back is no secret to whoever holds the paper."""
        self._show(asks=False)
        self.action_show_typed()

    def _show(self, *, asks: bool) -> None:
        self._asks = asks
        numbers = words.numbered(self._code)
        half = len(numbers) // 2
        pairs = [f"{left:<24}{right}" for left, right in zip(numbers[:half], numbers[half:], strict=True)]
        shown = [self._open[0].question] if asks else [*words.WRITE_DOWN, "", *pairs, "", words.WRITTEN_DOWN]
        self.query_one("#page", Static).update(Content("\n".join(shown)))
        box, rows = self.box("word"), self.query_one(Rows)
        box.value, box.display = "", asks
        rows.renew(self.entries())
        rows.point_at_first()
        (box if asks else rows).focus()

    @on(Rows.Picked)
    @on(Rows.Taken)
    def _do(self, event: Rows.Picked | Rows.Taken) -> None:
        self.say("")
        if event.id == "leave":
            self.action_stop()
        else:
            self._open = [*self._all]
            self._show(asks=event.id == "written")

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        if not self._open[0].is_it(event.value):
            self.say(self._open[0].wrong)
            return
        self.say("")
        self._open.pop(0)
        if self._open:
            self._show(asks=True)
        else:
            self.exit(True)

    def action_stop(self) -> None:
        """Leaves it."""
        self.exit(False)
