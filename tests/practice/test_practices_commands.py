"""Proves that one's own practices can be seen, taken to a trainer, and erased, and that no plan command knows them."""

from __future__ import annotations

import argparse
import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import face
from assistant.commands import practices as commands
from assistant.practice_record import KeptPractice, written
from assistant.record import Record
from assistant.storage.practices import Practices
from assistant.storage.store import Store
from tests.practice.small_practice import ANSWERED, AT, a_practice

Printed = pytest.CaptureFixture[str]
LATER = AT + timedelta(days=2)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A folder with two practices, the newer one ended, and no plan."""
    kept = Practices(tmp_path / "records")
    kept.keep(a_practice())
    kept.keep(a_practice("ffffff", turns=12, name="Mrs Smith", person="mrs_smith", started=LATER, ended=True))
    return tmp_path / "records"


@pytest.fixture
def _a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet that holds what the person answered."""

    def sheet(_: argparse.Namespace, practice: KeptPractice) -> list[str]:
        return ["# Practice with a made-up person", "", *(turn.answered for turn in practice.turns)]

    monkeypatch.setattr(commands, "sheet", sheet)


def run(records: Path, *arguments: str | Path) -> int:
    """One command, and its exit code."""
    return main([*map(str, arguments), "--records", str(records)])


def ids(records: Path) -> list[str]:
    """The practices that are still there."""
    return [one.id for one in Practices(records).all()]


def answer(monkeypatch: pytest.MonkeyPatch, chosen: str | None) -> list[str]:
    """Chooses this whenever something is asked; returns what will have been asked."""
    asked: list[str] = []

    def choose(_options: object, title: str, *_: object) -> str | None:
        asked.append(title)
        return chosen

    monkeypatch.setattr(face, "choose", choose)
    return asked


def test_the_list_says_with_whom_when_how_long_and_whether_it_was_ended(records: Path, capsys: Printed) -> None:
    """The newest first, and that none of it is a plan before all else."""
    assert run(records, "practise", "mine") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Practice, with people who are made up. None of this is a plan.",
        "",
        "ffffff  Mrs Smith",
        "  5 May 2026, 14:32: 12 turns, ended",
        "",
        "bcd234  Ann",
        "  3 May 2026, 14:32: 1 turn, not ended",
        "",
    ]


def test_the_list_as_data_holds_no_words_of_any_talk(records: Path, capsys: Printed) -> None:
    """It names its own kind in each row, so that nobody takes it for a list of plans."""
    assert run(records, "practise", "mine", "--json") == 0
    printed = capsys.readouterr().out
    assert ANSWERED not in printed
    assert json.loads(printed)[1] == {
        "id": "bcd234",
        "format": "whatmatters-practice",
        "person": "ann",
        "name": "Ann",
        "started": AT.isoformat(),
        "saved": AT.isoformat(),
        "turns": 1,
        "ended": False,
    }


def test_a_practice_that_cannot_be_read_hides_no_other(records: Path, capsys: Printed) -> None:
    """It stands at the end with a sentence, and its file stays as it is."""
    torn = records / "practices" / "ddd222.practice.json"
    torn.write_bytes(written(a_practice())[:-2])
    newer = records / "practices" / "ccc222.practice.json"
    newer.write_bytes(written(a_practice()).replace(b'"version":1', b'"version":2'))
    before = torn.read_bytes(), newer.read_bytes()

    assert run(records, "practise", "mine") == 0
    printed = capsys.readouterr().out
    assert printed.index("bcd234") < printed.index("ccc222") < printed.index("ddd222")
    assert "kept by a newer version" in printed
    assert "it cannot be read" in printed

    assert run(records, "practise", "mine", "--json") == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == ["ffffff", "bcd234", "ccc222", "ddd222"]
    assert run(records, "practise", "export", "ddd", "--to", records / "sheet.md") == 1
    assert capsys.readouterr().err.startswith("The file of this practice is there")
    assert (torn.read_bytes(), newer.read_bytes()) == before


def test_where_nothing_is_kept_the_list_says_how_to_begin(tmp_path: Path, capsys: Printed) -> None:
    """And looking makes no folder."""
    for wanted in (["mine"], ["forget", "--all", "--yes"]):
        assert run(tmp_path / "records", "practise", *wanted) == 0
        assert capsys.readouterr().out == "No practice is kept here yet. Begin one with: whatmatters practise\n"
    assert run(tmp_path / "records", "practise", "mine", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert not (tmp_path / "records").exists()


def test_no_command_for_plans_knows_a_practice(records: Path, tmp_path: Path, capsys: Printed) -> None:
    """Not in the list, not by its id, and not by its file, with plans beside it and without."""
    file = records / "practices" / "bcd234.practice.json"
    assert run(records, "plans") == 0
    assert capsys.readouterr().out.startswith("There are no plans here yet.")
    with Store(records).create(Record(id="ggg222", created=AT, saved=AT)) as plan:
        plan.keep(plan.record)
    before = file.read_bytes()

    assert run(records, "plans", "--json") == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == ["ggg222"]
    commands_of_plans: list[list[str | Path]] = [
        ["show", "bcd234"],
        ["document", "bcd234"],
        ["compare", "bcd234"],
        ["diary", "bcd234", "--json"],
        ["pack", "bcd234", "--to", tmp_path / "pack"],
        ["export-all", "bcd234", "--to", tmp_path / "all"],
        ["erase", "bcd234", "--yes"],
        ["discuss", "--plan", "bcd234", "--plain"],
    ]
    for command in commands_of_plans:
        assert run(records, *command) == 1
        told = capsys.readouterr()
        assert told.err == 'There is no plan that starts with "bcd234". Look for its name in the list.\n'
        assert told.out == ""
    assert run(records, "unpack", file, "--yes") == 1
    assert capsys.readouterr().err.startswith("This is not a file with a packed plan. Nothing was taken in.")
    assert run(records, "document", "all", "--as", "actions-csv") == 0
    assert ANSWERED not in capsys.readouterr().out
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("pack*")) + list(tmp_path.glob("all*"))


