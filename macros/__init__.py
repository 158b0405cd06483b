"""What MkDocs calls: load the handbook, stop with every problem, register what pages may use. No logic here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros import handbook
from macros.read import dates
from macros.read.reading import Unreadable
from macros.render import (
    data_files,
    doors,
    feed,
    fragments,
    link_letters,
    moved_pages,
    page_macros,
    structured,
    virtual_pages,
)


def define_env(env: Any) -> None:
    """Entry point of mkdocs-macros. Raises PluginError with all problems, one a line."""
    root = Path(env.project_dir)
    try:
        book, problems = handbook.load(root)
    except Unreadable as unreadable:
        raise PluginError(str(unreadable)) from None
    if problems:
        listed = "\n".join(map(str, problems))
        raise PluginError(f"{listed}\n{len(problems)} to mend. The site was not built.")
    pages = page_macros.PageMacros(book, env.conf, lambda: env.page)
    for name in page_macros.NAMES:
        env.macro(getattr(pages, name), name)
    # For the hook in pages.py, which cannot import this package under the `mkdocs` command.
    env.variables["virtual_pages"] = {page.path: page for page in virtual_pages.every_page(book)}
    env.variables["data_files"] = {
        **data_files.files(book, root, env.conf),
        **fragments.files(book),
        **{document.path: document.content for document in pages.documents},
        **moved_pages.files(book, root, env.conf),
        feed.PATH: feed.atom(book, env.conf),
    }
    env.variables["structured_data"] = structured.Structured(book, env.conf).of
    env.variables["wrong_door"] = partial(doors.wrong, env.conf["extra"], env.conf["site_url"])
    env.variables["page_heads"] = pages.head
    env.variables["in_words"] = dates.in_words
    env.variables["link_letters"] = lambda html, address: link_letters.add(html, address, env.conf["site_url"] or "")
    env.variables["stages"] = book.schema.labels(book.schema.at(("lessons", 0, "stage")))
