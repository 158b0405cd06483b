"""What one page cites and which words it explains, in the order of the page: keys in; numbers out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros import dates
from macros.library import Library
from macros.schema import Schema
from macros.shape import Cite, SourceView


class Citations:
    """The sources and glossary words of one page. MkDocs may render a page twice (serve): the end starts anew."""

    def __init__(self, shelf: Library, schema: Schema) -> None:
        self._shelf = shelf
        self._read = schema.labels(schema.root["definitions"]["read"])
        self._found: dict[str, SourceView] = {}
        self._words: dict[str, Mapping[str, Any]] = {}

    def marks(self, keys: list[str]) -> tuple[Cite, ...]:
        """A mark for each key, numbered by first use."""
        return tuple(self._mark(key) for key in keys)

    def word(self, entry: Mapping[str, Any]) -> int:
        """A glossary entry used on the page: its number here."""
        self._words.setdefault(entry["term"], entry)
        return list(self._words).index(entry["term"]) + 1

    def sources(self) -> list[SourceView]:
        """The sources cited so far, by number. Clears the page, so that rendering it again counts from one."""
        found = list(self._found.values())
        self._found = {}
        return found

    def words(self) -> list[Mapping[str, Any]]:
        """The words explained so far, in the order of the alphabet. Clears them as `sources` does."""
        found = sorted(self._words.values(), key=lambda entry: entry["term"].casefold())
        self._words = {}
        return found

    def _mark(self, key: str) -> Cite:
        source = self._shelf.sources[key]
        if key not in self._found:
            number = len(self._found) + 1
            view = SourceView(number, key, source, dates.in_words(source["date"]), self._read[source["read"]])
            self._found[key] = view
        view = self._found[key]
        anchor = f"cite-{view.number}-{len(view.marks) + 1}"
        view.marks.append(anchor)
        return Cite(view.number, key, anchor)
