"""Proves that plans are found, opened by one window, kept, and put back when the newest save is damaged."""

from __future__ import annotations

import errno
import json
import os
import stat
import tempfile
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.clean_text import clean
from assistant.errors import (
    CannotSave,
    KeepingTrouble,
    NoSuchPlan,
    PlanDamaged,
    PlanEmpty,
    PlanOpenElsewhere,
    PlanTooNew,
)
from assistant.record import FORMAT, Answer, Draft, Earlier, Record, Return, Talk, Thought, Value
from assistant.record_json import json_of
from assistant.storage.lock import PATIENCE, PlanLock
from assistant.storage.said_time import said
from assistant.storage.store import Store
from assistant.storage.summary import Summary

AT = datetime(2026, 5, 3, 14, 32, tzinfo=UTC)
ANY_WORDS = st.text(st.characters(codec="utf-8"))


def at_noon() -> datetime:
    """A clock for the store: the day after the saves of these tests."""
    return datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def answer(value: Value, fills: str | None = None) -> Answer:
    """An answer, which may fill a place in the plan."""
    return Answer(state="answered", value=value, given_by="person", at=AT, version=1, fills=fills)


def a_record(
    plan_id: str = "bcd234", words: str = "a walk", saved: datetime = AT, more: dict[str, Answer] | None = None
) -> Record:
    """A record with one talk, and in it one answer or more."""
    answers = {"life/good_day": answer(words, "what_matters.good_day"), **(more or {})}
    talk = Talk(flow="discuss", version=1, started=AT, place="goals/goal#2", answers=answers)
    return Record(id=plan_id, created=AT, saved=saved, talks=(talk,))


def words_of(record: Record) -> Value:
    """What the record says of a good day."""
    return record.talks[0].answers["life/good_day"].value


def in_folder(store: Store, *saves: Record) -> None:
    """Keeps these records, one after the other, and closes."""
    with store.create(saves[0]) as plan:
        for record in saves:
            plan.keep(record)


def names(folder: Path) -> set[str]:
    """Every file in the folder."""
    return {entry.name for entry in folder.iterdir()}


class Fullness:
    """A disk that can be full for a while."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.full = False
        self._flush = os.fsync
        patch.setattr(os, "fsync", self._fsync)

    def _fsync(self, descriptor: int) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "full")
        self._flush(descriptor)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Fullness:
    """The disk below the store."""
    return Fullness(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for plans that is not there yet, with blanks and letters of other scripts in its name."""
    return tmp_path / "Pläne von أمل"


@pytest.fixture
def store(folder: Path) -> Store:
    """A store with a clock of its own."""
    return Store(folder, at_noon)


def test_a_store_touches_the_disk_only_when_asked(store: Store, folder: Path) -> None:
    """Asking for help or for the version must not make folders."""
    assert store.summaries() == []
    assert len(store.new_id()) == 6
    assert not folder.exists()


def test_the_folder_and_its_files_are_for_the_owner_only(store: Store, folder: Path) -> None:
    """Even where everything new is readable by all."""
    before = os.umask(0)
    try:
        with store.create(a_record()) as plan:
            plan.keep(a_record())
            plan.keep(a_record())
            plan.keep_draft(Draft(words={"life/hopes": "to"}))
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert names(folder) == {"bcd234.json", "bcd234.bak", "bcd234.lock", "bcd234.draft"}
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in folder.iterdir()} == {0o600}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """The person chose it, so the person must know which one is meant."""
    (tmp_path / "notes").write_text("a file")
    with pytest.raises(CannotSave) as caught:
        Store(tmp_path / "notes").ready()
    assert str(tmp_path / "notes") in str(caught.value)
    assert "Choose another folder with --records." in str(caught.value)


