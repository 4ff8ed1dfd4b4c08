"""The person answers: the first rule that has something to say to a turn says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.practice.exchange import Exchange
from assistant.practice.person import Person
from assistant.practice.simulated import rules_of_form, rules_of_plan, rules_of_story
from assistant.practice.simulated.heard import Heard
from assistant.practice.simulated.hearing import Hearing
from assistant.practice.simulated.mind import Mind
from assistant.practice.simulated.speaking import Manner, Speaking
from assistant.roles import Level

_UNHEARD = frozenset({"says.misheard", "says.rude", "says.quiet", "says.upset", "says.told_again", "upsets", "nothing"})
"""Answers that show that the helper's words were not taken as listening."""
Rule = Callable[[Speaking], bool]
_RULES: tuple[Rule, ...] = (
    rules_of_form.nothing_said,
    rules_of_form.sore,
    rules_of_form.rude,
    rules_of_form.still_hurt,
    rules_of_form.too_much,
    rules_of_plan.helped_with_step,
    rules_of_form.unwanted,
    rules_of_form.advised,
    rules_of_plan.read_back,
    rules_of_form.summed_up,
    rules_of_form.listened_to,
    rules_of_form.leaving,
    rules_of_plan.agreeing_to_talk,
    rules_of_form.arriving,
    rules_of_plan.on_the_step,
    rules_of_plan.about_goal,
    rules_of_plan.about_steps,
    rules_of_plan.agreeing_at_the_end,
    rules_of_plan.planning_ahead,
    rules_of_form.off_the_point,
    rules_of_form.asked_why,
    rules_of_story.asked_about_story,
    rules_of_plan.stuck_on_step,
    rules_of_form.courtesies,
    rules_of_form.a_nod,
    rules_of_form.not_followed,
)
"""In the order of their weight; the last one always has something to say."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """A person with their ears, who answers from one state of mind to the next; the same words always alike."""

    person: Person
    hearing: Hearing
    manner: Manner
    level: Level | None = None
    seed: int = 0

    def answer(self, mind: Mind, heard_before: str, text: str) -> tuple[Mind, Exchange]:
        """What they answer to a turn, and what is on their mind after it."""
        heard = self.hearing.hear(heard_before, text)
        now = replace(mind, turns=mind.turns + 1)
        speaking = Speaking(self.person, now, heard, self.seed, self.manner, _lifts(self.level, self.person))
        next(rule for rule in _RULES if rule(speaking))
        asks_back = any(line.key == "says.asks_back" for line in speaking.lines)
        after = replace(speaking.mind, asked_back=asks_back, leave=heard.asks_leave)
        return after, self._exchange(mind, after, heard, speaking, (heard_before, text))

    def _exchange(self, mind: Mind, after: Mind, heard: Heard, speaking: Speaking, spoken: tuple[str, str]) -> Exchange:
        return Exchange(
            number=after.turns,
            said=spoken[1],
            heard=spoken[0],
            reading=heard.reading,
            questions=heard.questions,
            words=len(heard.said.words),
            listened=heard.listens and not _UNHEARD & {line.key for line in speaking.lines},
            asked_first=mind.leave or heard.asks_leave,
            was_asked=mind.asked_back,
            lines=tuple(speaking.lines),
            told=tuple(speaking.told),
            sure=speaking.sure,
            shut=after.is_shut(self.person),
        )


def _lifts(level: Level | None, person: Person) -> int:
    """Practised at another activation level than their own, they are as much surer, or less sure, of a step."""
    return 0 if level is None else level - person.level
