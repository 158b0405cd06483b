"""What could be mended in a record: each kind of gap at its edge, and which record comes first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.read.schema import Schema
from macros.shape import gaps
from macros.shape.gaps import Gaps
from tests.small import fact, record

TODAY = date(2026, 11, 23)
FRESH: dict[str, Any] = {"status.as_of": 2026}


def of(changes: dict[str, Any], description: Schema, today: date = TODAY) -> Gaps:
    (found,) = gaps.gaps([record({**FRESH, **changes})], description, today)
    return found


def test_a_record_without_gaps(description: Schema) -> None:
    found = of({}, description)
    assert (found.questions, found.not_found, found.conflicts, found.old, found.overdue) == ((), (), (), "", False)
    assert (found.overdue, found.count) == (False, 0)


def test_every_kind_of_gap_counts(description: Schema) -> None:
    found = of(
        {
            "not_known": [{"question": "How many moved?", "looked_on": "2026-01-01"}],
            "size": {"staff": [{"not_found": "2026-01-01"}]},
            "origin.started": {"rivals": [fact(2012), fact(2013)]},
            "status.as_of": 2020,
            "check_again": "2026-11-22",
        },
        description,
    )
    assert found.questions == ("How many moved?",)
    assert [(each.label, each.as_of) for each in found.not_found] == [("Staff", "1 January 2026")]
    assert found.conflicts == ("Started",)
    assert (found.old, found.overdue, found.count) == ("2020", True, 5)


@pytest.mark.parametrize(
    "path",
    [
        "identity.legal_name",
        "service.area",
        "origin.parent",
        "ownership.kind",
        "deal.unions",
        "size.members",
        "difficulties",
        "outcome.ended",
    ],
)
def test_what_was_not_found_counts_in_every_part(path: str, description: Schema) -> None:
    several = path in ("service.area", "deal.unions", "size.members", "difficulties")
    searched = {"not_found": "2026-01-01", "label": "One kind"}
    known = fact(5 if path.startswith("size.") else "X")
    found = of({path: [searched, known] if several else searched}, description)
    assert len(found.not_found) == 1
    assert found.not_found[0].label.endswith(": One kind")


@pytest.mark.parametrize(
    ("as_of", "today", "old"),
    [
        (2024, date(2026, 12, 31), ""),
        (2024, date(2027, 1, 1), "2024"),
        ("2023/2024-01", date(2026, 1, 31), ""),
        ("2023/2024-01", date(2026, 2, 1), "2023 to January 2024"),
        ("2023-01/2024-12", date(2027, 1, 1), "January 2023 to December 2024"),
    ],
)
def test_when_a_status_is_old(as_of: Any, today: date, old: str, description: Schema) -> None:
    assert of({"status.as_of": as_of}, description, today).old == old


@pytest.mark.parametrize(
    ("again", "today", "overdue"),
    [
        ("2026-11-23", date(2026, 11, 23), False),
        ("2026-11-23", date(2026, 11, 24), True),
        ("2026-11", date(2026, 11, 30), False),
        ("2026-11", date(2026, 12, 1), True),
    ],
)
def test_when_a_check_is_overdue(again: str, today: date, overdue: bool, description: Schema) -> None:
    assert of({"check_again": again}, description, today).overdue is overdue


def test_each_field_in_conflict_is_named_once(description: Schema) -> None:
    rivals = {"rivals": [fact(1), fact(2), fact(3)]}
    found = of(
        {
            "size": {"staff": [fact(1), rivals], "income": [rivals]},
            "difficulties": [{"rivals": [fact("A"), fact("B")]}],
        },
        description,
    )
    assert found.conflicts == ("Staff", "Income in a year (£)", "What was hard and what went wrong")


def test_those_with_most_to_mend_come_first(description: Schema) -> None:
    one = {"not_known": [{"question": "How many?", "looked_on": "2026-01-01"}]}
    given = [
        record({**FRESH, "name": "Westmoor"}, "w"),
        record({**FRESH, "name": "eastmoor"}, "e"),
        record({**FRESH, **one, "name": "Zetland"}, "z"),
    ]
    assert [found.record.slug for found in gaps.gaps(given, description, TODAY)] == ["z", "e", "w"]
