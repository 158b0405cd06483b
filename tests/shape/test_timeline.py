"""The timeline of a record: its marks by number, moment and row, at two widths."""

from __future__ import annotations

import pytest

from macros.shape.drawings import timeline
from macros.shape.drawings.timeline import Mark


def test_one_picture_at_two_widths() -> None:
    drawn = timeline.drawings([{"date": "2010"}, {"date": "2012-01-01"}])
    assert [(each.name, each.width, each.years.left, each.years.right) for each in drawn] == [
        ("wide", 720, 18, 702),
        ("narrow", 340, 18, 322),
    ]
    wide = drawn[0]
    assert (wide.years.first, wide.years.last) == (2010, 2013)
    assert [year for year, _ in wide.years.ticks()] == [2010, 2011, 2012, 2013]
    # One row of marks: 21 and 6 above the axis.
    assert wide.axis == 27
    assert wide.marks == (
        Mark(1, x=132, x1=18, x2=246, year_only=True, y=10),
        Mark(2, x=474.3, x1=474, x2=474.6, year_only=False, y=10),
    )


@pytest.mark.parametrize("dates", [[], ["2010"], ["2010", "2010"], ["2010", 2010]])
def test_one_date_shows_no_time(dates: list[object]) -> None:
    assert timeline.drawings([{"date": date} for date in dates]) == []


def test_marks_that_would_touch_stand_one_above_another() -> None:
    wide = timeline.drawings([{"date": "2010-01-01"}, {"date": "2010-01-02"}, {"date": "2012"}])[0]
    assert wide.axis == 48
    assert [mark.y for mark in wide.marks] == [31, 10, 31]


@pytest.mark.parametrize(("last", "rows"), [(2035, 1), (2036, 2)])
def test_marks_that_stand_a_whole_mark_apart_share_a_row(last: int, rows: int) -> None:
    """36 years on the wide page have 19 units each, as wide as a mark; 37 have less."""
    wide = timeline.drawings([{"date": 2000}, {"date": 2001}, {"date": last}])[0]
    assert len({mark.y for mark in wide.marks}) == rows


def test_marks_go_from_left_to_right_and_keep_their_numbers() -> None:
    """A year stands in its middle: after a day of its spring, before one of its autumn."""
    wide = timeline.drawings([{"date": "2010"}, {"date": "2010-03-01"}, {"date": "2010-11-01"}, {"date": "2010"}])[0]
    assert [mark.number for mark in wide.marks] == [2, 1, 4, 3]
