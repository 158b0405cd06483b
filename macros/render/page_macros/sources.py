"""The library in; source marks, explained words, reference tables and lists out."""

from macros.render import change_files, jinja
from macros.render.page_macros.group import MacroGroup
from macros.shape import reference


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
        return self._html("page_end.html", sources=notes.sources(), words=notes.words())

    def comparison(self, name: str) -> str:
        """A reference table of docs/_data/tables: its options side by side."""
        return self._html("comparison.html", name=name, **self._table(name))

    def who_owns(self) -> str:
        """Who owns and who votes in each legal form: a sign and words for each, from the table of legal forms."""
        return self._html("who_owns.html", options=self._book.library.tables["legal-forms"]["options"])

    def glossary(self) -> str:
        """Every term with its meaning, in the order of the alphabet."""
        terms = self._book.library.data["glossary"]["terms"]
        in_order = sorted(terms, key=lambda term: str(term["term"]).casefold())
        return self._html("glossary.html", terms=in_order, marks=self._notes().marks)

    def changes(self) -> str:
        """What is changing in law and policy, the nearest first."""
        return self._html(
            "changes.html",
            changes=reference.nearest_first(self._book.library.changes),
            worded=self._worded("changes", "changes", 0, "now"),
            stages=self._schema.labels(self._schema.root["definitions"]["stage"]),
            today=self._today,
            topics=change_files.topics(self._book),
        )

    def closed_group(self) -> str:
        """Every name of the closed group and what became of it: a picture, how many, and a table with sources."""
        data = self._book.library.data["closed_group"]
        ends = self._labels("closed_group", "members", 0, "became")
        return self._html(
            "closed_group.html",
            list=data["list"],
            listed=reference.by_end(data["members"], ends),
            ends=ends,
            left=self._labels("closed_group", "members", 0, "left"),
            worded=self._worded("closed_group", "list"),
        )

    def closed_group_answer(self) -> str:
        """How many of the closed group left, lasted and run today, as ranges."""
        data = self._book.library.data["closed_group"]
        return self._html(
            "closed_group_answer.html",
            ranges=reference.ranges(data, self._today),
            total=len(data["members"]),
            lost=sum(each["became"] == "lost" for each in data["members"]),
            looked=data["looked"],
        )

    def all_sources(self) -> str:
        """Every source of the library, once, with the pages that cite it."""
        shelf, read = self._book.library, self._schema.labels(self._schema.root["definitions"]["read"])
        return self._html("all_sources.html", sources=reference.by_title(shelf.sources), users=shelf.users, read=read)

    def due(self) -> str:
        """Pages of facts and the day by which each is to be checked again."""
        return self._html("due.html", pages=reference.due_first(self._book.library.pages), today=self._today)
