"""A story: a file of answers by step, played through the conversation as a person would give them.

    story: Mrs Smith and the wedding
    flow: discuss
    role: practitioner
    level: 2
    today: 2026-11-22
    after: ../prepare/mrs_smith           # the story, without .yaml, on whose plan this one goes on
    answers:
      welcome/name: Mrs Smith
      what_matters:                       # answers may stand below their stage
        hopes: (skip)
        strengths: (not today)
        good_day: {park: Ask about the bus, answer: Tea in the garden}
      goals:                              # a repeat is a list
        - goal: {first: Attend physio, then: Walk to the shop}   # changed after a coaching line
          actions:
            - what: Walk with my daughter
              rounds: [{confidence: 4, what_now: smaller_step, new_step: Walk to the gate}, {confidence: 8}]
    changes: {what_matters/good_day: Tea with Maya}   # changed from the read-back
    stops_at: goals/goal                  # leaves there, and comes back

A step that the story does not answer is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.conversation.flow import Flow
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskScale,
    AskText,
    ChangeIt,
    Chosen,
    Coach,
    Finished,
    GoOn,
    GoTo,
    LeaveAsItIs,
    LookOver,
    NotToday,
    OfferThought,
    Park,
    ReadBack,
    Reply,
    Rest,
    Skip,
    Tell,
    Turn,
    Typed,
)
from assistant.errors import ContentFault, Fault
from assistant.plain_yaml import Block
from assistant.record import Address
from assistant.roles import LEVELS, ROLES, Level, Role
from assistant.suggestion import suggestion

_KEYS = ("story", "flow", "role", "level", "today", "after", "answers", "changes", "stops_at", "thoughts")
_MARKS = ("park", "first", "then", "answer")
SKIP, NOT_TODAY = "skip", "not today"


@dataclass
class Story:
    """The answers of one person; `reply` gives the next one, and notes what has been used."""

    title: str = ""
    flow: str = "discuss"
    role: Role | None = None
    level: Level | None = None
    today: date | None = None
    after: str = ""
    """The file, without .yaml and seen from this one, of the story on whose plan this one goes on."""
    answers: dict[str, Any] = field(default_factory=dict)
    """For each address the value, with its marks."""
    changes: dict[str, Any] = field(default_factory=dict)
    stops_at: str = ""
    thoughts: str = "keep"
    """What is done with each parked thought."""
    _parked: set[str] = field(default_factory=set)
    _coached: set[str] = field(default_factory=set)
    _changing: set[str] = field(default_factory=set)

    def reply(self, turn: Turn) -> Reply:
        """What this person replies to a turn."""
        if isinstance(turn, Finished):
            return GoOn()
        value = self.answers.get(turn.address)
        if isinstance(value, Block) and "park" in value and turn.address not in self._parked:
            self._parked.add(turn.address)
            return Park(str(value["park"]))
        match turn:
            case Tell() | Rest():
                return GoOn()
            case ReadBack():
                return self._read_back(turn)
            case OfferThought():
                return Chosen(self.thoughts)
            case Coach():
                return self._to_coaching(turn)
            case AskText() | AskDate():
                return self._given(turn, value, typed=True)
            case AskChoice() | AskScale() | AskPeople() | LookOver():
                return self._given(turn, value, typed=False)

    def _given(self, turn: Turn, value: Any, typed: bool) -> Reply:
        if turn.address in self._changing:
            value = self.changes[turn.address]
        if isinstance(value, Block) and "first" in value:
            value = value["then" if turn.address in self._coached else "first"]
        elif isinstance(value, Block) and "answer" in value:
            value = value["answer"]
        elif isinstance(value, Block) and "park" in value:
            value = None
        if value is None or _mark(value) == SKIP:
            return Skip()
        if _mark(value) == NOT_TODAY:
            return NotToday()
        if isinstance(turn, AskScale) and isinstance(value, str) and value.isdigit():
            return Chosen(int(value))
        return Typed(str(value)) if typed else Chosen(dict(value) if isinstance(value, Block) else value)

    def _to_coaching(self, turn: Coach) -> Reply:
        value = self.answers.get(turn.address)
        if isinstance(value, Block) and "then" in value and turn.address not in self._coached:
            self._coached.add(turn.address)
            return ChangeIt()
        return LeaveAsItIs()

    def _read_back(self, turn: ReadBack) -> Reply:
        for line in turn.lines:
            if line.address in self.changes and line.address not in self._changing:
                self._changing.add(line.address)
                return GoTo(line.address)
        return GoOn()


def _mark(value: Any) -> str:
    return value.strip().strip("()").replace("_", " ").casefold() if isinstance(value, str) else ""


def read_story(block: Block, flow: Flow, file: str) -> Story:
    """The story of a file; raises ContentFault with every answer that belongs to no step."""
    reader = _StoryFile(block, flow, file)
    if reader.faults:
        raise ContentFault(reader.faults)
    return reader.story


class _StoryFile:
    def __init__(self, block: Block, flow: Flow, file: str) -> None:
        self.flow, self.file = flow, file
        self.faults: list[Fault] = []
        for key in block:
            if key not in _KEYS:
                self._fault(block.line_of(key), f'"{key}" is not known here.{suggestion(key, _KEYS)}')
        self.story = Story(
            title=str(block.get("story", "")),
            flow=str(block.get("flow", flow.name)),
            role=next((role for role in ROLES if role == block.get("role")), None),
            level=next((level for level in LEVELS if str(level) == block.get("level")), None),
            today=self._today(block),
            after=str(block.get("after", "")),
            answers=dict(self._answers(block.get("answers", Block(1)))),
            changes=dict(self._answers(block.get("changes", Block(1)))),
            stops_at=self._stop(block),
            thoughts=str(block.get("thoughts", "keep")),
        )

    def _fault(self, line: int, message: str) -> None:
        self.faults.append(Fault(self.file, line, message))

    def _today(self, block: Block) -> date | None:
        try:
            return date.fromisoformat(block["today"]) if "today" in block else None
        except ValueError:
            self._fault(block.line_of("today"), '"today" is a day such as 2026-11-22.')
            return None

    def _stop(self, block: Block) -> str:
        written = str(block.get("stops_at", ""))
        return str(self._address(written, block.line_of("stops_at"))) if written else ""

    def _answers(self, block: Any) -> Iterator[tuple[str, Any]]:
        if not isinstance(block, Block):
            self._fault(1, '"answers" holds the steps with their answers below it.')
            return
        for key, value in block.items():
            line = block.line_of(key)
            stage = next((stage for stage in self.flow.stages if stage.id == key), None)
            if key in self.flow.repeats and isinstance(value, list):
                yield from self._items(key, value, ())
            elif stage is not None and isinstance(value, Block):
                yield from self._in_stage(stage.id, value)
            elif stage is not None and stage.steps[0].inside and isinstance(value, list):
                yield from self._items(stage.steps[0].inside[0].id, value, ())
            elif (address := self._address(key, line)) is not None:
                yield str(address), value

    def _in_stage(self, stage: str, block: Block) -> Iterator[tuple[str, Any]]:
        for key, value in block.items():
            if key in self.flow.repeats and isinstance(value, list):
                yield from self._items(key, value, ())
            elif (address := self._address(f"{stage}/{key}", block.line_of(key))) is not None:
                yield str(address), value

    def _items(self, repeat: str, written: list[Any], outer: tuple[int, ...]) -> Iterator[tuple[str, Any]]:
        steps = self.flow.in_repeat(self.flow.repeats[repeat])
        depth = len(outer) + 1
        known = {step.id: step for step in steps if len(step.inside) == depth}
        inner = {step.inside[depth].id for step in steps if len(step.inside) > depth}
        asks = next((step for step in known.values() if step.kind == "another"), None)
        for number, item in enumerate(written, 1):
            items = (*outer, number)
            for key, value in item.items() if isinstance(item, Block) else ():
                if key in inner and isinstance(value, list):
                    yield from self._items(key, value, items)
                elif key in known:
                    yield str(Address(known[key].path, items)), value
                else:
                    hint = suggestion(key, (*known, *inner))
                    self._fault(item.line_of(key), f'"{key}" is no step of {repeat}.{hint}')
            if asks is not None:
                yield str(Address(asks.path, items)), "yes" if number < len(written) else "no"

    def _address(self, written: str, line: int) -> Address | None:
        """`stage/step`, a step's id where only one step has it, or a full address such as `goals/goal#1`."""
        path, _, items = written.partition("#")
        fitting = [step for step in self.flow.steps.values() if path in (step.path, step.id)]
        if len(fitting) != 1 and not (fitting := [step for step in fitting if step.path == path]):
            hint = suggestion(path, self.flow.steps)
            self._fault(line, f'"{written}" is no step of {self.flow.name}.{hint}')
            return None
        step = fitting[0]
        numbers = tuple(map(int, re.findall(r"\d+", items)))
        return Address(step.path, (*numbers, *(1,) * len(step.inside))[: len(step.inside)])
