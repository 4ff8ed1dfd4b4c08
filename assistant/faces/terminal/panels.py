"""What stands around the question: the top lines, the buttons, the keys, the stages, the plan as it grows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.conversation.overview import StageSeen, progress, stages
from assistant.faces.sitting import Sitting

WIDE = 110
"""From this many columns the stages and the plan stand beside the question."""


class Press(Static, can_focus=True):
    """A button in one line: its name in brackets, underlined while it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(self, name: str, action: str) -> None:
        super().__init__(f"[ {name} ]", markup=False, id=action)
        self._action = action

    async def action_press(self) -> None:
        """Does what the button says."""
        await self.screen.run_action(f"screen.{self._action}")

    async def on_click(self) -> None:
        """A click does the same."""
        await self.action_press()


class Buttons(Horizontal):
    """Next and the ways around a question."""

    def compose(self) -> ComposeResult:
        """Four buttons, always in the same order."""
        yield Press("Next  Enter", "next")
        yield Press("Skip", "skip")
        yield Press("Not today", "not_today")
        yield Press("Keep a thought", "keep_thought")

    def show_only(self, *names: str) -> None:
        """Shows these buttons alone."""
        for button in self.query(Press):
            button.display = button.id in names


class Keys(Static):
    """Every key by what it does, at the foot of the screen; a click does the same."""

    ALL = (
        ("Esc", "all choices", "choices"),
        ("F3", "where am I", "where"),
        ("F4", "my plan", "plan"),
        ("F6", "keep a thought", "keep_thought"),
        ("F7", "things to think about", "cues"),
        ("F8", "back", "back"),
        ("F9", "why we ask", "why"),
        ("Ctrl+Q", "stop", "stop"),
    )
    FEW = ("choices", "back", "stop")

    def on_resize(self, event: events.Resize) -> None:
        """Fewer keys are named where there is little room; Esc has them all."""
        shown = [one for one in self.ALL if event.size.width >= 60 or one[2] in self.FEW]
        parts = [f"[@click=screen.{action}][bold]{key}[/bold]\xa0{name.replace(' ', chr(160))}[/]" for key, name, action in shown]
        self.update(Content.from_markup("   ".join(parts)))


class Top(Vertical):
    """Whose plan it is, whether it is saved, the stage, and Help now, always in the same places."""

    def compose(self) -> ComposeResult:
        """Two lines."""
        with Horizontal(classes="line"):
            yield Static("What Matters", id="product")
            yield Static(markup=False, id="whose")
            yield Static(markup=False, id="saved")
        with Horizontal(classes="line"):
            yield Static(markup=False, id="stage")
            yield Static(Content.from_markup("[@click=screen.help_now]Help now [bold]F2[/bold][/]"), id="help-now")

    def show(self, sitting: Sitting) -> None:
        """Where the talk stands."""
        name = sitting.record.name
        number, about = progress(sitting.conversation, sitting.record)
        turn = sitting.turn
        count = f"question {number} of about {about}" if turn.stage else ""
        parts = [turn.stage or "The end", turn.item, count if self.app.size.width >= 60 or not turn.item else ""]
        self._put("whose", f"{name}'s plan" if name else "A new plan")
        self._put("stage", "  ·  ".join(part for part in parts if part))
        self.saved(f"Saved {sitting.saved.astimezone():%H:%M}" if sitting.saved else "")

    def saved(self, words: str) -> None:
        """Whether it is saved, and when."""
        self._put("saved", words)

    def _put(self, where: str, words: str) -> None:
        self.query_one(f"#{where}", Static).update(Content(words))


class Stages(Static):
    """The stages with how far each is, in words."""

    def show(self, sitting: Sitting) -> None:
        """Where the talk stands."""
        parts = [_stage(one) for one in stages(sitting.conversation, sitting.record)]
        self.update(Content("\n").join(parts))


def _stage(stage: StageSeen) -> Content:
    here = stage.state == "here"
    line = Content(f"{'›' if here else ' '} {stage.title}\n    {stage.state}\n")
    return line.stylize("bold") if here else line


class GrowingPlan(VerticalScroll, can_focus=False):
    """The plan as it grows; what is new since the last answer is marked and in view."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: tuple[str, ...] | None = None

    def compose(self) -> ComposeResult:
        """What stood before, what is new, what follows."""
        for part in ("before", "new", "after"):
            yield Static(markup=False, classes=part)

    def show(self, lines: Sequence[str]) -> None:
        """Shows the plan, with the first lines that were not there before marked."""
        earlier, self._lines = self._lines, tuple(lines)
        if earlier == self._lines:
            return
        known = set(lines if earlier is None else earlier)
        first = next((number for number, line in enumerate(lines) if line not in known), len(lines))
        last = next((number for number in range(first, len(lines)) if lines[number] in known), len(lines))
        before, new, after = self.query(Static)
        before.update(plain(lines[:first]))
        new.update(Content("\n".join(f"› {line}" if line.strip() else "" for line in lines[first:last])))
        after.update(plain(lines[last:]))
        new.display = first < last
        if new.display:
            self.call_after_refresh(new.scroll_visible, animate=False)


def plain(lines: Sequence[str]) -> Content:
    """Lines as they are, those in capitals as headings."""
    return Content("\n").join(Content(line).stylize("bold") if line.isupper() else Content(line) for line in lines)
