"""Lives of small records: from when, to when, and how many; and what became of all: outcomes, marks, causes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.read.schema import Schema
from macros.render import jinja
from macros.shape import lives
from macros.shape.lives import Life
from tests.small import GONE, TODAY, fact, record

STEP = 26  # from mark to mark: each is a link, and a finger has to hit it


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


def test_every_status_has_a_mark_of_its_own(description: Schema) -> None:
    """So that the picture needs no colour. A ring is for those last seen long ago."""
    statuses = [choice.value for choice in description.choices(description.at(("status", "value")))]
    drawn = [lives.mark(life({"status.value": status}, description).status) for status in statuses]
    assert len({*drawn, "ring"}) == len(statuses) + 1
    old = life({"status.value": "trading", "status.as_of": "2010"}, description)
    assert lives.mark(old.status) == "ring"
    proposed = life({"status.value": "return_proposed", "status.as_of": "2010"}, description).status
    assert (proposed.badge, lives.mark(proposed)) == ("old", "frame"), "a ring is for those that traded"


def test_outcomes_stand_in_the_order_of_the_description(description: Schema) -> None:
    given = [
        life({"name": "B", "status.value": "closed", "status.as_of": "2019"}, description),
        life({"name": "C", "status.as_of": "2010"}, description),
        life({"name": "D"}, description),
        life({"name": "A"}, description),
    ]
    rows = lives.endings(given, description)
    assert [(row.mark, [each.name for each in row.lives]) for row in rows] == [
        ("disc", ["A", "D"]),
        ("ring", ["C"]),
        ("cross", ["B"]),
    ]


def test_marks_never_touch_and_stay_in_the_picture(description: Schema) -> None:
    shaped = many([2012] * 40, description) + many([2012] * 3, description, **{"status.value": "closed"})
    told = {"given": ("became",), "here": SimpleNamespace(lives=shaped), "lives": lives, "schema": description}
    page = LexborHTMLParser(jinja.html("pages/outcomes.html", root="", **told))
    for drawing in page.css("svg"):
        width, height = map(int, str(drawing.attributes["viewBox"]).split()[2:])
        places = [
            (int(str(each.attributes["x"])) + 12, int(str(each.attributes["y"])) + 12)
            for each in drawing.css("a > rect:first-of-type")
        ]
        assert len(set(places)) == 43
        assert all(12 <= x <= width - 12 and 12 <= y <= height - 12 for x, y in places)
        apart = {abs(a[0] - b[0]) for a in places for b in places if a[1] == b[1] and a != b}
        assert min(apart) == STEP
        assert max(y for _, y in places[:40]) + STEP <= places[40][1]
        few = drawing.css("text")[1]  # their words stand beside them, on a phone too
        assert abs(int(str(few.attributes["y"])) - places[40][1]) < 12 and few.text() == "3Closed"


def test_causes_with_most_cases_first(description: Schema) -> None:
    def caused(name: str, *causes: str) -> Any:
        return record({"name": name, "outcome": {"causes": [fact(cause) for cause in causes]}}, name.lower())

    given = [caused("Zed", "quality", "price"), caused("amber", "funding_cut", "quality"), record()]
    shaped = lives.causes(given, description, TODAY)
    assert [(choice.value, choice.label) for choice, _ in shaped] == [
        ("quality", "Quality or regulator"),
        ("price", "Price"),
        ("funding_cut", "Funding cut"),
    ]
    assert [(row.name, said.text) for row, said in shaped[0][1]] == [
        ("amber", "Quality or regulator"),
        ("Zed", "Quality or regulator"),
    ]


def test_renewals_leave_out_what_was_not_found(description: Schema) -> None:
    renewed = {"outcome": {"renewals": [fact("In 2019."), {"not_found": 2026}]}}
    given = [
        record({"name": "Zed", **renewed}, "zed"),
        record({"name": "amber", **renewed}, "amber"),
        record({"name": "None", "outcome": {"renewals": [{"not_found": 2026}]}}, "none"),
    ]
    shaped = lives.sayings(given, description, TODAY, "outcome.renewals")
    assert [(row.name, [f.text for f in facts]) for row, facts in shaped] == [
        ("amber", ["In 2019."]),
        ("Zed", ["In 2019."]),
    ]


def test_pictures_hold_so_many_lives_and_lose_none(description: Schema, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lives, "LIVES_AT_ONCE", 2)
    shaped = many([None, 2013, 2012, 2016, 2021, 2014], description)
    found = lives.pictures(shaped)
    assert [[life.started for life in each.lives] for each in found] == [[2012, 2013], [2014, 2016], [2021]]
    assert {(each.first, each.last) for each in found} == {(2010, 2025)}
    assert lives.pictures(shaped[-1:]) == []


@pytest.mark.parametrize(("early", "first"), [(1, 2010), (2, 1990)])
def test_one_life_in_eight_may_begin_before_the_picture(early: int, first: int, description: Schema) -> None:
    (found,) = lives.pictures(many([1994] * early + [2012] * (8 - early), description))
    assert found.first == first
