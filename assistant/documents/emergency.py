"""The page for an emergency: one page for a carer in the night, an ambulance crew, out-of-hours; most urgent first.

Own words stand as they are. Of what was not told nothing is said, but for medicines, allergies and papers: there
an empty place could be read as `none`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.clean_text import one_line
from assistant.documents.calling import Calling
from assistant.documents.case import Case
from assistant.documents.every_paper import help_section, review_line
from assistant.documents.paper import Entry, Paper
from assistant.documents.reading import numbered
from assistant.documents.recorded import short_day
from assistant.documents.sections import Part, cleaned, with_words
from assistant.documents.telling import Labels
from assistant.plan.sources import source_of

_STAGES = ("ahead.red.call", "ahead.crisis.call", "ahead.amber.call", "ahead.green.call")
_TO_CALL = ("ahead.involve", "person.next_of_kin", "carer.who")
_OTHERS = ("people_here", "team.lead")
_PAPERS = "ahead.future.documents_held"


def emergency(case: Case) -> Paper:
    """Who I am, what to do at each stage, who to call and who not, medicines and allergies as told, my papers."""
    words, name = case.words("emergency"), one_line(case.plan.person.name, 60).strip()
    return Paper(
        title=words("title.named", name=name) if name else words("title.unnamed"),
        sections=(*with_words(cleaned(_parts(case))), *help_section(case, close=True)),
        foot=review_line(case),
        close=True,
    )


def _parts(case: Case) -> Iterator[Part]:
    telling, words = case.telling, case.words("emergency")
    headings, signals, calling = words.part("headings"), telling.words.part("signals"), Calling(telling)
    call = words("people.call")
    yield headings["who"], telling.told(_labels(case, "who"))
    red = calling.told(("ahead.red.call", "ahead.crisis.call"), call)
    yield signals["red"], (*telling.told(_labels(case, "red")), *red)
    yield headings["call"], _who_to_call(case, calling)
    yield headings["not_call"], _who_not_to_call(case, calling)
    yield headings["health"], _health(case)
    yield headings["speak"], _speaking_for_me(case)
    yield signals["amber"], (*telling.told(_labels(case, "amber")), *calling.told(("ahead.amber.call",), call))
    yield telling.heading("situations"), _situations(case, calling)
    yield signals["green"], (*telling.told(_labels(case, "green")), *calling.told(("ahead.green.call",), call))


def _labels(case: Case, group: str) -> Labels:
    return case.words("emergency").part(f"labels.{group}")


def _who_to_call(case: Case, calling: Calling) -> Iterator[Entry]:
    people = case.words("emergency").part("people")
    yield from case.telling.told(_labels(case, "call"))
    for place in _TO_CALL:
        yield from calling.told((place,), people[place])
    yield from case.telling.told(_labels(case, "cannot_come"))
    known = [one for place in (*_STAGES, *_TO_CALL) for one in calling.people(place)]
    for place in _OTHERS:
        yield from calling.told((place,), people[place], known=known)


def _who_not_to_call(case: Case, calling: Calling) -> Iterator[Entry]:
    """Each of them on a line that says so, because somebody may read no more than that line."""
    words = case.words("emergency")
    not_call = words("not_call")
    yield from (Entry(not_call, one) for one in calling.not_to_call())
    for place in ("ahead.not_involve", "ahead.crisis.not_involve"):
        # Only what others said: each line tells whose view it is, so that it does not pass for the person's own.
        _, *others = case.telling.told({place: not_call}, of=not_call)
        yield from (entry._replace(of="") for entry in others)
    yield Entry(words("ask_first"), calling.named_both_ways())


def _situations(case: Case, calling: Calling) -> Iterator[Entry]:
    telling, call = case.telling, case.words("emergency")("people.call")
    for label, number in numbered(telling.words("listed.situation"), telling.plan.ahead.situations):
        yield from telling.told({"ahead.situations.situation": label}, (number,))
        yield from telling.told(_labels(case, "situation"), (number,), label)
        yield from calling.told(("ahead.situations.call",), call, (number,), label)


def _health(case: Case) -> Iterator[Entry]:
    """As told, then what nothing was told of; papers among it, so that a crew asks for them."""
    words = case.words("emergency")
    yield from _as_told(case, "health")
    silent = ", ".join(called for place, called in words.part("asked_for").items() if not _is_told(case, place))
    yield Entry(words("nothing_written.label"), words("nothing_written.words", named=silent) if silent else "")


def _is_told(case: Case, place: str) -> bool:
    """Whether something was told in this place; where papers are kept tells that there are some."""
    papers = place == _PAPERS and case.telling.said("ahead.future.documents")
    return bool(case.telling.said(place) or papers)


def _speaking_for_me(case: Case) -> Iterator[Entry]:
    yield from _as_told(case, "papers")
    yield from case.telling.told(_labels(case, "speaking"))
    yield from case.telling.told(_labels(case, "wishes"))


def _as_told(case: Case, group: str) -> Iterable[Entry]:
    """Own words with who gave them on which day, where that is known."""
    return case.telling.told({place: _dated(case, place, label) for place, label in _labels(case, group).items()})


def _dated(case: Case, place: str, label: str) -> str:
    words, source = case.words("emergency"), source_of(case.sources, place)
    if source is None:
        return words("as_told.no_day", label=label)
    ways = words.part("as_told")
    by = source.by if source.by in ways else "other"
    return words(f"as_told.{by}", label=label, day=short_day(source.on))
