"""A Handbook in; what pages show of meeting packs and working documents out."""

from collections.abc import Sequence
from functools import cached_property

from macros.meetings import documents, packs
from macros.render.page_macros.group import Desk, MacroGroup


class MeetingMacros(MacroGroup):
    """Macros about staff meetings."""

    def __init__(self, desk: Desk, made: Sequence[documents.WorkingDocument]) -> None:
        """`made` are the working documents."""
        super().__init__(desk)
        self._documents = made

    def meeting_pack(self, slug: str, large: bool = False) -> str:
        """The whole page of one stage's meeting pack. `large` is the edition in large print."""
        pack = packs.context(self._book, slug, self._cases[slug], self._settings)
        return self._html("pack.html", large=large, signed_for=documents.SIGNED_FOR, **pack)

    def meeting_packs(self) -> str:
        """The packs of all stages, each to open or to print in one step."""
        return self._html("meeting_packs.html", chapters=list(self._book.chapters.values()))

    def all_decisions(self) -> str:
        """The decisions of all stages in one table."""
        undo = self._choices("chapter", "decisions", 0, "undo")
        return self._html("all_decisions.html", chapters=list(self._book.chapters.values()), undo=undo)

    def working_documents(self) -> str:
        """The documents to fill in, each with its true size."""
        return self._html("working_documents.html", documents=self._documents)

    def stage_tools(self) -> str:
        """The documents and the slides that this chapter uses."""
        used = [one for one in self._documents if one.used_at == self._stage()]
        return self._html("stage_tools.html", documents=used)

    @cached_property
    def _cases(self) -> dict[str, list[packs.CaseCard]]:
        """The cases of all packs, chosen once: each choice depends on those before it."""
        return packs.cases(self._book, self._today)
