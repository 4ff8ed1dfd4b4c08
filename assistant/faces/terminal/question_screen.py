"""The screen with the question: shows the turn, gives the reply, keeps what is half typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from assistant.conversation.turns import (
    AskMe,
    Back,
    Chosen,
    Coach,
    Finished,
    GoOn,
    NotToday,
    OfferThought,
    Park,
    Reply,
    Rest,
    Skip,
    Speaking,
    TakeOut,
    Tell,
    Typed,
    Undo,
)
from assistant.errors import CannotSave, SaidPlainly
from assistant.faces.not_saved import folder_named, tried
from assistant.faces.sitting import THOUGHT, Sitting
from assistant.faces.terminal.commands import NOT_SAVED
from assistant.faces.terminal.control import Control
from assistant.faces.terminal.half_typed import HalfTyped
from assistant.faces.terminal.kinds import Controls
from assistant.faces.terminal.panels import WIDE, GrowingPlan, Keys, QuestionButtons, Stages, Top
from assistant.faces.terminal.question_parts import Question
from assistant.record import Value

_GIVES: dict[str, Reply] = {
    "back": Back(),
    "skip": Skip(),
    "not_today": NotToday(),
    "undo": Undo(),
    "take_out": TakeOut(),
}
_OF_THE_APP = ("documents", "help_now", "hide", "light", "lock", "stop")
_STOP_ANYWAY = "Press Ctrl+Q once more to stop without these last words."


class QuestionScreen(Screen[None]):
    """One question at a time, with the way out always in the same place."""

    AUTO_FOCUS = None
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "open('choices')", show=False, priority=True),
        Binding("f3", "open('where')", show=False, priority=True),
        Binding("f4", "open('plan')", show=False, priority=True),
        Binding("f6", "open('thought')", show=False, priority=True),
        Binding("f7", "open('cues')", show=False, priority=True),
        Binding("f8", "give('back')", show=False, priority=True),
        Binding("f9", "open('why')", show=False, priority=True),
        Binding("ctrl+o", "open('whose')", show=False, priority=True),
        Binding("up", "scroll_words(-1)", show=False),
        Binding("down", "scroll_words(1)", show=False),
        Binding("pageup", "scroll_words(-8)", show=False),
        Binding("pagedown", "scroll_words(8)", show=False),
    ]

    def __init__(self, sitting: Sitting, show_plan: Callable[[], list[str]]) -> None:
        super().__init__(classes="-aloud" if sitting.record.role == "practitioner" else None)
        self._sitting = sitting
        self._show_plan = show_plan
        self._half_typed = HalfTyped(sitting, self.set_timer, self._not_kept)
        self._thought = HalfTyped(sitting, self.set_timer, self._not_kept, THOUGHT)
        self._controls = Controls()
        self._control: Control = self._controls.ask(sitting.turn, sitting.half_typed)
        self._top, self._buttons = Top(), QuestionButtons()
        self._question = Question(sitting.turn, sitting.record.role, self._control)
        self._stages, self._growing = Stages(id="stages"), GrowingPlan("growing")
        self._width = 0
        self._began = sitting.clock()
        self._times_asked_to_stop = 0

    # What is shown

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self._top
        yield Horizontal(self._question, id="middle")
        yield self._buttons
        yield Keys()

    async def on_mount(self) -> None:
        """The answer box has the focus from the start."""
        self._top.show(self._sitting)
        await self._dress()

    async def on_resize(self) -> None:
        """More or less stands around the question."""
        if self.app.size.width != self._width:
            await self._show_around()

    async def _show(self, picked: Value = None) -> None:
        """Puts the turn on the screen in place of the one before."""
        self._half_typed.begin()
        self._control = self._controls.ask(self._sitting.turn, self._sitting.half_typed, picked)
        with self.app.batch_update():
            await self._question.show(self._sitting.turn, self._control)
            await self._dress()

    async def _dress(self) -> None:
        await self._show_around()
        self._say(self._sitting.said)
        match self._sitting.turn:
            case Finished() | Rest():
                self._buttons.show_only()
            case Tell() | Coach() | OfferThought():
                self._buttons.show_only("next")
            case _:
                self._buttons.show_only("next", "skip", "not-today", "thought")
        if not self._control.start():
            self._buttons.focus_next()

    async def _show_around(self) -> None:
        self._width = self.app.size.width
        if self._width >= WIDE and not self._stages.is_attached:
            middle = self.query_one("#middle")
            await middle.mount(self._stages, before=0)
            await middle.mount(self._growing)
        # The question is what a person waits for; what stands around it follows.
        self.call_after_refresh(self._show_beside)

    def _show_beside(self) -> None:
        self._top.show(self._sitting)
        if self._width >= WIDE:
            self._stages.show(self._sitting)
            self._growing.show(self._show_plan())

    def _say(self, sentence: str) -> None:
        self._question.say(sentence)

    # What is given

    async def give(self, reply: Reply) -> None:
        """Gives a reply; where it does not do, a sentence says so and everything stays."""
        if not isinstance(reply, Typed | Chosen):
            self.keep_typed()
        place, picked = self._sitting.place, self._control.picked
        try:
            self._sitting.reply(reply)
            if isinstance(reply, TakeOut):
                self._sitting.keep_half_typed("")
        except SaidPlainly as trouble:
            self._say_trouble(trouble)
        else:
            stays = isinstance(reply, AskMe | Speaking | GoOn) and self._sitting.place == place
            await self._show(picked if stays else None)
            self._pause()

    def _pause(self) -> None:
        if self._sitting.notice:
            from assistant.faces.terminal.noticed import pause_for  # late: seldom needed

            pause_for(self.app, self._sitting.notice, lambda words: self.give(self._sitting.to_plan_ahead(words)))

    @on(Control.Answered)
    async def _answered(self, event: Control.Answered) -> None:
        await self.give(event.reply)

    @on(Control.Wanted)
    async def _wanted(self, event: Control.Wanted) -> None:
        await self.do(event.action)

    async def do(self, action: str) -> None:
        """Does something by the name it has among all choices."""
        await self.run_action(f"{'app' if action in _OF_THE_APP else 'screen'}.{action}")

    async def action_next(self) -> None:
        """Goes on with what is typed or marked."""
        if not isinstance(self._sitting.turn, Finished):
            await self.give(self._control.reply())

    async def action_give(self, name: str) -> None:
        """Back, skip and their like."""
        await self.give(_GIVES[name])

    async def action_rest(self) -> None:
        """Stops at a pause; whoever comes back goes on from there, and is not offered it once more."""
        await self.give(GoOn())
        if not isinstance(self._sitting.turn, Rest):
            await self.do("stop")

    @on(Control.Said)
    def _told(self, event: Control.Said) -> None:
        self._say(event.sentence)

    def _say_trouble(self, trouble: SaidPlainly) -> None:
        if isinstance(trouble, CannotSave):
            self._not_kept(trouble)
        else:
            self._say(str(trouble))

    # What is half typed

    @on(Control.Edited)
    def _typed_on(self) -> None:
        self._quiet()
        self._half_typed.now(self._control.unsent)

    @on(Control.Touched)
    def _quiet(self) -> None:
        """A sentence stays until something is done about it."""
        self._times_asked_to_stop = 0
        self._say("")

    def keep_typed(self) -> bool:
        """Keeps what is typed and not yet given; False when that failed."""
        return self._half_typed.keep() & self._thought.keep()

    def may_stop(self) -> bool:
        """Whether everything is kept, or the person wants to stop all the same."""
        self._times_asked_to_stop += 1
        return self.keep_typed() or self._times_asked_to_stop > 1

    def _not_kept(self, trouble: CannotSave | None) -> None:
        if self.is_running and trouble is None:
            self._show_saved()
        elif self.is_running:
            self._top.saved("Not saved")
            self._say(f"{trouble} {_STOP_ANYWAY if self._times_asked_to_stop else NOT_SAVED}")

    # What opens

    def action_open(self, name: str) -> None:
        """Opens a list, a page, or a place for a thought."""
        # Late, because none of them is needed for the first question.
        from assistant.faces.terminal import openings

        async def chosen(what: str | None) -> None:
            if what is None:
                return
            meant = openings.meaning(name, what)
            await (self.do(meant) if isinstance(meant, str) else self.give(meant))

        self.keep_typed()
        keep = self._keep_elsewhere if name == "elsewhere" else self._park
        dialog = openings.dialog(name, self._sitting, self._show_plan, keep, self._thought)
        self.app.push_screen(dialog, chosen)

    def _park(self, text: str) -> str:
        """Keeps a thought for later; a sentence where that did not do."""
        try:
            self._sitting.reply(Park(text))
        except SaidPlainly as trouble:
            return str(trouble)
        self._thought.begin()
        self._top.show(self._sitting)
        self._say(self._sitting.said)
        self.call_later(self._pause)
        return ""

    # When saving fails

    async def action_try_again(self) -> None:
        """Gives once more what could not be saved: the words as they now are, or what was chosen."""
        unsaved = self._sitting.unsaved
        if unsaved is not None:
            await self.give(self._control.reply() if isinstance(unsaved.reply, Typed | Chosen) else unsaved.reply)
        else:
            self.keep_typed()

    def _show_saved(self) -> None:
        """Takes away the mark and the sentence, where nothing else is unsaved."""
        if not self._sitting.is_unsaved:
            self._top.show(self._sitting)
            self._say("")

    def _keep_elsewhere(self, typed: str) -> str:
        """Keeps a copy in the folder that was typed; a sentence where that did not do."""
        return tried(lambda: self._say(self._sitting.keep_elsewhere(folder_named(typed))))

    def action_scroll_words(self, lines: int) -> None:
        """Moves through a question that is longer than the screen."""
        self._question.scroll_relative(y=lines, animate=False)

    def action_time(self) -> None:
        """Shows or hides how long this sitting has taken."""
        top = self._top
        top.count_time(None if top.counts_time else self._minutes)

    def _minutes(self) -> int:
        return int((self._sitting.clock() - self._began).total_seconds() // 60)
