"""The conversation: takes a reply, returns the new record; the turn at its place is what to show next.

It waits for nothing, opens nothing and reads no clock: the time of a reply is handed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.clean_text import one_line
from assistant.conversation.answers import understood, within_length
from assistant.conversation.asking import Asking
from assistant.conversation.changes import with_answer
from assistant.conversation.coaching import Coaching
from assistant.conversation.flow import Flow, Step
from assistant.conversation.machine import END
from assistant.conversation.turns import (
    AskMe,
    Back,
    ChangeIt,
    Chosen,
    GoOn,
    GoTo,
    LeaveAsItIs,
    NotToday,
    Park,
    Reply,
    Skip,
    TakeOut,
    Turn,
    Typed,
    Undo,
)
from assistant.conversation.way import Way, has_thoughts, with_talk
from assistant.conversation.wording import Wording, Words
from assistant.errors import CannotGoThere, NotUnderstood
from assistant.record import Address, Record, State, Talk, Thought, Value
from assistant.roles import Level

_NO_WORDS = Words()
_MOVED = "The questions have changed since last time. Nothing you wrote is lost. We go on from the nearest one."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reply led to: the new record, and a sentence to say about it, if any."""

    record: Record
    said: str = ""


class Conversation:
    """One flow with its words, ready to talk; it holds no answers, so one serves any number of records."""

    def __init__(self, flow: Flow, wording: Wording, coaching: Coaching) -> None:
        self.flow = flow
        self.asking = Asking(flow, wording, coaching)
        self.way = Way(flow)

    def begin(self, record: Record, at: datetime) -> Outcome:
        """The record with this talk open: a new one, or the one that was left, at a place that still exists."""
        talk = next((one for one in record.talks if one.flow == self.flow.name), None)
        if talk is None:
            talk = Talk(flow=self.flow.name, version=self.flow.version, started=at, place=str(self.way.first))
            return Outcome(record.changed(talks=(*record.talks, talk)))
        others = tuple(one for one in record.talks if one is not talk)
        record = record.changed(talks=(*others, talk))
        if self.way.exists(talk.place):
            return Outcome(record)
        place = self.way.nearest_open(record, talk.place)
        moved = talk.changed(place=place, coaching=None, version=self.flow.version)
        return Outcome(with_talk(record, moved), _MOVED)

    def turn(self, record: Record) -> Turn:
        """What to show at the place the record has reached."""
        return self.asking.turn(record, record.talks[-1], self.level(record))

    def reply(self, record: Record, reply: Reply, at: datetime) -> Outcome:
        """What the reply leads to; raises NotUnderstood or CannotGoThere, and then nothing has changed."""
        talk = record.talks[-1]
        match reply:
            case Typed(text=value) | Chosen(value=value):
                return self._answered(record, talk, value, at)
            case GoOn():
                return self._go_on(record, talk, at)
            case Skip():
                return self._passed(record, talk, "skipped", at)
            case NotToday():
                return self._passed(record, talk, "not_today", at)
            case TakeOut():
                return self._taken_out(record, talk, at)
            case Park(text=text):
                return self._parked(record, talk, text, at)
            case Back():
                return Outcome(_uncoached(record) if talk.coaching else self.way.back(record))
            case GoTo(address=address):
                return Outcome(self.way.gone_to(record, address, at))
            case Undo():
                return self._undone(record, talk, at)
            case AskMe(level=level):
                changed = record.changed(level=level, level_given=True)
                return self._still_here(self.way.settled(changed, talk, "level"))
            case LeaveAsItIs():
                return self._onwards(_uncoached(record))
            case ChangeIt():
                return Outcome(_uncoached(record))

    def level(self, record: Record) -> Level | None:
        """The activation level that chooses the words: as given, or as the three questions of the flow came out."""
        if record.level_given or not record.talks or not self.flow.finds_level:
            return record.level
        points = 0
        for path in self.flow.finds_level:
            answer = record.talks[-1].answers.get(path)
            if answer is None or answer.state != "answered":
                return None
            points += self.flow.steps[path].options.index(answer.value)
        # Seven possible sums share out over four ways of asking. It is no measure of anybody.
        levels: tuple[Level, ...] = (1, 1, 2, 2, 3, 3, 4)
        return levels[min(points, 6)]

    def _still_here(self, record: Record) -> Outcome:
        """The record where it is, or at the next question if the one it is at is no longer asked."""
        place = record.talks[-1].place
        if place == END or self.way.applies(record, Address.parse(place)):
            return Outcome(record)
        return self._onwards(record)

    def _onwards(self, record: Record, said: str = "") -> Outcome:
        moved, sentence = self.way.advanced(record)
        return Outcome(moved, said or sentence)

    def _answered(self, record: Record, talk: Talk, reply: Value, at: datetime) -> Outcome:
        if talk.coaching is not None:
            record = _uncoached(record)
            talk = record.talks[-1]
        step, address = self._here(talk)
        if step.kind == "thoughts":
            return self._thought_answered(record, talk, reply, at)
        value = understood(step, self._labels(record, talk, step, address, reply), reply, at.date())
        if step.kind == "offer" and value == "not_today":
            return self._passed(record, talk, "not_today", at)
        if step.kind == "look_over" and isinstance(reply, str):
            # Rows typed one after the other add up; a whole look chosen on a screen stands for itself.
            standing = talk.answers.get(talk.place)
            value = {**(standing.value or {}), **value} if standing else value
        if step.kind == "read_back" and value == "change":
            raise NotUnderstood("Which of these would you like to change? Choose its line.")
        changed = with_answer(self.flow, talk, step, talk.place, "answered", value, record.role, at)
        record = self.way.settled(record, changed, step.path)
        return self._coached(record, step, value, at) or self._onwards(record)

    def _labels(self, record: Record, talk: Talk, step: Step, address: Address, reply: Value) -> Words:
        """The words that a reply is compared with; an open question, and an option by its id, need none."""
        if step.kind in ("text", "tell", "people") or not isinstance(reply, str) or reply in step.options:
            return _NO_WORDS
        return self.asking.words(record, talk, self.level(record), address)

    def _coached(self, record: Record, step: Step, value: Value, at: datetime) -> Outcome | None:
        talk = record.talks[-1]
        if talk.coached.get(talk.place) == str(value):
            return None

        def count(path: str) -> int:
            answers = talk.answers.items()
            return sum(Address.parse(key).path == path and one.state == "answered" for key, one in answers)

        rule = self.asking.coaching.notice(step.path, value, self.level(record), count, at.date())
        if rule is None:
            return None
        coached = {**talk.coached, talk.place: str(value)}
        return Outcome(with_talk(record, talk.changed(coaching=rule, coached=coached)))

    def _go_on(self, record: Record, talk: Talk, at: datetime) -> Outcome:
        step, _ = self._here(talk)
        if talk.coaching is not None:
            return self._onwards(_uncoached(record))
        if step.kind in ("tell", "read_back"):
            return self._answered(record, talk, "right", at)
        answer = talk.answers.get(talk.place)
        if answer is None or answer.state != "answered":
            raise NotUnderstood("Nothing is answered here yet. Answer it, or choose Skip to leave it out.")
        return self._onwards(record)

    def _passed(self, record: Record, talk: Talk, state: State, at: datetime) -> Outcome:
        """Goes on without an answer; one that stands already is kept."""
        step, _ = self._here(talk)
        if talk.coaching is not None:
            return self._go_on(record, talk, at)
        if step.kind == "thoughts":
            return self._thought_answered(record, talk, "keep", at)
        if state == "not_today" and state in step.options and step.kind == "choice":
            return self._answered(record, talk, state, at)
        answer = talk.answers.get(talk.place)
        if answer is not None and answer.state == "answered" and step.kind != "offer":
            return self._onwards(record, "Your answer to that stays as it is.")
        changed = with_answer(self.flow, talk, step, talk.place, state, None, record.role, at)
        return self._onwards(self.way.settled(record, changed, step.path))

    def _taken_out(self, record: Record, talk: Talk, at: datetime) -> Outcome:
        answer = talk.answers.get(talk.place)
        if answer is None or answer.value is None:
            raise CannotGoThere("There is no answer here to take out.")
        step, _ = self._here(talk)
        changed = with_answer(self.flow, talk, step, talk.place, "skipped", None, record.role, at)
        record = self.way.settled(record, changed.changed(coaching=None), step.path)
        return Outcome(record, "That answer is taken out of the plan. Undo brings it back.")

    def _undone(self, record: Record, talk: Talk, at: datetime) -> Outcome:
        """Takes back the newest change; the words before it stand again, the newer ones stay in the history."""
        changed = {key: one for key, one in talk.answers.items() if one.state != "set_aside" and self.way.exists(key)}
        changed = {key: one for key, one in changed.items() if one.value is not None or one.earlier}
        if not changed:
            raise CannotGoThere("There is nothing to undo yet.")
        # Of two changes in the same moment the one added last is the newer.
        key = max(reversed(changed), key=lambda one: changed[one].at)
        step = self.flow.steps[Address.parse(key).path]
        earlier = changed[key].earlier
        before = earlier[-1].value if earlier else None
        state: State = "skipped" if before is None else "answered"
        undone = with_answer(self.flow, talk, step, key, state, before, record.role, at)
        moved = undone.changed(place=key, coaching=None)
        said = f"Undone: {self.asking.wording.label(step.path)}. The newer words are kept in its history."
        return Outcome(self.way.settled(record, moved, step.path), said)

    def _parked(self, record: Record, talk: Talk, text: str, at: datetime) -> Outcome:
        thought = Thought(text=within_length(text), address=talk.place, at=at)
        kept = record.changed(thoughts=(*record.thoughts, thought))
        return Outcome(kept, f'Kept for later: "{one_line(thought.text)}"')

    def _thought_answered(self, record: Record, talk: Talk, reply: Value, at: datetime) -> Outcome:
        step, address = self._here(talk)
        number = [one.is_open for one in record.thoughts].index(True)
        thought = record.thoughts[number]
        if thought.state == "being_told":
            more = "" if reply == "keep" else within_length(str(reply))
            new = thought.changed(state="kept", more=more)
        else:
            chosen = understood(step, self._labels(record, talk, step, address, reply), reply, at.date())
            new = thought.changed(state={"now": "being_told", "keep": "kept"}.get(chosen, "let_go"))
        thoughts = (*record.thoughts[:number], new, *record.thoughts[number + 1 :])
        record = record.changed(thoughts=thoughts)
        return Outcome(record) if has_thoughts(record) else self._onwards(record)

    def _here(self, talk: Talk) -> tuple[Step, Address]:
        if talk.place == END:
            raise CannotGoThere("This is the end of the talk. Go to any part of it to change something, or stop.")
        address = Address.parse(talk.place)
        return self.flow.steps[address.path], address


def _uncoached(record: Record) -> Record:
    talk = record.talks[-1]
    return with_talk(record, talk.changed(coaching=None))
