"""Reads a helper's turn by the form of its words: asking, listening back, telling, or something else."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import Literal

from assistant.practice.courtesies import Courtesy, courtesy_in
from assistant.practice.questions import Kind, Question, question_in, without_questions
from assistant.practice.reflections import Listening, listening_in
from assistant.practice.telling import Telling, telling_in
from assistant.practice.turn_forms import Turn, turn
from assistant.practice_record import Behaviour

Depth = Literal["simple", "complex"]
Mark = Literal["permission", "praise", "summary"]
_TRUST: dict[Behaviour, float] = {"question": 1.0, "reflection": 0.95, "input": 0.85, "other": 0.85}
"""How far the form of words tells each of them."""
_PLAIN_LISTENING = 2.0
"""The strength from which a turn listens back, whatever else it does."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a turn does by its form; `question` and `reflection` may stand beside any behaviour."""

    behaviour: Behaviour
    question: Kind | None
    reflection: Depth | None
    confidence: float
    """0 to 1, of `behaviour`."""
    marks: frozenset[Mark] = frozenset()
    asked_by: str = ""
    """The words that show the question, in plain form; empty where only its mark does."""
    advice: str = ""
    """The words that advise, in plain form."""
    picked_up: tuple[str, ...] = ()
    """The person's own words that the turn picks up, in their order."""


def read_turn(previous: str, text: str) -> Reading:
    """How a turn reads, given what the person said just before (or nothing)."""
    said, heard = turn(text), turn(previous)
    rest = without_questions(said)
    asked, listened = question_in(said), listening_in(said, heard)
    told, polite = telling_in(said, rest), courtesy_in(said, rest)
    scores = _scores(said, asked, listened, told, polite)
    behaviour = max(scores, key=lambda one: scores[one])
    share = exp(scores[behaviour]) / sum(map(exp, scores.values()))
    return Reading(
        behaviour,
        asked.kind if asked and asked.sure >= 0.5 else None,
        _depth(listened) if behaviour == "reflection" or _also_listens(rest, heard) else None,
        round(_TRUST[behaviour] * share, 3),
        _marks(listened, polite),
        asked.shown_by if asked else "",
        told.advice,
        listened.picked_up,
    )


def _scores(
    said: Turn, asked: Question | None, listened: Listening, told: Telling, polite: Courtesy
) -> dict[Behaviour, float]:
    """How much speaks for each behaviour; the weights are set by hand."""
    words, says_something = len(said.words), bool(said.stems or told.advice)
    sure = asked.sure if asked else 0.0
    return {
        # The more is said around a question, the less it is what the turn does.
        "question": -1.0 + 5.5 * sure - 0.03 * max(0, min(words, 60) - 12) - 2.5 * told.suggests,
        "reflection": listened.strength if says_something or words > 5 else -1.0,
        "input": -0.3 + told.strength,
        "other": 0.6 + polite.strength + 3.0 * (not says_something) + 0.6 * (words < 5) - 0.06 * min(words, 30),
    }


def _also_listens(rest: Turn, heard: Turn) -> bool:
    """Whether what stands around the question of a turn listens back by itself."""
    return len(rest.words) >= 6 and listening_in(rest, heard).strength >= _PLAIN_LISTENING


def _depth(listened: Listening) -> Depth:
    return "complex" if listened.deeper else "simple"


def _marks(listened: Listening, polite: Courtesy) -> frozenset[Mark]:
    seen: dict[Mark, bool] = {
        "permission": polite.asks_first,
        "praise": polite.praises,
        "summary": listened.sums_up,
    }
    return frozenset(mark for mark, there in seen.items() if there)
