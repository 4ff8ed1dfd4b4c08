"""Menus: what was said read back, a coaching line, and what can be done at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult

from assistant.conversation.turns import ChangeIt, Coach, Finished, GoOn, GoTo, LeaveAsItIs, ReadBack, Reply
from assistant.faces.terminal.control import Control
from assistant.faces.terminal.rows import Entry, Rows


class Menu(Control):
    """A few things to do; Enter does the one pointed at."""

    def __init__(self, entries: Sequence[Entry], does: Mapping[str, Reply | str], hint: str = "") -> None:
        super().__init__()
        self._entries, self._does, self.hint = entries, does, hint

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(self._entries)

    def start(self) -> bool:
        """The first entry."""
        rows = self.query_one(Rows)
        rows.focus()
        rows.point_at_first()
        return True

    @on(Rows.Picked)
    @on(Rows.Taken)
    def _done(self, event: Rows.Picked | Rows.Taken) -> None:
        does = self._does[event.id or ""]
        self.post_message(self.Wanted(does) if isinstance(does, str) else self.Answered(does))

    @on(Rows.Past)
    def _read_on(self, event: Rows.Past) -> None:
        self.scroll_words(event.step)


def read_back(turn: ReadBack) -> Menu:
    """That is right, or any of the lines to change it."""
    right = next((option.label for option in turn.options if option.id == "right"), "That is right")
    entries, does, item = [Entry("right", right)], {"right": GoOn()}, ""
    menu: dict[str, Reply | str] = dict(does)
    for line in turn.lines:
        if line.item != item:
            item = line.item
            entries.append(Entry(None, item.capitalize()))
        entries.append(Entry(line.address, f"{line.label}: {line.text}"))
        menu[line.address] = GoTo(line.address)
    return Menu(entries, menu, "Up and down to move. Enter on a line changes it, and then you are back here.")


def coach(_turn: Coach) -> Menu:
    """Change it, or leave it as it is."""
    entries = [Entry("change", "Change it"), Entry("leave", "Leave it as it is")]
    return Menu(entries, {"change": ChangeIt(), "leave": LeaveAsItIs()})


def finished(turn: Finished) -> Menu:
    """What can be done at the end."""
    entries = [Entry("plan", "Read the plan"), Entry("where", "Go to a part of the talk"), Entry("stop", "Close")]
    does = {"plan": "open('plan')", "where": "open('where')", "stop": "stop"}
    return Menu(entries[::-1] if turn.declined else entries, does)
