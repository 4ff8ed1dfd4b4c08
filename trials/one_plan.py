"""The plan on which operations are tried: what it was, what it becomes, and what has to be true of it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.errors import CannotUnlock, KeepingTrouble
from assistant.record import Answer, Draft, Record, Talk
from assistant.storage.sealed import Locked, Seal
from assistant.storage.store import Store

PLAN = "bcd234"
NAME = "Zebedee"
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FIRST, SECOND = "three tall kettles", "four small teapots"
"""Two passphrases."""
_WORDS = "A walk by the river with Ellie, and tea in the garden afterwards. "
MARKS = (NAME.encode(), b"by the river", b"The save before", b"half a sentence")
"""Words that stand in the plan, in the save before it, and in what is half-typed."""
DRAFT = Draft(words={"life/hopes": "half a sentence, and "})


@dataclass(frozen=True)
class Operation:
    """One operation; `check` says what is wrong in the folder, or nothing, given whether it was called done."""

    before: Callable[[Path], None]
    act: Callable[[Path, Callable[[], None]], None]
    check: Callable[[Path, bool], str]


def now() -> datetime:
    """A clock that stands still, so that the same is written each time."""
    return AT + timedelta(days=1)


def a_record(words: str, answers: int = 12) -> Record:
    """A record with this many answers and a name, the last answer being `words`."""
    told = {f"life/part#{number}": _answer(_WORDS * number) for number in range(1, answers)}
    answers_given = {"welcome/name": _answer(NAME, "person.name"), **told, "life/last": _answer(words)}
    talk = Talk(flow="discuss", version=1, started=AT, place="goals/goal#2", answers=answers_given)
    return Record(id=PLAN, created=AT, saved=AT, talks=(talk,))


def _answer(words: str, fills: str = "what_matters.good_day") -> Answer:
    return Answer(state="answered", value=words, given_by="person", at=AT, version=1, fills=fills)


OLDER, OLD = a_record("The save before."), a_record(_WORDS * 60)
LONGER = a_record(_WORDS * 90)
SHORTER = a_record("A walk.")
ONE_LESS = a_record(_WORDS * 60, answers=8)
_LATER = a_record("And what was said after the power came back.")


def plans(folder: Path) -> Path:
    """Where the plans are kept below the folder of a trial."""
    return folder / "home" / "plans"


def store(folder: Path) -> Store:
    """The plans as somebody opens them who knows both passphrases."""
    return Store(plans(folder), now, _unlock)


def nothing_there(folder: Path) -> None:
    """A home, and in it nothing yet."""
    (folder / "home").mkdir()


def saved_before(folder: Path) -> None:
    """The plan with three saves before the newest, one more to write the next one over, and half-typed words."""
    nothing_there(folder)
    with store(folder).create(OLDER) as plan:
        for record in (OLDER, OLDER, OLDER, OLDER, OLD):
            plan.keep(record)
        plan.keep_draft(DRAFT)


_ways: dict[Locked, tuple[Seal, str]] = {}
"""What each lock opens with; to find out takes a moment, by design."""


def opens_with(lock: Locked) -> str:
    """Which of the two passphrases opens it; raises CannotUnlock when neither does."""
    if lock not in _ways:
        for passphrase in (SECOND, FIRST):
            with suppress(CannotUnlock):
                _ways[lock] = lock.with_passphrase(passphrase), passphrase
    if lock not in _ways:
        raise CannotUnlock("Neither the one passphrase nor the other opens it.")
    return _ways[lock][1]


def _unlock(lock: Locked) -> Seal:
    opens_with(lock)
    return _ways[lock][0]


def holds(where: Store, allowed: tuple[Record, ...], draft: Draft | None = DRAFT) -> str:
    """What is wrong when the plan is read, opened, listed and gone on with; nothing where all is well."""
    plan_id = allowed[0].id
    try:
        read, half_typed = where.read(plan_id), where.draft(plan_id)
        listed = [summary.trouble for summary in where.summaries() if summary.id == plan_id]
        with where.open(plan_id) as plan:
            opened, notice = plan.record, plan.notice
            kept = plan.keep(_LATER.changed(id=plan_id))
        again = where.read(plan_id)
    except KeepingTrouble as trouble:
        return f"it says: {trouble}"
    if opened.talks not in [record.talks for record in allowed]:
        return f"the plan is neither the old nor the new one, or not the one called saved ({notice or 'no notice'})"
    if read != opened or listed != [""]:
        return "reading, opening and listing do not say the same"
    if notice:
        return f"a plan that is whole is called damaged: {notice}"
    if half_typed != draft:
        return "half-typed words are lost"
    return "" if again == kept and kept.revision > opened.revision else "it could not be gone on with"


def words_left(folder: Path) -> str:
    """A file in which words of the plan can be read by anybody, or nothing; a name counts too."""
    for file in sorted(plans(folder).rglob("*")):
        if any(mark in file.name.encode() or mark in file.read_bytes() for mark in MARKS):
            return f"words of the plan can be read in a file that ends with {file.suffix or file.name}"
    return ""
