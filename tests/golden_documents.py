"""The documents of seven plans as they are to be, byte for byte: `python -m tests.golden_documents` writes them anew.

Word and PDF files are not among them: their bytes change with the libraries that set them, their words do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.document_kinds import KINDS, document
from assistant.documents.case import Case
from assistant.errors import SaidPlainly
from tests.cases import case_of_story

FOLDER = Path(__file__).parent / "golden"
TOLD = Path(__file__).parent / "conversations"
STORIES = {
    file.stem: file
    for file in (
        *(TOLD / f"{name}.yaml" for name in ("mrs_smith", "falls_on_the_stairs", "hard_subjects")),
        *sorted((FOLDER / "stories").glob("*.yaml")),
    )
}
"""Mrs Smith, the falls, a plan in crisis; an almost empty one, one in Arabic, one with emoji names, a very long one."""
_SET_BY_LIBRARIES = (".pdf", ".docx")
_NOT_KEPT = ("questionnaire", "html")
"""It is the same for every plan; it is kept already, with the plan in plain English."""
KEPT = [
    (name, ending)
    for name, kind in KINDS.items()
    if kind.maker and name not in _NOT_KEPT
    for ending in (kind.endings if name == "plain-english" else kind.endings[:1])
    if ending not in _SET_BY_LIBRARIES
]
"""Each kind in its usual form, and the plan in plain English in all of its own."""


def golden(story: str, name: str, ending: str) -> Path:
    """Where the document is kept."""
    return FOLDER / "documents" / story / f"{name}{ending}"


def case(story: str) -> Case:
    """The case of a story, as the person themselves has it."""
    return case_of_story(STORIES[story])


def made(told: Case, name: str, ending: str) -> bytes:
    """The document as a file; or the sentence that there is nothing to make it of."""
    try:
        return document(KINDS[name], told, ending)
    except SaidPlainly as refused:
        return f"{refused}\n".encode()


def _all() -> Iterator[tuple[Path, bytes]]:
    for story in STORIES:
        told = case(story)
        for name, ending in KEPT:
            yield golden(story, name, ending), made(told, name, ending)


if __name__ == "__main__":
    for file, found in _all():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(found)
