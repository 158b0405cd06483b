"""The library in; source marks, explained words, answers to questions and reference pages out."""

from functools import partial
from zlib import crc32

from macros.read.fields import Fields
from macros.render import change_files, jinja
from macros.render.page_macros.desk import Desk
from macros.shape import questions, reference


class LibraryMacros(Desk):
    """Macros about sources, words, questions and reference pages."""

    def cite(self, *keys: str, sure: str = "high") -> str:
        """Marks that lead to sources of the library. `sure` is "high" or "medium"."""
        if sure not in ("high", "medium"):
            raise ValueError(f'cite(…, sure="{sure}"): write "high" or "medium".')
        return jinja.inline("cite.html", marks=self.notes.marks(list(keys)), sure=sure)

    def term(self, word: str, shown: str = "") -> str:
        """A word of the glossary, explained on hover and focus, and listed at the end of the page."""
        entry = self.book.library.term(word)
        if entry is None:
            raise ValueError(f'term("{word}"): the glossary does not have this word.')
        return jinja.inline("term.html", entry=entry, shown=shown or word, use=self.notes.word(entry), root=self.root)

    def contacts(self) -> str:
        """Whom to ask, by worry and by kind of help."""
        contacts, kinds = self.book.library.contacts, self.choices("contacts", "contacts", "any", "group").values()
        marks = {key: self.notes.marks(held.get("sources", ())) for key, held in contacts.items()}
        nations = self.readers("home_nation")
        return self.markdown("contacts.md", contacts=contacts, kinds=kinds, marks=marks, nations=nations)

    def readiness(self) -> str:
        """The sheet of the readiness check, and what each of its answers means."""
        data = self.book.library.decided["readiness"].value
        place = partial(questions.place, shelf=self.book.library)
        return self.markdown("readiness.md", here=self, data=data, edition=edition(data), place=place)

    def changes(self) -> str:
        """What is changing in law and policy, the nearest first."""
        return self.html(
            "changes.html",
            changes=reference.nearest_first(self.book.library.changes),
            worded=self.worded("changes", "changes", 0, "now"),
            stages=self.schema.labels(self.schema.root["definitions"]["stage"]),
            today=self.today,
            topics=change_files.topics(self.book),
        )

    def closed_group(self) -> str:
        """Every name of the closed group and what became of it: a picture, how many, and a table with sources."""
        data = self.book.library.data["closed_group"]
        ends = self.labels("closed_group", "members", 0, "became")
        return self.html(
            "closed_group.html",
            list=data["list"],
            listed=reference.by_end(data["members"], ends),
            ends=ends,
            left=self.labels("closed_group", "members", 0, "left"),
            worded=self.worded("closed_group", "list"),
        )

    def closed_group_answer(self) -> str:
        """How many of the closed group left, lasted and run today, as ranges."""
        data = self.book.library.data["closed_group"]
        return self.html("closed_group_answer.html", data=data, ranges=reference.ranges(data, self.today))

    def due(self) -> str:
        """Pages of facts and the day by which each is to be checked again."""
        return self.html("due.html", pages=reference.due_first(self.book.library.pages), today=self.today)


def edition(data: Fields) -> str:
    """Four letters that change with the statements of the readiness check and their order: codes of another edition do
    not fit its sheet."""
    keys = [one["key"] for theme in data["themes"] for one in data["statements"] if one["theme"] == theme["key"]]
    return f"{crc32(' '.join(keys).encode()) & 0xFFFF:04x}"
