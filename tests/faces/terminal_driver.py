"""Drives the Textual screen as a person would: keys are pressed, and the box is filled and sent with Enter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from assistant.conversation.options import OTHERS
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskMe,
    AskPeople,
    AskScale,
    AskText,
    Back,
    ChangeIt,
    Chosen,
    Coach,
    Finished,
    GoOn,
    GoTo,
    LeaveAsItIs,
    LookOver,
    NotToday,
    OfferThought,
    Park,
    ReadBack,
    Reply,
    Rest,
    Skip,
    Speaking,
    TakeOut,
    Tell,
    Turn,
    Typed,
    Undo,
)
from assistant.errors import CannotSave
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.app import TalkApp
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.control import Control
from assistant.faces.terminal.rows import Rows
from assistant.record import Draft, Record
from assistant.roles import Level, Role
from tests.cases import plain_english
from tests.talking import NOON, new_record, our_discuss

HELP = ("If life is at risk, call 999.", "", "You want to talk to somebody:", "Call Samaritans on 116 123.")
_EASY: dict[str, Reply] = {
    "welcome/name": Typed("Mary"),
    "welcome/managing": Chosen("mostly"),
}
"""What is replied where the usual reply would not do, or would lead to the short road."""
Seen = TypeVar("Seen", bound=Widget)
_MOST_TURNS = 500
_MOST_WAITS = 250


class FakeKeeping:
    """Keeps in memory, and fails when told to."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.drafts: list[Draft | None] = []
        self.elsewhere: list[tuple[Path, Record]] = []
        self.full = False

    def keep(self, record: Record) -> Record:
        """The record, one revision on."""
        self._check()
        self.records.append(record.changed(revision=record.revision + 1))
        return self.records[-1]

    def keep_draft(self, draft: Draft | None) -> None:
        """The draft, in memory."""
        self._check()
        self.drafts.append(draft)

    def keep_elsewhere(self, folder: Path, record: Record) -> str:
        """The record and its folder, in memory; fails for a folder that is called `full`."""
        if folder.name == "full":
            raise CannotSave("I could not save that there (the disk is full). Your words are still here.")
        self.elsewhere.append((folder, record))
        return f'Saved in "{folder}".'

    @property
    def draft(self) -> dict[str, str]:
        """The half-typed words kept last, by address."""
        return dict(self.drafts[-1].words) if self.drafts and self.drafts[-1] else {}

    def _check(self) -> None:
        if self.full:
            raise CannotSave("I could not save that (the disk is full). Your words are still here.")


