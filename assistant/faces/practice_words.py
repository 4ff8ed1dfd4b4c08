"""What both faces of a practice say alike: what one could say, how one practises, what a moment was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from assistant.conversation.wording import Words as Prompt
from assistant.documents.wording import Words
from assistant.faces.practice_visit import Feedback, PracticeVisit, Prompts
from assistant.practice.exchange import SAYS_NOTHING, Exchange
from assistant.practice.feedback.moments import Moment
from assistant.practice_record import Behaviour

FEEDBACK: Sequence[Feedback] = get_args(Feedback)
PROMPTS: Sequence[Prompts] = get_args(Prompts)
BEHAVIOURS: Sequence[Behaviour] = get_args(Behaviour)
_DOTS = re.compile(r"\s*[.\u2026][.\u2026\s]*")
_EXPORT, _MINE = "whatmatters practise export {id} --to practice.md", "whatmatters practise mine"


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of a practice with the person's name filled in: those of both faces, and those of the screen."""

    both: Words
    name: str
    screen: Words | None = None

    def __call__(self, key: str, /, **filled: str) -> str:
        """The words of a dotted name; what begins with `screen.` is the screen's own."""
        words = self.screen if self.screen and key.startswith("screen.") else self.both
        return words(key, name=self.name, **filled)

    def title(self, key: str) -> str:
        """The words as a title that says that this is practice."""
        return f"{self('mark')}: {self(key)}"


# The talk


def is_silence(typed: str) -> bool:
    """Whether dots are all that is typed: that is how silence is written."""
    return bool(_DOTS.fullmatch(typed))


def answered(exchange: Exchange) -> Iterator[tuple[bool, str]]:
    """An answer in its parts, each with whether it can only be seen; words on either side of that stand apart."""
    for is_seen, lines in groupby(exchange.lines, lambda line: line.key == SAYS_NOTHING):
        yield is_seen, " ".join(line.text for line in lines)


def to_say(prompt: Prompt) -> list[str]:
    """What a practitioner could say here: the question, then other ways into it."""
    return [one.strip() for one in (prompt.ask, *prompt.cues) if one.strip()]


def not_kept(visit: PracticeVisit, say: Saying) -> list[str]:
    """Why the turn said last could not be kept, and what becomes of it; nothing where it was."""
    return [visit.not_kept, say("not_kept")] if visit.not_kept else []


# How a turn was read


def read_as(visit: PracticeVisit, say: Saying) -> str:
    """How the turn said last was read, and the question what it was."""
    return say("overrule.read_as", reading=say(f"overrule.{visit.exchanges[-1].reading.behaviour}"))


def overruled(visit: PracticeVisit, behaviour: Behaviour, say: Saying) -> str:
    """Takes what the volunteer says the last turn was, and says it back."""
    visit.overrule(behaviour)
    key = "both_kept" if visit.exchanges[-1].number in visit.overruled else "as_read"
    return say(f"overrule.{key}", reading=say(f"overrule.{behaviour}"))


# How one practises


def setting(way: Feedback | Prompts, say: Saying) -> str:
    """One way to practise as a sentence: `Remarks on your words: after each turn.`"""
    return say("settings.feedback" if way in FEEDBACK else "settings.prompts", when=say(f"settings.{way}"))


def settings(visit: PracticeVisit, say: Saying) -> tuple[str, str]:
    """How the volunteer practises at the moment."""
    return setting(visit.feedback, say), setting(visit.prompts, say)


def set_way(visit: PracticeVisit, way: str | None) -> None:
    """Practises in another way from here on; what is no way changes nothing."""
    for feedback in FEEDBACK:
        if feedback == way:
            visit.feedback = feedback
    for prompts in PROMPTS:
        if prompts == way:
            visit.prompts = prompts


# The end


def sheet(visit: PracticeVisit, say: Saying) -> list[str]:
    """The look back, and before it whether its practice could not be kept."""
    trouble = [visit.not_kept, say("end.not_kept"), ""] if visit.not_kept else []
    return [*trouble, *visit.sheet()]


def as_a_file(visit: PracticeVisit, say: Saying) -> Iterator[tuple[str, str]]:
    """How the look back is had as a file: each time a sentence, and the command that it is about."""
    yield say("end.export"), _EXPORT.format(id=visit.kept_as)
    yield say("end.mine"), _MINE


def moment_in_words(moment: Moment, say: Saying) -> str:
    """What a moment was, for the list of those worth another try."""
    key, what = "end.turn_about" if moment.about else "end.turn", say(f"moments.{moment.why}")
    return say(key, turn=str(moment.number), what=what, about=moment.about)


def back_at(moment: Moment, say: Saying) -> list[str]:
    """Where the talk goes on from: the turn, and what was said then."""
    said = moment.exchange.said
    then = say("again.said", said=said) if said else say("again.silent")
    return [say("again.back", turn=str(moment.number)), then]
