"""The conversation: takes a reply, returns the new record; the turn at its place is what to show next.

It waits for nothing, opens nothing and reads no clock: the time of a reply is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from assistant.clean_text import one_line
from assistant.conversation.answers import understood
from assistant.conversation.asking import Asking
from assistant.conversation.changes import Given, giver, with_answer, with_new_names
from assistant.conversation.coaching import Coaching
from assistant.conversation.flow import Flow, Step
from assistant.conversation.machine import END
from assistant.conversation.options import OTHERS, Directory
from assistant.conversation.thoughts import first_open, has_thoughts, with_choice, with_more, with_thought
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
    Speaking,
    TakeOut,
    Turn,
    Typed,
    Undo,
)
from assistant.conversation.way import Way, with_talk
from assistant.conversation.wording import Wording, Words
from assistant.errors import CannotGoThere, NotUnderstood
from assistant.record import Address, Answer, Record, State, Talk, Value
from assistant.roles import Level
from assistant.unchanging import fixed

_NO_WORDS = Words()
_MOVED = "The questions have changed since last time. Nothing you wrote is lost. We go on from the nearest one."


@fixed
class Outcome:
    """What a reply led to: the new record, and a sentence to say about it, if any."""

    record: Record
    said: str = ""


class Conversation:
    """One flow with its words, ready to talk; it holds no answers, so one serves any number of records."""

    def __init__(
        self, flow: Flow, wording: Wording, coaching: Coaching, directory: Callable[[], Directory] = Directory
    ) -> None:
        self.flow = flow
        self.way = Way(flow)
        self.asking = Asking(flow, wording, coaching, self.way, directory)

    def begin(self, record: Record, at: datetime) -> Outcome:
        """The record with this talk open: a new one, or the one that was left, at a place that still exists."""
        if self.flow.speaker is not None:
            record = record.changed(speaker=self.flow.speaker)
        talk = next((one for one in reversed(record.talks) if one.flow == self.flow.name), None)
        if talk is None or (self.flow.again and talk.place == END):
            talk = Talk(flow=self.flow.name, version=self.flow.version, started=at, place=str(self.way.first))
            record = record.changed(talks=(*record.talks, talk))
            return Outcome(self.way.at_first(with_talk(record, self.way.known.taken_along(record, talk))))
        others = tuple(one for one in record.talks if one is not talk)
        renamed = with_new_names(self.flow, talk)
        record = record.changed(talks=(*others, renamed))
        record = with_talk(record, self.way.known.taken_along(record, renamed))
        place, version = record.talks[-1].place, self.flow.version
        if talk.version == version and self.way.exists(place):
            return Outcome(self.way.past_thoughts(record))
        if not self.way.can_be_asked(record, place):
            place = self.way.nearest_open(record, place)
        moved = record.talks[-1].changed(place=place, coaching=None, version=version)
        return Outcome(self.way.past_thoughts(with_talk(record, moved)), _MOVED)

    def turn(self, record: Record) -> Turn:
        """What to show at the place the record has reached."""
        return self.asking.turn(record, record.talks[-1], self.level(record))

    def level(self, record: Record) -> Level | None:
        """The activation level that chooses the words."""
        return self.asking.level(record)

    def reply(self, record: Record, reply: Reply, at: datetime) -> Outcome:
        """What the reply leads to; raises NotUnderstood or CannotGoThere, and then nothing has changed."""
        talk = record.talks[-1]
        if self.asking.rests(record, talk):
            talk = talk.changed(since_rest=0)
            record = with_talk(record, talk)
            if isinstance(reply, GoOn | Chosen | Typed | Skip | NotToday):
                return Outcome(record)
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
                kept = with_thought(record, text, at)
                return Outcome(kept, f'Kept for later: "{one_line(kept.thoughts[-1].text)}"')
            case Back():
                return Outcome(_uncoached(record) if talk.coaching else self.way.back(record))
            case GoTo(address=address):
                return Outcome(self.way.gone_to(record, address, at))
            case Undo():
                return self._undone(record, talk, at)
            case AskMe(level=level):
                changed = record.changed(level=level, level_given=True)
                return self._still_here(self.way.settled(changed, talk.changed(since_rest=0), "level"))
            case Speaking(who=who):
                return Outcome(record.changed(speaker=who))
            case LeaveAsItIs():
                return self._onwards(_uncoached(record))
            case ChangeIt():
                return Outcome(_uncoached(record))

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
        if step.kind == "options":
            return self._ways_chosen(record, talk, reply, at)
        asked = self.way.known.as_asked(step, talk.answers.get(talk.place))
        value = understood(asked, self._labels(record, talk, asked, address, reply), reply, at.date())
        if step.kind == "offer" and value == "not_today":
            return self._passed(record, talk, "not_today", at)
        if step.kind == "look_over" and isinstance(reply, str):
            # Rows typed one after the other add up; a whole look chosen on a screen stands for itself.
            standing = talk.answers.get(talk.place)
            value = {**(standing.value or {}), **value} if standing else value
        if step.kind in ("read_back", "gaps") and value == "change":
            raise NotUnderstood("Which of these would you like to change? Choose its line.")
        given = Given("answered", value, giver(record), at)
        changed = with_answer(self.flow, talk, step, talk.place, given, self._last(record, step, address))
        record = self.way.settled(record, self._counted(changed, step), step.path)
        return self._coached(record, step, value, at) or self._onwards(record)

    def _last(self, record: Record, step: Step, address: Address) -> Answer | None:
        """For a question that is asked anew: what was said last time, to stand in the history of the answer."""
        return self.way.known.answer(record, step, address.items) if step.anew else None

    def _counted(self, talk: Talk, step: Step) -> Talk:
        """The talk with one question more since the last pause."""
        if self.flow.rest is None or step.kind in ("tell", "read_back", "gaps"):
            return talk
        return talk.changed(since_rest=talk.since_rest + 1)

    def _ways_chosen(self, record: Record, talk: Talk, reply: Value, at: datetime) -> Outcome:
        """Support picked from the directory or thought of; or other support to be shown."""
        step, address = self._here(talk)
        offered = self.asking.offered(talk, address)
        words = self.asking.words(record, talk, self.level(record), address)
        labels = {**{one.id: one.label for one in offered}, OTHERS: words.options.get(OTHERS, OTHERS)}
        choosing = replace(step, kind="choices", options=tuple(labels), own_words=True)
        picked = understood(choosing, replace(words, options=labels), reply, at.date())
        stands = talk.answers.get(talk.place)
        before = stands.value or [] if stands else []
        value = self.asking.directory().chosen([one for one in picked if one != OTHERS], before)
        if value:
            talk = with_answer(self.flow, talk, step, talk.place, Given("answered", value, giver(record), at))
        if OTHERS in picked:
            pages = {**talk.pages, talk.place: talk.pages.get(talk.place, 0) + 1}
            return Outcome(with_talk(record, talk.changed(pages=pages)))
        return self._onwards(self.way.settled(record, self._counted(talk, step), step.path))

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
        return Outcome(with_talk(record, talk.changed(coaching=rule, coached={**talk.coached, talk.place: str(value)})))

    def _go_on(self, record: Record, talk: Talk, at: datetime) -> Outcome:
        step, _ = self._here(talk)
        if talk.coaching is not None:
            return self._onwards(_uncoached(record))
        if step.kind in ("tell", "read_back", "gaps"):
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
        changed = with_answer(self.flow, talk, step, talk.place, Given(state, None, giver(record), at))
        return self._onwards(self.way.settled(record, self._counted(changed, step), step.path))

    def _taken_out(self, record: Record, talk: Talk, at: datetime) -> Outcome:
        answer = talk.answers.get(talk.place)
        if answer is None or answer.value is None:
            raise CannotGoThere("There is no answer here to take out.")
        step, _ = self._here(talk)
        changed = with_answer(self.flow, talk, step, talk.place, Given("skipped", None, giver(record), at))
        record = self.way.settled(record, changed.changed(coaching=None), step.path)
        return Outcome(record, "That answer is taken out of the plan. Undo brings it back.")

    def _undone(self, record: Record, talk: Talk, at: datetime) -> Outcome:
        """Takes back the newest change; the words before it stand again, the newer ones stay in the history."""
        own = {key: one for key, one in talk.answers.items() if one.at >= talk.started and self.way.exists(key)}
        changed = {key: one for key, one in own.items() if one.state != "set_aside" and self._is_own(record, key, one)}
        changed = {key: one for key, one in changed.items() if one.value is not None or one.earlier}
        if not changed:
            raise CannotGoThere("There is nothing to undo yet.")
        # Of two changes in the same moment the one added last is the newer.
        key = max(reversed(changed), key=lambda one: changed[one].at)
        step = self.flow.steps[Address.parse(key).path]
        earlier = changed[key].earlier
        before = earlier[-1].value if earlier else None
        state: State = "skipped" if before is None else "answered"
        undone = with_answer(self.flow, talk, step, key, Given(state, before, giver(record), at))
        moved = undone.changed(place=key, coaching=None)
        said = f"Undone: {self.asking.wording.label(step.path)}. The newer words are kept in its history."
        return Outcome(self.way.settled(record, moved, step.path), said)

    def _is_own(self, record: Record, key: str, answer: Answer) -> bool:
        """Whether an answer was given in this talk, and not taken along from another."""
        address = Address.parse(key)
        step = self.flow.steps[address.path]
        return not self.way.known.is_from_elsewhere(record, step, address.items, answer)

    def _thought_answered(self, record: Record, talk: Talk, reply: Value, at: datetime) -> Outcome:
        step, address = self._here(talk)
        if first_open(record).state == "being_told":
            record = with_more(record, "" if reply == "keep" else str(reply))
        else:
            chosen = understood(step, self._labels(record, talk, step, address, reply), reply, at.date())
            record = with_choice(record, chosen)
        return Outcome(record) if has_thoughts(record) else self._onwards(record)

    def _here(self, talk: Talk) -> tuple[Step, Address]:
        if talk.place == END:
            raise CannotGoThere("This is the end of the talk. Go to any part of it to change something, or stop.")
        address = Address.parse(talk.place)
        return self.flow.steps[address.path], address


def _uncoached(record: Record) -> Record:
    talk = record.talks[-1]
    return with_talk(record, talk.changed(coaching=None))
