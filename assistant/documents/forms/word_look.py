"""How a Word file looks: the page, the styles, the language, and nothing that tells who made it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Length, Pt
from docx.styles.style import ParagraphStyle

from assistant.clean_text import one_line
from assistant.documents.case import Look
from assistant.documents.forms.text import text_lines
from assistant.documents.forms.word_text import allowed
from assistant.documents.paper import Paper

_FONT = "Arial"
"""Clear, and on every computer that has Word."""
_ORDINARY, _PICTURES, _LARGE = 14, 16, 20
"""Points of the words; `_PICTURES` beside room for pictures."""
_CLOSE = (12, 11, 10)
"""Points of the words where all is to stay on one page: the first that will probably do."""
_WIDE, _HIGH = 986, 690
"""How many characters on a line, and how many lines on a page, times the points of the words."""
_A4 = Cm(21), Cm(29.7)
_LONGEST_TITLE = 255
"""Characters that the title of a Word file may have."""
_WITH_COUNTRY = {"en": "en-GB", "ar": "ar-SA", "he": "he-IL"}
"""Word checks the spelling of a language only where it knows the country."""
_TO_THE_LEFT = ("ar", "fa", "he", "ps", "ur", "yi")
_NEEDED_PARTS = (
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.NUMBERING,
)
"""All else in the empty file that python-docx begins with tells of another program and another day."""
_AS_TODAY = (
    f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
"""The page laid out as today's Word does it, with no word of an older one in the title bar."""
_BELOW_STYLES = ("Default Paragraph Font", "Normal Table", "No List", "Strong")
"""Styles that others stand on, and that of a label; they need no size of their own."""
_KEPT_OF_A_STYLE = ("w:numPr", "w:outlineLvl")


class _Style(NamedTuple):
    """A style: its size beside that of the words, and the room before and after it, in lines of words."""

    times: float
    before: float = 0
    after: float = 0
    heads: bool = False
    """Whether it is bold, and stays with what follows it."""


_STYLES = {
    "Normal": _Style(1, after=0.4),
    "Title": _Style(1.8, after=0.6, heads=True),
    "Heading 1": _Style(1.35, before=1, after=0.35, heads=True),
    "Heading 2": _Style(1.15, before=0.6, after=0.2, heads=True),
    "List Bullet": _Style(1, after=0.2),
    "List Continue": _Style(1, after=0.2),
    "Footer": _Style(0.8),
}


def dress(document: Document, paper: Paper, look: Look) -> None:
    """Gives an empty document its page, styles, language and title, and takes out all else that it says of itself."""
    points = _points(paper, look)
    _set_page(document, paper.close)
    _plain_styles(document, points, paper.language)
    for name, style in _STYLES.items():
        _set_style(document.styles[name], style, points, paper.close)
    indent = Pt(round(points * 1.2))
    _one_list(document, indent)
    document.styles["List Continue"].paragraph_format.left_indent = indent
    _tell_nothing_else(document)
    document.core_properties.title = one_line(allowed(paper.title), _LONGEST_TITLE)


def _points(paper: Paper, look: Look) -> int:
    """How large the words are. Only Word knows where a page ends, so what fits on one is judged by plain text."""
    if look.large:
        return _LARGE
    if paper.close:
        fit = (size for size in _CLOSE if len(text_lines(paper, _WIDE // size)) * size <= _HIGH)
        return next(fit, _CLOSE[-1])
    return _PICTURES if paper.pictures else _ORDINARY


def _set_page(document: Document, close: bool) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = _A4
    page.left_margin = page.right_margin = Cm(1.8 if close else 2.2)
    page.top_margin = page.bottom_margin = Cm(1.4 if close else 2)
    page.header_distance = page.footer_distance = Cm(0.9)


def _plain_styles(document: Document, points: int, language: str) -> None:
    """Only the styles that are used, all of them in one font and black, in this language and size."""
    styles = document.styles
    for style in [one for one in styles if one.name not in _STYLES and one.name not in _BELOW_STYLES]:
        style.delete()
    for found in list(styles.element.iter(qn("w:link"), qn("w:rsid"))):
        found.getparent().remove(found)
    defaults = styles.element.find(qn("w:docDefaults"))
    styles.element.replace(defaults, parse_xml(_defaults(points, language)))


def _defaults(points: int, language: str) -> str:
    named = _WITH_COUNTRY.get(language, language)
    to_the_left = named if language.partition("-")[0] in _TO_THE_LEFT else _WITH_COUNTRY["ar"]
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{_FONT}" w:eastAsia="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/>'
        f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'
        f'<w:lang w:val="{named}" w:bidi="{to_the_left}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _set_style(style: ParagraphStyle, wanted: _Style, points: int, close: bool) -> None:
    _without_its_own(style)
    tight = 0.4 if close else 1
    size, room = round(points * (1 + (wanted.times - 1) * tight)), points * tight
    style.font.size, style.font.bold = Pt(size), wanted.heads or None
    # Arabic and Hebrew have a size and a weight of their own.
    style.font.cs_bold = wanted.heads or None
    for_both = parse_xml(f'<w:szCs {nsdecls("w")} w:val="{size * 2}"/>')
    style.font.element.rPr.find(qn("w:sz")).addnext(for_both)
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(round(wanted.before * room)), Pt(round(wanted.after * room))
    paragraph.line_spacing = 1.0 if close else 1.2
    paragraph.keep_with_next = paragraph.keep_together = wanted.heads or None


def _without_its_own(style: ParagraphStyle) -> None:
    """Without the colours, lines and sizes that the style came with, but still a heading or a list."""
    for own in style.element.findall(qn("w:rPr")):
        style.element.remove(own)
    _empty(style.element.get_or_add_pPr(), but=[qn(name) for name in _KEPT_OF_A_STYLE])


def _one_list(document: Document, indent: Length) -> None:
    """The list that List Bullet belongs to: a round point of the same font."""
    lists = document.part.numbering_part.element
    _empty(lists)
    lists.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
            '<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{indent.twips}" w:hanging="{indent.twips}"/></w:pPr></w:lvl></w:abstractNum>'
        )
    )
    lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="1"><w:abstractNumId w:val="0"/></w:num>'))


def _tell_nothing_else(document: Document) -> None:
    """Nothing of who made it, with what and when, and of nobody's earlier work on the empty file."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, one in relations.items() if one.reltype not in _NEEDED_PARTS]:
            del relations[key]
    _empty(document.settings.element)
    document.settings.element.append(parse_xml(_AS_TODAY))
    _empty(document.core_properties._element)
    page = document.sections[0]._sectPr
    for numbered in [name for name in page.attrib if "rsid" in str(name)]:
        del page.attrib[numbered]


def _empty(element: Any, but: Collection[str] = ()) -> None:
    """Takes out all that is in it, but for what has one of these names."""
    for one in [one for one in element if one.tag not in but]:
        element.remove(one)
