"""What each key or choice opens, and what a choice in it means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from assistant.conversation.changes import giver
from assistant.conversation.turns import AskMe, GoTo, Reply, Speaking
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.commands import COMMANDS, WAYS, choices, people, ways, where
from assistant.faces.terminal.dialogs import ChooseFrom, Dialog, KeepThought, Page
from assistant.record import Giver


def dialog(name: str, sitting: Sitting, show_plan: Callable[[], list[str]], keep: Callable[[str], str]) -> Dialog[Any]:
    """The dialog of this name for the question now asked."""
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
            return Page("The plan so far", show_plan())
        case "why":
            return Page("Why we ask this", [words.why or "It helps to understand what you say next."])
        case "cues":
            cues = [line for cue in words.cues for line in (cue, "")]
            return Page("Things to think about", cues or ["There is nothing more to say about this one."])
        case _:
            return KeepThought(keep)


def meaning(name: str, chosen: str) -> Reply | str:
    """What was chosen: a reply, or something the screen does."""
    if name == "how":
        return next(AskMe(level) for _, level in WAYS if str(level) == chosen)
    if name == "whose":
        return next(Speaking(one) for one in get_args(Giver) if one == chosen)
    if any(chosen == command.action for command in COMMANDS):
        return chosen
    return GoTo(chosen)
