"""Headings, paragraphs and tables in; an accessible .docx out: real headings, marked table heads, language, title."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

BOX = "\N{BALLOT BOX}"
_PAGE = (Mm(210), Mm(297))
_FONT = "Arial"
_NOT_XML = {code: None for code in (*range(32), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"}  # what XML cannot hold
_PROPERTY = 255  # characters that a property of the file may have


class Word:
    """A document while it is written. All text is text: nothing in it is run."""

    def __init__(self, title: str, author: str, day: date, landscape: bool = False) -> None:
        """`day` stands for the clock in the file's properties."""
        self._file = docx.Document()
        self._day = datetime(day.year, day.month, day.day)
        properties = self._file.core_properties
        named, by = _clean(title)[:_PROPERTY], _clean(author)[:_PROPERTY]
        properties.title, properties.author, properties.last_modified_by = named, by, by
        properties.language, properties.comments, properties.revision = "en-GB", "", 1
        properties.created = properties.modified = self._day
        section = self._file.sections[0]
        width, height = reversed(_PAGE) if landscape else _PAGE
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
        self._width = width - Mm(36)
        self._styles()
        self.heading(title, 1)

    def heading(self, text: str, level: int) -> None:
        """A heading; level 1 is the title of the document."""
        self._file.add_heading(_clean(text), level)

    def paragraph(self, text: str, bold: str = "", leads: bool = False) -> None:
        """A paragraph, with `bold` words before it. One that `leads` stays with what follows."""
        made = self._file.add_paragraph()
        made.paragraph_format.keep_with_next = leads or None
        if bold:
            made.add_run(_clean(bold) + " ").bold = True
        made.add_run(_clean(text))

    def table(
        self,
        about: str,
        heads: Sequence[str],
        rows: Iterable[Sequence[str]],
        shares: Sequence[int],
        whole: bool = False,
    ) -> None:
        """A table whose first row is its head and repeats on each page. `about` says in words what it holds, for those
        who cannot see it; `shares` are the widths of the columns in proportion. A `whole` table stays on one page."""
        body = [list(row) for row in rows]
        table = self._file.add_table(rows=1 + len(body), cols=len(heads), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        _say(table, about)
        widths = [int(self._width * share / sum(shares)) for share in shares]
        for number, (row, texts) in enumerate(zip(table.rows, [list(heads), *body], strict=True)):
            _row_property(row, "w:cantSplit")
            if number == 0:
                _row_property(row, "w:tblHeader")
            for cell, text, width in zip(row.cells, texts, widths, strict=True):
                cell.width = width
                cell.paragraphs[0].paragraph_format.keep_with_next = whole or None
                run = cell.paragraphs[0].add_run(_clean(text))
                run.bold = number == 0
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        after = self._file.add_paragraph().paragraph_format  # Word wants one: as low as it can be
        after.space_after, after.line_spacing = Pt(0), Pt(4)

    def to_bytes(self) -> bytes:
        """The file. The same words give the same bytes."""
        out = io.BytesIO()
        self._file.save(out)
        return _repacked(out.getvalue(), self._day)

    def _styles(self) -> None:
        styles = self._file.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = _FONT, Pt(12)
        normal.paragraph_format.space_after = Pt(6)
        for level, size in ((1, 20), (2, 15), (3, 13)):
            style = styles[f"Heading {level}"]
            style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), RGBColor(0, 0, 0)
            fonts = style.element.rPr.rFonts
            for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(name), None)
            fonts.set(qn("w:hAnsi"), _FONT)
        defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        language = defaults.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            defaults.append(language)
        language.set(qn("w:val"), "en-GB")


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return str(text).translate(_NOT_XML)


def _row_property(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    row._tr.get_or_add_trPr().append(mark)


def _say(table: Any, about: str) -> None:
    """Give a table its alternative text."""
    for name in ("w:tblCaption", "w:tblDescription"):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), _clean(about))
        table._tbl.tblPr.append(mark)


def _repacked(file: bytes, day: datetime) -> bytes:
    """The same parts in the same order, each with the day of the document in place of the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
