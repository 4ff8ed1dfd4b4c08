"""Printing or sharing a plan as a plain chat: numbered questions, and the name of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Literal, assert_never

from assistant.errors import SaidPlainly
from assistant.faces.away import Away, seconds
from assistant.faces.document_wish import Question
from assistant.faces.for_whom import MAKING
from assistant.faces.handing_out import Making, Naming, Reading, Step, Steps, Told
from assistant.faces.patience import told_when_slow
from assistant.faces.plain_chat.hiding import hide, word
from assistant.faces.plain_chat.world import PROMPT, NobodyThere, World, choose, say, say_help

_STOPS = ("stop", "quit", "exit")
_STAYS = ("help", "hide", "")
"""Words after which the same is asked again; the empty one is what is left of a question mark."""
_READ, _WRITE = "Read it first", "Write it"


class PlainDocuments:
    """One visit, from the choice of a document to its file, or until the person leaves.

    `heard` deals with a line as a word that works everywhere, such as `help`. Any other word than help and hide
    leaves, for it leads elsewhere.
    """

    def __init__(self, world: World, steps: Steps, heard: Callable[[str], bool]) -> None:
        self._outside, self._steps, self._heard = world, steps, heard
        self._world = replace(world, read_line=self._line)
        self._again = self._left = False

    def run(self) -> None:
        """Asks until the file is written or the person leaves."""
        with suppress(StopIteration):
            step = next(self._steps)
            while not self._left:
                step = self._steps.send(self._answer_to(step))
        self._steps.close()

    def _line(self) -> str | None:
        line = self._outside.read_line()
        self._left = self._left or line is None
        return line

    def _answer_to(self, step: Step) -> Any:
        match step:
            case Question():
                lines = [f"{one.words}. {one.about}" if one.about else one.words for one in step.choices]
                leaves = "Enter leaves this." if step.about == "kind" else "Enter goes back."
                number = self._chosen("\n".join(filter(None, (step.said, step.ask))), lines, leaves)
                return None if number is None else step.choices[number].id
            case Reading():
                return self._is_to_be_written(step)
            case Naming():
                return self._name(step)
            case Making():
                return self._made(step.make)
            case Told():
                return say(self._world, *step.lines)
            case _:
                assert_never(step)

    def _chosen(self, title: str, lines: Sequence[str], leaves: str = "Enter goes back.") -> int | None:
        """The number of what was chosen; None to go back. After help or hiding it is asked once more."""
        self._again = True
        number = None
        while self._again:
            self._again = False
            number = choose(self._world, title, lines, self._is_done_as_word, leaves)
        return number

    def _is_done_as_word(self, line: str) -> bool:
        if word(line) == "back" or not self._heard(line):
            return False
        self._again = word(line) in _STAYS
        self._left = not self._again
        return True

    def _is_to_be_written(self, step: Reading) -> bool:
        if step.first:
            say(self._world, *step.first)
        while (number := self._chosen(f"{step.title}.", [_READ, _WRITE])) == 0:
            lines = self._made(step.make)
            say(self._world, *([str(lines)] if isinstance(lines, SaidPlainly) else lines))
        return number == 1

    def _made(self, make: Callable[[], Any]) -> Any:
        """What is made, or the sentence that says why it cannot be; a line says so where it takes long."""
        try:
            with told_when_slow(lambda: say(self._world, MAKING)):
                return make()
        except SaidPlainly as sentence:
            return sentence

    def _name(self, step: Naming) -> str | None:
        """What was typed as the name of the file; None to go back."""
        while True:
            say(
                self._world,
                f'It goes in the folder "{step.folder}", and is called "{step.name}".',
                "Enter writes it there. Or type another name or folder. Type back to go back.",
            )
            self._world.write(PROMPT)
            line = self._world.read_line()
            if line is None or word(line) == "back":
                return None
            if word(line) not in ("help", "hide", *_STOPS) or not self._is_done_as_word(line):
                return line
            if self._left:
                return None


def visit(
    world: World,
    steps: Steps,
    help_now: tuple[str, ...],
    after: float | None = None,
    *,
    locked: bool = False,
    ticks: Callable[[], float] = seconds,
) -> Literal["stopped", "away"]:
    """A visit outside of a talk; `away` where nobody was there for `after` seconds, or a locked plan was hidden."""
    away = Away(after, ticks)

    def heard(line: str) -> bool:
        match word(line):
            case "help":
                say_help(world, help_now)
            case "hide":
                hide(world, help_now, away, locked=locked)
            case name:
                return name in _STOPS
        return True

    world.pause_after(away)
    try:
        with suppress(EOFError):
            PlainDocuments(world, steps, heard).run()
    except NobodyThere:
        return "away"
    finally:
        world.pause_after(Away(None))
    return "stopped"
