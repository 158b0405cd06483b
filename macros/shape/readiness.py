"""The readiness check as written, and records, in; its sheet, and what each answer means, out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from macros.check.library import Library
from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.citations import Citations, Cite
from macros.shape.overview import Overview, overview_row
from macros.shape.questions import Place, place


@dataclass(frozen=True)
class Statement:
    """One statement: what its file says, whom to ask, where to read on, and the records that it names."""

    key: str
    data: Fields
    ask: tuple[tuple[str, Fields], ...]
    read_on: tuple[Place, ...]
    stopped: tuple[Overview, ...]
    hurt: tuple[Overview, ...]
    marks: tuple[Cite, ...]


@dataclass(frozen=True)
class Theme:
    """Statements about one thing, and every ended record that they name, once."""

    data: Fields
    statements: tuple[Statement, ...]

    @property
    def stopped(self) -> tuple[Overview, ...]:
        """The records that ended on something of this theme."""
        return tuple({row.slug: row for statement in self.statements for row in statement.stopped}.values())


def themes(
    shelf: Library, records: Mapping[str, Record], schema: Schema, today: date, marks: Citations
) -> tuple[Theme, ...]:
    """The themes in their order, each with its statements."""
    data = shelf.decided["readiness"].value

    def rows(slugs: Iterable[str]) -> tuple[Overview, ...]:
        return tuple(overview_row(records[slug], schema, today) for slug in slugs)

    def shaped(one: Fields) -> Statement:
        return Statement(
            key=one["key"],
            data=one,
            ask=tuple((key, shelf.contacts[key]) for key in one.get("ask", ())),
            read_on=tuple(place(where, shelf) for where in one["read_on"]),
            stopped=rows(one.get("stopped", ())),
            hurt=rows(one.get("hurt", ())),
            marks=marks.marks(one.get("sources", ())),
        )

    return tuple(
        Theme(theme, tuple(shaped(one) for one in data["statements"] if one["theme"] == theme["key"]))
        for theme in data["themes"]
    )


def edition(found: Iterable[Theme]) -> str:
    """Four letters that change with the statements and their order: codes of another edition do not fit this sheet."""
    keys = " ".join(statement.key for theme in found for statement in theme.statements)
    return f"{crc32(keys.encode()) & 0xFFFF:04x}"
