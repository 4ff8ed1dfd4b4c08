"""Menus: what was said read back, a coaching line, and what can be done at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult

from assistant.conversation.turns import (
    ChangeIt,
    Coach,
    Finished,
    GoOn,
    GoTo,
    LeaveAsItIs,
    ReadBack,
    Reply,
    Rest,
    Turn,
)
from assistant.faces.terminal.control import Control
from assistant.faces.terminal.rows import Entry, Rows
from assistant.record import Value

WithMenu = ReadBack | Coach | Rest | Finished
_Menu = tuple[Sequence[Entry], Mapping[str, Reply | str], str]
"""The entries, what each of them does, and the hint."""


class Menu(Control):
    """A few things to do; Enter does the one pointed at."""

    may_be_long = True

    def __init__(self, turn: WithMenu, picked: Value = None) -> None:
        super().__init__()
        self._ask(turn, picked)

    def again(self, turn: Turn, typed: str, picked: Value) -> bool:  # noqa: ARG002
        """With the same list."""
        if not isinstance(turn, WithMenu):
            return False
        self._ask(turn, picked)
        self.query_one(Rows).renew(self._entries)
        return True

    def _ask(self, turn: WithMenu, picked: Value) -> None:
        self._entries, self._does, self.hint = _menu(turn)
        self._picked = picked

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


def _menu(turn: WithMenu) -> _Menu:
    match turn:
        case ReadBack():
            return _read_back(turn)
        case Coach():
            return _coach()
        case Rest():
            return _rest(turn)
        case Finished():
            return _finished(turn)


def _read_back(turn: ReadBack) -> _Menu:
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
    return entries, menu, "Up and down to move. Enter on a line goes there, and then you are back here."


def _coach() -> _Menu:
    """Change it, or leave it as it is."""
    entries = [Entry("change", "Change it"), Entry("leave", "Leave it as it is")]
    return entries, {"change": ChangeIt(), "leave": LeaveAsItIs()}, ""


def _rest(turn: Rest) -> _Menu:
    """Go on, or leave it there for today; what was marked is there again afterwards."""
    does: dict[str, Reply | str] = {"go_on": GoOn(), "stop": "rest"}
    labels = {"go_on": "Go on", "stop": "Stop for today", **{one.id: one.label for one in turn.options}}
    return [Entry(one, labels[one]) for one in does], does, "Up and down to move. Enter chooses."


def _finished(turn: Finished) -> _Menu:
    """What can be done at the end."""
    entries = [Entry("plan", "Read the plan"), Entry("where", "Go to a part of the talk"), Entry("stop", "Close")]
    does = {"plan": "open('plan')", "print": "documents", "where": "open('where')", "stop": "stop"}
    if turn.declined:
        return entries[::-1], dict(does), ""
    return [entries[0], Entry("print", "Print or share the plan"), *entries[1:]], dict(does), ""
