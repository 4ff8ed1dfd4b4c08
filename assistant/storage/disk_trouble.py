"""Says in a sentence why the disk refused something, and what the person can do about it."""

from __future__ import annotations

import errno
from typing import NamedTuple

from assistant.errors import CannotSave, KeepingTrouble, PlanDamaged

HELD_BY_ANOTHER_PROGRAM = (5, 32, 33)
"""Windows' own numbers for a file that a virus scanner or a sync program is holding."""


class Reason(NamedTuple):
    """Why the disk refused, to stand in brackets, and what to do, as a sentence of its own."""

    why: str
    remedy: str


_FULL = Reason("the disk is full", "Free some space, then try again.")
_FORBIDDEN = Reason("this computer does not allow it", "Ask whoever looks after this computer, then try again.")
_GONE = Reason("the folder is not there any more", "Put it back, or plug its disk in, then try again.")
_NO_FOLDER = Reason("there is a file where the folder should be", "Move that file away, then try again.")
_HELD = Reason("another program is holding the file", "Wait a moment, then try again.")
_OTHER = Reason("the disk did not answer as it should", "Try again in a moment.")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: Reason("the disk can be read but not written to", "Make it writable, then try again."),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EIO: Reason("the disk reports a fault", "Try again. If it happens again, copy your words to a safe place."),
    errno.ENOENT: _GONE,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
}


def is_held(error: OSError) -> bool:
    """Whether another program on Windows holds the file for the moment."""
    return getattr(error, "winerror", None) in HELD_BY_ANOTHER_PROGRAM


def reason(error: OSError) -> Reason:
    """Why, in plain words; never a path, for a path can hold a name."""
    return _HELD if is_held(error) else _REASONS.get(error.errno or 0, _OTHER)


def cannot_save(error: OSError) -> CannotSave:
    """The sentence for words that could not be kept."""
    why, remedy = reason(error)
    return CannotSave(f"I could not save that ({why}). Your words are still here. {remedy}")


def cannot_open(error: OSError) -> CannotSave:
    """The sentence for a plan that can perhaps be read, but not opened to go on with it."""
    why, remedy = reason(error)
    return CannotSave(f"I could not open this plan to go on with it ({why}). What was saved is safe. {remedy}")


def cannot_lock(error: OSError) -> CannotSave:
    """The sentence for a lock that could not be put on, changed or taken away to the end."""
    why, remedy = reason(error)
    return CannotSave(f"I could not finish that ({why}). What you wrote is safe. {remedy}")


def cannot_erase(error: OSError) -> CannotSave:
    """The sentence for a plan that is not wholly gone yet."""
    why, remedy = reason(error)
    return CannotSave(f"I could not erase all of this plan ({why}). {remedy}")


def damaged() -> PlanDamaged:
    """The sentence for a file that the computer hands over, and that holds no plan."""
    return PlanDamaged("The file of this plan is there, but it cannot be read.")


def cannot_read(error: OSError) -> KeepingTrouble:
    """The sentence for a file that the computer does not hand over; that is no damage."""
    why, remedy = reason(error)
    return KeepingTrouble(f"I could not read this plan ({why}). Nothing was changed. {remedy}")


def cannot_look(error: OSError) -> KeepingTrouble:
    """The sentence for a folder that the computer does not show."""
    why, remedy = reason(error)
    return KeepingTrouble(f"I could not look into the folder of your plans ({why}). Nothing was changed. {remedy}")
