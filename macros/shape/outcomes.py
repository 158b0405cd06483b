"""All records in; what became of them, as plain data, out: lives, endings, causes and renewals.

A collection is not a sample: everything here is a count of cases, and no rate is worked out.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from macros.check.rules import ENDED
from macros.read import dates
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape import overview
from macros.shape.facts import Fact
from macros.shape.view import View

PERIODS = (2008, 2012, 2016)  # years at which a new period of starts begins
LIVES_AT_ONCE = 60  # in one picture, or in a table that is not folded: a few screens of lines
TOP = 40  # of the first line of the drawing, in units of its own: a row for each life, a column for each year


@dataclass(frozen=True)
class Shape:
    """Sizes of one drawing, and how many letters of a name it has room for. With no room to its left, the name
    stands above the line."""

    width: int
    left: int
    row: int
    letters: int


SHAPES = {"wide": Shape(720, 256, 20, 43), "narrow": Shape(340, 14, 34, 50)}


@dataclass(frozen=True)
class Life:
    """One organisation from its start to its end, or to the last date that a source shows."""

    record: Record
    row: Mapping[str, Any]
    started: int | None
    started_words: str
    last: int
    last_words: str
    ended: bool
    years: int | None
    first_contract: str
    next: tuple[Fact, ...]
    sector: str


def lives(found: Iterable[Record], schema: Schema) -> list[Life]:
    """Every life, the earliest start first; those without a known start last."""
    shaped = [_life(overview.page_view(record, schema)) for record in found]
    return sorted(shaped, key=lambda life: (life.started or 9999, life.record.name.casefold()))


def _life(view: View) -> Life:
    record = view.record
    row = overview.overview_row(record, view.schema)
    started = dates.year_of(_earliest(record))
    ended = record.get("status.value") in ENDED
    last = str(record.get("outcome.ended.value") or record.get("status.as_of"))
    last_year = dates.last_day(last.rpartition("/")[2]).year
    contract = [fact.text for fact in view.row("deal.first_contract_years").facts if fact.kind == "value"]
    return Life(
        record=record,
        row=row,
        started=started,
        started_words=dates.in_words(record.get("origin.started.value", "undated")) if started else "",
        last=last_year,
        last_words=dates.in_words(last),
        ended=ended,
        years=last_year - started if started is not None else None,
        first_contract=contract[0] if contract else "",
        next=view.row("outcome.next").facts,
        sector=row["sector"],
    )


def _earliest(record: Record) -> str:
    """The start as written; of rival starts, the earliest."""
    started = record.get("origin.started", {})
    rivals = [str(rival["value"]) for rival in started.get("rivals", ())]
    return str(started.get("value") or min(rivals, default="undated"))


def counts(shaped: list[Life]) -> dict[str, list[tuple[str, int]]]:
    """How many, by status, by sector and by the year they started."""
    return {
        "Status at the latest source": _count(life.row["status"] for life in shaped),
        "Sector": _count(life.sector for life in shaped),
        "Started": _periods([life.started for life in shaped]),
    }


def _count(words: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))


def _periods(years: list[int | None]) -> list[tuple[str, int]]:
    """How many started in each period, the earliest first."""
    bounds = (0, *PERIODS, 9999)
    known = [year for year in years if year is not None]
    found = [(_period(begin, end), sum(begin <= year < end for year in known)) for begin, end in pairwise(bounds)]
    unknown = sum(year is None for year in years)
    return [*found, ("Year not established", unknown)] if unknown else found


def _period(begin: int, end: int) -> str:
    return f"Before {end}" if not begin else f"{begin} and later" if end == 9999 else f"{begin} to {end - 1}"


def causes(found: Iterable[Record], schema: Schema) -> list[dict[str, Any]]:
    """Each cause that sources give for an ending, with its help and the cases under it: most cases first."""
    by_cause: dict[str, list[dict[str, Any]]] = {}
    for record in sorted(found, key=lambda record: record.name.casefold()):
        view = overview.page_view(record, schema)
        row = overview.overview_row(record, schema)
        given = record.get("outcome.causes", [])
        for entry, fact in zip(given, view.row("outcome.causes").facts, strict=True):
            by_cause.setdefault(entry["value"], []).append({"row": row, "fact": fact})
    choices = schema.choices(schema.root["definitions"]["cause"])
    groups = [{"choice": choice, "cases": by_cause[choice.value]} for choice in choices if choice.value in by_cause]
    return sorted(groups, key=lambda group: -len(group["cases"]))


def renewals(found: Iterable[Record], schema: Schema) -> list[dict[str, Any]]:
    """Every contract that was renewed, extended or won again, by organisation."""
    shaped = []
    for record in sorted(found, key=lambda record: record.name.casefold()):
        facts = [f for f in overview.page_view(record, schema).row("outcome.renewals").facts if f.kind == "value"]
        if facts:
            shaped.append({"row": overview.overview_row(record, schema), "facts": facts})
    return shaped


@dataclass(frozen=True)
class Picture:
    """Some lives, one below the other, and the picture of them at two widths."""

    lives: list[Life]
    drawings: list[dict[str, Any]]


def pictures(shaped: list[Life]) -> list[Picture]:
    """Where each life stands in a picture. Lives without a known start are left out of it. Many lives are several
    pictures, the earliest starts first, over the same years."""
    drawn = [life for life in shaped if life.started is not None]
    if not drawn:
        return []
    first = min(life.started for life in drawn if life.started is not None) // 5 * 5
    last = max(life.last for life in drawn) + 1
    parts = [drawn[begin : begin + LIVES_AT_ONCE] for begin in range(0, len(drawn), LIVES_AT_ONCE)]
    return [Picture(part, [_drawing(name, part, first, last) for name in SHAPES]) for part in parts]


def _drawing(name: str, drawn: list[Life], first: int, last: int) -> dict[str, Any]:
    shape = SHAPES[name]
    step = (shape.width - shape.left - 12) / (last - first)

    def x(year: int) -> float:
        return round(shape.left + (year - first) * step, 1)

    rows = [
        {
            "life": life,
            "name": textwrap.shorten(life.record.name, shape.letters, placeholder=" …"),
            "y": TOP + index * shape.row,
            "x1": x(life.started or first),
            "x2": x(life.last),
            "mark": _mark(life),
        }
        for index, life in enumerate(drawn)
    ]
    apart = 5 if step * 5 > 30 else 10
    ticks = [{"year": year, "x": x(year)} for year in range(-(-first // apart) * apart, last + 1, apart)]
    height = TOP + len(rows) * shape.row
    return {"kind": name, "rows": rows, "ticks": ticks, "width": shape.width, "height": height, "top": TOP}


def _mark(life: Life) -> str:
    """The shape at the end of a life: what the picture's key explains."""
    marks = {"closed": "cross", "insolvent": "cross", "returned": "square", "return_proposed": "square"}
    marks |= {"contract_lost": "diamond", "ownership_changed": "diamond", "not_established": "none"}
    return marks.get(str(life.row["status_value"]), "open")
