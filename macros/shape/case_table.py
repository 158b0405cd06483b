"""Records in; the rows of the table of all of them, and what they can be filtered by, as plain data, out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.read import dates, shown
from macros.read.records import Record, by_name
from macros.read.schema import Choice, Schema
from macros.read.shown import Shown
from macros.shape.facts import Fact, latest, values
from macros.shape.overview import Overview, overview_row
from macros.shape.record_page import page_view
from macros.shape.view import View

# A filter's word for records of which the field is not known.
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Cell:
    """One value in words. `sort` is what it is put in order by, where that is not the text. Without text,
    `looked` tells "looked for and not found" from "not recorded"."""

    text: str = ""
    as_of: str = ""
    more: str = ""
    sort: str = ""
    looked: bool = False


@dataclass(frozen=True)
class TableRow(Overview):
    """One record: its cells by column, the values it is filtered by, and further words it is found by."""

    cells: dict[str, Cell]
    facets: dict[str, tuple[str, ...]]
    words: str

    @property
    def marks(self) -> str:
        """All filter values in one line: "sector:leisure place:england"."""
        return " ".join(f"{key}:{value}" for key, values in self.facets.items() for value in values)


def rows(found: Iterable[Record], schema: Schema, today: date) -> list[TableRow]:
    """A row for each record, in the order of their names."""
    return [_row(page_view(record, schema), today) for record in by_name(found)]


def _row(view: View, today: date) -> TableRow:
    cells = {field.key: _cell(view, field) for field in shown.fields(view.schema, "table")}
    facets = {field.key: _marks(view, field) for field in shown.fields(view.schema, "filter")}
    facets["role"] = (view.record.data.get("role", "case"),)
    words = view.texts(*(field.path for field in shown.fields(view.schema, "find")))
    row = overview_row(view.record, view.schema, today)
    stands = row.status
    cells["status"] = Cell(stands.text, stands.as_of, sort=stands.label if stands.badge == "old" else "")
    return TableRow(**vars(row), cells=cells, facets=facets, words=" ".join(words))


def _cell(view: View, field: Shown) -> Cell:
    facts = view.row(field.path).facts
    given = values(facts)
    said = next(map(_said, facts), Cell())
    if field.kind.value == "date":
        first = str(min(_years(view, field), default=""))
        return Cell(said.text if said.more or not first else first, more=said.more, sort=first, looked=said.looked)
    if field.kind.value == "number" and given:
        newest = latest(given)
        exact = float(newest.data["value"])
        return Cell(newest.text, newest.as_of, newest.label, f"{exact:g}" if exact % 1 else str(int(exact)))
    if not field.kind.fact:
        also = view.texts(field.options["also"]) if "also" in field.options else ()
        return Cell(", ".join(view.texts(*field.paths)), more=f"also {'; '.join(also)}" if also else "")
    text = "; ".join(fact.text for fact in given)
    return Cell(text, given[0].as_of if field.options.get("dated") else "") if given else said


def _said(fact: Fact) -> Cell:
    if fact.kind == "rivals":
        return Cell("Sources disagree", more=" or ".join(rival.text for rival in fact.rivals))
    if fact.kind == "does_not_apply":
        return Cell("Does not apply")
    return Cell(fact.text, looked=fact.kind == "not_found")


def _marks(view: View, field: Shown) -> tuple[str, ...]:
    """The values that a record is filtered by, several where sources disagree, or where one value is all of them."""
    if field.kind.value == "number":
        given = values(view.row(field.path).facts)
        bands = [int(band["from"]) for band in field.options["bands"]]
        return (str(max(band for band in bands if latest(given).data["value"] >= band)) if given else UNKNOWN,)
    if field.kind.value == "date":
        found = [f"{year // 10 * 10}s" for year in _years(view, field)]
    else:
        found = view.written(*field.paths)
        if field.options.get("everywhere") in found:
            found += view.schema.labels(view.schema.kind(view.schema.at(tuple(field.paths[0].split(".")))).held)
    return tuple(dict.fromkeys(found)) or (UNKNOWN,)


def _years(view: View, field: Shown) -> list[int]:
    """The years that a date gives, several where sources disagree."""
    return [year for year in map(dates.year_of, view.written(field.path)) if year is not None]


@dataclass(frozen=True)
class Option:
    """One value to filter by, the number of records that have it, and whether it stands below the one before."""

    value: str
    label: str
    count: int
    inner: bool = False


def facets(found: list[TableRow], schema: Schema) -> Iterator[tuple[Shown, list[Option]]]:
    """What the table can be filtered by, each with the values that records have, in the order of the description."""
    for each in shown.fields(schema, "filter"):
        counts = Counter(value for row in found for value in row.facets[each.key])
        known = [*_known(schema, each, sorted({*counts} - {UNKNOWN})), (UNKNOWN, "Not known", False)]
        yield each, [Option(value, label, counts[value], inner) for value, label, inner in known if counts[value]]


def _known(schema: Schema, each: Shown, here: list[str]) -> Iterator[tuple[str, str, bool]]:
    """The values of a filter, of those `here`, with their labels, and whether they stand below the one before."""
    if each.kind.value == "number":
        yield from ((str(band["from"]), str(band["label"]), False) for band in each.options["bands"])
    elif each.kind.value != "choice":
        yield from ((value, value, False) for value in here)
    else:
        first, *others = (schema.kind(schema.at(tuple(path.split(".")))).held for path in each.paths)
        for value, label in schema.labels(first).items():
            yield value, label, False
            if value == each.options.get("within"):
                yield from ((*inner, True) for other in others for inner in schema.labels(other).items())


def groups(found: list[TableRow], schema: Schema, by: str) -> list[tuple[Choice, list[TableRow], list[TableRow]]]:
    """The rows by the values of one filter: those whose first value it is, and those that have it too."""
    each = next(each for each in shown.fields(schema, "filter") if each.key == by)
    made = []
    for choice in schema.choices(each.kind.held):
        own = [row for row in found if row.facets[by][0] == choice.value]
        also = [row for row in found if choice.value in row.facets[by][1:]]
        if own or also:
            made.append((choice, own, also))
    return made
