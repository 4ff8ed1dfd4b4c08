"""Proves that the list of plans is right whatever becomes of its index, and that only what changed is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.storage.index import INDEX_NAME, Index, look_into
from assistant.storage.summary import Summary, newest_first

AT = datetime(2026, 5, 3, 14, 32, 5, 120, tzinfo=UTC)
LINES = {
    "aaaaaa": Summary("aaaaaa", "Zoë", "goals/goal", AT, date(2026, 11, 5), flow="discuss"),
    "bbbbbb": Summary("bbbbbb", "أمل", "end", AT.replace(tzinfo=None), flow="review"),
    "cccccc": Summary("cccccc"),
}


class Reading:
    """Reads lines from memory, and notes for whom."""

    def __init__(self, lines: dict[str, Summary]) -> None:
        self.lines = lines
        self.asked: list[str] = []

    def __call__(self, plan_id: str) -> Summary:
        """The line of a plan."""
        self.asked.append(plan_id)
        return self.lines[plan_id]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files of three plans; nothing stands in them."""
    for plan_id in LINES:
        (tmp_path / f"{plan_id}.json").write_text(plan_id)
    return tmp_path


def listed(folder: Path, reading: Reading | None = None) -> list[Summary]:
    """The list as a fresh window makes it."""
    return Index(folder).summaries(look_into(folder).plans, reading or Reading(LINES))


def asked(folder: Path) -> list[str]:
    """The plans that a fresh window reads to make the list."""
    reading = Reading(LINES)
    listed(folder, reading)
    return reading.asked


def save(folder: Path, plan_id: str) -> None:
    """Puts a new file in the place of a plan's, as a save does."""
    fresh = folder / "fresh"
    fresh.write_text(f"{plan_id} again")
    fresh.replace(folder / f"{plan_id}.json")


def test_what_was_read_once_is_not_read_again(folder: Path) -> None:
    """Every part of a line comes back as it was, times to the microsecond."""
    assert asked(folder) == ["aaaaaa", "bbbbbb", "cccccc"]
    reading = Reading({})
    assert listed(folder, reading) == list(LINES.values())
    assert reading.asked == []


def test_only_a_plan_that_changed_is_read_anew(folder: Path) -> None:
    """The others are known."""
    listed(folder)
    save(folder, "bbbbbb")
    changed = LINES | {"bbbbbb": Summary("bbbbbb", "Amal", saved=AT)}
    reading = Reading(changed)

    assert listed(folder, reading) == list(changed.values())
    assert reading.asked == ["bbbbbb"]
    assert asked(folder) == []


def test_a_plan_that_is_gone_is_forgotten(folder: Path) -> None:
    """Its name stands nowhere any more, and nothing is read for it."""
    listed(folder)
    (folder / "aaaaaa.json").unlink()

    assert [one.id for one in listed(folder, Reading({}))] == ["bbbbbb", "cccccc"]
    assert "Zoë".encode() not in (folder / INDEX_NAME).read_bytes()


