"""What other talks of the same plan answered already: it is taken along, and never asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.conversation.changes import with_set_aside
from assistant.conversation.flow import Flow, Step
from assistant.conversation.machine import Machine
from assistant.conversation.scene import TalkScene, fits
from assistant.record import Address, Answer, Earlier, Record, Talk
from assistant.standing import Spot, newest


class Known:
    """What was said last in all talks of a record but its newest; found once for each visit."""

    def __init__(self, flow: Flow, machine: Machine) -> None:
        self._flow = flow
        self._machine = machine
        self._of: tuple[Talk, ...] = ()
        self._answers: Mapping[Spot, Answer] = {}

    def answer(self, record: Record, step: Step, items: tuple[int, ...]) -> Answer | None:
        """What another talk says in the place that a step fills."""
        found = self._said(record, step, items)
        return found if found is not None and found.state == "answered" else None

    def is_from_elsewhere(self, record: Record, step: Step, items: tuple[int, ...], answer: Answer) -> bool:
        """Whether an answer was taken along from another talk as it stands."""
        found = self._said(record, step, items)
        return found is not None and (found.value, found.at) == (answer.value, answer.at)

    def _said(self, record: Record, step: Step, items: tuple[int, ...]) -> Answer | None:
        return self._elsewhere(record).get((step.saves, items)) if step.saves else None

    @staticmethod
    def as_asked(step: Step, answer: Answer | None) -> Step:
        """A known step as the question that it is where it is gone to: for people, or for words."""
        if step.kind != "known":
            return step
        said = [answer.value, *(one.value for one in reversed(answer.earlier))] if answer is not None else []
        holds_people = isinstance(next((value for value in said if value is not None), None), list)
        return replace(step, kind="people" if holds_people else "text")

    def taken_along(self, record: Record, talk: Talk, touched: Iterable[str] | None = None) -> Talk:
        """The talk with what is known of the steps touched (all of them when None), as far as they apply."""
        if len(record.talks) < 2:
            return talk
        paths = self._with_what_hangs_on(self._flow.steps if touched is None else touched)
        newer: dict[str, Answer] = {}
        for key, answer in self._found(record):
            own = talk.answers.get(key)
            over = _over(own, answer) if Address.parse(key).path in paths else own
            if over is not None and over is not own:
                newer[key] = over
        if not newer:
            return talk
        tried = talk.changed(answers={**talk.answers, **newer})
        tried = with_set_aside(self._flow, self._machine, record, tried, frozenset(self._flow.steps))
        # What does not apply is left where it stands, in its own talk.
        idle = {key for key in newer if key not in talk.answers and not self._applies(record, tried, key)}
        return tried.changed(answers={key: answer for key, answer in tried.answers.items() if key not in idle})

    def _applies(self, record: Record, talk: Talk, key: str) -> bool:
        address = Address.parse(key)
        return fits(self._flow, address) and self._machine.applies(address, TalkScene(self._flow, record, talk))

    def _with_what_hangs_on(self, touched: Iterable[str]) -> set[str]:
        """The steps, and those that may come up when an answer to one of them is known."""
        return {one for path in touched for one in (path, *self._flow.hanging_on(path))}

    def _found(self, record: Record) -> Iterable[tuple[str, Answer]]:
        for (place, items), answer in self._elsewhere(record).items():
            step = self._flow.filling.get(place)
            if step is not None and len(step.inside) == len(items):
                yield str(Address(step.path, items)), answer

    def _elsewhere(self, record: Record) -> Mapping[Spot, Answer]:
        others = record.talks[:-1]
        if len(others) != len(self._of) or any(one is not other for one, other in zip(others, self._of, strict=True)):
            self._answers = newest(others)
            self._of = others
        return self._answers


def _over(own: Answer | None, known: Answer) -> Answer | None:
    """The newer of the two, with the words of the other in its history."""
    if known.state != "answered":
        # Only what was taken out is out here too; what was set aside elsewhere may well apply here.
        is_newer = own is not None and own.state == "answered" and known.state == "skipped" and known.at > own.at
        return known.changed(earlier=_history(own, known)) if own is not None and is_newer else own
    if own is None or (own.value is None and not own.earlier):
        return known
    if own.at >= known.at or own.value == known.value:
        return own
    return known.changed(earlier=_history(own, known))


def _history(own: Answer, known: Answer) -> tuple[Earlier, ...]:
    """All that was ever said in either of the two, oldest first, each once."""
    said = [*known.earlier]
    own_last = () if own.value is None else (Earlier(value=own.value, at=own.at),)
    said += [one for one in (*own.earlier, *own_last) if one not in said]
    return tuple(sorted(said, key=lambda one: one.at))
