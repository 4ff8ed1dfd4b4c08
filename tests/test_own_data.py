"""Proves that a plan can be locked, taken along whole and erased, from the command line to the last file."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

import pyrage
import pytest

from assistant.cli import main
from assistant.commands import face
from assistant.conversation.turns import GoOn, Typed
from assistant.errors import KeepingTrouble, PlanLocked
from assistant.faces.sitting import Sitting
from assistant.record import Answer, Copy, Draft, Record, Talk
from assistant.storage.store import Store
from tests.talking import NOON

WORDS = "Sundays with Maya"
OLD, NEW = "lamp river spoon", "violet ladder soup"


def a_record() -> Record:
    """A plan with one answer."""
    answer = Answer(
        state="answered", value=WORDS, given_by="person", at=NOON, version=1, fills="what_matters.important"
    )
    talk = Talk(flow="discuss", version=1, started=NOON, place="end", answers={"matters/important": answer})
    return Record(id="bcd234", created=NOON, saved=NOON, talks=(talk,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one plan in it, and half-typed words."""
    folder = tmp_path / "records"
    with Store(folder).create(a_record()) as plan:
        plan.keep(a_record())
        plan.keep(a_record())
        plan.keep_draft(Draft(words={"discuss/life": "and then"}))
    return folder


class Keyboard:
    """Somebody who answers what the lock asks for."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.chosen: str | None = OLD
        self.writes_down = True
        self.typed = OLD, False
        self.code = ""
        self.services: Sequence[str] = ()
        self.told = ""
        patch.setattr(face, "new_passphrase", self._new_passphrase)
        patch.setattr(face, "show_code", self._show_code)
        patch.setattr(face, "unlock", self._unlock)

    def _new_passphrase(self, _options: object, _card: object, services: Sequence[str] = ()) -> str | None:
        self.services = services
        return self.chosen

    def _show_code(self, _options: object, code: str, _card: object) -> bool:
        self.code = code
        return self.writes_down

    def _unlock(self, _options: object, *, try_it: Callable[[str, bool], str], **_: object) -> bool:
        self.told = try_it(*self.typed)
        return self.told == ""


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    """Who is at it."""
    return Keyboard(monkeypatch)


def run(folder: Path, *arguments: str | Path) -> int:
    """One command, and its exit code."""
    return main([*map(str, arguments), "--records", str(folder)])


def holds(folder: Path, words: str) -> list[str]:
    """The files in which these words can be read."""
    return [file.name for file in sorted(folder.rglob("*")) if file.is_file() and words.encode() in file.read_bytes()]


def test_a_locked_plan_is_read_with_the_passphrase_and_not_without(
    folder: Path, keyboard: Keyboard, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the list nor any file shows a word of it."""
    assert run(folder, "lock", "bcd234") == 0
    assert holds(folder, WORDS) == []
    assert run(folder, "show", "bcd234") == 0
    assert WORDS in capsys.readouterr().out

    keyboard.typed = "a guess of mine", False
    assert run(folder, "show", "bcd234") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "The plan stays locked." in printed.err
    assert keyboard.told == "That passphrase does not open this plan. Check capital letters, then try again."
    with pytest.raises(PlanLocked):
        Store(folder).read("bcd234")


def test_whoever_forgot_the_passphrase_opens_with_the_words_and_takes_another(folder: Path, keyboard: Keyboard) -> None:
    """The old passphrase opens nothing any more; the words still do."""
    assert run(folder, "lock", "bcd234") == 0
    keyboard.typed, keyboard.chosen = (keyboard.code, True), NEW
    assert run(folder, "passphrase", "bcd234") == 0
    for typed, opens in (((NEW, False), 0), ((keyboard.code, True), 0), ((OLD, False), 1)):
        keyboard.typed = typed
        assert run(folder, "show", "bcd234") == opens


def test_the_lock_can_be_taken_away(folder: Path, keyboard: Keyboard) -> None:
    """From then on nobody is asked."""
    assert run(folder, "lock", "bcd234") == 0
    assert run(folder, "unlock", "bcd234") == 0
    keyboard.typed = "", False
    assert run(folder, "show", "bcd234") == 0


