"""What is kept of a practice, for the volunteer alone, and how it is written; nothing of it reads as a plan."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from assistant.clean_text import clean, clean_all
from assistant.errors import KeepingTrouble
from assistant.record import Kept
from assistant.roles import Level

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

FORMAT: Literal["whatmatters-practice"] = "whatmatters-practice"
"""By what a file is known to hold a practice, and no plan."""
VERSION: Literal[1] = 1
"""The number of this format; a practice with a higher one is from a later version of the program."""

Behaviour = Literal["question", "reflection", "input", "other"]
"""What a turn of a helper does: asks, listens back, tells, or something else."""

HelperRole = Literal["practitioner", "peer"]
"""What the volunteer practises for."""

_DAMAGED = (
    "The file of this practice is there, but it cannot be read. Nothing was changed. "
    "If you have a copy of the file, put it in the place of this one."
)
_TOO_NEW = (
    "This practice was kept by a newer version of the program. Nothing was changed. "
    "Get the newest version, then look at it with that."
)


class PracticeDamaged(KeepingTrouble):
    """A file among the practices cannot be read as one."""


class PracticeTooNew(KeepingTrouble):
    """A practice was kept by a newer version of the program."""


class KeptTurn(Kept):
    """One turn of a practice: what the volunteer said, how that was read, and what the person answered."""

    said: str
    """As it was typed; empty where nothing was said."""
    read_as: Behaviour
    """Kept beside a reading that overrules it: later rules may read the same words otherwise."""
    answered: str
    at: datetime
    """When it was said, with its offset from UTC."""


class KeptPractice(Kept):
    """One practice as it is kept; the same person, seed and words bring every answer back."""

    format: Literal["whatmatters-practice"] = FORMAT
    version: Literal[1] = VERSION
    id: str
    person: str
    """The id of the person practised with, such as `mrs_smith`."""
    name: str
    """What that person is called."""
    role: HelperRole
    level: Level | None = None
    seed: int
    started: datetime
    saved: datetime
    ended: bool = False
    """Whether the volunteer ended it, and did not just leave."""
    turns: tuple[KeptTurn, ...] = ()
    overruled: dict[int, Behaviour] = field(default_factory=dict)
    """What the volunteer says a turn was, by the number of the turn, from 1."""
    counts: dict[str, int] = field(default_factory=dict)
    """What the chart over one's own practices counts."""


def written(practice: KeptPractice) -> bytes:
    """The practice as the JSON of its file, in UTF-8."""
    from pydantic_core import to_json  # late: not needed before the first turn is kept

    return to_json(practice)


def practice_in(content: bytes) -> KeptPractice:
    """The practice that a file holds; raises PracticeDamaged or PracticeTooNew."""
    from pydantic_core import from_json  # late: a new practice reads none

    try:
        # Editors on Windows put a mark at the start of UTF-8 text; it is no damage. A file can be edited by hand.
        raw = clean_all(from_json(content.removeprefix(BOM_UTF8), allow_inf_nan=False))
        if _is_newer(raw):
            raise PracticeTooNew(_TOO_NEW)
        practice: KeptPractice = _practices().validate_python(raw)
        if any(at.utcoffset() is None for at in _moments(practice)):
            raise ValueError("a moment without its offset cannot be put in order with others")
    except ValueError:
        # `from None`, because the error of the checker shows what was typed.
        raise PracticeDamaged(_DAMAGED) from None
    return practice.changed(counts={clean(name): count for name, count in practice.counts.items()})


def _is_newer(raw: Any) -> bool:
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return False
    version = raw.get("version")
    return isinstance(version, int) and version > VERSION


def _moments(practice: KeptPractice) -> Iterator[datetime]:
    yield from (practice.started, practice.saved)
    yield from (turn.at for turn in practice.turns)


@cache
def _practices() -> SchemaValidator:
    from assistant.checker import checker  # late: a new practice needs no checking

    return checker(KeptPractice)
