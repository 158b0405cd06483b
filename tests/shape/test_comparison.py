"""The comparison: on which lines records are held side by side, and what each says there."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.read.schema import Schema
from macros.shape import comparison
from tests.render.pages import desk
from tests.small import SOURCE, TODAY, fact, lesson, record


def said(changes: dict[str, Any], description: Schema) -> dict[str, Any]:
    return comparison.cells(record(changes), description, TODAY)


def test_lines_stand_in_parts_under_the_labels_of_the_description(description: Schema) -> None:
    parts = {heading: list(lines.items()) for heading, lines in comparison.parts(description).items()}
    assert parts[comparison.OPENING][0] == ("first:status", "Status")
    assert 10 <= len(parts[comparison.OPENING]) <= 15
    assert list(parts) == [
        comparison.OPENING, "Who it is", "Where it came from", "Ownership and control", "The deal", "Size over time",
        "Results", "What was hard and what went wrong", "Outcome", "Lessons by stage",
    ]  # fmt: skip
    who = [path for path, _ in parts["Who it is"]]
    assert who[:6] == ["status", "sector", "other_sectors", "nation", "region", "place"]
    assert {"identity.legal_form", "service.runs"} < set(who)
    assert parts["Where it came from"][1] == ("origin.parent", "Came from")
    assert parts["Results"] == [("results", "Results")]


def test_a_line_is_shown_where_one_record_says_something_there(description: Schema) -> None:
    """Without scripts too: the lines that nobody has wait for a reader who chooses others."""
    found = record(slug="a"), record({"size.members": [fact(5)]}, "b")
    page = LexborHTMLParser(desk(description, found).case_study_comparison(["a", "b"], "Two"))
    shown = {row.attributes["data-row"] for row in page.css("tr[data-row]:not([hidden])")}
    assert {"sector", "size.members"} < shown and "size.income" not in shown
    assert [head.attributes["href"] for head in page.css("thead a")] == [
        "../../case-studies/a/",
        "../../case-studies/b/",
    ]


@pytest.mark.parametrize("path", ["registrations", "address", "website", "other_names"])
def test_what_compares_nothing_is_left_out(path: str, description: Schema) -> None:
    lines = set().union(*comparison.parts(description).values())
    assert f"identity.{path}" not in lines


def test_a_record_says_nothing_on_lines_it_does_not_have(description: Schema) -> None:
    found = said({}, description)
    assert {path: [each.text for each in facts] for path, facts in found.items()} == {
        "status": ["Trading"],
        "sector": ["Leisure and sport"],
        "nation": ["England"],
        "origin.started": ["1 April 2012"],
        "first:status": ["Trading"],
        "first:origin.started": ["1 April 2012"],
    }
    assert found["status"][0].as_of == "1 May 2024"


def test_an_old_status_is_told_as_last_seen(description: Schema) -> None:
    found = said({"status.as_of": 2019}, description)
    for path in ("status", "first:status"):
        assert (found[path][0].text, found[path][0].as_of) == ("Trading when last seen, 2019", "")


def test_the_first_lines_have_the_latest_without_its_note(description: Schema) -> None:
    staff = [fact(5, 2014, note="All."), fact(6, 2013), {"not_found": 2026, "label": "Nurses"}]
    found = said({"size.staff": staff, "ownership.votes": [{"not_found": 2026, "note": "We looked."}]}, description)
    assert [(each.text, each.note) for each in found["first:size.staff"]] == [("5", "")]
    assert [(each.kind, each.note) for each in found["first:ownership.votes"]] == [("not_found", "")]
    assert len(found["size.staff"]) == 3
    found = said({"size.staff": [{"not_found": 2026, "label": "Nurses"}, fact(6, 2013)]}, description)
    assert [each.text for each in found["first:size.staff"]] == ["6"], "what is known goes before what was looked for"
    found = said({"size.staff": [{"not_found": 2026, "label": "Nurses"}, {"not_found": 2025}]}, description)
    assert [each.label for each in found["first:size.staff"]] == ["Nurses"]


def test_the_first_lines_have_their_sources_alone(description: Schema) -> None:
    found = record({"sources.paper": SOURCE, "size.members": [fact(5, sources=["paper"])]})
    sources = comparison.sources(found, description, comparison.cells(found, description, TODAY))
    assert [source.number for source in sources["sources"]] == [1, 2]
    assert [source.number for source in sources["first:sources"]] == [1]


def test_the_first_lines_have_the_sources_of_rivals_too(description: Schema) -> None:
    started = {"rivals": [fact("2012", sources=["paper"]), fact("2013")]}
    found = record({"sources.paper": SOURCE, "origin.started": started})
    sources = comparison.sources(found, description, comparison.cells(found, description, TODAY))
    assert [source.number for source in sources["first:sources"]] == [1, 2]


def test_what_a_record_says(description: Schema) -> None:
    result: dict[str, Any] = {
        "measure": "Sickness", "before": "9 days.", "after": "5 days.", "grade": "claim", "note": "In one year.",
        "as_of": 2012, "sources": ["council-2024"],
    }  # fmt: skip
    bare = {key: value for key, value in result.items() if key not in ("before", "note")}
    found = said(
        {
            "other_sectors": ["housing", "transport"],
            "place": "Salford",
            "size.staff": [fact(5), fact(6, 2013)],
            "lessons": [lesson(tone="went_badly")],
            "results": [result, bare],
        },
        description,
    )
    assert [each.text for each in found["other_sectors"]] == ["Housing", "Transport"]
    assert [each.text for each in found["place"]] == ["Salford"]
    assert [(each.text, each.as_of) for each in found["size.staff"]] == [("5", "2012"), ("6", "2013")]
    (shown,) = found["lessons"]
    assert (shown.text, shown.label) == ("Meet often, and meet early.", "8. Transfer (what went wrong)")
    assert [(each.text, each.label, each.note.strip()) for each in found["results"]] == [
        ("Before: 9 days. After: 5 days.", "Sickness", "Claim. In one year."),
        ("5 days.", "Sickness", "Claim."),
    ]
    assert {each.kind for each in (shown, *found["results"])} == {"value"}
    assert [each.cites[0].number for each in (shown, *found["results"])] == [1, 1, 1]


def test_sources_have_the_numbers_of_the_page_of_the_record(description: Schema) -> None:
    found = record({"sources.paper": SOURCE, "size.staff": [fact(5, sources=["paper"])]})
    assert [cite.number for cite in comparison.cells(found, description, TODAY)["size.staff"][0].cites] == [2]
    sources = comparison.sources(found, description, comparison.cells(found, description, TODAY))["sources"]
    assert [(source.number, source.key) for source in sources] == [(1, "council-2024"), (2, "paper")]
