"""Proves that one TinyDB file is whole after every save, whatever the disk does."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from assistant.errors import CannotSave, KeepingTrouble, NoSuchPlan, PlanDamaged, PlanEmpty
from assistant.storage.safe_file import SafeFile, Tables

OLD: Tables = {"kept": {"1": {"words": "a long walk " * 40}}}
NEW: Tables = {"kept": {"1": {"words": "a walk"}}}
CALLS = ("open", "write", "ftruncate", "fsync", "link", "replace", "unlink", "close")
IN_WORDS = st.text(st.characters(codec="utf-8"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | IN_WORDS,
    lambda inner: st.lists(inner) | st.dictionaries(IN_WORDS, inner),
    max_leaves=12,
)


class HeldError(OSError):
    """What Windows says while a virus scanner or a sync program holds a file."""

    winerror = 32


class Disk:
    """The calls to the operating system, of which the n-th can be made to fail."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.fail_at = 0
        self.number = errno.EIO
        self.calls: list[str] = []
        for name in CALLS:
            patch.setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            self.calls.append(name)
            failing = len(self.calls) == self.fail_at
            if name == "close" or not failing:
                answer = real(*args, **options)
            if failing:
                raise OSError(self.number, "made to fail", "/home/somebody/secret")
            return answer

        return call

    def break_at(self, call: int, number: int = errno.EIO) -> None:
        """From now on the call with this number, counted from 1, fails."""
        self.fail_at, self.number = call, number
        self.calls.clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file under test is to stand."""
    return tmp_path / "plan.json"


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The operating system, watched."""
    return Disk(monkeypatch)


def saved(path: Path, *tables: Tables) -> SafeFile:
    """A file with these saves, one after the other."""
    file = SafeFile(path)
    for each in tables:
        file.write(each)
    return file


def on_disk(path: Path) -> Tables:
    """What somebody else reads."""
    return SafeFile(path).read()


def names(path: Path) -> list[str]:
    """Every file in the folder."""
    return sorted(entry.name for entry in path.parent.iterdir())


def test_what_was_saved_is_read_back_and_the_save_before_is_kept(path: Path) -> None:
    """The file is the newest save, `.bak` the one before it, and nothing else is left."""
    saved(path, OLD, NEW)
    assert on_disk(path) == NEW
    assert on_disk(path.with_suffix(".bak")) == OLD
    assert names(path) == ["plan.bak", "plan.json"]


def test_all_files_are_for_the_owner_only(path: Path) -> None:
    """Even where everything new is readable by all."""
    before = os.umask(0)
    try:
        saved(path, OLD, NEW)
    finally:
        os.umask(before)
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()} == {0o600}


def test_a_save_flushes_twice(path: Path, disk: Disk) -> None:
    """Once the file, once the folder: flushes are what a save costs on real disks."""
    file = saved(path, OLD)
    disk.break_at(0)
    file.write(NEW)
    assert disk.calls.count("fsync") == 2


def test_the_file_is_flushed_before_it_is_put_in_place_and_the_folder_after(path: Path, disk: Disk) -> None:
    """Only this order survives a power cut."""
    file = saved(path, OLD)
    disk.break_at(0)
    file.write(NEW)
    order = [name for name in disk.calls if name in ("write", "fsync", "replace")]
    assert order[:2] == ["write", "fsync"]
    assert order[-2:] == ["replace", "fsync"]
    assert order.count("fsync") == 2


def tried(file: SafeFile, tables: Tables) -> str:
    """Saves, and returns what the person is told: nothing when it is saved."""
    try:
        file.write(tables)
    except CannotSave as trouble:
        return str(trouble)
    return ""


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EEXIST, errno.ENOENT])
def test_whichever_call_fails_the_file_is_whole_and_no_save_is_claimed(path: Path, disk: Disk, number: int) -> None:
    """The n-th call to the system fails, for every n, and then saving again works."""
    call, reached = 0, True
    while reached:
        call += 1
        for name in names(path):
            (path.parent / name).unlink()
        file = saved(path, OLD, OLD)
        disk.break_at(call, number)
        told = tried(file, NEW)
        reached = len(disk.calls) >= call
        disk.break_at(0)
        assert on_disk(path) == NEW or (told and on_disk(path) == OLD)
        assert told == "" or "Your words are still here." in told
        assert "secret" not in told
        file.write(NEW)
        assert on_disk(path) == NEW
        assert on_disk(path.with_suffix(".bak")) in (OLD, NEW)
        assert set(names(path)) <= {"plan.bak", "plan.bak-2", "plan.bak-3", "plan.json"}
    assert call > 10


