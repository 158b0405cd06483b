"""A page's place in the site in; what it is in the words of schema.org, as plain data for JSON-LD, out.

templates/structured.json says what is told of each kind of page.
"""

import json
import posixpath
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from macros.handbook import Handbook
from macros.read.fields import Fields
from macros.read.settings import Settings
from macros.render import data_files, jinja
from macros.render.virtual_pages import Head
from macros.shape.view import View


class Structured:
    """Says of each page what it is. Addresses are whole where the site's own is known, else they start from the
    page (JSON-LD takes them from there)."""

    def __init__(self, book: Handbook, settings: Settings) -> None:
        self.book, self.settings, self.site = book, settings, settings.site_url
        self.parts = _parts(settings.nav)
        terms = book.library.data.get("glossary", {}).get("terms", ())
        self.terms = sorted(terms, key=lambda term: str(term["term"]).casefold())

    def page(self, source: str, address: str, head: Head) -> Fields:
        """The graph for one page. `source` is its path below docs/, `address` its own below the site, `head` its
        title, description and the day it was checked."""
        folder, _, name = source.removesuffix(".md").rpartition("/")
        record = self.book.records.get(name) if folder == "case-studies" else None
        chapter = self.book.chapters.get(name) if folder == "guide" else None
        text = jinja.markdown(
            "structured.json",
            source=source,
            address=address,
            head=head,
            record=record,
            view=View(record, self.book.schema) if record else None,
            stage=chapter.data["stage"] if chapter else None,
            terms=self.terms,
            way=self._way(source, address, head.title),
            url=partial(self._address, here=address),
            settings=self.settings,
            edition=data_files.version(self.book),
            citation=data_files.citation(self.book, self.settings),
            downloads=data_files.COLUMNS["downloads"],
        )
        graph: Fields = json.loads(text, object_hook=_filled)
        return graph

    def _way(self, source: str, address: str, title: str) -> list[tuple[str, str]]:
        """The way to the page: home, its part of the site, itself."""
        part = source.partition("/")[0] + "/"
        above = [(part, self.parts[part])] if part in self.parts and part != address else []
        return [("", "Home"), *above, (address, title)]

    def _address(self, to: str, here: str) -> str:
        """The address of `to` as it is written on the page at `here`."""
        if self.site:
            return self.site + to
        way = posixpath.relpath(f"/{to}", f"/{here}")
        return way if to and not to.endswith("/") else f"{way}/"


def _parts(nav: Iterable[object]) -> dict[str, str]:
    """The parts of the site that have a front page: its address, and the name it has in the menu."""
    found = {}
    for entry in nav:
        for title, pages in entry.items() if isinstance(entry, Mapping) else ():
            first = pages[0] if isinstance(pages, list) and pages else pages
            if isinstance(first, str) and first.endswith("/index.md"):
                found[first.removesuffix("index.md")] = str(title)
    return found


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
