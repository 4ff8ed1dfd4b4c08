"""The plan in easy words: one idea a sentence, each with room for a picture, around the person's own words.

Not a letter of those is changed: long ones are only set one sentence a line. It says less than the whole plan, so
that it can be read: who I am, what matters, what I want and do, hard days, who to call, when we look again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.documents.calling import Calling
from assistant.documents.case import Case
from assistant.documents.every_paper import help_section, review_line
from assistant.documents.goals import as_it_stands
from assistant.documents.paper import Entry, Paper, Section
from assistant.documents.plain_english import title
from assistant.documents.sections import Part, cleaned, with_words
from assistant.documents.sentences import one_a_line
from assistant.documents.telling import Labels, Telling
from assistant.documents.wording import Words
from assistant.plan.goals import Action, Goal
from assistant.plan.parts import Importance

_WORDS_AS_NUMBERS = {"most": 1, "quite": 4, "less": 8}
_LEAST = 10
_OVER = ("achieved", "not_achieved", "abandoned")
_NO_DAY = ("no_date", "not_needed")
_CAN_CALL = ("ahead.red.call", "ahead.crisis.call", "ahead.amber.call", "ahead.involve", "carer.who")
_HELPERS = ("team.lead", "team.sees_it_through", "people_here")
_NOT_TO_CALL = ("ahead.not_involve", "ahead.crisis.not_involve")


def easy_words(case: Case) -> Paper:
    """The plan as a paper with room for pictures; no part of it that holds nothing."""
    easy = _Easy(case)
    return Paper(
        title=title(case.plan),
        sections=(*easy.sections(easy.parts()), *_help(case), *easy.sections([easy.part("review")])),
        foot=review_line(case),
        empty=case.words("easy_words")("empty"),
        pictures=True,
    )


class _Easy:
    """Tells one plan in easy words."""

    def __init__(self, case: Case) -> None:
        self.telling: Telling = case.telling
        self.words: Words = case.words("easy_words")
        self.calling = Calling(self.telling)

    def sections(self, parts: Iterable[Part]) -> list[Section]:
        """Only what holds words, one sentence a line where they are long."""
        return [
            Section(one.title, tuple(entry._replace(words=one_a_line(entry.words)) for entry in one.entries))
            for one in with_words(cleaned(parts))
        ]

    def parts(self) -> Iterator[Part]:
        """What comes before the help, in the order in which it is read."""
        yield self.part("about")
        yield self.part("matters")
        yield from self._goals()
        yield self._heading("helpers"), self._helpers()
        yield self._heading("bad_day"), self._bad_day()
        yield self._heading("situations"), self._situations()
        yield self._heading("crisis"), (*self.telling.told(self._labels("crisis")), *self._call("ahead.crisis.call"))
        yield self._heading("call"), self._who_to_call()

    def part(self, name: str) -> Part:
        """A part that is told place by place."""
        return self._heading(name), self.telling.told(self._labels(name))

    def _heading(self, name: str) -> str:
        return self.words(f"headings.{name}")

    def _labels(self, group: str) -> Labels:
        return self.words.part(f"labels.{group}")

    def _numbered(self, said: str, number: int, of: int) -> str:
        return self.words("numbered", number=str(number), said=said) if of > 1 else said

    def _goals(self) -> Iterator[Part]:
        """Each goal with its steps, the most important first."""
        goals = self.telling.plan.goals
        for place, number in enumerate(sorted(range(1, len(goals) + 1), key=lambda one: _order(goals[one - 1])), 1):
            yield self._numbered(self._heading("goal"), place, len(goals)), self._goal(number)

    def _goal(self, number: int) -> Iterator[Entry]:
        goal = self.telling.plan.goals[number - 1]
        if goal.status in _OVER:
            yield from self.telling.told(self._labels("past_goal"), (number,))
            return
        keep = self.words.part("keep") if goal.keeping == "keep_as_it_is" else {}
        no_day = {"goals.by_when": ""} if goal.by_when is not None and goal.by_when.option in _NO_DAY else {}
        yield from self.telling.told({**self._labels("goal"), **keep}, (number,), read=no_day)
        yield from self._steps(number, goal)

    def _steps(self, number: int, goal: Goal) -> Iterator[Entry]:
        """What is to be done for a goal, but not what was given up."""
        going_on = [one for one in enumerate(goal.actions, 1) if one[1].agreed and one[1].next != "stop"]
        for place, (step, action) in enumerate(going_on, 1):
            label = self._numbered(self.words(f"step.{_whose(action)}"), place, len(going_on))
            yield from self._step(label, (number, step), action)

    def _step(self, label: str, items: tuple[int, ...], action: Action) -> Iterator[Entry]:
        read = as_it_stands(self.telling, action)
        if _whose(action) == "mine":
            read["goals.actions.who"] = ""
        what = "goals.actions.what"
        yield from self.telling.told({what: label}, items, read={what: action.agreed})
        yield from self.telling.told(self._labels("step"), items, label, read)

    def _helpers(self) -> Iterator[Entry]:
        support = self.telling.plan.arrangements.support
        for number in range(1, len(support) + 1):
            label = self._numbered(self.words("support"), number, len(support))
            yield from self.telling.told({"arrangements.support.what": label}, (number,))
            yield from self.telling.told(self._labels("support"), (number,), label)
        yield from _each(self.calling.told(_HELPERS, self.words("helper")))

    def _bad_day(self) -> Iterator[Entry]:
        yield from self.telling.told(self._labels("bad_day"))
        for colour, label in self.words.part("signals").items():
            signal = {f"ahead.{colour}.{name}": called for name, called in self.words.part("signal").items()}
            yield from self.telling.told(signal, of=label)
            yield from self._call(f"ahead.{colour}.call", of=label)

    def _situations(self) -> Iterator[Entry]:
        situations = self.telling.plan.ahead.situations
        for number in range(1, len(situations) + 1):
            label = self._numbered(self.words("situation"), number, len(situations))
            yield from self.telling.told({"ahead.situations.situation": label}, (number,))
            yield from self.telling.told(self._labels("situation"), (number,), label)
            yield from self._call("ahead.situations.call", (number,), label)

    def _call(self, place: str, items: tuple[int, ...] = (), of: str = "") -> Iterator[Entry]:
        return self.calling.told((place,), self.words("call"), items, of)

    def _who_to_call(self) -> Iterator[Entry]:
        """Who can be called, each with room for their picture, then who not, each on a line that says so."""
        not_call = self.words("not_call")
        yield from self.telling.told(self._labels("call"))
        yield from _each(self.calling.told(_CAN_CALL, self.words("can_call")))
        yield from (Entry(not_call, one) for one in self.calling.not_to_call())
        for place in _NOT_TO_CALL:
            # Only what others said of it: those whom the person named stand above.
            _, *others = self.telling.told({place: not_call}, of=not_call)
            yield from (entry._replace(of="") for entry in others)
        yield Entry(self.words("ask_first"), self.calling.named_both_ways())


def _order(goal: Goal) -> tuple[bool, int]:
    """Goals that are open first, then by importance: 1 is the most important."""
    return goal.status != "open", _weight(goal.importance)


def _weight(importance: Importance | None) -> int:
    if importance is None:
        return _LEAST + 1
    return importance.number or _WORDS_AS_NUMBERS.get(importance.words or "", _LEAST)


def _whose(action: Action) -> str:
    """Whether the person does a step, somebody else (or nobody said who), or it was done."""
    if action.went == "done" and action.next is None:
        return "done"
    return "mine" if action.who == "the_person" and not action.is_another else "theirs"


def _each(entries: Iterable[Entry]) -> Iterator[Entry]:
    """An entry for each line, so that each has room for a picture."""
    for entry in entries:
        yield from (entry._replace(words=line) for line in entry.words.split("\n"))


def _help(case: Case) -> Iterator[Section]:
    for section in help_section(case):
        lines = (entry._replace(words=entry.words.replace("\n- ", "\n")) for entry in section.entries)
        yield Section(section.title, tuple(entry for entry in _each(lines) if entry.words))
