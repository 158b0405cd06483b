"""Where each life is drawn, at both widths, and the mark at its end."""

from __future__ import annotations

import pytest

from macros.read.schema import Schema
from macros.shape.drawings import lifelines
from tests.shape.test_outcomes import life, many


def test_where_lives_stand_in_both_pictures(description: Schema) -> None:
    (picture,) = lifelines.pictures(many([2013, 2020, None], description))
    assert [found.slug for found in picture.lives] == ["a0", "a1"]
    wide, narrow = picture.drawings
    assert [(each.kind, each.width, each.height) for each in picture.drawings] == [
        ("wide", 720, 40 + 2 * 20),
        ("narrow", 340, 40 + 2 * 34),
    ]
    # From 2010, the fifth year before, to 2025, the year after the last: 15 years.
    assert [(row.name, row.y, row.x1, row.x2) for row in wide.rows] == [
        ("A0", 40, round(256 + 3 * 452 / 15, 1), round(256 + 14 * 452 / 15, 1)),
        ("A1", 60, round(256 + 10 * 452 / 15, 1), round(256 + 14 * 452 / 15, 1)),
    ]
    assert [tick.year for tick in wide.ticks] == [2010, 2015, 2020, 2025]
    assert (wide.ticks[0].x, wide.ticks[-1].x) == (256, 708)
    assert [row.x1 for row in narrow.rows] == [round(14 + 3 * 314 / 15, 1), round(14 + 10 * 314 / 15, 1)]


@pytest.mark.parametrize(
    ("first", "ticks"),
    [(1975, [1975, 1980, 1985]), (1965, [1970, 1980, 1990])],
)
def test_years_on_the_axis_have_room(first: int, ticks: list[int], description: Schema) -> None:
    """On a phone 50 years have room for every fifth, 60 for every tenth."""
    (picture,) = lifelines.pictures(many([first], description))
    assert [tick.year for tick in picture.drawings[1].ticks][:3] == ticks


@pytest.mark.parametrize(("count", "parts"), [(60, [60]), (61, [60, 1]), (120, [60, 60])])
def test_many_lives_are_several_pictures_over_the_same_years(count: int, parts: list[int], description: Schema) -> None:
    drawn = lifelines.pictures(many([2012 + number // 60 for number in range(count)], description))
    assert [len(picture.lives) for picture in drawn] == parts
    assert len({str(picture.drawings[0].ticks) for picture in drawn}) == 1
    assert [picture.drawings[0].rows[0].y for picture in drawn] == [40] * len(parts)


def test_without_a_known_start_nothing_is_drawn(description: Schema) -> None:
    assert lifelines.pictures(many([None], description)) == []
    assert lifelines.pictures([]) == []


def test_a_life_from_before_the_picture_comes_in_at_its_edge(description: Schema) -> None:
    """The picture begins where most lives do: one in eight may have begun earlier, and its name says when."""
    (picture,) = lifelines.pictures(many([1971, *range(2010, 2017)], description))
    first, second, *_ = picture.drawings[0].rows
    assert (first.early, first.name, first.x1) == (True, "A0, since 1971", 256)
    assert (second.early, second.name, second.x1) == (False, "A1", 256)
    (picture,) = lifelines.pictures(many([1971, *range(2010, 2016)], description))
    assert not any(row.early for row in picture.drawings[0].rows), "one in seven is too many"


def test_a_long_name_is_cut_to_its_room(description: Schema) -> None:
    words = " ".join(["word"] * 15)
    (picture,) = lifelines.pictures([life({"name": words}, description)])
    assert [drawing.rows[0].name for drawing in picture.drawings] == [
        "word word word word word word word word …",
        "word word word word word word word word word …",
    ]
