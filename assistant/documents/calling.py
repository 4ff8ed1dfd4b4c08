"""Who is to be called in an emergency, and who is not: nobody is ever told to call somebody who is not wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.documents.paper import Entry
from assistant.documents.telling import Telling
from assistant.plan.ahead import PlanningAhead
from assistant.plan.parts import SomeoneNamed
from assistant.plan.readers import words_of

_CALLED = (
    *("ahead.red.call", "ahead.crisis.call", "ahead.amber.call", "ahead.green.call", "ahead.involve"),
    *("person.next_of_kin", "carer.who", "people_here", "team.lead"),
)
_IN_A_SITUATION = "ahead.situations.call"


class Calling:
    """The people of one plan who may be called; who was named both ways is only ever among those to ask about."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self.unwanted = _unwanted(telling.plan.ahead)

    def people(self, place: str, items: tuple[int, ...] = ()) -> tuple[SomeoneNamed, ...]:
        """Those named in this place who may be called."""
        return tuple(one for one in self._named(place, items) if not self._is_unwanted(one))

    def told(
        self,
        places: Iterable[str],
        label: str,
        items: tuple[int, ...] = (),
        of: str = "",
        known: Iterable[SomeoneNamed] = (),
    ) -> Iterator[Entry]:
        """Who may be called in these places, once each, then whom others said; those `known` are left out."""
        people = [one for place in places for one in self.people(place, items)]
        found = [one for one in people if not any(_is_known(one, other) for other in known)]
        yield Entry(label, self._lines(_once_each(found)), of)
        for place in places:
            _, *others = self._telling.told({place: label}, items, of)
            for entry in others:
                names = [one.name for one in _said_of(entry.words) if not self._is_unwanted(one)]
                yield entry._replace(words=", ".join(names))

    def not_to_call(self) -> Iterator[str]:
        """Each one who is not wanted and who they are, without a number that somebody might dial."""
        without_numbers = [one.changed(contact="") for one in self.unwanted]
        yield from (self._lines((one,)) for one in _once_each(without_numbers))

    def named_both_ways(self) -> str:
        """Those who were named to be called as well as not to be; empty where there are none."""
        plan = self._telling.plan
        situations = range(1, len(plan.ahead.situations) + 1)
        places = [*((place, ()) for place in _CALLED), *((_IN_A_SITUATION, (number,)) for number in situations)]
        found = [one for place, items in places for one in self._named(place, items)]
        for other in plan.said_too:
            if other.place in (*_CALLED, _IN_A_SITUATION):
                found += _said_of(other.words)
        return self._lines(dict.fromkeys(one for one in found if self._is_unwanted(one)))

    def _named(self, place: str, items: tuple[int, ...]) -> tuple[SomeoneNamed, ...]:
        return self._telling.at(place, items) or ()

    def _lines(self, people: Iterable[SomeoneNamed]) -> str:
        return self._telling.in_words("people_here", tuple(people))

    def _is_unwanted(self, one: SomeoneNamed) -> bool:
        return any(_may_be(one, other) for other in self.unwanted)


def _unwanted(ahead: PlanningAhead) -> tuple[SomeoneNamed, ...]:
    in_a_crisis = ahead.crisis.not_involve if ahead.crisis else ()
    return tuple(dict.fromkeys((*ahead.not_involve, *in_a_crisis)))


def _said_of(names: str) -> list[SomeoneNamed]:
    """The people whom somebody else named in a place, which is kept as their names in a row."""
    return [SomeoneNamed(name=name) for name in names.split(", ")]


def _is_known(one: SomeoneNamed, other: SomeoneNamed) -> bool:
    """Whether this one was named before, with the same number if there is one."""
    return words_of(one.name) == words_of(other.name) and one.contact in ("", other.contact)


def _once_each(people: Iterable[SomeoneNamed]) -> list[SomeoneNamed]:
    """Without those of whom nothing is said that was not said before: the same name and number, no further words."""
    found: list[SomeoneNamed] = []
    for one in people:
        same = (other for other in found if _is_known(one, other))
        if not any(not one.who or words_of(one.who) <= words_of(other.who) for other in same):
            found.append(one)
    return found


def _may_be(one: SomeoneNamed, other: SomeoneNamed) -> bool:
    """Whether one name holds the other, or is all that is said of who the other is: `my sister`, Jean, my sister."""
    name, others = words_of(one.name), words_of(other.name)
    related = others == words_of(one.who) or name == words_of(other.who)
    return name <= others or others <= name or related
