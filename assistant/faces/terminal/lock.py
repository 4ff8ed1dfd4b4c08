"""The lock page: nothing of ours on it but how to go on, and help now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from assistant.faces import lock_words as words
from assistant.faces.terminal.hidden import neutral_title, title_as_before
from assistant.faces.terminal.rows import Entry, Rows
from assistant.faces.terminal.secret import SecretApp, SecretBox

OPENED = "opened"
_BOX = "way-in"


class LockApp(SecretApp[str]):
    """Ends with `opened`, or with None when the person closes it; `try_it` returns a sentence where it stays locked.

    Its second argument says whether the text is the recovery code.
    """

    TITLE = words.NEUTRAL_TITLE

    def __init__(
        self,
        try_it: Callable[[str, bool], str],
        help_now: Sequence[str],
        *,
        needs_passphrase: bool = True,
        services: Sequence[str] = (),
        title: str = words.PAUSED,
    ) -> None:
        super().__init__(help_now)
        self._try_it, self._asks, self._services = try_it, needs_passphrase, services
        self._heading = title
        self._by_code = False
        if not needs_passphrase:
            self.keys = "Enter goes on"

    def page(self) -> ComposeResult:
        """That it is paused, and what opens it."""
        yield Static(self._heading, markup=False, id="opening-title")
        yield Static(words.NOTHING_SHOWN, markup=False, classes="before")
        if self._services:
            yield Static(words.opened_by(self._services), markup=False, classes="before")
        if self._asks:
            yield Static(words.ASK, markup=False, id="asked")
            yield SecretBox(_BOX)
        else:
            yield Static(f"{words.NOT_LOCKED} {words.ENTER_GOES_ON}", markup=False)

    def entries(self) -> list[Entry]:
        """Open, the other way in, and close."""
        if not self._asks:
            return [Entry("open", words.GO_ON), Entry("close", words.CLOSE)]
        other = words.HAVE_PASSPHRASE if self._by_code else words.HAVE_WORDS
        shown = Entry("show", words.SHOW_TYPED, tail="F3")
        return [Entry("open", words.OPEN), Entry("other", other), shown, Entry("close", words.CLOSE)]

    def on_mount(self) -> None:
        """The window is called something that says nothing."""
        self.to_terminal(neutral_title())

    @on(Rows.Picked)
    @on(Rows.Taken)
    def _do(self, event: Rows.Picked | Rows.Taken) -> None:
        match event.id:
            case "open":
                self._open()
            case "other":
                self._other_way()
            case "show":
                self.action_show_typed()
            case "close":
                self.action_stop()

    @on(Input.Submitted)
    def _open(self) -> None:
        typed = self.box(_BOX).value if self._asks else ""
        if self._asks and not typed.strip():
            self.say(words.NOTHING_TYPED)
            return
        sentence = self._try_it(typed, self._by_code) if self._asks else ""
        if not sentence:
            self._leave(OPENED)
            return
        self.say(sentence)
        if not self._by_code:
            self.box(_BOX).value = ""
        self.box(_BOX).focus()

    def _other_way(self) -> None:
        """Words on paper are hard to type unseen, and shown as they are typed; a passphrase is not."""
        self._by_code = not self._by_code
        self.query_one("#asked", Static).update(Content(words.ASK_FOR_WORDS if self._by_code else words.ASK))
        self.query_one(Rows).show(self.entries())
        self.say("")
        box = self.box(_BOX)
        box.value, box.password = "", not self._by_code
        box.focus()

    def action_stop(self) -> None:
        """Closes."""
        self._leave(None)

    def _leave(self, result: str | None) -> None:
        self.to_terminal(title_as_before())
        self.exit(result)
