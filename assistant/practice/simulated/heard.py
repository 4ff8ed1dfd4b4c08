"""A helper's turn as the person takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.practice.person import Area, SoreSpot
from assistant.practice.questions import Kind
from assistant.practice.reading import Reading
from assistant.practice.simulated.meanings import Meaning
from assistant.practice.turn_forms import Turn, pattern

_AT_ONCE = 40
"""Letters into a turn at which a question still begins it."""
_A_WORD_OR_TWO = 2
_BEGINS = pattern(
    r"^(?:does|did|has|was|were|is|are|would|could|will) (?:\w+ ){2,}\w+",
    r"^(?:do|have|can) (?:the|your|any|most|other|you) \w+",
    r"(?:does|did) (?:anybody|anyone|your|the) \w+",
    r"^(?:what|which|how) \w+ (?:is|are|was|were|do|does|did|have|has|had|would|could|can|will)",
    r"^who \w+s \w+",
    r"^(?:who|what|where|how|which) (?:should|must|ought|might) \w+",
    r"^(?:what|which) \w+ of \w+",
    r"^when (?:you|it|things) (?:\w+ ){1,8}?(?:who|what|where|how|which) \w+",
    r"^if (?:\w+ ){1,10}?(?:who|what|where|how) (?:would|could|will|do|does|is|are|should)",
    r"^what (?:\w+ ){1,2}(?:makes?|helps?|gives?|keeps?|matters?|brings?|gets?)",
)
"""How a person takes a turn for a question even where its form alone does not show it."""
_SEVERAL = 2
"""Words of theirs that are picked up before a question, from which it listens back first."""
SURE_ENOUGH = 0.55
"""How surely a turn has to read as listening back where it picks up none of their words."""


def takes_for_question(reading: Reading, said: Turn) -> bool:
    """Whether a person takes a turn for a question, by its form alone."""
    return reading.question is not None or reading.behaviour == "question" or _begins_asking(said)


def _begins_asking(said: Turn) -> bool:
    begun = _BEGINS.search(said.plain)
    return begun is not None and begun.start() <= _AT_ONCE


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn as the person takes it."""

    said: Turn
    is_silence: bool
    """Whether nothing was said: a sound that only shows somebody is there is no silence."""
    reading: Reading
    questions: int
    said_back: int
    """How many of their words it picks up beside what it asks."""
    facts: tuple[str, ...]
    """The facts it may be about, best first."""
    weights: Mapping[str, int]
    """How much of it is about each fact."""
    by_topic: frozenset[str]
    """The facts of which a topic of their own is named."""
    plainly: bool
    """Whether a fact is named, and not only touched."""
    areas: tuple[Area, ...]
    """The areas it asks about as a whole."""
    subject: str
    """The subject it is about, where they have something to say to it that is no fact; else empty."""
    other_areas: tuple[Area, ...]
    """The areas of subjects that are known, and of which the person carries nothing."""
    forms: Mapping[str, str]
    """For a fact, which of its wordings holds most of what was asked about."""
    plans: tuple[str, ...]
    """What stands in their planning ahead and holds what was asked about, such as `who`, best first."""
    hard: bool
    """Whether a subject of the end of life was named of which they carry nothing."""
    widely: bool
    """Whether it asks what is hard, or how they manage, and leaves it to them of what to speak."""
    moments: tuple[str, ...]
    """The parts of the talk it belongs to, the longest phrase first."""
    off: bool
    """Whether it is about something that has nothing to do with them."""
    strongest: Meaning | None
    """What the longest phrase stands for."""
    steps: tuple[str, ...]
    helps: tuple[str, ...]
    """The steps for which what would help was named."""
    more: bool
    sore: SoreSpot | None
    unwanted: SoreSpot | None

    @property
    def asks(self) -> bool:
        """Whether it asks something; a word or two that name a subject do."""
        names = bool(self.facts or self.areas) and len(self.said.words) <= _A_WORD_OR_TWO
        return names or takes_for_question(self.reading, self.said)

    @property
    def question(self) -> Kind | None:
        """The kind of question it is taken for."""
        taken: Kind = "open" if " what " in self.said.plain else "closed"
        return self.reading.question or (taken if _begins_asking(self.said) else None)

    @property
    def listens(self) -> bool:
        """Whether it says back what was said, and tells nobody what to do."""
        if self.reading.advice or "rude" in self.moments:
            return False
        if _begins_asking(self.said) and self.said_back < _SEVERAL:
            return False
        surely = self.reading.behaviour == "reflection" and self.reading.confidence >= SURE_ENOUGH
        reads_so = self.reading.reflection is not None and (surely or bool(self.reading.picked_up))
        return reads_so or (self.said_back >= _SEVERAL and self.reading.behaviour != "input")

    @property
    def asks_leave(self) -> bool:
        """Whether it asks whether something may be asked or told."""
        return "permission" in self.reading.marks