def test_a_folder_that_cannot_be_written_to_is_told_before_the_talk(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not after an hour of answers."""
    folder.mkdir()

    def read_only(*_: Any, **__: Any) -> None:
        raise OSError(errno.EROFS, "read only")

    monkeypatch.setattr(tempfile, "TemporaryFile", read_only)
    with pytest.raises(CannotSave, match="the disk can be read but not written to"):
        store.create(a_record())


def test_an_id_is_easy_to_type_and_never_taken(store: Store, folder: Path) -> None:
    """No look-alikes, no capitals, and not even the id of a draft or of a damaged file."""
    folder.mkdir()
    made = {store.new_id() for _ in range(200)}
    assert len(made) == 200
    assert not set("".join(made)) & set("01lio5suaez9")
    assert all(letter.islower() or letter.isdigit() for letter in "".join(made))


def test_an_id_that_is_taken_is_not_given_again(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However unlikely."""
    folder.mkdir()
    (folder / "bbbbbb.draft").touch()
    letters = iter("bbbbbbcccccc")
    monkeypatch.setattr("secrets.choice", lambda _: next(letters))
    assert store.new_id() == "cccccc"


def test_nothing_is_on_the_disk_until_it_is_kept(store: Store, folder: Path) -> None:
    """Who only looks in leaves nothing behind."""
    with store.create(a_record()) as plan:
        assert plan.record == a_record()
        assert store.summaries() == []
    assert names(folder) == set()


def test_what_was_kept_is_read_back_with_the_next_revision(store: Store, folder: Path) -> None:
    """The whole record, and beside it the plan drawn from it."""
    with store.create(a_record()) as plan:
        first = plan.keep(a_record())
        second = plan.keep(first.changed(level=2))
        assert plan.record == second
    assert (first.revision, second.revision) == (1, 2)
    assert store.read("bcd234") == second
    [kept] = json.loads((folder / "bcd234.json").read_text("utf-8"))["kept"].values()
    assert kept["plan"]["what_matters"]["good_day"] == "a walk"
    assert kept["record"] == json.loads(json_of(second))


def test_a_record_lies_in_its_file_byte_for_byte_as_its_json(store: Store, folder: Path) -> None:
    """Also one that came from a file and was changed, with earlier answers, a way back and a thought."""
    before = answer("a walk").changed(earlier=(Earlier(value="a nap", at=AT),))
    in_folder(store, a_record(more={"life/hopes": before}))
    with store.open("bcd234") as plan:
        [talk] = plan.record.talks
        returning = talk.changed(returns=(Return(to="life/hopes"),), coached={"life/hopes": "a walk"})
        thought = Thought(text="the cat", address="life/hopes", at=AT)
        kept = plan.keep(plan.record.changed(talks=(talk, returning), thoughts=(thought,)))
    assert json_of(kept) in (folder / "bcd234.json").read_bytes()


def test_words_are_kept_even_when_the_file_was_damaged_since_it_was_opened(store: Store, folder: Path) -> None:
    """What is in this window is whole; the damaged file stays beside it as the save before."""
    in_folder(store, a_record())
    with store.open("bcd234") as plan:
        (folder / "bcd234.json").write_text("damage")
        plan.keep(a_record(words="a swim"))
    assert words_of(store.read("bcd234")) == "a swim"
    assert (folder / "bcd234.bak").read_text() == "damage"


def test_an_opened_plan_goes_on_where_it_was(store: Store) -> None:
    """Closing and opening again loses nothing and counts on."""
    in_folder(store, a_record())
    with store.open("bcd234") as plan:
        assert (plan.record.revision, plan.notice, plan.draft) == (1, "", None)
        plan.keep(a_record(words="a swim"))
    assert (store.read("bcd234").revision, words_of(store.read("bcd234"))) == (2, "a swim")


def test_going_back_to_an_earlier_record_is_a_newer_save(store: Store) -> None:
    """Undo hands in a record of before; the order of saves goes on, whatever the clock says."""
    with store.create(a_record()) as plan:
        before = plan.keep(a_record())
        plan.keep(a_record(words="a swim"))
        undone = plan.keep(before.changed(saved=AT - timedelta(days=400)))
    assert undone.revision == 3
    assert store.read("bcd234") == undone


def test_a_record_of_another_plan_is_refused(store: Store) -> None:
    """A mix-up in the program must not put one person's words in another's plan."""
    with store.create(a_record()) as plan, pytest.raises(ValueError, match="another plan"):
        plan.keep(a_record("ddd333"))


def test_a_failed_save_can_be_tried_again(store: Store, disk: Fullness) -> None:
    """Also the very first one; it counts once."""
    with store.create(a_record()) as plan:
        disk.full = True
        with pytest.raises(CannotSave, match="the disk is full"):
            plan.keep(a_record())
        disk.full = False
        assert plan.keep(a_record()).revision == 1
        assert plan.keep(a_record()).revision == 2
    assert store.read("bcd234").revision == 2


def test_a_plan_is_never_created_over_another(store: Store) -> None:
    """Two windows may have thought of the same id."""
    in_folder(store, a_record())
    with pytest.raises(CannotSave, match="There is already a plan called bcd234"):
        store.create(a_record(words="other"))
    assert words_of(store.read("bcd234")) == "a walk"
    store.open("bcd234").close()


def test_after_closing_nothing_is_kept(store: Store) -> None:
    """The lock is gone, so somebody else may be writing; closing twice is fine."""
    in_folder(store, a_record())
    plan = store.open("bcd234")
    plan.close()
    plan.close()
    with pytest.raises(CannotSave, match="is closed here"):
        plan.keep(a_record(words="too late"))


def test_a_plan_opened_in_one_thread_can_be_closed_in_another(store: Store) -> None:
    """The screen saves and closes in the background."""
    in_folder(store, a_record())
    plan = store.open("bcd234")
    closing = threading.Thread(target=plan.close)
    closing.start()
    closing.join()
    store.open("bcd234").close()


def test_the_second_window_is_told_at_once_and_may_look(store: Store, folder: Path) -> None:
    """Who, since when, and what to do, with less than a second of patience; reading stays possible."""
    assert PATIENCE < 1
    in_folder(store, a_record())
    with store.open("bcd234"):
        with pytest.raises(PlanOpenElsewhere) as caught:
            Store(folder, lambda: at_noon() + timedelta(hours=1)).open("bcd234")
        assert words_of(store.read("bcd234")) == "a walk"
    assert str(caught.value) == (
        "This plan has been open in another window since 12:00. Close it there, or look at it here without changing it."
    )
    store.open("bcd234").close()


def test_the_second_window_is_told_of_another_computer(store: Store, folder: Path) -> None:
    """A folder may be shared; then the window to close stands elsewhere."""
    in_folder(store, a_record())
    note = {"pid": 7, "host": "kitchen\x1b[31m-pc", "since": (at_noon() - timedelta(days=1)).isoformat()}
    with store.open("bcd234"):
        (folder / "bcd234.lock").write_text(" " + json.dumps(note))
        with pytest.raises(PlanOpenElsewhere, match=r"another computer \(kitchen-pc\) since 12:00 on 3 May\."):
            store.open("bcd234")


@pytest.mark.parametrize("note", ["", " {", " []", ' {"since": 5}', ' {"since": "soon"}'])
def test_the_note_in_the_lock_is_only_for_the_sentence(store: Store, folder: Path, note: str) -> None:
    """The lock decides, whatever the note says."""
    in_folder(store, a_record())
    with store.open("bcd234"):
        (folder / "bcd234.lock").write_text(note)
        with pytest.raises(PlanOpenElsewhere, match=r"This plan is open in another window\."):
            store.open("bcd234")
    store.open("bcd234").close()


def test_where_the_disk_knows_no_locks_nothing_is_opened_for_writing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock made of a mere file would stay for ever after a crash."""
    in_folder(store, a_record())

    def no_locks(*_: Any) -> None:
        raise OSError(errno.ENOSYS, "no locks here")

    monkeypatch.setattr("fcntl.flock", no_locks)
    with pytest.raises(CannotSave, match="I could not open this plan to go on with it"):
        store.open("bcd234")
    assert words_of(store.read("bcd234")) == "a walk"


def test_a_lock_can_be_let_go_of_twice(tmp_path: Path) -> None:
    """Forgetting a lock that is not held takes no file away from its holder."""
    path = tmp_path / "bcd234.lock"
    lock = PlanLock(path, at_noon)
    lock.release()
    lock.release(forget=True)
    assert path.exists()


def test_missing_empty_and_damaged_are_three_sentences(store: Store, folder: Path) -> None:
    """None of them is a new plan, and reading changes nothing."""
    in_folder(store, a_record())
    path = folder / "bcd234.json"
    sentences = set()
    for content, kind in ((b"", PlanEmpty), (b"{", PlanDamaged)):
        path.write_bytes(content)
        for look in (store.read, store.open):
            with pytest.raises(kind) as caught:
                look("bcd234")
            sentences.add(str(caught.value))
            assert "Nothing was changed." in str(caught.value)
        assert path.read_bytes() == content
    with pytest.raises(NoSuchPlan) as missing:
        store.open("ddd333")
    assert len(sentences | {str(missing.value)}) == 3
    assert names(folder) == {"bcd234.json", "bcd234.lock"}


@pytest.mark.parametrize("plan_id", ["ddd333", "../bcd234", "", "a/b", "bcd234.json", "x" * 61, "bcd 234"])
def test_an_unknown_id_is_told_and_reaches_no_other_folder(store: Store, folder: Path, plan_id: str) -> None:
    """Whatever is typed."""
    in_folder(store, a_record())
    for look in (store.read, store.open):
        with pytest.raises(NoSuchPlan):
            look(plan_id)
    assert names(folder) == {"bcd234.json", "bcd234.lock"}


def test_a_damaged_plan_opens_from_the_save_before_and_says_so(store: Store, folder: Path) -> None:
    """The damaged file is kept aside, and the plan can go on."""
    in_folder(store, a_record(), a_record(words="a swim"))
    (folder / "bcd234.json").write_bytes(b'{"kept": {"1"')
    with pytest.raises(PlanDamaged, match="Open the plan to go on from the save before it"):
        store.read("bcd234")
    with store.open("bcd234") as plan:
        assert plan.notice == (
            "The newest save of this plan could not be read, so I opened the one before it, from 14:32 on 3 May. "
            "The other file is kept aside."
        )
        assert words_of(plan.record) == "a walk"
        assert words_of(store.read("bcd234")) == "a walk"
        plan.keep(a_record(words="a run"))
    assert (folder / "bcd234.damaged-1").read_bytes() == b'{"kept": {"1"'
    assert words_of(store.read("bcd234")) == "a run"
    assert store.open("bcd234").notice == ""


def test_no_damaged_file_is_ever_written_over(store: Store, folder: Path) -> None:
    """Each gets a name of its own."""
    in_folder(store, a_record(), a_record())
    for number in (1, 2, 3):
        (folder / "bcd234.json").write_text(f"damage {number}")
        store.open("bcd234").close()
    assert [(folder / f"bcd234.damaged-{number}").read_text() for number in (1, 2, 3)] == [
        "damage 1",
        "damage 2",
        "damage 3",
    ]


def test_an_empty_and_a_missing_newest_save_open_from_the_one_before(store: Store, folder: Path) -> None:
    """A file may vanish on a stick without a journal, or be emptied by another program."""
    in_folder(store, a_record(), a_record())
    (folder / "bcd234.json").write_bytes(b"")
    with store.open("bcd234") as plan:
        assert plan.notice.startswith("The newest save of this plan is empty, so I opened the one before it")
    (folder / "bcd234.json").unlink()
    assert store.find("bcd") == "bcd234"
    with store.open("bcd234") as plan:
        assert plan.notice.endswith("is missing, so I opened the one before it, from 14:32 on 3 May.")
    assert store.read("bcd234").revision == 1


def test_when_the_save_before_is_damaged_too_nothing_is_changed(store: Store, folder: Path) -> None:
    """There may be somebody who can mend one of them."""
    in_folder(store, a_record(), a_record())
    for name in ("bcd234.json", "bcd234.bak"):
        (folder / name).write_text("damage")
    with pytest.raises(PlanDamaged, match="Nothing was changed"):
        store.open("bcd234")
    assert names(folder) == {"bcd234.json", "bcd234.bak", "bcd234.lock"}


def test_a_full_disk_while_putting_back_is_told_and_harms_nothing(store: Store, folder: Path, disk: Fullness) -> None:
    """The plan can be opened once there is space, and the lock is free until then."""
    in_folder(store, a_record(), a_record())
    (folder / "bcd234.json").write_text("damage")
    disk.full = True
    with pytest.raises(CannotSave, match=r"go on with it \(the disk is full\)"):
        store.open("bcd234")
    disk.full = False
    assert words_of(store.open("bcd234").record) == "a walk"


def from_a_newer_version(path: Path, more: str = "") -> str:
    """The file as a later version would have kept it, perhaps with a part that nobody here knows."""
    newer = path.read_text("utf-8").replace(f'"format":{FORMAT},"id"', f'{more}"format":{FORMAT + 1},"id"')
    path.write_text(newer, "utf-8")
    return newer


def test_a_plan_of_a_newer_version_can_be_read_and_is_not_changed(store: Store, folder: Path) -> None:
    """As much of it as this version knows; it is not replaced by the save before, which could be opened."""
    in_folder(store, a_record(), a_record(words="by the sea"))
    path = folder / "bcd234.json"
    newer = from_a_newer_version(path, '"mood":{"of":"today"},')
    assert words_of(store.read("bcd234")) == "by the sea"
    assert store.read("bcd234").format == FORMAT + 1
    with pytest.raises(PlanTooNew, match=r"You can look at it here, but not change it\."):
        store.open("bcd234")
    assert path.read_text("utf-8") == newer
    assert names(folder) == {"bcd234.json", "bcd234.bak", "bcd234.lock"}


def test_a_newer_plan_that_is_all_different_is_left_alone(store: Store, folder: Path) -> None:
    """Too little of it is known to show anything; that is no damage."""
    in_folder(store, a_record())
    path = folder / "bcd234.json"
    newer = from_a_newer_version(path).replace('"talks":[', '"talks":[7,')
    path.write_text(newer, "utf-8")
    for look in (store.read, store.open):
        with pytest.raises(PlanTooNew, match="made by a newer version of the program"):
            look("bcd234")
    assert path.read_text("utf-8") == newer


def test_a_plan_of_an_older_version_is_kept_as_it_was_when_it_is_written_anew(store: Store, folder: Path) -> None:
    """Once, under a name of its own; reading alone changes nothing."""
    in_folder(store, a_record())
    path = folder / "bcd234.json"
    older = path.read_bytes().replace(f'"format":{FORMAT},"id"'.encode(), b'"format":1,"id"')
    path.write_bytes(older)
    for number in range(3):
        with store.open("bcd234") as plan:
            assert path.with_suffix(".format-1").exists() is bool(number)
            plan.keep(plan.record)
    assert path.with_suffix(".format-1").read_bytes() == older
    assert store.read("bcd234").format == FORMAT


def test_the_newest_save_that_can_be_read_is_put_back(store: Store, folder: Path) -> None:
    """However many of those before it are damaged; the damaged newest one is kept aside."""
    in_folder(store, *(a_record(words=str(number)) for number in range(4)))
    for end in (".json", ".bak", ".bak-2"):
        (folder / f"bcd234{end}").write_bytes(b"{torn")
    with store.open("bcd234") as plan:
        assert words_of(plan.record) == "0"
        assert "could not be read, so I opened the one before it" in plan.notice
    assert (folder / "bcd234.damaged-1").read_bytes() == b"{torn"


def test_a_plan_that_could_not_be_saved_is_saved_elsewhere(store: Store, tmp_path: Path) -> None:
    """In a folder of the person's choice, beside what may lie there under the same name, and it opens there."""
    stick = tmp_path / "stick"
    stick.mkdir()
    in_folder(store, a_record())
    with store.open("bcd234") as plan:
        for name in ("bcd234", "bcd234-2"):
            said_so = plan.keep_elsewhere(stick, a_record(words="kept there"))
            assert f'Saved in "{stick / name}.json"' in said_so
            assert words_of(Store(stick, at_noon).read(name)) == "kept there"
        with pytest.raises(CannotSave, match="There is no such folder"):
            plan.keep_elsewhere(stick / "none", a_record())
        kept = plan.keep(a_record())
        assert [copy.path for copy in kept.copies] == [str(stick / f"{one}.json") for one in ("bcd234", "bcd234-2")]
        assert plan.keep(kept).copies == kept.copies


def test_an_erased_plan_leaves_nothing_and_its_id_is_free(store: Store, folder: Path) -> None:
    """Saves, half-typed words, what was kept aside: all of it, and only of this plan."""
    in_folder(store, a_record(), a_record(), a_record())
    in_folder(store, a_record("bcd2345"))
    with store.open("bcd234") as plan:
        plan.keep_draft(Draft(words={"life/hopes": "to"}))
    for name in ("bcd234.damaged-1", "bcd234.format-1", "bcd234.json.new"):
        (folder / name).write_text("words")
    store.erase("bcd234")
    assert names(folder) == {"bcd2345.json", "bcd2345.lock", ".index"}
    with pytest.raises(NoSuchPlan):
        store.read("bcd234")


def test_a_plan_that_is_being_erased_is_gone_and_the_rest_goes_the_next_time(store: Store, folder: Path) -> None:
    """Where the program was killed in the middle of it."""
    in_folder(store, a_record(), a_record())
    (folder / "bcd234.erasing").touch()
    assert store.summaries() == []
    with pytest.raises(NoSuchPlan):
        store.open("bcd234")
    assert names(folder) == {".index"}


def test_a_plan_open_in_another_window_is_not_erased(store: Store) -> None:
    """Its holder would write it anew."""
    in_folder(store, a_record())
    with store.open("bcd234"), pytest.raises(PlanOpenElsewhere):
        store.erase("bcd234")
    assert store.read("bcd234")


Change = Callable[[dict[str, Any]], None]


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: kept.clear(),
        lambda kept: kept.update({"kept": {}}),
        lambda kept: kept["kept"].update({"2": {}}),
        lambda kept: kept["kept"].update({"one": kept["kept"].pop("1")}),
        lambda kept: kept["kept"]["1"].pop("record"),
        lambda kept: kept["kept"]["1"].update({"record": 5}),
        lambda kept: kept["kept"]["1"]["record"].pop("format"),
        lambda kept: kept["kept"]["1"]["record"].update({"format": "one"}),
        lambda kept: kept["kept"]["1"]["record"].update({"saved": "soon"}),
        lambda kept: kept["kept"]["1"]["record"].update({"talks": {}}),
        lambda kept: kept["kept"]["1"]["record"].update({"stranger": 1}),
    ],
    ids=range(11),
)
def test_good_json_that_is_no_record_is_damage_too(store: Store, folder: Path, change: Change) -> None:
    """And what the person wrote is not in the error, nor in what caused it."""
    in_folder(store, a_record(words="my secret"))
    path = folder / "bcd234.json"
    kept = json.loads(path.read_text("utf-8"))
    change(kept)
    path.write_text(json.dumps(kept), "utf-8")
    with pytest.raises(PlanDamaged) as caught:
        store.read("bcd234")
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_file_cut_anywhere_is_never_taken_for_a_plan(store: Store, folder: Path) -> None:
    """At every single byte."""
    in_folder(store, a_record(words="Ünü😀"))
    path = folder / "bcd234.json"
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises((PlanEmpty, PlanDamaged)):
            store.read("bcd234")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_flipped_bits_never_end_the_program(store: Store, folder: Path, data: st.DataObject) -> None:
    """The file is read, or told to be damaged or too new; nothing else can happen."""
    path = folder / "bcd234.json"
    if not path.exists():
        in_folder(store, a_record())
    whole = path.read_bytes()
    flipped = bytearray(whole)
    flipped[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(flipped)
    try:
        store.read("bcd234")
    except (PlanDamaged, PlanTooNew):
        pass
    finally:
        path.write_bytes(whole)


def test_a_draft_is_kept_until_it_is_dropped(store: Store, folder: Path) -> None:
    """Words being typed survive the window; keeping an answer alone does not drop them."""
    draft = Draft(words={"life/hopes": "To see the sea 🌊\nagain", "goals/goal#2": "بحر"})
    with store.create(a_record()) as plan:
        plan.keep_draft(draft)
        plan.keep(a_record())
        assert plan.draft == draft
    assert store.draft("bcd234") == draft
    with store.open("bcd234") as plan:
        assert plan.draft == draft
        plan.keep_draft(None)
        plan.keep_draft(None)
        assert plan.draft is None
    assert store.draft("bcd234") is None
    assert names(folder) == {"bcd234.json", "bcd234.lock"}


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"words": 5}'])
def test_a_damaged_draft_stands_in_nobodys_way(store: Store, folder: Path, content: bytes) -> None:
    """The plan matters more."""
    in_folder(store, a_record())
    (folder / "bcd234.draft").write_bytes(content)
    with store.open("bcd234") as plan:
        assert plan.draft is None
        plan.keep_draft(Draft(words={"life/hopes": "sea"}))
    assert store.draft("bcd234") == Draft(words={"life/hopes": "sea"})


