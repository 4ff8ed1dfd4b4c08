"""Documents that are made inside the program are written and noted as those of the command are."""

from __future__ import annotations

import argparse
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import document as document_command
from assistant.commands import face, handing_out
from assistant.commands.handing_out import DocumentDesk, folder
from assistant.content import Content
from assistant.document_kinds import KINDS
from assistant.documents.case import Look
from assistant.documents.wording import document_words
from assistant.errors import CannotPack, CannotSave
from assistant.faces.document_wish import Question, kinds_offered
from assistant.faces.handing_out import Making, Reading, Steps, Told
from assistant.faces.sitting import Sitting
from assistant.record import Copy, Record
from assistant.storage.store import Store
from tests.faces.test_plain_chat import Keeps
from tests.talking import new_record, our_discuss
from tests.test_document_command import AT, kept, records

__all__ = ["records"]
OPTIONS = argparse.Namespace()


def refused(_copy: Copy) -> None:
    """The plan cannot be kept."""
    raise CannotSave("I could not save that (the disk is full).")


def test_a_file_is_for_its_owner_alone_and_is_noted_in_the_plan_of_the_talk(tmp_path: Path) -> None:
    """What it is, for whom, and where; the talk goes on with that note."""
    sitting = Sitting(our_discuss(), new_record(), Keeps(), lambda: AT)
    desk, path = DocumentDesk(OPTIONS, lambda: sitting.record, sitting.take_note), tmp_path / "plan.txt"

    assert desk.write(path, b"made", "sheet", "Maya", replace=False) == ""

    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"made", 0o600)
    assert [(one.kind, one.for_whom, one.path) for one in sitting.record.copies] == [("sheet", "Maya", str(path))]


def test_where_the_note_cannot_be_kept_that_is_said_and_the_file_is_there(tmp_path: Path) -> None:
    """The person knows what to keep in mind."""
    desk = DocumentDesk(OPTIONS, new_record, refused)

    said = desk.write(tmp_path / "plan.txt", b"made", "sheet", "", replace=False)

    assert said.startswith("The plan could not take a note of where this is. I could not save that")
    assert (tmp_path / "plan.txt").exists()


@pytest.mark.parametrize("name", ["nowhere/plan.txt", "there.txt"])
def test_what_cannot_be_written_is_said_without_words_of_the_command_line(tmp_path: Path, name: str) -> None:
    """And nothing is noted."""
    (tmp_path / "there.txt").touch()
    noted: list[Copy] = []
    desk = DocumentDesk(OPTIONS, new_record, noted.append)

    with pytest.raises(CannotPack) as trouble:
        desk.write(tmp_path / name, b"made", "sheet", "", replace=False)

    assert "--" not in str(trouble.value)
    assert str(trouble.value).endswith((" choose another.", "Choose another name."))
    assert noted == []


def test_a_case_is_as_it_is_wanted(records: Path) -> None:
    """In large print, for whom it is made, and with where to get help."""
    record = kept(records)
    desk = DocumentDesk(OPTIONS, lambda: record, refused)

    case = desk.case("family", Look(large=True, health_words=True))

    assert (case.reader, case.look, case.plan_id) == ("family", Look(large=True, health_words=True), record.id)
    assert case.help_now
    assert case.plan.preparing.questions == "Who rings me?"
    assert desk.plan().preparing.questions == "Who rings me?"


def test_a_file_goes_where_the_program_was_started_or_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home where that folder is shut, or was taken away."""
    monkeypatch.chdir(tmp_path)
    assert folder() == tmp_path

    monkeypatch.setattr("os.access", lambda *_: False)
    assert folder() == Path.home()

    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    assert folder() == Path.home()


def goes_through(options: argparse.Namespace, steps: Steps, _card: object, *, locked: bool) -> str:  # noqa: ARG001
    """A face in which somebody takes the sheet, for a friend of the family, as text."""
    replies = iter(["sheet", "family", ".txt", True, ""])
    step = next(steps)
    while not isinstance(step, Told):
        step = steps.send(step.make() if isinstance(step, Making) else next(replies))
        assert isinstance(step, Question | Reading | Making | Told) or step.name == "plan-for-family.txt"
    return "away" if locked else "stopped"


def test_a_plan_that_is_not_open_is_handed_out_from_the_welcome_screen(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the copy is noted in it."""
    monkeypatch.chdir(tmp_path)
    record, wishes = kept(records), iter(["plan", "print", None])

    def choose(_options: object, _title: str, choices: list[tuple[str, str]], *_: object) -> str | None:
        wish = next(wishes)
        assert wish in (None, "plan") or wish in dict(choices)
        return record.id if wish == "plan" else wish

    monkeypatch.setattr(face, "choose", choose)
    monkeypatch.setattr(face, "hand_out", goes_through)

    assert main([]) == 0
    assert "Who rings me?" in (tmp_path / "plan-for-family.txt").read_text(encoding="utf-8")
    assert [(one.kind, one.for_whom) for one in Store(records).read(record.id).copies] == [("sheet", "family")]


def test_a_locked_plan_that_was_hidden_is_asked_for_its_passphrase_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was asked for before."""
    forgot: list[bool] = []

    class LockedStore:
        def read(self, _plan_id: str) -> Record:
            return new_record()

        def lock_on(self, _plan_id: str) -> object:
            return "a lock"

        def forget_keys(self) -> None:
            forgot.append(True)

    monkeypatch.setattr(face, "hand_out", lambda *_, locked: "away" if locked else "stopped")
    handing_out.hand_out(OPTIONS, LockedStore(), "plan", ())  # type: ignore[arg-type]

    assert forgot == [True]


def test_the_command_says_so_where_it_takes_long(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside the file, not in it."""

    @contextmanager
    def at_once(tell: object) -> Iterator[None]:
        assert callable(tell)
        tell()
        yield

    monkeypatch.setattr(document_command, "told_when_slow", at_once)

    assert main(["document", kept(records).id, "--as", "sheet", "--out", str(tmp_path / "sheet.txt")]) == 0
    assert capsys.readouterr().err == "Making it...\n"


def test_every_document_of_one_plan_for_people_is_offered() -> None:
    """But for the same plan in a form by its name, and what is for form tools."""
    offered = {one.id for one in kinds_offered(document_words(Content(), "kinds"))}

    assert offered == set(KINDS) - {"pdf", "html", "docx", "questionnaire", "unmet-needs"}
