"""The readiness check and the choosers in; their pages out."""

from macros.render.page_macros.group import MacroGroup
from macros.shape import readiness


class DecidingMacros(MacroGroup):
    """Macros of what helps a group to decide."""

    def readiness(self) -> str:
        """The sheet of the readiness check, and what each of its answers means."""
        book = self._book
        found = readiness.themes(book.library, book.records, self._schema, self._today, self._notes())
        return self._markdown("readiness.md", themes=found, edition=readiness.edition(found))

    def plan(self) -> str:
        """Everything to tick and decide in the nine stages, with who does it."""
        undo = self._labels("chapter", "decisions", 0, "undo")
        chapters = list(self._book.chapters.values())
        return self._markdown("plan.md", chapters=chapters, parties=self._parties(), undo=undo)

    def chooser(self, name: str, page: str) -> str:
        """The chooser of a reference table: its questions as a key for paper, and what stays of its options. The whole
        table stands on `page`, an address below the front."""
        return self._markdown("chooser.md", name=name, page=page, **self._table(name))

    def what_if(self) -> str:
        """The figures of the what-if page, which its scripts reckon with as the cash-flow workbook does."""
        return self._html("what_if.html")
