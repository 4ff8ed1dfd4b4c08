"""What a typed line means: a word that works everywhere, or a reply to the turn."""

from __future__ import annotations

import re
from typing import NamedTuple, assert_never

from assistant.conversation.answers import understood
from assistant.conversation.engine import Conversation
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskScale,
    AskText,
    ChangeIt,
    Chosen,
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
    Typed,
)
from assistant.faces.sitting import Sitting
from assistant.record import Address

_NOTHING_ASKED = "There is nothing to answer here. Enter goes on. To keep your words, type park before them."
NOTHING_TYPED = "Nothing typed. Type skip to leave this out."
WHICH_LINE = "Type the number of a line to change it, or Enter if it is right."
_SAME = {"share": "print", "nottoday": "not today", "takeout": "take out", "?": "help", "quit": "stop", "exit": "stop"}
WORDS = {
    "back": "to the question before this one",
    "skip": "leave this question out",
    "not today": "leave it for another day",
    "park": "keep a thought for later, such as: park ask about the bus",
    "go": "to any part of the talk",
    "where": "how far each part is",
    "plan": "your plan so far",
    "print": "print or share your plan, as a file",
    "repeat": "the question again",
    "why": "what the question is for",
    "cues": "other ways into the question",
    "words": "how the questions are put",
    "whose": "whose words you type: yours, the carer's, and so on",
    "edit": "change the words that stand here",
    "clear": "drop what you had begun to type",
    "undo": "take back the last change",
    "take out": "take this answer out of the plan",
    "hide": "put all this out of sight; Enter brings it back. Scrolling up shows it still",
    "lock": "lock this plan with a passphrase",
    "answers": "all your answers, and what is not saved yet",
    "elsewhere": "save a copy in another folder",
    "save": "save now, though every answer is saved anyway",
    "help": "help now, and this list",
    "stop": "save, and end for now",
}
"""Every word that works at every prompt, and what it does."""


class Word(NamedTuple):
    """A word that works everywhere, and what was typed after it."""

    name: str
    rest: str = ""


def word_in(line: str) -> Word | None:
    """The word that a whole line is, in any case; after `park` and `go` more may follow."""
    first, _, rest = line.strip().partition(" ")
    if first.casefold() in ("park", "go") and rest.strip():
        return Word(first.casefold(), rest.strip())
    flat = " ".join(line[:50].casefold().replace("_", " ").split())
    flat = flat if flat in _SAME else flat.rstrip(".?!")
    name = _SAME.get(flat, flat)
    return Word(name) if name in WORDS and len(line) < 50 else None


def unquoted(line: str) -> str:
    """The line as an answer: such a word in double quotes loses the quotes."""
    inside = re.fullmatch(r'\s*["“”](.+)["“”]\s*', line)
    return inside[1] if inside and word_in(inside[1]) else line


def place_called(conversation: Conversation, called: str) -> str | None:
    """The stage with this number, id or title, or the question with this id or label; None for no such place."""
    wanted = " ".join(called[:100].casefold().replace("_", " ").split()).rstrip(".")
    flow, wording = conversation.flow, conversation.asking.wording
    for number, stage in enumerate(flow.stages, 1):
        if wanted in (str(number), stage.id.replace("_", " "), stage.title.casefold()):
            return stage.id
    for path, step in flow.steps.items():
        if wanted in (step.id.replace("_", " "), wording.label(path).casefold()):
            return path
    return None


def begins_an_answer(sitting: Sitting, word: Word) -> bool:
    """Whether these are words such as "go swimming", which name no place, where words are asked for."""
    if word.name != "go" or not word.rest or not takes_words(sitting.turn):
        return False
    return place_called(sitting.conversation, word.rest) is None


def takes_words(turn: Turn) -> bool:
    """Whether free words may be typed here, so that half of them are worth keeping."""
    match turn:
        case AskText() | AskPeople() | AskDate() | LookOver():
            return True
        case AskChoice():
            return turn.own_words
        case _:
            return False


def several_lines(turn: Turn) -> bool:
    """Whether an answer here may have several lines, and so ends with an empty one."""
    return isinstance(turn, AskPeople) or (isinstance(turn, AskText) and not turn.short)


def idea_picked(turn: Turn, line: str) -> str | None:
    """The idea whose number this line is."""
    number = line.strip().rstrip(".)")
    if isinstance(turn, AskText) and number.isdecimal() and len(number) < 4:
        return dict(enumerate(turn.words.ideas, 1)).get(int(number))
    return None


def meant(turn: Turn, typed: str) -> Reply | str:
    """What was typed as a reply to this turn, or a sentence that helps to put it."""
    bare = typed.strip().casefold().rstrip(".)")
    match turn:
        case Tell() | Rest():
            return _NOTHING_ASKED if bare else GoOn()
        case AskText():
            return _answer(turn, idea_picked(turn, typed) or typed)
        case AskChoice() | AskScale() | AskDate() | AskPeople():
            return _answer(turn, typed)
        case LookOver():
            answer = _answer(turn, typed)
            return look_over_hint(turn) if isinstance(answer, str) else answer
        case ReadBack():
            return _to_read_back(turn, bare)
        case OfferThought():
            return Typed(typed) if bare else f"Type a number from 1 to {len(turn.options)}."
        case Coach():
            return _to_coach(bare)
        case Finished():
            return "The talk has come to its end. Type print, go, plan or stop."
        case _:
            assert_never(turn)


def _answer(turn: Turn, typed: str) -> Reply | str:
    if typed.strip():
        return Typed(typed)
    stands = turn.answer is not None and turn.answer.state == "answered"
    return GoOn() if stands else NOTHING_TYPED


def look_over_hint(turn: LookOver) -> str:
    """How to type the rows: the words for them, and an example."""
    words = [_typeable(option) for option in turn.options]
    rows = len(turn.rows)
    example = f"{min(2, rows)} {words[-1]}, {min(5, rows)} {words[len(words) // 2]}"
    return (
        f"For a line, type its number and one of these: {', '.join(words)}. "
        f"Such as: {example}. Or for all of them: all {words[0]}. Type skip to leave all open."
    )


def with_other_rows(sitting: Sitting, reply: Reply) -> Reply:
    """The reply; rows typed to a look-over leave the other rows as they are. Raises NotUnderstood."""
    turn = sitting.turn
    if not isinstance(turn, LookOver) or not isinstance(reply, Typed):
        return reply
    stands = turn.answer.value if turn.answer and turn.answer.state == "answered" else {}
    step = sitting.conversation.flow.steps[Address.parse(turn.address).path]
    return Chosen({**stands, **understood(step, turn.words, reply.text, sitting.clock().date())})


def _typeable(option: Option) -> str:
    return option.id.replace("_", " ")


def _to_read_back(turn: ReadBack, bare: str) -> Reply | str:
    if bare in ("", "right", "that is right", "yes", "ok"):
        return GoOn()
    if bare.isdecimal() and len(bare) < 5 and 1 <= int(bare) <= len(turn.lines):
        return GoTo(turn.lines[int(bare) - 1].address)
    if bare.isdecimal() and turn.lines:
        return f"The lines go from 1 to {len(turn.lines)}. Type one of these numbers, or Enter if it is right."
    return WHICH_LINE


def _to_coach(bare: str) -> Reply | str:
    if bare in ("1", "change it", "change"):
        return ChangeIt()
    if bare in ("", "2", "leave it as it is", "leave it"):
        return LeaveAsItIs()
    return "Type 1 to change it, or 2 or Enter to leave it as it is. What you typed is kept for when you change it."
