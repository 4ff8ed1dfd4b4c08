"""What a resource says, as text that a person can read: made of the very words that its elements hold."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from assistant.fhir.marks import CHOICE, SAID, Json, Mark, extended, marks
from assistant.fhir.writer import Writer


def narrated(writer: Writer, resource: Json) -> Json:
    """The resource with a narrative, where it holds something of the plan."""
    lines = [*_titles(writer, resource), *filter(None, (_line(writer, mark) for mark in marks(resource)))]
    if not lines:
        return resource
    body = "".join(f"<p>{line}</p>" for line in lines)
    text = {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div>'}
    head = {key: resource[key] for key in ("resourceType", "id")}
    return {**head, "text": text, **{key: value for key, value in resource.items() if key not in head}}


def _titles(writer: Writer, resource: Json) -> Iterator[str]:
    """What no mark leads to: what a plan is called, a step that was changed, who somebody is."""
    kind = resource["resourceType"]
    if kind == "CarePlan":
        yield from (_html(resource[name]) for name in ("title", "description") if resource.get(name))
    if kind == "Task":
        yield from _as_it_stands(writer, resource)
    if kind in ("RelatedPerson", "Practitioner", "Organization", "PractitionerRole"):
        yield _html(", ".join(_who(resource)))


def _as_it_stands(writer: Writer, task: Json) -> Iterator[str]:
    """A step that is another than at first, and its time."""
    if "description" in task and "_description" not in task:
        yield f"<b>{_html(writer.label('goals.actions.what'))}</b>: {_html(task['description'])}"
    period = task.get("restriction", {}).get("period", {})
    end = period.get("_end", {})
    when = extended(end, SAID) or period.get("end", "")
    if when and "id" not in end:
        yield f"<b>{_html(writer.label('goals.actions.when'))}</b>: {_html(when)}"


def _who(resource: Json) -> Iterator[str]:
    """The name, what they are, and how to reach them, as they were said."""
    for name in ("name", "practitioner", "relationship", "type", "code", "telecom"):
        found = resource.get(name, [])
        for one in found if isinstance(found, list) else [found]:
            words = one if isinstance(one, str) else one.get("text") or one.get("display") or one.get("value")
            if words:
                yield words


def _line(writer: Writer, mark: Mark) -> str:
    words = _words(writer, mark)
    label = writer.row_label(mark.place, mark.row) if mark.row else writer.label_in(mark.place, mark.name)
    return f"<b>{_html(label)}</b>: {_html(words)}" if words else ""


def _words(writer: Writer, mark: Mark) -> str:
    if mark.name == "valueInteger":
        # A bare number says nothing: the two scales of a plan point opposite ways.
        return writer.on_scale(mark.place, mark.plain)
    if mark.plain is not None:
        return extended(mark.element, SAID) or str(mark.plain)
    words = mark.element.get("text") or mark.element.get("display") or extended(mark.element, SAID)
    return str(words or writer.telling.words.part("times").get(extended(mark.element, CHOICE), ""))


def _html(words: str) -> str:
    return escape(words, quote=False).replace("\n", "<br/>")
