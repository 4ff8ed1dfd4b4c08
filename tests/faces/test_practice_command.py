"""`whatmatters practise PERSON` from its first word to what is said after it: kept, paused, and had as a sheet."""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import face
from assistant.errors import CannotSave
from assistant.faces.plain_chat.world import NobodyThere, World
from assistant.practice_record import KeptPractice
from assistant.storage.practices import Practices

ADVICE = "You should lose some weight, it would help your heart."
ASKS = "What matters most to you?"
NOBODY = "(nobody)"
HALF = "And how is"
Printed = pytest.CaptureFixture[str]


class Terminal:
    """A terminal at which these lines are typed; at one of them nobody is there, and words stand half typed."""

    def __init__(self) -> None:
        self.lines: deque[str] = deque()
        self.offered: list[str] = []
        self.world = World(self._read, self._write, 80, self.offered.append, watch=self._watched_by)
        self._tell: Callable[[str], None] = self.offered.append

    def _watched_by(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def _write(self, text: str) -> None:
        sys.stdout.write(text)

    def _read(self) -> str | None:
        line = self.lines.popleft() if self.lines else None
        if line == NOBODY:
            self._tell(HALF)
            raise NobodyThere
        return line


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The terminal of this process."""
    made = Terminal()
    monkeypatch.setattr(face, "world", lambda: made.world)
    monkeypatch.setattr(face, "without_delay", lambda: None)
    return made


def practise(records: Path, terminal: Terminal, *lines: str) -> int:
    """A practice with Mrs Smith in which these lines are typed."""
    terminal.lines.extend(lines)
    return main(["practise", "mrs_smith", "--plain", "--records", str(records)])


def kept(records: Path) -> list[KeptPractice]:
    """The practices that are kept."""
    return [*Practices(records).all()]


def sheet_command(said: str) -> list[str]:
    """The command for a sheet that is said last, word by word; it stands on a line of its own."""
    found = re.findall(r"^  whatmatters (practise export \w+ --to \S+)$", said, re.MULTILINE)
    return str(found[-1]).split()


def test_a_practice_is_kept_and_the_command_for_its_sheet_works_as_it_is_said(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """It says that this is practice, and holds what was said."""
    assert practise(tmp_path, terminal, ASKS, "...", "stop", "") == 0
    command = sheet_command(capsys.readouterr().out)
    monkeypatch.chdir(tmp_path)

    assert main([*command, "--records", str(tmp_path)]) == 0
    assert [(one.ended, [turn.said for turn in one.turns]) for one in kept(tmp_path)] == [(True, [ASKS, ""])]
    written = (tmp_path / "practice.md").read_text(encoding="utf-8")
    assert written.startswith("# Practice with a made-up person")
    assert ASKS in written


def test_the_command_names_what_is_kept_also_after_a_moment_was_only_gone_back_to(
    terminal: Terminal, tmp_path: Path, capsys: Printed
) -> None:
    """What was begun anew and left without a word is no practice."""
    practise(tmp_path, terminal, ADVICE, "stop", "1", "1")

    assert [one.id for one in kept(tmp_path)] == [sheet_command(capsys.readouterr().out)[2]]


def test_nothing_is_said_of_keeping_where_nothing_was_said(terminal: Terminal, tmp_path: Path, capsys: Printed) -> None:
    """There is nothing kept, and no sheet to be had."""
    practise(tmp_path, terminal, "stop")

    assert kept(tmp_path) == []
    assert "Kept for you alone" not in capsys.readouterr().out


def test_what_could_not_be_kept_is_said_at_the_end(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """With the reason, and without a command that would find nothing."""

    def full(*_: object) -> None:
        raise CannotSave("I could not save that (the disk is full).")

    monkeypatch.setattr(Practices, "keep", full)
    practise(tmp_path, terminal, ASKS)
    last = capsys.readouterr().out.splitlines()[-2:]

    assert last == ["I could not save that (the disk is full).", "The newest part of this practice is not kept."]


def test_after_a_pause_the_practice_goes_on_with_what_was_half_typed(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The very same practice, also after a second pause."""
    monkeypatch.setattr(face, "unlock", lambda *_, **_given: True)
    practise(tmp_path, terminal, ASKS, NOBODY, NOBODY, ADVICE)

    assert terminal.offered == [HALF, HALF]
    assert [[turn.said for turn in one.turns] for one in kept(tmp_path)] == [[ASKS, ADVICE]]


def test_a_pause_can_be_left(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said until then is kept."""
    monkeypatch.setattr(face, "unlock", lambda *_, **_given: False)
    practise(tmp_path, terminal, ASKS, NOBODY, ADVICE)

    assert [[turn.said for turn in one.turns] for one in kept(tmp_path)] == [[ASKS]]
