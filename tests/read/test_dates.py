"""Written dates: the days they can mean, and how they are read aloud."""

from __future__ import annotations

from datetime import date

import pytest

from macros.read import dates


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2003", date(2003, 1, 1), date(2003, 12, 31)),
        ("2003-02", date(2003, 2, 1), date(2003, 2, 28)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2003-10-05", date(2003, 10, 5), date(2003, 10, 5)),
        ("2003-10/2004-02", date(2003, 10, 1), date(2004, 2, 29)),
        ("2003/2004-03-15", date(2003, 1, 1), date(2004, 3, 15)),
    ],
)
def test_the_days_a_date_can_mean(written: str, first: date, last: date) -> None:
    assert dates.first_day(written) == first
    assert dates.last_day(written) == last


def test_a_year_may_be_a_number() -> None:
    assert dates.first_day(2003) == date(2003, 1, 1)
    assert dates.last_day(2003) == date(2003, 12, 31)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (2003, "2003"),
        ("2003-01", "January 2003"),
        ("2003-12", "December 2003"),
        ("2003-10-01", "1 October 2003"),
        ("2003-10-31", "31 October 2003"),
        ("2003-10/2004-03", "October 2003 to March 2004"),
        ("2003/2004", "2003 to 2004"),
        ("undated", "no date shown"),
    ],
)
def test_in_words(written: object, words: str) -> None:
    assert dates.in_words(written) == words


@pytest.mark.parametrize(
    ("written", "year"), [(2003, 2003), ("2003-10", 2003), ("2003/2004", 2003), ("undated", None), ("", None)]
)
def test_the_year_it_begins_in(written: object, year: int | None) -> None:
    assert dates.year_of(written) == year
