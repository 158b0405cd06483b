"""A Handbook in; what pages show of meeting packs out."""

from functools import cached_property

from macros.meetings import documents, packs
from macros.render.page_macros.desk import Desk


class MeetingMacros(Desk):
    """Macros about staff meetings."""

    def meeting_pack(self, slug: str, large: bool = False) -> str:
        """The whole page of one stage's meeting pack. `large` is the edition in large print."""
        pack = packs.context(self.book, slug, self._cases[slug], self.settings)
        return self.html("pack.html", large=large, signed_for=documents.SIGNED_FOR, **pack)

    @cached_property
    def _cases(self) -> dict[str, list[packs.CaseCard]]:
        """The cases of all packs, chosen once: each choice depends on those before it."""
        return packs.cases(self.book, self.today)
