"""The one family of errors; each message is a sentence for the person.

SaidPlainly
├── NotUnderstood          a reply could not be read as what was asked for
├── CannotGoThere          there is no such place, or nothing before this one
├── CannotUse              something named on the command line is not there
├── CannotPack             a plan, or the parts asked for, cannot go into a file
├── CannotUnpack           a file with a plan cannot be taken in
├── ContentFault           a flow, prompt or data file does not hold together
└── KeepingTrouble         something about the kept records
    ├── NoSuchPlan
    ├── PlanOpenElsewhere
    ├── PlanEmpty
    ├── PlanDamaged
    ├── PlanTooNew
    ├── NoSuchPractice     of a practice, as NoSuchPlan is of a plan; in `storage/practices.py`
    ├── PracticeDamaged    in `practice_record.py`
    ├── PracticeTooNew     in `practice_record.py`
    ├── PlanLocked         a passphrase is needed, and there is nobody to ask
    ├── CannotUnlock       a passphrase, a code or a key does not open the plan
    └── CannotSave
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class SaidPlainly(Exception):
    """Something the person can mend; `str()` of it is the whole sentence to show."""


class NotUnderstood(SaidPlainly):
    """A reply could not be read as what was asked for."""


class CannotGoThere(SaidPlainly):
    """The place asked for does not exist, or nothing comes before this one."""


class CannotUse(SaidPlainly):
    """Something named on the command line is not there, or cannot be worked with."""


class CannotPack(SaidPlainly):
    """A plan, or the parts of it that were asked for, cannot be written into a file."""


class CannotUnpack(SaidPlainly):
    """A file cannot be taken in: damaged, foreign, too new, or of another person; nothing was changed."""


class Fault(NamedTuple):
    """One mistake in a content file: where it is, what is wrong, what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file} line {self.line}: {self.message}"


class ContentFault(SaidPlainly):
    """A content file does not hold together; `faults` lists every mistake found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        more = len(self.faults) - 1
        rest = f" ({more} more: run 'whatmatters flow check' to see all.)" if more else ""
        super().__init__(f"{self.faults[0]}{rest}")


class KeepingTrouble(SaidPlainly):
    """Something about the kept records."""


class NoSuchPlan(KeepingTrouble):
    """No plan in the folder has this id."""


class PlanOpenElsewhere(KeepingTrouble):
    """Another window holds this plan for writing."""


class PlanEmpty(KeepingTrouble):
    """The file of this plan is there and holds nothing."""


class PlanDamaged(KeepingTrouble):
    """The file of this plan cannot be read as a record."""


class PlanTooNew(KeepingTrouble):
    """The record was written by a newer version of the program."""


class PlanLocked(KeepingTrouble):
    """The plan is locked with a passphrase, and there is nobody to ask for it."""


class CannotUnlock(KeepingTrouble):
    """A passphrase, a recovery code or a service's key does not open the plan, or cannot be used as one."""


class CannotSave(KeepingTrouble):
    """The record could not be kept; what was kept before still stands."""
