"""What can be done when saving fails, for both faces: the words for it, and what is not saved yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.conversation.answers import in_words
from assistant.conversation.turns import Park
from assistant.errors import CannotUse, SaidPlainly
from assistant.faces.sitting import Sitting

WHICH_FOLDER = "Which folder shall it go in? Such as a memory stick. A copy goes there, and this talk goes on."
NOTHING_UNSAVED = "Everything is saved."
TRY_AGAIN, ELSEWHERE, ANSWERS = "Try again to save", "Save somewhere else", "Show me my answers"
_NO_FOLDER = "Type the name of a folder, such as ~/Documents."


def tried(do: Callable[[], None]) -> str:
    """Does something that may not do; the sentence that says so then, else an empty text."""
    try:
        do()
    except SaidPlainly as trouble:
        return str(trouble)
    return ""


def folder_named(typed: str) -> Path:
    """The folder that was typed; raises CannotUse where nothing was."""
    name = typed.strip().strip("\"'").strip()
    if not name:
        raise CannotUse(_NO_FOLDER)
    try:
        return Path(name).expanduser()
    except RuntimeError as unknown:
        raise CannotUse(_NO_FOLDER) from unknown


def unsaved_words(sitting: Sitting) -> list[str]:
    """What was given or typed and could not be saved, as the person put it; empty when all is saved."""
    words = list(sitting.unsaved_half_typed)
    if (unsaved := sitting.unsaved) is not None:
        answer = unsaved.record.talks[-1].answers.get(unsaved.turn.address)
        if isinstance(unsaved.reply, Park):
            words.insert(0, unsaved.reply.text)
        elif answer is not None and answer != unsaved.turn.answer and answer.value is not None:
            words.insert(0, in_words(answer.value, unsaved.turn.words))
    return list(dict.fromkeys(words))


def my_answers(sitting: Sitting, plan: list[str]) -> list[str]:
    """All the answers to read or copy: what is not saved yet, then the lines of the plan."""
    unsaved = [line for text in unsaved_words(sitting) for line in (*text.split("\n"), "")]
    return [*(["NOT SAVED YET", "", *unsaved] if unsaved else []), *plan]
