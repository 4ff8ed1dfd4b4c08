"""Proves that practices are kept whole, for the volunteer alone, and apart from every plan."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from assistant.errors import CannotSave, KeepingTrouble, NoSuchPlan, PlanDamaged
from assistant.practice_record import PracticeDamaged, PracticeTooNew, written
from assistant.storage import practices as on_disk
from assistant.storage.practices import NoSuchPractice, Practices
from assistant.storage.store import Store
from tests.practice.small_practice import AT, a_practice

FILE = "bcd234.practice.json"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A folder of plans that is not there yet, with blanks and letters of other scripts in its name."""
    return tmp_path / "Pläne von أمل"


@pytest.fixture
def folder(records: Path) -> Path:
    """Where its practices are."""
    return records / "practices"


@pytest.fixture
def kept(records: Path) -> Practices:
    """The practices below it."""
    return Practices(records)


def names(folder: Path) -> set[str]:
    """Every file in the folder, but for the one that keeps two windows apart."""
    return {entry.name for entry in folder.iterdir()} - {".lock"}


def test_the_disk_is_touched_only_when_something_is_kept(kept: Practices, records: Path) -> None:
    """Looking at an empty list makes no folders, and neither does forgetting all of it."""
    assert kept.all() == ()
    assert len(kept.new_id()) == 6
    kept.forget_all()
    assert not records.exists()


def test_the_folder_and_its_files_are_for_the_owner_only(kept: Practices, records: Path, folder: Path) -> None:
    """Even where everything made is readable by all."""
    before = os.umask(0)
    try:
        kept.keep(a_practice())
    finally:
        os.umask(before)
    assert {stat.S_IMODE(one.stat().st_mode) for one in (records, folder)} == {0o700}
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}


def test_each_turn_takes_the_place_of_the_save_before(kept: Practices, folder: Path) -> None:
    """One file holds all of it, and what was kept is read back."""
    for turns in range(4):
        kept.keep(a_practice(turns=turns))
        assert kept.read("bcd234") == a_practice(turns=turns)
    assert names(folder) == {FILE}


