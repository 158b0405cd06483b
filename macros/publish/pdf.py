"""Editions and a built site in; print/NAME.pdf in it, each with its number of pages and its size, out.

Only what changed is set again: finished PDFs are kept in .cache/pdf under a name made from all that went into them.
Made by `make site` alone; `make serve` has no PDFs, and needs none of WeasyPrint's system libraries.
`python -m macros.publish.pdf` says what is missing, or nothing.
"""

import gc
import hashlib
import logging
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.publish import paper
from macros.publish.editions import Edition
from macros.render import jinja

FOLDER = "print"
STYLE = jinja.TEMPLATES / "paper.css"
SHEETS = ("site", "packs", "record-form", "deciding")  # of docs/assets, in the order in which pages have them
PACKAGES = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "fonttools")
MISSING = (
    "No PDFs: they need the libraries Pango and HarfBuzz. On Debian or Ubuntu: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. On a Mac: brew install pango."
)


@dataclass(frozen=True)
class Pdf:
    """A finished PDF: its edition, its number of pages, and its size in bytes."""

    edition: Edition
    pages: int
    size: int


def missing() -> str:
    """What to install, in one sentence, where the system libraries are not there; else nothing."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return MISSING
    return ""


def make(
    editions: Iterable[Edition],
    site: Path,
    site_name: str,
    front: str,
    kept: Path,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> list[Pdf]:
    """Make every edition that is not `kept` from an earlier build, and put all into the site: the longest first, as
    many at a time as there are processors, at most four, because a book takes a gigabyte. Kept PDFs that no edition
    uses any more are deleted. `front` is the site's own address or "". Raises ValueError for a page with no article."""
    (site / FOLDER).mkdir(exist_ok=True)
    kept.mkdir(parents=True, exist_ok=True)
    of_all = _digest(site)
    wanted = []
    for edition in editions:
        html = paper.document(edition, site, site_name, front)
        wanted.append((edition, hashlib.sha256(f"{of_all}{html}".encode()).hexdigest()[:32], html))
    to_make = sorted((one for one in wanted if not _kept(kept, one[1])), key=lambda one: -len(one[2]))
    with ProcessPoolExecutor(max_workers=min(4, os.cpu_count() or 1), initializer=_prepare) as workers:
        running = [workers.submit(_set, html, site, kept, key) for _, key, html in to_make]
        for number, finished in enumerate(as_completed(running), start=1):
            finished.result()
            progress(number, len(running))
    done = []
    for edition, key, _ in wanted:
        found = _kept(kept, key)
        assert found is not None
        shutil.copyfile(found, site / FOLDER / f"{edition.name}.pdf")
        done.append(Pdf(edition, int(found.suffixes[0][1:]), found.stat().st_size))
    used = {key for _, key, _ in wanted}
    for path in kept.iterdir():
        if path.name.partition(".")[0] not in used:
            path.unlink()
    return done


def _kept(folder: Path, key: str) -> Path | None:
    """The kept PDF of a key. Its name is KEY.PAGES.pdf."""
    return next(folder.glob(f"{key}.*.pdf"), None)


def _digest(site: Path) -> str:
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


def _prepare() -> None:
    """Before a process sets its first document. fontTools writes the time into fonts: always the same one, so that a
    kept PDF is what a new one would be. And rubbish is looked for seldom: setting makes millions of objects that
    live to the end, and going through them again and again took a fifth of the time."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


def _set(html: str, site: Path, kept: Path, key: str) -> None:
    """Set one document as PDF/UA-1, and keep it."""
    document = laid_out(html, site)
    unfinished = kept / f"{key}.part"
    document.write_pdf(unfinished, pdf_variant="pdf/ua-1", full_fonts=False)
    unfinished.rename(kept / f"{key}.{len(document.pages)}.pdf")


def laid_out(html: str, site: Path) -> Any:
    """A document laid out on its pages. Nothing but the site's own files is read for it."""
    import weasyprint

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # rules that only browsers know
    styles, fonts = _styles(site)
    read = weasyprint.urls.URLFetcher(allowed_protocols=("file", "data"), fail_on_errors=True)
    source = weasyprint.HTML(string=html, base_url=str(site), url_fetcher=read)
    return source.render(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")


@cache
def _styles(site: Path) -> tuple[list[Any], Any]:
    """The style sheets, read once in each process, with the fonts they name."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return [weasyprint.CSS(filename=path, font_config=fonts) for path in _sheets(site)], fonts


if __name__ == "__main__":
    print(missing(), end="")
