"""Proves that words not yet given outlive their window: all, or where it goes without warning all but 2 seconds."""

from __future__ import annotations

import signal
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from assistant.errors import SaidPlainly
from assistant.faces.plain_chat.hearing import several_lines
from assistant.storage.store import Store
from trials.foreseen import Foreseen, a_new_record
from trials.nursery import Program, passing_folder, side_by_side
from trials.outcome import Outcome
from trials.plain_typist import at_a_pipe
from trials.shown import on_screen

SMALL, FULL = 1, 200
FACES = ("plain chat", "screen")
ENDS = ("SIGHUP", "SIGTERM", "SIGKILL", "window closed")
_PLAN = "bcd234"
_AT_ONCE = 8
_PATIENCE = 20.0
_MAY_BE_LOST = 2.0
"""Seconds of typing that a kill may cost."""
_LOOKS = 0.002
"""Seconds between two looks at those who are typing."""


def trial(size: int, seed: int) -> Outcome:
    """Ends the program in the middle of typing, so many times for each end and face."""
    return side_by_side(_share, size, seed)


def _share(size: int, seed: int) -> Outcome:
    chance, tally = Random(seed), _Tally()
    with passing_folder() as folder:
        place = _plan_at_an_open_question(folder, chance)
        kept = (folder / f"{_PLAN}.json").read_bytes()
        waiting = deque((face, end) for _ in range(size) for face in FACES for end in ENDS)
        typing: list[Iterator[None]] = []
        while waiting or typing:
            while waiting and len(typing) < _AT_ONCE:
                own = folder / str(len(waiting))
                own.mkdir()
                (own / f"{_PLAN}.json").write_bytes(kept)
                typing.append(_Visit(own, place, *waiting.popleft(), Random(chance.random()), tally).steps())
            typing = [one for one in typing if next(one, False) is None]
            time.sleep(_LOOKS)
    return tally.outcome


@dataclass
class _Tally:
    """What has been counted and broken so far."""

    counts: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)
    losses: list[tuple[float, int]] = field(default_factory=list)
    """What a kill cost: how long ago it was typed in seconds, and how many letters."""

    @property
    def outcome(self) -> Outcome:
        """All that was counted."""
        seconds, letters = zip(*self.losses or [(0.0, 0)], strict=True)
        longest = {"longest loss, seconds": round(max(seconds), 2), "longest loss, letters": max(letters)}
        return Outcome({**self.counts, "visits that lost letters": len(self.losses), **longest}, tuple(self.breaches))


def _plan_at_an_open_question(folder: Path, chance: Random) -> str:
    """Keeps a plan that was left where an answer may have several lines; returns the place."""
    talk = Foreseen(a_new_record(), None, chance)
    while not several_lines(talk.turn):
        talk.move(at_a_pipe)
    record = talk.sitting.record.changed(id=_PLAN, revision=0)
    with Store(folder).create(record) as plan:
        plan.keep(record)
    return talk.sitting.place


class _Visit:
    """One visit to the plan, from its start to its sudden end, in steps, so that many can be under way at once."""

    def __init__(self, folder: Path, place: str, face: str, end: str, chance: Random, tally: _Tally) -> None:
        self._folder, self._place, self._face, self._end = folder, place, face, end
        self._chance, self._tally = chance, tally
        self._typed = ""
        self._seen: list[tuple[int, float]] = []
        """How many letters could be read, and when."""
        self._late = 0.0
        """How long this machine let us wait at most, in seconds; the program may have had to wait as long."""

    def steps(self) -> Iterator[None]:
        """The visit; between two steps others have their turn."""
        arguments = ["discuss", "--plan", _PLAN, "--records", str(self._folder)]
        with Program([*arguments, *(["--plain"] if self._face == "plain chat" else [])], "terminal") as program:
            yield from self._until_read(program, "> " if self._face == "plain chat" else "Enter goes on", 0)
            yield from program.rests()
            for number in range(self._chance.randint(2, 5)):
                yield from self._type(program, number)
                yield from self._pause(self._chance.uniform(0, 1.2) if self._is_sudden else 0.02)
            ended = time.monotonic()
            yield from self._comes_to_its_end(program)
            if b"Traceback" in program.written:
                self._breach("a traceback was shown")
        self._look(ended)

    def _pause(self, seconds: float) -> Iterator[None]:
        before = time.monotonic()
        last = before + seconds
        while (now := time.monotonic()) < last:
            self._late, before = max(self._late, now - before), now
            yield

    def _until_read(self, program: Program, words: str, since: int) -> Iterator[None]:
        last = time.monotonic() + _PATIENCE
        while words not in f"{on_screen(program.written[since:])} ":
            if time.monotonic() > last:
                self._breach(f"{words!r} was not shown: {on_screen(program.written[since:])[-200:]!r}")
                return
            program.listen(0)
            yield

    def _type(self, program: Program, number: int) -> Iterator[None]:
        """A few words, until they can be read; sometimes on a new line."""
        if number and self._chance.random() < 0.4:
            before = len(program.written)
            program.press(b"\n")
            self._typed += "\n"
            if self._face == "plain chat":
                yield from self._until_read(program, "> ", before)
        last = f"n{self._chance.randrange(10**6)}"
        words = f"{'la ' * self._chance.randint(0, 3)}{last}"
        space = " " if self._typed and not self._typed.endswith("\n") else ""
        before = len(program.written)
        program.press(f"{space}{words}".encode())
        self._typed += space + words
        yield from self._until_read(program, last, before)
        self._seen.append((len(self._typed), time.monotonic()))

    def _comes_to_its_end(self, program: Program) -> Iterator[None]:
        if self._end == "SIGKILL":
            program.kill()
            return
        if self._end == "window closed":
            program.close_keys()
        else:
            program.signal(signal.Signals[self._end])
        last = time.monotonic() + _PATIENCE
        while not program.ends(0):
            if time.monotonic() > last:
                self._breach("the program did not end")
                return
            yield

    def _look(self, ended: float) -> None:
        """Holds what was kept against what could be read before the end."""
        self._tally.counts[f"{self._face}, {self._end}"] += 1
        try:
            with Store(self._folder).open(_PLAN) as plan:
                kept = plan.draft.words.get(self._place, "") if plan.draft else ""
        except SaidPlainly as trouble:
            self._breach(f"{type(trouble).__name__}: {trouble}")
            return
        if not self._typed.startswith(kept):
            self._breach(f"{kept!r} was kept, and {self._typed!r} typed")
        elif kept != self._typed:
            self._lost(len(kept), ended)

    def _lost(self, kept: int, ended: float) -> None:
        since = next(moment for letters, moment in self._seen if letters > kept)
        self._tally.losses.append((ended - since, len(self._typed) - kept))
        if not self._is_sudden or ended - since > _MAY_BE_LOST + self._late:
            self._breach(f"{self._typed[kept:]!r} was lost, {ended - since:.2f} seconds after it was typed")

    @property
    def _is_sudden(self) -> bool:
        """Whether nothing can be kept at the end itself: an editor of lines loses the line with its terminal."""
        return self._end == "SIGKILL" or (self._end, self._face) == ("window closed", "plain chat")

    def _breach(self, what: str) -> None:
        self._tally.breaches.append(f"{self._face}, {self._end}: {what}")
