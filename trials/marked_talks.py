"""Talks through the real program in which marked words are typed, and how each of them ends."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import trials
from assistant.record import Record
from assistant.storage.store import Store
from trials import plain_typist, screen_typist
from trials.foreseen import Foreseen, Typist, a_new_record
from trials.nursery import Program, Streams
from trials.shown import on_screen

_MARKS_EACH, _LONG, _LETTERS = 4, 14, "bcdfghjkmnpqrtvwxz"
_NEW = "new"
"""Stands for the id of a plan that has none yet."""
PATIENCE = 20.0
SETTLED = 0.25
_TYPISTS: dict[str, Typist] = {
    "pipes": plain_typist.at_a_pipe,
    "terminal": plain_typist.at_a_terminal,
    "screen": screen_typist.on_the_screen,
}
_STREAMS: dict[str, Streams] = {"pipes": "pipes", "terminal": "terminal", "screen": "terminal"}
SAID_IN_A_CRASH = "zzcrash"
"""Stands in what each crash is about, beside the words of the person."""


@dataclass
class Surroundings:
    """A tree in which everything happens, the marks typed so far, and what went wrong on the way."""

    tree: Path
    chance: Random
    of_plan: dict[str, list[str]] = field(default_factory=dict)
    """The marks that are typed into each plan and into no other, by its id; those typed into none are under no id."""
    wrong: list[str] = field(default_factory=list)
    after_exit: list[tuple[str, bytes]] = field(default_factory=list)
    """What each journey on the screen wrote, until its end."""

    @property
    def records(self) -> Path:
        """The folder of plans."""
        return self.tree / "records"

    def mark(self, plan: str = "") -> str:
        """A mark of this plan, another one each time until they come round."""
        marks = self.of_plan.setdefault(plan, [self._fresh() for _ in range(_MARKS_EACH)])
        marks.append(marks.pop(0))
        return marks[-1]

    @property
    def marks(self) -> list[str]:
        """Every mark there is."""
        return [mark for marks in self.of_plan.values() for mark in marks]

    def _fresh(self) -> str:
        # Not by the seed: another run at the same time has marks of its own.
        return "".join(secrets.choice(_LETTERS) for _ in range(_LONG))

    def plans(self) -> list[str]:
        """The plans that open without a passphrase."""
        store = Store(self.records)
        return [one.id for one in store.summaries() if not one.locked and not one.trouble]

    def plan(self) -> str:
        """Some plan that has been talked about."""
        return self.chance.choice(self.plans())


class MarkedTalk(Foreseen):
    """A talk in which every answer in words begins with a mark."""

    def __init__(self, record: Record, place: Surroundings) -> None:
        super().__init__(record, Store(place.records).draft(record.id) if record.revision else None, place.chance)
        self._place, self._plan = place, record.id if record.revision else _NEW

    def words(self, longest: int = 1_200) -> str:
        """A mark, and a few words after it."""
        return f"{self._place.mark(self._plan)} {super().words(min(longest, 8))}"


Journey = Callable[[Surroundings], None]


# A talk, and how it ends


def talk(face: str, end: str, *, new: bool = False) -> Journey:
    """A talk on this face that ends with `stop`, `kill`, `close` or `crash`."""

    def journey(place: Surroundings) -> None:
        plan = "" if new or not place.plans() else place.plan()
        record = Store(place.records).read(plan) if plan else a_new_record()
        marked = MarkedTalk(record, place)
        arguments = ["discuss", *(["--plan", plan] if plan else []), *(["--plain"] if face != "screen" else [])]
        before = set(place.plans())
        with started(place, arguments, face) as program:
            _type_on(program, marked, face)
            comes_to_its_end(place, program, face, end, plan or _NEW)
        for fresh in set(place.plans()) - before:
            place.of_plan[fresh] = place.of_plan.pop(_NEW)

    return journey


def _type_on(program: Program, marked: MarkedTalk, face: str) -> None:
    """Some replies; each is given when the question before it can be read."""
    waits_for(program, marked.turn.words.ask)
    for _ in range(marked.chance.randint(4, 7)):
        move, before = marked.move(_TYPISTS[face]), len(program.written)
        program.listen(0.03)
        if move.first:
            program.press(move.first)
            waits_for(program, move.answered, before)
        program.press(move.keys)
        if face != "pipes" and move.shows:
            waits_for(program, move.shows, before)


def comes_to_its_end(place: Surroundings, program: Program, face: str, end: str, plan: str) -> None:
    """Ends a talk as it is to end: with words half typed, or by leaving it."""
    keys = f"{place.mark(plan)} half a word"
    program.listen(SETTLED)
    if end == "kill":
        program.press(keys.encode())
        program.listen(place.chance.uniform(0, 2.0))
        program.kill()
    elif end == "close":
        program.press(keys.encode())
        program.listen(0.3)
        program.close_keys()
    elif face == "screen":
        program.press(b"\x11")
    else:
        program.press(b"\nstop\nstop\n")
    ends(place, program, face)


# What they share


@contextmanager
def started(place: Surroundings, arguments: list[str], face: str) -> Iterator[Program]:
    """The program, with the plans of this tree, until the block ends."""
    with Program([*arguments, "--records", str(place.records)], _STREAMS[face]) as program:
        yield program


def first_question(place: Surroundings) -> tuple[str, str]:
    """Some plan, and the question that a talk with it begins with."""
    plan = place.plan()
    return plan, MarkedTalk(Store(place.records).read(plan), place).turn.words.ask


def waits_for(program: Program, words: str, since: int = 0) -> None:
    """Waits until these words can be read; raises LookupError where they never can."""
    wanted = " ".join(words.split())[:60]
    if not program.listen(PATIENCE, lambda written: wanted in on_screen(written[since:])):
        raise LookupError(f"{wanted!r} was not shown: {on_screen(program.written)[-300:]}")


def ends(place: Surroundings, program: Program, face: str) -> None:
    """Waits for its end, and takes what was written."""
    if not program.ends(PATIENCE):
        place.wrong.append(f"it did not end: {on_screen(program.written)[-200:]}")
        program.kill()
    seen(place, program, face)


def seen(place: Surroundings, program: Program, face: str) -> None:
    """Takes what was written as somebody would see it who comes later; a killed program leaves its screen as it was."""
    if SAID_IN_A_CRASH.encode() in program.written or b"Traceback" in program.written:
        place.wrong.append(f"a crash says more than it may: {on_screen(program.written)[-300:]}")
    if face == "screen" and program.status is not None and not _was_killed(program.status):
        place.after_exit.append((" ".join(face), program.written))


def _was_killed(status: int) -> bool:
    return status & 0x7F == signal.SIGKILL


def really_started(place: Surroundings) -> list[str]:
    """Starts the program anew, as anybody does, and looks at its command line, its surroundings and its children."""
    mark, before = place.mark(_NEW), set(place.plans())
    command = [sys.executable, "-m", "assistant", "discuss", "--plain", "--records", str(place.records)]
    around = {**os.environ, "PYTHONPATH": str(Path(trials.__file__).parent.parent)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=around) as program:
        assert program.stdin
        assert program.stdout
        program.stdin.write(f"\n{mark}\n".encode())
        program.stdin.flush()
        for line in program.stdout:
            if line.startswith(b"Saved"):
                break
        process = Path("/proc", str(program.pid))
        told = b"".join((process / name).read_bytes() for name in ("cmdline", "environ") if process.is_dir())
        children = [one for one in process.glob("task/*/children") if one.read_bytes().strip()]
        program.stdin.close()
        program.stdout.read()
    for fresh in set(place.plans()) - before:
        place.of_plan[fresh] = place.of_plan.pop(_NEW)
    wrong = ["words stand in the command line or the surroundings of the program"] if mark.encode() in told else []
    return [*wrong, *(["the program starts other programs"] if children else [])]
