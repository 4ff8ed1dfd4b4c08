"""The talk of a practice on the screen: what was said above, a box below, and what opens over it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.practice_words import (
    BEHAVIOURS,
    Saying,
    back_at,
    is_silence,
    not_kept,
    overruled,
    read_as,
    set_way,
    to_say,
)
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.dialogs import ChooseFrom
from assistant.faces.terminal.practice_parts import (
    CouldSay,
    Header,
    PracticeButtons,
    WhatToSay,
    choices,
    foot,
    place_of,
    ways,
)
from assistant.faces.terminal.practice_said import Aside, RemarkAside, Talk
from assistant.faces.terminal.rows import Entry
from assistant.practice.exchange import Exchange
from assistant.practice.feedback.moments import Moment


class TalkScreen(Screen[None]):
    """The talk; the box always has the focus, but for what opens over it."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "choices", show=False, priority=True),
        Binding("f4", "end", show=False, priority=True),
        Binding("f6", "nothing", show=False, priority=True),
        Binding("f7", "prompt", show=False, priority=True),
        Binding("f9", "other", show=False, priority=True),
    ]

    def __init__(self, visit: PracticeVisit, say: Saying, *, has_help: bool) -> None:
        super().__init__()
        self._visit, self._say, self._has_help = visit, say, has_help
        self._box = AnswerBox(visit.half_typed, id="practice-box")
        self._picked = ""
        """The words that were put into the box last; others take their place as long as they are untouched."""

    @property
    def half_typed(self) -> str:
        """What stands in the box."""
        return self._box.text

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Header(self._say, has_help=self._has_help)
        with Horizontal(id="practice-middle"):
            with Vertical():
                yield Talk(self._say, self._visit)
                yield CouldSay(self._say, whole=False)
                yield Static(markup=False, id="practice-said", classes="said")
                yield self._box
                yield PracticeButtons(self._say)
            yield CouldSay(self._say, whole=True)
        yield from foot(self._say, "talk")

    async def on_mount(self) -> None:
        """The box has the focus from the start."""
        self._tell("")
        self._box.focus()
        self.begin()
        if self._visit.exchanges:
            await self._look_at(self._visit.exchanges[-1])

    def begin(self, _nothing: object = None) -> None:
        """Shows the talk as it is to be had now; the style sheet knows where there is room for what one could say."""
        self.set_class(self._visit.prompts == "shown", "-shown")
        self.set_class(self._visit.prompts == "hidden", "-alone")
        if self._visit.prompts == "shown":
            for part in self.query(CouldSay):
                part.show(self._visit.prompt)

    def _tell(self, sentence: str) -> None:
        said = self.query_one("#practice-said", Static)
        said.update(Content(sentence))
        said.display = bool(sentence)
        self.set_class(bool(sentence), "-said")

    # What is said

    @on(AnswerBox.Entered)
    async def action_say(self) -> None:
        """Says what is in the box."""
        said = self._box.text
        if said.strip():
            self._box.put("")
            await self._turn("" if is_silence(said) else said)
        else:
            self._tell(self._say("screen.empty"))

    async def action_nothing(self) -> None:
        """Says nothing, which is a turn too; what is half typed stays."""
        await self._turn("")

    async def _turn(self, said: str) -> None:
        exchange = self._visit.say(said)
        self._picked = ""
        self._tell_if_not_kept()
        await self.query_one(Talk).add(exchange)
        if self._visit.notice:
            from assistant.faces.terminal.noticed import pause_for  # late: seldom needed

            # A look at the form of words that may call for help would be out of place.
            pause_for(self.app, self._visit.notice, lambda _words: None)
        else:
            await self._look_at(exchange)
        self.begin()
        self._box.focus()

    async def _look_at(self, exchange: Exchange) -> None:
        if self._visit.remark and not self._visit.notice:
            await self.query_one(Talk).put_beside(RemarkAside(self._say, self._visit.remark, exchange.said))

    def _tell_if_not_kept(self) -> None:
        self._tell(" ".join(not_kept(self._visit, self._say)))

    @on(AnswerBox.Changed)
    def _typed(self) -> None:
        if self._box.text:
            self._tell("")

    @on(AnswerBox.Refused)
    def _refused(self, event: AnswerBox.Refused) -> None:
        self._tell(event.sentence)

    @on(AnswerBox.Past)
    def _read(self, event: AnswerBox.Past) -> None:
        self.query_one(Talk).scroll_relative(y=event.step, animate=False)

    # What one could say

    def action_prompt(self) -> None:
        """Opens what could be said here, unless that is hidden."""
        if self._visit.prompts == "hidden":
            self._tell(self._say("prompts.hidden"))
        elif to_say(self._visit.prompt):
            self.app.push_screen(WhatToSay(self._say, self._visit), self._pick)
        else:
            self._tell(self._say("prompts.none"))

    def _pick(self, words: str | None) -> None:
        self.begin()
        if words is None:
            return
        # What was typed stays: their words said back go well before a question.
        before = self._box.text.removesuffix(self._picked) if self._picked else self._box.text
        self._box.put(f"{before.rstrip()} {words}".lstrip())
        self._picked = words

    # How a turn was read

    def action_other(self) -> None:
        """Asks what the last turn was, where the program may have read it wrongly."""
        if not self._visit.exchanges:
            self._tell(self._say("overrule.nothing_yet"))
            return
        title = f"{self._say('mark')}: {read_as(self._visit, self._say)}"
        entries = [Entry(one, self._say(f"overrule.{one}")) for one in BEHAVIOURS]
        self.app.push_screen(ChooseFrom(title, entries), self._overrule)

    async def _overrule(self, chosen: str | None) -> None:
        for behaviour in BEHAVIOURS:
            if behaviour == chosen:
                await self.query_one(Talk).put_beside(Aside(overruled(self._visit, behaviour, self._say)))
                self._tell_if_not_kept()

    # What opens

    def action_choices(self) -> None:
        """Everything that can be done, by name."""
        entries = choices(self._say, self._visit, has_help=self._has_help)
        self.app.push_screen(ChooseFrom(self._say.title("screen.choices.title"), entries), self._do)

    async def _do(self, chosen: str | None) -> None:
        if chosen in ("feedback", "prompts"):
            self.app.push_screen(ways(self._say, self._visit, chosen), self._set)
        elif chosen is not None:
            await self.run_action(f"{place_of(chosen)}.{chosen}")

    def _set(self, way: str | None) -> None:
        set_way(self._visit, way)
        self.begin()

    def action_end(self) -> None:
        """Ends the practice and looks back; the talk can go on from there."""
        from assistant.faces.terminal.practice_end import LookBack  # late: seen once

        self.app.push_screen(LookBack(self._say, self._visit, has_help=self._has_help), self._again)

    async def _again(self, moment: Moment | None) -> None:
        if moment is None:
            return
        self._visit.try_again(moment)
        talk = self.query_one(Talk)
        await talk.show()
        await talk.put_beside(Aside(*back_at(moment, self._say), self._say("again.now")))
        self._tell("")
        self.begin()
