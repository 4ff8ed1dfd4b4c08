"""From the start of the process to the first question."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from bench.pairs import Taken, ratio, side_by_side
from bench.plans import first_words, kept_plan, new_record, our_talk, passing_folder
from bench.table import Line, at_most, ms
from bench.terminal import Terminal


def start(quick: bool) -> list[Line]:
    """Process start to the first question painted in a terminal of 120 by 40, against a bare Textual app's word."""
    taken = _started(quick, (), _until("bench.bare.hello", words="hello"))
    return [
        _line(1.8, f"first question painted, {which}", taken, which, "bare Textual app")
        for which in ("new plan", "going on")
    ]


def plain(quick: bool) -> list[Line]:
    """Process start to the first question's words in the plain chat, against the words of a questionary question."""
    taken = _started(quick, ("--plain",), _until("bench.bare.one_question", words="hello"))
    return [
        _line(1.5, f"first question's words, {which}", taken, which, "questionary question")
        for which in ("new plan", "going on")
    ]


def _started(quick: bool, options: tuple[str, ...], floor: Callable[[], float]) -> Taken:
    with passing_folder() as folder:
        plan = kept_plan(folder)
        discuss = ("assistant", "discuss", "--records", str(folder), *options)
        first = first_words(our_talk().turn(new_record()))
        return side_by_side(
            3 if quick else 30,
            {
                "new plan": _until(*discuss, words=first),
                "going on": _until(*discuss, "--plan", plan.id, words=plan.first_words),
                "floor": floor,
            },
            patience=1.0,
        )


def _until(*arguments: str, words: str) -> Callable[[], float]:
    def take() -> float:
        with Terminal(*arguments) as terminal:
            return terminal.until(words) - terminal.started

    return take


def _line(bound: float, what: str, taken: Taken, ours: str, floor: str) -> Line:
    floors = f"{ms(median(taken['floor']))} {floor}"
    return at_most(bound, what, ms(median(taken[ours])), floors, ratio(taken, ours, "floor"))
