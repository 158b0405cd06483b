"""All records in; the life of each from its start to its end, or to the last date that a source shows, out.

A collection is not a sample: everything here is a count of cases, and no rate is worked out.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from macros.read import dates
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape import overview
from macros.shape.facts import Fact
from macros.shape.overview import Overview
from macros.shape.view import View

PERIODS = (2008, 2012, 2016)  # years at which a new period of starts begins
ROWS_AT_ONCE = 16  # in a table that is not folded: on a phone each row is a block of half a screen


@dataclass(frozen=True)
class Life(Overview):
    """One organisation from its start to its end, or to the last date that a source shows."""

    started: int | None
    started_words: str
    last: int
    last_words: str
    first_contract: str
    next: tuple[Fact, ...]

    @property
    def years(self) -> int | None:
        """How many it lasted, as far as they are known."""
        return self.last - self.started if self.started is not None else None


def lives(found: Iterable[Record], schema: Schema, today: date) -> list[Life]:
    """Every life, the earliest start first; those without a known start last."""
    shaped = [_life(overview.page_view(record, schema), today) for record in found]
    return sorted(shaped, key=lambda life: (life.started or 9999, life.name.casefold()))


def _life(view: View, today: date) -> Life:
    record = view.record
    start = record.get("origin.started", {})  # of rival starts, the earliest
    earliest = start.get("value") or min((str(rival["value"]) for rival in start.get("rivals", ())), default="undated")
    last = str(record.get("outcome.ended.value") or record.get("status.as_of"))
    return Life(
        **vars(overview.overview_row(record, view.schema, today)),
        started=dates.year_of(earliest),
        started_words=dates.in_words(start["value"]) if "value" in start else "",
        last=dates.last_day(last).year,
        last_words=dates.in_words(last),
        first_contract=next(iter(view.texts("deal.first_contract_years")), ""),
        next=view.row("outcome.next").facts,
    )


def counts(shaped: list[Life]) -> dict[str, list[tuple[str, int]]]:
    """How many, by status, by sector and by the year they started."""
    return {
        "Status at the latest source": _count(life.status.group for life in shaped),
        "Sector": _count(life.sector for life in shaped),
        "Started": _periods([life.started for life in shaped]),
    }


def _count(words: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))


def _periods(years: list[int | None]) -> list[tuple[str, int]]:
    between = (f"{begin} to {end - 1}" for begin, end in pairwise(PERIODS))
    words = [f"Before {PERIODS[0]}", *between, f"{PERIODS[-1]} and later"]
    known = [bisect(PERIODS, year) for year in years if year is not None]
    found = [(period, known.count(place)) for place, period in enumerate(words)]
    unknown = len(years) - len(known)
    return [*found, ("Year not established", unknown)] if unknown else found
