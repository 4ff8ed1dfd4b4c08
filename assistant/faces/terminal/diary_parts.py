"""The parts of the diary on the screen: fields that keep what is half typed, charts, and what opens over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from assistant.between_talks.diary import IDEAS, Followed, Step, Went
from assistant.errors import CannotSave
from assistant.faces.diary_book import DiaryBook, about
from assistant.faces.diary_words import WENT, called, chart, in_words
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.dialogs import Dialog
from assistant.faces.terminal.rows import Entry, Rows

_SECONDS = 1.5
"""How long half-typed words may be kept by the screen alone."""


class Field(AnswerBox):
    """A box whose words are kept while they are typed, and are back in it next time."""

    def __init__(self, book: DiaryBook, field: str, *, one_line: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(book.half_typed(field), one_line=one_line, id=id)
        self._kept_by, self._as = book, field
        self._waits: Timer | None = None

    def on_text_area_changed(self) -> None:
        """What is typed is kept a moment later."""
        if self._waits is None:
            self._waits = self.set_timer(_SECONDS, self.keep)

    def on_unmount(self) -> None:
        """However the box goes, its words are kept."""
        self.keep()

    def keep(self) -> None:
        """Keeps the words as half typed; a full disk is said when they are given."""
        self._waits = None
        try:
            self._kept_by.keep_half_typed(self._as, self.text)
        except CannotSave as trouble:
            self.post_message(self.Refused(str(trouble)))


class Reading(Vertical):
    """One thing that is followed: a field for its value now, a small chart, and the chart in words."""

    @dataclass
    class Given(Message):
        """Enter was pressed on a value."""

        reading: Reading
        typed: str

    def __init__(self, book: DiaryBook, one: Followed) -> None:
        super().__init__()
        self._book, self.one = book, one

    def compose(self) -> ComposeResult:
        """Its name, the field, and beside it what was noted so far."""
        yield Static(called(self.one), markup=False, classes="name")
        with Horizontal():
            yield Field(self._book, self.one.name, one_line=True)
            yield Static(markup=False, classes="so-far")

    def on_mount(self) -> None:
        """What was noted so far is there from the start."""
        self.show()

    def show(self) -> None:
        """Draws what was noted so far."""
        words = in_words(self._book.record, self.one, self._book.today)
        bars = chart(self._book.record, self.one)
        self.query_one(".so-far", Static).update(Content("\n".join([bars, *words] if bars else words)))

    def empty(self) -> None:
        """The field is ready for the next value."""
        self.query_one(Field).put("")

    @on(AnswerBox.Entered)
    def _entered(self, event: AnswerBox.Entered) -> None:
        event.stop()
        self.post_message(self.Given(self, self.query_one(Field).text))


class HowItWent(Dialog[None]):
    """How an action went, with a place for words; it stays open until it is kept."""

    keys = f"Enter keep it   Tab to words   {Dialog.keys}"

    def __init__(self, book: DiaryBook, step: Step, keep: Callable[[Went, str], str]) -> None:
        super().__init__(step.words)
        self._book, self._step, self._keep = book, step, keep

    def body(self) -> ComposeResult:
        """Three ways that it can have gone, and a box."""
        with VerticalScroll(can_focus=False):
            yield Static("How did it go?", markup=False)
            yield Rows(self._entries("done"))
            yield Static("What would you like to say about it? You can leave this out.", markup=False, classes="gap")
            yield Field(self._book, about(self._step))
            yield Static(markup=False, classes="said")

    def on_mount(self) -> None:
        """The list has the focus from the start."""
        self.query_one(".said").display = False
        rows = self.query_one(Rows)
        rows.focus()
        rows.point_at_first()

    @staticmethod
    def _entries(here: str | None) -> list[Entry]:
        return [Entry(went, words, "(•) " if went == here else "( ) ") for went, words in WENT.items()]

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.rows.show(self._entries(event.rows.here))

    @on(Rows.Past)
    def _past(self, event: Rows.Past) -> None:
        if event.step > 0:
            self.query_one(Field).focus()

    @on(AnswerBox.Past)
    def _back(self, event: AnswerBox.Past) -> None:
        if event.step == -1:
            self.query_one(Rows).focus()

    @on(Rows.Picked)
    @on(Rows.Taken)
    @on(AnswerBox.Entered)
    def _give(self) -> None:
        here, field = self.query_one(Rows).here, self.query_one(Field)
        sentence = self._keep(next(went for went in WENT if went == (here or "done")), field.text)
        if sentence:
            self._say(sentence)
        else:
            field.put("")
            self.dismiss(None)

    @on(AnswerBox.Refused)
    def _refused(self, event: AnswerBox.Refused) -> None:
        self._say(event.sentence)

    def _say(self, sentence: str) -> None:
        said = self.query_one(".said", Static)
        said.update(Content(sentence))
        said.display = True
        said.call_after_refresh(said.scroll_visible, animate=False)


class Follow(Dialog[None]):
    """Something to follow: its name, its unit, and what the person aims for."""

    keys = f"Enter goes on   {Dialog.keys}"

    def __init__(self, book: DiaryBook, keep: Callable[[str, str, str], str]) -> None:
        super().__init__("Something to follow")
        self._book, self._keep = book, keep

    def body(self) -> ComposeResult:
        """What many follow, and three short boxes."""
        with VerticalScroll(can_focus=False):
            yield Rows([Entry(name, name, tail=unit) for name, unit in IDEAS.items()])
            for part, label in (
                ("name", "Its name, from above or your own"),
                ("unit", "What it is counted in, if anything"),
                ("target", "What you aim for, if anything"),
            ):
                yield Static(label, markup=False)
                yield Field(self._book, f"follow {part}", one_line=True, id=part)
            yield Static(markup=False, classes="said")

    def on_mount(self) -> None:
        """The list has the focus from the start."""
        self.query_one(".said").display = False
        rows = self.query_one(Rows)
        rows.focus()
        rows.point_at_first()

    @on(Rows.Picked)
    @on(Rows.Taken)
    def _idea(self, event: Rows.Picked | Rows.Taken) -> None:
        self.query_one("#name", AnswerBox).put(event.id or "")
        self.query_one("#unit", AnswerBox).put(IDEAS.get(event.id or "", ""))
        self.query_one("#target", AnswerBox).focus()

    @on(Rows.Past)
    @on(AnswerBox.Past)
    def _on_or_back(self, event: Rows.Past | AnswerBox.Past) -> None:
        if event.step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    @on(AnswerBox.Entered)
    def _entered(self) -> None:
        boxes = list(self.query(AnswerBox))
        if self.focused is not boxes[-1]:
            self.focus_next()
            return
        sentence = self._keep(*(box.text for box in boxes))
        if not sentence:
            for box in boxes:
                box.put("")
            self.dismiss(None)
            return
        said = self.query_one(".said", Static)
        said.update(Content(sentence))
        said.display = True
        said.call_after_refresh(said.scroll_visible, animate=False)