@pytest.mark.parametrize("where", ["at the passphrase", "at the words"])
def test_whoever_leaves_half_way_has_no_lock(
    folder: Path, keyboard: Keyboard, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A passphrase alone, without the words written down, would not do."""
    if where == "at the passphrase":
        keyboard.chosen = None
    else:
        keyboard.writes_down = False
    assert run(folder, "lock", "bcd234") == 0
    assert "No lock was put on this plan." in capsys.readouterr().out
    assert holds(folder, WORDS)


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize(
    ("lock_first", "command", "says"),
    [
        (True, "lock", "This plan is locked already."),
        (False, "unlock", "This plan has no lock."),
        (False, "passphrase", "This plan has no lock."),
    ],
)
def test_what_makes_no_sense_says_so(
    folder: Path,
    lock_first: bool,
    command: str,
    says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And what to type in its place."""
    if lock_first:
        run(folder, "lock", "bcd234")
    assert run(folder, command, "bcd234") == 1
    assert says in capsys.readouterr().err


def service(folder: Path) -> tuple[Path, Path]:
    """A content folder that names a service, and the file of its secret key."""
    secret = pyrage.x25519.Identity.generate()
    own = folder.parent / "content"
    (own / "data").mkdir(parents=True)
    (own / "data" / "service_keys.yaml").write_text(
        f"services:\n  - {{name: Riverside Surgery, age: {secret.to_public()}}}\n"
    )
    key = folder.parent / "key.txt"
    key.write_text(f"# a key\n{secret}\n")
    return own, key


def test_a_service_that_was_named_can_open_the_plan(
    folder: Path, keyboard: Keyboard, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its secret key; its name is shown before the lock is put on."""
    own, key = service(folder)
    assert run(folder, "lock", "bcd234", "--content", own) == 0
    assert keyboard.services == ["Riverside Surgery"]
    keyboard.typed = "not known here", False
    assert run(folder, "show", "bcd234", "--identity", key) == 0
    assert WORDS in capsys.readouterr().out


@pytest.mark.usefixtures("keyboard")
def test_a_key_that_cannot_be_read_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is opened."""
    assert run(folder, "lock", "bcd234") == 0
    assert run(folder, "show", "bcd234", "--identity", folder / "none.txt") == 1
    assert "I could not read the key in" in capsys.readouterr().err


@pytest.mark.usefixtures("keyboard")
def test_a_service_without_its_key_is_a_fault(folder: Path) -> None:
    """Rather no lock than one that the service believes it can open."""
    own, _ = service(folder)
    (own / "data" / "service_keys.yaml").write_text("services:\n  - {name: Riverside Surgery}\n")
    assert run(folder, "lock", "bcd234", "--content", own) == 1


def test_a_pack_for_one_reader_opens_with_their_key_alone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The ordinary age tool reads the same form."""
    secret = pyrage.x25519.Identity.generate()
    key, file, home = tmp_path / "key.txt", tmp_path / "plan.age", tmp_path / "home"
    key.write_text(str(secret))
    assert run(folder, "pack", "bcd234", "--to", file, "--recipient", str(secret.to_public())) == 0
    assert WORDS.encode() not in file.read_bytes()
    assert WORDS.encode() in pyrage.decrypt(file.read_bytes(), [secret])
    assert run(home, "unpack", file, "--yes") == 1
    assert "Name the file of the secret key with: --identity FILE" in capsys.readouterr().err
    key.write_text(str(pyrage.x25519.Identity.generate()))
    assert run(home, "unpack", file, "--yes", "--identity", key) == 1
    key.write_text(str(secret))
    assert run(home, "unpack", file, "--yes", "--identity", key) == 0
    assert len(Store(home).summaries()) == 1


def test_a_pack_for_nobody_in_particular_is_not_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong key is said before there is a file."""
    assert run(folder, "pack", "bcd234", "--to", tmp_path / "plan.age", "--recipient", "age1nonsense") == 1
    assert "That is not a public key of age." in capsys.readouterr().err
    assert not (tmp_path / "plan.age").exists()


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
def test_everything_that_is_kept_can_be_taken_along(folder: Path, tmp_path: Path, locked: bool) -> None:
    """In plain files, for their owner alone: the plan, the record, half-typed words, the saves before."""
    if locked:
        run(folder, "lock", "bcd234")
    to = tmp_path / "mine"
    assert run(folder, "export-all", "bcd234", "--to", to) == 0
    assert {"README.txt", "plan.txt", "plan.json", "record.json", "half-typed.json"} <= {
        one.name for one in to.iterdir()
    }
    assert WORDS in (to / "plan.txt").read_text("utf-8")
    assert json.loads((to / "record.json").read_text("utf-8"))["id"] == "bcd234"
    assert WORDS.encode() in (to / "kept" / "bcd234.json").read_bytes()
    assert {stat.S_IMODE(one.stat().st_mode) for one in to.rglob("*")} == {0o600, 0o700}
    assert run(folder, "export-all", "bcd234", "--to", to) == 1
    assert run(folder, "erase", "bcd234", "--yes") == 0
    assert not to.exists()


def test_a_file_written_from_a_plan_is_noted_in_it(folder: Path, tmp_path: Path) -> None:
    """What it is and where, so that it can be found again; no pack takes that along."""
    assert run(folder, "document", "bcd234", "--as", "sheet", "--out", tmp_path / "sheet.txt") == 0
    assert run(folder, "pack", "bcd234", "--to", tmp_path / "plan.json") == 0
    copies = Store(folder).read("bcd234").copies
    assert [(one.kind, one.path) for one in copies] == [
        ("sheet", str(tmp_path / "sheet.txt")),
        ("pack", str(tmp_path / "plan.json")),
    ]
    assert holds(tmp_path, "sheet.txt") == ["bcd234.bak", "bcd234.json"]


def test_a_file_is_written_even_where_no_note_can_be_taken(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The plan is open in another window; that is said."""
    with Store(folder).open("bcd234"):
        assert run(folder, "document", "bcd234", "--out", tmp_path / "plan.txt") == 0
    assert "The plan could not take a note of where this is." in capsys.readouterr().out
    assert (tmp_path / "plan.txt").exists()


def test_erasing_leaves_nothing_and_says_what_it_cannot_reach(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files that were written go too, but for those that somebody changed since."""
    for name in ("same.txt", "changed.txt", "gone.txt"):
        assert run(folder, "document", "bcd234", "--out", tmp_path / name) == 0
    (tmp_path / "changed.txt").write_text("my own notes")
    (tmp_path / "gone.txt").unlink()
    capsys.readouterr()
    assert run(folder, "erase", "bcd234", "--yes") == 0
    printed = capsys.readouterr().out
    assert holds(tmp_path, WORDS) == []
    assert f'"{tmp_path / "same.txt"}": erased.' in printed
    assert f'"{tmp_path / "changed.txt"}": changed since, so it was left there.' in printed
    assert f'"{tmp_path / "gone.txt"}": not there any more.' in printed
    assert "What I cannot reach: copies on paper" in printed
    assert [one.name for one in folder.iterdir()] == [".index"]


@pytest.mark.parametrize(("answer", "stays"), [("no", True), (None, True), ("yes", False)])
def test_erasing_is_asked_about_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str | None, stays: bool
) -> None:
    """And what was written with somebody in one's care, twice over."""
    asked: list[str] = []

    def choose(_options: object, title: str, *_: object) -> str | None:
        asked.append(title)
        return answer

    monkeypatch.setattr(face, "choose", choose)
    with Store(folder).open("bcd234") as plan:
        plan.keep(plan.record.changed(role="practitioner"))
    assert run(folder, "erase", "bcd234") == 0
    assert "Ask first whether your service has to keep it." in asked[0]
    assert bool(holds(folder, WORDS)) is stays


def test_a_plan_that_cannot_be_read_can_be_erased_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files that were written from it cannot be looked for then, and that is said."""
    for file in folder.glob("bcd234.*"):
        file.write_bytes(b"{torn")
    assert run(folder, "erase", "bcd234", "--yes") == 0
    assert "I cannot look for files that were written from it." in capsys.readouterr().out
    with pytest.raises(KeepingTrouble):
        Store(folder).read("bcd234")


def test_a_copy_that_cannot_be_erased_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is a folder by now, perhaps."""
    (tmp_path / "plan.txt").mkdir()
    made = Copy(kind="pack", at=NOON, path=str(tmp_path / "plan.txt"), check="")
    with Store(folder).open("bcd234") as plan:
        plan.keep(plan.record.changed(copies=(made,)))
    assert run(folder, "erase", "bcd234", "--yes") == 0
    assert "could not be erased" in capsys.readouterr().out


class Talks:
    """Talks that end as they are told to, one after the other, and what was said when each began."""

    def __init__(self, patch: pytest.MonkeyPatch, *ends: str) -> None:
        self.said: list[str] = []
        self.locked: list[bool] = []
        self._ends = list(ends)
        patch.setattr(face, "talk", self._talk)

    def _talk(self, _options: object, sitting: Sitting, *_: object, locked: bool = False) -> str:
        self.said.append(sitting.said)
        self.locked.append(locked)
        if len(self.said) == 1:
            sitting.reply(GoOn())
            sitting.reply(Typed("Mary"))
        return self._ends.pop(0)


def begun(folder: Path) -> Record:
    """The plan that was begun."""
    [one] = Store(folder, unlock=lambda lock: lock.with_passphrase(OLD)).summaries()
    return Store(folder, unlock=lambda lock: lock.with_passphrase(OLD)).read(one.id)


@pytest.mark.usefixtures("keyboard")
def test_a_lock_put_on_in_the_middle_of_a_talk_stays_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The talk goes on where it was, and a second wish for a lock changes nothing."""
    talks = Talks(monkeypatch, "lock", "lock", "stopped")
    assert run(tmp_path, "discuss") == 0
    assert talks.locked == [False, True, True]
    assert talks.said[1].startswith("This plan is locked.")
    assert talks.said[2] == "This plan is locked already."
    assert holds(tmp_path, "Mary") == []
    assert begun(tmp_path).name == "Mary"


@pytest.mark.usefixtures("keyboard")
def test_a_talk_can_be_locked_before_its_first_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --lock; nothing was ever readable in the folder."""
    talks = Talks(monkeypatch, "stopped")
    assert run(tmp_path, "discuss", "--lock") == 0
    assert talks.locked == [True]
    assert holds(tmp_path, "Mary") == []


def test_whoever_would_rather_not_lock_has_no_talk_either(
    tmp_path: Path, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They asked for a lock, and answers without one are not what they meant."""
    talks = Talks(monkeypatch)
    keyboard.chosen = None
    assert run(tmp_path, "discuss", "--lock") == 0
    assert talks.said == []
    assert "No lock was put on this plan." in capsys.readouterr().out


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
def test_a_talk_goes_on_when_somebody_is_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    """The plan was closed in between, and is opened anew; a passphrase is asked for again."""
    talks = Talks(monkeypatch, "away", "stopped")
    assert run(tmp_path, "discuss", *(["--lock"] if locked else [])) == 0
    assert talks.locked == [locked, locked]
    assert begun(tmp_path).name == "Mary"


def test_whoever_cannot_open_it_again_leaves(
    tmp_path: Path, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is saved, and the plan stays locked."""
    talks = Talks(monkeypatch, "away")
    keyboard.typed = "a guess of mine", False
    assert run(tmp_path, "discuss", "--lock") == 0
    assert len(talks.said) == 1
    assert begun(tmp_path).name == "Mary"


@pytest.mark.parametrize("away", ["1", "61", "soon"])
def test_a_limit_that_is_none_is_said(tmp_path: Path, away: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With what to type."""
    assert run(tmp_path, "discuss", "--plain", "--away", away) == 1
    assert "type a number of minutes from 2 to 60, or off" in capsys.readouterr().err
