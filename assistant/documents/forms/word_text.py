"""Text in a Word file: only what such a file can hold, and each stretch of it in the way it runs."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import name

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from assistant.clean_text import clean
from assistant.documents.forms.direction import runs_to_the_left, stretches

# The characters that XML 1.0 has no place for, besides those that clean text never holds.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# A telephone number stays on one line, and in its order also between Arabic words (Unicode UAX 9, W4).
_IN_A_NUMBER = re.compile(r"(?<=\d) (?=\d)")
_AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")


def allowed(text: str) -> str:
    """The text without what could act, or could not stand in a Word file."""
    return _NOT_IN_XML.sub("", clean(text))


def write(paragraph: Paragraph, text: str, style: str | None = None) -> None:
    """Adds words to a paragraph, those in Arabic or Hebrew as runs from right to left."""
    for part, to_the_left in stretches(_IN_A_NUMBER.sub("\u00a0", allowed(text))):
        run = paragraph.add_run(part, style)
        if to_the_left:
            run.font.rtl = True
            if _is_hebrew(part):
                run.font.element.get_or_add_rPr().append(_hebrew())


def turn(paragraph: Paragraph, text: str) -> None:
    """Sets a paragraph from right to left where these words of it run so."""
    if runs_to_the_left(allowed(text)):
        paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


def _is_hebrew(text: str) -> bool:
    return any(name(one, "").startswith("HEBREW") for one in text)


def _hebrew() -> Any:
    """The language of a run; without it, what runs from right to left is in that of the document."""
    said = OxmlElement("w:lang")
    said.set(qn("w:bidi"), "he-IL")
    return said
