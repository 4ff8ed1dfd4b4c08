"""Which documents there are, in which forms, and how each is made."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.documents.case import AllPlans, Case
from assistant.documents.paper import Paper

FORMS = {
    ".txt": "assistant.documents.forms.text:text",
    ".md": "assistant.documents.forms.markdown:markdown",
    ".html": "assistant.documents.forms.html:html",
    ".pdf": "assistant.documents.forms.pdf:pdf",
    ".docx": "assistant.documents.forms.docx:docx",
}
"""How a file ends, and what sets a paper so: from the paper and how it is wanted to the bytes of the file."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One document: what makes it, and how its file may end, the usual way first."""

    maker: str
    """Makes of a case a paper, or the bytes of the file where it is for other programs; empty where only `of_all` is.
    """
    endings: tuple[str, ...]
    for_anybody: bool = True
    """Whether a copy of it can be made for somebody else; else it is the person's own."""
    of_all: str = ""
    """Makes the same of all plans together; empty where there is no such thing."""
    of_flow: bool = False
    """Whether it is made of a talk as it is asked, and holds nothing of a plan."""

    @property
    def is_read(self) -> bool:
        """Whether people read it, so that it is made as a paper and given a form."""
        return self.endings[0] in FORMS


_READ = tuple(FORMS)
_MY_PLAN = "assistant.documents.plain_english:my_plan"
KINDS = {
    "plain-english": Kind(_MY_PLAN, _READ),
    "pdf": Kind(_MY_PLAN, (".pdf",)),
    "html": Kind(_MY_PLAN, (".html",)),
    "docx": Kind(_MY_PLAN, (".docx",)),
    "easy-words": Kind("assistant.documents.easy_words:easy_words", _READ),
    "sheet": Kind("assistant.documents.sheet:sheet", _READ),
    "emergency": Kind("assistant.documents.emergency:emergency", _READ),
    "clinical": Kind("assistant.documents.clinical:clinical", _READ),
    "fhir": Kind("assistant.fhir.bundle:bundle", (".json",)),
    "questionnaire": Kind("assistant.fhir.questionnaire:questionnaire", (".json",), of_flow=True),
    "calendar": Kind("assistant.documents.calendar:calendar", (".ics",)),
    "actions-csv": Kind(
        "assistant.documents.actions:actions", (".csv",), of_all="assistant.documents.actions:all_actions"
    ),
    "unmet-needs": Kind("", _READ, of_all="assistant.documents.unmet_needs:unmet_needs"),
    "transcript": Kind("assistant.documents.transcript:transcript", _READ, for_anybody=False),
}
"""Every document by its name, in the order in which people are told of them."""


def preview(kind: Kind, case: Case | AllPlans, width: int) -> list[str]:
    """The document as lines to look at before it is written, none of a paper's wider than `width`."""
    made = _made(kind, case)
    if isinstance(made, Paper):
        return _lines(made, width)
    # A spreadsheet wants a mark before the first letter; a screen would show it.
    return str(made, "utf-8-sig").splitlines()


def document(kind: Kind, case: Case | AllPlans, ending: str = "") -> bytes:
    """The document as the bytes of a file that ends so; without an ending, as it usually does."""
    made = _made(kind, case)
    return _maker(FORMS[ending or kind.endings[0]])(made, case.look) if isinstance(made, Paper) else bytes(made)


def letters_lacking(kind: Kind, case: Case | AllPlans, ending: str = "") -> str:
    """The letters of a document that no font here has, so that its pages cannot show them; none but in a PDF."""
    if (ending or kind.endings[0]) != ".pdf":
        return ""
    from assistant.documents.forms.pdf import unshown

    return unshown(_made(kind, case))


def _made(kind: Kind, case: Case | AllPlans) -> Any:
    return _maker(kind.of_all if isinstance(case, AllPlans) else kind.maker)(case)


def _lines(paper: Paper, width: int) -> list[str]:
    from assistant.documents.forms.text import text_lines

    return text_lines(paper, width)


def _maker(named: str) -> Callable[..., Any]:
    # Each is imported only when it is wanted: what one of them needs is nothing to the others.
    module, name = named.split(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found
