"""A Handbook in; the pages that no file in docs/ stands for out, as paths and texts.

A page's text is one macro call and a slug that the check has proved harmless: text of a record
never stands in a page's source, because MkDocs runs page sources and titles through Jinja.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.check.chapters import GUIDE
from macros.handbook import DOCS, RECORDS, Handbook
from macros.meetings import packs
from macros.read import addresses


@dataclass(frozen=True)
class VirtualPage:
    """`path` below docs/, `text` of the page, and `made_from`, the file a reader would edit."""

    path: str
    text: str
    made_from: str


def record_pages(book: Handbook) -> list[VirtualPage]:
    """One page for each record."""
    return [
        VirtualPage(f"{addresses.BESIDE}/{slug}.md", addresses.record_page(slug), f"{RECORDS}/{slug}.yml")
        for slug in book.records
    ]


def pack_pages(book: Handbook) -> list[VirtualPage]:
    """A meeting pack for each stage, and the same in large print."""
    made = []
    for slug in book.chapters:
        source = f"{DOCS}/{GUIDE}/{slug}.md"
        place = f"{packs.FOLDER}/{slug}"
        made.append(VirtualPage(f"{place}.md", f'{{{{ meeting_pack("{slug}") }}}}\n', source))
        large = f'{{{{ meeting_pack("{slug}", large=True) }}}}\n'
        made.append(VirtualPage(f"{place}/{packs.LARGE}.md", large, source))
    return made


def every_page(book: Handbook) -> list[VirtualPage]:
    """All virtual pages."""
    return [*record_pages(book), *pack_pages(book)]
