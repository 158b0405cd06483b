"""A Handbook in; a small page for each address that a record had and has no more, as paths and texts, out."""

from __future__ import annotations

import re
from pathlib import Path

from macros.handbook import Handbook
from macros.read import dates
from macros.read.addresses import DOCS
from macros.read.settings import Settings
from macros.render import jinja


def files(book: Handbook, root: Path, settings: Settings) -> dict[str, str]:
    """Path below the site, and text, of each page. It works without script, and search engines leave it out."""
    entries = book.library.data.get("redirects", {}).get("redirects", ())
    return {
        f"case-studies/{entry['slug']}/index.html": jinja.markdown(
            "moved.html",
            entry=entry,
            to=book.records[entry["to"]] if entry.get("to") else None,
            date=dates.in_words(entry["date"]),
            site_name=settings.site_name,
            policy=policy(root),
        )
        for entry in entries
    }


def policy(root: Path) -> str:
    """What pages may load, from the file of headers. `frame-ancestors` works in a header only."""
    headers = (root / DOCS / "_headers").read_text(encoding="utf-8")
    found = re.search(r"Content-Security-Policy: (.*?); frame-ancestors", headers)
    return found[1] if found else "default-src 'self'"
