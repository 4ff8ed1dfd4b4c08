"""The diary on the screen: actions ticked off with one key, a field for each value, words, small charts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from assistant.between_talks.diary import Step, Went
from assistant.errors import CannotSave, SaidPlainly
from assistant.faces.away import seconds
from assistant.faces.diary_book import KEPT_FOR_PLAN, NOTE, DiaryBook
from assistant.faces.diary_words import WENT, called, newest_in_words, newest_of_followed, newest_of_step, table
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.dialogs import ChooseFrom, Page
from assistant.faces.terminal.diary_parts import Field, Follow, HowItWent, Reading
from assistant.faces.terminal.pausing import PausingApp
from assistant.faces.terminal.rows import Entry, Rows
from assistant.plan.naming import plan_name

_KEYS: dict[str, Went] = {went[0]: went for went in WENT}
_HOW = "d Done   p Partly done   n Not tried   Enter says more"


class DiaryApp(PausingApp):
    """One visit to a diary; Esc closes it, and what is half typed is kept, however it ends."""

    CSS = """
    #diary-top { height: auto; background: $surface; padding: 0 1; }
    #diary-top .whose { text-style: bold; }
    #diary-top .saved { width: auto; }
    .name { text-style: bold; }
    Reading, #followed { height: auto; }
    Reading { margin-bottom: 1; }
    Reading Horizontal { height: auto; }
    Reading Field { width: 18; }
    .so-far { width: 1fr; padding: 0 1; }
    .-narrow Reading Field { width: 12; }
    #note { min-height: 3; margin-bottom: 1; }
    #steps { margin-bottom: 1; }
    """

    def __init__(
        self,
        book: DiaryBook,
        help_now: tuple[str, ...],
        away: float | None = None,
        *,
        locked: bool = False,
        ticks: Callable[[], float] = seconds,
    ) -> None:
        super().__init__(help_now, away, locked=locked, ticks=ticks)
        self._page = DiaryScreen(book, has_help=bool(help_now))

    def get_default_screen(self) -> DiaryScreen:
        """The diary is the first thing there is."""
        return self._page

    def keep_typed(self) -> bool:
        """Keeps what is half typed in every field."""
        for screen in self.screen_stack:
            for field in screen.query(Field):
                field.keep()
        return True


class DiaryScreen(Screen[None]):
    """The page: everything given on it is kept at once."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.stop", show=False)]

    def __init__(self, book: DiaryBook, *, has_help: bool) -> None:
        super().__init__()
        self.book = book
        self._has_help = has_help

    # What is shown

    def compose(self) -> ComposeResult:
        """Steps, values, words, and what else there is to do."""
        with Horizontal(id="diary-top"):
            yield Static(f"{plan_name(self.book.record.name)}: the diary", markup=False, classes="whose")
            yield Static(markup=False, classes="saved")
        with VerticalScroll(id="opening", can_focus=False):
            yield from self._steps_part()
            with Vertical(id="followed"):
                yield from self._readings()
            yield Static("A few words, about anything", markup=False, classes="name")
            yield Field(self.book, NOTE, id="note")
            yield Rows(self._more(), id="more")
        yield Static(self.book.said, markup=False, id="said")
        help_key = "   F2 Help now" if self._has_help else ""
        yield Static(
            f"Up and down to move   Enter keeps{help_key}   Esc close   F10 hide", markup=False, classes="foot"
        )

    def _steps_part(self) -> ComposeResult:
        if self.book.steps:
            yield Static("How did it go?", markup=False, classes="name")
            yield Static(_HOW, markup=False, classes="small")
            yield Rows(self._steps(), id="steps")
        else:
            yield Static("This plan has no steps to tick off at the moment.", markup=False, classes="before")

    def on_mount(self) -> None:
        """What comes first has the focus."""
        self.query_one("#said").display = bool(self.book.said)
        for rows in self.query(Rows):
            rows.point_at_first()
        next(iter(self.query("#steps, Field"))).focus(scroll_visible=False)
        self.call_after_refresh(self.query_one("#opening").scroll_home, animate=False)

    def _steps(self) -> list[Entry]:
        book = self.book
        return [
            Entry(str(number), step.words, tail=newest_of_step(book.record, step, book.today))
            for number, step in enumerate(book.steps)
        ]

    def _readings(self) -> list[Reading]:
        return [Reading(self.book, one) for one in self.book.followed]

    def _more(self) -> list[Entry]:
        entries = [Entry("table", "See how it went so far, in words")]
        entries.append(Entry("follow", "Follow something, such as mood or weight"))
        if self.book.followed:
            entries.append(Entry("stop_following", "Stop following something"))
        if newest := newest_in_words(self.book.record, self.book.steps):
            entries.append(Entry("take_back", f"Take back the newest entry ({newest})"))
        return entries

    def _show(self) -> None:
        """Puts what the diary holds on the screen."""
        for rows in self.query("#steps").results(Rows):
            rows.show(self._steps())
        self.query_one("#more", Rows).show(self._more())
        for reading in self.query(Reading):
            reading.show()

    async def _show_followed(self) -> None:
        part = self.query_one("#followed")
        await part.remove_children()
        await part.mount_all(self._readings())
        self._show()

    def _say(self, sentence: str) -> None:
        said = self.query_one("#said", Static)
        said.update(Content(sentence))
        said.display = bool(sentence)

    # What is given

    def _kept(self, change: Callable[[], None]) -> str:
        """Makes a change; where it cannot be made or kept, the sentence that says so."""
        mark = self.query_one(".saved", Static)
        try:
            change()
        except SaidPlainly as sentence:
            if isinstance(sentence, CannotSave):
                mark.update("Not saved")
            return str(sentence)
        mark.update(f"Saved {self.book.saved:%H:%M}" if self.book.saved else "")
        self.call_later(self._pause)
        return ""

    def _pause(self) -> None:
        notice, self.book.notice = self.book.notice, None
        if notice:
            from assistant.faces.terminal.noticed import pause_for  # late: seldom needed

            pause_for(
                self.app, notice, lambda words: self._give(partial(self.book.keep_for_plan, words), KEPT_FOR_PLAN)
            )

    def _give(self, change: Callable[[], None], done: str = "") -> bool:
        sentence = self._kept(change)
        self._say(sentence or done)
        if not sentence:
            self._show()
        return not sentence

    def on_key(self, event: events.Key) -> None:
        """One key ticks the step pointed at."""
        went = _KEYS.get(event.key.lower())
        if went and isinstance(self.focused, Rows) and self.focused.id == "steps":
            step = self._step(self.focused.here)
            self._give(partial(self.book.tick, step, went), f"{WENT[went]}: {step.words}")

    def _step(self, here: str | None) -> Step:
        return self.book.steps[int(here or 0)]

    @on(Rows.Picked, "#steps")
    @on(Rows.Taken, "#steps")
    def _say_more(self, event: Rows.Picked | Rows.Taken) -> None:
        step = self._step(event.id)

        def keep(went: Went, words: str) -> str:
            sentence = self._kept(partial(self.book.tick, step, went, words))
            if not sentence:
                self._say(f"{WENT[went]}: {step.words}")
            return sentence

        self.app.push_screen(HowItWent(self.book, step, keep), lambda _none: self._show())

    @on(Reading.Given)
    def _value(self, event: Reading.Given) -> None:
        one = event.reading.one
        if self._give(partial(self.book.measure, one, event.typed)):
            self._say(f"{called(one)}: {newest_of_followed(self.book.record, one, self.book.today)}")
            event.reading.empty()

    @on(AnswerBox.Entered)
    def _note(self) -> None:
        field = self.query_one("#note", Field)
        if self._give(partial(self.book.note, field.text), "Your words are in the diary."):
            field.put("")

    @on(AnswerBox.Refused)
    def _refused(self, event: AnswerBox.Refused) -> None:
        self._say(event.sentence)

    @on(Rows.Past)
    @on(AnswerBox.Past)
    def _on_or_back(self, event: Rows.Past | AnswerBox.Past) -> None:
        if abs(event.step) > 1:
            self.query_one("#opening").scroll_relative(y=event.step, animate=False)
        elif event.step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    @on(Rows.Picked, "#more")
    @on(Rows.Taken, "#more")
    def _do(self, event: Rows.Picked | Rows.Taken) -> None:
        match event.id:
            case "table":
                self.app.push_screen(Page("How it went so far", table(self.book.record, self.book.today)))
            case "follow":
                follow = Follow(self.book, lambda *parts: self._kept(partial(self.book.follow, *parts)))
                self.app.push_screen(follow, lambda _none: self._show_followed())
            case "stop_following":
                entries = [Entry(one.name, called(one)) for one in self.book.followed]
                choice = ChooseFrom("Stop following which? Its values stay in the diary.", entries)
                self.app.push_screen(choice, self._stop_following)
            case "take_back":
                self._give(self.book.take_back, "That entry is taken back.")

    def _stop_following(self, name: str | None) -> None:
        for one in self.book.followed:
            if one.name == name and self._give(partial(self.book.stop_following, one)):
                self.call_later(self._show_followed)
