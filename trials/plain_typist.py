"""Types in the plain chat: answers, longer and shorter ones, and the words that go back, edit and take out."""

from __future__ import annotations

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
    NotToday,
    OfferThought,
    Park,
    Reply,
    Skip,
    TakeOut,
    Turn,
    Typed,
    Undo,
)
from assistant.faces.plain_chat.hearing import meant, several_lines, with_other_rows
from assistant.faces.plain_chat.showing import as_typed
from trials.foreseen import Foreseen, Typing

_LONGEST_LINE = 40
"""Words in a line that is typed in a terminal."""
_QUIET = GoOn | Back | GoTo | ChangeIt | LeaveAsItIs
"""After these the chat does not say that it is saved."""


def at_a_pipe(talk: Foreseen) -> Typing:
    """The next thing to type where lines come through a pipe."""
    return _next(talk, in_terminal=False)


def at_a_terminal(talk: Foreseen) -> Typing:
    """The next thing to type where each line can be edited."""
    return _next(talk, in_terminal=True)


def _next(talk: Foreseen, *, in_terminal: bool) -> Typing:
    # Words left half-typed by a kill would otherwise become the beginning of this answer.
    cleared = b"clear\n" if talk.sitting.half_typed else b""
    talk.sitting.keep_half_typed("")
    if in_terminal and not cleared and (typing := _edit(talk)):
        return typing
    typed, reply = _word(talk) or _answer(talk, in_terminal)
    return Typing(cleared + typed.encode(), reply, not isinstance(reply, _QUIET))


def _word(talk: Foreseen) -> tuple[str, Reply] | None:
    """Sometimes one of the words that work everywhere."""
    chance, turn = talk.chance.random(), talk.turn
    stands = turn.answer is not None and turn.answer.state == "answered"
    if chance < 0.12:
        return "back\n", Back()
    if chance < 0.24 and stands:
        return "take out\n", TakeOut()
    if chance < 0.27:
        return "undo\n", Undo()
    if chance < 0.29:
        return "skip\n", Skip()
    if chance < 0.30:
        return "not today\n", NotToday()
    if chance < 0.32:
        thought = talk.words(10)
        return f"park {thought}\n", Park(thought)
    if chance < 0.37 or isinstance(turn, Finished):
        stage = talk.chance.choice(talk.sitting.conversation.flow.stages)
        return f"go {stage.id}\n", GoTo(stage.id)
    return None


def _edit(talk: Foreseen) -> Typing | None:
    """Sometimes a few letters off the end of the answer that stands, and others on."""
    turn, text = talk.turn, as_typed(talk.turn)
    if not isinstance(turn, AskText) or not text or "\n" in text or talk.chance.random() < 0.5:
        return None
    fewer, more = talk.chance.randint(0, min(60, len(text) - 1)), f" {talk.words(6)}"
    keys = "\x7f" * fewer + more + ("\n\n" if several_lines(turn) else "\n")
    return Typing(keys.encode(), Typed(text[: len(text) - fewer] + more), first=b"edit\n", answered=text[-12:])


def _answer(talk: Foreseen, in_terminal: bool) -> tuple[str, Reply]:
    turn = talk.turn
    text = _text(talk, turn, in_terminal)
    reply = meant(turn, text)
    if isinstance(reply, str):
        raise RuntimeError(f"not understood at {turn.address}: {reply}")
    ends = "\n\n" if several_lines(turn) and text else "\n"
    return text + ends, with_other_rows(talk.sitting, reply)


def _text(talk: Foreseen, turn: Turn, in_terminal: bool) -> str:
    match turn:
        case AskText() if several_lines(turn):
            lines = talk.chance.choice((1, 1, 2, 4))
            return "\n".join(talk.words(_LONGEST_LINE if in_terminal else 600) for _ in range(lines))
        case AskText():
            return talk.words(8)
        case AskChoice() | OfferThought():
            return str(1 if talk.chance.random() < 0.8 else talk.chance.randint(1, len(turn.options)))
        case AskScale():
            return str(talk.chance.randint(turn.first, turn.last))
        case AskDate():
            # With its year, so that it is the same day whatever the clock says.
            return f"{talk.chance.randint(1, 28)} May {1948 if turn.past else 2045}"
        case AskPeople():
            return f"Maya{talk.chance.randint(1, 99)}, my daughter, 07700 900123"
        case LookOver():
            row, option = talk.chance.randint(1, len(turn.rows)), talk.chance.choice(turn.options)
            return f"{row} {option.id.replace('_', ' ')}"
        case Coach():
            return talk.chance.choice(("1", "2"))
        case _:
            return ""
