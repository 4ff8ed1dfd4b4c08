"""What a machine reads in a file: its words, and all that it says of itself."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile


def read_by_a_machine(made: bytes, ending: str) -> str:
    """Everything in a file that could tell something, unpacked."""
    if ending == ".pdf":
        return _pdf(made)
    if ending == ".docx":
        with ZipFile(BytesIO(made)) as parts:
            return "\n".join(f"{name}\n{parts.read(name).decode('utf-8', 'replace')}" for name in parts.namelist())
    return made.decode("utf-8")


def _pdf(made: bytes) -> str:
    from pypdf import PdfReader

    file = PdfReader(BytesIO(made))
    pages = "\n".join(page.extract_text() for page in file.pages)
    about = (file.metadata, file.outline, *(file.get_object(number) for number in range(1, len(file.xref[0]))))
    return "\n".join([pages, *map(str, about)])
