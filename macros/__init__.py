"""What MkDocs calls: load the handbook, stop with every problem, register what pages may use. No logic here.

The rooms are the folders: ARCHITECTURE.md has their order, and who may import whom.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Entry point of mkdocs-macros. Raises PluginError with all problems, one a line."""
    from mkdocs.exceptions import PluginError

    from macros import handbook
    from macros.hooks.site import Site, under_way
    from macros.read.reading import Unreadable
    from macros.read.settings import Unfit, settings

    root = Path(env.project_dir)
    try:
        told = settings(env.conf)
        book, problems = handbook.load(root)
    except (Unfit, Unreadable) as stop:
        raise PluginError(f"{stop}\nThe site was not built.") from None
    if problems:
        listed = "\n".join(map(str, problems))
        raise PluginError(f"{listed}\n{len(problems)} to mend. The site was not built.")
    site = Site(book, root, told, lambda: env.page)
    under_way.set(site)
    for name, macro in site.macros.items():
        env.macro(macro, name)  # type: ignore[no-untyped-call]
