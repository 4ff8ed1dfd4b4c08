"""Practices with the real program in which marked words are said: kept below the plans, and in none of them."""

from __future__ import annotations

from assistant.content import Content
from assistant.practice.people import person
from assistant.storage.practices import Practices
from trials.marked_talks import SETTLED, Journey, Surroundings, comes_to_its_end, ends, started, waits_for
from trials.nursery import Program

PRACTISED = "practised"
"""Under it stand the marks that are said in practices, and in no plan."""
_WHOM = "mrs_smith"


def practice(face: str, end: str) -> Journey:
    """A practice on this face that ends with `stop`, `kill` or `close`."""

    def journey(place: Surroundings) -> None:
        with started(place, ["practise", _WHOM, *(["--plain"] if face != "screen" else [])], face) as program:
            if face == "screen":
                waits_for(program, "Begin the talk")
                program.press(b"\r")
            waits_for(program, person(Content(), _WHOM).says["greeting"][0])
            _say_something(place, program, face)
            comes_to_its_end(place, program, face, end, PRACTISED)
        if not Practices(place.records).ids():
            place.wrong.append(f"a practice on {face} that ended with {end} was not kept")

    return journey


def _say_something(place: Surroundings, program: Program, face: str) -> None:
    """A few turns."""
    enter = b"\r" if face == "screen" else b"\n"
    for words in ("What matters to you?", "So it is your knees", "Tell me more", "You said"):
        program.listen(SETTLED)
        program.press(f"{words} {place.mark(PRACTISED)}".encode() + enter)
    program.listen(SETTLED)


def sheet_of_practice(place: Surroundings) -> None:
    """A practice in the list of one's own, its sheet in a file, and the practice forgotten."""
    practice("pipes", "stop")(place)
    name = Practices(place.records).all()[0].id
    for arguments in (
        ["practise", "mine"],
        ["practise", "export", name, "--to", f"sheet-{place.chance.randrange(10**6)}.md"],
        ["practise", "forget", name, "--yes"],
    ):
        with started(place, arguments, "pipes") as program:
            ends(place, program, "pipes")
    if name in Practices(place.records).ids():
        place.wrong.append("a practice that was forgotten is still there")
