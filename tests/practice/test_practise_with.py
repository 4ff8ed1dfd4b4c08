"""`whatmatters practise [PERSON]`: who is met, with which seed, and how each turn is kept with its moment."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.commands import face
from assistant.commands.practise_with import KeepingFor
from assistant.content import Content
from assistant.errors import CannotSave
from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.sitting import End
from assistant.practice.people import people_names
from assistant.practice.practice import Practice
from assistant.practice_record import KeptPractice
from assistant.storage.practices import Practices
from assistant.usage import Parser
from tests.practice.talking_to_ann import ANN
from tests.talking import NOON

Printed = pytest.CaptureFixture[str]
MINUTE = timedelta(minutes=1)
ASKS = "What do you have in the garden?"


def minutes() -> Callable[[], datetime]:
    """A clock that is looked at once each minute, from noon on."""
    past: Iterator[int] = count()
    return lambda: NOON + next(past) * MINUTE


def new(*said: str) -> Practice:
    """A practice with Ann in which these things were said."""
    return Practice(Content(), ANN, NOON, role="peer", level=3, seed=4).say_all(said)


def kept(folder: Path) -> list[KeptPractice]:
    """All that is kept, the oldest first."""
    return sorted(Practices(folder).all(), key=lambda one: one.saved)


# How a practice is kept


def test_a_practice_is_kept_with_all_that_it_was_begun_with(tmp_path: Path) -> None:
    """So that it can be played again."""
    practice = new(ASKS)
    KeepingFor(Practices(tmp_path), minutes()).keep(practice, {1: "other"}, ended=True)
    [found] = kept(tmp_path)
    assert (found.person, found.name, found.role, found.level, found.seed) == ("ann", "Ann", "peer", 3, 4)
    assert (found.started, found.saved, found.ended, found.overruled) == (NOON, NOON, True, {1: "other"})
    assert [(one.said, one.read_as, one.answered) for one in found.turns] == [
        (ASKS, "question", practice.exchanges[0].answer)
    ]
    assert found.counts["turns"] == 1


def test_each_turn_is_kept_with_the_moment_at_which_it_was_said(tmp_path: Path) -> None:
    """Though all of them are kept each time."""
    practice, keeping = new(), KeepingFor(Practices(tmp_path), minutes())
    for text in (ASKS, "", "What else?"):
        practice.say(text)
        keeping.keep(practice, {}, ended=False)
    [found] = kept(tmp_path)
    assert [one.at for one in found.turns] == [NOON, NOON + MINUTE, NOON + 2 * MINUTE]


def test_a_practice_without_a_turn_can_be_kept(tmp_path: Path) -> None:
    """It has no moments."""
    KeepingFor(Practices(tmp_path), minutes()).keep(new(), {}, ended=False)
    assert kept(tmp_path)[0].turns == ()


def test_a_turn_that_is_tried_again_is_kept_as_a_practice_of_its_own(tmp_path: Path) -> None:
    """With the moments of the turns before it."""
    practice, keeping = new(), KeepingFor(Practices(tmp_path), minutes())
    for text in (ASKS, "What else?", "And then?"):
        practice.say(text)
        keeping.keep(practice, {}, ended=False)
    practice.back_to(2)
    keeping.anew()
    practice.say("Who helps you?")
    keeping.keep(practice, {}, ended=False)
    before, after = kept(tmp_path)
    assert (before.id, after.id == keeping.id) == (before.id, True)
    assert [one.said for one in before.turns] == [ASKS, "What else?", "And then?"]
    assert [(one.said, one.at) for one in after.turns] == [(ASKS, NOON), ("Who helps you?", NOON + 3 * MINUTE)]


# The command


class AtTheFace:
    """Stands in for the face: says these things in each visit, and leaves, or is away so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *said: str, away: int = 0, comes_back: bool = True) -> None:
        self.visits: list[PracticeVisit] = []
        self.offered: list[tuple[str, str]] = []
        self.picked: str | None = None
        self._said, self._away, self._comes_back = said, away, comes_back
        monkeypatch.setattr(face, "practise", self._practise)
        monkeypatch.setattr(face, "choose", self._choose)
        monkeypatch.setattr(face, "unlock", lambda *_, try_it, **__: self._comes_back and try_it("", False) == "")

    def _practise(self, _options: argparse.Namespace, visit: PracticeVisit, *_: Any) -> End:
        for one in self._said:
            visit.say(one)
        self.visits.append(visit)
        return "away" if len(self.visits) <= self._away else "stopped"

    def _choose(self, _options: object, _title: str, choices: list[tuple[str, str]], *_: object) -> str | None:
        self.offered = choices
        return self.picked


def run(folder: Path, *arguments: str) -> int:
    """One command, and its exit code."""
    return main(["practise", *arguments, "--records", str(folder)])


def test_a_person_is_met_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """What was kept is named at the end, with the way to have a sheet of it."""
    there = AtTheFace(monkeypatch, ASKS)
    assert run(tmp_path, "mrs_smith", "--role", "peer", "--level", "4") == 0
    [found] = kept(tmp_path)
    assert (found.person, found.role, found.level) == ("mrs_smith", "peer", 4)
    assert there.visits[0].practice.person.name == "Mrs Smith"
    assert f"whatmatters practise export {found.id} --to practice.md" in capsys.readouterr().out


