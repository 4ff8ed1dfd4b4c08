"""The conditions of a flow as the `enableWhen` of a form.

They are brought into clauses: of each clause one test has to hold, and every clause has to. A form can say either
"all of these" or "any of these" of one item, so what needs both stands on an item and on a group around it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product
from typing import Any, NamedTuple

from assistant.conversation.conditions import WORDS_AS_NUMBERS, Condition, Test
from assistant.conversation.flow import SCALES, Flow, Step
from assistant.fhir.form_names import PEOPLE, coding
from assistant.roles import Level

_BELOW = {"below": ("<", operator.lt), "above": (">", operator.gt), "at least": (">=", operator.ge)}
_COMPARED: dict[str, tuple[str, Callable[[int, int], bool]]] = {**_BELOW, "at most": ("<=", operator.le)}


class Enable(NamedTuple):
    """One line of `enableWhen`: the question looked at, the operator, and the answer with its type."""

    question: str
    operator: str
    kind: str
    """How its answer is called: `answerBoolean`, `answerCoding`, `answerInteger`, `answerString`."""
    answer: Any

    @property
    def wants_an_answer(self) -> bool:
        """Whether it holds only where something is answered."""
        return self.operator != "!=" and (self.operator, self.answer) != ("exists", False)


Clause = tuple[Enable, ...]
_ALWAYS: tuple[Clause, ...] = ()
_NEVER: tuple[Clause, ...] = ((),)


def had(flow: str) -> str:
    """The item that says whether the plan has had such a talk: a form cannot know it, whoever fills it in can."""
    return f"had/{flow}"


def answer_items(step: Step, *, holds_people: bool = False) -> tuple[str, ...]:
    """The items that hold the answer to a question: one, or several of which any may be filled."""
    match step.kind:
        case "tell":
            return ()
        case "scale":
            parts: tuple[str, ...] = ("number", "words")
        case "date" if step.options or step.own_words:
            parts = ("on", "said")
        case "look_over":
            parts = step.rows
        case "people":
            parts = PEOPLE[:1]
        case "known" if holds_people:
            parts = PEOPLE[:1]
        case _:
            return (step.path,)
    return tuple(f"{step.path}.{part}" for part in parts)


@dataclass(frozen=True)
class Enabling:
    """Says when the questions of a form are asked, from those before them that it asks."""

    flow: Flow
    asked: Mapping[str, tuple[str, ...]]
    """For each question asked so far the items that hold its answer."""
    level: Level | None = None
    """The level that the form is made for, which settles every condition on it."""

    def clauses(self, step: Step) -> tuple[Clause, ...] | None:
        """When it is asked; None where that can never be."""
        found = tuple(chain.from_iterable(self._of(condition) for condition in step.when))
        return None if () in found else tuple(one for at, one in enumerate(found) if one not in found[:at])

    def _of(self, condition: Condition) -> tuple[Clause, ...]:
        each = [tuple(self._test(test)) for test in condition.tests]
        if not condition.any_of:
            return tuple(chain.from_iterable(each))
        return tuple(tuple(chain.from_iterable(one)) for one in product(*each))

    def _test(self, test: Test) -> tuple[Clause, ...]:
        if test.verb == "had":
            return ((Enable(had(test.subject), "=", "answerBoolean", True),),)
        if test.verb in ("given", "level"):
            is_so = self.level is not None if test.verb == "given" else str(self.level) == test.operand
            return _ALWAYS if is_so is not test.negated else _NEVER
        if test.verb == "answered":
            return self._answered(test)
        if test.path not in self.asked:
            # Nothing ever stands there, and nothing is equal to nothing.
            return _ALWAYS if test.negated else _NEVER
        return (tuple(self._compared(test, self.flow.steps[test.path])),)

    def _answered(self, test: Test) -> tuple[Clause, ...]:
        questions = list(chain.from_iterable(self._looked_at(test)))
        found = tuple(Enable(one, "exists", "answerBoolean", not test.negated) for one in questions)
        return tuple((one,) for one in found) if test.negated else (found,)

    def _looked_at(self, test: Test) -> Iterator[tuple[str, ...]]:
        if test.row:
            yield (f"{test.path}.{test.row}",) if test.path in self.asked else ()
        elif test.path:
            yield self.asked.get(test.path, ())
        else:
            yield from (items for path, items in self.asked.items() if path.startswith(f"{test.subject}/"))

    def _compared(self, test: Test, step: Step) -> Iterator[Enable]:
        """The tests of which one has to hold."""
        if test.verb in _COMPARED:
            sign, compares = _COMPARED[test.verb]
            yield Enable(f"{step.path}.number", sign, "answerInteger", int(test.operand))
            for word in SCALES.get(step.scale, ()):
                if compares(WORDS_AS_NUMBERS[word], int(test.operand)):
                    yield Enable(f"{step.path}.words", "=", "answerCoding", coding(self.flow.name, step, word))
            return
        sign = "!=" if test.negated else "="
        *_, spot = self.asked[step.path]
        where = f"{step.path}.{test.row}" if test.row else spot
        if test.operand in (*step.options, *SCALES.get(step.scale, ())):
            yield Enable(where, sign, "answerCoding", coding(self.flow.name, step, test.operand))
        else:
            yield Enable(where, sign, "answerString", test.operand)


def is_flat(clauses: tuple[Clause, ...]) -> bool:
    """Whether one item can say them: all of some tests, or any of some."""
    return len(clauses) < 2 or all(len(clause) == 1 for clause in clauses)


def enable_when(clauses: tuple[Clause, ...]) -> dict[str, Any]:
    """The keys of an item that say when it is asked; none where it always is."""
    lines = list(chain.from_iterable(clauses))
    if not lines:
        return {}
    said = [{"question": one.question, "operator": one.operator, one.kind: one.answer} for one in lines]
    behaviour = {"enableBehavior": "all" if len(clauses) > 1 else "any"} if len(lines) > 1 else {}
    return {"enableWhen": said, **behaviour}
