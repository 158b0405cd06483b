"""What is no fault and is told: a month that many would read as a financial year."""

from __future__ import annotations

from typing import Any

import pytest

from macros.check.rules import notes
from tests.small import event, fact, record


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"timeline": [event("2011-12")]},
            ["December 2011", "April 2011 to March 2012", "2011-04/2012-03", "2011 where"],
        ),
        ({"size": {"staff": [fact(5, "2009-10")]}}, ["October 2009", "2009-04/2010-03"]),
        ({"timeline": [event("2011-11")]}, []),
        ({"timeline": [event("2011-12-01")]}, []),
        ({"timeline": [event(2011)]}, []),
    ],
)
def test_a_month_that_may_be_a_year(changes: dict[str, Any], told: list[str]) -> None:
    said = [problem.sentence for problem in notes(record(changes))]
    assert len(said) == bool(told)
    assert all(words in said[0] for words in told)
