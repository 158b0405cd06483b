"""A table in; the same as text that a spreadsheet opens and runs nothing of, out."""

import csv
import io
from collections.abc import Iterable

# Signs that begin a formula, or that a spreadsheet takes away from before one; the wide ones count as the plain ones.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


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
