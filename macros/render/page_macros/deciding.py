"""The readiness check and the choosers in; their pages out."""

from __future__ import annotations

from macros.render import jinja
from macros.render.page_macros.group import MacroGroup
from macros.shape import readiness


class DecidingMacros(MacroGroup):
    """Macros of what helps a group to decide."""

    def readiness(self) -> str:
        """The sheet of the readiness check, and what each of its answers means."""
        book = self._book
        found = readiness.themes(book.library, book.records, book.schema, self._settings.today, self._notes())
        return jinja.markdown("readiness.md", themes=found, edition=readiness.edition(found), root=self._root())