def test_a_draft_that_cannot_be_kept_is_told(store: Store, disk: Fullness) -> None:
    """And the one before it is still there."""
    old, new = Draft(words={"life/hopes": "sea"}), Draft(words={"life/hopes": "sea and s"})
    with store.create(a_record()) as plan:
        plan.keep_draft(old)
        disk.full = True
        with pytest.raises(CannotSave, match="the disk is full"):
            plan.keep_draft(new)
        assert plan.draft == old
    assert store.draft("bcd234") == old


def test_a_plan_is_found_by_the_start_of_its_id(store: Store) -> None:
    """In capitals or with blanks around it; a whole id wins over a longer one."""
    for plan_id in ("bcd234", "bcd2347", "bxx777", "kkk333"):
        in_folder(store, a_record(plan_id))
    assert store.find("k") == "kkk333"
    assert store.find(" BX ") == "bxx777"
    assert store.find("bcd234") == "bcd234"
    with pytest.raises(NoSuchPlan) as several:
        store.find("b")
    assert str(several.value) == (
        "3 plans start so: bcd234, bcd2347 and bxx777. Type more letters of the one you want."
    )
    with pytest.raises(NoSuchPlan, match='no plan that starts with "zz"'):
        store.find("zz\x1b]0;title\x07")


def test_many_plans_that_start_alike_are_not_all_named(store: Store, folder: Path) -> None:
    """A sentence stays a sentence."""
    with pytest.raises(NoSuchPlan, match="There are no plans here yet"):
        store.find("b")
    folder.mkdir()
    for number in range(2, 10):
        (folder / f"b{number}.json").touch()
    with pytest.raises(NoSuchPlan, match="8 plans start so: b2, b3, b4, b5, b6, b7 and 2 more"):
        store.find("b")


