"""What a person tells of their story: more to an open question, little to a closed one, nothing of what is guarded."""

from __future__ import annotations

from dataclasses import replace

from assistant.practice.person import Fact
from assistant.practice.simulated.speaking import Speaking

GOAL = "goal"
_ALL = ("first", "more", "again")
_FEW_WORDS = 7
"""Up to so many words, a question without a subject of its own is about what was just said."""
_OF_THE_PLAN = frozenset({"sure", "step", "step_when", "smaller"})
"""Parts of the talk that mean nothing before there is a step."""
_ASKS_BACK_EVERY = 6


def asked_about_story(speaking: Speaking) -> bool:
    """To a question about them: what it is about, if that is open; else what they say to keep it shut."""
    heard = speaking.heard
    if not (heard.asks or heard.asks_leave):
        return False
    wanted = _wanted(speaking)
    _opens(speaking, wanted)
    if wanted:
        return _answers(speaking, wanted)
    if heard.widely and _speaks_of_the_hardest(speaking):
        return True
    if heard.other_areas:
        return speaking.says("quiet") if speaking.is_shut else speaking.says("no_trouble", "no", "unsure")
    if _OF_THE_PLAN & {*heard.moments}:
        return speaking.says("quiet") if speaking.is_shut else speaking.says("unsure", "not_followed", "mm")
    if _is_follow_up(speaking):
        return _goes_into_it(speaking) or speaking.says("nothing_more", "unsure", "mm")
    return False


def _speaks_of_the_hardest(speaking: Speaking) -> bool:
    """What is hard, as far as they would tell it: what was not told yet."""
    for fact in speaking.person.facts:
        untold = fact.id not in speaking.mind.told and fact.kind in ("fact", "worry")
        if untold and speaking.mind.is_open(fact, speaking.person):
            return _answers(speaking, (fact,))
    return False


def goes_on(speaking: Speaking) -> bool:
    """They go on by themselves: more of what they are on, then what it leads to."""
    if speaking.is_shut:
        return False
    if speaking.mind.about == GOAL:
        return speaking.utters("goal.more", GOAL, speaking.person.goal.more)
    fact = _current(speaking)
    if fact is None:
        return False
    if fact.id in speaking.mind.told and speaking.tells(fact, "first", "more"):
        return True
    if fact.id not in speaking.mind.told and speaking.mind.is_open(fact, speaking.person):
        return speaking.tells(fact, *_ALL)
    return _comes_to_the_next(speaking, fact)


def of_silence(speaking: Speaking) -> bool:
    """What silence opens: of what they are on, and of what that leads to."""
    fact = _current(speaking)
    if speaking.is_shut or fact is None:
        return False
    for one in (fact, *map(speaking.person.fact, fact.leads_to)):
        waits = "silence" in one.opens and one.id not in speaking.mind.told
        if waits and speaking.mind.is_open(one, speaking.person):
            return speaking.tells(one, *_ALL)
    return False


def _current(speaking: Speaking) -> Fact | None:
    """The fact they are on; none at first, and while they are on their goal."""
    about = speaking.mind.about
    return None if about in ("", GOAL) else speaking.person.fact(about)


def _comes_to_the_next(speaking: Speaking, fact: Fact) -> bool:
    for name in fact.leads_to:
        one = speaking.person.fact(name)
        if name not in speaking.mind.told and speaking.mind.is_open(one, speaking.person):
            return speaking.tells(one, *_ALL)
    return False


def _wanted(speaking: Speaking) -> tuple[Fact, ...]:
    """The facts a question is about, best first; of an area as a whole, what is open and untold comes first."""
    heard, person = speaking.heard, speaking.person
    named = tuple(map(person.fact, heard.facts))
    if named:
        return named
    of_areas = [fact for area in heard.areas for fact in person.in_area(area)]
    return tuple(sorted(of_areas, key=lambda fact: _place(speaking, fact)))


def _place(speaking: Speaking, fact: Fact) -> tuple[bool, bool]:
    return fact.id in speaking.mind.told, not speaking.mind.is_open(fact, speaking.person)


def _opens(speaking: Speaking, wanted: tuple[Fact, ...]) -> None:
    """An open question, and one that was asked with leave, may open what it is about."""
    names = tuple(fact.id for fact in wanted[:3])
    if speaking.heard.reading.question == "open":
        speaking.mind = speaking.mind.with_opening(names, "open_question")
    if speaking.mind.leave or speaking.heard.asks_leave:
        speaking.mind = speaking.mind.with_opening(names, "permission")


def _answers(speaking: Speaking, wanted: tuple[Fact, ...]) -> bool:
    best = wanted[0]
    if speaking.is_shut:
        return _says_little(speaking, best)
    if not speaking.mind.is_open(best, speaking.person):
        return _keeps_it(speaking, best)
    if _asked_for_short(speaking) and speaking.tells(best, "short"):
        return True
    if speaking.tells(best, *_ALL):
        return _asks_back(speaking)
    for other in wanted[1:]:
        if speaking.mind.is_open(other, speaking.person) and speaking.tells(other, *_ALL):
            return True
    return speaking.says("nothing_more", "mm")


def _asked_for_short(speaking: Speaking) -> bool:
    """Whether a question asked for a yes or a no, and they are not one to talk at length whatever is asked."""
    return speaking.heard.reading.question == "closed" and speaking.person.talks != "at_length"


def _says_little(speaking: Speaking, fact: Fact) -> bool:
    freely = fact.guarded == 1 or fact.id in speaking.mind.told
    return (freely and speaking.tells(fact, "short")) or speaking.says("quiet")


def _keeps_it(speaking: Speaking, fact: Fact) -> bool:
    speaking.mind = replace(speaking.mind, about=fact.id)
    return speaking.utters("fact.holds_back", fact.id, fact.holds_back) or speaking.says("holds_back", "unsure")


def _is_follow_up(speaking: Speaking) -> bool:
    """Whether a question has no subject of its own, so that it is about what they are on."""
    heard = speaking.heard
    short = len(heard.said.words) <= _FEW_WORDS and not heard.other_areas
    return _current(speaking) is not None and (heard.more or bool(heard.reading.picked_up) or short)


def _goes_into_it(speaking: Speaking) -> bool:
    fact = _current(speaking)
    assert fact is not None
    _opens(speaking, (fact,))
    return _answers(speaking, (fact,)) if not speaking.is_shut else speaking.says("quiet")


def _asks_back(speaking: Speaking) -> bool:
    """Now and then they ask something themselves, once they have come to trust the helper."""
    mind = speaking.mind
    if mind.trusts(speaking.person) and (mind.turns + speaking.seed) % _ASKS_BACK_EVERY == 0:
        asked = speaking.utters("says.asks_back", "", speaking.person.says["asks_back"])
        speaking.mind = replace(speaking.mind, asked_back=asked)
    return True
