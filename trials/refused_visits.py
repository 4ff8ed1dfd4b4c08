"""A visit on a disk that refuses: never a false "Saved", no answer lost, none kept twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.conversation.turns import AskText, Park, Typed
from assistant.errors import KeepingTrouble, SaidPlainly
from assistant.faces.not_saved import unsaved_words
from assistant.faces.sitting import Sitting, Unsaved
from assistant.record import Draft, Record
from assistant.storage.open_plan import OpenPlan
from assistant.storage.store import Store
from trials.one_talk import PLAN, Visit, clock, sitting_of
from trials.refusing_disk import MANNERS, Fault, refusing_disk
from trials.work_folder import a_folder

Kept = tuple[Record | None, Draft | None]
"""What anybody finds who looks: the record, if there is one, and the half-typed words."""


def store(folder: Path) -> Store:
    """The plans in a folder, by a clock that stands still."""
    return Store(folder, clock)


def open_plan(visit: Visit, folder: Path) -> OpenPlan:
    """The plan of a visit, open for writing."""
    if not visit.record.talks:
        return store(folder).create(visit.record)
    return store(folder).open(PLAN)


def prepare(visit: Visit, folder: Path) -> None:
    """Lays the plan of a visit into an empty folder, with a save before it."""
    if visit.record.talks:
        with store(folder).create(visit.record) as plan:
            plan.keep(visit.record)
            plan.keep(visit.record)


def found(folder: Path) -> Kept:
    """What is kept there."""
    try:
        record = store(folder).read(PLAN)
    except KeepingTrouble:
        record = None
    return record, store(folder).draft(PLAN)


def calls_of(visit: Visit, folder: Path) -> tuple[list[str], Kept]:
    """The calls that a visit makes on a disk that is well, and what is kept then."""
    prepare(visit, folder)
    with refusing_disk(folder) as disk, open_plan(visit, folder) as plan:
        sitting = sitting_of(plan.record, plan, plan.draft)
        disk.break_by(None)
        visit.does(sitting)
        calls = disk.calls
    return calls, found(folder)


def refused(visit: Visit, fault: Fault, folder: Path, wished: Kept) -> str:
    """What is wrong with a visit that meets this fault; an empty text where nothing is."""
    prepare(visit, folder)
    with refusing_disk(folder) as disk, open_plan(visit, folder) as plan:
        sitting = sitting_of(plan.record, plan, plan.draft)
        impatient = fault.manner == MANNERS[1] and fault.at % 2 == 0
        return given_again(visit, sitting, folder, wished, lambda: disk.break_by(fault), disk.mend, impatient)


def given_again(
    visit: Visit,
    sitting: Sitting,
    folder: Path,
    wished: Kept,
    breaks: Callable[[], None],
    mends: Callable[[], None],
    impatient: bool = False,
) -> str:
    """Does the visit on a disk that breaks, once more before it is mended if `impatient`, and once after that."""
    before = found(folder)
    stood = sitting.record, sitting.turn, sitting.saved
    breaks()
    for _ in range(1 + impatient):
        told = _told(visit, sitting)
        if not told:
            break
    apart = _wrong_apart(visit, sitting, wished) if told and not told.startswith("!") else ""
    mends()
    if apart:
        return apart
    if wrong := _wrong_sentence(told, folder):
        return wrong
    if not told:
        return _wrong_once_saved(sitting, folder, wished, half_typed_too=False)
    if visit.name != "half-typed words" and (sitting.record, sitting.turn, sitting.saved) != stood:
        return "it could not be saved, and the question has moved on"
    if not _is_one_of(found(folder), (before, wished)):
        return "what was kept before can no longer be read"
    told = _told(visit, sitting)
    return f"the disk is well, and it says: {told}" if told else _wrong_once_saved(sitting, folder, wished)


def _wrong_apart(visit: Visit, sitting: Sitting, wished: Kept) -> str:
    """What is wrong with saving somewhere else and with the words on the screen, while the disk still refuses."""
    if visit.name in ("half-typed words", "saving"):
        return ""
    if not _is_shown(sitting):
        return "the answer that could not be saved cannot be shown"
    with a_folder() as other:
        try:
            sitting.keep_elsewhere(other)
            record = store(other).read(PLAN)
        except Exception as error:
            return f"it could not be saved somewhere else: {type(error).__name__}"
    same = wished[0] is not None and record.talks == wished[0].talks and record.thoughts == wished[0].thoughts
    return "" if same else "what was saved somewhere else is not the answer"


def _is_shown(sitting: Sitting) -> bool:
    """Whether typed words that could not be saved can be shown; a day or a name is shown as it was understood."""
    match sitting.unsaved:
        case None:
            return False
        case Unsaved(reply=Park(text=text)) | Unsaved(reply=Typed(text=text), turn=AskText()):
            return text in unsaved_words(sitting)
        case Unsaved(reply=Typed()):
            return bool(unsaved_words(sitting))
        case _:
            return True


def _told(visit: Visit, sitting: Sitting) -> str:
    try:
        visit.does(sitting)
    except SaidPlainly as sentence:
        return str(sentence)
    except Exception as error:
        return f"! {type(error).__name__}"
    return ""


def _wrong_sentence(told: str, folder: Path) -> str:
    if told.startswith("!"):
        return f"an error that is not told in a sentence: {told[2:]}"
    return "the sentence has a path in it" if "secret" in told or str(folder) in told else ""


def _wrong_once_saved(sitting: Sitting, folder: Path, wished: Kept, half_typed_too: bool = True) -> str:
    record, draft = found(folder)
    if record != sitting.record:
        return "a false Saved: what is kept is not what is shown"
    if not _same(record, wished[0]):
        return "what is kept is not what one save makes: something is there twice, or not at all"
    # The copy of what became an answer may stay where it could not be taken away; nothing else may.
    if half_typed_too and draft != wished[1]:
        return "the half-typed words are not what they are to be"
    return ""


def _is_one_of(kept: Kept, allowed: tuple[Kept, ...]) -> bool:
    return any(_same(kept[0], record) for record, _ in allowed) and any(kept[1] == draft for _, draft in allowed)


def _same(one: Record | None, other: Record | None) -> bool:
    """Whether they are the same but for how often they were saved, and that differs by no more than the tries."""
    if one is None or other is None:
        return one is other
    alike = {"revision": 0, "copies": ()}  # a copy saved elsewhere meanwhile is noted with the next save
    return one.changed(**alike) == other.changed(**alike) and abs(one.revision - other.revision) <= 2
