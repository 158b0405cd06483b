"""What one page cites and which words it explains, in the order of the page."""

from __future__ import annotations

from macros.check.library import Library
from macros.read.fields import Fields
from macros.read.schema import Schema
from macros.shape.citations import Citations


class PageNotes(Citations):
    """The sources and the glossary words of one page."""

    def __init__(self, shelf: Library, schema: Schema) -> None:
        super().__init__(shelf.sources, schema)
        self._words: dict[str, Fields] = {}

    def word(self, entry: Fields) -> None:
        """Note a glossary entry that the page uses."""
        self._words.setdefault(entry["term"], entry)

    def words(self) -> list[Fields]:
        """The words used so far, in the order of the alphabet."""
        return sorted(self._words.values(), key=lambda entry: str(entry["term"]).casefold())
