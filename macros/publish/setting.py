"""An HTML document for print in; a PDF/UA-1 out, by WeasyPrint and with no file but the site's own.

`python -m macros.publish.setting` says what is missing, or nothing: `make serve` needs none of it.
"""

from __future__ import annotations

import gc
import hashlib
import logging
import os
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from macros.render import jinja

if TYPE_CHECKING:  # its libraries of the system may be missing
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

STYLE = jinja.TEMPLATES / "paper.css"
# Of docs/assets, in the order in which pages have them: the first on each page, the others on pages of one kind. A
# document names those others, and has no other rules held against its every element.
SHEETS = ("site", "packs", "deciding")
_OTHERS = re.compile(r' data-styles="([^"]*)"')
PACKAGES = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "fonttools", "pikepdf")
MISSING = (
    "No PDFs: they need the libraries Pango and HarfBuzz. On Debian or Ubuntu: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. On a Mac: brew install pango."
)


def missing() -> str:
    """What to install, in one sentence, where the system libraries are not there; else nothing."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return MISSING
    return ""


def digest(site: Path) -> str:
    """What goes into every PDF: styles, fonts, and the versions of what sets them."""
    from weasyprint.text.ffi import pango

    digest = hashlib.sha256()
    for path in (*_sheets(site), *sorted((site / "assets/fonts").glob("*.woff2"))):
        digest.update(path.read_bytes())
    versions = (*(f"{name} {version(name)}" for name in PACKAGES), str(pango.pango_version()))
    digest.update(" ".join(versions).encode())
    return digest.hexdigest()


def _sheets(site: Path) -> list[Path]:
    return [*(site / f"assets/{name}.css" for name in SHEETS), STYLE]


def prepare() -> None:
    """Before a process sets its first document. fontTools writes the time into fonts: always the same one, so that a
    kept PDF is what a new one would be. And rubbish is looked for seldom: setting makes millions of objects that
    live to the end, and going through them again and again took a fifth of the time."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


def written(html: str, site: Path, path: Path) -> int:
    """Write one document as PDF/UA-1 to `path`. Returns how many pages it has."""
    document = laid_out(html, site)
    document.write_pdf(path, pdf_variant="pdf/ua-1", full_fonts=False)
    return len(document.pages)


def laid_out(html: str, site: Path) -> weasyprint.Document:
    """A document laid out on its pages. Nothing but the site's own files is read for it."""
    import weasyprint

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # rules that only browsers know
    styles, fonts = _styles(site)
    named = _OTHERS.search(html)
    names = {SHEETS[0], STYLE.stem, *(named[1].split() if named else ())}
    used = [style for name, style in styles.items() if name in names]
    read = weasyprint.urls.URLFetcher(allowed_protocols=("file", "data"), fail_on_errors=True)
    source = weasyprint.HTML(string=html, base_url=str(site), url_fetcher=read)
    return source.render(stylesheets=used, font_config=fonts, pdf_variant="pdf/ua-1")


@cache
def _styles(site: Path) -> tuple[dict[str, weasyprint.CSS], FontConfiguration]:
    """The style sheets by their names, read once in each process, with the fonts they name."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return {path.stem: weasyprint.CSS(filename=path, font_config=fonts) for path in _sheets(site)}, fonts


if __name__ == "__main__":
    print(missing(), end="")
