"""A plan can be handed out as any kind of document: printed, or written where the person says."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.content import Content
from assistant.conversation.coverage import DOCUMENTS
from assistant.document_kinds import KINDS
from assistant.help_now import help_on_paper
from assistant.record import Answer, Record, Talk
from assistant.storage.store import Store

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CARD = help_on_paper(Content())


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records, named by the environment."""
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(tmp_path / "records"))
    return tmp_path / "records"


def kept(folder: Path) -> Record:
    """A plan in a folder, with one question for the talk."""
    answer = Answer(
        state="answered", value="Who rings me?", given_by="person", at=AT, version=1, fills="preparing.questions"
    )
    talk = Talk(
        flow="prepare", version=1, started=AT, place="the_talk/questions", answers={"the_talk/questions": answer}
    )
    store = Store(folder)
    with store.create(Record(id=store.new_id(), created=AT, saved=AT, talks=(talk,))) as plan:
        return plan.keep(plan.record)


def test_a_document_is_printed(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The plan in plain English, or the sheet where it is asked for, each with where to get help."""
    record = kept(records)

    for asked, title in (((), "A new plan"), (("--as", "sheet"), "Sheet for my talk")):
        assert main(["document", record.id, *asked]) == 0
        printed = capsys.readouterr().out
        assert printed.startswith(f"{title}\n")
        assert "Who rings me?" in printed
        assert CARD[-1].split()[-1] in printed


def test_a_document_is_written_for_its_owner_alone_and_never_over_another_file(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second time it stays as it was, and one is told how to go on; with --replace it is written anew."""
    record, file = kept(records), tmp_path / "sheet.txt"
    asked = ["document", record.id, "--as", "sheet", "--out", str(file)]

    assert main(asked) == 0
    written = file.read_text(encoding="utf-8")
    assert "Who rings me?" in written
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "Whoever has this file can read it." in capsys.readouterr().out

    file.write_text("mine", encoding="utf-8")
    assert main(asked) == 1
    assert file.read_text(encoding="utf-8") == "mine"
    assert "stays as it is. Choose another name with --out." in capsys.readouterr().err
    assert main([*asked, "--replace"]) == 0
    assert file.read_text(encoding="utf-8") == written


def test_a_file_in_a_folder_that_is_not_there_is_said(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what to do next."""
    assert main(["document", kept(records).id, "--out", str(tmp_path / "nowhere" / "plan.txt")]) == 1
    assert "There is no folder" in capsys.readouterr().err


def test_an_unknown_kind_of_document_names_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is made."""
    with pytest.raises(SystemExit):
        main(["document", "k7f3qd", "--as", "poster"])

    assert f'"poster" is not known here. There is: {", ".join(KINDS)}' in capsys.readouterr().err


def test_every_kind_of_document_has_its_maker() -> None:
    """What can be asked for is what there is."""
    assert tuple(KINDS) == DOCUMENTS


def test_letters_that_no_font_has_are_said(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what stands in their place, and where they can be seen."""
    record = kept(records)
    monkeypatch.setattr("assistant.documents.forms.pdf.unshown", lambda _: "\U000103a0\U000103a1")

    assert main(["document", record.id, "--as", "pdf", "--out", str(tmp_path / "plan.pdf")]) == 0
    said = capsys.readouterr().out
    assert "The pages cannot show these letters: \U000103a0 \U000103a1. In their place is \ufffd." in said
    assert ".html or .docx" in said
    assert main(["document", record.id, "--as", "html", "--out", str(tmp_path / "plan.html")]) == 0
    assert "cannot show" not in capsys.readouterr().out


def test_a_talk_as_a_form_is_named_by_the_talk(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It needs no plan; a talk that is none is said with those that there are."""
    assert main(["document", "prepare", "--as", "questionnaire"]) == 0
    assert '"resourceType": "Questionnaire"' in capsys.readouterr().out
    assert not records.exists()

    assert main(["document", "tea", "--as", "questionnaire"]) == 1
    assert capsys.readouterr().err == 'There is no talk called "tea". There is: carer, discuss, prepare, review.\n'
    assert main(["document", "prepare", "--as", "questionnaire", "--for", "Ann"]) == 1
    assert "the same for everybody" in capsys.readouterr().err
