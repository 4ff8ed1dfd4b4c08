"""The plan for the clinical record: the headings such a record has, own words as given, each with its source.

Headings follow the handbook's template (5.3.2 to 5.3.4) and the PRSB's standard. Nothing is coded, and confidence and
importance stand as the person said them. Thoughts are not in it: they are the person's notes for the next talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assistant.clean_text import one_line
from assistant.documents.case import Case
from assistant.documents.every_paper import review_line
from assistant.documents.goals import as_it_stands
from assistant.documents.paper import Entry, Paper
from assistant.documents.reading import numbered
from assistant.documents.recorded import Given, Recorded, short_day
from assistant.documents.sections import Part, cleaned, named, with_words
from assistant.plan.goals import Action

_STEP, _ROUNDS = "goals.actions.what", "goals.actions.rounds"


def clinical(case: Case) -> Paper:
    """The plan as text that pastes into a record: offer and consent, views, goals, unmet needs, who agreed, review."""
    words, person = case.words("clinical"), case.plan.person
    name = one_line(person.full_name or person.name, 60).strip()
    return Paper(
        title=words("title.named", name=name) if name else words("title.unnamed"),
        sections=tuple(with_words(cleaned(_parts(case)))),
        foot=review_line(case),
        empty=words("empty"),
        close=True,
    )


def _parts(case: Case) -> Iterator[Part]:
    record = Recorded(case)
    headings = record.words.part("headings")
    told: dict[str, Iterable[Entry]] = {
        "record": _record_details(case, record),
        "consent": _consent(record),
        "areas": _areas(record),
        "around": (*record.group("around"), _raised(record, "around", record.words("raised"))),
        "views": (*record.group("views"), *record.telling.others_elsewhere()),
        "unmet": _unmet(record),
        "arrangements": _arrangements(record),
        "harder_days": _harder_days(record),
        "situations": record.listed("situation", "ahead.situations.situation", record.labels("situation")),
        "risks": record.listed("wish", "ahead.risks.wish", record.labels("risk")),
        "agreements": _agreements(record),
        "review": (*record.group("review"), _left(record)),
    }
    for name, title in headings.items():
        # Goals come before what they leave unmet.
        if name == "unmet":
            yield from _goals(record)
        yield title, told[name] if name in told else record.group(name)


def _record_details(case: Case, record: Recorded) -> Iterator[Entry]:
    """Whether a plan was offered and agreed to, the days of the talks, who took part and who leads."""
    offer = record.words.part("offer")
    yield Entry(offer["label"], offer.get(case.plan.offer_status, ""))
    yield Entry(record.words("dates"), ", ".join(short_day(day) for day in sorted({one.on for one in case.sources})))
    yield from record.group("record")


def _consent(record: Recorded) -> Iterator[Entry]:
    """Who may see the plan, and what is kept from whom; in a copy for somebody else there is no such list."""
    yield from record.group("sharing")
    who, parts = "sharing.limits.who", "sharing.limits.parts"
    limits = record.telling.plan.sharing.limits
    for label, number in numbered(record.words("listed.limit"), limits):
        # A limit that names no part keeps back all of them (see plan/seeing.py).
        read = {} if limits[number - 1].parts else {parts: record.words("all_parts")}
        yield from record.told({who: label}, (number,))
        yield from record.told(record.labels("limit"), (number,), label, read, head=Given(who, (number,)))


def _areas(record: Recorded) -> Iterator[Entry]:
    for name, label in record.words.part("areas").items():
        head = Given(f"areas.{name}.words", ())
        yield from record.told({head.place: label})
        yield from record.told({f"areas.{name}.easier": record.words("area_easier")}, of=label, head=head)
    yield _raised(record, "areas", record.words("raised"))


def _raised(record: Recorded, part: str, label: str) -> Entry:
    """What a light look found and nothing was said to."""
    found: Any = record.telling.at(part)
    silent = [name for name, how in found.look.items() if how != "fine" and not getattr(found, name, None)]
    names = record.words.part("areas" if part == "areas" else "rows")
    read = {f"{part}.look": named(silent, names)}
    return next(record.told({f"{part}.look": label}, read=read))


def _goals(record: Recorded) -> Iterator[Part]:
    for title, number in numbered(record.words("listed.goal"), record.telling.plan.goals):
        yield title, _goal(record, number)


def _goal(record: Recorded, number: int) -> Iterator[Entry]:
    yield from record.told(record.labels("goal"), (number,))
    actions = record.telling.plan.goals[number - 1].actions
    for label, step in numbered(record.words("listed.step"), actions):
        action, items = actions[step - 1], (number, step)
        given, read = _given(action, items), as_it_stands(record.telling, action)
        head = given.get(_STEP, Given(_STEP, items))
        yield from record.told({_STEP: label}, items, "", {_STEP: action.agreed}, given)
        yield from record.told(record.labels("step"), items, label, read, given, head)


def _given(action: Action, items: tuple[int, ...]) -> Mapping[str, Given]:
    """Where the words of a step as it stands were given, when it was made smaller, or changed in a review."""
    if action.next == "change" and action.changed_to:
        return {
            _STEP: Given("goals.actions.changed_to", items),
            "goals.actions.before": Given(_STEP, items),
        }
    changed = [number for number, turn in enumerate(action.rounds, 1) if turn.new_step]
    if not changed:
        return {}
    last = (*items, changed[-1])
    return {
        _STEP: Given(f"{_ROUNDS}.new_step", last),
        "goals.actions.when": Given(f"{_ROUNDS}.new_when", last),
    }


def _unmet(record: Recorded) -> Iterator[Entry]:
    """Needs that no service fits, goal by goal, then what is missing around the person."""
    goals = record.telling.plan.goals
    place = "goals.unmet"
    called = record.labels("unmet_of_goal")[place]
    for title, number in numbered(record.words("listed.goal"), goals):
        yield from record.told({place: f"{title}: {called}" if len(goals) > 1 else called}, (number,))
    yield from record.group("unmet")


def _arrangements(record: Recorded) -> Iterator[Entry]:
    yield from record.listed("help", "arrangements.support.what", record.labels("support"))
    yield from record.group("daily_care")
    yield _raised(record, "arrangements", record.words("still_to_do"))


def _harder_days(record: Recorded) -> Iterator[Entry]:
    yield from record.group("harder_days")
    signal = record.words.part("signal")
    for colour, label in record.words.part("signals").items():
        yield from record.told({f"ahead.{colour}.{name}": called for name, called in signal.items()}, of=label)
    yield from record.group("who_to_turn_to")


def _agreements(record: Recorded) -> Iterator[Entry]:
    yield from record.group("agreements")
    if record.telling.plan.agreements.person is not None:
        yield Entry("", record.words("no_contract"))


def _left(record: Recorded) -> Entry:
    """What the questions were about that were left with "not today"."""
    left, stages = record.words.part("left"), record.words.part("stages")
    asked = {path.partition("/")[0] for path in record.telling.plan.not_today}
    known = ", ".join(called for stage, called in stages.items() if stage in asked)
    return Entry(left["label"], known or left["some"] if asked else "")
