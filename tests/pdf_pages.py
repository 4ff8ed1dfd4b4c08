"""Reads what a PDF says: the text of its pages, where it stands, and the tags that a screen reader goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from unicodedata import normalize

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def squeezed(text: str) -> str:
    """The text without any space, as a line may end anywhere."""
    return "".join(normalize("NFKC", text).split())


def first_page(written: bytes) -> str:
    """The text of the first page as it stands there, line by line."""
    # At the end of a line the library gives a hyphen as this character.
    text: str = pypdfium2.PdfDocument(written)[0].get_textpage().get_text_range()
    return text.replace("\ufffe", "-")


def page_texts(written: bytes) -> list[str]:
    """The text of each page without spaces, in the order in which it is read."""
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(written)]
    return [squeezed(text.replace("\ufffe", "-")) for text in texts]


def page_of(pages: list[str], words: str) -> int:
    """The number of the first page on which these words begin."""
    return next(number for number, text in enumerate(pages) if squeezed(words) in text)


def root(written: bytes) -> Any:
    """The catalog of the document."""
    return PdfReader(BytesIO(written)).trailer["/Root"].get_object()


def tags(written: bytes) -> list[str]:
    """The names of all tags in the order in which they are read, such as `/H1`."""
    return [str(tag["/S"]) for tag in _below(root(written)["/StructTreeRoot"])]


def _below(tag: Any) -> Iterator[DictionaryObject]:
    kids = tag.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield found
            yield from _below(found)


def sizes_of(written: bytes, word: str) -> set[float]:
    """The sizes in points in which a word stands on the pages."""
    found = set()
    for page in pypdfium2.PdfDocument(written):
        text = page.get_textpage()
        starts = [match.start() for match in re.finditer(word, text.get_text_range())]
        found |= {round(pypdfium2.raw.FPDFText_GetFontSize(text, start), 1) for start in starts}
    return found


def reach(written: bytes, number: int) -> tuple[float, float]:
    """How far left and right this line of the first page reaches, in points, the first one being 0."""
    text = pypdfium2.PdfDocument(written)[0].get_textpage()
    from_the_top = sorted((text.get_rect(at) for at in range(text.count_rects())), key=lambda box: -box[3])
    return from_the_top[number][0], from_the_top[number][2]


def left_of(written: bytes, character: str) -> float:
    """Where this character first stands on the first page, in points from the left edge."""
    text = pypdfium2.PdfDocument(written)[0].get_textpage()
    left: float = text.get_charbox(text.get_text_range().index(character))[0]
    return left


def outside(written: bytes, margin: float = 28) -> list[tuple[int, str]]:
    """The characters nearer than this to an edge of the paper, in points, each with the number of its page."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(written), 1):
        (width, height), text = page.get_size(), page.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            if right > left and not (
                margin < left < right < width - margin and margin < bottom < top < height - margin
            ):
                found.append((number, text.get_text_range(at, 1)))
    return found
