"""Who sees what: a plan as one reader may see it, without the parts that the person keeps from them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from assistant.plan.drawing import place_type, places
from assistant.plan.model import Plan
from assistant.plan.plan_json import as_mappings, checked_plan
from assistant.plan.readers import THE_PERSON, Reader, reader_of
from assistant.plan.sources import Source
from assistant.plan.support import Limit

PARTS: dict[str, tuple[str, ...]] = {
    "what_matters": (
        *("what_matters", "areas.personal", "areas.control", "arrangements.social_life"),
        "arrangements.spiritual_and_cultural",
    ),
    "health": (
        *("living_well", "professional", "what_matters.health", "what_matters.equipment", "areas.physical"),
        *("areas.information", "areas.living_with_illness", "arrangements.medicines", "arrangements.allergies"),
        *("arrangements.key_events", "arrangements.equipment", "arrangements.diet", "ahead.crisis.medicines"),
        *("arrangements.senses_and_mobility", "reviewed.health", "reviewed.unplanned", "reviewed.self_monitoring"),
    ),
    "feelings": ("areas.emotional", "arrangements.upsets"),
    "around": (
        *("around", "areas.social_support", "what_matters.family_and_friends", "what_matters.home"),
        *("what_matters.work_and_learning", "ahead.risks.family_fears", "reviewed.situation"),
    ),
    "goals": ("goals",),
    "help": (
        *("arrangements", "joint", "areas.out_of_hours", "around.support_has", "around.support_lacks"),
        *("what_matters.getting_support", "reviewed.support_working"),
    ),
    "money": ("around.money", "arrangements.legal_and_money", "budget", "joint.payments"),
    "harder_days": (
        *("ahead.triggers", "ahead.early_signs", "ahead.helps", "ahead.avoid", "ahead.green", "ahead.amber"),
        *("ahead.red", "ahead.services", "ahead.involve", "ahead.not_involve", "ahead.situations"),
        *("ahead.transition", "ahead.risks"),
    ),
    "crisis": ("ahead.crisis",),
    "future": ("ahead.future", "ahead.capacity", "areas.after_care"),
    "carer": ("carer", "views.carer", "agreements.carer", "joint.carer_wishes", "ahead.situations.if_carer_cannot"),
    "details": tuple(f"person.{name}" for name in ("full_name", "born", "nhs_number", "contact", "next_of_kin")),
    "talks": ("preparing", "views", "reviewed", "agreements.differences", "agreements.if_not_agreed"),
}
"""The parts that can be kept from somebody, and their places; a place in two parts goes with either."""
ALWAYS = (
    *("format", "taking_part", "consent", "people_here", "team", "agreements", "review", "areas.look"),
    *(f"person.{name}" for name in ("name", "spoken_with", "needs_to_take_part", "language")),
)
"""What goes with any part: whose plan it is, how to speak with them, who is in it, what was agreed.

