"""A paper as pages to print: tagged for screen readers (PDF/UA-1), black on white, in clear letters."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category, normalize

from assistant.documents.case import Look
from assistant.documents.forms.direction import runs_to_the_left
from assistant.documents.forms.grouped import Group, grouped, runs
from assistant.documents.paper import Paper, Section

_ORDINARY, _LARGE = [14], [20]
_CLOSE = [12, 11.5, 11, 10.5, 10, 9.5, 9]
"""Points of the words: where all has to stay on one page, the first size at which it does, or else the first."""
_FONTS = {
    "fontpkg_atkinson_hyperlegible": "Atkinson Hyperlegible",
    "fontpkg_noto_sans": "Noto Sans",
    "fontpkg_ibm_plex_sans_arabic": "IBM Plex Sans Arabic",
    "fontpkg_heebo": "Heebo",
}
"""Packages of fonts: letters drawn for low vision, then those for the scripts they lack."""
_EMOJI = "Noto Emoji"
"""Drawn in black, for any printer; it lies in `fonts/` with its licence, as no package has it."""
_NOT_THERE = "\ufffd"
"""Stands for a letter that no font has: pages with an empty box in its place would not be PDF/UA."""
_NOT_IN_PAGES = dict.fromkeys((0xFEFF, 0xFFFE, 0xFFFF))
"""What PDF/UA forbids: a byte order mark, which has no shape, and what is no character."""
_SIGNS = ("Mn", "Mc", "Me", "Cf")
"""Unicode's categories of accents, vowel signs, joiners and the like."""
_LACKED = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-(?:[A-Za-z]{4}-)?([A-Z]{2}))?", re.ASCII)


class _Pages(NamedTuple):
    written: bytes
    lacked: frozenset[str]
    """Characters that no font has."""


class _LettersLacking(Exception):
    """Some fonts do not have these characters, or not all that stand together."""

    def __init__(self, characters: set[str]) -> None:
        self.characters = characters


def pdf(paper: Paper, look: Look) -> bytes:
    """The paper as a PDF/UA-1 file on A4, the same bytes for the same paper and fonts; nothing says who made it."""
    return _pages(paper, look).written


def unshown(paper: Paper) -> str:
    """The characters of a paper that no font of ours or of this computer has, so that its pages do not show them."""
    return "".join(sorted(one for one in _pages(paper, Look()).lacked if category(one) != "Cf"))


def _pages(paper: Paper, look: Look) -> _Pages:
    told = _told_as_text(paper, look)
    try:
        # In our own fonts the pages are alike on every computer.
        return _Pages(_compiled(told, system_fonts=False), frozenset())
    except _LettersLacking:
        return _with_any_font(told, frozenset())


def _with_any_font(told: str, lacked: frozenset[str]) -> _Pages:
    """The pages without the characters that are lacking; tries again when more of them turn out to be."""
    without = {ord(one): None if category(one) in _SIGNS else _NOT_THERE for one in lacked}
    try:
        return _Pages(_compiled(told.translate(without), system_fonts=True), lacked)
    except _LettersLacking as lacking:
        found = lacking.characters
        # A letter is often lacking only together with its signs or joiners: they go first.
        signs = {one for one in found if category(one) in _SIGNS}
        return _with_any_font(told, lacked | (signs or found))


def _compiled(told: str, *, system_fonts: bool) -> bytes:
    """The PDF; raises _LettersLacking where these fonts lack any."""
    import typst  # eighty megabytes, for those alone who want pages

    page = Path(__file__).with_name("page.typ")
    try:
        return bytes(
            typst.compile(
                page,
                font_paths=_font_folders(),
                ignore_system_fonts=not system_fonts,
                sys_inputs={"paper": told},
                pdf_standards=["ua-1"],
            )
        )
    except typst.TypstError as error:
        lacking = {one for text in _LACKED.findall(error.diagnostic) for one in _unescaped(text) if not one.isascii()}
        if not lacking:
            raise
        raise _LettersLacking(lacking) from None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _font_folders() -> list[Path]:
    found = [find_spec(package) for package in _FONTS]
    folders = [Path(folder) / "files" for spec in found if spec for folder in spec.submodule_search_locations or ()]
    return [*folders, Path(__file__).with_name("fonts")]


def _told_as_text(paper: Paper, look: Look) -> str:
    return normalize("NFC", json.dumps(_told(paper, look), ensure_ascii=False)).translate(_NOT_IN_PAGES)


def _told(paper: Paper, look: Look) -> dict[str, Any]:
    """All that the page has to know, as JSON."""
    language, region = _tongue(paper.language)
    return {
        "title": _heading(" ".join(paper.title.split())),
        "foot": _line(paper.foot),
        "empty": _runs(paper.empty),
        "sections": [_section(section) for section in paper.sections],
        "language": language,
        "region": region,
        "fonts": [*_FONTS.values(), _EMOJI],
        "sizes": _LARGE if look.large else _CLOSE if paper.close else _ORDINARY,
        "close": paper.close,
        "large": look.large,
        "pictures": paper.pictures,
    }


def _section(section: Section) -> dict[str, Any]:
    return {"title": _heading(section.title), "groups": [_group(group) for group in grouped(section.entries)]}


def _group(group: Group) -> dict[str, Any]:
    parts = [{"label": _line(part.label), "runs": _runs(part.words)} for part in group.parts]
    return {"headed": group.headed, "label": _line(group.title), "runs": _runs(group.words), "parts": parts}


def _runs(words: str) -> list[dict[str, Any]]:
    return [{"points": run.points, "lines": [_line(line) for line in run.lines]} for run in runs(words)]


def _line(line: str) -> dict[str, str]:
    """A line and which way it runs; one without letters runs as the whole paper does."""
    way = "rtl" if runs_to_the_left(line) else "ltr" if any(map(str.isalpha, line)) else ""
    return {"words": line.replace("\t", " "), "way": way}


def _heading(line: str) -> dict[str, str]:
    """A line of ours that may begin with somebody's name: it runs as the whole paper does."""
    return {"words": line, "way": ""}


def _tongue(language: str) -> tuple[str, str | None]:
    """Language and region of a tag such as `en-GB`; English where it is none."""
    found = _LANGUAGE.fullmatch(language)
    return (found[1], found[2]) if found else ("en", None)
