"""The library in; source marks, explained words, reference tables and lists out."""

from __future__ import annotations

from macros.render import jinja
from macros.render.page_macros.group import MacroGroup
from macros.shape import (
    gaps,
    reference,
)
from macros.shape.facts import Words


class SourceMacros(MacroGroup):
    """Macros about sources, words and reference pages."""

    def cite(self, *keys: str, sure: str = "high") -> str:
        """Marks that lead to sources of the library. `sure` is "high" or "medium"."""
        if sure not in ("high", "medium"):
            raise ValueError(f'cite(…, sure="{sure}"): write "high" or "medium".')
        return jinja.inline("cite.html", marks=self._notes().marks(list(keys)), sure=sure)

    def term(self, word: str, shown: str = "") -> str:
        """A word of the glossary, explained on hover and focus, and listed at the end of the page."""
        entry = self._book.library.term(word)
        if entry is None:
            raise ValueError(f'term("{word}"): the glossary does not have this word.')
        use = self._notes().word(entry)
        return jinja.inline("term.html", entry=entry, shown=shown or word, use=use, root=self._root())

    def page_end(self) -> str:
        """The sources this page cites, and the words it explains."""
        notes = self._notes()
        return jinja.html("page_end.html", sources=notes.sources(), words=notes.words(), root=self._root())

    def comparison(self, name: str) -> str:
        """A reference table of docs/_data/tables: its options side by side."""
        table = self._book.library.tables[name]
        schema = self._book.library.schemas["table"]
        words = Words(schema, self._notes())
        shaped = reference.table(table, words, self._book.records.values())
        return jinja.html("comparison.html", name=name, table=shaped, root=self._root())

    def glossary(self) -> str:
        """Every term with its meaning, in the order of the alphabet."""
        terms = self._book.library.data["glossary"]["terms"]
        found = [{**term, "marks": self._notes().marks(term.get("sources", ()))} for term in terms]
        return jinja.html("glossary.html", terms=sorted(found, key=lambda term: str(term["term"]).casefold()))

    def changes(self) -> str:
        """What is changing in law and policy, the nearest first."""
        schema = self._book.library.schemas["changes"]
        words = Words(schema, self._notes())
        found = reference.changes(self._book.library.changes, words, self._settings.today)
        return jinja.html("changes.html", changes=found, root=self._root())

    def all_sources(self) -> str:
        """Every source of the library, once, with the pages that cite it."""
        found = reference.sources(self._book.library, self._book.schema)
        return jinja.html("all_sources.html", sources=found, root=self._root())

    def due(self) -> str:
        """Pages of facts and the day by which each is to be checked again."""
        return jinja.html(
            "due.html", pages=gaps.due_pages(self._book.library.pages, self._settings.today), root=self._root()
        )
