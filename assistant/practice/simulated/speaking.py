"""One answer while it is being made: picks wordings that were never said, and notes what they let out."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.practice.exchange import SAYS_NOTHING, Line
from assistant.practice.person import Fact, Lines, Person
from assistant.practice.simulated.heard import Heard
from assistant.practice.simulated.mind import Mind


@dataclass(frozen=True, slots=True)
class Manner:
    """What anybody shows or says, whoever they are."""

    gestures: Lines
    """What can be seen when they say nothing."""
    numbers: Lines
    """A bare number, for when they have no other wording left; `{number}` stands for it."""


@dataclass
class Speaking:
    """What a person is about to say to a turn; the rules put lines in, and change what is on their mind."""

    person: Person
    mind: Mind
    heard: Heard
    seed: int
    manner: Manner
    level_lifts: int = 0
    """How much surer than in their file they are, by activation level; may be below 0."""
    lines: list[Line] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    sure: int | None = None

    @property
    def is_shut(self) -> bool:
        """Whether they have closed up."""
        return self.mind.is_shut(self.person)

    def says(self, *keys: str) -> bool:
        """Says something of `says:`, of the first key that has a wording left; else they say nothing."""
        for key in keys:
            if self.utters(f"says.{key}", "", self.person.says.get(key, ())):
                return True
        return self.stays_silent()

    def utters(self, key: str, about: str, wordings: Lines, filled: Mapping[str, str] | None = None) -> bool:
        """Says a wording that was not said yet; False where all of them were."""
        left = [one for one in wordings if one not in self.mind.used]
        if not left:
            return False
        text = left[0] if about or filled else left[self._turned(key, len(left))]
        self.mind = replace(self.mind, used=self.mind.used | {text})
        self.lines.append(Line(key, about, text.format_map(filled) if filled else text))
        return True

    def lets_out(self, piece: str) -> None:
        """Notes what was told, if it was not told before."""
        if piece not in self.mind.told:
            self.told.append(piece)
            self.mind = replace(self.mind, told=self.mind.told | {piece})

    def tells(self, fact: Fact, *forms: str) -> bool:
        """Tells of a fact, with the first of these forms that has a wording left."""
        for form in forms:
            if self.utters(f"fact.{form}", fact.id, getattr(fact, form)):
                self.mind = replace(self.mind, about=fact.id)
                if form != "short":
                    self.lets_out(fact.id)
                return True
        return False

    def stays_silent(self) -> bool:
        """Says nothing; what can be seen is no wording, and may come again."""
        number = self.mind.turns + self.seed
        self.lines.append(Line(SAYS_NOTHING, "", self.manner.gestures[number % len(self.manner.gestures)]))
        return True

    def _turned(self, key: str, count: int) -> int:
        """Where to begin among several wordings: the seed decides, the same one always alike."""
        return (zlib.crc32(f"{self.seed} {key}".encode()) if self.seed else 0) % count
