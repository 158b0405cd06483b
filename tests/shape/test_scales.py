"""Axes: where a date stands, which years and numbers are written, and which row is free."""

from __future__ import annotations

from datetime import date

import pytest

from macros.shape.drawings import scales
from macros.shape.drawings.scales import Years


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2010, 1, 1), 2010), (date(2010, 12, 31), 2010 + 364 / 365), (date(2012, 12, 31), 2012 + 365 / 366)],
)
def test_a_day_as_a_part_of_its_year(day: date, year: float) -> None:
    assert scales.moment(day) == pytest.approx(year)


@pytest.mark.parametrize(
    ("written", "begin", "end"),
    [
        (2010, 2010, 2011),
        ("2010/2012", 2010, 2013),
        ("2010-01-01", 2010, 2010 + 1 / 365),
        ("2010-12/2011-01-01", 2010 + 334 / 365, 2011 + 1 / 365),
    ],
)
def test_all_that_a_date_can_mean(written: object, begin: float, end: float) -> None:
    assert list(scales.stretch(written)) == pytest.approx([begin, end])


def test_an_axis_holds_whole_years() -> None:
    years = Years([(2010.5, 2011.2), (2012.1, 2014.0)], 10, 110)
    assert (years.first, years.last) == (2010, 2014)
    assert [years.x(when) for when in (2010, 2012, 2014)] == [10, 60, 110]
    assert years.x(2010 + 1 / 3) == 18.3


def test_an_axis_is_a_year_long_at_least() -> None:
    assert (Years([(2010, 2010)], 0, 1).last, Years([(2010, 2010.01)], 0, 1).last) == (2011, 2011)
    with pytest.raises(ValueError, match="empty"):
        Years([], 0, 1)


@pytest.mark.parametrize(
    ("first", "last", "right", "apart", "ticks"),
    [
        (2010, 2014, 176, 44, [2010, 2011, 2012, 2013, 2014]),
        (2010, 2014, 175, 44, [2010, 2012, 2014]),
        (2011, 2019, 176, 44, [2012, 2014, 2016, 2018]),
        (2011, 2019, 100, 44, [2015]),
        (1900, 2100, 20, 44, [1900, 2000, 2100]),
        (2010, 2014, 40, 10, [2010, 2011, 2012, 2013, 2014]),
    ],
)
def test_years_with_room_between(first: int, last: int, right: float, apart: float, ticks: list[int]) -> None:
    axis = Years([(first, last)], 0, right)
    assert [year for year, _ in axis.ticks(apart)] == ticks
    assert [x for _, x in axis.ticks(apart)] == [axis.x(year) for year in ticks]


def test_years_stand_44_units_apart() -> None:
    assert len(Years([(2010, 2014)], 0, 176).ticks()) == 5
    assert len(Years([(2010, 2014)], 0, 175).ticks()) == 3


@pytest.mark.parametrize(
    ("top", "ticks"),
    [
        (0, [0, 1]),
        (-3, [0, 1]),
        (0.4, [0, 0.1, 0.2, 0.3, 0.4]),
        (1, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (1.1, [0, 0.25, 0.5, 0.75, 1.0, 1.25]),
        (2, [0, 1, 2]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 2, 4, 6]),
        (10, [0, 2, 4, 6, 8, 10]),
        (11, [0, 2.5, 5, 7.5, 10, 12.5]),
        (26, [0, 10, 20, 30]),
        (99, [0, 20, 40, 60, 80, 100]),
        (1000, [0, 200, 400, 600, 800, 1000]),
    ],
)
def test_round_numbers(top: float, ticks: list[float]) -> None:
    assert scales.round_ticks(top) == ticks


@pytest.mark.parametrize("top", [0.4, 1, 3, 18, 99, 384, 14_000, 178_300_000, 1e12])
def test_values_start_at_zero_and_end_above_the_largest(top: float) -> None:
    ticks = scales.round_ticks(top)
    assert ticks[0] == 0
    assert ticks[-1] >= top > ticks[-2]
    assert 2 <= len(ticks) <= 7


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (999, "£", "£999"), (1_000, "£", "£1k"), (1_000, "", "1,000"), (1_250, "£", "£1.2k"), (99_960, "£", "£100k"),
        (100_000, "£", "£100k"), (999_499, "£", "£999k"), (999_500, "£", "£1m"), (999_499, "", "999,499"),
        (999_500, "", "1m"), (2.5, "%", "2.5%"), (2.0, "%", "2%"), (5, "years", "5"), (178_300_000, "£", "£178m"),
        (0.0, "£", "£0"),
    ],
)  # fmt: skip
def test_short_numbers(value: float, unit: str, words: str) -> None:
    assert scales.short(value, unit) == words
