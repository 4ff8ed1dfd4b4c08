"""Plays a story through a conversation without any face, keeping nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from assistant.conversation.answers import in_words
from assistant.conversation.engine import Conversation
from assistant.conversation.story import Story
from assistant.conversation.turns import AskChoice, Chosen, Coach, Finished, GoTo, Park, ReadBack, Reply, Turn, Typed
from assistant.errors import CannotUse, SaidPlainly
from assistant.record import Record
from assistant.record_json import json_of, record_of

_MOST_TURNS = 2000


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn and what was replied to it, in words."""

    turn: Turn
    reply: Reply | None
    comes_back: bool = False
    """Whether the person had stopped at this turn and came back to it."""


@dataclass(frozen=True, slots=True)
class Played:
    """A story as it went: every exchange, and the record at the end."""

    exchanges: tuple[Exchange, ...]
    record: Record


def play(conversation: Conversation, story: Story, record: Record, at: datetime) -> Played:
    """Plays a story to its end; raises CannotUse, naming the step, for an answer that does not do."""
    record = conversation.begin(record, at).record
    exchanges: list[Exchange] = []
    while len(exchanges) < _MOST_TURNS:
        turn = conversation.turn(record)
        if isinstance(turn, Finished):
            return Played((*exchanges, Exchange(turn, None)), record)
        comes_back = turn.address == story.stops_at and not any(one.comes_back for one in exchanges)
        if comes_back:
            record = conversation.begin(record_of(json.loads(json_of(record))), at).record
        reply = story.reply(turn)
        exchanges.append(Exchange(turn, reply, comes_back))
        try:
            record = conversation.reply(record, reply, at).record
        except SaidPlainly as sentence:
            raise CannotUse(f"The story's answer to {turn.address} does not do. {sentence}") from sentence
    raise CannotUse(f"This story was still going on after {_MOST_TURNS} turns. It goes round somewhere.")


def transcript(played: Played) -> Iterator[str]:
    """The talk as lines to read: what was asked, and after `> ` what was said."""
    stage = ""
    for exchange in played.exchanges:
        turn = exchange.turn
        if turn.stage and turn.stage != stage:
            stage = turn.stage
            yield from (stage.upper(), "")
        if exchange.comes_back:
            yield from ("(stops here, and comes back another time)", "")
        yield f"[{turn.address}]" + (f" ({turn.item})" if turn.item else "")
        yield from (text for text in (turn.words.before, *turn.words.ask.splitlines(), turn.words.help) if text)
        yield from _shown(turn)
        if exchange.reply is not None:
            said = reply_in_words(turn, exchange.reply).splitlines() or [""]
            yield from (f"> {line}" for line in said)
        yield ""


def _shown(turn: Turn) -> Iterator[str]:
    """What a turn shows besides its words: the lines of a read-back, the example of a coaching line."""
    if isinstance(turn, ReadBack):
        for line in turn.lines:
            item = f"{line.item}, " if line.item else ""
            yield f"  - {item}{line.label}: " + line.text.replace("\n", "\n    ")
    if isinstance(turn, Coach) and turn.example:
        yield turn.example


def reply_in_words(turn: Turn, reply: Reply) -> str:
    """What was replied: the words typed, the label chosen, or the name of what was done in brackets."""
    match reply:
        case Typed(text=text):
            return text
        case Chosen(value=value):
            names = {one.id: one.label for one in turn.options} if isinstance(turn, AskChoice) else {}
            return in_words(
                [names.get(one, one) for one in value] if names and isinstance(value, list) else value, turn.words
            )
        case Park(text=text):
            return f"(keeps a thought: {text})"
        case GoTo(address=address):
            return f"(goes to {address})"
        case _:
            return f"({_NAMES.get(type(reply).__name__, type(reply).__name__)})"


_NAMES = {
    "GoOn": "goes on",
    "Skip": "skips",
    "NotToday": "not today",
    "LeaveAsItIs": "leaves it as it is",
    "ChangeIt": "changes it",
}


def as_data(played: Played) -> list[dict[str, Any]]:
    """The turns as plain data: kind, address, words and reply of each."""
    return [
        {
            "turn": type(exchange.turn).__name__,
            "address": exchange.turn.address,
            "stage": exchange.turn.stage,
            "item": exchange.turn.item,
            "words": {key: value for key, value in asdict(exchange.turn.words).items() if value and key != "open"},
            "lines": list(_shown(exchange.turn)),
            "reply": reply_in_words(exchange.turn, exchange.reply) if exchange.reply else None,
        }
        for exchange in played.exchanges
    ]
