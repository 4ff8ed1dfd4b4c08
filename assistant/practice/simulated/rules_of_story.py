"""What a person tells of their story: more to an open question, little to a closed one, nothing of what is guarded."""

from __future__ import annotations

from dataclasses import replace

from assistant.practice.person import Fact, Kind
from assistant.practice.simulated.heard import Heard
from assistant.practice.simulated.speaking import Speaking
from assistant.practice.simulated.weighing import NAMED

GOAL = "goal"
_ALL = ("first", "more", "again")
_FEW_WORDS = 7
"""Up to so many words, a question without a subject of its own is about what was just said."""
_OF_THE_PLAN = frozenset({"sure", "step", "step_when", "smaller"})
"""Parts of the talk that mean nothing before there is a step."""
_LIGHT: frozenset[Kind] = frozenset({"matters", "good_day", "strength"})
"""What they come to last where an area as a whole is asked about."""
_PRIVATE: frozenset[Kind] = frozenset({"wish", "worry", "unmet"})
"""What they come to last where they are asked about themselves."""
_OF_HAVING = (
    *(
        " do you ",
        " have you ",
        " did you ",
        " is there ",
        " are there ",
        " any ",
        " anything ",
        " can you ",
        " could you ",
    ),
    *(" does anyone ", " does anybody ", " has anyone ", " has anybody ", " would you ", " will you ", " were you "),
)
"""How a question begins to which a plain no is an answer."""
_ASKS_BACK_EVERY = 6


def asked_about_story(speaking: Speaking) -> bool:
    """To a question about them: what it is about, if that is open; else what they say to keep it shut."""
    heard = speaking.heard
    if not (heard.asks or heard.asks_leave):
        return False
    if heard.subject and not speaking.is_shut and _says_to_subject(speaking):
        return True
    wanted = _wanted(speaking)
    _opens(speaking, wanted)
    if wanted:
        return _answers(speaking, wanted)
    in_the_way = "doubts" in heard.moments and not speaking.mind.step
    if in_the_way and not speaking.is_shut and _says_what_is_in_the_way(speaking):
        return True
    if heard.widely and _speaks_of_the_hardest(speaking):
        return True
    if heard.other_areas:
        return speaking.says("quiet") if speaking.is_shut else speaking.says(*_nothing_carried(heard))
    if _OF_THE_PLAN & {*heard.moments}:
        return speaking.says("quiet") if speaking.is_shut else speaking.says("unsure", "not_followed", "mm")
    if _is_follow_up(speaking):
        return _goes_into_it(speaking) or speaking.says("unsure", "nothing_more", "mm")
    return False


def _says_to_subject(speaking: Speaking) -> bool:
    """What they say to something that is no part of what they carry."""
    name = speaking.heard.subject
    if not speaking.utters("asked_about", name, speaking.person.asked_about[name]):
        return speaking.says("nothing_more", "unsure", "mm")
    speaking.mind = replace(speaking.mind, about="")
    return True


def _nothing_carried(heard: Heard) -> tuple[str, ...]:
    """What to say about a subject of which they carry nothing: it depends on how it was asked."""
    asked = f" {heard.reading.asked_by} "
    if heard.question == "closed":
        return ("no", "unsure", "no_trouble") if asked.startswith(_OF_HAVING) else ("no_trouble", "no", "unsure")
    return ("no_trouble", "unsure", "no") if asked.startswith(" how ") else ("unsure", "holds_back", "no_trouble")


def _says_what_is_in_the_way(speaking: Speaking) -> bool:
    """What is in the way of what they are on: what that leads to, else what is hardest."""
    fact = _current(speaking)
    return (fact is not None and _comes_to_the_next(speaking, fact)) or _speaks_of_the_hardest(speaking)


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
    named = tuple(fact for fact in map(person.fact, heard.facts) if not _is_stale(speaking, fact))
    if named:
        return named
    of_areas = [fact for area in heard.areas for fact in person.in_area(area)]
    return tuple(sorted(of_areas, key=lambda fact: _place(speaking, fact)))


def _is_stale(speaking: Speaking, fact: Fact) -> bool:
    """Whether a fact was told already, and is hardly what is asked about now."""
    return fact.id in speaking.mind.told and speaking.heard.weights.get(fact.id, 0) < NAMED


def _place(speaking: Speaking, fact: Fact) -> tuple[bool, bool, bool, int]:
    shut = not speaking.mind.is_open(fact, speaking.person)
    last = fact.kind in (_PRIVATE if fact.area == "personal" else _LIGHT)
    return fact.id in speaking.mind.told, shut, last, -speaking.heard.weights.get(fact.id, 0)


def _opens(speaking: Speaking, wanted: tuple[Fact, ...]) -> None:
    """An open question, and one that was asked with leave, may open what it is about."""
    names = tuple(fact.id for fact in wanted[:3])
    if speaking.heard.question == "open":
        speaking.mind = speaking.mind.with_opening(names, "open_question")
    if speaking.mind.leave or speaking.heard.asks_leave:
        speaking.mind = speaking.mind.with_opening(names, "permission")


def _answers(speaking: Speaking, wanted: tuple[Fact, ...]) -> bool:
    best = wanted[0]
    forms = _forms(speaking, best)
    if speaking.is_shut:
        return _says_little(speaking, best)
    if not speaking.mind.is_open(best, speaking.person):
        return _keeps_it(speaking, best)
    if _asked_for_short(speaking, best) and forms[0] == "first" and speaking.tells(best, "short"):
        return True
    if speaking.tells(best, *forms):
        return _asks_back(speaking)
    for other in wanted[1:]:
        if speaking.mind.is_open(other, speaking.person) and speaking.tells(other, *_ALL):
            return True
    return speaking.says("nothing_more", "mm")


def _forms(speaking: Speaking, fact: Fact) -> tuple[str, ...]:
    """The wordings of a fact in the order they are told: first the one that holds what was asked, if one does.

    Nobody says "as I said" of what they have not told.
    """
    held = speaking.heard.forms.get(fact.id, "first")
    if held == "again" and fact.id not in speaking.mind.told:
        return _ALL
    return (held, *(form for form in _ALL if form != held)) if held in _ALL else _ALL


def _asked_for_short(speaking: Speaking, fact: Fact) -> bool:
    """Whether a question asked for a yes or a no, and they are not one to talk at length whatever is asked."""
    closed = speaking.heard.question == "closed"
    to_the_point = fact.id in speaking.heard.by_topic or speaking.person.talks == "few_words"
    return closed and to_the_point and speaking.person.talks != "at_length"


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
    if speaking.is_shut:
        return speaking.says("quiet")
    left = speaking.mind.is_open(fact, speaking.person)
    return speaking.tells(fact, "first", "more") if left else _keeps_it(speaking, fact)


def _asks_back(speaking: Speaking) -> bool:
    """Now and then they ask something themselves, once they have come to trust the helper."""
    mind = speaking.mind
    if mind.trusts(speaking.person) and (mind.turns + speaking.seed) % _ASKS_BACK_EVERY == 0:
        speaking.utters("says.asks_back", "", speaking.person.says["asks_back"])
    return True
