"""What a form and its questions are called: every name that another system may meet."""

from __future__ import annotations

from typing import Any

from assistant.conversation.flow import Step
from assistant.fhir.marks import LOCAL
from assistant.roles import Level, Role

PEOPLE = ("name", "who", "contact")
"""The questions inside a question for people, in their order."""


def form_url(flow: str, role: Role, level: Level | None) -> str:
    """The canonical address of a flow's form as one role hears it, and one level where it is made for one."""
    return f"{LOCAL}/Questionnaire/{flow}-{role}" + (f"-level-{level}" if level else "")


def options_of(flow: str, step: Step) -> str:
    """The code system of a question's options: their ids are ours, as they stand in the flow."""
    return f"{LOCAL}/CodeSystem/{flow}/{step.path}"


def coding(flow: str, step: Step, option: str, words: str = "") -> dict[str, Any]:
    """An option as a FHIR Coding."""
    found = {"system": options_of(flow, step), "code": option}
    return {**found, "display": words} if words else found
