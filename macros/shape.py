"""A Record and its Schema in; a view of it as plain data out: labels, words and numbered sources, no HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros import dates
from macros.records import Record
from macros.schema import Node, Schema


@dataclass(frozen=True)
class Cite:
    """One mark in the text: the number of a source, its key, and the mark's own anchor."""

    number: int
    key: str
    anchor: str


@dataclass(frozen=True)
class Fact:
    """One fact in words. `kind` is "value", "not_found" or "rivals"; `text` is ready to be escaped."""

    kind: str
    text: str
    label: str = ""
    as_of: str = ""
    confidence: str = ""
    note: str = ""
    cites: tuple[Cite, ...] = ()
    rivals: tuple[Fact, ...] = ()
    is_address: bool = False


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


@dataclass
class SourceView:
    """One source, its number in this record, and the anchors of the marks that lead to it."""

    number: int
    key: str
    data: Mapping[str, Any]
    date: str
    read: str
    marks: list[str] = field(default_factory=list)


class View:
    """All of a record in words, with sources numbered in the order in which the page names them."""

    def __init__(self, record: Record, schema: Schema) -> None:
        self.record = record
        self.schema = schema
        self._sources: dict[str, SourceView] = {}

    @property
    def sources(self) -> list[SourceView]:
        """The sources named so far, by number. Ask for it last."""
        return list(self._sources.values())

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
        return Row(path.rpartition(".")[2], title, text, facts, self._is_number(node))

    def fact(self, data: Mapping[str, Any], node: Node, named: Node | None = None) -> Fact:
        """One fact in words. `node` describes the fact, `named` the field that holds it."""
        label, note = str(data.get("label", "")), str(data.get("note", ""))
        if "not_found" in data:
            return Fact("not_found", "", label, dates.in_words(data["not_found"]), note=note)
        if "rivals" in data:
            rivals = tuple(self.fact(rival, node, named) for rival in data["rivals"])
            return Fact("rivals", "", label, note=note, rivals=rivals)
        value_node = self.schema.child(node, "value")
        text = self._text(data, value_node, named or node)
        is_address = any(part is self.schema.root["definitions"]["url"] for part in self.schema.parts(value_node))
        return Fact("value", text, label, **self.proof(data), note=note, is_address=is_address)

    def proof(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """What stands behind a statement: its date, confidence and source marks, in words."""
        confidence = self.schema.labels(self.schema.root["definitions"]["confidence"])
        return {
            "as_of": dates.in_words(data.get("as_of", data.get("date"))),
            "confidence": confidence[data["confidence"]].lower(),
            "cites": self.cite(data["sources"]),
        }

    def cite(self, keys: list[str]) -> tuple[Cite, ...]:
        """A mark for each source key; the source learns of the mark."""
        return tuple(self._cite(key) for key in keys)

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

    def _cite(self, key: str) -> Cite:
        data = self.record.data["sources"][key]
        if key not in self._sources:
            read = self.schema.labels(self.schema.root["definitions"]["read"])[data["read"]]
            number = len(self._sources) + 1
            self._sources[key] = SourceView(number, key, data, dates.in_words(data["date"]), read)
        source = self._sources[key]
        anchor = f"cite-{source.number}-{len(source.marks) + 1}"
        source.marks.append(anchor)
        return Cite(source.number, key, anchor)

    def _is_number(self, node: Node) -> bool:
        fact = self.schema.child(node, 0) or node
        return bool(self.schema.word(self.schema.child(fact, "value"), "type") == "number")

    def _text(self, data: Mapping[str, Any], value_node: Node, named: Node) -> str:
        value = data["value"]
        if isinstance(value, int | float) and self.schema.word(value_node, "type") == "number":
            unit = self.schema.word(named, "x-unit", "")
            text = number(value, unit)
            if "to" in data:
                text = f"{text} to {number(data['to'], unit)}"
            qualifier = self.schema.labels(self.schema.root["definitions"]["qualifier"]).get(data.get("qualifier", ""))
            return f"{qualifier} {text}" if qualifier else text
        if self.schema.choices(value_node):
            return self.schema.labels(value_node).get(value, str(value))
        if "partial-date" in str(self.schema.word(value_node, "format", "")):
            return dates.in_words(value)
        return str(value)


def number(value: float, unit: str = "") -> str:
    """A number as people read it: £1,394,734; 2.5%; 15 years; a minus sign before the pound."""
    text = f"{abs(value):,}"
    sign = "−" if value < 0 else ""
    if unit == "£":
        return f"{sign}£{text}"
    return f"{sign}{text}{unit if unit == '%' else f' {unit}' if unit else ''}"
