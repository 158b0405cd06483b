"""A PDF, or an open page, in; its sheets out: their size, their words, and where these stand.

By pdfium, which is how Chromium reads. pypdf takes twenty times as long for words.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2


@dataclass(frozen=True)
class Sheet:
    """One sheet, in points: what it says, line by line, and how far from its left side its words begin and end."""

    width: float
    height: float
    lines: tuple[str, ...]
    begins: float
    ends: float

    @property
    def text(self) -> str:
        """All its words, one blank between them."""
        return " ".join(" ".join(self.lines).split())


def of(pdf: Path | bytes) -> list[Sheet]:
    """Every sheet of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_sheet(page) for page in document]


def printed(page: Any) -> list[Sheet]:
    """An open page, as a browser prints it on the sheets that it asks for."""
    return of(page.pdf(prefer_css_page_size=True))


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    words = page.get_textpage()
    places = [words.get_rect(number) for number in range(words.count_rects())]
    begins, ends = (min((at[0] for at in places), default=0), max((at[2] for at in places), default=0))
    width, height = page.get_size()
    return Sheet(width, height, tuple(words.get_text_range().splitlines()), begins, ends)


def words_of(sheets: list[Sheet]) -> str:
    """The words of several sheets."""
    return " ".join(sheet.text for sheet in sheets)
