"""A flow as written: stages, each with steps, some of them repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from assistant.conversation.conditions import Condition, Test
from assistant.record import Giver
from assistant.roles import Role
from assistant.unchanging import fixed

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
    "gaps",
    "thoughts",
    "options",
    "known",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

FIXED_OPTIONS: dict[str, tuple[str, ...]] = {
    "offer": ("talk_about_it", "not_today", "not_for_me"),
    "another": ("yes", "no"),
    "read_back": ("right", "change"),
    "gaps": ("right", "change"),
    "thoughts": ("now", "keep", "let_go"),
    "options": ("others",),
}
"""The options of the kinds that always have the same ones."""

SCALES: dict[str, tuple[str, ...]] = {
    "confidence": ("not_sure", "fairly_sure", "very_sure"),
    "importance": ("most", "quite", "less"),
}
"""The words route of each scale, in the order of its numbers: confidence rises, importance 1 is the most."""


@fixed
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
    each: str = ""
    """The step (kind `known`) that items of earlier talks have: another item follows as long as there is one."""
    line: int = 0


@fixed
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
    """For a read-back the stages it reads; for `gaps` the steps it looks at."""
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
    road: Literal["", "long", "short"] = ""
    """On which road alone it is asked; one can still go there from the other."""
    anew: bool = False
    """Whether it is asked again though another talk filled the same place."""
    apart: bool = False
    """Whether what is said stays on this computer, out of the plan and of every file with it."""
    past: bool = False
    """For a date: whether it asks for a day that has been, such as a birthday."""
    was: tuple[str, ...] = ()
    """Paths that it had in earlier versions of the flow."""

    @property
    def stage(self) -> str:
        """The id of its stage."""
        return self.path.partition("/")[0]

    @property
    def id(self) -> str:
        """Its own id."""
        return self.path.partition("/")[2]

    @property
    def is_read_back(self) -> bool:
        """Whether an answer here is something that was said, and not only the way through the talk."""
        return self.kind not in ("tell", "offer", "another", "read_back", "gaps", "thoughts")

    def is_on_road(self, role: Role, is_short: bool) -> bool:
        """Whether it is asked of such a role on the short road or on the long one, wherever its conditions hold."""
        if self.roles and role not in self.roles:
            return False
        return not self.road or (self.road == "short") is is_short

    def repeats_shared_with(self, other: Step) -> int:
        """How many of the repeats around it are around the other one too, the outermost first."""
        return sum(one is two for one, two in zip(self.inside, other.inside, strict=False))

    @property
    def is_gate(self) -> bool:
        """Whether what is chosen here opens other steps: a look-over, an offer."""
        return self.kind in ("look_over", "offer")


@fixed
class Stage:
    """A part of the talk: a title and its steps in order."""

    id: str
    title: str
    steps: tuple[Step, ...]
    line: int = 0


@fixed
class Rest:
    """A pause offered after so many questions, to whom questions come one small step at a time."""

    every: int
    at_level: int


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
    short_when: Condition | None = None
    """When it holds, the steps of the long road are left out."""
    rest: Rest | None = None
    borrows: str = ""
    """The flow whose words and coaching serve the steps of the same path that have none here."""
    again: bool = False
    """Whether it begins anew each time, when it came to its end before."""
    speaker: Giver | None = None
    """Whose words are typed in it, where it is not the one at the keyboard."""
    file: str = field(default="", compare=False)

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Every step by its path, in the order of the talk."""
        return {step.path: step for stage in self.stages for step in stage.steps}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """For each step its place in the order of the talk, from 0."""
        return {path: number for number, path in enumerate(self.steps)}

    @cached_property
    def filling(self) -> dict[str, Step]:
        """For each place in the plan the first step that takes in what is known of it."""
        steps = [step for step in self.steps.values() if step.saves and not step.anew]
        return {str(step.saves): step for step in reversed(steps)}

    @cached_property
    def repeats(self) -> dict[str, Repeat]:
        """Every repeat by its id."""
        return {repeat.id: repeat for step in self.steps.values() for repeat in step.inside}

    @cached_property
    def dependents(self) -> dict[str, frozenset[str]]:
        """For each step that conditions look at, the steps that hang on it.

        Below `level` stand those that look at the activation level, below "" those that look at a whole stage.
        """
        found: dict[str, set[str]] = {}
        for step in self.steps.values():
            conditions = [*step.when, *(repeat.goes_on for repeat in step.inside if repeat.goes_on)]
            for path in (
                path for condition in conditions for test in condition.tests for path in self._looked_at(test)
            ):
                found.setdefault(path, set()).add(step.path)
            if step.kind == "another":
                found.setdefault(step.path, set()).update(one.path for one in self.in_repeat(step.inside[-1]))
        return {path: frozenset(steps) for path, steps in found.items()}

    def _looked_at(self, test: Test) -> tuple[str, ...]:
        if test.verb == "had":
            return ()
        return ("level", *self.finds_level) if test.subject == "level" else (test.path,)

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
        return self._stages[stage_id]

    def in_repeat(self, repeat: Repeat) -> tuple[Step, ...]:
        """The steps inside a repeat, in order."""
        return self._in_repeats[repeat.id]

    @cached_property
    def _stages(self) -> dict[str, Stage]:
        return {stage.id: stage for stage in self.stages}

    @cached_property
    def _in_repeats(self) -> dict[str, tuple[Step, ...]]:
        steps = self.steps.values()
        return {
            known: tuple(step for step in steps if any(repeat.id == known for repeat in step.inside))
            for known in self.repeats
        }