Of the light look the rows go, one by one, with what they tell of."""
NOBODY, NOTHING = "nobody", "nothing"

_ANY_PART = ("thoughts", "not_today")
"""What may tell of any part: it goes only to those from whom nothing is kept."""
_LOOKS = ("areas", "around", "arrangements")
"""Parts with a light look whose rows tell of the places beside it."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WITHIN_WORDS = re.compile("['\u2019\u200b-\u200d\ufeff]")
_QUOTE_WORDS, _QUOTE_LETTERS = 4, 20
"""From how many words, or letters where words are not set apart, the same words are a quote and no coincidence."""


def seen_by(plan: Plan, reader: str) -> Plan:
    """The plan as a reader may see it; `reader` is a name, a role or a group, or `the_person` for all of it.

    - The person sees all. Nobody else sees who may see what: the list itself is left out.
    - Who is named as not to see it gets an empty plan. Where "nobody else" may see it, so does everybody who is not
      named beside that, by their name or by a group that they belong to without any doubt.
    - A limit keeps its parts from whoever it may mean: by name, by what the plan says of them ("my sister"), or by a
      group that they belong to, whatever the case and spacing. Somebody of whom the plan does not say to which group
      they belong is taken to belong to every group, and somebody without a name may be anybody.
    - A group does not see what somebody who is said to be in it may not see. (Who may see nothing at all does not
      shut out their whole group: that is for whoever hands the plan over.)
    - A limit without parts keeps back all, and so does one with a part that is not known here.
    - A part is left out wherever it shows: its places, the rows of the light looks, what others said to it, and
      words elsewhere that quote a sentence of it. What may tell of any part (thoughts, questions put off) goes only
      to those from whom nothing is kept. What was kept back in words of one's own (`keep_back`) cannot be found.
    - The carer's own part is left out where the carer did not agree to share all of it, except for the carer.
    """
    if reader == THE_PERSON:
        return plan
    who = reader_of(plan, reader)
    if _may_see_nothing(plan, who):
        return Plan()
    kept_back = _kept_back(plan, who)
    gone = ("sharing", *(place for part in kept_back for place in PARTS[part]))
    tree = as_mappings(plan)
    hidden = frozenset(_sentences(tree, gone))
    for place in (*gone, *(_ANY_PART if kept_back else ())):
        _take_out(tree, place.split("."))
    tree["said_too"] = [one for one in tree["said_too"] if not _is_in(one["place"], gone)]
    return checked_plan(_without_quotes(tree, hidden))


def left_out(plan: Plan, reader: str) -> tuple[str, ...]:
    """The parts, as in PARTS and in that order, that this reader does not see, filled or not."""
    if reader == THE_PERSON:
        return ()
    who = reader_of(plan, reader)
    return tuple(PARTS) if _may_see_nothing(plan, who) else _kept_back(plan, who)


def seen_sources(sources: Iterable[Source], seen: Plan) -> tuple[Source, ...]:
    """Only the sources of what stands in a plan as somebody sees it."""
    tree = as_mappings(seen)
    return tuple(one for one in sources if any(_holds(found) for found in _at(tree, one.place.split("."), one.items)))


def _holds(found: Any) -> bool:
    return found not in (None, "", (), [], {})


def _at(tree: Any, names: list[str], items: tuple[int, ...]) -> Iterator[Any]:
    """What a place holds in the items with these numbers; nothing where there are no such items."""
    if not names:
        yield tree
    elif isinstance(tree, list | tuple):
        number, *rest = items or (1,)
        if number <= len(tree):
            yield from _at(tree[number - 1], names, tuple(rest))
    elif tree:
        yield from _at(tree.get(names[0]), names[1:], items)


# Who


def _may_see_nothing(plan: Plan, who: Reader) -> bool:
    sharing = plan.sharing
    if any(who.is_meant_by(one.name or one.who) for one in sharing.may_not_see):
        return True
    return NOBODY in sharing.may_see and not any(who.is_surely(one) for one in sharing.may_see)


def _kept_back(plan: Plan, who: Reader) -> tuple[str, ...]:
    limits = [one for one in plan.sharing.limits if one.who != NOBODY and who.is_reached_by(one.who)]
    found = {part for limit in limits for part in _parts(limit)}
    if plan.carer and plan.carer.share in ("some", "nothing") and "carer" not in who.sure_groups:
        found.add("carer")
    return tuple(part for part in PARTS if part in found)


def _parts(limit: Limit) -> Iterable[str]:
    known = all(part in PARTS or part == NOTHING for part in limit.parts)
    return limit.parts if limit.parts and known else PARTS


# What


def _is_in(place: str, parts: Iterable[str]) -> bool:
    return any(place == part or place.startswith(f"{part}.") for part in parts)


def _take_out(tree: Any, names: list[str]) -> None:
    """Takes a place out of a plan as a tree, in every item of a list, with its row of a light look."""
    if isinstance(tree, list | tuple):
        for item in tree:
            _take_out(item, names)
    elif tree and len(names) > 1:
        if names[0] in _LOOKS and tree.get(names[0]):
            tree[names[0]].get("look", {}).pop(names[1], None)
        _take_out(tree.get(names[0]), names[1:])
    elif tree:
        tree.pop(names[0], None)


def _sentences(tree: Any, gone: Iterable[str]) -> Iterator[str]:
    """Every sentence that was written in these places, or by others to them, and is long enough to be a quote."""
    for place in _word_places():
        if _is_in(place, gone):
            for text in _found(tree, place.split(".")):
                yield from _quotable(text)
    for said in tree["said_too"]:
        if _is_in(said["place"], gone):
            yield from _quotable(said["words"])


@lru_cache(maxsize=1)
def _word_places() -> tuple[str, ...]:
    return tuple(place for place in places() if place_type(place) is str)


def _found(tree: Any, names: list[str]) -> Iterator[str]:
    if isinstance(tree, list | tuple):
        for item in tree:
            yield from _found(item, names)
    elif tree and names:
        yield from _found(tree.get(names[0]), names[1:])
    elif isinstance(tree, str):
        yield tree


def _quotable(text: str) -> Iterator[str]:
    for sentence in {text, *_SENTENCE.split(text)}:
        plain = _plain(sentence)
        if plain.count(" ") + 1 >= _QUOTE_WORDS or len(plain) >= _QUOTE_LETTERS:
            yield plain


def _plain(text: str) -> str:
    """A text in which only its words count: no case, no signs, single spaces."""
    folded = _WITHIN_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())
    # Marks belong to their letters: in some scripts they are the vowels.
    return " ".join("".join(one if unicodedata.category(one)[0] in "LMN" else " " for one in folded).split())


def _without_quotes(tree: Any, hidden: frozenset[str]) -> Any:
    """The tree with every text left empty that quotes a hidden sentence, and such lines taken out of lists."""
    if isinstance(tree, dict):
        return {name: _without_quotes(value, hidden) for name, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_without_quotes(value, hidden) for value in tree if not _quotes(value, hidden)]
    return "" if _quotes(tree, hidden) else tree


def _quotes(value: Any, hidden: frozenset[str]) -> bool:
    if not hidden or not isinstance(value, str):
        return False
    plain = _plain(value)
    return any(sentence in plain for sentence in hidden)
