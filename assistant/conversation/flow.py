"""A flow as written: stages, each with steps, some of them repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from assistant.conversation.conditions import Condition
from assistant.roles import Role

Kind = Literal[
    "tell",
    "text",
    "choice",
    "choices",
    "offer",
    "scale",
    "date",
    "people",
    "look_over",
    "another",
    "read_back",
    "thoughts",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

FIXED_OPTIONS: dict[str, tuple[str, ...]] = {
    "offer": ("talk_about_it", "not_today", "not_for_me"),
    "another": ("yes", "no"),
    "read_back": ("right", "change"),
    "thoughts": ("now", "keep", "let_go"),
}
"""The options of the kinds that always have the same ones."""

SCALES: dict[str, tuple[str, ...]] = {
    "confidence": ("not_sure", "fairly_sure", "very_sure"),
    "importance": ("most", "quite", "less"),
}
"""The words route of each scale, in the order of its numbers: confidence rises, importance 1 is the most."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part of a flow that can come several times: goals, their actions, rounds of asking."""

    id: str
    one: str
    """What one item is called: `goal`."""
    at_most: int
    called: str = ""
    """The step whose answer names an item."""
    goes_on: Condition | None = None
    """The `while`: another item follows as long as it holds. None: an `another` step asks."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing asked or said."""

    path: str
    kind: Kind
    line: int = 0
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    numbers: tuple[int, int] = (1, 10)
    """For a scale: its first and last number."""
    scale: str = ""
    """For a scale: `confidence` (10 is sure) or `importance` (1 is the most important)."""
    of: tuple[str, ...] = ()
    """For a read-back: the stages it reads."""
    when: tuple[Condition, ...] = ()
    """All of them have to hold: its own, its groups', its stage's."""
    inside: tuple[Repeat, ...] = ()
    """The repeats it is part of, outermost first."""
    roles: tuple[Role, ...] = ()
    """The roles that are asked it; empty means all."""
    saves: str | None = None
    own_words: bool = False
    """Whether words that are none of the options are taken too."""
    short: bool = False
    """Whether one line is enough for a text."""
    sensitive: bool = False
    finishes: bool = False
    """Whether the talk ends here."""

    @property
    def stage(self) -> str:
        """The id of its stage."""
        return self.path.partition("/")[0]

    @property
    def id(self) -> str:
        """Its own id."""
        return self.path.partition("/")[2]

    @property
    def is_gate(self) -> bool:
        """Whether what is chosen here opens other steps: a look-over, an offer."""
        return self.kind in ("look_over", "offer")


@dataclass(frozen=True)
class Stage:
    """A part of the talk: a title and its steps in order."""

    id: str
    title: str
    steps: tuple[Step, ...]
    line: int = 0


@dataclass(frozen=True)
class Flow:
    """A conversation as written in flows/."""

    name: str
    version: int
    title: str
    stages: tuple[Stage, ...]
    finds_level: tuple[str, ...] = ()
    """The steps from whose options the activation level is chosen, when it is not given."""
    newest: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Further placeholders: each is the newest answer to the first of these steps that has one."""
    file: str = field(default="", compare=False)

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Every step by its path, in the order of the talk."""
        return {step.path: step for stage in self.stages for step in stage.steps}

    @cached_property
    def repeats(self) -> dict[str, Repeat]:
        """Every repeat by its id."""
        return {repeat.id: repeat for step in self.steps.values() for repeat in step.inside}

    @cached_property
    def dependents(self) -> dict[str, frozenset[str]]:
        """For each step that conditions look at, the steps that hang on it.

        Below `level` stand those that look at whether it is given, below "" those that look at a whole stage.
        """
        found: dict[str, set[str]] = {}
        for step in self.steps.values():
            conditions = [*step.when, *(repeat.goes_on for repeat in step.inside if repeat.goes_on)]
            for test in (test for condition in conditions for test in condition.tests):
                found.setdefault(test.path or test.subject * (test.verb == "given"), set()).add(step.path)
            if step.kind == "another":
                found.setdefault(step.path, set()).update(one.path for one in self.in_repeat(step.inside[-1]))
        return {path: frozenset(steps) for path, steps in found.items()}

    def hanging_on(self, path: str) -> frozenset[str]:
        """The steps that hang on a step, on those that hang on it, and so on."""
        found: frozenset[str] = frozenset()
        new = self.dependents.get(path, found)
        while new - found:
            found |= new
            new = found.union(*(self.dependents.get(one, frozenset()) for one in found))
        return found

    def stage(self, stage_id: str) -> Stage:
        """The stage with this id; raises KeyError."""
        return next(stage for stage in self.stages if stage.id == stage_id)

    def in_repeat(self, repeat: Repeat) -> tuple[Step, ...]:
        """The steps inside a repeat, in order."""
        return self._in_repeats[repeat.id]

    @cached_property
    def _in_repeats(self) -> dict[str, tuple[Step, ...]]:
        steps = self.steps.values()
        return {
            known: tuple(step for step in steps if any(repeat.id == known for repeat in step.inside))
            for known in self.repeats
        }
