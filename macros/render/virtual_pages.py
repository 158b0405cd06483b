"""A Handbook in; the pages for which no file in docs/ stands, out, as paths and texts: of records, and where one moved.

A page's text is one macro call and a slug that the check has proved harmless: text of a record
never stands in a page's source, because MkDocs runs page sources and titles through Jinja.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.handbook import Handbook
from macros.read import addresses
from macros.read.settings import Settings
from macros.render import jinja
from macros.shape import overview


@dataclass(frozen=True)
class Head:
    """What the head of a page says, in plain text. `filters` are what search can narrow by, `search` says whether it
    leads here, `again` by when it is to be checked again."""

    title: str
    description: str
    checked: str
    filters: dict[str, list[str]] = field(default_factory=dict)
    search: bool = True
    again: str = ""


@dataclass(frozen=True)
class VirtualPage:
    """`path` below docs/, `text` of the page, `made_from`, the file a reader would edit, and its head."""

    path: str
    text: str
    made_from: str
    head: Head


def record_pages(book: Handbook) -> Iterator[VirtualPage]:
    """One page for each record."""
    for slug, record in book.records.items():
        summary, checked = " ".join(record.data["summary"].split()), str(record.data["checked"])
        facets, again = overview.facets(record, book.schema), str(record.data["check_again"])
        head = Head(record.name, summary, checked, facets, again=again)
        path, made_from = f"{addresses.BESIDE}/{slug}.md", f"{addresses.RECORDS}/{slug}.yml"
        yield VirtualPage(path, addresses.record_page(slug), made_from, head)


def moved(book: Handbook, settings: Settings) -> dict[str, str]:
    """A small page for each address that a record had and has no more: path below the site, and text. Search engines
    leave it out. `to` is the record to go on to: none for what was withdrawn."""
    made = {}
    for slug, entry in book.library.one("redirects").items():
        told = {"slug": slug, "entry": entry, "to": book.records.get(entry["to"]), "site_name": settings.site_name}
        made[f"case-studies/{slug}/index.html"] = jinja.markdown("moved.html", **told)
    return made
