"""The library in; source marks, explained words, reference tables and lists out."""

from __future__ import annotations

from macros.read import dates
from macros.render import change_files, jinja
from macros.render.page_macros.group import MacroGroup
from macros.shape import (
    closed_group,
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

    def who_owns(self) -> str:
        """Who owns and who votes in each legal form: a sign and words for each, from the table of legal forms."""
        return jinja.html("who_owns.html", options=self._book.library.tables["legal-forms"]["options"])

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
        topics = change_files.topics(self._book)
        return jinja.html("changes.html", changes=found, topics=topics, root=self._root())

    def closed_group(self) -> str:
        """Every name of the closed group and what became of it: a picture, how many, and a table with sources."""
        data, schema = self._book.library.data["closed_group"], self._book.library.schemas["closed_group"]
        words = Words(schema, self._notes())
        listed = closed_group.members(data, words)
        return jinja.html(
            "closed_group.html",
            list=words.fact(data["list"], schema.at(("list",))),
            listed=listed,
            counts=closed_group.counts(listed, self._choices("closed_group", "members", 0, "became")),
            root=self._root(),
        )

    def closed_group_answer(self) -> str:
        """How many of the closed group left, lasted and run today, as ranges."""
        data = self._book.library.data["closed_group"]
        return jinja.html(
            "closed_group_answer.html",
            ranges=closed_group.ranges(data, self._settings.today),
            total=len(data["members"]),
            lost=sum(each["became"] == "lost" for each in data["members"]),
            looked=dates.in_words(data["looked"]),
        )

    def all_sources(self) -> str:
        """Every source of the library, once, with the pages that cite it."""
        found = reference.sources(self._book.library, self._book.schema)
        return jinja.html("all_sources.html", sources=found, root=self._root())

    def due(self) -> str:
        """Pages of facts and the day by which each is to be checked again."""
        return jinja.html(
            "due.html", pages=gaps.due_pages(self._book.library.pages, self._settings.today), root=self._root()
        )
