"""What of a record is shared, when only some parts of the plan are."""

from __future__ import annotations

from assistant.record import Address, Answer, Record, Talk
from assistant.standing import Spot, Standing, standing

NAME_PLACE = "person.name"
"""It goes along with any parts, so that it can be told whose plan they are of."""
_END = "end"
"""The place of a talk that is over."""


def only(record: Record, parts: tuple[str, ...]) -> Record:
    """The record with the words that stand in these places of the plan, and the name; nothing else that was typed.

    Left out are earlier words too, what belongs to no place, thoughts, diary, versions and the level.
    """
    stands = standing(record.talks)
    talks = [_only(talk, (*parts, NAME_PLACE), stands) for talk in record.talks]
    kept = tuple(talk for talk in talks if talk.answers)
    return Record(
        id=record.id, created=record.created, saved=record.saved, role=record.role, talks=kept, about=record.about
    )


def without_apart(record: Record) -> Record:
    """The record without what is to stay on this computer: answers given apart, and where files were written."""
    return record.changed(talks=tuple(_without_apart(talk) for talk in record.talks), copies=())


def _without_apart(talk: Talk) -> Talk:
    return talk.changed(answers={key: answer for key, answer in talk.answers.items() if not answer.apart})


def _only(talk: Talk, parts: tuple[str, ...], stands: dict[Spot, Standing]) -> Talk:
    answers = {
        key: answer.changed(earlier=())
        for key, answer in talk.answers.items()
        if is_in(answer.fills, parts) and _is_seen(key, answer, stands)
    }
    # The place reached can tell of a part that is not shared: the talk goes on from the last shared answer.
    last = max(answers, key=lambda key: answers[key].at, default=_END)
    place = _END if talk.place == _END else last
    return Talk(flow=talk.flow, version=talk.version, started=talk.started, place=place, answers=answers)


def is_in(place: str | None, parts: tuple[str, ...]) -> bool:
    """Whether a place in the plan belongs to one of these parts, such as `goals` or `carer.wishes`."""
    return place is not None and any(place == part or place.startswith(f"{part}.") for part in parts)


def _is_seen(key: str, answer: Answer, stands: dict[Spot, Standing]) -> bool:
    if answer.state in ("skipped", "not_today"):
        return answer.value is None
    found = stands.get((answer.fills or "", Address.parse(key).items))
    return found is not None and answer in (found.answer, *found.others)
