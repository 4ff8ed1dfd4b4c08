"""Proves that a lock is put on a plan, changed and taken away with nothing lost and nothing readable left."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.errors import CannotSave, CannotUnlock, NoSuchPlan, PlanDamaged, PlanLocked
from assistant.record import Answer, Draft, Record, Talk
from assistant.storage.recovery_code import new_code
from assistant.storage.sealed import Locked, Seal, new_seal
from assistant.storage.store import Store

AT = datetime(2026, 5, 3, 14, 32, tzinfo=UTC)
SECRET, LATER, HALF = "walking by the sea", "walking with Maya", "and then I"
RIGHT = "lamp river spoon"
LIGHT = 8 * 1024
"""KiB for Argon2id here: the least that a file may ask for, so that the tests are quick."""


def a_record(words: str = SECRET) -> Record:
    """A record with one answer."""
    answer = Answer(state="answered", value=words, given_by="person", at=AT, version=1, fills="what_matters.good_day")
    talk = Talk(flow="discuss", version=1, started=AT, place="end", answers={"life/good_day": answer})
    return Record(id="bcd234", created=AT, saved=AT, talks=(talk,))


def words_of(record: Record) -> str:
    """What the record says of a good day."""
    return str(record.talks[0].answers["life/good_day"].value)


class Person:
    """Somebody at the keyboard who knows a passphrase, and counts how often they are asked."""

    def __init__(self, passphrase: str = RIGHT) -> None:
        self.passphrase = passphrase
        self.asked = 0

    def unlock(self, lock: Locked) -> Seal:
        """Types the passphrase."""
        self.asked += 1
        return lock.with_passphrase(self.passphrase)


@pytest.fixture
def person() -> Person:
    """Who is asked."""
    return Person()


@pytest.fixture
def store(tmp_path: Path, person: Person) -> Store:
    """A store with one plan that was saved a few times, with half-typed words, and files kept aside."""
    store = Store(tmp_path, lambda: AT, person.unlock)
    with store.create(a_record()) as plan:
        for _ in range(4):
            plan.keep(a_record())
        plan.keep_draft(Draft(words={"life/hopes": HALF}))
    for name in ("bcd234.damaged-1", "bcd234.format-1", "bcd234.json.new"):
        (tmp_path / name).write_text(SECRET)
    return store


def a_seal(passphrase: str = RIGHT, code: str = "") -> Seal:
    """A lock that is quick to open."""
    return new_seal("bcd234", passphrase, code or new_code(), memory=LIGHT)


def locked(store: Store, seal: Seal | None = None) -> None:
    """Puts the lock on."""
    with store.open("bcd234") as plan:
        plan.relock(seal or a_seal())


def readable(folder: Path) -> Iterator[str]:
    """The files in which somebody's words can be read."""
    for file in sorted(folder.iterdir()):
        if any(words.encode() in file.read_bytes() for words in (SECRET, LATER, HALF)):
            yield file.name


def test_with_a_lock_nothing_can_be_read_in_the_folder(store: Store, tmp_path: Path) -> None:
    """Neither the saves before, nor half-typed words, nor what was kept aside, nor what a killed save left."""
    locked(store)
    assert list(readable(tmp_path)) == []
    assert {"bcd234.damaged-1", "bcd234.format-1", "bcd234.bak-3"} <= {file.name for file in tmp_path.iterdir()}


def test_a_locked_plan_opens_with_its_passphrase_and_goes_on_locked(
    store: Store, tmp_path: Path, person: Person
) -> None:
    """Nothing is lost, half-typed words included; what is saved from then on is sealed too."""
    locked(store)
    with store.open("bcd234") as plan:
        assert words_of(plan.record) == SECRET
        assert plan.draft == Draft(words={"life/hopes": HALF})
        assert plan.keep(a_record(LATER)).revision == 5
        plan.keep_draft(Draft(words={"life/hopes": HALF}))
    assert words_of(store.read("bcd234")) == LATER
    assert store.draft("bcd234") == Draft(words={"life/hopes": HALF})
    assert list(readable(tmp_path)) == []
    assert person.asked == 1


def test_a_passphrase_is_asked_for_again_once_the_keys_are_forgotten(store: Store, person: Person) -> None:
    """As when nobody was at the keyboard for a while."""
    locked(store)
    store.read("bcd234")
    store.forget_keys()
    store.read("bcd234")
    assert person.asked == 2


def test_a_wrong_passphrase_opens_nothing_and_holds_nothing(store: Store, tmp_path: Path) -> None:
    """The right one opens it afterwards: the plan was not left open."""
    locked(store)
    stranger = Store(tmp_path, lambda: AT, Person("a guess of mine").unlock)
    for look in (stranger.open, stranger.read):
        with pytest.raises(CannotUnlock):
            look("bcd234")
    with store.open("bcd234") as plan:
        assert words_of(plan.record) == SECRET