def test_the_list_shows_the_newest_first_and_what_is_wrong_at_the_end(store: Store, folder: Path) -> None:
    """One damaged file hides no other plan, and other people's files are passed over."""
    review = answer({"on": "2026-11-05", "said": "in November"}, "review.on")
    named = answer("Amal", "person.name")
    in_folder(store, a_record("bbb222", saved=AT - timedelta(days=1)))
    in_folder(store, a_record("ccc333", more={"me/name": named, "end/review": review}))
    in_folder(store, a_record("ddd444", saved=AT.replace(tzinfo=None) - timedelta(hours=1)))
    in_folder(store, a_record("fff666"))
    in_folder(store, Record(id="ggg777", created=AT, saved=AT - timedelta(days=2)))
    (folder / "fff666.json").write_text("damage")
    (folder / "my notes.json").write_text("{}")
    newest, *rest, troubled = store.summaries()
    assert newest == Summary("ccc333", "Amal", "goals/goal", AT, date(2026, 11, 5), flow="discuss")
    assert [summary.id for summary in rest] == ["ddd444", "bbb222", "ggg777"]
    assert rest[-1].stage == ""
    assert (troubled.id, troubled.saved) == ("fff666", None)
    assert troubled.trouble.startswith("The file of this plan is there, but it cannot be read.")


