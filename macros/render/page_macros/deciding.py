"""The readiness check and the choosers in; their pages out."""

from functools import partial
from zlib import crc32

from macros.read.fields import Fields
from macros.render.page_macros.group import MacroGroup
from macros.shape import questions


class DecidingMacros(MacroGroup):
    """Macros of what helps a group to decide."""

    def readiness(self) -> str:
        """The sheet of the readiness check, and what each of its answers means."""
        shelf = self._book.library
        data = shelf.decided["readiness"].value
        return self._markdown(
            "readiness.md",
            data=data,
            edition=edition(data),
            contacts=shelf.contacts,
            place=partial(questions.place, shelf=shelf),
            row=self._row,
            marks=self._notes().marks,
        )

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

    def first_year(self) -> str:
        """A picture of where the income of the made-up example goes, which the what-if page begins with."""
        return self._html("first_year.html")


def edition(data: Fields) -> str:
    """Four letters that change with the statements of the readiness check and their order: codes of another edition do
    not fit its sheet."""
    keys = [one["key"] for theme in data["themes"] for one in data["statements"] if one["theme"] == theme["key"]]
    return f"{crc32(' '.join(keys).encode()) & 0xFFFF:04x}"
