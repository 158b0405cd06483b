"""Tables in; an Excel workbook out, the same bytes for the same tables. Texts stay texts: 07008268 keeps its zero."""

from collections.abc import Iterable, Mapping

from macros.render import jinja
from macros.render.packed import packed

_PARTS = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")
_NOT_XML = {code: None for code in (*range(32), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"}  # what XML cannot hold


def clean(value: object) -> str:
    """A value as text, without the characters that XML cannot hold."""
    return str(value).translate(_NOT_XML)


def make(sheets: Mapping[str, Iterable[Iterable[object]]]) -> bytes:
    """A workbook of rows of cells, by the names of its sheets. A number is a number, None an empty cell."""
    templates = jinja.for_files(clean)

    def made(name: str, **values: object) -> str:
        return templates.get_template(f"workbook/{name}").render(**values)

    parts = [(part, made("parts.xml", part=part, names=list(sheets))) for part in _PARTS]
    for number, rows in enumerate(sheets.values(), 1):
        parts.append((f"xl/worksheets/sheet{number}.xml", made("sheet.xml", rows=rows)))
    return packed(parts)