def test_an_answer_that_does_not_fit_the_plan_hides_no_plan_from_the_list(store: Store, folder: Path) -> None:
    """The answers are the truth; a plan that cannot be drawn has no day of review."""
    in_folder(store, a_record())
    path = folder / "bcd234.json"
    path.write_text(path.read_text("utf-8").replace("what_matters.good_day", "what_matters.nowhere"), "utf-8")
    assert store.summaries() == [Summary("bcd234", "", "goals/goal", AT, None, flow="discuss")]


def test_a_carers_own_talk_is_listed_by_the_carers_name(store: Store) -> None:
    """It belongs to somebody's plan, and is not that plan."""
    who = [{"name": "Bola", "who": "his sister", "contact": ""}]
    said = Answer(state="answered", value=who, given_by="carer", at=AT, version=1, fills="carer.who")
    talk = Talk(flow="carer", version=1, started=AT, place="end", answers={"hello/who": said})
    in_folder(store, a_record().changed(about="femi23", talks=(talk,)))

    assert store.summaries()[0].name == "Bola"


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    """It is not the same as having no plans."""
    (tmp_path / "file").touch()
    with pytest.raises(KeepingTrouble, match="I could not look into the folder of your plans"):
        Store(tmp_path / "file").summaries()


def test_a_copied_file_is_a_plan_of_its_own(store: Store, folder: Path) -> None:
    """Its name decides, so that keeping it cannot touch the other."""
    in_folder(store, a_record())
    (folder / "bcd234-copy.json").write_bytes((folder / "bcd234.json").read_bytes())
    with store.open("bcd234-copy") as plan:
        assert plan.record.id == "bcd234-copy"
        plan.keep(plan.record)
    assert (store.read("bcd234").revision, store.read("bcd234-copy").revision) == (1, 2)


