"""Reference data in; tables, changes and the list of sources, as plain data, out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.check.library import Library
from macros.read import dates
from macros.read.fields import Fields
from macros.read.records import Record, by_name
from macros.read.schema import Schema
from macros.shape.facts import Fact, Words


@dataclass(frozen=True)
class OptionColumn:
    """One option of a reference table, and the records that use it: none where that is not asked."""

    key: str
    name: str
    summary: str
    where: str
    records: tuple[Record, ...] | None


@dataclass(frozen=True)
class CriterionRow:
    """One question of a reference table, and what is said of each option."""

    label: str
    help: str
    cells: tuple[Fact, ...]


@dataclass(frozen=True)
class ReferenceTable:
    """Options side by side, and what the file of the table says."""

    data: Fields
    columns: tuple[OptionColumn, ...]
    rows: tuple[CriterionRow, ...]

    @property
    def has_records(self) -> bool:
        """Whether the table has a row for our records."""
        return any(column.records is not None for column in self.columns)


@dataclass(frozen=True)
class ChangeEntry:
    """Something that is changing: what its file says, the position now, the stages it touches (slug and label)."""

    data: Fields
    now: Fact
    stages: tuple[tuple[str, str], ...]
    due: bool


@dataclass(frozen=True)
class SourceEntry:
    """A source of the library, and the pages that use it (address and title)."""

    key: str
    data: Fields
    date: str
    read: str
    pages: tuple[tuple[str, str], ...]


def table(data: Fields, words: Words, found: Iterable[Record]) -> ReferenceTable:
    """A reference table: options as columns, questions as rows, and the records that use each option."""
    schema = words.schema
    cell_node = schema.at(("options", 0, "cells", "any"))
    rows = [
        CriterionRow(
            criterion["label"],
            criterion.get("help", ""),
            tuple(words.fact(option["cells"][criterion["key"]], cell_node) for option in data["options"]),
        )
        for criterion in data["criteria"]
    ]
    return ReferenceTable(data, columns(data, schema, found), tuple(rows))


def columns(data: Fields, schema: Schema, found: Iterable[Record]) -> tuple[OptionColumn, ...]:
    """The options of a table, each with the records that use it."""
    where = schema.labels(schema.at(("options", 0, "where", 0)))
    found = by_name(found)
    return tuple(
        OptionColumn(
            option["key"],
            option["name"],
            option.get("summary", ""),
            ", ".join(where[nation] for nation in option["where"]),
            _with_form(found, option["record_forms"]) if option.get("record_forms") else None,
        )
        for option in data["options"]
    )


def _with_form(found: list[Record], forms: Iterable[str]) -> tuple[Record, ...]:
    return tuple(record for record in found if record.get("identity.legal_form.value") in forms)


def changes(data: Iterable[Fields], words: Words, today: date) -> list[ChangeEntry]:
    """What is changing, in the order of the day we look again."""
    stages = words.schema.labels(words.schema.root["definitions"]["stage"])
    node = words.schema.at(("changes", 0, "now"))
    shaped = [
        ChangeEntry(
            data=change,
            now=words.fact(change["now"], node),
            stages=tuple((slug, stages[slug]) for slug in change.get("stages", ())),
            due=dates.last_day(str(change["look_again"])) < today,
        )
        for change in data
    ]
    return sorted(shaped, key=lambda change: dates.first_day(str(change.data["look_again"])))


def sources(shelf: Library, schema: Schema) -> list[SourceEntry]:
    """Every source of the library by its title."""
    read = schema.labels(schema.root["definitions"]["read"])
    found = [
        SourceEntry(
            key=key,
            data=source,
            date=dates.in_words(source["date"]),
            read=read[source["read"]],
            pages=tuple(sorted(shelf.users.get(key, {}).items())),
        )
        for key, source in shelf.sources.items()
    ]
    return sorted(found, key=lambda source: (str(source.data["title"]).casefold(), source.key))
