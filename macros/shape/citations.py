"""Source keys in; numbered marks, and the list of sources they lead to, out. For one page or one record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from macros.read import dates
from macros.read.fields import Fields
from macros.read.schema import Schema


@dataclass(frozen=True)
class Cite:
    """One mark in the text: the number of a source, its key, the mark's own anchor, and the source itself."""

    number: int
    key: str
    anchor: str
    source: SourceView | None = field(default=None, compare=False, repr=False)


@dataclass
class SourceView:
    """One source, its number on the page, and the anchors of the marks that lead to it."""

    number: int
    key: str
    data: Fields
    date: str
    read: str
    marks: list[str] = field(default_factory=list)


class Citations:
    """Numbers sources: in the order that is given beforehand, and else in the order in which a page names them. Knows
    the glossary words of a page too."""

    def __init__(self, known: Mapping[str, Fields], schema: Schema) -> None:
        self.known = known
        self._read = schema.labels(schema.root["definitions"]["read"])
        self._found: dict[str, SourceView] = {}
        self._words: dict[str, Fields] = {}
        self._uses = 0

    def marks(self, keys: Iterable[str]) -> tuple[Cite, ...]:
        """A mark for each key; its source learns of the mark."""
        return tuple(self._mark(key) for key in keys)

    def number(self, keys: Iterable[str]) -> None:
        """Give these sources the next numbers, before anything is marked."""
        for key in keys:
            self._numbered(key)

    def sources(self) -> list[SourceView]:
        """The sources named so far, by number. Ask for it last."""
        return list(self._found.values())

    def word(self, entry: Fields) -> str:
        """Note a glossary entry that the page uses. Returns an id for this use."""
        self._words.setdefault(entry["term"], entry)
        self._uses += 1
        return f"use-{self._uses}"

    def words(self) -> list[Fields]:
        """The words used so far, in the order of the alphabet."""
        return sorted(self._words.values(), key=lambda entry: str(entry["term"]).casefold())

    def _numbered(self, key: str) -> SourceView:
        if key not in self._found:
            source = self.known[key]
            number = len(self._found) + 1
            read = self._read[source["read"]]
            self._found[key] = SourceView(number, key, source, dates.in_words(source["date"]), read)
        return self._found[key]

    def _mark(self, key: str) -> Cite:
        view = self._numbered(key)
        anchor = f"cite-{view.number}-{len(view.marks) + 1}"
        view.marks.append(anchor)
        return Cite(view.number, key, anchor, view)
