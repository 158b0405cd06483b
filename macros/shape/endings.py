"""All records and their lives in; what they came to, with its mark, and what sources say of its causes, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.read import fields
from macros.read.records import Record, by_name
from macros.read.schema import Choice, Schema
from macros.shape import overview
from macros.shape.facts import Fact, values
from macros.shape.lives import Life
from macros.shape.overview import Overview
from macros.shape.view import Status

MARKS: dict[str, str] = fields.beside(__file__)


@dataclass(frozen=True)
class Ending:
    """One outcome: its words, its mark, and the lives that came to it, in the order of their names."""

    label: str
    mark: str
    lives: tuple[Life, ...]


def endings(lives: list[Life], schema: Schema) -> list[Ending]:
    """What became of them, in the order of the description; those last seen long ago after those seen of late."""
    choices = [choice.value for choice in schema.choices(schema.at(("status", "value")))]
    found: dict[str, list[Life]] = {}
    for life in sorted(lives, key=lambda each: each.name.casefold()):
        found.setdefault(life.status.group, []).append(life)
    rows = [Ending(label, mark(some[0].status), tuple(some)) for label, some in found.items()]
    return sorted(rows, key=lambda row: (choices.index(row.lives[0].status.value), row.mark == "ring"))


def mark(status: Status) -> str:
    """The mark of a status; a ring for those that traded when they were last seen, long ago."""
    return "ring" if status.badge == "old" and status.value == "trading" else MARKS[status.value]


def told(found: Iterable[Record], schema: Schema, today: date, path: str) -> Iterator[tuple[Overview, list[Fact]]]:
    """What sources say at a path of each record that says something there, with the marks that its own page has."""
    for record in by_name(found):
        if facts := values(overview.page_view(record, schema).row(path).facts):
            yield overview.overview_row(record, schema, today), facts


def causes(found: Iterable[Record], schema: Schema, today: date) -> list[tuple[Choice, list[tuple[Overview, Fact]]]]:
    """Each cause that sources give for an ending, with its cases and what their sources say: most cases first."""
    by_cause: dict[str, list[tuple[Overview, Fact]]] = {}
    for row, facts in told(found, schema, today, "outcome.causes"):
        for fact in facts:
            by_cause.setdefault(fact.data["value"], []).append((row, fact))
    choices = schema.choices(schema.root["definitions"]["cause"])
    groups = [(choice, by_cause[choice.value]) for choice in choices if choice.value in by_cause]
    return sorted(groups, key=lambda group: -len(group[1]))