class Clock:
    """Every look at it is a second later."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """The time, a second later than before."""
        self.now += timedelta(seconds=1)
        return self.now


def show_plan(sitting: Sitting) -> list[str]:
    """The plan in unbroken lines; the screen breaks them."""
    return plain_english(sitting.plan(), 10_000)


def easy_reply(turn: Turn) -> Reply:
    """An answer that goes straight through the talk, by the long road where there is one."""
    if turn.address in _EASY and not isinstance(turn, Rest):
        return _EASY[turn.address]
    match turn:
        case AskText():
            return Typed("a walk with Maya on Sundays")
        case AskChoice():
            first = "no" if "another" in turn.address else turn.options[0].id
            return Chosen([first] if turn.many else first)
        case AskScale():
            return Chosen(8)
        case AskDate():
            return Typed("3 May 1948" if turn.past else "in 6 weeks")
        case AskPeople():
            return Typed("Maya, my daughter, 07700 900123")
        case LookOver():
            chosen = {"physical": "talk", "personal": "fine"}
            rows = [row.id for row in turn.rows]
            return Chosen({row: chosen[row] for row in rows if row in chosen} or {rows[0]: "fine"})
        case OfferThought():
            return Chosen("keep")
        case Coach():
            return LeaveAsItIs()
        case Tell() | ReadBack() | Rest() | Finished():
            return GoOn()


def sitting_at(
    place: str = "",
    role: Role = "patient",
    level: Level | None = None,
    keeping: FakeKeeping | None = None,
    *,
    first: Callable[[Turn], Reply | None] = lambda _turn: None,
) -> Sitting:
    """A sitting at a place of our talk, everything before it answered."""
    sitting = Sitting(our_discuss(), new_record(role, level), keeping or FakeKeeping(), Clock())
    for _ in range(_MOST_TURNS):
        reached = sitting.place == place and not isinstance(sitting.turn, Rest)
        if not place or reached or isinstance(sitting.turn, Finished):
            break
        sitting.reply(first(sitting.turn) or easy_reply(sitting.turn))
    assert not place or sitting.place == place
    return sitting


def talk_app(sitting: Sitting) -> TalkApp:
    """The screen for a sitting."""
    return TalkApp(sitting, HELP, lambda: show_plan(sitting))


def words_on(app: object) -> str:
    """Everything that can be read on the screen, as one line."""
    return " ".join(" ".join(lines_on(app)).replace("▌", " ").split())


def lines_on(app: object) -> list[str]:
    """The screen, line by line."""
    strips = app.screen._compositor.render_strips()  # type: ignore[attr-defined]
    return ["".join(segment.text for segment in strip) for strip in strips]


async def play(story_reply: Callable[[Turn], Reply], app: TalkApp, size: tuple[int, int] = (80, 24)) -> None:
    """Goes through the whole talk on the screen, giving to every turn the reply that the story has for it."""
    async with app.run_test(size=size) as pilot:
        for _ in range(_MOST_TURNS):
            turn = app.sitting.turn
            if isinstance(turn, Finished):
                return
            await give(pilot, app, turn, story_reply(turn))
            await until(pilot, lambda turn=turn: app.sitting.turn is not turn, turn.address)  # type: ignore[misc]
        raise AssertionError("The talk did not come to its end.")


async def until(pilot: Pilot[Any], happened: Callable[[], bool], where: str) -> None:
    """Waits, on a busy machine too, until something has happened."""
    for _ in range(_MOST_WAITS):
        if happened():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"Nothing happened on the screen at {where}.")


async def give(pilot: Pilot[Any], app: TalkApp, turn: Turn, reply: Reply) -> None:
    """Gives one reply with the keys a person would press for it."""
    match reply:
        case Typed(text=text):
            await _type(pilot, app, turn, text)
        case Chosen(value=value):
            await _choose(pilot, app, turn, value)
        case GoOn():
            if isinstance(turn, ReadBack | Rest):
                await _in_list(pilot, app, "right" if isinstance(turn, ReadBack) else "go_on")
            else:
                app.screen.query_one("#next").focus()
                await pilot.press("enter")
        case Skip():
            await by_name(pilot, "skip")
        case NotToday():
            await by_name(pilot, "not today")
        case TakeOut():
            await by_name(pilot, "take this")
        case Undo():
            await by_name(pilot, "undo")
        case Back():
            await pilot.press("f8")
        case Park(text=text):
            await pilot.press("f6")
            shown(app, AnswerBox).put(text)
            await pilot.press("enter")
        case GoTo(address=address):
            await pilot.press("f3")
            await _in_list(pilot, app, address)
        case AskMe(level=level):
            await by_name(pilot, "how")
            await _in_list(pilot, app, str(level))
        case Speaking(who=who):
            await pilot.press("ctrl+o")
            await _in_list(pilot, app, str(who))
        case ChangeIt():
            await _in_list(pilot, app, "change")
        case LeaveAsItIs():
            await _in_list(pilot, app, "leave")
    await pilot.pause()


def shown(app: App[Any], kind: type[Seen]) -> Seen:
    """The first widget of this kind that is to be seen; controls not needed now wait, hidden, to be asked again."""
    return _shown(app, kind)[0]


def any_shown(app: App[Any], kind: type[Widget]) -> bool:
    """Whether a widget of this kind is to be seen."""
    return bool(_shown(app, kind))


def _shown(app: App[Any], kind: type[Seen]) -> list[Seen]:
    hidden = {node for node in app.screen.query(Widget) if not node.display}
    return [one for one in app.screen.query(kind) if hidden.isdisjoint(one.ancestors_with_self)]


async def by_name(pilot: Pilot[Any], name: str) -> None:
    """Chooses something by typing its name among all choices."""
    await pilot.press("escape", *("space" if letter == " " else letter for letter in name.split(" ")[0]), "enter")


async def _in_list(pilot: Pilot[Any], app: TalkApp, id: str) -> None:  # noqa: A002
    rows = shown(app, Rows)
    rows.focus()
    rows.point_at(id)
    assert rows.here == id, f"{id} is not in the list"
    await pilot.press("enter")


async def _type(pilot: Pilot[Any], app: TalkApp, turn: Turn, text: str) -> None:
    if isinstance(turn, AskScale) and text.strip().isdecimal():
        await pilot.press(*text.strip(), "enter")
        return
    if not any_shown(app, AnswerBox):
        await pilot.pause()
        await app.screen.give(Typed(text))  # type: ignore[attr-defined]
        return
    box = shown(app, AnswerBox)
    box.put(text)
    box.focus()
    await pilot.pause()
    await pilot.press("enter")


async def _choose(pilot: Pilot[Any], app: TalkApp, turn: Turn, value: object) -> None:
    match turn:
        case AskScale():
            if isinstance(value, int):
                await pilot.press(*str(value), "enter")
            else:
                await _in_list(pilot, app, str(value))
        case LookOver():
            await _look_over(pilot, app, turn, value if isinstance(value, dict) else {})
        case AskPeople():
            people = value if isinstance(value, list) else []
            lines = [", ".join(part for part in map(one.get, ("name", "who", "contact")) if part) for one in people]
            await _type(pilot, app, turn, "\n".join(lines) or "nobody")
        case AskDate() if isinstance(value, dict):
            if "option" in value:
                await _in_list(pilot, app, value["option"])
            else:
                await _type(pilot, app, turn, value.get("said") or value["on"])
        case AskChoice(many=True) if isinstance(value, list):
            await _mark_many(pilot, app, turn, value)
        case AskChoice() | OfferThought() if value in [option.id for option in turn.options]:
            await _in_list(pilot, app, str(value))
        case ReadBack():
            await _in_list(pilot, app, str(value))
        case _:
            await _type(pilot, app, turn, str(value))


async def _look_over(pilot: Pilot[Any], app: TalkApp, turn: LookOver, value: dict[str, str]) -> None:
    words: list[str | None] = [None, *(option.id for option in turn.options)]
    await pilot.press("home")
    for row in turn.rows:
        now = shown(app, Control).picked.get(row.id)
        turns = (words.index(value.get(row.id)) - words.index(now)) % len(words)
        await pilot.press(*["right"] * turns, "down")
    await pilot.press("enter")


async def _mark_many(pilot: Pilot[Any], app: TalkApp, turn: AskChoice, value: list[str]) -> None:
    rows, marked = shown(app, Rows), shown(app, Control).picked
    ids = [option.id for option in turn.options]
    rows.focus()
    off = [one for one in marked if one not in value]
    on = [one for one in value if one in ids and one not in (*marked, OTHERS)]
    for one in (*off, *on):
        rows.point_at(one)
        await pilot.press("space")
    own = [one for one in value if one not in ids]
    if own:
        shown(app, AnswerBox).put(", ".join(own))
        await pilot.pause()
    if OTHERS in value:
        await _in_list(pilot, app, OTHERS)
    else:
        await pilot.press("enter")