def test_where_nothing_was_said_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """And nothing is said of keeping."""
    AtTheFace(monkeypatch)
    assert run(tmp_path / "records", "mrs_smith") == 0
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "records").exists()


def test_what_could_not_be_kept_is_said_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """And no sheet of it is offered."""

    def full(_where: Practices, _kept: KeptPractice) -> None:
        raise CannotSave("I could not save that (the disk is full).")

    AtTheFace(monkeypatch, ASKS)
    monkeypatch.setattr(Practices, "keep", full)
    assert run(tmp_path, "mrs_smith") == 0
    told = capsys.readouterr().out
    assert told.startswith("I could not save that (the disk is full).")
    assert "export" not in told


def test_without_a_name_one_is_chosen_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name, age and one line; whoever leaves the list meets nobody."""
    there = AtTheFace(monkeypatch, ASKS)
    assert run(tmp_path) == 0
    assert [name for name, _ in there.offered] == people_names(Content())
    assert dict(there.offered)["mrs_smith"].startswith("Mrs Smith, 61. ")
    assert kept(tmp_path) == []
    there.picked = "graham"
    assert run(tmp_path) == 0
    assert [one.person for one in kept(tmp_path)] == ["graham"]


def test_somebody_unknown_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """With the names there are."""
    AtTheFace(monkeypatch, ASKS)
    assert run(tmp_path, "mrs_smit") == 1
    assert "mrs_smith" in capsys.readouterr().err


def test_each_practice_begins_with_other_wordings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the number of those before it; or by the number that is asked for."""
    AtTheFace(monkeypatch, ASKS)
    for more in ([], [], ["--seed", "41"], []):
        assert run(tmp_path, "mrs_smith", *more) == 0
    assert [one.seed for one in kept(tmp_path)] == [0, 1, 41, 3]


def test_after_a_pause_the_same_practice_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As often as somebody comes back."""
    there = AtTheFace(monkeypatch, ASKS, away=2)
    assert run(tmp_path, "mrs_smith") == 0
    assert there.visits[0] is there.visits[1] is there.visits[2]
    assert [len(one.turns) for one in kept(tmp_path)] == [3]


def test_a_pause_from_which_nobody_comes_back_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said is kept."""
    there = AtTheFace(monkeypatch, ASKS, away=9, comes_back=False)
    assert run(tmp_path, "mrs_smith") == 0
    assert len(there.visits) == 1
    assert [len(one.turns) for one in kept(tmp_path)] == [1]


def test_the_sheet_has_a_chart_over_ones_own_practices_but_not_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With enough turns in each of them."""
    there = AtTheFace(monkeypatch, *[ASKS] * 10)
    assert run(tmp_path, "mrs_smith") == 0
    alone = there.visits[0].sheet()
    assert run(tmp_path, "mrs_smith", "--seed", "0") == 0
    with_another = there.visits[1].sheet()
    assert len(with_another) > len(alone)


# A command that is meant where none is named


def parser() -> Parser:
    """A parser with two commands, of which `with` is meant where none is named."""
    made = Parser(prog="practise")
    made.otherwise, made.commands = "with", frozenset({"with", "list"})
    parts = made.add_subparsers(dest="command", parser_class=Parser, required=True)
    one = parts.add_parser("with")
    one.add_argument("person", nargs="?")
    one.add_argument("--role", choices=("peer", "other"))
    parts.add_parser("list")
    return made


@pytest.mark.parametrize(
    ("typed", "command", "person"),
    [
        ([], "with", None),
        (["ann"], "with", "ann"),
        (["--role", "peer"], "with", None),
        (["with", "ann"], "with", "ann"),
        (["with", "list"], "with", "list"),
        (["list"], "list", None),
    ],
)
def test_a_command_is_put_in_where_none_is_named(typed: list[str], command: str, person: str | None) -> None:
    """Whatever else is typed belongs to it."""
    found = parser().parse_args(typed)
    assert (found.command, getattr(found, "person", None)) == (command, person)


@pytest.mark.parametrize("typed", ["-h", "--help"])
def test_help_is_that_of_all_commands(typed: str, capsys: Printed) -> None:
    """Not that of the one that is meant."""
    with pytest.raises(SystemExit) as left:
        parser().parse_args([typed])
    assert left.value.code == 0
    assert "{with,list}" in capsys.readouterr().out


def test_a_parser_without_one_puts_nothing_in() -> None:
    """All is as it was typed."""
    plain = Parser()
    plain.add_argument("name")
    assert plain.parse_args(["ann"]).name == "ann"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["--role", "boss"], '"boss" is not known here. There is: peer, other. For help, type: practise with --help\n'),
        (["ann", "ben"], '"ben" is not known here. For help, type: practise --help\n'),
        (["ann", "--\x1b[2Jnow"], '"--now" is not known here. For help, type: practise --help\n'),
    ],
)
def test_what_is_wrong_is_one_sentence(typed: list[str], told: str, capsys: Printed) -> None:
    """With what to do next, and nothing that could act on a terminal."""
    with pytest.raises(SystemExit) as left:
        parser().parse_args(typed)
    assert (left.value.code, capsys.readouterr().err) == (2, told)
