"""What a person keeps in mind during a practice: what they told, whom they trust, what they said already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.practice.person import Fact, Opener, Person

_NONE: Mapping[Opener, int] = {}


@dataclass(frozen=True, slots=True)
class Mind:
    """Nothing in it changes in place, so that a practice can go on again from any turn."""

    used: frozenset[str] = frozenset()
    """Every wording that was said."""
    told: frozenset[str] = frozenset()
    """What was told: ids of facts, `goal`, `step:ID`, `ahead:KEY`, `agreeing:KEY`."""
    about: str = ""
    """The fact they are on."""
    step: str = ""
    """The step towards the goal they are on."""
    helped: frozenset[str] = frozenset()
    """The steps for which what would help was found."""
    openings: Mapping[str, Mapping[Opener, int]] = field(default_factory=dict)
    """For each fact, how often it was asked about openly, or with leave."""
    listened: int = 0
    silences: int = 0
    pushed: int = 0
    """How much they were told what to do; being listened to takes it down again."""
    hurt: int = 0
    warmed: bool = False
    asked_back: bool = False
    """Whether they asked something themselves just now."""
    leave: bool = False
    """Whether leave was sought just now."""
    turns: int = 0

    def is_shut(self, person: Person) -> bool:
        """Whether they have closed up."""
        return self.pushed >= person.closes_after

    def trusts(self, person: Person) -> bool:
        """Whether they were listened to enough to trust the helper."""
        return self.listened >= person.warms_after

    def is_open(self, fact: Fact, person: Person) -> bool:
        """Whether they would tell a fact: what is told freely, what something has opened, what was told already."""
        if fact.id in self.told:
            return True
        if fact.guarded == 1:
            return True
        if self.is_shut(person) or self.hurt:
            return False
        counts = {**self.openings.get(fact.id, _NONE), "listening": self.listened, "silence": self.silences}
        return any(counts.get(opener, 0) >= needed for opener, needed in fact.opens.items())

    def listened_to(self) -> Mind:
        """Their words were said back: that builds trust, and takes away one turn of being told what to do."""
        return replace(self, listened=self.listened + 1, pushed=max(0, self.pushed - 1))

    def with_opening(self, facts: tuple[str, ...], opener: Opener) -> Mind:
        """They were asked about these facts in a way that may open them."""
        openings = {key: dict(counts) for key, counts in self.openings.items()}
        for name in facts:
            counts = openings.setdefault(name, {})
            counts[opener] = counts.get(opener, 0) + 1
        return replace(self, openings=openings)
