"""The whole conversation as it was: what was asked, who said what, and when; for the person alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from assistant.clean_text import clean, one_line
from assistant.days import day_written
from assistant.documents.case import Case, Spoken
from assistant.documents.every_paper import help_section, review_line
from assistant.documents.paper import Entry, Paper, Section
from assistant.documents.wording import Words


def transcript(case: Case) -> Paper:
    """Every question with its answer, stage by stage in the order of the talks; of a changed answer each version."""
    words, name = case.words("transcript"), one_line(case.plan.person.name, 60).strip()
    told = tuple(_Stage(case, words, stage, list(spoken)).section for stage, spoken in _by_stage(case.talks()))
    note = Section(words("note_title"), (Entry("", words("note")),))
    return Paper(
        title=words("title.named", name=name) if name else words("title.unnamed"),
        sections=(note, *told, *help_section(case)) if told else (),
        foot=review_line(case),
        empty=words("empty"),
    )


def _by_stage(spoken: Iterable[Spoken]) -> Iterator[tuple[str, Iterator[Spoken]]]:
    return groupby((one for one in spoken if one.answered.strip()), lambda one: one.stage)


class _Stage:
    """One part of a talk: when it was had and who answered, said once, and its questions."""

    def __init__(self, case: Case, words: Words, title: str, told: Sequence[Spoken]) -> None:
        self._words, self._title, self._told = words, title, told
        self._zone = case.made.tzinfo
        self._times = [one.at.astimezone(self._zone) for one in told if one.at]
        self._day = self._times[0].date() if self._times else None
        self._by = next((one.by for one in told if one.by), "")
        self._not_said = words.part("not_said")

    @property
    def section(self) -> Section:
        """The questions with their answers; after them, in one list, those that were left out."""
        return Section(clean(self._title), (*self._when_and_who(), *self._answers(), *self._left_out()))

    def _when_and_who(self) -> Iterator[Entry]:
        when = self._span() if self._times else ""
        who = self._who(self._by) if self._by else ""
        if when or who:
            yield Entry("", self._words("line", when=when, who=who) if when and who else when or who)

    def _span(self) -> str:
        """From when to when, on the day of the first: `22 November 2026, 14:02 to 14:10`."""
        same_day = [one for one in self._times if one.date() == self._day]
        day, start, end = day_written(same_day[0].date()), f"{min(same_day):%H:%M}", f"{max(same_day):%H:%M}"
        return self._words("time" if start == end else "times", day=day, start=start, end=end)

    def _answers(self) -> Iterator[Entry]:
        for asked, versions in groupby(self._told, lambda one: one.asked):
            said = list(versions)
            if not self._is_left_out(said):
                for number, one in enumerate(said, 1):
                    answer = self._not_said.get(one.answered, one.answered)
                    yield Entry(self._label(one, is_last=number == len(said)), clean(answer).strip(), _flat(asked))

    def _label(self, one: Spoken, *, is_last: bool) -> str:
        """Who answered, and on which day, where that is not as in the rest of this part."""
        if not one.by and not is_last:
            return self._words("before")
        day = one.at.astimezone(self._zone).date() if one.at else self._day
        if day != self._day and day is not None:
            return self._with_day(one, day)
        return self._who(one.by) if one.by not in ("", self._by) else ""

    def _with_day(self, one: Spoken, day: date) -> str:
        who = self._who(one.by or self._by)
        return self._words("line_of", who=who, day=day_written(day)) if who else day_written(day)

    def _who(self, by: str) -> str:
        return self._words.part("by").get(by, clean(by))

    def _left_out(self) -> Iterator[Entry]:
        for mark, label in self._not_said.items():
            questions = [
                _flat(asked)
                for asked, versions in groupby(self._told, lambda one: one.asked)
                if self._is_left_out(said := list(versions)) and said[0].answered == mark
            ]
            if questions:
                yield Entry(label, questions[0] if len(questions) == 1 else "\n- ".join(("", *questions)).strip())

    def _is_left_out(self, said: Sequence[Spoken]) -> bool:
        return len(said) == 1 and said[0].answered in self._not_said


def _flat(asked: str) -> str:
    return " ".join(clean(asked).split())