def test_where_nobody_can_be_asked_a_locked_plan_says_so(store: Store, tmp_path: Path) -> None:
    """And the list shows only that it is there and locked."""
    locked(store)
    alone = Store(tmp_path, lambda: AT)
    with pytest.raises(PlanLocked):
        alone.read("bcd234")
    [line] = alone.summaries()
    assert (line.id, line.locked, line.name, line.stage, line.review_on) == ("bcd234", True, "", "", None)


def test_the_recovery_code_opens_the_plan(store: Store) -> None:
    """For somebody who forgot the passphrase; afterwards the passphrase can be another one, and the code stays."""
    code = new_code()
    locked(store, a_seal(code=code))
    lock = store.lock_on("bcd234")
    assert lock is not None
    again = Store(store._folder, lambda: AT, lambda lock: lock.with_code(code))
    with again.open("bcd234") as plan:
        assert plan.seal is not None
        plan.relock(plan.seal.with_passphrase("three other words", memory=LIGHT))
    for unlock in (lambda lock: lock.with_passphrase("three other words"), lambda lock: lock.with_code(code)):
        assert words_of(Store(store._folder, lambda: AT, unlock).read("bcd234")) == SECRET
    with pytest.raises(CannotUnlock):
        Store(store._folder, lambda: AT, Person().unlock).read("bcd234")


def test_the_lock_can_be_taken_away(store: Store, tmp_path: Path) -> None:
    """From then on nobody is asked, and nothing was lost."""
    locked(store)
    with store.open("bcd234") as plan:
        plan.relock(None)
        plan.keep(a_record(LATER))
    alone = Store(tmp_path, lambda: AT)
    assert words_of(alone.read("bcd234")) == LATER
    assert alone.draft("bcd234") == Draft(words={"life/hopes": HALF})
    assert alone.lock_on("bcd234") is None
    assert not any(b'"locked"' in file.read_bytes() for file in tmp_path.iterdir())


def test_a_new_plan_can_be_locked_before_its_first_answer(tmp_path: Path, person: Person) -> None:
    """It is kept, sealed, from then on."""
    store = Store(tmp_path, lambda: AT, person.unlock)
    with store.create(a_record()) as plan:
        plan.relock(a_seal())
    assert list(readable(tmp_path)) == []
    assert words_of(store.read("bcd234")) == SECRET


def test_the_save_before_a_damaged_one_opens_behind_the_same_lock(store: Store, tmp_path: Path) -> None:
    """A damaged header is no way round the lock."""
    locked(store)
    with store.open("bcd234") as plan:
        plan.keep(a_record(LATER))
    (tmp_path / "bcd234.json").write_bytes(b'{"whatmatters":"locked",torn')
    with pytest.raises(PlanDamaged):
        store.read("bcd234")
    with store.open("bcd234") as plan:
        assert words_of(plan.record) == SECRET
        assert "could not be read" in plan.notice
    assert list(readable(tmp_path)) == []


class Torn(Exception):
    """The program ends here."""


@pytest.mark.parametrize("adding", [True, False], ids=["adding", "taking away"])
def test_killed_at_any_moment_the_plan_opens_as_before_or_as_wished(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, adding: bool
) -> None:
    """With every word; and what a killed adding left plain is sealed when the locked plan is next opened."""
    replace, seal, call, done = os.replace, a_seal(), 0, False
    if not adding:
        locked(store, seal)
    while not done:
        call += 1
        left = iter(range(call))

        def killed(source: str, target: str, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Torn
            replace(source, target)

        with store.open("bcd234") as plan:
            monkeypatch.setattr(os, "replace", killed)
            try:
                plan.relock(seal if adding else None)
                done = True
            except Torn:
                pass
            monkeypatch.setattr(os, "replace", replace)
        with store.open("bcd234") as plan:
            assert words_of(plan.record) == SECRET
            assert plan.draft == Draft(words={"life/hopes": HALF})
            if plan.seal:
                assert list(readable(tmp_path)) == []
            if not done:
                plan.relock(None if adding else seal)
    assert call > 5


def test_a_lock_that_cannot_be_put_on_says_so_and_nothing_is_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full; afterwards it can be done again."""

    def full(_: int) -> None:
        raise OSError(28, "full")

    with store.open("bcd234") as plan, monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(
            CannotSave, match=r"I could not finish that \(the disk is full\)\. What you wrote is safe\."
        ):
            plan.relock(a_seal())
    locked(store)
    assert words_of(store.read("bcd234")) == SECRET


def test_a_locked_plan_can_be_erased_without_its_passphrase(store: Store, tmp_path: Path) -> None:
    """Whoever can delete the files could do so anyway."""
    locked(store)
    Store(tmp_path, lambda: AT).erase("bcd234")
    assert [file.name for file in tmp_path.iterdir()] == [".index"]
    with pytest.raises(NoSuchPlan):
        store.lock_on("bcd234")
