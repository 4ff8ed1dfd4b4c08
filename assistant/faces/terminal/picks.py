"""Controls to pick with: a scale from 1 to 10, and a look over several rows."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assistant.conversation.turns import AskScale, Chosen, GoOn, LookOver, Reply, Turn
from assistant.faces.terminal.control import Control, standing
from assistant.faces.terminal.rows import POINTER, Entry, Rows
from assistant.record import Value

_ROOMY = 46


class Numbers(Widget, can_focus=True):
    """A row of numbers; the picked one stands in brackets."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"numbers--picked"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("home", "move(-99)", show=False),
        Binding("end", "move(99)", show=False),
        Binding("down", "leave", show=False),
        Binding("enter", "take", show=False),
    ]

    class Picked(Message):
        """Another number is picked."""

    class Taken(Message):
        """Enter was pressed."""

    class Left(Message):
        """The arrow went down, to the words."""

    def __init__(self, first: int, last: int, picked: int | None) -> None:
        super().__init__()
        self.first, self.last, self.picked = first, last, picked
        self._typed = ""

    def renew(self, first: int, last: int, picked: int | None) -> None:
        """Is as it would be if it were made with these numbers."""
        self.first, self.last, self._typed = first, last, ""
        self.pick(picked)

    def render(self) -> Content:
        """All the numbers."""
        gap = " " if self.content_size.width >= _ROOMY else ""
        shown = [Content(f"[{one}]" if one == self.picked else f" {one} ") for one in range(self.first, self.last + 1)]
        if self.picked is not None:
            where = self.picked - self.first
            shown[where] = shown[where].stylize(self.get_visual_style("numbers--picked"))
        return Content(POINTER if self.has_focus else "  ") + Content(gap).join(shown)

    def pick(self, number: int | None) -> None:
        """Marks a number, or none."""
        self.picked = number
        self.refresh()

    def action_move(self, step: int) -> None:
        """Left or right; from nowhere to the nearest end."""
        nowhere = self.first - 1 if step > 0 else self.last + 1
        self._pick((nowhere if self.picked is None else self.picked) + step)

    def action_leave(self) -> None:
        """Down, to the words."""
        self.post_message(self.Left())

    def action_take(self) -> None:
        """Enter."""
        self.post_message(self.Taken())

    def on_key(self, event: events.Key) -> None:
        """Digits pick: 1 and then 0 makes 10."""
        if event.character is None or not event.character.isdecimal():
            self._typed = ""
            return
        event.stop()
        together = self._typed + event.character
        self._typed = together if self.first <= int(together) <= self.last else event.character
        if self.first <= int(self._typed) <= self.last:
            self._pick(int(self._typed))

    def on_click(self, event: events.Click) -> None:
        """A click picks the number under it."""
        offset = event.get_content_offset(self)
        if offset is not None:
            each = 4 if self.content_size.width >= _ROOMY else 3
            self._pick(self.first + max(0, offset.x - 2) // each)

    def _pick(self, number: int) -> None:
        self.pick(min(max(number, self.first), self.last))
        self.post_message(self.Picked())


class Scale(Control):
    """A number with both its ends in words, or simply words."""

    hint = "Type a number, or move with left and right. Down for words. Enter goes on."

    def __init__(self, turn: AskScale, picked: Value = None) -> None:
        super().__init__()
        self._ask(turn, picked)

    def again(self, turn: Turn, typed: str, picked: Value) -> bool:  # noqa: ARG002
        """With the same numbers and words."""
        if not isinstance(turn, AskScale):
            return False
        self._ask(turn, picked)
        self.query_one(Numbers).renew(turn.first, turn.last, self._number)
        self.query_one("#ends", Static).update(Content(self._ends))
        self.query_one(Rows).renew(self._entries(), self._words)
        return True

    def _ask(self, turn: AskScale, picked: Value) -> None:
        self._turn = turn
        self._picked: Value = standing(turn) if picked is None else picked

    def compose(self) -> ComposeResult:
        """The numbers, their ends, and the words."""
        yield Numbers(self._turn.first, self._turn.last, self._number)
        yield Static(self._ends, markup=False, id="ends", classes="small")
        yield Static("Or in words:", classes="small gap")
        yield Rows(self._entries(), self._words)

    @property
    def _ends(self) -> str:
        both = zip((self._turn.first, self._turn.last), self._turn.words.ends, strict=False)
        ends = [f"{number} is {words}" for number, words in both]
        return ".   ".join(ends) + ("." if ends else "")

    @property
    def _number(self) -> int | None:
        return self._picked if isinstance(self._picked, int) else None

    @property
    def _words(self) -> str | None:
        return self._picked if isinstance(self._picked, str) else None

    def start(self) -> bool:
        """The numbers, or the words where words are the answer."""
        self.query_one(Numbers if self._words is None else Rows).focus()
        return True

    def reply(self) -> Reply:
        """The number or the words; nothing new goes on."""
        return GoOn() if self._picked is None or self._picked == standing(self._turn) else Chosen(self._picked)

    @property
    def picked(self) -> Value:
        """The number or the words marked."""
        return self._picked

    @on(Numbers.Picked)
    def _number_picked(self) -> None:
        self._mark(self.query_one(Numbers).picked)

    @on(Rows.Picked)
    def _words_picked(self, event: Rows.Picked) -> None:
        self._mark(event.id)

    @on(Rows.Taken)
    def _words_taken(self, event: Rows.Taken) -> None:
        if event.id is not None:
            self._mark(event.id)
        self._go_on()

    @on(Numbers.Taken)
    def _go_on(self) -> None:
        self.post_message(self.Answered(self.reply()))

    @on(Numbers.Left)
    def _to_words(self) -> None:
        rows = self.query_one(Rows)
        rows.focus()
        if rows.here is None:
            rows.point_at_first()

    @on(Rows.Past)
    def _to_numbers(self, event: Rows.Past) -> None:
        if event.step < 0:
            self.query_one(Numbers).focus()

    def _mark(self, picked: Value) -> None:
        self._picked = picked
        self.query_one(Numbers).pick(self._number)
        self.query_one(Rows).show(self._entries())
        self.post_message(self.Touched())

    def _entries(self) -> list[Entry]:
        return [Entry(one.id, one.label, "(•) " if one.id == self._picked else "( ) ") for one in self._turn.in_words]


class LookOverRows(Control):
    """Several rows, each with one of the same few words; rows left alone stay open."""

    hint = "Up and down to move. Left and right to change. Enter goes on."
    may_be_long = True

    def __init__(self, turn: LookOver, picked: Value = None) -> None:
        super().__init__()
        self._ask(turn, picked)

    def again(self, turn: Turn, typed: str, picked: Value) -> bool:  # noqa: ARG002
        """With the same list."""
        if not isinstance(turn, LookOver):
            return False
        self._ask(turn, picked)
        self.query_one(Rows).renew(self._entries())
        return True

    def _ask(self, turn: LookOver, picked: Value) -> None:
        self._turn = turn
        self._picked: dict[str, str] = dict(picked or standing(turn) or {})

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(self._entries())

    def start(self) -> bool:
        """The first row."""
        rows = self.query_one(Rows)
        rows.focus(scroll_visible=False)
        rows.point_at_first()
        return True

    def reply(self) -> Reply:
        """Every row that has a word."""
        return GoOn() if self._picked == standing(self._turn) else Chosen(dict(self._picked))

    @property
    def picked(self) -> Value:
        """Every row that has a word."""
        return self._picked

    @on(Rows.Picked)
    def _next_word(self, event: Rows.Picked) -> None:
        self._turn_row(event.id, 1)

    @on(Rows.Turned)
    def _other_word(self, event: Rows.Turned) -> None:
        self._turn_row(event.id, event.step)

    @on(Rows.Taken)
    def _go_on(self) -> None:
        self.post_message(self.Answered(self.reply()))

    def _turn_row(self, row: str, step: int) -> None:
        words = [None, *(option.id for option in self._turn.options)]
        word = words[(words.index(self._picked.get(row)) + step) % len(words)]
        self._picked.pop(row, None)
        if word is not None:
            self._picked[row] = word
        self.query_one(Rows).show(self._entries())
        self.post_message(self.Touched())

    def _entries(self) -> list[Entry]:
        labels = {option.id: option.label for option in self._turn.options}
        wide = max(map(len, labels.values()), default=0)
        shown = {row: f"\u2039 {labels[word]:^{wide}} \u203a" for row, word in self._picked.items() if word in labels}
        return [Entry(row.id, row.label, tail=shown.get(row.id, f"  {'· · ·':^{wide}}  ")) for row in self._turn.rows]
