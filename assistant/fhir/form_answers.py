"""What stands in a plan as the answers of a form: items of an R4 QuestionnaireResponse, shaped as the form asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.conversation.flow import SCALES, Step
from assistant.fhir.form import Form, holds_people
from assistant.fhir.form_names import PEOPLE, coding
from assistant.fhir.marks import Json
from assistant.fhir.spots import fhir_text
from assistant.plan.parts import Confidence, Dated, Importance, SomeoneNamed, When


def answered(link_id: str, text: str, values: list[Json]) -> Iterator[Json]:
    """The item with these answers; nothing where there are none."""
    if values:
        said = {"text": fhir_text(text)} if fhir_text(text) else {}
        yield {"linkId": link_id, **said, "answer": values}


def answers(form: Form, step: Step, value: Any, said: str) -> list[Json]:
    """What answers a question: `value` as it stands in the plan, `said` the same in words; nothing for nothing."""
    words = form.words(step)
    text = words.label if step.kind == "known" else words.ask
    match value:
        case Confidence() | Importance():
            return _group(step, text, _scale(form, step, value))
        case When() if step.options or step.own_words:
            return _group(step, text, _time(form, step, value))
        case When():
            return list(answered(step.path, text, [{"valueDate": value.on.isoformat()}] if value.on else []))
        case Mapping():
            return _group(step, text, _rows(form, step, value))
        case tuple() if holds_people(step):
            return [one for person in value for one in _group(step, text, _person(form, step, person))]
        case _:
            return list(answered(step.path, text, _plain(form, step, value, said)))


def _group(step: Step, text: str, inside: Iterator[Json]) -> list[Json]:
    found = list(inside)
    return [{"linkId": step.path, "text": fhir_text(text), "item": found}] if found else []


def _plain(form: Form, step: Step, value: Any, said: str) -> list[Json]:
    if step.kind in ("text", "known") and not step.options:
        return _strings([said if step.kind == "known" else value])
    several = value if isinstance(value, tuple) else (value,)
    named = [one.name if isinstance(one, SomeoneNamed) else one for one in several]
    picked = [one.answer if isinstance(one, Dated) else one for one in named]
    return [one for option in picked for one in _option(form, step, option, form.words(step).options)]


def _strings(texts: list[Any]) -> list[Json]:
    return [{"valueString": fhir_text(str(one))} for one in texts if one and fhir_text(str(one))]


def _option(form: Form, step: Step, option: str, words: Mapping[str, str]) -> list[Json]:
    """What was chosen as a code of ours, and own words as they are; nothing where the question does not take them."""
    if option not in (*step.options, *SCALES.get(step.scale, ())):
        return _strings([option]) if step.own_words or step.kind in ("known", "options") else []
    return [{"valueCoding": coding(form.flow.name, step, option, fhir_text(words.get(option, option)))}]


def _scale(form: Form, step: Step, value: Confidence | Importance) -> Iterator[Json]:
    own = form.own_words
    numbers = [] if value.number is None else [{"valueInteger": value.number}]
    yield from answered(f"{step.path}.number", own("scale.number"), numbers)
    if value.words:
        picked = _option(form, step, value.words, form.words(step).in_words)
        yield from answered(f"{step.path}.words", own("scale.words"), picked)


def _time(form: Form, step: Step, value: When) -> Iterator[Json]:
    own = form.own_words
    yield from answered(f"{step.path}.on", own("date.on"), [{"valueDate": value.on.isoformat()}] if value.on else [])
    option = value.option or (value.said if step.own_words else "")
    if option:
        picked = _option(form, step, option, form.words(step).options)
        yield from answered(f"{step.path}.said", own("date.said"), picked)


def _rows(form: Form, step: Step, value: Mapping[str, str]) -> Iterator[Json]:
    words = form.words(step)
    for row in step.rows:
        if row in value:
            picked = _option(form, step, value[row], words.options)
            yield from answered(f"{step.path}.{row}", words.rows.get(row, row), picked)


def _person(form: Form, step: Step, person: SomeoneNamed) -> Iterator[Json]:
    for one in PEOPLE:
        words = form.own_words(f"people.{one}")
        yield from answered(f"{step.path}.{one}", words, _strings([getattr(person, one)]))
