"""A Handbook in; the pages that no file in docs/ stands for out, as paths and texts.

A page's text is one macro call and a slug that the check has proved harmless: text of a record
never stands in a page's source, because MkDocs runs page sources and titles through Jinja.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.handbook import RECORDS, Handbook


@dataclass(frozen=True)
class VirtualPage:
    """`path` below docs/, `text` of the page, and `made_from`, the file a reader would edit."""

    path: str
    text: str
    made_from: str


def record_pages(book: Handbook) -> list[VirtualPage]:
    """One page for each record."""
    return [
        VirtualPage(f"case-studies/{slug}.md", f'{{{{ case_study("{slug}") }}}}\n', f"{RECORDS}/{slug}.yml")
        for slug in book.records
    ]
