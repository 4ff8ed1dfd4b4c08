"""How a turn looks as lines: where it stands, what is asked, what may be typed, and what stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from assistant.conversation.answers import in_words
from assistant.conversation.overview import Overview, PlaceSeen, StageSeen
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskScale,
    AskText,
    Back,
    ChangeIt,
    Coach,
    Finished,
    GoOn,
    GoTo,
    LeaveAsItIs,
    LookOver,
    OfferThought,
    Option,
    ReadBack,
    Reply,
    Rest,
    Tell,
    Turn,
)
from assistant.faces.plain_chat.hearing import WHICH_LINE, look_over_hint, several_lines
from assistant.faces.sitting import Sitting
from assistant.record import Answer
from assistant.roles import Role

Block = list[str]

_CUES_AT_ONCE = 3
_LINES_SHOWN, _CHARACTERS_SHOWN = 60, 4_000
_FIRST_LINES, _FIRST_CHARACTERS = 6, 400


def blocks(turn: Turn, role: Role, progress: tuple[int, int], can_edit: bool) -> Iterator[Block]:
    """The whole of a turn, block by block; a blank line goes between them."""
    if heading := _heading(turn, progress):
        yield [heading]
    if turn.words.before:
        yield [turn.words.before]
    yield from _asked(turn, role)
    if turn.words.help:
        yield [turn.words.help]
    if turn.sensitive:
        yield ["You can leave this out. Skip and not today are full answers."]
    yield from _to_choose_from(turn)
    if stands := _standing(turn, can_edit):
        yield stands
    yield [how_to_answer(turn)]


def _heading(turn: Turn, progress: tuple[int, int]) -> str:
    where = ", ".join(part for part in (turn.stage, turn.item) if part)
    match turn:
        case Finished() | Coach():
            return ""
        case Tell() | OfferThought() | Rest():
            return f"{where}."
        case _:
            return f"Question {progress[0]} of about {progress[1]}. {where}."


def _asked(turn: Turn, role: Role) -> Iterator[Block]:
    words = turn.words
    yield [f"Say: {words.ask}" if role == "practitioner" else words.ask]
    if role != "practitioner":
        return
    if words.listen:
        yield [f"Listen for: {words.listen}"]
    if words.cues:
        yield cues(turn, role)[:_CUES_AT_ONCE]


def cues(turn: Turn, role: Role) -> Block:
    """Other ways into the question."""
    label = "You could ask" if role == "practitioner" else "You could think of this"
    return [f"{label}: {cue}" for cue in turn.words.cues]


def _to_choose_from(turn: Turn) -> Iterator[Block]:
    match turn:
        case AskText():
            yield from _numbered(turn.words.ideas)
        case AskChoice() | AskDate() | OfferThought():
            yield from _numbered([f"{one.label}. {one.about}" if one.about else one.label for one in turn.options])
        case AskScale():
            low, high = (*turn.words.ends, "", "")[:2]
            yield [f"{turn.first}: {low}", f"{turn.last}: {high}"]
        case LookOver():
            yield from _numbered([_row(turn, row) for row in turn.rows])
        case ReadBack():
            yield from _read_back(turn)
        case Coach():
            if turn.answer and isinstance(turn.answer.value, str):
                yield quoted("You wrote", turn.answer.value)
            if turn.words.example:
                yield [turn.words.example]
            yield from _numbered(["Change it", "Leave it as it is"])
        case Tell() | AskPeople() | Rest() | Finished():
            pass
        case _:
            assert_never(turn)


def _numbered(texts: tuple[str, ...] | list[str]) -> Iterator[Block]:
    if texts:
        yield [f"{number}. {text}" for number, text in enumerate(texts, 1)]


def _row(turn: LookOver, row: Option) -> str:
    stands = turn.answer.value if turn.answer and turn.answer.state == "answered" else {}
    chosen = next((option.label for option in turn.options if option.id == stands.get(row.id)), "")
    return f"{row.label} (now: {chosen})" if chosen else row.label


def _read_back(turn: ReadBack) -> Iterator[Block]:
    if not turn.lines:
        yield ["Nothing is written here yet."]
    for number, line in enumerate(turn.lines, 1):
        called = ". ".join(part for part in (line.item, line.label) if part)
        yield quoted(f"{number}. {called[:1].upper()}{called[1:]}", line.text, whole=True)


def how_to_answer(turn: Turn) -> str:
    """What may be typed here, in a sentence or two."""
    match turn:
        case Tell():
            return "Enter goes on."
        case Rest():
            return "Enter goes on. Type stop to leave it there for today."
        case AskText(short=True):
            return "Type a number, or your own words." if turn.words.ideas else "Type your answer on one line."
        case AskText():
            start = "Type a number, or your own words." if turn.words.ideas else "Type as many lines as you like."
            return f"{start} An empty line ends your answer."
        case AskChoice():
            start = "Type one or more numbers, such as 1, 3." if turn.many else "Type a number."
            return f"{start} Your own words are fine too." if turn.own_words else start
        case AskScale():
            words = ", ".join(option.label.lower() for option in turn.in_words)
            return f"Type a number from {turn.first} to {turn.last}." + (f" Or in words: {words}." if words else "")
        case AskDate(past=True):
            return "Type a day with its year, such as '3 May 1948'."
        case AskDate():
            start = "Type a number, or a day" if turn.options else "Type a day"
            more = " Your own words are fine too." if turn.own_words else ""
            return f"{start}, such as '28 Feb', 'next Tuesday' or 'in 6 weeks'.{more}"
        case AskPeople():
            return "One person on each line: name, who they are, phone number. An empty line ends the list."
        case LookOver():
            return look_over_hint(turn)
        case ReadBack():
            return WHICH_LINE if turn.lines else "Enter goes on."
        case OfferThought():
            return "Type a number."
        case Coach():
            return "Type 1 or 2. Enter leaves it as it is."
        case Finished():
            start = "" if turn.declined else "Would you like to print or share your plan? Type print. "
            return f"{start}Type go to change something, plan to see your plan, or stop. Enter stops."
        case _:
            assert_never(turn)


def short_question(turn: Turn) -> str:
    """The question in a line, for when it has just been asked in full."""
    last = turn.words.ask.strip().splitlines()[-1:] or [turn.words.label]
    return last[0] if len(last[0]) <= 120 else turn.words.label


def _standing(turn: Turn, can_edit: bool) -> Block:
    answer = turn.answer
    if answer is None or isinstance(turn, Tell | ReadBack | OfferThought | Coach | Finished):
        return []
    if answer.state == "skipped":
        return ["You left this out before."]
    if answer.state == "not_today":
        return ["You left this for another day."]
    if isinstance(turn, LookOver):
        return ["Enter keeps it as it is."]
    typed = as_typed(turn)
    enter = "Enter keeps it. Type edit to change its words." if typed and can_edit else "Enter keeps it."
    label = "You wrote" if several_lines(turn) or isinstance(turn, AskText) else "You chose"
    return [*quoted(label, in_words(answer.value, turn.words) if not several_lines(turn) else typed), enter]


def as_typed(turn: Turn) -> str:
    """The answer that stands, as it could be typed again; empty where it was chosen."""
    value = turn.answer.value if turn.answer and turn.answer.state == "answered" else None
    match turn:
        case AskText() if isinstance(value, str):
            return value
        case AskDate() if isinstance(value, dict):
            return str(value.get("said", ""))
        case AskPeople() if value == []:
            return in_words(value, turn.words)
        case AskPeople() if isinstance(value, list):
            return "\n".join(", ".join(filter(None, map(one.get, ("name", "who", "contact")))) for one in value)
        case _:
            return ""


def read_back(turn: Turn, typed: str, answer: Answer) -> Block:
    """What was kept, where it was put in several lines or is not letter by letter what was typed."""
    kept = in_words(answer.value, turn.words)
    match turn:
        case AskText() | AskPeople():
            text = as_typed(replace(turn, answer=answer))
            return quoted("You wrote", text) if "\n" in text or text != typed.strip() else []
        case AskDate() if isinstance(answer.value, dict) and answer.value.get("on"):
            return [f"I read that as {kept}."]
        case _:
            same = not kept or kept.casefold() == typed.strip().casefold()
            return [] if same else quoted("You chose", kept)


def begun(turn: Turn, text: str, too_long: bool) -> Block:
    """What was half-typed here, and what can be done with it."""
    if too_long:
        keeps = "It is too long for one answer. It stays until you type something shorter."
    elif several_lines(turn):
        keeps = "Enter keeps it as your answer. What you type goes on from it. Type clear to start again."
    else:
        keeps = "Enter keeps it as your answer. Or type it again."
    return [*quoted("You had begun", text, first=True), keeps]


def quoted(label: str, text: str, whole: bool = False, first: bool = False) -> Block:
    """Words that were typed: on the line of their label, or below it, each line two spaces in."""
    most, longest = (_FIRST_LINES, _FIRST_CHARACTERS) if first else (_LINES_SHOWN, _CHARACTERS_SHOWN)
    shown = text if whole else "\n".join(text[:longest].splitlines()[:most])
    rows = shown.splitlines() or [""]
    more = [f"There is more: {len(text):,} characters in all."] if len(shown) < len(text.rstrip("\n")) else []
    return [f"{label}: {rows[0]}", *more] if len(rows) == 1 else [f"{label}:", *(f"  {row}" for row in rows), *more]


def stages_in_words(seen: tuple[StageSeen, ...]) -> list[str]:
    """The parts of the talk, each with how far it is."""
    return [f"{stage.title}: {'you are here' if stage.state == 'here' else stage.state}" for stage in seen]


def questions_of(overview: Overview, stage: str) -> list[PlaceSeen]:
    """The questions of a stage that one can go to, and where another goal begins."""
    found = (*overview.places_with_text, *overview.new_items)
    return [place for place in found if place.stage == stage]


def place_in_words(place: PlaceSeen) -> str:
    """A question one can go to: its item, what it is called, its state and its answer."""
    if place.item == "new":
        return place.label
    called = ". ".join(part for part in (place.item, place.label) if part)
    text = f', "{place.text}"' if place.text else ""
    return f"{called[:1].upper()}{called[1:]}: {place.state}{text}"


def saved(sitting: Sitting) -> str:
    """When the record was last kept, in local time."""
    return f"Saved {sitting.saved.astimezone():%H:%M}." if sitting.saved else ""


def kept(sitting: Sitting, turn: Turn, reply: Reply, typed: str) -> Block:
    """What was kept where that is not plain to see, then that it is saved, then what the engine says."""
    answer = sitting.record.talks[-1].answers.get(turn.address)
    back = read_back(turn, typed, answer) if typed and answer is not None else []
    moves = isinstance(reply, GoOn | Back | GoTo | ChangeIt | LeaveAsItIs)
    return [line for line in (*back, "" if moves else saved(sitting), sitting.said) if line]


def way_back(sitting: Sitting) -> tuple[str, str]:
    """How to come back to this plan."""
    command = f"whatmatters {sitting.conversation.flow.name} --plan {sitting.record.id} --plain"
    return "To come back, start whatmatters and choose your plan.", f"Or type: {command}"
