"""The debrief as a paper: for the screen, and to talk over with a trainer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import groupby

from assistant.clean_text import clean
from assistant.documents.paper import Entry, Paper, Section
from assistant.documents.wording import Words
from assistant.practice.exchange import Exchange
from assistant.practice.feedback.chart import chart
from assistant.practice.feedback.counts import FEWEST_TURNS, Counts
from assistant.practice.feedback.debrief import Carried, Debrief
from assistant.practice.feedback.moments import Moment
from assistant.practice.feedback.structure import Part
from assistant.practice.reading import Reading

Pairs = Callable[[Exchange], tuple[str, str] | None]
"""A weaker and a stronger wording for a turn, where there is such a pair."""


@dataclass(frozen=True, slots=True)
class Besides:
    """What stands on a sheet besides the debrief of the practice itself."""

    pairs: Pairs = lambda _exchange: None
    overruled: Mapping[int, str] | None = None
    """By the number of an exchange, what the helper says it was: a name of `readings` in the words, or free text."""
    earlier: Sequence[Counts] = ()
    """The helper's own practices before this one, the oldest first."""
    transcript: bool = True
    """Whether all that was said stands at the end; on a screen it was read a moment ago."""


def sheet(debrief: Debrief, words: Words, besides: Besides | None = None) -> Paper:
    """The debrief for people to read; it begins and ends by saying that this is practice with a made-up person."""
    made = _Sheet(debrief, words, besides or Besides())
    return Paper(
        title=made.words("title"),
        sections=tuple(made.sections()) if debrief.exchanges else (),
        foot=made.words("foot"),
        empty=made.words("empty"),
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    debrief: Debrief
    texts: Words
    besides: Besides

    def words(self, name: str, **filled: str) -> str:
        """Words of the sheet, with the person's name filled in."""
        return self.texts(name, name=clean(self.debrief.person.name), **filled)

    def sections(self) -> Iterator[Section]:
        """All parts of the sheet, the transcript last; those with nothing to say are left out."""
        parts = {
            "about": [Entry("", f"{self.words('about.made_up')}\n{self.words('about.form')}")],
            "carried": self._carried(),
            "structure": self._structure(),
            "moments": self._moments(),
            "counts": self._counts(),
            "chart": self._chart(),
            "overruled": self._overruled(),
            "trainer": [Entry("", self.words("trainer.questions"))],
            "transcript": self._transcript() if self.besides.transcript else (),
        }
        for name, entries in parts.items():
            if found := tuple(entries):
                yield Section(self.words(f"{name}.title"), found)

    def _carried(self) -> Iterator[Entry]:
        yield Entry("", self.words("carried.note"))
        for place, pieces in groupby(self.debrief.carried, lambda one: one.place):
            yield Entry(self.words(f"carried.{place}"), _points(map(self._piece, pieces)))

    def _piece(self, piece: Carried) -> str:
        """What it was, what became of it, and what opens it, each as a sentence."""
        heard_at = piece.found_at or piece.hinted_at
        became = "found" if piece.found_at else "hinted" if piece.hinted_at else "not_found"
        said = [f"{clean(piece.words).rstrip('.')}.", self.words(f"carried.{became}", turn=str(heard_at))]
        if heard_at:
            said.append(self.words("carried.in_plan" if piece.in_plan else "carried.not_in_plan"))
        if piece.unmet:
            said.append(self.words("carried.unmet"))
        if piece.guarded > 1:
            said.append(self.words(f"carried.guarded_{piece.guarded}"))
        return " ".join(said)

    def _structure(self) -> Iterator[Entry]:
        yield Entry("", self.words("structure.note"))
        yield Entry("", _points(map(self._part, self.debrief.structure)))

    def _part(self, part: Part) -> str:
        named = self.words(f"structure.{part.name}")
        reached = self.words("structure.reached" if part.at else "structure.not_reached", turn=str(part.at), part=named)
        how = self.words(f"structure.how.{part.how}", number=str(part.number)) if part.how else ""
        return f"{reached} {how}".rstrip()

    def _moments(self) -> Iterator[Entry]:
        yield Entry("", self.words("moments.note" if self.debrief.moments else "moments.none"))
        for moment in self.debrief.moments:
            turn = self.words("moments.turn", turn=str(moment.number))
            yield Entry(turn, self.words(f"moments.{moment.why}"))
            told = {self.words(f"moments.{key}"): text for key, text in self._told_of(moment)}
            yield from (Entry(label, _flat(text), turn) for label, text in told.items() if text)

    def _told_of(self, moment: Moment) -> Iterator[tuple[str, str]]:
        yield "about", moment.about
        yield "before", moment.exchange.heard
        yield "said", self._said(moment.exchange)
        yield "answer", moment.exchange.answer
        yield from zip(("weaker", "stronger"), self.besides.pairs(moment.exchange) or (), strict=False)

    def _counts(self) -> Iterator[Entry]:
        counts = self.debrief.counts
        if counts is None:
            yield Entry("", self.words("counts.too_few", fewest=str(FEWEST_TURNS)))
            return
        yield Entry("", self.words("counts.note"))
        for field in fields(counts):
            yield Entry(self.words(f"counts.{field.name}"), str(getattr(counts, field.name)))

    def _chart(self) -> Iterator[Entry]:
        counted = [*self.besides.earlier, *([self.debrief.counts] if self.debrief.counts else [])]
        if lines := chart(counted, self.texts):
            yield Entry("", self.words("chart.note"))
            yield Entry("", "\n".join(lines))

    def _overruled(self) -> Iterator[Entry]:
        """Both readings of a turn, side by side."""
        overruled = self.besides.overruled or {}
        found = [one for one in self.debrief.exchanges if one.number in overruled]
        if found:
            yield Entry("", self.words("overruled.note"))
        for one in found:
            turn, named = self.words("overruled.turn", turn=str(one.number)), overruled[one.number]
            yield Entry(self.words("overruled.said"), self._said(one), turn)
            yield Entry(self.words("overruled.read_as"), self.words(f"readings.{_named(one.reading)}"), turn)
            yield Entry(self.words("overruled.you_say"), self.texts.part("readings").get(named, _flat(named)), turn)

    def _transcript(self) -> Iterator[Entry]:
        if greeting := _flat(self.debrief.exchanges[0].heard):
            yield Entry(self.words("transcript.began"), greeting)
        for one in self.debrief.exchanges:
            you = self.words("transcript.you", text=self._said(one))
            person = self.words("transcript.person", text=_flat(one.answer))
            yield Entry(self.words("transcript.turn", turn=str(one.number)), f"{you}\n{person}")

    def _said(self, exchange: Exchange) -> str:
        return _flat(exchange.said) or self.words("transcript.silence")


def _named(reading: Reading) -> str:
    """What a reading is called in the words: a question by its kind, where that is known."""
    return reading.question or "question" if reading.behaviour == "question" else reading.behaviour


def _points(lines: Iterable[str]) -> str:
    """Lines as a list; one alone stands without a mark."""
    found = list(lines)
    return found[0] if len(found) == 1 else "\n".join(f"- {line}" for line in found)


def _flat(text: str) -> str:
    return " ".join(clean(text).split())