@pytest.mark.usefixtures("_a_sheet")
def test_a_sheet_is_for_its_owner_and_says_who_can_read_it(records: Path, tmp_path: Path, capsys: Printed) -> None:
    """The start of the id is enough."""
    file = tmp_path / "practice.md"
    assert run(records, "practise", "export", "bc", "--to", file) == 0
    assert file.read_text(encoding="utf-8") == f"# Practice with a made-up person\n\n{ANSWERED}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "Whoever has this file can read it." in capsys.readouterr().out


@pytest.mark.usefixtures("_a_sheet")
def test_a_sheet_is_never_written_over_something(records: Path, tmp_path: Path, capsys: Printed) -> None:
    """What is there stays as it is; and a sheet is text, whatever it is called."""
    file = tmp_path / "practice.md"
    file.write_text("mine", encoding="utf-8")
    assert run(records, "practise", "export", "bcd234", "--to", file) == 1
    assert "is there already, and stays as it is." in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"

    assert run(records, "practise", "export", "bcd234", "--to", tmp_path / "practice.pdf") == 1
    assert "ends in .md" in capsys.readouterr().err
    assert not (tmp_path / "practice.pdf").exists()


@pytest.mark.usefixtures("_a_sheet")
def test_a_sheet_on_a_disk_that_refuses_says_that_the_practice_is_unharmed(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """It speaks of no plan, for there is none; and no half sheet is left."""

    def full(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)

    assert run(records, "practise", "export", "bcd234", "--to", tmp_path / "practice.md") == 1
    assert "(the disk is full). Your practice is unchanged." in capsys.readouterr().err
    assert not [*tmp_path.glob("practice.md*")]


def test_an_unknown_practice_is_told(records: Path, tmp_path: Path, capsys: Printed) -> None:
    """With where to look; nothing is written or erased."""
    for command in (["export", "zzz", "--to", str(tmp_path / "practice.md")], ["forget", "zzz", "--yes"]):
        assert run(records, "practise", *command) == 1
        told = 'There is no practice called "zzz". To see yours, type: whatmatters practise mine\n'
        assert capsys.readouterr().err == told
    assert len(ids(records)) == 2
    assert not (tmp_path / "practice.md").exists()


@pytest.mark.parametrize(
    ("chosen", "left"), [("yes", ["ffffff"]), ("no", ["ffffff", "bcd234"]), (None, ["ffffff", "bcd234"])]
)
def test_forgetting_says_what_and_asks_first(
    chosen: str | None, left: list[str], records: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """Nothing is erased without a yes."""
    asked = answer(monkeypatch, chosen)
    assert run(records, "practise", "forget", "bcd") == 0
    assert asked == ["Erase the practice bcd234 (Ann, 3 May 2026) for good? There is no way back."]
    assert ids(records) == left
    told = "Erased: the practice bcd234 (Ann, 3 May 2026)." if chosen == "yes" else "Nothing was erased."
    assert told in capsys.readouterr().out


def test_forgetting_all_erases_every_word(records: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """Those that cannot be read too; what is out of reach is named."""
    (records / "practices" / "ddd222.practice.json").write_bytes(written(a_practice())[:-2])
    asked = answer(monkeypatch, "yes")
    assert run(records, "practise", "forget", "--all") == 0
    assert asked == ["Erase all 3 practices for good? There is no way back."]
    assert "sheets that were written" in capsys.readouterr().out
    assert [one.name for one in records.rglob("*") if one.is_file() and one.read_bytes()] == []


def test_a_practice_that_cannot_be_read_can_be_forgotten(records: Path, capsys: Printed) -> None:
    """By its id alone; with --yes nothing is asked."""
    (records / "practices" / "ddd222.practice.json").write_bytes(b"")
    assert run(records, "practise", "forget", "ddd222", "--yes") == 0
    assert capsys.readouterr().out.startswith("Erased: the practice ddd222.\n")
    assert len(list((records / "practices").glob("*.json"))) == 2


def test_the_folder_is_the_one_of_the_plans(records: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """Named by --records, by the environment, or the user's own."""
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(records))
    assert main(["practise", "mine"]) == 0
    assert "bcd234" in capsys.readouterr().out
    monkeypatch.delenv("WHATMATTERS_RECORDS")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(records))
    assert main(["practise", "mine"]) == 0
    assert "bcd234" in capsys.readouterr().out
