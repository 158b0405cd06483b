"""Records in; the table of all of them, as plain data, out: its columns, its rows, its filters and its groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from macros.read import dates
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape import record_page
from macros.shape.facts import Fact
from macros.shape.view import View

# A filter's word for records of which the field is not known.
UNKNOWN = "unknown"

# The least number of staff in each band of size, and what the band is called.
SIZES = ((0, "Under 50"), (50, "50 to 249"), (250, "250 to 999"), (1000, "1,000 or more"))


@dataclass(frozen=True)
class Column:
    """One column: `path` in the record, whether it holds numbers, whether it is shown before anybody chooses."""

    key: str
    label: str
    path: str
    numeric: bool = False
    shown: bool = True


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
class Row:
    """One record: its cells by column, the values it is filtered by, and further words it is found by."""

    slug: str
    name: str
    contrast: bool
    status: str
    cells: dict[str, Cell]
    facets: dict[str, tuple[str, ...]]
    words: str

    @property
    def marks(self) -> str:
        """All filter values in one line: "sector:leisure place:england"."""
        return " ".join(f"{key}:{value}" for key, values in self.facets.items() for value in values)


@dataclass(frozen=True)
class Option:
    """One value to filter by, the number of records that have it, and whether it stands below the one before."""

    value: str
    label: str
    count: int
    inner: bool = False


@dataclass(frozen=True)
class Facet:
    """One thing to filter by, with the values that records have."""

    key: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Group:
    """The records that share one value of a facet."""

    key: str
    label: str
    help: str
    rows: tuple[Row, ...]
    also: tuple[Row, ...] = field(default=())


def columns(schema: Schema) -> list[Column]:
    """The columns beside the name, under the labels of the description."""

    def column(key: str, path: str, *, numeric: bool = False, shown: bool = True) -> Column:
        label = str(schema.word(schema.at(tuple(path.split("."))), "title", path))
        return Column(key, label, path, numeric, shown)

    return [
        column("status", "status"),
        column("sector", "sector"),
        Column("place", "Nation and region", "nation"),
        column("legal_form", "identity.legal_form"),
        column("owners", "ownership.kind"),
        column("parent", "origin.parent", shown=False),
        column("started", "origin.started", numeric=True),
        column("ended", "outcome.ended", numeric=True),
        column("contract", "deal.first_contract_years", numeric=True, shown=False),
        column("staff", "size.staff", numeric=True),
        column("income", "size.income", numeric=True, shown=False),
    ]


def rows(found: Iterable[Record], schema: Schema) -> list[Row]:
    """A row for each record, in the order of their names."""
    return [_row(View(record, schema)) for record in sorted(found, key=lambda record: record.name.casefold())]


def _row(view: View) -> Row:
    record = view.record
    status = view.row("status").facts[0]
    staff, staff_number = _newest(view, "size.staff")
    income, _ = _newest(view, "size.income")
    contract, _ = _newest(view, "deal.first_contract_years")
    sectors = view.schema.labels(view.schema.at(("sector",)))
    others = [sectors[key] for key in record.data.get("other_sectors", ())]
    place = dict.fromkeys(part for part in (view.choice("region"), view.choice("nation")) if part)
    started = _years(record, "origin.started")
    cells = {
        "status": Cell(status.text, status.as_of),
        "sector": Cell(view.choice("sector"), more=f"also {'; '.join(others)}" if others else ""),
        "place": Cell(", ".join(place)),
        "legal_form": _only(view, "identity.legal_form"),
        "owners": _only(view, "ownership.kind"),
        "parent": _only(view, "origin.parent"),
        "started": _year(view, "origin.started"),
        "ended": _year(view, "outcome.ended"),
        "contract": contract,
        "staff": staff,
        "income": income,
    }
    facets = {
        "sector": (record.data["sector"], *record.data.get("other_sectors", ())),
        "place": tuple(record.data[key] for key in ("nation", "region") if key in record.data),
        "legal_form": _values(record, "identity.legal_form"),
        "owners": _values(record, "ownership.kind"),
        "status": _values(record, "status"),
        "size": (_band(staff_number),),
        "decade": tuple(dict.fromkeys(f"{year // 10 * 10}s" for year in started)) or (UNKNOWN,),
        "role": (record.data.get("role", "case"),),
    }
    names = [fact.text for path in ("identity.legal_name", "identity.other_names") for fact in view.row(path).facts]
    words = " ".join([record.data.get("place", ""), *names]).strip()
    contrast = facets["role"] == ("contrast",)
    return Row(record.slug, record.name, contrast, record.data["status"]["value"], cells, facets, words)


def _only(view: View, path: str) -> Cell:
    """The words of a single fact."""
    for fact in view.row(path).facts:
        return _said(fact)
    return Cell()


def _said(fact: Fact) -> Cell:
    if fact.kind == "rivals":
        return Cell("Sources disagree", more=" or ".join(rival.text for rival in fact.rivals))
    return Cell(fact.text, looked=fact.kind == "not_found")


def _year(view: View, path: str) -> Cell:
    """The year of a dated fact."""
    said, years = _only(view, path), _years(view.record, path)
    if said.more:  # rivals
        return Cell("Sources disagree", more=said.more, sort=str(min(years)) if years else "")
    return Cell(str(years[0]), sort=str(years[0])) if years else Cell(looked=said.looked)


def _years(record: Record, path: str) -> list[int]:
    """The years that a dated fact gives, several where sources disagree."""
    fact = record.get(path, {})
    given = [dates.year_of(entry.get("value", "")) for entry in (fact, *fact.get("rivals", ()))]
    return [year for year in given if year is not None]


def _newest(view: View, path: str) -> tuple[Cell, float | None]:
    """The newest number of a series, in words and as a number."""
    facts = view.row(path).facts
    values = [fact for fact in facts if fact.kind == "value"]
    if not values:
        return (_said(facts[0]) if facts else Cell()), None
    fact = record_page.latest(view.record, path, values)
    given = view.record.get(path)
    entries = [entry for entry in (given if isinstance(given, list) else [given]) if "value" in entry]
    number = float(entries[next(index for index, value in enumerate(values) if value is fact)]["value"])
    return Cell(fact.text, fact.as_of, fact.label, f"{number:g}" if number % 1 else str(int(number))), number


def _values(record: Record, path: str) -> tuple[str, ...]:
    """The values of a choice, several where sources disagree."""
    fact = record.get(path, {})
    given = [entry["value"] for entry in (fact, *fact.get("rivals", ())) if "value" in entry]
    return tuple(dict.fromkeys(given)) or (UNKNOWN,)


def _band(staff: float | None) -> str:
    """The band of size: the least number of staff in it."""
    return UNKNOWN if staff is None else str(max(least for least, _ in SIZES if staff >= least))


def facets(found: list[Row], schema: Schema) -> list[Facet]:
    """What the table can be filtered by, each with the values that records have, in the order of the description."""
    counts = Counter((key, value) for row in found for key, values in row.facets.items() for value in values)

    def facet(key: str, label: str, pairs: Iterable[tuple[str, str]], inner: frozenset[str] = frozenset()) -> Facet:
        known = [*pairs, (UNKNOWN, "Not known")]
        options = [Option(value, words, counts[key, value], value in inner) for value, words in known]
        return Facet(key, label, tuple(option for option in options if option.count))

    def chosen(key: str, path: str) -> Facet:
        node = schema.at(tuple(path.split(".")))
        value = schema.child(node, "value") or node
        return facet(key, str(schema.word(node, "title")), schema.labels(value).items())

    regions = schema.labels(schema.at(("region",)))
    decades = sorted({(value, value) for key, value in counts if key == "decade" and value != UNKNOWN})
    return [
        chosen("sector", "sector"),
        facet("place", "Nation and region", _places(schema), frozenset(regions)),
        chosen("legal_form", "identity.legal_form"),
        chosen("owners", "ownership.kind"),
        chosen("status", "status"),
        facet("size", "Number of staff", [(str(least), label) for least, label in SIZES]),
        facet("decade", "Decade it started", decades),
    ]


def _places(schema: Schema) -> Iterator[tuple[str, str]]:
    """The nations, with the regions of England after England."""
    for value, label in schema.labels(schema.at(("nation",))).items():
        yield value, label
        if value == "england":
            yield from schema.labels(schema.at(("region",))).items()


def groups(found: list[Row], schema: Schema, by: str) -> list[Group]:
    """The rows by "sector" or "status", in the order of the description. A record stands in the group of its first
    value and is named under the others."""
    node = schema.at(("sector",) if by == "sector" else ("status", "value"))
    made = []
    for choice in schema.choices(node):
        own = tuple(row for row in found if row.facets[by][0] == choice.value)
        also = tuple(row for row in found if choice.value in row.facets[by][1:])
        if own or also:
            made.append(Group(choice.value, choice.label, choice.help, own, also))
    return made
