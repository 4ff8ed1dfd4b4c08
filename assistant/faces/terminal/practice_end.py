"""What stands before a practice and after it on the screen: a page to read, and below it the ways on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.practice_words import Saying, as_a_file, moment_in_words, set_way, sheet
from assistant.faces.terminal.dialogs import ChooseFrom, Page
from assistant.faces.terminal.panels import plain
from assistant.faces.terminal.practice_parts import Header, foot, settings, ways
from assistant.faces.terminal.rows import Entry, Rows
from assistant.practice.feedback.moments import Moment

_LEAD = re.compile(r" *(?:- )?")


class LongPage(VerticalScroll):
    """A page that the arrow keys move through; past its end they lead on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "read", show=False)]

    @dataclass
    class Read(Message):
        """The page was read to its end, or enough of it."""

    def action_scroll_down(self) -> None:
        """On; from the last line out of the page."""
        if self.scroll_offset.y >= self.max_scroll_y:
            self.action_read()
        else:
            super().action_scroll_down()

    def action_read(self) -> None:
        """Enough was read."""
        self.post_message(self.Read())


class Lines(Widget):
    """Lines to read; what is broken over several goes on below its first word, behind a dash too."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as they need at this width."""
        return len(self._broken(width))

    def render(self) -> Content:
        """All of them, one beneath the other."""
        return Content("\n").join(self._broken(self.content_size.width))

    def _broken(self, width: int) -> list[Content]:
        broken: list[Content] = []
        for line in self._lines:
            lead = _LEAD.match(line)
            indent = lead.end() if lead else 0
            parts = [part.rstrip() for part in plain([line])[indent:].wrap(max(8, width - indent))] or [Content("")]
            broken += [Content(" " * indent if number else line[:indent]) + part for number, part in enumerate(parts)]
        return broken


class PageWithWays(Screen[Moment]):
    """A page to read, and below it what can be done next; it ends with a moment where one is to be tried again."""

    AUTO_FOCUS = None
    foot = ""

    def __init__(self, say: Saying, visit: PracticeVisit, *, has_help: bool) -> None:
        super().__init__()
        self._say, self._visit, self._has_help = say, visit, has_help

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Header(self._say, has_help=self._has_help)
        with LongPage(id="page"):
            yield Lines(self.lines())
        with VerticalScroll(id="ways", can_focus=False):
            yield Rows(self.entries())
        yield from foot(self._say, self.foot)

    def lines(self) -> Iterable[str]:
        """What there is to read."""
        raise NotImplementedError

    def entries(self) -> Sequence[Entry]:
        """What can be done."""
        raise NotImplementedError

    def do(self, way: str) -> None:
        """Does one of them."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """A page that is longer than the screen is read first."""
        self.query_one(Rows).point_at_first()
        self.call_after_refresh(self._fit)

    def on_resize(self) -> None:
        """The ways stand right below a page that is short enough, and at the foot of the screen otherwise."""
        self.remove_class("-fits")
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        page = self.query_one(LongPage)
        is_long = page.max_scroll_y > 0
        self.set_class(not is_long, "-fits")
        if self.focused is None or not is_long:
            (page if is_long else self.query_one(Rows)).focus(scroll_visible=False)

    @on(LongPage.Read)
    def _to_ways(self) -> None:
        self.query_one(Rows).focus()

    @on(Rows.Past)
    def _to_page(self, event: Rows.Past) -> None:
        page = self.query_one(LongPage)
        if event.step < 0 and page.max_scroll_y:
            page.focus()

    @on(Rows.Picked)
    @on(Rows.Taken)
    def _chosen(self, event: Rows.Picked | Rows.Taken) -> None:
        if event.id is not None and self.is_active:
            self.do(event.id)


class BeforeTalk(PageWithWays):
    """Who the person is, and what practice is; then the talk begins."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.stop", show=False)]
    foot = "page"

    def lines(self) -> Iterable[str]:
        """The person, and once what this is."""
        person = self._visit.practice.person
        yield from (self._say("before.title", age=str(person.age)), "", person.about, "")
        yield from (self._say(f"before.{name}") for name in ("made_up", "form", "kept"))

    def entries(self) -> Sequence[Entry]:
        """To begin, and how to practise."""
        return [Entry("begin", self._say("screen.before.begin")), *settings(self._say, self._visit)]

    def do(self, way: str) -> None:
        """Begins, or changes a setting."""
        if way == "begin":
            self.dismiss()
        else:
            self.app.push_screen(ways(self._say, self._visit, way), self._set)

    def _set(self, way: str | None) -> None:
        set_way(self._visit, way)
        self.query_one(Rows).show(self.entries())


class LookBack(PageWithWays):
    """What was carried, found and reached; then a moment can be tried again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]
    foot = "look_back"

    def __init__(self, say: Saying, visit: PracticeVisit, *, has_help: bool) -> None:
        super().__init__(say, visit, has_help=has_help)
        self._moments = visit.end().moments

    def lines(self) -> Iterable[str]:
        """The sheet, and whether its practice could be kept."""
        return sheet(self._visit, self._say)

    def entries(self) -> Sequence[Entry]:
        """What can be done next."""
        ways = {"again": "end.again", "back": "screen.end.go_on", "sheet": "end.sheet", "leave": "end.leave"}
        missing = {"again": not self._moments, "sheet": not self._visit.kept_as}
        there = [Entry(way, self._say(words)) for way, words in ways.items() if not missing.get(way)]
        return [Entry(None, self._say("end.title")), *there]

    def do(self, way: str) -> None:
        """Leads on."""
        match way:
            case "again":
                said = [moment_in_words(one, self._say) for one in self._moments]
                entries = [Entry(str(number), what) for number, what in enumerate(said)]
                self.app.push_screen(ChooseFrom(self._say.title("end.which"), entries), self._again)
            case "sheet":
                parts = as_a_file(self._visit, self._say)
                lines = [line for sentence, command in parts for line in (sentence, "", f"  {command}", "")]
                self.app.push_screen(Page(self._say.title("end.sheet"), lines[:-1]))
            case "back":
                self.dismiss()
            case _:
                self.app.call_later(self.app.run_action, "stop")

    def _again(self, number: str | None) -> None:
        if number is not None:
            self.dismiss(self._moments[int(number)])