def test_the_three_saves_before_are_kept(path: Path) -> None:
    """The newer first; the one before those is what the next save is written over."""
    file = SafeFile(path)
    for number in range(6):
        file.write({"kept": {"1": {"words": str(number)}}})
    ends = (".json", ".bak", ".bak-2", ".bak-3", ".json.new")
    assert [on_disk(path.with_suffix(end))["kept"]["1"]["words"] for end in ends] == ["5", "4", "3", "2", "1"]
    assert len(names(path)) == 5


def test_a_save_is_written_over_the_oldest_one_only_where_nobody_else_has_that(path: Path) -> None:
    """Neither a second name of it, nor a file that others may read, nor what is no file, is written to."""
    file = SafeFile(path)
    over = path.with_name("plan.json.new")

    def shared() -> None:
        os.link(over, path.with_name("elsewhere"))

    def readable() -> None:
        over.chmod(0o644)

    def a_pipe() -> None:
        over.unlink()
        os.mkfifo(over)

    for number, made in enumerate((shared, readable, a_pipe)):
        saved(path, OLD, OLD, OLD, OLD, OLD)
        kept = over.read_bytes()
        made()
        file.write(NEW)
        assert on_disk(path) == NEW
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.with_name("elsewhere").read_bytes() == kept, number


def test_a_shorter_save_leaves_nothing_of_the_longer_one_it_is_written_over(path: Path) -> None:
    """The whole file is the save."""
    long = {"kept": {"1": {"words": "and more " * 900}}}
    saved(path, long, long, long, long, long, long, NEW)
    assert on_disk(path) == NEW
    assert b"and more" not in path.read_bytes()


def test_whichever_call_fails_in_the_very_first_save_nothing_half_is_left(path: Path, disk: Disk) -> None:
    """There is no old file to fall back on, so there is either the new one or none."""
    for call in range(1, 12):
        path.unlink(missing_ok=True)
        file = SafeFile(path)
        disk.break_at(call)
        told = tried(file, NEW)
        disk.break_at(0)
        assert on_disk(path) == NEW if path.exists() else told
        file.write(OLD)
        assert on_disk(path) == OLD


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "(the disk is full). Your words are still here. Free some space, then try again."),
        (errno.EDQUOT, "(the disk is full)"),
        (errno.EROFS, "(the disk can be read but not written to)"),
        (errno.EACCES, "(this computer does not allow it)"),
        (errno.EPERM, "(this computer does not allow it)"),
        (errno.EIO, "(the disk reports a fault)"),
        (errno.ENOENT, "(the folder is not there any more)"),
        (errno.ENXIO, "(the disk did not answer as it should)"),
    ],
)
def test_the_sentence_says_why_it_could_not_be_saved(path: Path, disk: Disk, number: int, words: str) -> None:
    """One sentence for each reason that a person can do something about."""
    file = saved(path, OLD)
    disk.break_at(2, number)
    with pytest.raises(CannotSave) as caught:
        file.write(NEW)
    assert str(caught.value).startswith("I could not save that (")
    assert words in str(caught.value)


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may write less than it was given."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:7]))
    saved(path, OLD, NEW)
    assert (on_disk(path), on_disk(path.with_suffix(".bak"))) == (NEW, OLD)


