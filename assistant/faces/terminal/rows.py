"""A list that is moved through with the arrow keys: choices, menus, places to go to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.widget import Widget

from assistant.unchanging import fixed

POINTER = "\u203a "
"""Stands before the row pointed at, so that colour alone never tells it."""
_NARROW = 56
"""Below this width what stands at the end of a row moves to a line of its own."""
_ROOMY = 32
"""From this many lines of the screen all there is to read about the rows stays open."""


@fixed
class Entry:
    """One row: what it stands for, its words, the mark before and the words at the end; no id is a heading.

    What there is to read about it, `more`, opens below it while it is pointed at, or always where there is room.
    """

    id: str | None
    text: str
    mark: str = ""
    tail: str = ""
    more: str = ""


class Rows(Widget, can_focus=True):
    """Rows with one of them pointed at; it says what was done and changes nothing by itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--here", "rows--heading"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("space", "pick", show=False),
        Binding("enter", "take", show=False),
    ]

    @dataclass
    class Told(Message):
        """Something was done in the list."""

        rows: Rows

        @property
        def control(self) -> Rows:
            """The list it was done in."""
            return self.rows

    class Moved(Told):
        """Another row is pointed at."""

    @dataclass
    class Past(Told):
        """The arrow went past an end: -1 the first row, 1 the last."""

        step: int

    @dataclass
    class Picked(Told):
        """Space, or a click, on a row."""

        id: str

    @dataclass
    class Taken(Told):
        """Enter on a row; None when no row is pointed at."""

        id: str | None

    @dataclass
    class Turned(Told):
        """Left or right on a row."""

        id: str
        step: int

    def __init__(self, entries: Sequence[Entry], here: str | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._entries = tuple(entries)
        self._here = self._number(here)
        self._wrapped: dict[tuple[int, int], list[Content]] = {}

    @property
    def here(self) -> str | None:
        """The id of the row pointed at."""
        return None if self._here is None else self._entries[self._here].id

    def show(self, entries: Sequence[Entry]) -> None:
        """Puts other rows in; the row pointed at stays where its id is still there."""
        here = self.here
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        self._wrapped.clear()
        self._here = self._number(here)
        self.refresh(layout=True)

    def renew(self, entries: Sequence[Entry], here: str | None = None) -> None:
        """Is as it would be if it were made with these rows."""
        self.show(entries)
        self.point_at(here)

    def point_at(self, id: str | None) -> None:  # noqa: A002
        """Points at a row, and brings it into view."""
        self._point_at(self._number(id))
        self.call_after_refresh(self._bring_into_view)

    def point_at_first(self) -> None:
        """Points at the first row that can be chosen."""
        self.point_at(next((entry.id for entry in self._entries if entry.id is not None), None))

    def _number(self, id: str | None) -> int | None:  # noqa: A002
        return next((n for n, entry in enumerate(self._entries) if id is not None and entry.id == id), None)

    @property
    def _first(self) -> int | None:
        return next((number for number, entry in enumerate(self._entries) if entry.id is not None), None)

    # What it looks like

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the rows need at this width."""
        return sum(self._tall(number, width) for number in range(len(self._entries)))

    def render(self) -> Content:
        """All rows, one beneath the other."""
        width = self.content_size.width
        lines: list[Content] = []
        pointer = (self._first if self._here is None else self._here) if self.has_focus else None
        for number, entry in enumerate(self._entries):
            here = number == self._here and self.has_focus
            for turn, line in enumerate(self._lines(number, width)):
                lead = POINTER if number == pointer and turn == 0 else " " * len(POINTER)
                whole = Content(lead) + line
                if here:
                    whole = whole.pad_right(max(0, width - whole.cell_length))
                    whole = whole.stylize(self.get_visual_style("rows--here"))
                elif entry.id is None:
                    whole = whole[len(POINTER) :].stylize(self.get_visual_style("rows--heading"))
                lines.append(whole)
            lines += self._more(number, width)
        return Content("\n").join(lines)

    def _lines(self, number: int, width: int) -> list[Content]:
        key = (number, width)
        if key not in self._wrapped:
            self._wrapped[key] = self._wrap(self._entries[number], max(8, width - len(POINTER)))
        return self._wrapped[key]

    def _more(self, number: int, width: int) -> list[Content]:
        """What there is to read about a row, where it is open."""
        entry = self._entries[number]
        first = self._first if self._here is None else self._here
        if not entry.more or (number != first and self.app.size.height < _ROOMY):
            return []
        indent = " " * (len(POINTER) + len(entry.mark))
        return [Content(indent) + line.rstrip() for line in Content(entry.more).wrap(max(8, width - len(indent)))]

    def _tall(self, number: int, width: int) -> int:
        return len(self._lines(number, width)) + len(self._more(number, width))

    def _wrap(self, entry: Entry, width: int) -> list[Content]:
        indent = " " * len(entry.mark)
        tails = max((len(one.tail) for one in self._entries), default=0)
        beside = tails if tails and width >= _NARROW else 0
        room = max(6, width - len(indent) - (beside + 2 if beside else 0))
        lines = [line.rstrip() for part in entry.text.split("\n") for line in Content(part).wrap(room)] or [Content("")]
        lines = [Content(indent if turn else entry.mark) + line for turn, line in enumerate(lines)]
        if beside:
            lines[0] = lines[0].pad_right(max(0, width - beside - lines[0].cell_length)) + Content(entry.tail)
        elif entry.tail:
            lines.append(Content(f"{indent}  {entry.tail}"))
        return lines

    # What can be done

    def action_move(self, step: int) -> None:
        """Up or down to the next row that can be chosen; through one that is longer than the screen first."""
        if self._reads_on(step):
            return
        start = self._here if self._here is not None else (-1 if step > 0 else len(self._entries))
        beyond = range(start + step, len(self._entries) if step > 0 else -1, step)
        found = next((number for number in beyond if self._entries[number].id is not None), None)
        if found is None:
            self.post_message(self.Past(self, step))
        else:
            self._go(found)

    def _reads_on(self, step: int) -> bool:
        holder = self._holder
        if self._here is None or holder is None:
            return False
        width, view = self.content_size.width, holder.content_region
        top = self.content_region.y + sum(self._tall(number, width) for number in range(self._here))
        bottom = top + self._tall(self._here, width)
        hidden = bottom - view.bottom if step > 0 else view.y - top
        if bottom - top <= view.height or hidden <= 0:
            return False
        holder.scroll_relative(y=step * min(hidden, view.height - 1), animate=False)
        return True

    def action_jump(self, where: int) -> None:
        """To the first or the last row."""
        known = [number for number, entry in enumerate(self._entries) if entry.id is not None]
        if known:
            self._go(known[where])

    def action_turn(self, step: int) -> None:
        """Left or right on the row pointed at."""
        if self.here is not None:
            self.post_message(self.Turned(self, self.here, step))

    def action_pick(self) -> None:
        """Space on the row pointed at; with none, the first one is pointed at."""
        if self.here is None:
            self.point_at_first()
        else:
            self.post_message(self.Picked(self, self.here))

    def action_take(self) -> None:
        """Enter."""
        self.post_message(self.Taken(self, self.here))

    def on_click(self, event: events.Click) -> None:
        """A click points at the row and picks it."""
        offset = event.get_content_offset(self)
        number = None if offset is None else self._at(offset.y)
        if number is not None and self._entries[number].id is not None:
            self._go(number)
            self.action_pick()

    def _go(self, number: int) -> None:
        if self._point_at(number):
            self.call_after_refresh(self._bring_into_view)
        else:
            self._bring_into_view()
        self.post_message(self.Moved(self))

    def _point_at(self, number: int | None) -> bool:
        """Points at a row; whether that opens and closes something, and the rows below it move."""
        self._here = number
        moves = any(entry.more for entry in self._entries)
        self.refresh(layout=moves)
        return moves

    def _at(self, y: int) -> int | None:
        ends = accumulate(self._tall(number, self.content_size.width) for number in range(len(self._entries)))
        return next((number for number, end in enumerate(ends) if y < end), None)

    @property
    def _holder(self) -> VerticalScroll | None:
        """What scrolls the list."""
        return next((node for node in self.ancestors if isinstance(node, VerticalScroll)), None)

    def on_focus(self) -> None:
        """The row pointed at comes into view."""
        self.call_after_refresh(self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Scrolls what holds the list to the row pointed at, and puts the terminal's cursor there for readers."""
        holder = self._holder
        if self._here is None or holder is None or not self.is_attached:
            return
        width = self.content_size.width
        top = sum(self._tall(number, width) for number in range(self._here))
        tall = min(self._tall(self._here, width), max(1, holder.content_size.height))
        self.app.cursor_position = self.content_region.offset + Offset(0, top)
        if self._here == self._first:
            # With the first row comes as much as there is room for of what stands above it.
            top, tall = top + tall - holder.content_size.height, holder.content_size.height
        shift = self.content_region.offset - holder.content_region.offset + holder.scroll_offset
        holder.scroll_to_region(Region(0, top, width, tall).translate(shift), animate=False, force=True)
