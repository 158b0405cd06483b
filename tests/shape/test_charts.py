"""Bar charts: which numbers are drawn, where each bar stands, and what is said of those left out."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from macros.read.schema import Schema
from macros.shape.drawings import charts
from macros.shape.drawings.charts import Chart
from tests.small import fact, record


def chart(facts: list[dict[str, Any]], description: Schema, field: str = "staff") -> Chart:
    found = charts.drawings(record({f"size.{field}": facts}), description)
    assert list(found) == [field]
    return found[field]


def test_where_bars_stand(description: Schema) -> None:
    drawn = chart([fact(50, 2010), fact(100, "2011-12")], description)
    assert (drawn.name, drawn.label, drawn.width, drawn.height) == ("staff", "Staff", 340, 196)
    assert (drawn.left, drawn.right, drawn.foot) == (46, 330, 166)
    assert list(drawn.across) == [
        (166, "0"), (136, "20"), (106, "40"), (76, "60"), (46, "80"), (16, "100"),
    ]  # fmt: skip
    assert [year for year, _ in drawn.years.ticks()] == [2010, 2011, 2012]
    # The axis goes from 64 to 312, two years: 2010 stands at its middle.
    first, second = drawn.bars
    assert (first.middle, first.x, first.width) == (126, 121.5, 9)
    assert (first.y, first.top, first.x1, first.x2) == (91, 91, 64, 188)
    assert (second.y, second.x2, second.words) == (16, 312, "100")
    assert (first.words_x, first.words_y) == (126, 87)
    assert second.words_x == second.middle
    assert drawn.top == -2, "the words above the highest bar have room"
    assert (drawn.periods, drawn.left_out) == (True, 0)


def test_the_top_is_twelve_above_the_axis_at_least(description: Schema) -> None:
    drawn = chart([fact(5, 2010), fact(81, 2011)], description)
    assert drawn.top == 4
    assert (drawn.bars[1].y, drawn.bars[1].words_y) == (44.5, 40.5), "places have one decimal"
    twice = chart([fact(5, 2010), {"rivals": [fact(81, 2011), fact(81, 2011)]}], description)
    assert [bar.words_y for bar in twice.bars[1:]] == [40.5, 24.5]


def test_periods_are_shown_where_they_are_wider_than_a_bar(description: Schema) -> None:
    assert not chart([fact(5, "2010-01-01"), fact(6, "2011-01-01")], description).periods


@pytest.mark.parametrize("field", ["staff", "members", "income"])
def test_three_fields_have_a_chart(field: str, description: Schema) -> None:
    drawn = chart([fact(5000, 2010), fact(6000, 2011, to=7000)], description, field)
    pounds = field == "income"
    assert [bar.words for bar in drawn.bars] == (["£5k", "£6k to £7k"] if pounds else ["5,000", "6,000 to 7,000"])
    assert [words for _, words in drawn.across][:2] == (["£0", "£2k"] if pounds else ["0", "2,000"])
    assert drawn.label == {"staff": "Staff", "members": "Members", "income": "Income in a year (£)"}[field]


def test_other_fields_have_none(description: Schema) -> None:
    assert charts.drawings(record({"size.sites": [fact(5, 2010), fact(6, 2011)]}), description) == {}
    assert charts.drawings(record(), description) == {}


@pytest.mark.parametrize(
    ("facts", "drawn"),
    [
        ([fact(5, 2010), fact(6, 2010)], False),
        ([fact(5, 2010), fact(-6, 2011)], False),
        ([fact(5, 2010), fact(0, 2011)], True),
        ([fact(5, 2010), fact(6, 2011, label="Nurses")], False),
        ([fact(5, 2010), fact(6, "2010-01")], True),
        ([fact(5, 2010), fact(6, "undated")], False),
    ],
    ids=["one date", "a loss", "nothing", "another kind", "two ways to write a year", "no date"],
)
def test_a_chart_needs_two_dates_of_one_kind(facts: list[Any], drawn: bool, description: Schema) -> None:
    assert bool(charts.drawings(record({"size.staff": facts}), description)) is drawn


def test_three_kinds_at_most_the_first_ones(description: Schema) -> None:
    facts = [fact(n, year, label=label) for n, label in enumerate("ABCDE", 1) for year in (2010, 2011)]
    drawn = chart([fact(9, 2010, label="Alone"), *facts], description)
    assert drawn.kinds == ("A", "B", "C")
    assert [bar.kind for bar in drawn.bars] == [0, 1, 2, 0, 1, 2]
    assert drawn.left_out == 5


def test_ranges_limits_and_disputes(description: Schema) -> None:
    facts = [
        fact(20, 2010, to=100, qualifier="about"),
        {"label": "", "rivals": [fact(30, 2011), fact(40, 2011, qualifier="more_than")]},
        {"not_found": 2026},
        fact(7, "undated"),
    ]
    drawn = chart(facts, description)
    said = [(b.words, b.qualifier, b.open_end, b.disputed, b.to is not None) for b in drawn.bars]
    assert said == [
        ("20 to 100", "about", False, False, True),
        ("30", "", False, True, False),
        ("40", "more than", True, True, False),
    ]
    assert drawn.left_out == 1
    first = drawn.bars[0]
    assert (first.y, first.top) == (136, 16)


def test_bars_of_one_moment_stand_side_by_side(description: Schema) -> None:
    facts = [{"rivals": [fact(30, 2010), fact(40, 2010), fact(50, 2010)]}, fact(60, 2012)]
    middles = [bar.middle for bar in chart(facts, description).bars]
    assert [round(b - a, 1) for a, b in pairwise(middles[:3])] == [11, 11]


def test_words_of_two_lines_and_above_an_open_end(description: Schema) -> None:
    plain, about, more = (
        chart([fact(50, 2010, **extra), fact(100, 2014)], description).bars[0].words_y
        for extra in ({}, {"qualifier": "about"}, {"qualifier": "more_than"})
    )
    assert (plain, about, more) == (87, 87, 81)


def test_words_that_would_touch_are_lifted(description: Schema) -> None:
    bars = chart([{"rivals": [fact(500, 2010), fact(501, 2010)]}, fact(1000, 2014)], description).bars
    assert bars[0].words_y - bars[1].words_y >= 12


@pytest.mark.parametrize(("first", "second", "least"), [("about", "", 26), ("", "about", 13), ("", "", 13)])
def test_words_are_lifted_by_the_lines_below_them(first: str, second: str, least: int, description: Schema) -> None:
    rivals = [fact(500, 2010, **({"qualifier": said} if said else {})) for said in (first, second)]
    bars = chart([{"rivals": rivals}, fact(1000, 2014)], description).bars
    assert least <= bars[0].words_y - bars[1].words_y < least + 4


def test_words_stay_on_the_page(description: Schema) -> None:
    bars = chart([fact(1_000_000, "2010-01-01", to=2_000_000), fact(3_000_000, "2010-12-31")], description).bars
    half = len("1m to 2m") * 6.4 / 2
    assert bars[0].words_x == pytest.approx(max(46 + half, bars[0].middle), abs=0.1)
    assert bars[1].words_x <= 338
    wide = chart([fact(5, "2010-01-01", qualifier="more_than"), fact(6, "2010-12-31")], description).bars[0]
    assert wide.words_x == pytest.approx(46 + len("more than") * 6.4 / 2, abs=0.1), "the longer of its two lines"


def test_words_of_many_bars_do_not_touch(description: Schema) -> None:
    income = [fact(12_000_000 + 10_000 * n, f"20{10 + n // 3}-0{1 + n % 3}") for n in range(9)]
    drawn = chart(income, description, "income")
    places = [(bar.words_x, bar.words_y) for bar in drawn.bars]
    for index, (x, y) in enumerate(places):
        assert all(abs(x - a) > 25 or abs(y - b) >= 12 for a, b in places[:index])
    assert min(y for _, y in places) - 12 >= drawn.top
