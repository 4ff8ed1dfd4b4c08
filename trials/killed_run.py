"""One run of the real program, on one of its faces, that is killed at a random moment."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from assistant.conversation.turns import AskPeople, AskText
from assistant.faces.plain_chat.hearing import several_lines
from assistant.record import Draft, Record
from trials import plain_typist, screen_typist
from trials.foreseen import Essence, Foreseen, Move, Typist, a_new_record, essence
from trials.nursery import Program
from trials.shown import on_screen

_AT_START = 0.08
_AFTERWARDS = 0.3
"""How often a kill comes only once the next question stands."""
_PATIENCE = 20.0
_LOOKS = 0.003
_FIRST_REPLY = 2
"""Before it a record may be as it was on the disk, or as the talk began."""
_SAVED = re.compile(rb"^Saved \d\d:\d\d\.\r?$", re.MULTILINE)
_GOODBYE = b"To come back, start whatmatters"
_MARK = re.compile(r"\bSaved \d\d:\d\d\b")
_TYPIST: dict[str, Typist] = {"terminal": plain_typist.at_a_terminal, "screen": screen_typist.on_the_screen}


@dataclass
class Run:
    """What the record may hold after it, in its order, and how far it was called saved."""

    states: list[Essence | None]
    saved: int = 0
    """The number of the newest state that was called saved; 0 for none in this run."""
    told: str = ""
    """What went otherwise than foreseen."""
    counts: Counter[str] = field(default_factory=Counter)


def killed_run(folder: Path, face: str, record: Record | None, draft: Draft | None, chance: Random) -> Run:
    """Starts the program on the plan in the folder, types to it, and kills it at a random moment."""
    talk = Foreseen(record or a_new_record(), draft, chance)
    run = Run([essence(record) if record else None, talk.essence])
    arguments = ["discuss", "--records", str(folder), *(["--plan", record.id] if record else [])]
    arguments += [] if face == "screen" else ["--plain"]
    with Program(arguments, "pipes" if face == "pipes" else "terminal") as program:
        if chance.random() < _AT_START:
            run.counts["kills at start"] += 1
            program.listen(chance.uniform(0, 0.15))
            program.kill()
        elif face == "pipes":
            _through_pipes(program, talk, run, chance)
        else:
            _in_a_terminal(program, talk, run, face, chance)
        if b"Traceback" in program.written:
            run.told = "a traceback was shown"
    return run


def _through_pipes(program: Program, talk: Foreseen, run: Run, chance: Random) -> None:
    """Types several replies at once, and kills while they are taken."""
    if not program.listen(_PATIENCE, lambda written: b"\n> " in written):
        run.told = f"no first question came: {program.written[-200:]!r}"
        return
    moves = [talk.move(plain_typist.at_a_pipe) for _ in range(chance.randint(1, 6))]
    run.states += [move.essence for move in moves]
    program.press(b"".join(move.keys for move in moves))
    _last_words(program, talk, run, "pipes", chance)
    wanted = chance.randint(0, sum(move.says_saved for move in moves))
    if not program.listen(_PATIENCE, lambda written: len(_SAVED.findall(written)) >= wanted) and not program.ends(0.5):
        run.told = f"Saved was not said {wanted} times: {program.written[-300:]!r}"
    program.listen(chance.uniform(0, 0.02))
    run.counts["ended before the kill"] += program.ends(0)
    program.kill()
    _count_saved(program, run, moves)


def _count_saved(program: Program, run: Run, moves: list[Move]) -> None:
    """Takes the chat at its word: each time that it says Saved is for the next of the replies that are saved."""
    said = len(_SAVED.findall(program.written)) - (_GOODBYE in program.written)
    saying = [number for number, move in enumerate(moves, _FIRST_REPLY) if move.says_saved][:said]
    run.saved = saying[-1] if saying else 0
    run.counts["called saved"] += len(saying)


def _in_a_terminal(program: Program, talk: Foreseen, run: Run, face: str, chance: Random) -> None:
    """Gives reply after reply, each when the question can be read, and kills after the last of them."""
    if not _reads(program, talk.turn.words.ask, 0):
        run.told = f"the first question was not shown: {on_screen(program.written)[-300:]}"
        return
    moves: list[Move] = []
    for more in reversed(range(chance.randint(1, 3))):
        # The box takes keys a few milliseconds after its question can be read.
        for _ in program.rests():
            time.sleep(_LOOKS)
        move, before = talk.move(_TYPIST[face]), len(program.written)
        moves.append(move)
        run.states.append(move.essence)
        run.told = _press(program, move)
        # Where the next question is put as this one is, nobody could tell when it is there.
        is_last = not more or not move.shows
        if is_last:
            if chance.random() < _AFTERWARDS:
                program.listen(1, lambda written: _folded(move.shows) in on_screen(written[before:]))  # noqa: B023
            _last_words(program, talk, run, face, chance)
            run.counts["ended before the kill"] += program.ends(0)
            program.kill()
        elif not run.told:
            run.told = _gone_on(program, move, before)
        if face == "screen" and _stands_under_the_mark(program.written[before:], move):
            run.saved = len(run.states) - 1
            run.counts["called saved"] += 1
        if is_last or run.told:
            break
    if face == "terminal":
        _count_saved(program, run, moves)


def _press(program: Program, move: Move) -> str:
    """Presses the keys; a sentence where the program did not answer the first of them."""
    before = len(program.written)
    program.press(move.first)
    if not _reads(program, move.answered, before):
        return f"{move.answered!r} did not come: {on_screen(program.written[before:])[-300:]}"
    program.press(move.keys)
    return ""


def _gone_on(program: Program, move: Move, before: int) -> str:
    """Waits for the next question; a sentence where it does not come."""
    if _reads(program, move.shows, before):
        return ""
    return f"{move.shows!r} was not shown after {move.reply}: {on_screen(program.written[before:])[-300:]}"


def _stands_under_the_mark(written: bytes, move: Move) -> bool:
    """Whether the screen shows the next question, and that the plan is saved."""
    seen = on_screen(written)
    return bool(move.shows) and _folded(move.shows) in seen and bool(_MARK.search(seen))


def _last_words(program: Program, talk: Foreseen, run: Run, face: str, chance: Random) -> None:
    """A random moment later; sometimes with words that are not given yet, or while the talk is closed."""
    what = chance.choice(("", "", "half", "stop", "close"))
    # Elsewhere than in a box, a space would press what is pointed at.
    if what == "half" and not isinstance(talk.turn, AskText | AskPeople):
        what = ""
    program.listen(0 if face == "pipes" else chance.uniform(0, 0.06))
    if what == "half":
        ends = several_lines(talk.turn) and face != "screen" and chance.random() < 0.7
        program.press(talk.words(30).encode() + (b"\n" if ends else b""))
    elif what == "stop":
        program.press(b"\x11" if face == "screen" else b"stop\n")
    elif what == "close" and face == "pipes":
        program.close_keys()
    program.listen(0 if face == "pipes" else chance.uniform(0, 0.03))
    run.counts["kills at half-typed words"] += what == "half"
    run.counts["kills while it closes"] += what == "stop" or (what == "close" and face == "pipes")


def _reads(program: Program, words: str, since: int) -> bool:
    wanted = _folded(words)
    return program.listen(_PATIENCE, lambda written: wanted in on_screen(written[since:]))


def _folded(words: str) -> str:
    return " ".join(words.split())[:60]
