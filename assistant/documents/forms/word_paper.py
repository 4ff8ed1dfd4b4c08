"""The words of a paper in a Word file: what belongs together stays on one page."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Cm, Length
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from assistant.documents.forms.direction import runs_to_the_left
from assistant.documents.forms.grouped import Group, Run, grouped, runs
from assistant.documents.forms.text import labelled
from assistant.documents.forms.word_text import allowed, turn, write
from assistant.documents.paper import Entry, Paper, Section

Room = Document | _Cell
"""Where paragraphs can stand."""
_PICTURE = Cm(3.5)
"""How wide and how high there is room for a picture."""
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="808080"'
_ROW_LINES = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "bottom", "insideH"))
_MARGINS = "".join(f'<w:{side} w:w="140" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
_TABLE = f"""<w:tblPr {nsdecls("w")}><w:tblBorders>{_ROW_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/>
<w:tblCellMar>{_MARGINS}</w:tblCellMar>
<w:tblLook w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>"""
_ROOM = f"<w:tcBorders {nsdecls('w')}><w:left {_LINE}/><w:right {_LINE}/></w:tcBorders>"
_TITLES = ("Title", "Heading 1")
_FIELD = '<w:fldSimple {} w:instr="{}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def lay_out(document: Document, paper: Paper) -> None:
    """Writes the paper into an empty document that has its styles."""
    _add(document, _flat(paper.title), "Title")
    for section in paper.sections:
        _add(document, _flat(section.title), "Heading 1")
        if paper.pictures and section.entries:
            _with_pictures(document, section)
        else:
            for group in grouped(section.entries):
                _add_group(document, group)
    if not paper.sections:
        _add_lines(document, paper.empty)
    _foot(document, paper.foot)


def _add(room: Room, line: str, style: str) -> Paragraph:
    """A paragraph of one line; a title may begin with a name in Arabic, and runs as the whole file does."""
    paragraph = room.add_paragraph(style=style)
    if style not in _TITLES:
        turn(paragraph, line)
    write(paragraph, line)
    return paragraph


def _add_lines(room: Room, words: str, style: str = "Normal") -> list[Paragraph]:
    """A paragraph for each line, a point of a list as such."""
    return [
        _add(room, line, "List Bullet" if run.points else style) for run in runs(allowed(words)) for line in run.lines
    ]


def _add_entry(room: Room, label: str, words: str) -> list[Paragraph]:
    """A label and its words on one line; it stands above several lines, and above words that run the other way."""
    if not label:
        return _add_lines(room, words)
    paragraph = _add_label(room, label)
    match list(runs(allowed(words))):
        case [Run(points=False, lines=(line,))] if runs_to_the_left(line) == runs_to_the_left(label):
            write(paragraph, f" {line}")
            return [paragraph]
    return [paragraph, *_add_lines(room, words, "List Continue")]


def _add_label(room: Room, label: str) -> Paragraph:
    paragraph = room.add_paragraph(style="Normal")
    turn(paragraph, label)
    write(paragraph, labelled(_flat(label)), "Strong")
    return paragraph


def _add_group(room: Room, group: Group) -> None:
    """An entry with all that tells more of it; of one alone only the label stays with its first line."""
    if group.headed:
        written = [_add(room, _flat(group.title), "Heading 2"), *_add_lines(room, group.words)]
    else:
        written = _add_entry(room, group.title, group.words)
    for part in group.parts:
        written += _add_entry(room, part.label, part.words)
    _keep(written if group.parts else written[:2])


def _keep(written: Sequence[Paragraph]) -> None:
    """On one page, from the first to the last of them."""
    for number, paragraph in enumerate(written, start=1):
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = number < len(written) or None


def _with_pictures(document: Document, section: Section) -> None:
    """A table with room for a picture beside each entry; read aloud, it is the entries in their order."""
    table = _table(document, section.title)
    for group in grouped(one for one in section.entries if allowed(one.words).strip()):
        head = Entry("" if group.headed else group.title, group.words)
        entries = [one for one in (head, *group.parts) if one.words]
        for number, entry in enumerate(entries, start=1):
            picture, room = _row(table)
            heading = [_add(room, _flat(group.title), "Heading 2")] if group.headed and number == 1 else []
            written = [*heading, *_add_entry(room, entry.label, entry.words)]
            for paragraph in (*picture.paragraphs, *written):
                paragraph.paragraph_format.keep_with_next = number < len(entries) or None


def _table(document: Document, title: str) -> Table:
    """An empty table of two columns with lines between its rows; a screen reader calls it as the section."""
    table: Table = document.add_table(0, 2)
    properties = parse_xml(_TABLE)
    table._tbl.replace(table._tbl.tblPr, properties)
    called = OxmlElement("w:tblCaption")
    called.set(qn("w:val"), _flat(title))
    properties.append(called)
    for column, width in zip(table.columns, (_PICTURE, Length(_width(document) - _PICTURE)), strict=True):
        column.width = width
    return table


def _row(table: Table) -> tuple[_Cell, _Cell]:
    """The two cells of another row, the room for a picture and one that is still without a paragraph."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row.height, row.height_rule = _PICTURE, WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    picture, words = row.cells
    picture._tc.get_or_add_tcPr().append(parse_xml(_ROOM))
    words.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    words._tc.remove(words.paragraphs[0]._p)
    return picture, words


def _foot(document: Document, line: str) -> None:
    """At the foot of every page one line, and which page of how many it is."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Footer"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Length(_width(document)), WD_TAB_ALIGNMENT.RIGHT)
    turn(paragraph, line)
    write(paragraph, f"{_flat(line)}\t")
    paragraph._p.append(parse_xml(_FIELD.format(nsdecls("w"), "PAGE")))
    paragraph.add_run(" / ")
    paragraph._p.append(parse_xml(_FIELD.format(nsdecls("w"), "NUMPAGES")))


def _width(document: Document) -> int:
    """How wide the words of a page are, in EMU."""
    page = document.sections[0]
    return int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)


def _flat(text: str) -> str:
    return " ".join(allowed(text).split())
