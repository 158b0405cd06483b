"""MkDocs hook: the pages and files that macros/hooks/site.py works out become part of the site, and are counted.

MkDocs loads this file by its path, before our package can be imported: so imports of ours stand inside functions.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from macros.hooks.site import Site
    from macros.render.virtual_pages import Head


def _site() -> Site:
    """The build that is under way."""
    from macros.hooks.site import under_way

    site = under_way.get()
    assert site is not None, "macros/__init__.py begins it"
    return site


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the virtual pages (records, meeting packs), and the data files."""
    from macros.read.problems import Unreadable

    site = _site()
    for page in site.virtual_pages.values():
        files.append(File.generated(config, page.path, content=page.text))
    try:
        made = site.files
    except Unreadable as gone:  # since it was checked
        raise PluginError(f"{gone}\nThe site was not built.") from None
    for path, content in made.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Escape each page's title before any page prints it: the theme prints titles as they are."""
    page.title = escape(_head(page).title)
    return markdown


def _head(page: Page) -> Head:
    return _site().head(page.file.src_uri, str(page.meta.get("title") or page.title), page.meta)


def on_page_context(context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, object]:
    """Tell the theme what a page is, and the way to tell of a fault on it."""
    site = _site()
    source = page.file.src_uri
    head = _head(page)
    page.meta.update(site.for_theme(source, _address(page.url), head, page.meta))
    context["wrong"] = site.wrong_doors(source, page.url, head.title)
    return context


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Finish what Markdown made."""
    return _site().finished(html, page.url)


def _address(url: str) -> str:
    """The address of a page below the site's front; the front is "" (MkDocs says "./")."""
    return "" if url in (".", "./") else url


# What the theme writes wrongly where no block of it can be replaced: a word that checkboxes do not have.
_WRONG = re.compile(r'(type="checkbox" id="__(?:drawer|search)") autocomplete="off"')


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Repair the theme's markup."""
    return _WRONG.sub(r"\1", output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Repair the theme's markup on the page for addresses that are not there."""
    return _WRONG.sub(r"\1", output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Count the pages that were to be made, then make the data of search."""
    from macros.hooks.site import under_way
    from macros.publish import search_index

    folder = Path(config.site_dir)
    for entry in _site().virtual_pages.values():
        built = folder / Path(entry.path).with_suffix("") / "index.html"
        if not built.is_file():
            raise PluginError(f"{entry.made_from}:1: A page made from this file is not in the built site ({built}).")
    if wrong := search_index.build(folder):
        raise PluginError(wrong)
    under_way.set(None)
