"""A page's place in the site in; what it is in the words of schema.org, as plain data for JSON-LD, out.

templates/structured.json says what is told of each kind of page.
"""

import json
import posixpath
from functools import partial

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
    above = book.library.pages.get(f"{source.partition('/')[0]}/index.md")
    text = jinja.markdown(
        "structured.json",
        source=source,
        address=address,
        head=head,
        record=record,
        view=page_view(record, book.schema) if record else None,
        stage=chapter.data["stage"] if chapter else None,
        above=[(above.address, above.title)] if above and above.address != address else [],
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


def _filled(fields: dict[str, object]) -> dict[str, object]:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
