"""Our stories, typed into the plain chat."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from assistant.conversation.playing import Exchange, play
from assistant.conversation.story import read_story
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskScale,
    ChangeIt,
    Chosen,
    GoOn,
    GoTo,
    LeaveAsItIs,
    LookOver,
    NotToday,
    OfferThought,
    Park,
    ReadBack,
    Skip,
    Turn,
    Typed,
)
from assistant.faces.plain_chat.hearing import several_lines
from assistant.plain_yaml import read_yaml
from tests.faces.test_plain_chat import Typing
from tests.talking import NOON, new_record, our_discuss

STORIES = sorted(Path(__file__).parents[1].joinpath("conversations").glob("*.yaml"))


def typed(exchange: Exchange) -> list[str]:
    """What somebody types to reply this at a plain chat; a text of several lines is pasted."""
    turn = exchange.turn
    match exchange.reply:
        case GoOn() | LeaveAsItIs():
            return [""]
        case Skip():
            return ["skip"]
        case NotToday():
            return ["not today"]
        case ChangeIt():
            return ["1"]
        case Park(text=text):
            return [f"park {text}"]
        case GoTo(address=address) if isinstance(turn, ReadBack):
            return [str(1 + [line.address for line in turn.lines].index(address))]
        case GoTo(address=address):
            return [f"go {address.partition('/')[2].partition('#')[0]}"]
        case Typed(text=text) | Chosen(value=str(text)) if several_lines(turn):
            return [text, ""]
        case Typed(text=text):
            return [text]
        case Chosen(value=value):
            return chosen(turn, value)
        case _:
            return []


def chosen(turn: Turn, value: object) -> list[str]:
    """A choice as it is typed."""
    if isinstance(turn, AskPeople) and value == []:
        return ["nobody", ""]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        people = [", ".join(one.get(part, "") for part in ("name", "who", "contact")) for one in value]
        return [*people, ""]
    if isinstance(turn, LookOver) and isinstance(value, dict):
        numbers = {row.id: number for number, row in enumerate(turn.rows, 1)}
        return [", ".join(f"{numbers[row]} {option.replace('_', ' ')}" for row, option in value.items())]
    if isinstance(turn, AskDate) and isinstance(value, dict):
        return [str(value.get("option", value.get("said"))).replace("_", " ")]
    if isinstance(turn, AskScale):
        return [str(value).replace("_", " ")]
    options = [option.id for option in turn.options] if isinstance(turn, AskChoice | OfferThought | ReadBack) else []
    picked = value if isinstance(value, list) else [value]
    return ["; ".join(str(options.index(one) + 1) if one in options else str(one) for one in picked)]


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_every_story_can_be_typed_at_40_columns(file: Path) -> None:
    """Line by line, every story comes to its end; nothing is wider than 40 columns, nothing is an escape."""
    block, _ = read_yaml(file.read_text(encoding="utf-8"), file.name)
    story = read_story(block, our_discuss().flow, file.name)
    record = new_record(story.role or "patient", story.level)
    played = play(our_discuss(), story, record, NOON)
    typing = Typing(width=40, conversation=our_discuss(), record=record)

    typing.types(*(line for exchange in played.exchanges for line in typed(exchange)), "stop")

    assert "\x1b" not in typing.out
    assert max(len(normalize("NFC", line)) for line in typing.out.split("\n")) <= 40
    assert not list(typing.waiting)
