"""Records in; the rows on which they are compared, and what each record says there, as plain data, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from macros.read import shown
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape import overview
from macros.shape.citations import SourceView
from macros.shape.facts import Fact
from macros.shape.view import View

FAR_MORE = 1.5  # times as many facts


@dataclass(frozen=True)
class Line:
    """One field on which records are compared: its dotted path and its label."""

    path: str
    label: str


@dataclass(frozen=True)
class LineGroup:
    """Lines under one heading."""

    label: str
    lines: tuple[Line, ...]


@lru_cache(maxsize=4)
def parts(schema: Schema) -> tuple[LineGroup, ...]:
    """Every line of the comparison under its heading, as the description says."""
    found: dict[str, list[Line]] = {}
    for field in shown.fields(schema, "comparison"):
        part = schema.at((field.path.partition(".")[0],))
        under = str(field.options.get("under") or schema.word(part, "title"))
        found.setdefault(under, []).append(Line(field.path, field.label))
    return tuple(LineGroup(label, tuple(lines)) for label, lines in found.items())


def cells(record: Record, schema: Schema) -> dict[str, tuple[Fact, ...]]:
    """What a record says on each line, by path; nothing on lines it does not have."""
    view = overview.page_view(record, schema)
    said = {line.path: _cell(view, line.path) for part in parts(schema) for line in part.lines}
    return {path: facts for path, facts in said.items() if facts}


def sources(record: Record, schema: Schema) -> list[SourceView]:
    """The sources that the marks in the cells lead to, in the order of their numbers."""
    return overview.page_view(record, schema).citations.sources()


def _cell(view: View, path: str) -> tuple[Fact, ...]:
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
