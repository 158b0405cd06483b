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
from macros.shape.record_page import page_view


def page(book: Handbook, settings: Settings, source: str, address: str, head: Head) -> Fields:
    """The graph for one page. `source` is its path below docs/, `address` its own below the site, `head` its title,
    description and the day it was checked. Addresses are whole where the site's own is known, else they start from the
    page (JSON-LD takes them from there)."""
    folder, _, name = source.removesuffix(".md").rpartition("/")
    record = book.records.get(name) if folder == "case-studies" else None
    chapter = book.chapters.get(name) if folder == "guide" else None
    part, parts = source.partition("/")[0] + "/", _parts(settings.nav)
    text = jinja.markdown(
        "structured.json",
        source=source,
        address=address,
        head=head,
        record=record,
        view=page_view(record, book.schema) if record else None,
        stage=chapter.data["stage"] if chapter else None,
        above=[(part, parts[part])] if part in parts and part != address else [],
        url=partial(_address, settings.site_url, here=address),
        book=book,
        settings=settings,
        data_files=data_files,
    )
    graph: Fields = json.loads(text, object_hook=_filled)
    return graph


def _address(front: str, to: str, here: str) -> str:
    """The address of `to` as it is written on the page at `here`."""
    way = posixpath.relpath(f"/{to}", f"/{here}")
    return front + to if front else way if to and not to.endswith("/") else f"{way}/"


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
