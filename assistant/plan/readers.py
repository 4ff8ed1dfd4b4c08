"""Who a reader is: whether a name, a description or a group in a plan may mean the one who is to read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from assistant.plan.model import Plan
from assistant.plan.parts import Part, SomeoneNamed

Words = frozenset[str]

THE_PERSON = "the_person"
"""The reader whose plan it is."""
GROUPS: dict[str, Words] = {
    group: frozenset(words.split())
    for group, words in {
        "family": "family partner mother father parent parents son daughter child children sister brother sibling aunt "
        "uncle niece nephew cousin grandmother grandfather grandson granddaughter grandchild law stepson stepdaughter "
        "stepmother stepfather",
        "carer": "carer carers",
        "gp_surgery": "gp surgery practice doctor nurse pharmacist",
        "hospital": "hospital ward clinic consultant surgeon doctor nurse",
        "social_care": "social council",
        "voluntary_group": "voluntary volunteer charity group",
    }.items()
}
"""For each group that can be chosen the words by which a plan says that somebody belongs to it (see _SAME)."""

_LITTLE = frozenset(
    ("a", "an", "at", "for", "her", "his", "in", "my", "of", "our", "s", "the", "their", "to", "with", "your")
)
_SAME = {
    **dict.fromkeys(("mum", "mam", "mummy"), "mother"),
    **dict.fromkeys(("dad", "daddy"), "father"),
    **dict.fromkeys(("gran", "nan", "grandma"), "grandmother"),
    **dict.fromkeys(("wife", "husband", "spouse"), "partner"),
    "grandad": "grandfather",
    "auntie": "aunt",
    "dr": "doctor",
}
"""Words for the same person."""
_RELATIONS = frozenset[str]().union(*GROUPS.values())
_OF_SOMEBODY = re.compile(r"\S+['’]s\s+(?=\w)")
"""Maya's ex is not Maya."""
_FIRST = re.compile(r"\s[-\u2013\u2014]\s|[,;.(\n]")
"""What a description begins with says who somebody is: "my flatmate - my mother does not know"."""
_SEVERAL = re.compile(r"[,;/&\n]|\band\b|\bor\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s_\-.,:;!?()'’\"/&]+")
_UNSEEN = ("Mn", "Cf")
"""Accents, and characters without a shape: Jose is José."""


def words_of(text: str) -> Words:
    """The words of a name that tell people apart, whatever its case, spacing and accents."""
    plain = unicodedata.normalize("NFKD", _OF_SOMEBODY.sub("", text)).casefold()
    plain = "".join(letter for letter in plain if unicodedata.category(letter) not in _UNSEEN)
    found = frozenset(_SAME.get(word, word) for word in _BETWEEN.split(plain) if word)
    # A name of nothing but signs, or of nothing but little words, is that name all the same.
    return found - _LITTLE or found or frozenset(filter(None, [text.strip()]))


@dataclass(frozen=True)
class Reader:
    """Somebody who is to read a plan, with all that the plan says of who they are."""

    said: Words
    """The words with which the reader was named."""
    known: Words
    """Those, and the names and descriptions that the plan has for whoever they may mean."""
    groups: frozenset[str]
    """The groups that the reader is, or may belong to; all of them, where nothing says to which."""
    sure_groups: frozenset[str]
    """The groups that the reader is, or belongs to without any doubt."""
    members: tuple[Words, ...] = ()
    """For a group the words for everybody whom the plan says to be in it."""

    def is_meant_by(self, text: str) -> bool:
        """Whether a name, a description, a group, or one of several in a row, may mean this reader."""
        pieces = _pieces(text)
        return not pieces or any(self._is(piece) for piece in pieces)

    def is_reached_by(self, text: str) -> bool:
        """The same, or may mean somebody in this group: what is given to a group is given to each of them."""
        return self.is_meant_by(text) or any(piece <= one for piece in _pieces(text) for one in self.members)

    def is_surely(self, text: str) -> bool:
        """Whether a group, a name, or one of several in a row, is this reader and nobody else."""
        return text in self.sure_groups or self.said in _pieces(text)

    def _is(self, piece: Words) -> bool:
        is_group = any(words_of(group) <= piece for group in self.groups)
        return is_group or piece <= self.known or _may_be_same(piece, self.said)


def readers_known(plan: Plan) -> tuple[str, ...]:
    """Who a copy can be for: everybody whom the plan names, and the groups."""
    names = dict.fromkeys(one.name.strip() for one in _people(plan) if one.name.strip())
    return (*names, *GROUPS)


def known_reader(plan: Plan, named: str) -> str:
    """Who is meant by a name as it was typed, as the plan or the list of groups has it; empty for a stranger.

    The person themselves is known by their own name, or as `me`.
    """
    said = words_of(named)
    own = [words_of(name) for name in (plan.person.name, plan.person.full_name, "me", THE_PERSON) if name]
    if said in own:
        return THE_PERSON
    return next((one for one in readers_known(plan) if words_of(one) == said), "")


def reader_of(plan: Plan, reader: str) -> Reader:
    """The reader with this name, or of this group, as the plan knows them."""
    said = words_of(reader)
    group = frozenset(one for one in GROUPS if words_of(one) == said)
    if group:
        return Reader(said, said, group, group, tuple(_members(plan, group)))
    theirs = [one for one in _people(plan) if _may_mean(one, said)]
    described = [_who(one) for one in theirs] + [said] * (said <= _RELATIONS)
    known = said.union(*described, *(words_of(one.name) for one in theirs))
    groups = frozenset(one for one, words in GROUPS.items() if any(words & who for who in described))
    namesakes = [_who(one) for one in theirs if words_of(one.name) == said]
    sure = frozenset(one for one, words in GROUPS.items() if any(who and who <= words for who in namesakes))
    return Reader(said, known, groups or frozenset(GROUPS), sure)


def _pieces(text: str) -> list[Words]:
    return [words_of(piece) for piece in _SEVERAL.split(text) if piece.strip()]


def _may_be_same(one: Words, other: Words) -> bool:
    """Whether all words of one name are in the other; "sister Jean" may be "Jean Hall"."""
    pairs = ((one, other), (one - _RELATIONS or one, other - _RELATIONS or other))
    return any(first <= second or second <= first for first, second in pairs)


def _who(one: SomeoneNamed) -> Words:
    return words_of(_FIRST.split(one.who)[0])


def _may_mean(one: SomeoneNamed, said: Words) -> bool:
    who = _who(one)
    return _may_be_same(words_of(one.name), said) or said == who or (said <= _RELATIONS and said <= who)


def _members(plan: Plan, group: Iterable[str]) -> Iterator[Words]:
    words = frozenset[str]().union(*(GROUPS[one] for one in group))
    yield words
    yield from (words_of(one.name) | _who(one) for one in _people(plan) if _who(one) & words)


def _people(plan: Plan) -> Iterator[SomeoneNamed]:
    """Everybody whom a plan names, and the carer as one."""
    yield from (SomeoneNamed(name=one.name, who="carer") for one in (plan.carer.who if plan.carer else ()))
    yield from _named_in(plan)


def _named_in(value: Any) -> Iterator[SomeoneNamed]:
    if isinstance(value, SomeoneNamed):
        yield value
        return
    parts: Iterable[Any] = value if isinstance(value, tuple) else ()
    if isinstance(value, Part):
        parts = vars(value).values()
    for part in parts:
        yield from _named_in(part)