def test_where_links_are_impossible_the_save_before_is_copied(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory sticks know no links, and the copy is for the owner only too."""

    def no_links(*_: Any) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    saved(path, OLD, NEW)
    last = path.with_suffix(".bak")
    assert (on_disk(path), on_disk(last)) == (NEW, OLD)
    assert stat.S_IMODE(last.stat().st_mode) == 0o600


def test_what_a_killed_save_left_behind_is_in_nobodys_way(path: Path) -> None:
    """Also when a link to somewhere else stands there, which is not followed."""
    file = saved(path, OLD)
    elsewhere = path.with_name("elsewhere")
    elsewhere.write_text("not ours")
    path.with_name("plan.json.new").symlink_to(elsewhere)
    path.with_name("plan.bak.new").write_text("half a sa")
    file.write(NEW)
    assert on_disk(path) == NEW
    assert elsewhere.read_text() == "not ours"
    assert names(path) == ["elsewhere", "plan.bak", "plan.json"]


def test_a_save_stopped_by_the_keyboard_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C in the middle of a save."""
    file = saved(path, OLD)

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        file.write(NEW)
    assert on_disk(path) == OLD
    assert names(path) == ["plan.json"]


def test_on_windows_a_scanner_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is held for a moment, then free."""
    file, waits, real = saved(path, OLD), list[float](), os.replace

    def held_at_first(source: str, target: Path) -> None:
        if len(waits) < 3:
            raise HeldError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr(time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", held_at_first)
    file.write(NEW)
    assert on_disk(path) == NEW
    assert len(waits) == 3


def test_on_windows_the_waiting_ends_after_two_and_a_half_seconds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that does not let go is named in the sentence."""
    file, waits = saved(path, OLD), list[float]()

    def held(*_: Any) -> None:
        raise HeldError(errno.EACCES, "held")

    monkeypatch.setattr(time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(CannotSave, match="another program is holding the file"):
        file.write(NEW)
    assert sum(waits) == pytest.approx(2.5)
    assert on_disk(path) == OLD


def test_where_folders_cannot_be_flushed_that_is_left_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no way to flush a folder."""
    monkeypatch.delattr(os, "O_DIRECTORY")
    saved(path, OLD, NEW)
    assert on_disk(path) == NEW


def test_a_disk_that_knows_no_flushing_of_folders_is_no_trouble(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network and memory disks answer that they cannot."""
    real = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not for folders")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    saved(path, OLD, NEW)
    assert on_disk(path) == NEW


def test_after_closing_nothing_can_be_saved(path: Path) -> None:
    """Another window may be writing by then."""
    file = saved(path, OLD)
    file.close()
    with pytest.raises(CannotSave, match="is closed here"):
        file.write(NEW)
    assert on_disk(path) == OLD
    assert file.read() == OLD


def test_missing_empty_and_unreadable_are_three_different_things(path: Path) -> None:
    """None of them means a new plan."""
    with pytest.raises(NoSuchPlan) as missing:
        on_disk(path)
    path.write_bytes(b"")
    with pytest.raises(PlanEmpty) as empty:
        on_disk(path)
    path.write_bytes(b"\0" * 300)
    with pytest.raises(PlanDamaged) as damaged:
        on_disk(path)
    assert len({str(caught.value) for caught in (missing, empty, damaged)}) == 3
    assert path.read_bytes() == b"\0" * 300


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"5",
        b"null",
        b" ",
        b'{"kept": []}',
        b'{"kept": {"1": "words"}}',
        b'{"kept": {"1": {"number": NaN}}}',
        b'{"kept": {"1": {"words": "\\ud800"}}}',
        b'{"kept": {"1": {"words": "\xff"}}}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        '{"kept": {}}'.encode("utf-16"),
        b'{"kept": {"1": {"words": "a walk"}}} old tail"}}}',
    ],
    ids=range(14),
)
def test_damage_of_any_shape_is_one_error(path: Path, content: bytes) -> None:
    """Cut, nulled, wrongly encoded, too deep, of the wrong types, with an old tail."""
    path.write_bytes(content)
    with pytest.raises(PlanDamaged):
        on_disk(path)
    assert path.read_bytes() == content


def test_a_mark_that_a_windows_editor_put_first_is_no_damage(path: Path) -> None:
    """Somebody opened the file in Notepad and saved it."""
    path.write_bytes(b'\xef\xbb\xbf{"kept":{"1":{"words":"a walk"}}}')
    assert on_disk(path) == NEW


def test_a_file_that_the_computer_does_not_hand_over_is_not_called_damaged(path: Path) -> None:
    """Otherwise a good file would be set aside."""
    path.mkdir()
    with pytest.raises(KeepingTrouble, match="I could not read this plan") as caught:
        on_disk(path)
    assert not isinstance(caught.value, PlanDamaged)
    assert str(path) not in str(caught.value)


def test_tinydb_works_on_it(path: Path) -> None:
    """Insert, update, read and remove through TinyDB itself."""
    saved(path, {})
    with TinyDB(path, storage=SafeFile) as tinydb:
        table = tinydb.table("notes", cache_size=0)
        first, second = table.insert({"words": "one"}), table.insert({"words": "two"})
        table.update({"words": "zwei"}, doc_ids=[second])
        table.remove(doc_ids=[first])
    with TinyDB(path, storage=SafeFile) as again:
        assert [dict(note) for note in again.table("notes").all()] == [{"words": "zwei"}]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(IN_WORDS, JSON))
def test_whatever_is_written_is_read_back(path: Path, document: dict[str, Any]) -> None:
    """Any text of any script, with joined emoji, controls and nulls; numbers, lists, mappings."""
    saved(path, {"kept": {"1": document}})
    assert on_disk(path) == {"kept": {"1": document}}
    assert path.read_bytes().decode("utf-8")
