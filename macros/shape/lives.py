"""All records in; the life of each from its start to its end, and what they came to and why, out.

A collection is not a sample: everything here is a count of cases, and no rate is worked out.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from macros.read import dates, fields
from macros.read.records import Record, by_name
from macros.read.schema import Choice, Schema
from macros.shape.facts import Fact, values
from macros.shape.overview import Overview, overview_row
from macros.shape.record_page import page_view
from macros.shape.view import Status, View

PERIODS = (2008, 2012, 2016)  # years at which a new period of starts begins
ROWS_AT_ONCE = 16  # in a table that is not folded: on a phone each row is a block of half a screen
LIVES_AT_ONCE = 60  # in one picture: a few screens of lines
EARLY = 8  # one life in so many may begin before the picture does: it comes in from the edge, and its name says when
MARKS: dict[str, str] = fields.beside(__file__)


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
    shaped = [_life(page_view(record, schema), today) for record in found]
    return sorted(shaped, key=lambda life: (life.started or 9999, life.name.casefold()))


def _life(view: View, today: date) -> Life:
    record = view.record
    last = str(record.get("outcome.ended.value") or record.get("status.as_of"))
    return Life(
        **vars(overview_row(record, view.schema, today)),
        started=dates.year_of(min(view.written("origin.started"), default="undated")),  # of rival starts the earliest
        started_words=", ".join(view.texts("origin.started")),
        last=dates.last_day(last).year,
        last_words=dates.in_words(last),
        first_contract=", ".join(view.texts("deal.first_contract_years")),
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


@dataclass(frozen=True)
class Picture:
    """Some lives, and the first and last year of their picture."""

    lives: list[Life]
    first: int
    last: int


def pictures(shaped: list[Life]) -> list[Picture]:
    """The pictures of lives with a known start: some to each, the earliest first, all over the same years."""
    drawn = [life for life in shaped if life.started is not None]
    first = (drawn[len(drawn) // EARLY].started or 0) // 5 * 5 if drawn else 0
    last = max((life.last for life in drawn), default=0) + 1
    return [Picture(drawn[at : at + LIVES_AT_ONCE], first, last) for at in range(0, len(drawn), LIVES_AT_ONCE)]


@dataclass(frozen=True)
class Ending:
    """One outcome: its words, its mark, and the lives that came to it, in the order of their names."""

    label: str
    mark: str
    lives: tuple[Life, ...]


def endings(shaped: list[Life], schema: Schema) -> list[Ending]:
    """What became of them, in the order of the description; those last seen long ago after those seen of late."""
    choices = [choice.value for choice in schema.choices(schema.at(("status", "value")))]
    found: dict[str, list[Life]] = {}
    for life in sorted(shaped, key=lambda each: each.name.casefold()):
        found.setdefault(life.status.group, []).append(life)
    rows = [Ending(label, mark(some[0].status), tuple(some)) for label, some in found.items()]
    return sorted(rows, key=lambda row: (choices.index(row.lives[0].status.value), row.mark == "ring"))


def mark(status: Status) -> str:
    """The mark of a status; a ring for those that traded when they were last seen, long ago."""
    return "ring" if status.badge == "old" and status.value == "trading" else MARKS[status.value]


def sayings(found: Iterable[Record], schema: Schema, today: date, path: str) -> Iterator[tuple[Overview, list[Fact]]]:
    """What sources say at a path of each record that says something there, with the marks that its own page has."""
    for record in by_name(found):
        if facts := values(page_view(record, schema).row(path).facts):
            yield overview_row(record, schema, today), facts


def causes(found: Iterable[Record], schema: Schema, today: date) -> list[tuple[Choice, list[tuple[Overview, Fact]]]]:
    """Each cause that sources give for an ending, with its cases and what their sources say: most cases first."""
    by_cause: dict[str, list[tuple[Overview, Fact]]] = {}
    for row, facts in sayings(found, schema, today, "outcome.causes"):
        for fact in facts:
            by_cause.setdefault(fact.data["value"], []).append((row, fact))
    choices = schema.choices(schema.root["definitions"]["cause"])
    groups = [(choice, by_cause[choice.value]) for choice in choices if choice.value in by_cause]
    return sorted(groups, key=lambda group: -len(group[1]))
