"""A flow as a form: what of it a form can ask, in which groups, and when.

What only leads through a talk is left out: whether there is another, reading back, the last check, thoughts kept
aside. So is what stays on the computer it was typed on (`apart`), and what other roles are asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Any, NamedTuple, get_args, get_origin

from assistant.content import Content
from assistant.conversation.engine import Conversation
from assistant.conversation.flow import Flow, Repeat, Step
from assistant.conversation.opening import open_conversation
from assistant.conversation.wording import Words
from assistant.documents.wording import Words as OwnWords
from assistant.documents.wording import document_words
from assistant.fhir.form_conditions import Clause, Enabling, answer_items, had, is_flat
from assistant.fhir.form_names import form_url
from assistant.plan.drawing import place_type
from assistant.plan.parts import SomeoneNamed
from assistant.roles import Level, Role

LEFT_OUT = ("another", "read_back", "gaps", "thoughts")
"""The kinds of steps that a form does not need: it can be looked over, and a group can be added to, at any time."""
_Steps = Sequence[Step]


@dataclass(frozen=True)
class Part:
    """One item of a form: a question, or a group of parts."""

    link_id: str
    text: str = ""
    clauses: tuple[Clause, ...] = ()
    """When it is asked."""
    step: Step | None = None
    repeat: Repeat | None = None
    had: str = ""
    """The flow of which it says whether such a talk was had."""
    parts: tuple[Part, ...] = field(default=())


class _Around(NamedTuple):
    """How much of its repeats and clauses a step has left to the groups around it."""

    repeats: int = 0
    clauses: int = 0


@dataclass(frozen=True)
class Form:
    """A flow with its words as one role, and one level or an unknown one, would hear it."""

    conversation: Conversation
    own_words: OwnWords
    role: Role
    level: Level | None = None

    @property
    def flow(self) -> Flow:
        """The flow it is made of."""
        return self.conversation.flow

    @property
    def url(self) -> str:
        """Its canonical address."""
        return form_url(self.flow.name, self.role, self.level)

    def words(self, step: Step) -> Words:
        """The words of a step; what only an earlier answer could fill is left as three dots."""
        wording = self.conversation.asking.wording
        name = "you" if self.role == "patient" else wording.unnamed
        found = wording.words(step.path, self.role, self.level)
        return found.filled(lambda placeholder: name if placeholder == "name" else "...")

    @cached_property
    def _whens(self) -> dict[str, tuple[Clause, ...]]:
        """When each step is asked, for those that the form can ask, in the order of the talk."""
        found: dict[str, tuple[Clause, ...]] = {}
        asked: dict[str, tuple[str, ...]] = {}
        enabling = Enabling(self.flow, asked, self.level)
        for step in self.flow.steps.values():
            if step.kind in LEFT_OUT or step.apart or (step.roles and self.role not in step.roles):
                continue
            clauses = enabling.clauses(step)
            if clauses is not None:
                found[step.path] = clauses
                asked[step.path] = _items(step)
        return found

    def asks(self, path: str) -> bool:
        """Whether a step is in it."""
        return path in self._whens

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its items, outermost first: what it cannot know, then a group for each stage."""
        return (*self._had(), *self._stages())

    def _had(self) -> Iterator[Part]:
        tests = (test for path in self._whens for one in self.flow.steps[path].when for test in one.tests)
        for name in dict.fromkeys(test.subject for test in tests if test.verb == "had"):
            yield Part(had(name), self.own_words("had", flow=name), had=name)

    def _stages(self) -> Iterator[Part]:
        for stage in self.flow.stages:
            steps = [step for step in stage.steps if self.asks(step.path)]
            shared = self._shared(steps, _Around())
            common = shared if is_flat(shared) else ()
            if steps:
                yield Part(stage.id, stage.title, common, parts=self._inside(steps, _Around(0, len(common))))

    def _inside(self, steps: _Steps, around: _Around) -> tuple[Part, ...]:
        found: list[Part] = []
        while steps:
            part, taken = self._first(steps, around)
            found.append(part)
            steps = steps[taken:]
        return tuple(found)

    def _first(self, steps: _Steps, around: _Around) -> tuple[Part, int]:
        """The first of some steps as a part, with those that belong to it, and how many they are."""
        first, repeats = steps[0], steps[0].inside[around.repeats :]
        run = list(takewhile(lambda step: repeats[0] in step.inside, steps)) if repeats else [first]
        shared = self._shared(run, around)
        clauses = shared if is_flat(shared) else self._not_implied(shared)
        if not is_flat(clauses):
            return self._condition_group(steps, around)
        if not repeats:
            return Part(first.path, self.words(first).ask, clauses, first), 1
        inside = self._inside(run, _Around(around.repeats + 1, around.clauses + len(shared)))
        name = repeats[0].one
        link_id, text = f"{first.stage}/{repeats[0].id}", name[:1].upper() + name[1:]
        return Part(link_id, text, clauses, repeat=repeats[0], parts=inside), len(run)

    def _condition_group(self, steps: _Steps, around: _Around) -> tuple[Part, int]:
        """The steps that share one clause, in a group that says it, so that each says only what is left."""
        first = steps[0]
        clause = self._whens[first.path][around.clauses]

        def shares(step: Step) -> bool:
            same = step.inside[: around.repeats + 1] == first.inside[: around.repeats + 1]
            return same and self._whens[step.path][around.clauses :][:1] == (clause,)

        run = list(takewhile(shares, steps))
        shared = self._shared(run, around)
        said = next(shared[:count] for count in range(len(shared), 0, -1) if is_flat(shared[:count]))
        inside = self._inside(run, around._replace(clauses=around.clauses + len(said)))
        return Part(f"{first.path}/when{around.clauses + 1}", clauses=said, parts=inside), len(run)

    def _not_implied(self, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """The clauses without those that a question looked at by another one has itself.

        What is not asked counts as not answered (the R4 definition of `enableWhen`), so they need not be said twice.
        """

        def implies(clause: Clause, other: Clause) -> bool:
            return all(one.wants_an_answer and other in self._whens_of_items[one.question] for one in clause)

        return tuple(one for one in clauses if not any(implies(other, one) for other in clauses if other != one))

    @cached_property
    def _whens_of_items(self) -> dict[str, tuple[Clause, ...]]:
        """When each item that holds an answer is asked."""
        steps = self.flow.steps
        whens = {item: when for path, when in self._whens.items() for item in _items(steps[path])}
        return {**whens, **{part.link_id: () for part in self._had()}}

    def _shared(self, steps: _Steps, around: _Around) -> tuple[Clause, ...]:
        """The clauses that all these steps begin with, after those of the groups around them."""
        left = [self._whens[step.path][around.clauses :] for step in steps]
        return tuple(
            together[0] for together in takewhile(lambda at: all(one == at[0] for one in at), zip(*left, strict=False))
        )


def _items(step: Step) -> tuple[str, ...]:
    return answer_items(step, holds_people=holds_people(step))


def form(content: Content, name: str, role: Role = "patient", level: Level | None = None) -> Form:
    """The form of a flow; raises CannotUse for an unknown name and ContentFault for a broken file."""
    return Form(open_conversation(content, name), document_words(content, "questionnaire"), role, level)


def holds_people(step: Step) -> bool:
    """Whether people answer it: where it asks for them, or shows those that another talk named."""
    if step.kind != "known" or not step.saves:
        return step.kind == "people"
    kind: Any = place_type(step.saves)
    return get_origin(kind) is tuple and SomeoneNamed in get_args(kind)
