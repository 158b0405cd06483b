"""A record that passed the check in; everything that the site makes of it out, without MkDocs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import markdown
from mkdocs.config import load_config

from macros.check import rules
from macros.handbook import Handbook
from macros.hooks.site import Macros, Site
from macros.publish import built, search_index, search_sections
from macros.read.records import Record
from macros.render import data_files, feeds, fragments
from macros.render.virtual_pages import record_pages
from tests.conftest import ROOT
from tests.small import settings_of

FRONT = "https://handbook.example/"


@dataclass
class _Page:
    """The page that is being made, as macros ask for it."""

    url: str = ""
    meta: dict[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _markdown() -> markdown.Markdown:
    """What MkDocs makes HTML of Markdown with."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def everything(record: Record, other: Record, description: Any, library: Any, root: Path) -> dict[str, str]:
    """By name: each page, picture and file. `root` is a folder to write in. Raises what a build would raise."""
    book = Handbook({record.slug: record, other.slug: other}, description, {}, library)
    (root / "case_studies").mkdir(exist_ok=True)
    for each in book.records.values():
        (root / f"case_studies/{each.slug}.yml").write_text(each.document.path.name, encoding="utf-8")
    page = _Page()
    site = Site(book, root, settings_of(site_url=FRONT, repository="https://github.com/example/handbook"), lambda: page)
    cases = Macros(book, site.settings, lambda: page)
    found: dict[str, str] = {}
    for path in (virtual.path for virtual in record_pages(book)):
        page.url = f"{path.removesuffix('.md')}/"
        found[path] = cases.case_study(Path(path).stem)
        found[f"{path} told"] = json.dumps(site.for_theme(path, page.url, site.head(path, "", {}), {}))
    pages = list(found)[::2]
    page.url = "case-studies/"
    called = cases.macros()
    found["table"] = called["case_study_table"]()
    found |= {f"by {by}": called["case_study_groups"](by) for by in ("sector", "status")}
    found |= {f"outcomes: {part}": called["outcomes"](part) for part in ("counts", "lives", "causes", "renewals")}
    found["comparison"] = cases.case_study_comparison(list(book.records), "Two records")
    found["link"] = cases.record(record.slug)
    found |= {f"{made}": called[made]() for made in ("all_pages", "lifelines", "places", "gaps")}
    files = data_files.files(book, root, site.settings) | fragments.files(book, site.settings.today)
    found |= {path: text for path, text in files.items() if path != data_files.WORKBOOK}
    found["feed"] = feeds.atom(book, site.settings)
    found["notes"] = "\n".join(map(str, rules.notes(record)))
    return found | _searched(site, {path: found[path] for path in pages}, root)


def _searched(site: Site, found: dict[str, str], root: Path) -> dict[str, str]:
    """The record pages as HTML with letters on their links, and what search keeps of them."""
    pages = []
    made = {}
    for path in found:
        address = f"{path.removesuffix('.md')}/"
        html = site.finished(_markdown().reset().convert(found[path]), address)
        file = built.file_of(root, address)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<article data-searched>{html}</article>", encoding="utf-8")
        pages.append(search_sections.of_page(root, address))
        made[f"{path} as HTML"] = html
    kept = [page for page in pages if page]
    assert len(kept) == len(found)
    return made | {"search": json.dumps([search_index.first(kept), *search_index.texts(kept)])}
