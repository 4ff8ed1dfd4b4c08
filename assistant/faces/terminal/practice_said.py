"""What was said in a practice, on the screen: every turn with its answer, and what is set apart below the newest."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.practice_words import Saying, answered
from assistant.practice.exchange import Exchange
from assistant.practice.feedback.remarks import Remark


class Talk(VerticalScroll, can_focus=False):
    """All that was said; it moves only where the reader moves it, or to what is newest."""

    def __init__(self, say: Saying, visit: PracticeVisit) -> None:
        super().__init__(id="talk")
        self._say, self._visit = say, visit
        self._newest: Widget | None = None
        self._stands_at = 0

    def compose(self) -> ComposeResult:
        """What the person said first, then every turn with its answer."""
        rows = [Static(self._theirs(self._visit.practice.opening), classes="theirs")]
        for exchange in self._visit.exchanges:
            rows += self._rows(exchange)
        self._newest = rows[-1]
        yield from rows

    def on_mount(self) -> None:
        """What is newest is in view from the start."""
        self.call_after_refresh(self._to_newest)

    async def add(self, exchange: Exchange) -> None:
        """Puts a turn below the others, and brings its answer into view; what stood beside the last one goes."""
        await self.query(Aside).remove()
        rows = self._rows(exchange)
        self._newest = rows[min(1, len(rows) - 1)]
        await self.mount_all(rows)
        self.call_after_refresh(self._to_newest)

    async def put_beside(self, aside: Aside) -> None:
        """Sets something apart below the newest answer, in place of what was there."""
        await self.query(Aside).remove()
        await self.mount(aside)
        self.call_after_refresh(self._to_newest)

    async def show(self) -> None:
        """Everything anew: the talk has gone back to an earlier turn."""
        await self.recompose()
        self.call_after_refresh(self._to_newest)

    def on_resize(self) -> None:
        """What was newest stays in view when there is less room, unless the reader has gone elsewhere."""
        if self.scroll_y == min(self._stands_at, self.max_scroll_y):
            self.call_after_refresh(self._to_newest)

    def _to_newest(self) -> None:
        """The end of the talk; where that is too long for the screen, the beginning of the newest answer."""
        if self._newest is not None and self._newest.is_attached:
            self._stands_at = min(self._newest.virtual_region.y, self.max_scroll_y)
            self.scroll_to(y=self._stands_at, animate=False)

    def _rows(self, exchange: Exchange) -> list[Static]:
        said = self._labelled(self._say("screen.you"), exchange.said)
        rows = [Static(said if exchange.said else Content(self._say("screen.silence")), classes="own")]
        for is_seen, text in answered(exchange):
            words, kind = (Content(text), "seen") if is_seen else (self._theirs(text), "theirs")
            rows.append(Static(words, classes=kind))
        return rows

    def _theirs(self, text: str) -> Content:
        return self._labelled(self._say.name, text)

    @staticmethod
    def _labelled(who: str, text: str) -> Content:
        return Content(f"{who}: ").stylize("bold") + Content(text)


class Aside(Vertical):
    """What is set apart below the newest answer: a few lines, or a remark."""

    def __init__(self, *lines: str) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The lines."""
        yield from (Static(line, markup=False) for line in self._lines)


class RemarkAside(Aside):
    """A look at one's own words, beside the person's or beside a stronger wording, where there is one."""

    def __init__(self, say: Saying, remark: Remark, said: str) -> None:
        super().__init__(remark.text)
        self._say, self._remark, self._said = say, remark, said

    def compose(self) -> ComposeResult:
        """What it is, what was noticed, the two wordings, and that it can be said to be wrong."""
        say, remark = self._say, self._remark
        yield Static(say("remark.title"), markup=False, classes="name")
        yield from super().compose()
        heard, weaker = (say("remark.beside"), remark.beside), say("remark.weaker")
        if remark.weaker:
            yield from self._side_by_side(heard)
            yield from self._side_by_side((weaker, remark.weaker), (say("remark.stronger"), remark.stronger))
        elif remark.beside:
            yield from self._side_by_side(heard, (weaker, self._said))
        yield Static(say("screen.remark.something_else"), markup=False)

    @staticmethod
    def _side_by_side(*wordings: tuple[str, str]) -> ComposeResult:
        with Horizontal(classes="pair"):
            for label, text in wordings:
                if text:
                    yield Static(Content(f"{label}: ").stylize("bold") + Content(text))
