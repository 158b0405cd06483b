"""Lives of small records: from when, to when, and how many."""

from __future__ import annotations

from typing import Any

from macros.read.schema import Schema
from macros.shape import lives
from macros.shape.lives import Life
from tests.small import GONE, TODAY, fact, record


def life(changes: dict[str, Any], description: Schema) -> Life:
    (found,) = lives.lives([record(changes)], description, TODAY)
    return found


def many(years: list[Any], description: Schema, **more: Any) -> list[Life]:
    """Lives that started in these years, "A0", "A1" and so on."""
    found = [
        record({"name": f"A{n}", "origin.started": fact(year) if year else {"not_found": 2026}, **more}, f"a{n}")
        for n, year in enumerate(years)
    ]
    return lives.lives(found, description, TODAY)


ENDED = {"status.value": "closed", "outcome": {"ended": fact("2019-05-01"), "what_happened": [fact("It wound up.")]}}


def test_a_life_that_goes_on(description: Schema) -> None:
    found = life({"deal.first_contract_years": fact(5)}, description)
    assert (found.started, found.started_words) == (2012, "1 April 2012")
    assert (found.last, found.last_words) == (2024, "1 May 2024")
    assert (found.status.ended, found.years, found.first_contract) == (False, 12, "5 years")
    assert (found.sector, found.name, found.next) == ("Leisure and sport", "Northmoor Leisure", ())


def test_a_life_that_ended(description: Schema) -> None:
    found = life({**ENDED, "outcome.next": [fact("A trust took over.")]}, description)
    assert (found.status.ended, found.last, found.last_words, found.years) == (True, 2019, "1 May 2019", 7)
    assert [each.text for each in found.next] == ["A trust took over."]


def test_an_ending_without_a_day_counts_to_its_latest_source(description: Schema) -> None:
    found = life({"status.value": "returned", "status.as_of": "2018/2019-03"}, description)
    assert (found.status.ended, found.last, found.last_words) == (True, 2019, "2018 to March 2019")


def test_of_rival_starts_the_earliest_counts(description: Schema) -> None:
    found = life({"origin.started": {"rivals": [fact("2014-01"), fact("2013-05"), fact("2013-12")]}}, description)
    assert (found.started, found.years) == (2013, 11)
    assert found.started_words == "", "the table then gives the year, and says that sources disagree"


def test_a_start_that_nobody_knows(description: Schema) -> None:
    found = life({"origin": GONE}, description)
    assert (found.started, found.started_words, found.years, found.first_contract) == (None, "", None, "")


def test_a_contract_that_was_looked_for_has_no_length(description: Schema) -> None:
    assert life({"deal.first_contract_years": {"not_found": 2026}}, description).first_contract == ""


def test_the_earliest_first_those_without_a_start_last(description: Schema) -> None:
    assert [found.slug for found in many([2015, None, 2012, 2015], description)] == ["a2", "a0", "a3", "a1"]


def test_names_decide_among_starts_of_one_year(description: Schema) -> None:
    given = [record({"name": "beta"}, "b"), record({"name": "Alpha"}, "a"), record({"name": "Gamma"}, "g")]
    assert [found.slug for found in lives.lives(given, description, TODAY)] == ["a", "b", "g"]


def test_counts_most_first_then_by_name(description: Schema) -> None:
    given = [
        record({"name": "A", "sector": "housing"}, "a"),
        record({"name": "B", "sector": "leisure", **ENDED}, "b"),
        record({"name": "C", "sector": "leisure"}, "c"),
        record({"name": "D", "sector": "environment"}, "d"),
    ]
    counted = lives.counts(lives.lives(given, description, TODAY))
    assert counted["Sector"] == [("Leisure and sport", 2), ("Environment and streets", 1), ("Housing", 1)]
    assert counted["Status at the latest source"] == [("Trading", 3), ("Closed", 1)]


def test_starts_by_period_each_edge_in_its_own(description: Schema) -> None:
    years = [2007, 2008, 2011, 2012, 2015, 2016, 2024]
    periods = [("Before 2008", 1), ("2008 to 2011", 2), ("2012 to 2015", 2), ("2016 and later", 2)]
    assert lives.counts(many(years, description))["Started"] == periods
    assert lives.counts(many([*years, None, None], description))["Started"] == [
        *periods,
        ("Year not established", 2),
    ]