def test_an_id_is_that_of_no_practice_and_of_no_plan(
    kept: Practices, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that an id never means two things."""
    kept.keep(a_practice("bbbbbb"))
    (records / "cccccc.json").write_bytes(b"a plan")
    letters = iter("bbbbbbccccccdddddd")
    monkeypatch.setattr("secrets.choice", lambda _: next(letters))
    assert kept.new_id() == "dddddd"


def test_the_newest_stands_first(kept: Practices) -> None:
    """By the moment, wherever the clocks of the two places stood."""
    east = (AT + timedelta(hours=1)).astimezone(timezone(timedelta(hours=12)))
    for name, at in {"first": AT, "third": AT + timedelta(days=1), "second": east}.items():
        kept.keep(a_practice(name, started=at))
    assert [one.id for one in kept.all()] == ["third", "second", "first"]


def test_a_practice_is_no_plan(kept: Practices, records: Path, folder: Path) -> None:
    """No list names it, nothing finds it, and its folder or its file in the place of plans makes it none."""
    kept.keep(a_practice())
    for place in (records, folder):
        plans = Store(place)
        assert plans.summaries() == []
        assert list(plans.readable()) == []
        for ask in (plans.find, plans.read, plans.open, plans.erase):
            with pytest.raises(NoSuchPlan):
                ask("bcd234")
    shutil.copy(folder / FILE, records / "bcd234.json")
    with pytest.raises(PlanDamaged):
        Store(records).read("bcd234")


def test_a_damaged_file_is_named_and_left_and_hides_no_other(kept: Practices, folder: Path) -> None:
    """Whatever happened to it."""
    kept.keep(a_practice("ffffff"))
    kept.keep(a_practice())
    (folder / FILE).write_bytes(b'{"format": "whatm')
    shelf = Practices(folder.parent).shelf()
    assert [one.id for one in shelf.practices] == ["ffffff"]
    assert shelf.troubles["bcd234"].startswith("The file of this practice is there, but it cannot be read.")
    with pytest.raises(PracticeDamaged):
        kept.read("bcd234")
    assert (folder / FILE).read_bytes() == b'{"format": "whatm'


def test_a_practice_of_a_newer_version_is_named_and_left(kept: Practices, folder: Path) -> None:
    """It waits for the version that knows it."""
    kept.keep(a_practice())
    newer = written(a_practice()).replace(b'"version":1', b'"version":2')
    (folder / FILE).write_bytes(newer)
    assert "newer version" in kept.shelf().troubles["bcd234"]
    with pytest.raises(PracticeTooNew):
        kept.read("bcd234")
    assert (folder / FILE).read_bytes() == newer


def test_a_practice_erased_while_others_are_looked_at_is_no_trouble(
    kept: Practices, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in no list any more."""
    kept.keep(a_practice())
    monkeypatch.setattr(Practices, "ids", lambda _: ["aaaaaa", "bcd234"])
    assert kept.shelf() == ((a_practice(),), {})


def test_a_copied_file_is_a_practice_of_its_own(kept: Practices, folder: Path) -> None:
    """Its name decides."""
    kept.keep(a_practice())
    shutil.copy(folder / FILE, folder / "copy-1.practice.json")
    assert {one.id for one in kept.all()} == {"bcd234", "copy-1"}


def test_a_failed_save_leaves_the_one_before_and_can_be_tried_again(
    kept: Practices, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says that the words are still there."""
    kept.keep(a_practice(turns=1))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(CannotSave, match=r"the disk is full.*Your words are still here"):
            kept.keep(a_practice(turns=2))
    assert kept.read("bcd234") == a_practice(turns=1)
    kept.keep(a_practice(turns=2))
    assert kept.read("bcd234") == a_practice(turns=2)


def test_a_folder_that_went_away_is_not_made_anew(kept: Practices, records: Path) -> None:
    """It may lie on a stick that was pulled out."""
    kept.keep(a_practice(turns=1))
    shutil.rmtree(records)
    with pytest.raises(CannotSave, match="the folder is not there any more"):
        kept.keep(a_practice(turns=2))
    assert not records.exists()


def test_what_was_erased_meanwhile_does_not_come_back(kept: Practices, records: Path, folder: Path) -> None:
    """Another window took it away while the talk went on."""
    kept.keep(a_practice(turns=1))
    Practices(records).forget("bcd234")
    with pytest.raises(CannotSave, match="erased meanwhile"):
        kept.keep(a_practice(turns=2))
    assert names(folder) == set()


def test_while_another_window_saves_nothing_else_is_written(
    kept: Practices, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told after a short wait, and can be tried again."""
    monkeypatch.setattr(on_disk, "_PATIENCE", 0.01)
    kept.keep(a_practice(turns=1))
    held = FileLock(folder / ".lock")
    with held, pytest.raises(CannotSave, match="Another window"):
        kept.keep(a_practice(turns=2))
    with held, pytest.raises(CannotSave, match="Another window"):
        kept.forget("bcd234")
    kept.keep(a_practice(turns=2))
    assert kept.read("bcd234") == a_practice(turns=2)


def test_forgetting_takes_one_and_what_killed_saves_left(kept: Practices, folder: Path) -> None:
    """The others stay, and other files too."""
    for name in ("bcd234", "bcd2345"):
        kept.keep(a_practice(name))
    (folder / f"{FILE}.new").write_bytes(b"torn")
    (folder / "gone.practice.json.new").write_bytes(b"torn")
    (folder / "notes.txt").write_bytes(b"mine")
    kept.forget("bcd234")
    assert names(folder) == {"bcd2345.practice.json", "notes.txt"}
    with pytest.raises(NoSuchPractice):
        kept.read("bcd234")
    with pytest.raises(NoSuchPractice):
        kept.forget("bcd234")


def test_forgetting_all_leaves_no_word_of_any(kept: Practices, folder: Path) -> None:
    """Not of damaged ones, of copies under other names, and of saves that were killed."""
    kept.keep(a_practice())
    for name in ("torn.practice.json", "copy of bcd234.practice.json", f"{FILE}.new"):
        (folder / name).write_bytes(written(a_practice())[:-3])
    (folder / "notes.txt").write_bytes(b"mine")
    kept.forget_all()
    assert names(folder) == {"notes.txt"}


@pytest.mark.parametrize("name", ["../bcd234", "", "..", "a b", "bcd234.practice", "x" * 61, "ü"])
def test_an_unknown_id_is_told_and_reaches_no_other_folder(kept: Practices, records: Path, name: str) -> None:
    """Nothing outside the folder is read, written or erased."""
    kept.keep(a_practice())
    shutil.copy(records / "practices" / FILE, records / FILE)
    for ask in (kept.read, kept.forget, lambda one: kept.keep(a_practice(one))):
        with pytest.raises(NoSuchPractice, match="whatmatters practise mine"):
            ask(name)
    assert (records / FILE).exists()


def test_a_practice_is_found_by_the_start_of_its_id(kept: Practices) -> None:
    """Where one start fits several, more letters are asked for."""
    for name in ("bcd234", "bcd", "bgh678"):
        kept.keep(a_practice(name))
    assert kept.find(" BG ") == "bgh678"
    assert kept.find("bcd") == "bcd"
    with pytest.raises(NoSuchPractice, match="3 practices start so"):
        kept.find("b")
    with pytest.raises(NoSuchPractice, match='no practice called "x"'):
        kept.find("x")


def test_a_folder_or_a_file_that_is_shut_is_told(kept: Practices, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence without a path; nothing was changed."""
    kept.keep(a_practice())

    def shut(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "shut")

    monkeypatch.setattr(Path, "read_bytes", shut)
    assert kept.shelf().troubles["bcd234"].startswith("I could not read this practice (this computer does not allow")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", shut)
        with pytest.raises(CannotSave, match="I could not erase all of that"):
            kept.forget("bcd234")
    monkeypatch.setattr(os, "listdir", shut)
    with pytest.raises(KeepingTrouble, match="the folder of your practices"):
        kept.all()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has neither fork nor kill -9")
def test_a_kill_loses_at_most_the_turn_in_hand(kept: Practices, records: Path) -> None:
    """Every turn that was called kept is there after it."""
    for _ in range(8):
        reports, told = os.pipe()
        process = os.fork()
        if process == 0:  # pragma: no cover
            _keep_turn_after_turn(records, told)
        os.close(told)
        said = os.read(reports, 1)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        while more := os.read(reports, 4096):
            said += more
        os.close(reports)
        assert len(kept.read("bcd234").turns) in (len(said), len(said) + 1)
        kept.forget("bcd234")
        assert names(records / "practices") == set()


def _keep_turn_after_turn(records: Path, told: int) -> None:  # pragma: no cover
    try:
        mine = Practices(records)
        for turns in range(1, 10_000):
            mine.keep(a_practice(turns=turns))
            os.write(told, b".")
    finally:
        os._exit(1)
