"""What each key or choice opens, and what a choice in it means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from assistant.conversation.changes import giver
from assistant.conversation.turns import AskMe, GoTo, Reply, Speaking
from assistant.faces.not_saved import ELSEWHERE, WHICH_FOLDER, my_answers
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.commands import COMMANDS, WAYS, WHEN_NOT_SAVED, choices, people, ways, where
from assistant.faces.terminal.dialogs import ChooseFrom, Dialog, Page, PutWords
from assistant.faces.terminal.half_typed import HalfTyped
from assistant.record import Giver

_THOUGHT = "What would you like to come back to? It will be offered to you at the end."
_FROM_THE_PLAN = {"p": ("print", "documents")}
_TO_COPY = "To copy, hold Shift while you mark the words with the mouse."


def dialog(
    name: str, sitting: Sitting, show_plan: Callable[[], list[str]], keep: Callable[[str], str], half: HalfTyped
) -> Dialog[Any]:
    """The dialog of this name for the question now asked; `keep` and `half` are for the words put into it."""
    words = sitting.turn.words
    match name:
        case "choices":
            return ChooseFrom("All choices", choices(sitting))
        case "where":
            return ChooseFrom("Where you are", where(sitting), sitting.place.partition("/")[0])
        case "how":
            return ChooseFrom("How shall I ask?", ways(sitting))
        case "whose":
            return ChooseFrom("Whose words come next?", people(sitting), giver(sitting.record))
        case "plan":
            return Page("The plan so far", show_plan(), _FROM_THE_PLAN)
        case "why":
            return Page("Why we ask this", [words.why or "It helps to understand what you say next."])
        case "cues":
            cues = [line for cue in words.cues for line in (cue, "")]
            return Page("Things to think about", cues or ["There is nothing more to say about this one."])
        case "answers":
            return Page("My answers", [_TO_COPY, "", *my_answers(sitting, show_plan())])
        case "elsewhere":
            return PutWords(ELSEWHERE, WHICH_FOLDER, keep)
        case _:
            return PutWords("A thought to keep for later", _THOUGHT, keep, half.now, half.before)


def meaning(name: str, chosen: str) -> Reply | str:
    """What was chosen: a reply, or something the screen does."""
    if name == "how":
        return next(AskMe(level) for _, level in WAYS if str(level) == chosen)
    if name == "whose":
        return next(Speaking(one) for one in get_args(Giver) if one == chosen)
    if any(chosen == command.action for command in (*COMMANDS, *WHEN_NOT_SAVED)):
        return chosen
    return GoTo(chosen)
