"""A paper as a Word file: real headings and lists, to be read, changed and searched."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from assistant.documents.case import Look
from assistant.documents.paper import Paper


def docx(paper: Paper, look: Look) -> bytes:
    """The paper as a Word file (Office Open XML), the same bytes for the same paper; nothing in it says who made it."""
    # python-docx, with lxml below it, is for those alone who want a Word file.
    from docx import Document

    from assistant.documents.forms.word_look import dress
    from assistant.documents.forms.word_paper import lay_out

    document = Document()
    dress(document, paper, look)
    lay_out(document, paper)
    written = BytesIO()
    document.save(written)
    return _without_times(written)


def _without_times(written: BytesIO) -> bytes:
    """The same archive with no time of day in it."""
    again = BytesIO()
    with ZipFile(written) as parts, ZipFile(again, "w") as packed:
        for name in parts.namelist():
            packed.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return again.getvalue()
