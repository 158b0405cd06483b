"""Rows of the table of records in; what they can be filtered by, and the groups they fall into, out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from macros.read import shown
from macros.read.schema import Choice, Schema
from macros.read.shown import Shown
from macros.shape.case_table import UNKNOWN, TableRow


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


def facets(found: list[TableRow], schema: Schema) -> list[Facet]:
    """What the table can be filtered by, each with the values that records have, in the order of the description."""
    counts = Counter((key, value) for row in found for key, values in row.facets.items() for value in values)
    made = []
    for each in shown.fields(schema, "filter"):
        here = sorted(value for key, value in counts if key == each.key and value != UNKNOWN)
        known = [*_known(schema, each, here), (UNKNOWN, "Not known", False)]
        options = [Option(value, label, counts[each.key, value], inner) for value, label, inner in known]
        made.append(Facet(each.key, each.label, tuple(option for option in options if option.count)))
    return made


def _known(schema: Schema, each: Shown, here: list[str]) -> Iterator[tuple[str, str, bool]]:
    """The values of a filter, each with its label and whether it stands below the one before. `here` are those that
    records have."""
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
    """The rows by the values of one filter, in the order of the description: those whose first value it is, and those
    that have it beside."""
    each = next(each for each in shown.fields(schema, "filter") if each.key == by)
    made = []
    for choice in schema.choices(each.kind.held):
        own = [row for row in found if row.facets[by][0] == choice.value]
        also = [row for row in found if choice.value in row.facets[by][1:]]
        if own or also:
            made.append((choice, own, also))
    return made