def test_the_clock_of_the_computer_is_used_when_none_is_handed_in(tmp_path: Path) -> None:
    """The note in the lock is of today."""
    store = Store(tmp_path)
    with store.create(a_record()) as plan:
        plan.keep(a_record())
        with pytest.raises(PlanOpenElsewhere, match=r"since \d\d:\d\d"):
            store.open("bcd234")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (at_noon() - timedelta(hours=3), "09:00"),
        (at_noon() - timedelta(days=1), "12:00 on 3 May"),
        (at_noon() - timedelta(days=365), "12:00 on 4 May 2025"),
    ],
)
def test_a_moment_is_said_as_people_do(at: datetime, words: str) -> None:
    """With the day and the year only where they help."""
    assert said(at, at_noon()) == words


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_WORDS)
def test_any_clean_words_come_back_as_they_were_given(store: Store, words: str) -> None:
    """Any script and emoji with joiners: nothing is changed on the way."""
    words = clean(words)
    plan_id = store.new_id()
    record = a_record(plan_id, words, more={"life/people": answer([words, {"name": words, words: None}])})
    with store.create(record) as plan:
        kept = plan.keep(record)
        plan.keep_draft(Draft(words={words: words}))
    assert store.read(plan_id) == kept
    assert store.draft(plan_id) == Draft(words={words: words})


def test_what_could_act_on_a_terminal_does_not_come_out_of_a_file(store: Store, folder: Path) -> None:
    """Somebody edited it by hand: the words stay, and what acts goes."""
    with store.create(a_record()) as plan:
        plan.keep(a_record(words="a walk"))
        plan.keep_draft(Draft(words={"life/hopes": "a walk"}))
    for end in (".json", ".draft"):
        file = folder / f"bcd234{end}"
        file.write_text(file.read_text("utf-8").replace("a walk", "a \\u001b[2Jwalk\\u202e"), "utf-8")
    assert words_of(store.read("bcd234")) == "a walk"
    assert store.draft("bcd234") == Draft(words={"life/hopes": "a walk"})
