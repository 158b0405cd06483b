"""MkDocs hook: the pages and data files that macros worked out become part of the site, and are counted after it.

Imports nothing of ours: under the `mkdocs` command a hook cannot. It takes what the macros plugin has loaded.
"""

from __future__ import annotations

import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files


def _given(config: Any, name: str) -> Any:
    return config.plugins["macros"].variables[name]


# What templates were compiled to, by their text: the theme's, and pages, which the macros plugin takes for templates.
_compiled: dict[str, dict[Any, Any]] = {"theme": {}, "pages": {}}


def _compile_once(env: Any, kept: dict[Any, Any]) -> None:
    """Let a Jinja environment take what one before it compiled: each build has its own, and an edit changes little."""
    compile_ = env.compile

    def once(*text: Any) -> Any:
        if text not in kept:
            kept[text] = compile_(*text)
        return kept[text]

    env.compile = once


def on_env(env: Any, config: Any, files: Files) -> None:
    """Compile the theme once."""
    _compile_once(env, _compiled["theme"])


def on_files(files: Files, config: Any) -> Files:
    """Add the virtual pages (records, meeting packs), and the data files."""
    _compile_once(config.plugins["macros"].env, _compiled["pages"])
    for page in _given(config, "virtual_pages").values():
        files.append(File.generated(config, page.path, content=page.text))
    for path, content in _given(config, "data_files").items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Give each page what it is in the words of schema.org and the way to tell of a fault, and a virtual page its
    title and description, escaped: the theme prints both as they are."""
    path = page.file.src_uri
    virtual = _given(config, "virtual_pages").get(path)
    page.meta["made_from"] = virtual.made_from if virtual else f"docs/{path}"
    page.meta["stage_name"] = _given(config, "stages").get(Path(path).stem) if "stage" in page.meta else None
    title = str(page.title)
    if virtual:
        head = _given(config, "page_heads")(path)
        title = head["title"]
        page.title = escape(title)
        page.meta["plain"] = {"title": head["title"], "description": " ".join(head["description"].split())}
        page.meta["description"] = escape(" ".join(head["description"].split()))
        page.meta["checked"] = head["checked"]
        page.meta["hide"] = ["navigation"]
        page.meta["search"] = head["search"]
        page.meta["filters"] = {name: [escape(v) for v in values] for name, values in head["filters"].items()}
    head = page.meta.get("plain") or {"title": title, "description": page.meta.get("description")}
    head["checked"] = str(page.meta["checked"]) if page.meta.get("checked") else None
    page.meta["checked_in_words"] = _given(config, "in_words")(head["checked"]) if head["checked"] else ""
    page.meta["structured"] = _given(config, "structured_data")(path, _address(page.url), head)
    context["wrong"] = _given(config, "wrong_door")(title, page.url, page.meta["made_from"])
    return context


def on_page_content(html: str, page: Any, config: Any, files: Files) -> str:
    """Give each link a letter, and the page the list of their addresses for paper."""
    return str(_given(config, "link_letters")(html, _address(page.url)))


def _address(url: str) -> str:
    """The address of a page below the site's front; the front is "" (MkDocs says "./")."""
    return "" if url in (".", "./") else url


# What the theme writes wrongly where no block of it can be replaced: must be there once, or the build stops,
# so that a new version of the theme cannot undo the repair quietly.
REPAIRS = {
    'type="checkbox" id="__drawer" autocomplete="off"': 'type="checkbox" id="__drawer"',  # invalid on a checkbox
    'type="checkbox" id="__search" autocomplete="off"': 'type="checkbox" id="__search"',
}


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Repair the theme's markup."""
    return _repair(output, page.file.src_uri)


def on_post_template(output_content: str, template_name: str, config: Any) -> str:
    """Repair the theme's markup on the page for addresses that are not there."""
    return _repair(output_content, template_name) if template_name.endswith(".html") else output_content


def _repair(html: str, place: str) -> str:
    for wrong, right in REPAIRS.items():
        if html.count(wrong) != 1:
            raise PluginError(
                f"{place}: the theme no longer writes {wrong!r} once. Look at REPAIRS in macros/hooks/pages.py."
            )
        html = html.replace(wrong, right)
    return html


def on_startup(command: str, dirty: bool) -> None:
    """Note whether the site is served with live reload."""
    _indexing.update(serving=command == "serve", running=None)


# Whether the site is served, and the search index that is on its way then.
_indexing: dict[str, Any] = {"serving": False, "running": None}


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """After a mistake show the last good pages. MkDocs would answer no request until it is mended."""

    def build() -> None:
        try:
            builder()
        except SystemExit as mistake:
            print(f"{mistake}\nThe pages are as they were. They change when this is mended.", file=sys.stderr)

    server.builder = build
    return server


def on_pre_build(config: Any) -> None:
    """Stop an index of the build before, which would write among the new pages."""
    if _indexing["running"]:
        _indexing["running"].kill()
        _indexing["running"].wait()


def on_post_build(config: Any) -> None:
    """Count the pages that were to be made, then build the search index. Somebody who looks at an edit does not wait
    for it: where the site is served, search follows a second later."""
    site = Path(config.site_dir)
    for entry in _given(config, "virtual_pages").values():
        built = site / Path(entry.path).with_suffix("") / "index.html"
        if not built.is_file():
            raise PluginError(f"{entry.made_from}:1: A page made from this file is not in the built site ({built}).")
    index = [sys.executable, "-m", "macros.publish.search_index", str(site)]
    project = Path(config.config_file_path).parent
    if _indexing["serving"]:
        _indexing["running"] = subprocess.Popen(index, cwd=project)
        return
    done = subprocess.run(index, cwd=project, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PluginError(done.stderr or done.stdout)
