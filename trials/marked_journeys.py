"""Journeys through the real program in which marked words are typed: diaries, locks, documents, crashes, kills."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.storage.store import Store
from trials import screen_typist
from trials.marked_practices import practice, sheet_of_practice
from trials.marked_talks import (
    PATIENCE,
    SAID_IN_A_CRASH,
    SETTLED,
    Journey,
    MarkedTalk,
    Surroundings,
    ends,
    first_question,
    seen,
    started,
    talk,
    waits_for,
)
from trials.one_plan import FIRST
from trials.shown import on_screen

_KINDS = ("easy-words", "emergency", "clinical", "fhir", "actions-csv", "transcript")


def hiding(place: Surroundings) -> None:
    """Words on the screen, hidden with F10, brought back, and left."""
    marked = first_question(place)
    with started(place, ["discuss", "--plan", marked[0]], "screen") as program:
        waits_for(program, marked[1])
        program.press(b"\x1b[21~")
        program.listen(SETTLED)
        program.press(b"\r")
        waits_for(program, marked[1], len(program.written))
        program.press(b"\x11")
        ends(place, program, "screen")


def away(place: Surroundings) -> None:
    """Nobody presses a key, until the lock page comes."""
    from assistant.commands import talk as commands

    plan, ask = first_question(place)
    real = vars(commands)["away_after"]
    setattr(commands, "away_after", lambda _options: 2.0)  # noqa: B010
    try:
        with started(place, ["discuss", "--plan", plan], "screen") as program:
            waits_for(program, ask)
            waits_for(program, "This is paused.")
            program.press(b"\x11")
            ends(place, program, "screen")
    finally:
        setattr(commands, "away_after", real)  # noqa: B010


def thought_and_search(place: Surroundings) -> None:
    """A thought kept for later, and words typed into search boxes."""
    plan, ask = first_question(place)
    thought = place.mark(plan)
    with started(place, ["discuss", "--plan", plan], "screen") as program:
        waits_for(program, ask)
        program.press(b"\x1b[17~")
        waits_for(program, "A thought to keep for later")
        program.press(f"{thought} later\r".encode())
        program.listen(SETTLED)
        program.press(screen_typist.ESCAPE)
        waits_for(program, "All choices")
        program.press(place.mark().encode() + screen_typist.ESCAPE)
        program.listen(SETTLED)
        program.press(b"\x11")
        ends(place, program, "screen")


def search_in_the_list(place: Surroundings) -> None:
    """Letters typed in the list of plans, and a plan looked at."""
    with started(place, [], "screen") as program:
        waits_for(program, "What would you like to do?")
        program.press(place.mark().encode())
        program.listen(SETTLED)
        program.press(screen_typist.ESCAPE + b"\x11")
        ends(place, program, "screen")


def plain_list(place: Surroundings) -> None:
    """The list of plans in the plain chat, words that lead nowhere, and out."""
    with started(place, ["--plain"], "pipes") as program:
        program.press(f"{place.mark()}\n\n\n".encode())
        program.close_keys()
        ends(place, program, "pipes")


def diary(face: str) -> Journey:
    """Words in the diary, on this face."""

    def journey(place: Surroundings) -> None:
        plan = place.plan()
        mark = place.mark(plan)
        with started(place, ["diary", plan, *(["--plain"] if face == "pipes" else [])], face) as program:
            waits_for(program, "the diary")
            if face == "pipes":
                program.press(f"1 {mark} today\n1\n{mark} more\n\n\n".encode())
                program.close_keys()
            else:
                program.listen(SETTLED)
                program.press(f"\x1b[200~{mark} today\x1b[201~\r\x1b[200~{mark} half\x1b[201~".encode())
                program.listen(SETTLED)
                program.press(b"\x11")
            ends(place, program, face)

    return journey


def written(place: Surroundings) -> None:
    """Documents in every form and kind, a pack and everything there is, each in a file."""
    plan, number = place.plan(), place.chance.randrange(10**6)
    for arguments in (
        ["document", plan, "--out", f"written-{number}.txt"],
        ["document", plan, "--as", "sheet", "--out", f"sheet-{number}.txt"],
        *(["document", plan, "--out", f"written-{number}{ending}"] for ending in (".pdf", ".docx", ".html")),
        *(["document", plan, "--as", kind, "--out", f"written-{number}-{kind}"] for kind in _KINDS),
        ["pack", plan, "--to", f"pack-{number}.json"],
        ["export-all", plan, "--to", f"all-{number}"],
        ["show", plan],
        ["plans", place.mark()],
        ["show", place.mark()],
    ):
        with started(place, arguments, "pipes") as program:
            ends(place, program, "pipes")


def saved_elsewhere(place: Surroundings) -> None:
    """A copy of a plan, kept in another folder as when the disk is full."""
    plan, folder = place.plan(), Path(f"elsewhere-{place.chance.randrange(10**6)}")
    folder.mkdir()
    with started(place, ["discuss", "--plan", plan, "--plain"], "pipes") as program:
        program.press(f"elsewhere\n{folder}\nstop\n".encode())
        ends(place, program, "pipes")
    if not [*folder.iterdir()]:
        place.wrong.append(f"nothing was kept elsewhere: {on_screen(program.written)[-200:]}")


def locked(place: Surroundings) -> None:
    """A passphrase is put on a plan, forgotten once, given once, changed; and the talk goes on behind it."""
    plan = place.plan()
    with started(place, ["lock", plan, "--plain"], "pipes") as program:
        program.press(f"{FIRST}\n{FIRST}\n\n".encode())
        waits_for(program, "What is word")
        words = [
            line.split(". ")[1]
            for line in program.written.decode().splitlines()
            if line[:3].strip(" 0123456789") == "."
        ]
        program.press(f"{words[2]}\n{words[8]}\n".encode())
        ends(place, program, "pipes")
    if Store(place.records).lock_on(plan) is None:
        place.wrong.append(f"the plan was not locked: {program.written[-300:]!r}")
    with started(place, ["discuss", "--plan", plan], "screen") as program:
        waits_for(program, "What is the passphrase?")
        program.press(f"{place.mark()}\r".encode())
        program.listen(1.0)
        program.press(f"{screen_typist.RUBOUT * 40}{FIRST}\r".encode())
        program.listen(1.5)
        program.press(f"{place.mark(plan)} behind the lock\r".encode())
        program.listen(SETTLED)
        program.press(b"\x1b[21~")
        program.listen(SETTLED)
        program.press(b"\r")
        program.listen(SETTLED)
        program.press(b"\x11")
        ends(place, program, "screen")
    with started(place, ["show", plan], "pipes") as program:
        program.press(f"{place.mark()}\n".encode())
        program.close_keys()
        ends(place, program, "pipes")


def crash(where: str, face: str) -> Journey:
    """A talk in which something breaks, and the exception holds what the person typed."""

    def journey(place: Surroundings) -> None:
        plan = place.plan()
        marked = MarkedTalk(Store(place.records).read(plan), place)
        with (
            _broken(where, place),
            started(place, ["discuss", "--plan", plan, *(["--plain"] if face != "screen" else [])], face) as program,
        ):
            waits_for(program, marked.turn.words.ask)
            program.listen(SETTLED)
            program.press(
                f"{place.mark(plan)} \r".encode() if face != "pipes" else f"{place.mark(plan)}\n\nskip\nback\n".encode()
            )
            program.listen(1.0, lambda out: b"reference" in out)
            program.press(b"\nback\n" if face != "screen" else b"\x1b[19~\x1b[19~")
            if not program.ends(PATIENCE) or b"reference" not in program.written:
                place.wrong.append(f"{where} on {face} did not crash: {on_screen(program.written)[-300:]}")
            seen(place, program, face)

    return journey


def broken_command(place: Surroundings) -> None:
    """A command that breaks."""
    plan = place.plan()
    with _broken("a command", place), started(place, ["show", plan], "pipes") as program:
        ends(place, program, "pipes")
        if b"reference" not in program.written:
            place.wrong.append("the command did not crash")


@contextmanager
def _broken(where: str, place: Surroundings) -> Iterator[None]:
    """Until the block ends, programs that are started break there."""
    from assistant.conversation.engine import Conversation
    from assistant.faces.plain_chat import showing
    from assistant.faces.terminal.question_parts import Question
    from assistant.storage.plan_file import PlanFile

    owner: Any
    owner, name = {
        "the engine": (Conversation, "reply"),
        "the storage": (PlanFile, "write"),
        "the screen": (Question, "show"),
        "the chat": (showing, "kept"),
        "a command": (Store, "read"),
    }[where]
    real, mark = getattr(owner, name), place.mark()

    def breaks(*given: Any, **_more: Any) -> Any:
        words = f"{SAID_IN_A_CRASH} {mark}"
        raise KeyError(words, *given)

    setattr(owner, name, breaks)
    try:
        yield
    finally:
        setattr(owner, name, real)


_CRASHES = (
    ("the engine", "pipes"), ("the engine", "terminal"), ("the engine", "screen"), ("the storage", "pipes"),
    ("the storage", "terminal"), ("the storage", "screen"), ("the screen", "screen"), ("the chat", "pipes"),
    ("the chat", "terminal"),
)  # fmt: skip
_KILLS = ("pipes", "terminal", "screen", "screen", "terminal", "pipes", "screen", "terminal", "screen", "pipes")
_PRACTICES = (("pipes", "stop"), ("pipes", "kill"), ("screen", "stop"), ("screen", "kill"), ("terminal", "close"))
_QUIET = (
    talk("screen", "stop"), talk("pipes", "stop", new=True), written, hiding, diary("pipes"),
    thought_and_search, search_in_the_list,
    talk("terminal", "stop", new=True), away, diary("screen"), talk("screen", "close"), plain_list,
    saved_elsewhere, talk("terminal", "close"), locked,
)  # fmt: skip


def journeys() -> list[tuple[str, Journey]]:
    """56 journeys: 10 with a crash, 12 with a kill; 6 of them are practices."""
    crashes = [(f"crash in {where} on {face}", crash(where, face)) for where, face in _CRASHES]
    crashes.append(("crash in a command", broken_command))
    kills = [(f"kill on {face}", talk(face, "kill")) for face in _KILLS]
    quiet = [(f"quiet {number}", _QUIET[number % len(_QUIET)]) for number in range(28)]
    news = [("a talk begins", talk(face, "stop", new=True)) for face in ("pipes", "screen")]
    practices = [(f"{end} in a practice on {face}", practice(face, end)) for face, end in _PRACTICES]
    mixed = [one for three in zip(crashes, kills, quiet, strict=False) for one in three]
    practices.append(("a sheet of a practice", sheet_of_practice))
    # The first few are of every sort, for a small trial takes no more of them.
    return [*news, *mixed[:2], *practices, *mixed[2:], *quiet[len(crashes) :]]
