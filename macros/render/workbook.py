"""Tables in; an Excel workbook out, the same bytes for the same tables. Texts stay texts: 07008268 keeps its zero."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from macros.render import jinja

_PARTS = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")
_NOT_XML = {code: None for code in (*range(32), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"}  # what XML cannot hold


def clean(value: object) -> str:
    """A value as text, without the characters that XML cannot hold."""
    return str(value).translate(_NOT_XML)


def make(sheets: Mapping[str, Iterable[Iterable[object]]]) -> bytes:
    """A workbook of rows of cells, by the names of its sheets. A number is a number, None an empty cell."""
    templates = jinja.for_files(clean)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:

        def put(name: str, template: str, **values: object) -> None:
            entry = zipfile.ZipInfo(name)  # its date is 1 January 1980, always
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, templates.get_template(f"workbook/{template}").render(**values))

        for part in _PARTS:
            put(part, "parts.xml", part=part, names=list(sheets))
        for number, rows in enumerate(sheets.values(), 1):
            put(f"xl/worksheets/sheet{number}.xml", "sheet.xml", rows=rows)
    return out.getvalue()
