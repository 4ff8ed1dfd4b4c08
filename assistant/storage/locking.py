"""Puts a lock on the files of a plan, changes it, takes it away; each file is whole at every moment.

The newest save decides whether there is a lock: killed in between, the plan opens as it
was or as it will be, and the key to all that is sealed stands in that file. What is then still plain beside a
sealed one is sealed when the plan is next opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from assistant.errors import PlanDamaged, PlanLocked
from assistant.storage.disk_trouble import cannot_lock
from assistant.storage.durable import put_in_place
from assistant.storage.index import Index
from assistant.storage.plan_names import draft_of, written_files
from assistant.storage.sealed import Holds, Seal, is_sealed

_LOCKED = "This plan is locked with a passphrase. Open it on this computer's own screen, where it can be typed."


def plain_content(content: bytes, holds: Holds, seal: Seal | None) -> bytes:
    """What a file holds; raises PlanLocked where it is sealed and there is no key, and PlanDamaged."""
    if not is_sealed(content):
        return content
    if seal is None:
        raise PlanLocked(_LOCKED)
    return seal.opened(content, holds)


def kept_content(content: bytes, holds: Holds, seal: Seal | None) -> bytes:
    """What to write into a file, sealed where the plan has a lock."""
    return seal.sealed(content, holds) if seal else content


def relock(path: Path, old: Seal | None, new: Seal | None) -> None:
    """Rewrites all files of a plan, sealed anew or, where `new` is None, plain; raises CannotSave."""
    # Half-typed words that are sealed need the key in the newest save, so they are plain before it is.
    first = [path] if new else [draft_of(path), path]
    try:
        _take_away_unfinished(path)
        files = list(written_files(path))
        for file in sorted(files, key=lambda file: first.index(file) if file in first else len(first)):
            _rewrite(file, _holds(file), old, new)
        if new:
            Index(path.parent).without(path.stem)
    except OSError as error:
        raise cannot_lock(error) from error


def seal_leftovers(path: Path, seal: Seal) -> None:
    """Seals what a killed program left plain when it was adding the lock; raises CannotSave."""
    try:
        _take_away_unfinished(path)
        plain = [file for file in written_files(path) if not is_sealed(file.read_bytes())]
        for file in plain:
            _rewrite(file, _holds(file), seal, seal)
        if plain:
            Index(path.parent).without(path.stem)
    except OSError as error:
        raise cannot_lock(error) from error


def unlocked_files(path: Path, seal: Seal | None) -> Iterator[tuple[str, bytes]]:
    """Every file of a plan by its name, with what it holds; one that cannot be opened is given as it is."""
    for file in written_files(path):
        content = file.read_bytes()
        with suppress(PlanDamaged, PlanLocked):
            content = plain_content(content, _holds(file), seal)
        yield file.name, content


def _rewrite(file: Path, holds: Holds, old: Seal | None, new: Seal | None) -> None:
    content = file.read_bytes()
    if not content:
        return
    try:
        plain = plain_content(content, holds, old)
    except (PlanDamaged, PlanLocked):
        return  # sealed and damaged: nobody can read it, with a lock or without
    put_in_place(file, kept_content(plain, holds, new))


def _holds(file: Path) -> Holds:
    if file.suffix == ".draft":
        return "draft"
    return "aside" if file.suffix.startswith(".damaged") else "record"


def _take_away_unfinished(path: Path) -> None:
    """What a save that was killed left half written; only the holder of the plan may."""
    for file in written_files(path):
        if file.suffix == ".new":
            file.unlink(missing_ok=True)
