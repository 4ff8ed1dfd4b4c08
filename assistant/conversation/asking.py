"""Makes the turn for a place in the talk: the step, its words filled, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.clean_text import one_line
from assistant.conversation.answers import in_words
from assistant.conversation.coaching import Coaching
from assistant.conversation.flow import SCALES, Flow, Kind, Step
from assistant.conversation.machine import END
from assistant.conversation.prompt_file import DECLINED
from assistant.conversation.scene import TalkScene, in_order, item_in_words
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskScale,
    AskText,
    Coach,
    Finished,
    Line,
    LookOver,
    OfferThought,
    Option,
    ReadBack,
    Tell,
    Turn,
)
from assistant.conversation.wording import Wording, Words
from assistant.record import Address, Answer, Record, Talk
from assistant.roles import Level

_NOT_READ_BACK: tuple[Kind, ...] = ("tell", "offer", "another", "read_back", "thoughts")
_LONGEST_QUOTE = 200
_NO = ("no_thank_you", "not_today")
"""The answers to "would you like this talk" after which it ends kindly."""


class _Common(NamedTuple):
    """The fields that all turns share, in the order in which Asked has them."""

    address: str
    stage: str
    item: str
    words: Words
    answer: Answer | None
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """The flow with its words and coaching; makes turns, changes nothing."""

    flow: Flow
    wording: Wording
    coaching: Coaching

    def turn(self, record: Record, talk: Talk, level: Level | None) -> Turn:
        """The turn at the place reached."""
        if talk.place == END:
            declined = any(one.fills == "taking_part" and one.value in _NO for one in talk.answers.values())
            entry = DECLINED if declined else END
            words = self.wording.words(entry, record.role, level).filled(lambda _name: self.name(record))
            return Finished(END, "", "", words, None, declined=declined)
        address = Address.parse(talk.place)
        step = self.flow.steps[address.path]
        asked = self._common(record, talk, level, step, address)
        if talk.coaching is not None:
            return self._coach(record, level, asked, talk.coaching)
        return self._of_kind(record, talk, step, asked)

    def words(self, record: Record, talk: Talk, level: Level | None, address: Address, value: str = "") -> Words:
        """The words of a question as this reader meets them now."""
        step = self.flow.steps[address.path]
        scene = TalkScene.of(self.flow, record, talk)

        def look_up(name: str) -> str:
            if name == "name":
                return self.name(record)
            if name == "value":
                return value
            if name == "thought":
                return next((thought.text for thought in record.thoughts if thought.is_open), "")
            if name in self.flow.newest:
                return self._newest(record, level, name, talk, address.items)
            path = name if "/" in name else f"{step.stage}/{name}"
            return self._quoted(record, level, path, scene, address.items)

        return self.wording.words(step.path, record.role, level).filled(look_up)

    def name(self, record: Record) -> str:
        """What stands for {name}."""
        return one_line(record.name) or ("you" if record.role == "patient" else self.wording.unnamed)

    def lines(self, record: Record, talk: Talk, stages: tuple[str, ...]) -> tuple[Line, ...]:
        """What was answered in some stages, in the order of the talk and in the person's words."""
        lines: list[Line] = []
        for address in in_order(self.flow, talk.answers):
            step, answer = self.flow.steps[address.path], talk.answers[str(address)]
            if step.stage in stages and answer.state == "answered" and step.kind not in _NOT_READ_BACK:
                words = self._labels(record, None, step.path)
                text = in_words(answer.value, words)
                if text:
                    lines.append(Line(str(address), words.label, text, item_in_words(step, address.items)))
        return tuple(lines)

    def _newest(self, record: Record, level: Level | None, name: str, talk: Talk, items: tuple[int, ...]) -> str:
        """The newest answer to the first of some steps that has one, in this item of what repeats around them all."""
        paths = self.flow.newest[name]
        around = min(len(self.flow.steps[path].inside) for path in paths)
        for path in paths:
            given = [
                (address.items, answer.value)
                for key, answer in talk.answers.items()
                if key.startswith(path)
                and answer.state == "answered"
                and (address := Address.parse(key)).path == path
                and address.items[:around] == items[:around]
            ]
            if given:
                newest = max(given, key=lambda one: one[0])
                return one_line(in_words(newest[1], self._labels(record, level, path)), _LONGEST_QUOTE)
        return ""

    def _quoted(self, record: Record, level: Level | None, path: str, scene: TalkScene, items: tuple[int, ...]) -> str:
        value = scene.value(path, items[: len(self.flow.steps[path].inside)])
        return one_line(in_words(value, self._labels(record, level, path)), _LONGEST_QUOTE)

    def _labels(self, record: Record, level: Level | None, path: str) -> Words:
        """The words of a question with nothing but {name} filled: enough to say an answer in words."""
        return self.wording.words(path, record.role, level).filled(lambda _name: self.name(record))

    def _common(self, record: Record, talk: Talk, level: Level | None, step: Step, address: Address) -> _Common:
        answer = talk.answers.get(talk.place)
        value = in_words(answer.value, self._labels(record, level, step.path)) if answer else ""
        words = self.words(record, talk, level, address, value)
        stage = self.flow.stage(step.stage).title
        return _Common(talk.place, stage, item_in_words(step, address.items), words, answer, step.sensitive)

    def _coach(self, record: Record, level: Level | None, asked: _Common, rule: str) -> Coach:
        said = one_line(str(asked.answer.value)) if asked.answer and isinstance(asked.answer.value, str) else ""
        words = self.coaching.wording.words(rule, record.role, level)
        filled = words.filled(lambda name: self.name(record) if name == "name" else said)
        return Coach(*asked._replace(words=filled), example=filled.example, reason=filled.why)

    def _of_kind(self, record: Record, talk: Talk, step: Step, asked: _Common) -> Turn:
        options = tuple(Option(one, asked.words.options.get(one, one)) for one in step.options)
        match step.kind:
            case "tell":
                return Tell(*asked)
            case "text":
                return AskText(*asked, short=step.short)
            case "choice" | "choices" | "offer" | "another":
                return AskChoice(*asked, options=options, many=step.kind == "choices", own_words=step.own_words)
            case "scale":
                in_words = tuple(Option(one, asked.words.in_words.get(one, one)) for one in SCALES[step.scale])
                return AskScale(*asked, first=step.numbers[0], last=step.numbers[1], in_words=in_words)
            case "date":
                return AskDate(*asked, options=options, own_words=step.own_words)
            case "people":
                return AskPeople(*asked)
            case "look_over":
                rows = tuple(Option(one, asked.words.rows.get(one, one)) for one in step.rows)
                return LookOver(*asked, rows=rows, options=options)
            case "read_back":
                return ReadBack(*asked, lines=self.lines(record, talk, step.of), options=options)
            case "thoughts":
                return _thought(record, asked, options)


def _thought(record: Record, asked: _Common, options: tuple[Option, ...]) -> Turn:
    thought = next(one for one in record.thoughts if one.is_open)
    if thought.state == "being_told":
        words = replace(asked.words, ask=asked.words.options.get("now", asked.words.ask), help="")
        return AskText(*asked._replace(words=words, answer=None))
    return OfferThought(*asked, thought=thought.text, options=options)
