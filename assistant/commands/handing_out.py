"""Where the faces get documents made and written: from the talk that is open, or from a plan as it is kept."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from assistant.commands import face
from assistant.commands.cases import case_of
from assistant.commands.copies import copy_of, not_noted
from assistant.commands.surroundings import content
from assistant.content import Content
from assistant.documents.case import Case, Look
from assistant.documents.wording import Words, document_words
from assistant.drawn import drawn_plan
from assistant.errors import KeepingTrouble
from assistant.faces.handing_out import steps
from assistant.plan.model import Plan
from assistant.record import Copy, Record
from assistant.storage.new_file import write_new
from assistant.storage.store import Store


class DocumentDesk:
    """Makes documents of one plan and writes them; `take_note` keeps a note of each file in the plan."""

    def __init__(
        self, options: argparse.Namespace, record: Callable[[], Record], take_note: Callable[[Copy], None]
    ) -> None:
        self._options, self._record, self._take_note = options, record, take_note
        self._content: Content = content(options)
        self.folder = folder()

    @property
    def is_own(self) -> bool:
        """Whether the person whose plan it is has the keyboard."""
        return self._record().role == "patient"

    def plan(self) -> Plan:
        """All of the plan, as it stands."""
        return drawn_plan(self._record())

    def words(self, name: str) -> Words:
        """The words of a document such as `kinds`; raises ContentFault where its file does not hold together."""
        return document_words(self._content, name)

    def case(self, reader: str, look: Look) -> Case:
        """The plan as this reader may see it, with all that a document needs."""
        wanted = {**vars(self._options), "large": look.large, "health_words": look.health_words}
        return case_of(argparse.Namespace(**wanted), self._record(), reader)

    def write(self, path: Path, made: bytes, kind: str, reader: str, *, replace: bool) -> str:
        """Writes a file and takes a note of it; a sentence where only the note failed. Raises CannotPack."""
        write_new(path, made, "", replace=replace)
        try:
            self._take_note(copy_of(path, made, kind, reader))
        except KeepingTrouble as trouble:
            return not_noted(trouble)
        return ""


def folder() -> Path:
    """Where a file goes if nobody names a folder: where the program was started, or home where that is shut."""
    try:
        here = Path.cwd()
    except OSError:
        return Path.home()
    return here if os.access(here, os.W_OK) else Path.home()


def hand_out(options: argparse.Namespace, where: Store, plan_id: str, card: tuple[str, ...]) -> None:
    """Prints or shares a plan that is not open, until a file is written or the person leaves."""

    def take_note(copy: Copy) -> None:
        with where.open(plan_id) as plan:
            plan.keep(plan.record.changed(copies=(*plan.record.copies, copy)))

    record, locked = where.read(plan_id), where.lock_on(plan_id) is not None
    desk = DocumentDesk(options, lambda: record, take_note)
    if face.hand_out(options, steps(desk), card, locked=locked) == "away":
        where.forget_keys()
