"""What stands around the question: the top lines, the buttons, the keys, the stages, the plan as it grows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from assistant.clean_text import one_line
from assistant.conversation.overview import StageSeen
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.commands import stages
from assistant.faces.terminal.rows import POINTER
from assistant.faces.whose import whose

NARROW = 58
"""Below this many columns only the item or the stage is named."""
WIDE = 110
"""From this many columns the stages and the plan stand beside the question."""


class Press(Static, can_focus=True):
    """A button in one line: its name in brackets, underlined while it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(self, words: str, action: str, id: str) -> None:  # noqa: A002
        super().__init__(f"[ {words} ]", markup=False, id=id)
        self._action = action

    async def action_press(self) -> None:
        """Does what the button says."""
        await self.screen.run_action(f"screen.{self._action}")

    async def on_click(self) -> None:
        """A click does the same."""
        await self.action_press()


class Buttons(Horizontal):
    """Buttons beside each other, below what they are for."""


class QuestionButtons(Buttons):
    """Next and the ways around a question."""

    def __init__(self) -> None:
        self._next = Press("Next  Enter", "next", "next")
        self._others = (
            Press("Skip", "give('skip')", "skip"),
            Press("Not today", "give('not_today')", "not-today"),
            Press("Keep a thought", "open('thought')", "thought"),
        )
        super().__init__(self._next, *self._others)

    def show_only(self, *names: str) -> None:
        """Shows these buttons alone."""
        for button in (self._next, *self._others):
            button.display = button.id in names

    def focus_next(self) -> None:
        """The first one takes the focus."""
        self._next.focus()


