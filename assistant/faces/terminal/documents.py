"""Printing or sharing a plan on the screen: questions, the document before it is written, and its file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, ClassVar, Generic, TypeVar, assert_never

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.errors import SaidPlainly
from assistant.faces.document_wish import Question
from assistant.faces.for_whom import MAKING
from assistant.faces.handing_out import Making, Naming, Reading, Step, Steps, Told
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.dialogs import Dialog, OneOf
from assistant.faces.terminal.panels import Press, plain
from assistant.faces.terminal.pausing import AWAY
from assistant.faces.terminal.quiet_app import QuietApp
from assistant.faces.terminal.rows import Entry, Rows

Result = TypeVar("Result")

_OTHER_KEYS = "F2 Help now   F10 hide"


async def hand_out(app: App[Any], steps: Steps) -> None:
    """Leads from the choice of a document to its file, or until the person leaves; runs in a worker."""
    with suppress(StopIteration):
        step = next(steps)
        while True:
            step = steps.send(await app.push_screen_wait(_screen(step)))


def _screen(step: Step) -> Dialog[Any]:
    match step:
        case Question():
            return Asked(step)
        case Reading():
            return Preview(step)
        case Naming():
            return FileName(step)
        case Making():
            return Made(step)
        case Told():
            return Written(step)
        case _:
            assert_never(step)


class Asked(OneOf):
    """A question with a few things to choose from."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.ask)
        self._question = question
        self.keys = f"Enter choose   Esc {'close' if question.about == 'kind' else 'back'}   {_OTHER_KEYS}"

    def body(self) -> ComposeResult:
        """What is to be said first, and the list."""
        yield Static(Content(self._question.said), classes="said")
        choices = self._question.choices
        mark = "- " if all(one.about for one in choices) else ""
        with VerticalScroll(can_focus=False):
            yield Rows([Entry(one.id, one.words, mark, more=one.about) for one in choices])

    def on_mount(self) -> None:
        """The list has the focus, at what was chosen before."""
        self.query_one(".said").display = bool(self._question.said)
        rows = self.query_one(Rows)
        rows.focus(scroll_visible=False)
        if self._question.here:
            rows.point_at(self._question.here)
        else:
            rows.point_at_first()


class InTheBackground(Dialog[Result], Generic[Result]):
    """A dialog for which something is made that may take a while, in a thread of its own."""

    def begin(self, make: Callable[[], Any]) -> None:
        """Makes it, and hands it to `made`, or the sentence (SaidPlainly) that says why it cannot be."""

        async def working() -> None:
            try:
                found = await asyncio.to_thread(make)
            except SaidPlainly as sentence:
                found = sentence
            self.made(found)

        self.run_worker(working())

    def made(self, found: Any) -> None:
        """Takes what was made."""
        raise NotImplementedError


class Preview(InTheBackground[bool]):
    """The document before it is written, and first of all what a copy for somebody else leaves out."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "write", show=False)]

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading.title)
        self._reading = reading
        self._is_shown = False
        self.keys = f"Up and down to read on   {_OTHER_KEYS}"

    def body(self) -> ComposeResult:
        """What it leaves out, what it says, and what to do."""
        with VerticalScroll():
            yield Static(Content("\n".join(self._reading.first)), classes="left-out")
            yield Static(MAKING, markup=False, id="preview")
        with Horizontal(classes="presses"):
            yield Press("Write it  Enter", "write", "write")
            yield Press("Back  Esc", "close", "back")

    def on_mount(self) -> None:
        """The arrow keys move through the document at once."""
        self.query_one(".left-out").display = bool(self._reading.first)
        self.query_one(VerticalScroll).focus()
        self.begin(self._reading.make)

    def made(self, found: Sequence[str] | SaidPlainly) -> None:
        """Shows the document, or why there is none."""
        self._is_shown = not isinstance(found, SaidPlainly)
        self.query_one("#preview", Static).update(plain([str(found)] if isinstance(found, SaidPlainly) else found))

    def action_write(self) -> None:
        """On to the name of the file, once there is something to read."""
        if self._is_shown:
            self.leave(True)


class FileName(Dialog[str]):
    """Where the file goes, and what it is called."""

    def __init__(self, naming: Naming) -> None:
        super().__init__("Where is it to go?")
        self._naming = naming
        self.keys = f"Enter write it   Esc back   {_OTHER_KEYS}"

    def body(self) -> ComposeResult:
        """The folder, and the name to change."""
        yield Static(f"It goes in the folder {self._naming.folder}, under this name:", markup=False)
        yield AnswerBox(self._naming.name, one_line=True)
        yield Static("You can type another name here, or a folder.", markup=False, classes="help")
        yield Static(markup=False, classes="said")

    def on_mount(self) -> None:
        """The box has the focus."""
        self.query_one(".said").display = False
        self.query_one(AnswerBox).focus()

    @on(AnswerBox.Entered)
    def _entered(self) -> None:
        self.leave(self.query_one(AnswerBox).text)

    @on(AnswerBox.Refused)
    def _refused(self, event: AnswerBox.Refused) -> None:
        said = self.query_one(".said", Static)
        said.update(Content(event.sentence))
        said.display = True


class Made(InTheBackground[Any]):
    """Says that the file is being made, and goes when it is."""

    def __init__(self, making: Making) -> None:
        super().__init__(MAKING)
        self._making = making
        self._found: Any = None
        self._is_over = False
        self.keys = _OTHER_KEYS

    def body(self) -> ComposeResult:
        """A word to whoever waits."""
        yield Static("This can take a moment. Nothing is written yet.", markup=False)

    def on_mount(self) -> None:
        """It begins at once."""
        self.begin(self._making.make)

    def made(self, found: Any) -> None:
        """Goes; where something else is on the screen meanwhile, as soon as that is gone."""
        self._found = found
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """It may have been made while something else was on the screen."""
        if self._found is not None and self.is_active and not self._is_over:
            self._is_over = True
            self.leave(self._found)

    def action_close(self) -> None:
        """There is nothing to go back to before it is made."""


class Written(Dialog[None]):
    """Where the file is, and who can read it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "close", show=False)]

    def __init__(self, told: Told) -> None:
        super().__init__("It is done")
        self._lines = told.lines
        self.keys = f"Enter close   {_OTHER_KEYS}"

    def body(self) -> ComposeResult:
        """The lines."""
        with VerticalScroll():
            yield Static(Content("\n\n".join(self._lines)))

    def on_mount(self) -> None:
        """The arrow keys move through a long name."""
        self.query_one(VerticalScroll).focus()


class DocumentsApp(QuietApp[str]):
    """Prints or shares a plan that is not open; ends with `away` where a locked plan was hidden."""

    def __init__(self, steps: Steps, help_now: Sequence[str]) -> None:
        super().__init__(help_now)
        self._steps = steps

    def on_mount(self) -> None:
        """The first question is there from the start."""
        self.run_worker(self._until_left())

    def leave_hidden(self) -> None:
        """Whoever comes back to a locked plan is asked for the passphrase."""
        self.exit(AWAY)

    async def _until_left(self) -> None:
        await hand_out(self, self._steps)
        self.exit()
