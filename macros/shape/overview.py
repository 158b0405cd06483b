"""Records in; what lists, chapters and search say of them out, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from macros.read import prose, shown
from macros.read.records import Record, by_name
from macros.read.schema import Schema
from macros.read.shown import Shown
from macros.shape.record_page import contents, page_view
from macros.shape.view import Item, Status, View, status


@dataclass(frozen=True)
class Overview:
    """What is said of a record wherever it is named. `line` is a line of its story."""

    slug: str
    name: str
    contrast: bool
    status: Status
    sector: str
    place: str
    line: str


def overview_row(record: Record, schema: Schema, today: date) -> Overview:
    """What is said of one record."""
    view = page_view(record, schema)
    return Overview(
        slug=record.slug,
        name=record.name,
        contrast=record.data.get("role") == "contrast",
        status=status(record, schema, today),
        sector=", ".join(view.texts("sector")),
        place=", ".join(view.texts("region", "nation")),
        line=prose.sentences(record.data["summary"])[0],
    )


@dataclass(frozen=True)
class Lesson(Item):
    """A lesson, and what is said of the record that holds it."""

    record: Overview


def lessons_of(found: Iterable[Record], schema: Schema, stage: str, today: date) -> list[Lesson]:
    """Every lesson that records hold for a stage, with the record's row. What went wrong and what helped take
    turns, and so do records, so that the first few show both sides and several organisations."""
    held = []
    for record in by_name(found):
        row = overview_row(record, schema, today)
        lessons = (item for item in contents(record, schema)["lessons"] if item.data["stage"] == stage)
        held.append([Lesson(**vars(item), record=row) for item in lessons])
    tones = ("went_badly", "went_well", "mixed")
    return _in_turns([_in_turns([[one for one in own if one.data["tone"] == tone] for own in held]) for tone in tones])


def _in_turns(piles: Sequence[Sequence[Lesson]]) -> list[Lesson]:
    """One from each pile, then one from each again, until all are taken."""
    return [item for turn in zip_longest(*piles) for item in turn if item is not None]


def facets(record: Record, schema: Schema) -> dict[str, list[str]]:
    """The values by which a record can be filtered in search, by the name of the filter."""
    view = page_view(record, schema)
    return {field.label: _narrowed(view, field) for field in shown.fields(schema, "search")}


def _narrowed(view: View, field: Shown) -> list[str]:
    """The values of a field in words; those of the entries of a list each once, in the order of the description."""
    part, inside, key = field.path.partition("[].")
    if inside:
        given = {entry.get(key) for entry in view.record.data.get(part, ())}
        return [label for value, label in view.schema.labels(field.kind.held).items() if value in given]
    found = list(view.texts(*field.paths))
    if field.options.get("everywhere") in view.written(*field.paths):
        found += [label for label in view.schema.labels(field.kind.held).values() if label not in found]
    return found
