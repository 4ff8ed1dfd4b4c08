"""How each part of a form looks as an item of an R4 Questionnaire, with the SDC extensions that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.conversation.flow import SCALES, Step
from assistant.conversation.wording import Words
from assistant.fhir.form import Form, Part, holds_people
from assistant.fhir.form_conditions import enable_when
from assistant.fhir.form_names import PEOPLE, coding
from assistant.fhir.marks import Json
from assistant.fhir.spots import fhir_text

_HL7 = "http://hl7.org/fhir/StructureDefinition"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"


def item(form: Form, part: Part) -> Json:
    """A part as an item, with everything inside it."""
    made = {"linkId": part.link_id, **_said(part.text), **_kind(form, part), **enable_when(part.clauses)}
    # Extensions first, as FHIR has them.
    return {
        "linkId": made.pop("linkId"),
        **({"extension": made.pop("extension")} if "extension" in made else {}),
        **made,
    }


def _said(text: str) -> Json:
    return {"text": fhir_text(text)} if fhir_text(text) else {}


def _kind(form: Form, part: Part) -> Json:
    if part.step is not None:
        return _question(form, part.step)
    if part.had:
        return {"type": "boolean", "extension": [_extension(f"{_HL7}/questionnaire-hidden", valueBoolean=True)]}
    inside = [item(form, one) for one in part.parts]
    if part.repeat is None:
        return {"type": "group", "item": inside}
    return {"type": "group", **_repeats(part.repeat.at_most), "item": inside}


def _extension(url: str, **value: Any) -> Json:
    return {"url": url, **value}


def _control(code: str) -> Json:
    concept = {"coding": [{"system": _CONTROLS, "code": code}]}
    return _extension(f"{_HL7}/questionnaire-itemControl", valueCodeableConcept=concept)


def _repeats(at_most: int) -> Json:
    return {"repeats": True, "extension": [_extension(f"{_HL7}/questionnaire-maxOccurs", valueInteger=at_most)]}


def _question(form: Form, step: Step) -> Json:
    words = form.words(step)
    helped = _help(form, step, words)
    match step.kind:
        case "tell":
            return {"type": "display"}
        case "choice" | "choices" | "offer":
            made = _choice(form, step, many=step.kind == "choices")
        case "scale":
            made = {"type": "group", "item": _scale(form, step, words)}
        case "date" if step.options or step.own_words:
            made = {"type": "group", "item": _date(form, step, words)}
        case "date":
            made = {"type": "date"}
        case "look_over":
            made = {"type": "group", "item": _rows(form, step, words)}
        case "options":
            made = _support(form)
        case "known":
            return {**_known(form, step, words), **_said(words.label)}
        case _:
            made = _people(form, step) if step.kind == "people" else {"type": "string" if step.short else "text"}
    inside = [*helped, *made.pop("item", [])]
    return {**made, "item": inside} if inside else made


def _help(form: Form, step: Step, words: Words) -> list[Json]:
    """What helps with a question, as one text: most programs show one help for each."""
    own = form.own_words
    lines = [words.help, *words.ideas, *words.cues]
    lines += [own("help.why", why=words.why)] if words.why else []
    lines += [own("help.listen", listen=words.listen)] if words.listen and form.role == "practitioner" else []
    text = fhir_text("\n".join(filter(None, lines)))
    made = {"linkId": f"{step.path}.help", "extension": [_control("help")], "text": text, "type": "display"}
    return [made] if text else []


def _options(form: Form, step: Step, options: tuple[str, ...], words: Any) -> list[Json]:
    named = ((one, fhir_text(words.get(one, one))) for one in options)
    return [{"valueCoding": coding(form.flow.name, step, one, text)} for one, text in named]


def _choice(form: Form, step: Step, *, many: bool = False) -> Json:
    return {
        "extension": [_control("check-box" if many else "radio-button")],
        "type": "open-choice" if step.own_words else "choice",
        **({"repeats": True} if many else {}),
        "answerOption": _options(form, step, step.options, form.words(step).options),
    }


def _scale(form: Form, step: Step, words: Words) -> list[Json]:
    own, (low, high) = form.own_words, step.numbers
    ends = zip(("lower", "upper"), (low, high), words.ends, strict=False)
    number = {
        "linkId": f"{step.path}.number",
        "extension": [
            _control("slider"),
            _extension(f"{_SDC}/sdc-questionnaire-sliderStepValue", valueInteger=1),
            _extension(f"{_HL7}/minValue", valueInteger=low),
            _extension(f"{_HL7}/maxValue", valueInteger=high),
        ],
        "text": own("scale.number"),
        "type": "integer",
        "item": [
            {
                "linkId": f"{step.path}.{end}",
                "extension": [_control(end)],
                "text": fhir_text(own("scale.end", number=str(at), words=said)),
                "type": "display",
            }
            for end, at, said in ends
        ],
    }
    in_words = {
        "linkId": f"{step.path}.words",
        "extension": [_control("radio-button")],
        "text": own("scale.words"),
        "type": "choice",
        "answerOption": _options(form, step, SCALES[step.scale], words.in_words),
    }
    return [number, in_words]


def _date(form: Form, step: Step, words: Words) -> list[Json]:
    own, options = form.own_words, _options(form, step, step.options, words.options)
    kind = "open-choice" if step.own_words else "choice"
    said = {"type": kind, "answerOption": options} if options else {"type": "string"}
    control = {"extension": [_control("radio-button")]} if options else {}
    return [
        {"linkId": f"{step.path}.on", "text": own("date.on"), "type": "date"},
        {"linkId": f"{step.path}.said", **control, "text": own("date.said"), **said},
    ]


def _rows(form: Form, step: Step, words: Words) -> list[Json]:
    return [
        {
            "linkId": f"{step.path}.{row}",
            "extension": [_control("radio-button")],
            **_said(words.rows.get(row, row)),
            "type": "choice",
            "answerOption": _options(form, step, step.options, words.options),
        }
        for row in step.rows
    ]


def _people(form: Form, step: Step, **more: Any) -> Json:
    parts = [
        {"linkId": f"{step.path}.{one}", "text": form.own_words(f"people.{one}"), "type": "string", **more}
        for one in PEOPLE
    ]
    return {"type": "group", "repeats": True, "item": parts}


def _support(form: Form) -> Json:
    """All the support that there is, by name: whoever fills in a form looks for it there."""
    services = form.conversation.asking.directory().services
    return {
        "extension": [_control("autocomplete")],
        "type": "open-choice",
        "repeats": True,
        "answerOption": [{"valueString": fhir_text(one.name)} for one in services],
    }


def _known(form: Form, step: Step, words: Words) -> Json:
    """What another talk said: whoever fills in the form beforehand puts it there, and nobody is asked it."""
    if holds_people(step):
        return _people(form, step, readOnly=True)
    if step.options:
        options = _options(form, step, step.options, words.options)
        return {"type": "open-choice", "readOnly": True, "answerOption": options}
    return {"type": "text", "readOnly": True}


def items(form: Form) -> Iterator[Json]:
    """Every item of the form, in the order of the talk."""
    return (item(form, part) for part in form.parts)
