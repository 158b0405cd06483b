"""A record in words: its labels, its choices, its parts with only the fields it has, and its lists."""

from __future__ import annotations

from typing import Any

from macros.read.schema import Schema
from macros.shape.view import View
from tests.small import KEY, event, fact, lesson, record


def view(changes: dict[str, Any], description: Schema) -> View:
    return View(record(changes), description)


def test_labels_and_choices(description: Schema) -> None:
    found = view({}, description)
    assert [found.row(path).label for path in ("origin.started", "sector")] == ["Started", "Sector"]
    assert found.texts("sector", "region", "nation") == ("Leisure and sport", "England")


def test_a_part_holds_the_fields_that_the_record_has_in_the_order_of_the_description(description: Schema) -> None:
    found = view({"origin.parent": fact("A council"), "origin.history": [fact("One."), fact("Two.")]}, description)
    section = found.section("origin")
    assert (section.key, section.label) == ("origin", "Where it came from")
    assert [(row.key, row.label, [each.text for each in row.facts]) for row in section.rows] == [
        ("parent", "Came from", ["A council"]),
        ("started", "Started", ["1 April 2012"]),
        ("history", "How it began", ["One.", "Two."]),
    ]
    assert view({}, description).section("deal").rows == ()


def test_a_field(description: Schema) -> None:
    found = view({"size": {"income": [fact(5)]}, "deal": {"first_contract_years": fact(3)}}, description)
    row = found.row("size.income")
    assert (row.key, row.label) == ("income", "Income in a year (£)")
    assert [each.text for each in row.facts] == ["£5"]
    years = found.row("deal.first_contract_years")
    assert [each.text for each in years.facts] == ["3 years"]
    assert found.row("size.staff").facts == ()
    assert found.row("origin.started").label == "Started"


def test_a_plain_field_is_a_value_that_nobody_need_prove(description: Schema) -> None:
    found = view({"other_sectors": ["housing"]}, description)
    (housing,) = found.row("other_sectors").facts
    assert (housing.kind, housing.text, housing.data, housing.cites) == ("value", "Housing", {"value": "housing"}, ())
    assert found.texts("other_sectors") == ("Housing",)


def test_texts_leave_out_what_was_looked_for_or_is_disputed(description: Schema) -> None:
    staff = [fact(5), {"not_found": 2026}, {"rivals": [fact(6), fact(7)]}]
    assert view({"size": {"staff": staff}}, description).texts("size.staff") == ("5",)


def test_a_part_may_be_one_list(description: Schema) -> None:
    section = view({"difficulties": [fact("Money.")]}, description).section("difficulties")
    assert [(row.key, [each.text for each in row.facts]) for row in section.rows] == [("difficulties", ["Money."])]


def test_a_registration_leads_to_its_register_and_nothing_else_does(description: Schema) -> None:
    number = [fact("07008268", label="Companies House"), fact("7", label="A list of ours")]
    found = view({"identity": {"registrations": number, "other_names": number}}, description)
    known, unknown = found.row("identity.registrations").facts
    assert known.link.endswith("/07008268") and unknown.link == ""
    assert [each.link for each in found.row("identity.other_names").facts] == ["", ""]


def test_sources_are_numbered_as_they_are_named(description: Schema) -> None:
    changes = {
        "sources.paper": {"title": "A paper", "publisher": "X", "url": "https://a/", "date": 2012, "read": "part"}
    }
    found = view({**changes, "status.sources": ["paper", KEY]}, description)
    found.row("status")
    (started,) = found.row("origin.started").facts
    assert [(source.number, source.key) for source in found.citations.sources()] == [(1, "paper"), (2, KEY)]
    assert [cite.anchor for cite in started.cites] == ["cite-2-2"]


def test_lists_that_hold_no_facts(description: Schema) -> None:
    found = view({"lessons": [lesson(tone="mixed")], "timeline": [event("2012-04")]}, description)
    (item,) = found.items("lessons")
    assert (item.data["stage"], item.labels["stage"]) == ("transfer", "8. Transfer")
    assert (item.data["tone"], item.labels["tone"]) == ("mixed", "Mixed")
    assert item.data["shows"] == item.labels["shows"] == "Meet often, and meet early."
    assert (item.proof["as_of"], item.proof["cites"][0].key) == ("2012", KEY)
    (happened,) = found.items("timeline")
    assert (happened.data["event"], happened.proof["as_of"]) == ("Something happens.", "April 2012")
    assert list(found.items("results")) == []


def test_entries_at_some_places_of_a_list_and_at_none(description: Schema) -> None:
    found = view({"timeline": [event(2012), event(2013), event(2014)]}, description)
    assert [[item.data["date"] for item in found.items("timeline", only)] for only in (None, [2, 0], [])] == [
        [2012, 2013, 2014], [2012, 2014], [],
    ]  # fmt: skip
