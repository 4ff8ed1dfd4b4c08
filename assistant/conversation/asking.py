"""Makes the turn for a place in the talk: the step, its words filled, and what stands there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from assistant.clean_text import one_line
from assistant.conversation.answers import in_words
from assistant.conversation.coaching import Coaching
from assistant.conversation.flow import SCALES, Flow, Step
from assistant.conversation.machine import END
from assistant.conversation.options import Directory
from assistant.conversation.prompt_file import DECLINED, REST
from assistant.conversation.scene import TalkScene, in_order, item_in_words
from assistant.conversation.thoughts import first_open, has_thoughts
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
    Rest,
    Tell,
    Turn,
)
from assistant.conversation.way import Way
from assistant.conversation.wording import Wording, Words
from assistant.record import Address, Answer, Record, Talk, Value
from assistant.roles import Level
from assistant.unchanging import fixed

_LONGEST_QUOTE = 200
_CONSENTS = ("taking_part", "reviewed.going_on", "carer.agrees")
_NO = ("no_thank_you", "not_today", "stop_planning")
"""The answers to "would you like this talk" after which it ends kindly."""


class _Common(NamedTuple):
    """The fields that all turns share, in the order in which Asked has them."""

    address: str
    stage: str
    item: str
    words: Words
    answer: Answer | None
    sensitive: bool


@fixed
class Asking:
    """The flow with its words, its coaching and what support there is; makes turns, changes nothing."""

    flow: Flow
    wording: Wording
    coaching: Coaching
    way: Way
    directory: Callable[[], Directory]
    """Reads what support there is, when it is first to be shown."""

    def turn(self, record: Record, talk: Talk, level: Level | None) -> Turn:
        """The turn at the place reached."""
        if talk.place == END:
            declined = any(one.fills in _CONSENTS and one.value in _NO for one in talk.answers.values())
            words = self._last_words(DECLINED if declined else END, record, level)
            return Finished(END, "", "", words, None, declined=declined)
        address = Address.parse(talk.place)
        step = self.flow.steps[address.path]
        asked = self._common(record, talk, level, step, address)
        if talk.coaching is not None:
            return self._coach(record, level, asked, talk.coaching)
        if self.rests(record, talk):
            words = self._last_words(REST, record, level)
            return Rest(*asked._replace(words=words), options=tuple(Option(*one) for one in words.options.items()))
        return self._of_kind(record, talk, step, asked, address)

    def rests(self, record: Record, talk: Talk) -> bool:
        """Whether a pause is due: after some questions, for whoever takes them in small steps."""
        rest = self.flow.rest
        if rest is None or talk.since_rest < rest.every or talk.coaching is not None or talk.place == END:
            return False
        # Never in front of words that somebody is about to change.
        return talk.place not in talk.answers and self.level(record) == rest.at_level

    def level(self, record: Record) -> Level | None:
        """The activation level that chooses the words."""
        return TalkScene(self.flow, record, record.talks[-1]).level if record.talks else record.level

    def offered(self, talk: Talk, address: Address) -> list[Option]:
        """The support to choose from: what was chosen before, and a few of different kinds."""
        directory = self.directory()
        stands = talk.answers.get(str(address))
        before = [str(one["name"]) for one in stands.value or ()] if stands else []
        named = {one.name: Option(one.id, one.name, one.about) for one in directory.services}
        page = directory.page(talk.pages.get(str(address), 0), self._said_so_far(talk, address))
        more = [one.name for one in page if one.name not in before]
        return [named.get(name, Option(name, name)) for name in (*before, *more)]

    def _said_so_far(self, talk: Talk, address: Address) -> str:
        """The person's own words in this item, by which support that fits is found."""
        near = [self.flow.steps[address.path].stage + "/", "#" + ".".join(map(str, address.items))]
        found = [one.value for key, one in talk.answers.items() if key.startswith(near[0]) and near[1] in key]
        return " ".join(value for value in found if isinstance(value, str))

    def _last_words(self, entry: str, record: Record, level: Level | None) -> Words:
        return self.wording.words(entry, record.role, level).filled(lambda _name: self.name(record))

    def words(self, record: Record, talk: Talk, level: Level | None, address: Address, value: str = "") -> Words:
        """The words of a question as this reader meets them now."""
        step = self.flow.steps[address.path]
        scene = TalkScene(self.flow, record, talk)

        def look_up(name: str) -> str:
            if name == "name":
                return self.name(record)
            if name == "value":
                return value
            if name == "thought":
                return first_open(record).text if has_thoughts(record) else ""
            if name == "last_time":
                last = self.way.known.answer(record, step, address.items)
                return one_line(in_words(last.value, self._labels(record, level, step.path))) if last else ""
            if name in self.flow.newest:
                return self._newest(record, level, name, talk, address.items)
            path = name if "/" in name else f"{step.stage}/{name}"
            return self._quoted(record, level, path, scene, address.items)

        return self.wording.words(step.path, record.role, level).filled(look_up)

    def name(self, record: Record) -> str:
        """What stands for {name}."""
        return one_line(record.name) or ("you" if record.role == "patient" else self.wording.unnamed)

    def lines(self, record: Record, talk: Talk, stages: tuple[str, ...], *, to_plan: bool = False) -> tuple[Line, ...]:
        """What was answered in some stages, in the order of the talk and in the person's words.

        With `to_plan` only what fills a place in the plan: not which way the talk was to go.
        """
        lines: list[Line] = []
        answered = [key for key, one in talk.answers.items() if one.state == "answered"]
        for address in in_order(self.flow, (key for key in answered if key.partition("/")[0] in stages)):
            step, answer = self.flow.steps[address.path], talk.answers[str(address)]
            if step.is_read_back and (step.saves or not to_plan):
                words = self._labels(record, None, step.path)
                text = _said(step, answer.value, words)
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
                return one_line(
                    _said(self.flow.steps[path], newest[1], self._labels(record, level, path)), _LONGEST_QUOTE
                )
        return ""

    def _quoted(self, record: Record, level: Level | None, path: str, scene: TalkScene, items: tuple[int, ...]) -> str:
        step = self.flow.steps[path]
        value = scene.value(path, items[: len(step.inside)])
        return one_line(_said(step, value, self._labels(record, level, path)), _LONGEST_QUOTE)

    def _labels(self, record: Record, level: Level | None, path: str) -> Words:
        """What a question and its answers are called, with nothing but {name} filled."""
        return self.wording.names(path, record.role, level).filled(lambda _name: self.name(record))

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

    def _of_kind(self, record: Record, talk: Talk, step: Step, asked: _Common, address: Address) -> Turn:
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
                return AskDate(*asked, options=options, own_words=step.own_words, past=step.past)
            case "people":
                return AskPeople(*asked)
            case "look_over":
                rows = tuple(Option(one, asked.words.rows.get(one, one)) for one in step.rows)
                return LookOver(*asked, rows=rows, options=options)
            case "read_back":
                lines = self.lines(record, talk, step.of, to_plan=True)
                return ReadBack(*asked, lines=lines, options=options)
            case "gaps":
                gaps = [(str(one), self.wording.label(one.path)) for one in self.way.gaps(record, step)]
                lines = tuple(Line(place, label, asked.words.example) for place, label in gaps)
                return ReadBack(*asked, lines=lines, options=options)
            case "thoughts":
                return _thought(record, asked, options)
            case "options":
                return self._options(talk, asked, address, options)
            case "known":
                is_for_people = self.way.known.as_asked(step, asked.answer).kind == "people"
                return AskPeople(*asked) if is_for_people else AskText(*asked)

    def _options(self, talk: Talk, asked: _Common, address: Address, others: tuple[Option, ...]) -> AskChoice:
        offered = self.offered(talk, address)
        if asked.answer is not None and asked.answer.value:
            ids = {one.label: one.id for one in offered}
            picked = [ids.get(one["name"], one["name"]) for one in asked.answer.value]
            asked = asked._replace(answer=asked.answer.changed(value=picked))
        return AskChoice(*asked, options=(*offered, *others), many=True, own_words=True)


def _said(step: Step, value: Value, words: Words) -> str:
    """An answer in words; of support that was chosen the names are enough."""
    if step.kind == "options" and isinstance(value, list):
        return ", ".join(one["name"] for one in value)
    return in_words(value, words)


def _thought(record: Record, asked: _Common, options: tuple[Option, ...]) -> Turn:
    thought = first_open(record)
    if thought.state == "being_told":
        words = replace(asked.words, ask=asked.words.example or asked.words.ask, help="")
        return AskText(*asked._replace(words=words, answer=None))
    return OfferThought(*asked, thought=thought.text, options=options)
