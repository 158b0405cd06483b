"""Tables in; the same as text and as a workbook out, of which spreadsheets run nothing and keep each text as it is."""

import csv
import io
from collections.abc import Iterable, Mapping

from macros.render import jinja
from macros.render.packed import packed

# Signs that begin a formula, or that a spreadsheet takes away from before one; the wide ones count as the plain ones.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_PARTS = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")
_NOT_XML = {code: None for code in (*range(32), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"}  # what XML cannot hold


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """A table as CSV, after the mark by which Excel knows UTF-8. A text that a spreadsheet would run as a formula gets
    a quote before it (OWASP, CSV injection)."""
    out = io.StringIO("\ufeff")
    out.seek(1)
    csv.writer(out, lineterminator="\n").writerows([_line_ends(harmless(cell)) for cell in row] for row in rows)
    return out.getvalue()


def _line_ends(cell: object) -> object:
    """A cell whose line ends are those that the writer knows: it leaves a lone CR unquoted, and readers break there."""
    return cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell


def harmless(value: object) -> object:
    """A cell that no spreadsheet runs as a formula. None becomes an empty cell."""
    text = "" if value is None else value
    return f"'{text}" if isinstance(text, str) and text.lstrip(" ").startswith(FORMULA) else text


def workbook(sheets: Mapping[str, Iterable[Iterable[object]]]) -> bytes:
    """An Excel workbook of rows of cells, by the names of its sheets: the same bytes for the same cells. A number is a
    number, None an empty cell, and 07008268, a text, keeps its zero."""
    templates = jinja.for_files(clean)

    def made(name: str, **values: object) -> str:
        return templates.get_template(f"workbook/{name}").render(**values)

    parts = [(part, made("parts.xml", part=part, names=list(sheets))) for part in _PARTS]
    for number, rows in enumerate(sheets.values(), 1):
        parts.append((f"xl/worksheets/sheet{number}.xml", made("sheet.xml", rows=rows)))
    return packed(parts)


def clean(value: object) -> str:
    """A value as text, without the characters that XML cannot hold."""
    return str(value).translate(_NOT_XML)
