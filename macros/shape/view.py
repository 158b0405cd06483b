"""A Record and its Schema in; a view of it as plain data out: labels, words and numbered sources, no HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.citations import Citations
from macros.shape.facts import Fact, Words


@dataclass(frozen=True)
class Row:
    """One field of a record, with its facts."""

    key: str
    label: str
    help: str
    facts: tuple[Fact, ...]
    numeric: bool = False


@dataclass(frozen=True)
class Section:
    """One part of a record, with its fields in the order of the description."""

    key: str
    label: str
    rows: tuple[Row, ...]


class View(Words):
    """All of a record in words, with sources numbered in the order in which the page names them."""

    def __init__(self, record: Record, schema: Schema) -> None:
        super().__init__(schema, Citations(record.data["sources"], schema))
        self.record = record

    def label(self, *path: str) -> str:
        """The label of a field."""
        return str(self.schema.word(self.schema.at(path), "title", path[-1]))

    def choice(self, *path: str) -> str:
        """The label of the choice a record makes at `path`; empty where it makes none."""
        value = self.record.get(".".join(path))
        return self.schema.label(path, value) if value is not None else ""

    def section(self, key: str) -> Section:
        """One part of the record; its rows hold only fields that the record has."""
        node = self.schema.at((key,))
        rows = tuple(row for row in (self.row(f"{key}.{f.key}") for f in self.schema.fields(node)) if row.facts)
        return Section(key, self.label(key), rows)

    def row(self, path: str) -> Row:
        """One field, by dotted path, with its facts; none where the record says nothing."""
        node = self.schema.at(tuple(path.split(".")))
        title, text = self.schema.word(node, "title", path), self.schema.word(node, "description", "")
        found = self.record.get(path)
        if isinstance(found, list):
            facts = tuple(self.fact(item, self.schema.child(node, 0), node) for item in found)
        else:
            facts = (self.fact(found, node, node),) if isinstance(found, Mapping) else ()
        return Row(path.rpartition(".")[2], title, text, facts, self.schema.kind(node).value == "number")

    def items(self, key: str) -> Iterator[dict[str, Any]]:
        """Entries of a list that are not facts (events, results, lessons, …), choices as labels, with their proof."""
        node = self.schema.child(self.schema.at((key,)), 0)
        for entry in self.record.data.get(key, []):
            words = {
                name: self.schema.labels(self.schema.child(node, name)).get(value, value)
                for name, value in entry.items()
                if isinstance(value, str)
            }
            yield {**entry, **{f"{name}_label": text for name, text in words.items()}, "proof": self.proof(entry)}
