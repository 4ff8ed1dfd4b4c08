"""What was said in each talk, as an R4 QuestionnaireResponse to the form of its flow.

Drawn from the plan as its reader may see it: an answer stands at the question that it was given to. What another talk
said is there only as far as a question shows it, or hangs on it. A choice that is in no plan, because it only leads
further, is there where what stands behind it says that it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from assistant.conversation.conditions import Test
from assistant.conversation.flow import Flow, Step
from assistant.conversation.opening import flow_names
from assistant.documents.case import Case
from assistant.fhir.form import Form, Part, form
from assistant.fhir.form_answers import answered, answers
from assistant.fhir.marks import LOCAL, Json
from assistant.plan.sources import Source
from assistant.roles import ROLES, Role

_ROLES: dict[str, Role] = {"practitioner": "practitioner", "peer": "peer"}
"""Who gave an answer, and as whom they read the form; everybody else reads it as the person does."""

Spot = tuple[str, tuple[int, ...]]
"""A question of a flow, and the numbers of the items it stands in."""
_Given = dict[Spot, Any]


def responses(case: Case, subject: Json | None = None, givers: Mapping[str, Json] | None = None) -> Iterator[Json]:
    """One response for each talk that the plan tells of, or one for each side where two filled in the same form.

    `subject` is a reference to the person; `givers` has one to whoever is meant by `person`, `carer`, `practitioner`,
    `peer` or `advocate`. Both are left out where they are not given.
    """
    # A source of what is not in the plan would tell that it was said.
    there = (source for source in case.sources if case.telling.at(source.place, source.items))
    case, known = replace(case, sources=tuple(there)), flow_names(case.content)
    for name in dict.fromkeys(source.flow for source in case.sources if source.flow in known):
        said = [source for source in case.sources if source.flow == name]
        for asked, sources in _sides(case, name, said):
            made = _response(case, asked, sources)
            references = {"subject": subject, "source": _one_giver(sources, givers or {})}
            yield {**made, **{key: value for key, value in references.items() if value}, "item": made.pop("item")}


def _sides(case: Case, name: str, said: list[Source]) -> Iterator[tuple[Form, list[Source]]]:
    """The forms that hold all of what was said, each with what it holds: as few as can be."""
    givers = [_ROLES.get(source.by, "patient") for source in said]
    roles: list[Role] = sorted(ROLES, key=givers.count, reverse=True)
    asked = form(case.content, name)
    forms = [replace(asked, role=role) for role in roles]
    while said:
        held, found = max(((_held(one, said), one) for one in forms), key=lambda one: len(one[0]))
        if not held:
            return
        yield found, held
        said = [source for source in said if source not in held]


def _held(asked: Form, said: Iterable[Source]) -> list[Source]:
    return [source for source in said if _question(asked, source) is not None]


def _question(asked: Form, source: Source) -> Step | None:
    """The question that was answered."""
    found = (step for step in asked.flow.steps.values() if step.kind != "known" and _fills(asked, step, source))
    return next(found, None)


def _fills(asked: Form, step: Step, source: Source) -> bool:
    return step.saves == source.place and len(step.inside) == len(source.items) and asked.asks(step.path)


def _one_giver(sources: list[Source], givers: Mapping[str, Json]) -> Json | None:
    """Whoever gave all of it; nobody where it was more than one, which a response cannot say."""
    by = {source.by for source in sources}
    return givers.get(by.pop()) if len(by) == 1 else None


def _response(case: Case, asked: Form, sources: list[Source]) -> Json:
    given, day = _given(case, asked, sources), max(source.on for source in sources)
    is_over = any(source.on > day for source in case.sources) or _is_at_its_end(asked, given)
    return {
        "resourceType": "QuestionnaireResponse",
        "id": str(uuid5(NAMESPACE_URL, f"{LOCAL}/{case.plan_id}/talks/{asked.flow.name}/{asked.role}")),
        "questionnaire": f"{asked.url}|{asked.flow.version}",
        "status": "completed" if is_over else "in-progress",
        "authored": day.isoformat(),
        "item": list(_items(case, asked, asked.parts, given, ())),
    }


def _given(case: Case, asked: Form, sources: list[Source]) -> _Given:
    """Everything that stands in the response, by its question."""
    own = {
        (step.path, source.items): _value(case, step, source.items)
        for source in sources
        if (step := _question(asked, source)) is not None
    }
    shown = {
        (step.path, source.items): _value(case, step, source.items)
        for source in case.sources
        if source.flow != asked.flow.name or _question(asked, source) is None
        for step in asked.flow.steps.values()
        if step.kind == "known" and _fills(asked, step, source)
    }
    return _with_what_leads_there(case, asked, {**own, **shown})


def _value(case: Case, step: Step, items: tuple[int, ...]) -> Any:
    return case.telling.at(step.saves, items) if step.saves else None


def _with_what_leads_there(case: Case, asked: Form, given: _Given) -> _Given:
    """The same with the answers that its questions hang on, so that a program that shows the form shows them."""
    found, waiting = dict(given), list(given)
    while waiting:
        path, items = waiting.pop()
        for test, is_sure in _tests(asked.flow.steps[path]):
            spot = (test.path, items[: test.shared])
            value = _answer_before(case, asked, test, spot, found.get(spot)) if asked.asks(test.path) else None
            if value is not None and (is_sure or asked.flow.steps[test.path].saves) and found.get(spot) != value:
                found[spot] = value
                waiting.append(spot)
    return found


def _tests(step: Step) -> Iterator[tuple[Test, bool]]:
    """What its conditions look at, and whether each of them surely holds."""
    for condition in step.when:
        for test in condition.tests:
            yield test, not condition.any_of or len(condition.tests) == 1


def _answer_before(case: Case, asked: Form, test: Test, spot: Spot, so_far: Any) -> Any:
    """What stands at the question that a test looks at, or has to have stood there; None where nobody can say."""
    step = asked.flow.steps[test.path]
    if step.kind == "known" or len(step.inside) != len(spot[1]):
        return None
    if step.saves:
        shown_elsewhere = any(one.kind == "known" and one.saves == step.saves for one in asked.flow.steps.values())
        return None if shown_elsewhere else _value(case, step, spot[1])
    if test.negated or test.verb not in ("is", "includes"):
        return None
    if step.kind != "choices":
        return test.operand
    return tuple(option for option in step.options if option in {*(so_far or ()), test.operand})


def _items(case: Case, asked: Form, parts: Iterable[Part], given: _Given, items: tuple[int, ...]) -> Iterator[Json]:
    for part in parts:
        if part.had:
            if _hang_on(asked.flow, given, part.had):
                yield from answered(part.link_id, part.text, [{"valueBoolean": True}])
        elif part.step is not None:
            if (value := given.get((part.step.path, items))) is not None:
                said = case.telling.said(part.step.saves, items) if part.step.saves else ""
                yield from answers(asked, part.step, value, said)
        else:
            for inside in _numbered(asked.flow, part, given, items):
                found = list(_items(case, asked, part.parts, given, inside))
                if found:
                    yield {"linkId": part.link_id, **({"text": part.text} if part.text else {}), "item": found}


def _numbered(flow: Flow, part: Part, given: _Given, items: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The item numbers inside a group: its own, or one further for each time that it repeats."""
    if part.repeat is None:
        return [items]
    depth = len(items)
    there = (at for path, at in given if part.repeat in flow.steps[path].inside and at[:depth] == items)
    return sorted({at[: depth + 1] for at in there})


def _hang_on(flow: Flow, given: _Given, had: str) -> bool:
    tests = (test for path, _ in given for one in flow.steps[path].when for test in one.tests)
    return any(test.verb == "had" and test.subject == had for test in tests)


def _is_at_its_end(asked: Form, given: _Given) -> bool:
    """Whether anything stands in the last stage with questions that fill the plan: the plan knows no more of it."""
    stages = [step.stage for step in asked.flow.steps.values() if step.saves and asked.asks(step.path)]
    return any(path.startswith(f"{stages[-1]}/") for path, _ in given)
