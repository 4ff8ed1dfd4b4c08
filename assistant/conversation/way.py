"""The way through the talk: on to the next open question, back, anywhere and back again."""

from __future__ import annotations

from datetime import datetime

from assistant.clean_text import one_line
from assistant.conversation.changes import Given, giver, with_answer, with_set_aside
from assistant.conversation.flow import Flow, Step
from assistant.conversation.known import Known
from assistant.conversation.machine import END, Machine
from assistant.conversation.scene import TalkScene, fits
from assistant.conversation.thoughts import has_thoughts
from assistant.errors import CannotGoThere
from assistant.record import Address, Record, Return, Talk

_LONGEST_TRAIL = 500


def with_talk(record: Record, talk: Talk) -> Record:
    """The record with its newest talk replaced."""
    return record.changed(talks=(*record.talks[:-1], talk))


class Way:
    """Moves a record's newest talk; every method returns a new record and keeps all answers."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._machine = Machine(flow)
        self.known = Known(flow, self._machine)
        first = next(iter(flow.steps.values()))
        self.first = Address(first.path, (1,) * len(first.inside))
        self._on_stages = flow.dependents.get("", frozenset())

    def at_first(self, record: Record) -> Record:
        """The record at the first question that is asked of whoever talks."""
        place = Address.parse(record.talks[-1].place)
        if self.applies(record, place) and self.is_asked(record, place) and not self._is_dealt_with(record, place):
            return record
        record = self.advanced(record)[0]
        return with_talk(record, record.talks[-1].changed(trail=()))

    def applies(self, record: Record, address: Address) -> bool:
        """Whether a question belongs to the talk as it stands: its role and its conditions."""
        step = self.flow.steps[address.path]
        if step.roles and record.role not in step.roles:
            return False
        return self._machine.applies(address, TalkScene(self.flow, record, record.talks[-1]))

    def exists(self, place: str) -> bool:
        """Whether the flow has such a place."""
        return place == END or fits(self.flow, Address.parse(place))

    def past_thoughts(self, record: Record) -> Record:
        """The record, past the thoughts kept aside if it stands there and another talk dealt with them all."""
        at_none = self._has_no_thoughts(record, record.talks[-1].place)
        return self.advanced(record)[0] if at_none else record

    def _has_no_thoughts(self, record: Record, place: str) -> bool:
        step = self.flow.steps.get(Address.parse(place).path) if place != END else None
        return step is not None and step.kind == "thoughts" and not has_thoughts(record)

    def can_be_asked(self, record: Record, place: str) -> bool:
        """Whether a talk can go on from a place: the end, or a question that applies and is no known one."""
        if place == END or not self.exists(place):
            return place == END
        address = Address.parse(place)
        return self.flow.steps[address.path].kind != "known" and self.applies(record, address)

    def settled(self, record: Record, talk: Talk, changed: str) -> Record:
        """The record with this talk, and answers set aside or brought back as what changed demands.

        `changed` is the path of the step answered, or `level`.
        """
        touched = self._on_stages | self.flow.dependents.get(changed, frozenset())
        if touched:
            talk = with_set_aside(self.flow, self._machine, record, talk, touched)
            talk = self.known.taken_along(record, talk, touched)
        return with_talk(record, talk)

    def is_asked(self, record: Record, address: Address) -> bool:
        """Whether a question that applies is also on the road taken: a known one never is."""
        scene = TalkScene(self.flow, record, record.talks[-1])
        return self.is_on_road(record, self.flow.steps[address.path], scene)

    def is_on_road(self, record: Record, step: Step, scene: TalkScene) -> bool:
        """Whether a step is asked of this role, on the road taken, wherever its conditions hold."""
        return step.kind != "known" and step.is_on_road(record.role, scene.is_short)

    def holds(self, address: Address, scene: TalkScene) -> bool:
        """Whether the conditions of a question hold."""
        return self._machine.applies(address, scene)

    def advanced(self, record: Record) -> tuple[Record, str]:
        """The record at the next open question, or back where it jumped from, and a sentence about that."""
        talk = record.talks[-1]
        here = Address.parse(talk.place)
        trail = _passed(talk.trail, talk.place)
        scene = TalkScene(self.flow, record, talk)
        following = self._machine.next(here, scene, record.role)
        if talk.returns and (following is None or self._leads_away(record, here, following)):
            return self._returned(record, talk.changed(trail=trail))
        while following is not None and self._is_dealt_with(record, following):
            following = self._machine.next(following, scene, record.role)
        place = str(following) if following else END
        return with_talk(record, talk.changed(place=place, trail=trail)), ""

    def _leads_away(self, record: Record, here: Address, following: Address) -> bool:
        """Whether a visit by a jump ends here: the stage does, or nothing open that belongs to it follows."""
        if self.flow.steps[following.path].stage != self.flow.steps[here.path].stage:
            return True
        only = record.talks[-1].returns[-1].only
        if only and following.path not in self.flow.hanging_on(only):
            return True
        return self._is_dealt_with(record, following)

    def _returned(self, record: Record, talk: Talk) -> tuple[Record, str]:
        mark = talk.returns[-1].to if self.exists(talk.returns[-1].to) else str(self.first)
        record = with_talk(record, talk.changed(returns=talk.returns[:-1], place=mark))
        if mark != END and self._is_dealt_with(record, Address.parse(mark)):
            return self.advanced(record)
        return record, "Back to where you were."

    def back(self, record: Record) -> Record:
        """The record at the question before this one; raises CannotGoThere at the first."""
        talk = record.talks[-1]
        passed = [one for one in talk.trail if one != talk.place and self.exists(one)]
        trail = [one for one in passed if not self._has_no_thoughts(record, one)]
        if not trail:
            raise CannotGoThere("This is the first question, so there is nothing before it.")
        return with_talk(record, talk.changed(place=trail[-1], trail=tuple(trail[:-1])))

    def gone_to(self, record: Record, place: str, at: datetime) -> Record:
        """The record at any question, with a mark to come back by; raises CannotGoThere."""
        address = self._meant(record, place)
        record = self._opened(record, address, at)
        talk = record.talks[-1]
        if self._has_no_thoughts(record, address.path):
            raise CannotGoThere("No thought is kept aside at the moment. Choose another part, or go on from here.")
        if not self.applies(record, address):
            raise CannotGoThere("That question only comes up after others. Choose another, or go on from here.")
        self._can_be_changed_here(record, address)
        left = talk.place
        to = str(self._machine.goto(Address.parse(left) if left != END else self.first, address))
        if to == left:
            return record
        only = address.path if self._is_dealt_with(record, address) else ""
        returns = (*(one for one in talk.returns if one.to != left), Return(to=left, only=only))
        trail = talk.trail if left == END else _passed(talk.trail, left)
        return with_talk(record, talk.changed(place=to, returns=returns, trail=trail, coaching=None))

    def can_be_gone_to(self, record: Record, place: str) -> bool:
        """Whether a place is one to go to as things stand."""
        try:
            self.gone_to(record, place, record.saved)
        except CannotGoThere:
            return False
        return True

    def nearest_open(self, record: Record, place: str) -> str:
        """The first open question of the place's stage, else of the talk, else its end."""
        stage = place.partition("/")[0]
        in_stage = [step for step in self.flow.steps.values() if step.stage == stage]
        for step in (*in_stage, *self.flow.steps.values()):
            address = Address(step.path, (1,) * len(step.inside))
            open_still = self.applies(record, address) and not self._is_dealt_with(record, address)
            if open_still and self.is_asked(record, address):
                return str(address)
        return END

    def _is_dealt_with(self, record: Record, address: Address) -> bool:
        step = self.flow.steps[address.path]
        if step.kind == "thoughts":
            return not has_thoughts(record)
        if step.kind == "gaps" and not self.gaps(record, step):
            return True
        if step.kind == "read_back" and not self._has_any(record, step.of):
            return True
        answer = record.talks[-1].answers.get(str(address))
        return answer is not None and answer.state != "set_aside"

    def gaps(self, record: Record, step: Step) -> list[Address]:
        """The questions that a last check looks at, and that have no answer yet."""
        answers = record.talks[-1].answers
        looked_at = [Address(path, (1,) * len(self.flow.steps[path].inside)) for path in step.of]
        given = [one for one in looked_at if (found := answers.get(str(one))) and found.state == "answered"]
        return [one for one in looked_at if one not in given and self.applies(record, one)]

    def _has_any(self, record: Record, stages: tuple[str, ...]) -> bool:
        answers = record.talks[-1].answers.items()
        paths = {key.partition("#")[0] for key, answer in answers if answer.state == "answered"}
        steps = [self.flow.steps[path] for path in paths if path in self.flow.steps]
        return any(step.stage in stages and step.is_read_back and step.saves for step in steps)

    def _meant(self, record: Record, place: str) -> Address:
        """The address of a question, a step's path, or a stage's id (its first open question)."""
        if any(place == stage.id for stage in self.flow.stages):
            known = [Address(step.path, (1,) * len(step.inside)) for step in self.flow.stage(place).steps]
            fitting = [one for one in known if self.applies(record, one) and self.is_asked(record, one)]
            still_open = [one for one in fitting if not self._is_dealt_with(record, one)]
            return (still_open or fitting or known)[0]
        path, _, items = place.partition("#")
        step = self.flow.steps.get(path)
        if step is None or not all(item.isdigit() for item in items.split(".") if items):
            raise CannotGoThere(f'There is no place called "{one_line(place, 30)}". Choose one from the list.')
        address = Address.parse(place)
        return Address(step.path, (*address.items, *(1,) * len(step.inside))[: len(step.inside)])

    def _opened(self, record: Record, address: Address, at: datetime) -> Record:
        """The record with a chosen area, an offer, or a further item opened, where that is what keeps it shut."""
        step = self.flow.steps[address.path]
        for condition in step.when:
            for test in condition.tests:
                gate = self.flow.steps.get(test.path)
                if gate is None or not gate.is_gate or test.verb != "is" or test.negated:
                    continue
                stands = TalkScene(self.flow, record, record.talks[-1]).value(gate.path, ())
                value = {**(stands or {}), test.row: test.operand} if test.row else test.operand
                record = self._answered(record, gate, gate.path, value, at)
        for depth, repeat in enumerate(step.inside):
            asks = [one for one in self.flow.in_repeat(repeat) if one.kind == "another" and one.inside[-1] == repeat]
            if asks and 1 < address.items[depth] <= repeat.at_most:
                before = Address(asks[-1].path, (*address.items[:depth], address.items[depth] - 1))
                record = self._answered(record, asks[-1], str(before), "yes", at)
        return record

    def _can_be_changed_here(self, record: Record, address: Address) -> None:
        """Raises CannotGoThere where something known from elsewhere holds neither words nor people to write over."""
        step = self.flow.steps[address.path]
        if step.kind != "known":
            return
        answer = record.talks[-1].answers.get(str(address))
        if answer is None:
            raise CannotGoThere("Nothing was said about that in another talk. Choose another, or go on from here.")
        holds_people = isinstance(answer.value, list) and all(isinstance(one, dict) for one in answer.value)
        # What was chosen from options would be no option any more: it needs the question that has them.
        if step.options or not (answer.value is None or isinstance(answer.value, str) or holds_people):
            raise CannotGoThere("That was said in another talk. It can be changed there.")

    def _answered(self, record: Record, step: Step, key: str, value: object, at: datetime) -> Record:
        talk = with_answer(self.flow, record.talks[-1], step, key, Given("answered", value, giver(record), at))
        return self.settled(record, talk, step.path)


def _passed(trail: tuple[str, ...], place: str) -> tuple[str, ...]:
    """The trail with this place as its newest, standing in it once."""
    if place in trail:
        trail = tuple(one for one in trail if one != place)
    return (*trail, place)[-_LONGEST_TRAIL:]
