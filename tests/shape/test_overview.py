"""What lists say of a record: its row, its lessons in turns, and what it is filtered by in search."""

from __future__ import annotations

from typing import Any

import pytest

from macros.read.schema import Schema
from macros.shape import overview
from macros.shape.view import Status
from tests.small import SOURCE, TODAY, fact, lesson, record


def test_a_row_with_little_in_it(description: Schema) -> None:
    assert overview.overview_row(record(), description, TODAY) == overview.Overview(
        slug="northmoor-leisure",
        name="Northmoor Leisure",
        contrast=False,
        status=Status("trading", "Trading", "trading", "Trading", "1 May 2024", ended=False),
        sector="Leisure and sport",
        place="England",
        line="Leisure staff left Northmoor Council in 2012 to form a society.",
    )


def test_a_row_with_all_in_it(description: Schema) -> None:
    changes = {
        "role": "contrast",
        "caution": "No source we found shows that staff own it.",
        "region": "north_west",
        "status": fact("closed", 2020),
        "outcome": {"ended": fact("2020-02"), "what_happened": fact("It closed.")},
    }
    row = overview.overview_row(record(changes), description, TODAY)
    assert (row.contrast, row.place, row.status.ended) == (True, "North West, England", True)
    assert row.status.line == "Closed, 2020"


@pytest.mark.parametrize("role", [{}, {"role": "case"}])
def test_a_case_is_no_contrast(role: dict[str, Any], description: Schema) -> None:
    assert overview.overview_row(record(role), description, TODAY).contrast is False


def of_stage(given: list[Any], description: Schema, stage: str = "transfer") -> list[tuple[str, str]]:
    return [(item.record.slug, item.data["tone"]) for item in overview.lessons_of(given, description, stage, TODAY)]


def test_lessons_take_turns_between_tones_and_records(description: Schema) -> None:
    b = record({"name": "B", "lessons": [lesson(tone=tone) for tone in ("went_well", "went_badly", "mixed")]}, "b")
    a = record({"name": "A", "lessons": [lesson(tone=tone) for tone in ("went_badly", "went_badly")]}, "a")
    assert of_stage([b, a], description) == [
        ("a", "went_badly"), ("b", "went_well"), ("b", "mixed"), ("b", "went_badly"), ("a", "went_badly"),
    ]  # fmt: skip


def test_lessons_of_another_stage_are_left_out(description: Schema) -> None:
    given = [record({"lessons": [lesson("find-out"), lesson("transfer", shows="Settle pay before the day.")]})]
    (found,) = overview.lessons_of(given, description, "transfer", TODAY)
    assert found.data["shows"] == "Settle pay before the day."
    assert found.labels["stage"] == "8. Transfer"
    assert of_stage(given, description, "live-and-last") == []


def test_numbers_of_sources_are_those_of_the_page_of_the_record(description: Schema) -> None:
    """The source of a lesson may be the second on its page though the lesson names it alone."""
    given = record({"sources.paper": SOURCE, "lessons": [lesson(sources=["paper"])]})
    (found,) = overview.lessons_of([given], description, "transfer", TODAY)
    assert [cite.number for cite in found.proof["cites"]] == [2]


def test_filters_of_search(description: Schema) -> None:
    changes = {
        "other_sectors": ["housing"],
        "lessons": [lesson("transfer"), lesson("find-out"), lesson("transfer")],
        "status.value": "return_proposed",
    }
    assert overview.facets(record(changes), description) == {
        "Stage": ["1. Find out", "8. Transfer"],
        "Sector": ["Leisure and sport", "Housing"],
        "Nation": ["England"],
        "Status": ["Return proposed"],
    }
    assert overview.facets(record(), description)["Stage"] == []
    across = overview.facets(record({"nation": "uk_wide"}), description)["Nation"]
    assert across == ["UK-wide", "England", "Wales", "Scotland", "Northern Ireland"], "found under each"
