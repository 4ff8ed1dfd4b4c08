"""A flow as an R4 Questionnaire, so that any program that shows FHIR forms can ask its questions.

docs/questionnaire.md says what stands where, and what of a talk a form cannot do.
"""

from __future__ import annotations

import json
from typing import Any

from assistant.content import Content
from assistant.conversation.opening import LANGUAGE
from assistant.documents.case import Case
from assistant.fhir.form import form
from assistant.fhir.form_items import items
from assistant.roles import Level, Role


def questionnaire(case: Case) -> bytes:
    """The form of the talk that is wanted, in the words of somebody at home; nothing of the plan is in it."""
    made = flow_questionnaire(case.content, case.flow)
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def flow_questionnaire(
    content: Content, name: str, role: Role = "patient", level: Level | None = None
) -> dict[str, Any]:
    """The form of a flow, in the words of a role and a level; raises CannotUse for an unknown name."""
    asked = form(content, name, role, level)
    return {
        "resourceType": "Questionnaire",
        "id": asked.url.rpartition("/")[2].replace("_", "-"),
        "language": LANGUAGE,
        "url": asked.url,
        "version": str(asked.flow.version),
        "name": "".join(part.title() for part in ("whatmatters", *name.split("_"), role)),
        "title": asked.flow.title,
        "status": "draft",
        "subjectType": ["Patient"],
        "purpose": asked.own_words("purpose"),
        "item": list(items(asked)),
    }
