"""What one page cites and which words it explains, in the order of the page."""

from macros.check.library import Library
from macros.read.fields import Fields
from macros.read.schema import Schema
from macros.shape.citations import Citations


class PageNotes(Citations):
    """The sources and the glossary words of one page."""

    def __init__(self, shelf: Library, schema: Schema) -> None:
        super().__init__(shelf.sources, schema)
        self._words: dict[str, Fields] = {}
        self._uses = 0

    def word(self, entry: Fields) -> str:
        """Note a glossary entry that the page uses. Returns an id for this use."""
        self._words.setdefault(entry["term"], entry)
        self._uses += 1
        return f"use-{self._uses}"

    def words(self) -> list[Fields]:
        """The words used so far, in the order of the alphabet."""
        return sorted(self._words.values(), key=lambda entry: str(entry["term"]).casefold())
