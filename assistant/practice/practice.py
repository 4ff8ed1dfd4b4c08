"""One practice in hand: a helper says something, the person answers, and the plan takes in what was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from assistant.clean_text import clean
from assistant.content import Content
from assistant.conversation.opening import open_conversation
from assistant.conversation.wording import Words
from assistant.documents.wording import document_words
from assistant.practice.exchange import Exchange
from assistant.practice.person import Person
from assistant.practice.practice_plan import PracticePlan, begun
from assistant.practice.simulated.answering import Answerer
from assistant.practice.simulated.asking_words import asking_words
from assistant.practice.simulated.hearing import Hearing
from assistant.practice.simulated.likeness import likeness
from assistant.practice.simulated.mind import Mind
from assistant.practice.simulated.speaking import Manner
from assistant.practice_record import HelperRole
from assistant.roles import Level

if TYPE_CHECKING:
    from assistant.plan.model import Plan

FLOW = "discuss"
LONGEST = 4000
"""Letters of a turn that are listened to."""


class _Moment(NamedTuple):
    """Where the practice stands: nothing in it changes in place, so it can be gone back to."""

    mind: Mind
    plan: PracticePlan
    exchange: Exchange | None


class Practice:
    """A talk with a made-up person; the same person, seed, level and words give the same practice."""

    def __init__(
        self,
        files: Content,
        person: Person,
        at: datetime,
        *,
        role: HelperRole = "practitioner",
        level: Level | None = None,
        seed: int = 0,
    ) -> None:
        words = document_words(files, "person", folder="practise")
        gestures = tuple(text.replace("{name}", person.name) for text in words.part("gestures").values())
        manner = Manner(gestures, tuple(words.part("numbers").values()))
        self.person = person
        self.role: HelperRole = role
        self.level = level
        self.seed = seed
        self.began = at
        hearing = Hearing(person, asking_words(files), likeness(files))
        self._answerer = Answerer(person, hearing, manner, level, seed)
        greeting = person.says["greeting"][0]
        self.opening = greeting
        """What the person says first."""
        plan = begun(open_conversation(files, FLOW), person, role, level or person.level, at)
        self._moments = [_Moment(Mind(used=frozenset({greeting})), plan, None)]

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Every turn so far, with its answer."""
        return tuple(one.exchange for one in self._moments if one.exchange)

    @property
    def heard(self) -> str:
        """What the person said last."""
        last = self._moments[-1].exchange
        return last.answer if last else self.opening

    @property
    def stage(self) -> str:
        """The title of the stage the talk has reached."""
        return self._now.plan.stage

    def say(self, text: str) -> Exchange:
        """Says something to the person, or nothing; returns what came of it."""
        mind, plan, _ = self._now
        said = clean(text).strip()[:LONGEST]
        prompt = plan.prompt().ask
        after, exchange = self._answerer.answer(mind, self.heard, said)
        filled, reached = plan.filled(self.person, mind.told, replace(exchange, prompt=prompt))
        exchange = replace(exchange, prompt=prompt, reached=reached)
        self._moments.append(_Moment(after, filled, exchange))
        return exchange

    def say_all(self, texts: Iterable[str]) -> Practice:
        """Says several things one after the other; returns itself."""
        for text in texts:
            self.say(text)
        return self

    def back_to(self, number: int) -> None:
        """Goes back to just before a turn, to try it in another way; what came after it is no longer part of this."""
        del self._moments[max(number, 1) :]

    def prompt(self) -> Words:
        """What a practitioner could say here."""
        return self._now.plan.prompt()

    def another_prompt(self) -> Words:
        """Passes over what could be said here, to the next."""
        mind, plan, exchange = self._now
        self._moments[-1] = _Moment(mind, plan.another_prompt(), exchange)
        return self.prompt()

    def plan(self) -> Plan:
        """What was found, as a plan; it is never kept."""
        from assistant.drawn import drawn_plan  # late: the parts of the plan are not needed for the first turn

        return drawn_plan(self._now.plan.record)

    @property
    def _now(self) -> _Moment:
        return self._moments[-1]
