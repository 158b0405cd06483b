"""A status grows old: the last day on which it stands as it is, and the first on which it was last seen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.read.schema import Schema
from macros.shape.view import Status, status
from tests.small import fact, record


def on(today: str, changes: dict[str, Any], description: Schema) -> Status:
    return status(record(changes), description, date.fromisoformat(today))


@pytest.mark.parametrize(
    ("as_of", "today", "line"),
    [
        ("2024-11-28", "2026-11-28", "Trading, 28 November 2024"),
        ("2024-11-28", "2026-11-29", "Trading when last seen, 28 November 2024"),
        ("2024-02-29", "2026-02-28", "Trading, 29 February 2024"),
        ("2024-02-29", "2026-03-01", "Trading when last seen, 29 February 2024"),
        (2019, "2021-12-31", "Trading, 2019"),
        (2019, "2022-01-01", "Trading when last seen, 2019"),
        ("2018-05/2019-06", "2021-06-30", "Trading, May 2018 to June 2019"),
        ("2018-05/2019-06", "2021-07-01", "Trading when last seen, June 2019"),
    ],
)
def test_after_24_months(as_of: Any, today: str, line: str, description: Schema) -> None:
    found = on(today, {"status.as_of": as_of}, description)
    assert (found.line, found.value) == (line, "trading")
    assert found.badge == ("old" if "when last seen" in line else "trading")


@pytest.mark.parametrize("value", ["closed", "insolvent", "returned", "contract_lost", "ownership_changed"])
def test_an_ending_does_not_age(value: str, description: Schema) -> None:
    changes = {"status": fact(value, 2010), "outcome": {"what_happened": [fact("It ended.")]}}
    found = on("2026-11-28", changes, description)
    assert (found.badge, found.ended, found.as_of) == (value, True, "2010")
    assert "seen" not in found.line


def test_other_statuses(description: Schema) -> None:
    assert on("2026-11-28", {"status": fact("not_established", 2010)}, description).line == "Not established, 2010"
    proposed = on("2026-11-28", {"status": fact("return_proposed", "2018-06")}, description)
    assert proposed.inline == "return proposed when last seen, June 2018"
    assert proposed.group == "Return proposed when last seen, more than two years ago"
    assert on("2019-11-28", {"status": fact("return_proposed", 2018)}, description).group == "Return proposed"
