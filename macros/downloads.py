"""A built site and what was made from it in; the links to that, with true figures, in the site's own pages out.

Pages are built before their PDFs, so the theme leaves an empty, hidden place that is filled here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from macros import built, render
from macros.pdf import FOLDER, Pdf

# As the theme writes them: macros/theme/partials/content.html and footer.html.
PLACE = '<p class="editions" hidden data-pagefind-ignore>'
COPY_PLACE = '<span class="offline-copy" hidden>'
ENDS = ("</p>", "</span>")  # noqa: RUF100


def link_pdfs(site: Path, pdfs: Iterable[Pdf]) -> None:
    """Write the links to the PDFs into the pages that show them."""
    shown: dict[str, list[Pdf]] = defaultdict(list)
    for pdf in pdfs:
        for address in pdf.edition.shown_on:
            shown[address].append(pdf)
    for address, found in shown.items():
        path = built.file_of(site, address)
        root = "../" * address.count("/")
        links = [{"href": f"{root}{FOLDER}/{pdf.edition.name}.pdf", "label": pdf.edition.label, "pages": pdf.pages,
                  "size": size(pdf.size)} for pdf in found]
        html = path.read_text(encoding="utf-8")
        path.write_text(_filled(html, PLACE, render.html("editions.html", links=links)), encoding="utf-8")


def size(number: int) -> str:
    """A number of bytes as people read it: 60 KB, 1.2 MB."""
    kilobytes = max(1, round(number / 1000))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"
