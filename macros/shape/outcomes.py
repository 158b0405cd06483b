"""All records in; what became of them, as plain data, out: lives, endings, causes and renewals.

A collection is not a sample: everything here is a count of cases, and no rate is worked out.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from macros.read import dates
from macros.read.records import Record, by_name
from macros.read.schema import Choice, Schema
from macros.shape import overview
from macros.shape.facts import Fact
from macros.shape.overview import Overview
from macros.shape.view import View

PERIODS = (2008, 2012, 2016)  # years at which a new period of starts begins


@dataclass(frozen=True)
class Life(Overview):
    """One organisation from its start to its end, or to the last date that a source shows."""

    started: int | None
    started_words: str
    last: int
    last_words: str
    years: int | None
    first_contract: str
    next: tuple[Fact, ...]


def lives(found: Iterable[Record], schema: Schema, today: date) -> list[Life]:
    """Every life, the earliest start first; those without a known start last."""
    shaped = [_life(overview.page_view(record, schema), today) for record in found]
    return sorted(shaped, key=lambda life: (life.started or 9999, life.name.casefold()))


def _life(view: View, today: date) -> Life:
    record = view.record
    started = dates.year_of(_earliest(record))
    last = str(record.get("outcome.ended.value") or record.get("status.as_of"))
    last_year = dates.last_day(last).year
    contract = [fact.text for fact in view.row("deal.first_contract_years").facts if fact.kind == "value"]
    return Life(
        **vars(overview.overview_row(record, view.schema, today)),
        started=started,
        started_words=dates.in_words(record.get("origin.started.value", "undated")) if started else "",
        last=last_year,
        last_words=dates.in_words(last),
        years=last_year - started if started is not None else None,
        first_contract=contract[0] if contract else "",
        next=view.row("outcome.next").facts,
    )


def _earliest(record: Record) -> str:
    """The start as written; of rival starts, the earliest."""
    started = record.get("origin.started", {})
    rivals = [str(rival["value"]) for rival in started.get("rivals", ())]
    return str(started.get("value") or min(rivals, default="undated"))


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
    bounds = (0, *PERIODS, 9999)
    known = [year for year in years if year is not None]
    found = [(_period(begin, end), sum(begin <= year < end for year in known)) for begin, end in pairwise(bounds)]
    unknown = sum(year is None for year in years)
    return [*found, ("Year not established", unknown)] if unknown else found


def _period(begin: int, end: int) -> str:
    return f"Before {end}" if not begin else f"{begin} and later" if end == 9999 else f"{begin} to {end - 1}"


@dataclass(frozen=True)
class CauseCase:
    """One case of a cause: the record's row, and what its sources say."""

    row: Overview
    fact: Fact


@dataclass(frozen=True)
class CauseGroup:
    """One cause of endings, and the cases under it."""

    choice: Choice
    cases: tuple[CauseCase, ...]


def causes(found: Iterable[Record], schema: Schema, today: date) -> list[CauseGroup]:
    """Each cause that sources give for an ending: most cases first."""
    by_cause: dict[str, list[CauseCase]] = {}
    for record in by_name(found):
        view = overview.page_view(record, schema)
        row = overview.overview_row(record, schema, today)
        given = record.get("outcome.causes", [])
        for entry, fact in zip(given, view.row("outcome.causes").facts, strict=True):
            by_cause.setdefault(entry["value"], []).append(CauseCase(row, fact))
    choices = schema.choices(schema.root["definitions"]["cause"])
    groups = [CauseGroup(choice, tuple(by_cause[choice.value])) for choice in choices if choice.value in by_cause]
    return sorted(groups, key=lambda group: -len(group.cases))


@dataclass(frozen=True)
class Renewed:
    """An organisation, and what sources say of contracts that it kept or won again."""

    row: Overview
    facts: tuple[Fact, ...]


def renewals(found: Iterable[Record], schema: Schema, today: date) -> list[Renewed]:
    """Every contract that was renewed, extended or won again, by organisation."""
    shaped = []
    for record in by_name(found):
        said = overview.page_view(record, schema).row("outcome.renewals").facts
        facts = tuple(fact for fact in said if fact.kind == "value")
        if facts:
            shaped.append(Renewed(overview.overview_row(record, schema, today), facts))
    return shaped
