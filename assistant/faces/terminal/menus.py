"""Menus: what was said read back, a coaching line, and what can be done at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult

from assistant.conversation.turns import ChangeIt, Coach, Finished, GoOn, GoTo, LeaveAsItIs, ReadBack, Reply, Rest
from assistant.faces.terminal.control import Control
from assistant.faces.terminal.rows import Entry, Rows
from assistant.record import Value


class Menu(Control):
    """A few things to do; Enter does the one pointed at."""

    may_be_long = True

    def __init__(
        self, entries: Sequence[Entry], does: Mapping[str, Reply | str], hint: str = "", picked: Value = None
    ) -> None:
        super().__init__()
        self._entries, self._does, self.hint, self._picked = entries, does, hint, picked

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(self._entries)

    def start(self) -> bool:
        """The first entry."""
        rows = self.query_one(Rows)
        rows.focus(scroll_visible=False)
        rows.point_at_first()
        return True

    @property
    def picked(self) -> Value:
        """What is marked at the question that waits behind it."""
        return self._picked

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
        entries.append(Entry(line.address, f"{line.label}: {line.text}" if line.text.strip() else line.label))
        menu[line.address] = GoTo(line.address)
    return Menu(entries, menu, "Up and down to move. Enter on a line goes there, and then you are back here.")


def coach(_turn: Coach) -> Menu:
    """Change it, or leave it as it is."""
    entries = [Entry("change", "Change it"), Entry("leave", "Leave it as it is")]
    return Menu(entries, {"change": ChangeIt(), "leave": LeaveAsItIs()})


def rest(turn: Rest, picked: Value) -> Menu:
    """Go on, or leave it there for today; what was marked is there again afterwards."""
    does: dict[str, Reply | str] = {"go_on": GoOn(), "stop": "rest"}
    labels = {"go_on": "Go on", "stop": "Stop for today", **{one.id: one.label for one in turn.options}}
    return Menu([Entry(one, labels[one]) for one in does], does, "Up and down to move. Enter chooses.", picked)


def finished(turn: Finished) -> Menu:
    """What can be done at the end."""
    entries = [Entry("plan", "Read the plan"), Entry("where", "Go to a part of the talk"), Entry("stop", "Close")]
    does = {"plan": "open('plan')", "print": "documents", "where": "open('where')", "stop": "stop"}
    if turn.declined:
        return Menu(entries[::-1], does)
    return Menu([entries[0], Entry("print", "Print or share the plan"), *entries[1:]], does)