class Keys(Widget):
    """Every key by what it does, at the foot of the screen; a click does the same."""

    ALL = (
        ("Esc", "all choices", "open('choices')"),
        ("F3", "where am I", "open('where')"),
        ("F4", "my plan", "open('plan')"),
        ("F6", "keep a thought", "open('thought')"),
        ("F8", "back", "give('back')"),
        ("F7", "to think about", "open('cues')"),
        ("F9", "why", "open('why')"),
        ("Ctrl+O", "whose words", "open('whose')"),
        ("F10", "hide", "app.hide"),
        ("Ctrl+Q", "stop", "app.stop"),
    )
    FEW = ("Esc", "F10", "Ctrl+Q")
    ROOM_FOR_ALL = 58

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the keys need at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The keys, never broken in the middle of a name."""
        return Content.from_markup("\n".join(self._lines(self.content_size.width)))

    def _lines(self, width: int) -> list[str]:
        """Lines of our own markup; fewer keys are named where there is little room, as Esc has them all."""
        lines: list[list[str]] = [[]]
        gap, used = ("   " if width >= self.ROOM_FOR_ALL else "  "), 0
        for key, words, action in self.ALL:
            if width < self.ROOM_FOR_ALL and key not in self.FEW:
                continue
            long = len(f"{key} {words}") + (len(gap) if used else 0)
            if used + long > width and used:
                lines.append([])
                long, used = len(f"{key} {words}"), 0
            place = action if "." in action else f"screen.{action}"
            lines[-1].append(f"[@click={place}][bold]{key}[/bold] {words}[/]")
            used += long
        return [gap.join(line) for line in lines]


class Top(Widget):
    """Whose plan it is, whether it is saved, the stage, and Help now, always in the same places.

    A line of its own says whose words are typed, where they are not those of the one at the keyboard.
    """

    HELP = "Help now F2"

    def __init__(self) -> None:
        super().__init__()
        self._plan = self._whose = self._saved = ""
        self._where: tuple[str, ...] = ()
        self._minutes: Callable[[], int] | None = None
        self._timer: Timer | None = None

    def show(self, sitting: Sitting) -> None:
        """Where the talk stands."""
        name, turn = one_line(sitting.record.name, 30), sitting.turn
        number, about = sitting.overview.progress
        count = f"question {number} of about {about}" if turn.stage else ""
        self._plan = f"{name}'s plan" if name else "A new plan"
        self._whose = whose(sitting.record, sitting.conversation.flow.speaker)
        self._where = (turn.stage or "The end", turn.item, count)
        self.saved(f"Saved {sitting.saved.astimezone():%H:%M}" if sitting.saved else "")

    def saved(self, words: str) -> None:
        """Whether it is saved, and when."""
        self._saved = words
        self.refresh(layout=True)

    @property
    def counts_time(self) -> bool:
        """Whether the minutes gone by are shown."""
        return self._minutes is not None

    def count_time(self, minutes: Callable[[], int] | None) -> None:
        """Shows the minutes gone by from now on, or no longer."""
        self._minutes = minutes
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_interval(30, self.refresh) if minutes else None
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Two lines, or more where the place does not fit into one or the words are somebody else's."""
        return 1 + len(self._place(width)) + bool(self._whose)

    def render(self) -> Content:
        """The plan and its saving; the place and the help."""
        width = self.content_size.width
        plan = self._plan + (f"  ·  {self._minutes()} minutes" if self._minutes else "")
        left, middle = (plan, "") if width < NARROW else ("What Matters", plan)
        beside = len(left) + len(self._saved)
        space = max(0, width - beside - Content(middle).cell_length)
        before = max(0, min(space, (width - Content(middle).cell_length) // 2 - len(left)))
        first = Content(left).stylize("bold") + " " * before + middle + " " * (space - before) + self._saved
        lines = [*self._place(width)]
        gap = " " * max(1, width - lines[0].cell_length - len(self.HELP))
        lines[0] = lines[0] + gap + Content.from_markup("[@click=app.help_now]Help now [bold]F2[/bold][/]")
        if self._whose:
            change = "" if width < NARROW else "   [@click=screen.open('whose')][bold]Ctrl+O[/bold] changes that[/]"
            lines.append(Content(self._whose).stylize("bold") + Content.from_markup(change))
        return Content("\n").join([first, *lines])

    def _place(self, width: int) -> list[Content]:
        """The stage, the item and the count, beside Help now."""
        stage, item, count = self._where or ("", "", "")
        parts = [item.capitalize() or stage] if width < NARROW else [stage, item, count]
        return Content("  ·  ".join(part for part in parts if part)).wrap(max(8, width - len(self.HELP) - 1))


class Stages(VerticalScroll, can_focus=False):
    """The stages with how far each is, in words; the one that the talk is in is in view."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._seen: Sequence[StageSeen] | None = None
        self._parts = [Static(markup=False) for _ in range(3)]
        """Those before, the one the talk is in, those after; not there before they are shown, as the question is."""

    def show(self, sitting: Sitting) -> None:
        """Where the talk stands."""
        seen = stages(sitting)
        if seen == self._seen:
            return
        if self._seen is None:
            self.mount(*self._parts)
        self._seen = seen
        at = next((number for number, stage in enumerate(seen) if stage.state == "here"), len(seen))
        for line, part in zip(self._parts, (seen[:at], seen[at : at + 1], seen[at + 1 :]), strict=True):
            line.update(Content("\n").join(map(_stage, part)))
            line.display = bool(part)
        self.call_after_refresh(self._parts[1].scroll_visible, animate=False)


_STAGE_ROOM = 22


def _stage(stage: StageSeen) -> Content:
    here = stage.state == "here"
    title = "\n  ".join(line.plain for line in Content(stage.title).wrap(_STAGE_ROOM))
    line = Content(f"{POINTER if here else '  '}{title}").stylize("bold" if here else "")
    return line + Content(f"\n    {stage.state}").stylize("$text-muted")


class GrowingPlan(VerticalScroll, can_focus=False):
    """The plan as it grows; what is new since the last answer is marked and in view."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: tuple[str, ...] | None = None
        self._parts = [Static(markup=False, classes=part) for part in ("known", "new", "known")]
        """What stood before, what is new, what follows; not there before they are shown, as the question is."""

    def show(self, lines: Sequence[str]) -> None:
        """Shows the plan, with the first lines that were not there before marked."""
        earlier, self._shown = self._shown, tuple(lines)
        if earlier == self._shown:
            return
        if earlier is None:
            self.mount(*self._parts)
        known = set(lines if earlier is None else earlier) | {""}
        is_new = [line not in known and not _is_heading(line) for line in lines]
        first = is_new.index(True) if True in is_new else len(lines)
        last = is_new.index(False, first) if False in is_new[first:] else len(lines)
        before, new, after = self._parts
        before.update(plain(lines[:first]))
        new.update(Content("\n".join(f"{POINTER}{line}" if line.strip() else "" for line in lines[first:last])))
        after.update(plain(lines[last:]))
        new.display = first < last
        if new.display:
            self.call_after_refresh(new.scroll_visible, animate=False)


def plain(lines: Sequence[str]) -> Content:
    """Lines as they are, those that begin in capitals as headings."""
    return Content("\n").join(Content(line).stylize("bold") if _is_heading(line) else Content(line) for line in lines)


def _is_heading(line: str) -> bool:
    return line.partition(":")[0].isupper()