def test_the_index_is_for_the_owner_only(folder: Path) -> None:
    """There are names in it."""
    before = os.umask(0)
    try:
        listed(folder)
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / INDEX_NAME).stat().st_mode) == 0o600
    assert [name for name in os.listdir(folder) if name.startswith(INDEX_NAME)] == [INDEX_NAME]  # noqa: PTH208


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:0],
        lambda whole: whole[:-1],
        lambda whole: whole.replace(b"index 1", b"index 2"),
        lambda whole: whole.replace(b"goals/goal", b"goals/soul"),
        lambda whole: whole.split(b"\n")[1],
        lambda whole: b"[" * (100 * len(whole)),
        lambda whole: b"\xff\xfe" + whole,
    ],
    ids=["empty", "cut", "of another version", "another word in it", "without its head", "deep", "other bytes"],
)
def test_a_damaged_index_is_made_anew(folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    """The list is the same, and the index is whole again."""
    listed(folder)
    index = folder / INDEX_NAME
    spoiled = spoil(index.read_bytes())
    index.write_bytes(spoiled)

    assert asked(folder) == list(LINES)
    assert listed(folder) == list(LINES.values())
    assert asked(folder) == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_one_changed_byte_never_changes_a_line(data: st.DataObject) -> None:
    """Wherever it is."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for plan_id in LINES:
            (folder / f"{plan_id}.json").write_text(plan_id)
        listed(folder)
        whole = bytearray((folder / INDEX_NAME).read_bytes())
        where = data.draw(st.integers(0, len(whole) - 1))
        whole[where] ^= data.draw(st.integers(1, 255))
        (folder / INDEX_NAME).write_bytes(whole)
        assert listed(folder) == list(LINES.values())


def test_of_a_locked_plan_nothing_but_that_is_remembered(folder: Path) -> None:
    """Even if it was handed more; its time is that of its file."""
    listed(folder)
    save(folder, "aaaaaa")
    os.utime(folder / "aaaaaa.json", (AT.timestamp(), AT.timestamp()))
    locked = Summary("aaaaaa", "Zoë", "goals/goal", AT, date(2026, 11, 5), flow="discuss", locked=True)

    reading = Reading(LINES | {"aaaaaa": locked})
    first, *_ = listed(folder, reading)
    again, *_ = listed(folder, Reading({}))
    written = (folder / INDEX_NAME).read_bytes()
    assert (again.id, again.name, again.stage, again.locked) == ("aaaaaa", "", "", True)
    assert first == again == Summary("aaaaaa", saved=again.saved, locked=True)
    assert again.saved is not None
    assert abs(again.saved - AT) < timedelta(seconds=1)
    assert "Zoë".encode() not in written
    assert b"goals/goal" not in written


def test_a_plan_in_trouble_is_read_each_time(folder: Path) -> None:
    """What stood in the way may be gone, though its file is the same."""
    trouble = Summary("bbbbbb", trouble="I could not read this plan.")

    assert listed(folder, Reading(LINES | {"bbbbbb": trouble}))[1] == trouble
    assert asked(folder) == ["bbbbbb"]
    assert asked(folder) == []


def test_where_no_index_can_be_written_the_list_is_right_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes longer, and nothing is said."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    assert listed(folder) == list(LINES.values())
    assert asked(folder) == list(LINES)
    assert [name for name in os.listdir(folder) if name.startswith(INDEX_NAME)] == []  # noqa: PTH208


def test_a_forgotten_plan_is_in_no_index_and_the_others_are_still_known(folder: Path) -> None:
    """What killed windows left unfinished is gone too."""
    listed(folder)
    (folder / f"{INDEX_NAME}.77-1").write_bytes((folder / INDEX_NAME).read_bytes())
    (folder / "aaaaaa.json").unlink()

    Index(folder).without("aaaaaa")
    left = [entry for entry in folder.iterdir() if entry.name.startswith(INDEX_NAME)]
    assert [entry.name for entry in left] == [INDEX_NAME]
    assert b"aaaaaa" not in left[0].read_bytes()
    assert asked(folder) == []


def test_a_window_that_read_a_plan_before_it_was_forgotten_does_not_bring_it_back(folder: Path) -> None:
    """Whatever a window writes, it writes over the index it has read or not at all."""
    files = look_into(folder).plans

    def read(plan_id: str) -> Summary:
        if plan_id == "cccccc":
            (folder / "aaaaaa.json").unlink()
            Index(folder).without("aaaaaa")
        return LINES[plan_id]

    assert Index(folder).summaries(files, read) == list(LINES.values())
    assert b"aaaaaa" not in (folder / INDEX_NAME).read_bytes()


def test_an_index_that_comes_in_between_is_forgotten_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window puts its own in place just after ours."""
    listed(folder)
    late, replace = [(folder / INDEX_NAME).read_bytes()], os.replace

    def replaced(source: str, target: Path) -> None:
        replace(source, target)
        if late:
            target.write_bytes(late.pop())

    monkeypatch.setattr(os, "replace", replaced)
    Index(folder).without("aaaaaa")
    assert late == []
    assert b"aaaaaa" not in (folder / INDEX_NAME).read_bytes()


def test_a_disk_that_does_not_let_go_is_told(tmp_path: Path) -> None:
    """Whoever erases has to know."""
    with pytest.raises(OSError, match="gone"):
        Index(tmp_path / "gone").without("aaaaaa")


def test_how_far_the_reading_came_is_told(folder: Path) -> None:
    """Of how many plans that have to be read; nothing for those that are known."""
    told: list[tuple[int, int]] = []
    index = Index(folder, lambda done, total: told.append((done, total)))

    index.summaries(look_into(folder).plans, Reading(LINES))
    index.summaries(look_into(folder).plans, Reading(LINES))
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_the_newest_file_that_is_left_stands_for_a_plan(tmp_path: Path) -> None:
    """One that is being erased is no plan, and neither are files that only lie beside one."""
    for name in ("a.json", "a.bak", "b.bak-2", "b.bak", "c.bak-3", "d.json", "d.erasing", "e.draft", "f.lock", "g.new"):
        (tmp_path / name).write_text(name)
    (tmp_path / "h.json").symlink_to("nowhere")

    sizes = {plan_id: stamp.size for plan_id, stamp in look_into(tmp_path).plans.items()}
    assert sizes == {"a": len("a.json"), "b": len("b.bak"), "c": len("c.bak-3")}


def test_the_newest_come_first_and_plans_without_a_time_last() -> None:
    """Times without a zone count as those of Greenwich."""
    assert [one.id for one in newest_first(LINES.values())] == ["aaaaaa", "bbbbbb", "cccccc"]
    later = Summary("dddddd", saved=AT.replace(tzinfo=None) + timedelta(hours=1))
    assert newest_first([*LINES.values(), later])[0] == later
