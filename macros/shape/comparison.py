"""Records in; the rows on which they are compared, and what each record says there, as plain data, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape import overview
from macros.shape.citations import SourceView
from macros.shape.facts import Fact
from macros.shape.view import View

FIRST = "Who it is"
FAR_MORE = 1.5  # times as many facts

# Parts of a record in the order of the comparison. The parts of FIRST share one group.
WHO = ("status", "sector", "other_sectors", "nation", "region", "place", "identity", "service")
PARTS = ("origin", "ownership", "deal", "size", "results", "difficulties", "outcome", "lessons")

# Fields that tell one record from another and compare nothing.
LEFT_OUT = {"identity.registrations", "identity.address", "identity.website", "identity.other_names"}


@dataclass(frozen=True)
class Line:
    """One field on which records are compared: its dotted path and its label."""

    path: str
    label: str


@dataclass(frozen=True)
class Part:
    """The lines that belong to one part of a record."""

    label: str
    lines: tuple[Line, ...]


@lru_cache(maxsize=4)
def parts(schema: Schema) -> tuple[Part, ...]:
    """Every line of the comparison, by part, under the labels of the description."""
    who = [line for key in WHO for line in _lines(schema, key)]
    others = [Part(_label(schema, key), tuple(_lines(schema, key))) for key in PARTS]
    return (Part(FIRST, tuple(who)), *others)


def _label(schema: Schema, *path: str) -> str:
    return str(schema.word(schema.at(path), "title", path[-1]))


def _lines(schema: Schema, key: str) -> Iterator[Line]:
    """The fields of one part; the part itself where it is one fact, one choice or one list."""
    node = schema.at((key,))
    is_part = schema.word(node, "type") == "object" and "value" not in schema.word(node, "properties", {})
    if not is_part:
        yield Line(key, _label(schema, key))
        return
    for field in schema.fields(node):
        if f"{key}.{field.key}" not in LEFT_OUT:
            yield Line(f"{key}.{field.key}", field.label)


def cells(record: Record, schema: Schema) -> dict[str, tuple[Fact, ...]]:
    """What a record says on each line, by path; nothing on lines it does not have."""
    view = overview.page_view(record, schema)
    said = {line.path: _cell(view, line.path) for part in parts(schema) for line in part.lines}
    return {path: facts for path, facts in said.items() if facts}


def sources(record: Record, schema: Schema) -> list[SourceView]:
    """The sources that the marks in the cells lead to, in the order of their numbers."""
    return overview.page_view(record, schema).citations.sources()


def _cell(view: View, path: str) -> tuple[Fact, ...]:
    value = view.record.get(path)
    if value is None:
        return ()
    if isinstance(value, str):
        return (Fact("value", view.choice(*path.split(".")) or value),)
    if path == "other_sectors":
        labels = view.schema.labels(view.schema.at(("sector",)))
        return tuple(Fact("value", labels[key]) for key in value)
    if path == "lessons":
        return tuple(Fact("value", item["shows"], _stage(item), **item["proof"]) for item in view.items(path))
    if path == "results":
        return tuple(_result(item) for item in view.items(path))
    return view.row(path).facts


def _stage(item: dict[str, Any]) -> str:
    return f"{item['stage_label']} ({item['tone_label'][0].lower()}{item['tone_label'][1:]})"


def _result(item: dict[str, Any]) -> Fact:
    """A result in words: before, if known, and after; the kind of evidence as its note."""
    text = f"Before: {item['before']} After: {item['after']}" if item.get("before") else item["after"]
    return Fact("value", text, item["measure"], **item["proof"], note=f"{item['grade_label']}. {item.get('note', '')}")


def longest(cells: Sequence[Mapping[str, Sequence[Any]]]) -> int:
    """The place of the column that says far more than each of the others, as `longest` in compare-records.js finds it;
    -1 where none does. On paper it is given more room."""
    counts = [sum(map(len, column.values())) for column in cells]
    most, *others = sorted(counts, reverse=True)
    return counts.index(most) if others and most > FAR_MORE * others[0] else -1
