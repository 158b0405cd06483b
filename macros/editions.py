"""A Handbook and its built site in; the PDFs to make of it, as plain data, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros import built
from macros.handbook import Handbook

LARGE = "large-print/"
# So many records make one book; more make volumes. A document of 60 takes a minute and a gigabyte to set, and grows
# with each, so that one of a thousand could not be made; and after an edit only the volume with it is set again.
VOLUME = 60


@dataclass(frozen=True)
class Edition:
    """One PDF: print/NAME.pdf, made of built `pages` (their addresses) in this order.

    `title` may be empty where there is one page: its heading serves. `label` is the text of the link to the PDF,
    which stands on the pages of `shown_on`. `contents` puts a title page and a list of contents first, `large`
    sets 18 point. A section of the class "sheet" begins a new sheet in every edition.
    """

    name: str
    pages: tuple[str, ...]
    shown_on: tuple[str, ...]
    title: str = ""
    label: str = "Download PDF"
    contents: bool = False
    large: bool = False
    left_out: tuple[str, ...] = field(default=())


def of(book: Handbook, site: Path) -> list[Edition]:
    """Every edition: each page that people print, and the books made of several."""
    there = list(built.pages(site))
    chapters = [f"guide/{slug}/" for slug in book.chapters]
    records = [f"case-studies/{slug}/" for slug in sorted(book.records, key=lambda s: book.records[s].name.casefold())]
    tables = ["case-studies/", "case-studies/outcomes/"]
    single = ["guide/", *chapters, *tables, *records]
    single += [address for address in there if address.startswith(("reference/", "meetings/"))]
    books = [
        Edition(
            name="the-whole-guide",
            title="The whole guide",
            label="Download the whole guide as one PDF",
            pages=("guide/", *chapters, "reference/glossary/"),
            shown_on=("guide/",),
            contents=True,
            left_out=(".words",),  # each chapter's words: the glossary has them all
        ),
        *_volumes(tables, records),
    ]
    return [one_page(address) for address in single if address in there] + books


def _volumes(tables: list[str], records: list[str]) -> Iterator[Edition]:
    """All records as one book, or as volumes of much the same length. The first begins with the tables."""
    count = max(1, -(-len(records) // VOLUME))
    for number in range(1, count + 1):
        start, end = (len(records) * place // count for place in (number - 1, number))
        volume = f", volume {number} of {count}" if count > 1 else ""
        yield Edition(
            name=f"all-case-studies-{number}" if volume else "all-case-studies",
            title=f"All case studies{volume}",
            label=f"Download all case studies{volume} as one PDF",
            pages=(*(tables if number == 1 else ()), *records[start:end]),
            shown_on=("case-studies/",),
            contents=True,
        )


def one_page(address: str) -> Edition:
    """The edition of one page."""
    name = address.strip("/").replace("/", "-")
    return Edition(name=name, pages=(address,), shown_on=(address,), large=address.endswith(LARGE))
