"""A Handbook in; a small page for each address that a record had and has no more, as paths and texts, out."""

from macros.handbook import Handbook
from macros.read.settings import Settings
from macros.render import jinja


def files(book: Handbook, settings: Settings) -> dict[str, str]:
    """Path below the site, and text, of each page. Search engines leave it out. `to` is the record to go on to: none
    for what was withdrawn."""
    made = {}
    for slug, entry in book.library.moved.value.items() if book.library.moved else ():
        told = {"slug": slug, "entry": entry, "to": book.records.get(entry["to"]), "site_name": settings.site_name}
        made[f"case-studies/{slug}/index.html"] = jinja.markdown("moved.html", **told)
    return made
