"""A built site and what was made from it in; the links to that, with true figures, in the site's own pages out.

Pages are built before their PDFs and the offline copy, so the theme leaves comments that are filled here. With
`make serve` they stay comments, and no link leads to what is not there.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from macros.publish import built
from macros.publish.pdf import FOLDER, Pdf
from macros.render import jinja

# As the theme writes them: macros/render/theme/partials/content.html and footer.html.
PDFS_PLACE = "<!--editions-->"
COPY_PLACE = "<!--offline-copy-->"


def link_pdfs(site: Path, pdfs: Iterable[Pdf]) -> None:
    """Write the links to the PDFs into the pages that show them."""
    shown: dict[str, list[Pdf]] = defaultdict(list)
    for pdf in pdfs:
        for address in pdf.edition.shown_on:
            shown[address].append(pdf)
    for address, found in shown.items():
        links = jinja.html("editions.html", pdfs=found, folder=f"{_root(address)}{FOLDER}")
        _fill(built.file_of(site, address), PDFS_PLACE, links)


def link_copy(site: Path, name: str, copied: Path) -> None:
    """Write the link to the offline copy, a file `name` at the front of the site, into every page that has a place."""
    for address in built.pages(site):
        link = jinja.html("offline_link.html", href=f"{_root(address)}{name}", size=copied.stat().st_size)
        _fill(built.file_of(site, address), COPY_PLACE, link)


def _root(address: str) -> str:
    return "../" * address.count("/")


def _fill(path: Path, place: str, html: str) -> None:
    text = path.read_text(encoding="utf-8")
    if place in text:
        path.write_text(text.replace(place, html), encoding="utf-8")
