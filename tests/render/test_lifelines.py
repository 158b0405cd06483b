"""Where each life is drawn, at both widths, and the mark at its end."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.read import schema
from macros.read.schema import Schema
from macros.render import jinja
from macros.shape import lives
from macros.shape.lives import Life
from tests.conftest import RECORDS
from tests.shape.test_lives import life, many


def drawn(shaped: list[Life]) -> list[Any]:
    """The pictures of some lives, as they are drawn: wide and narrow, and so on."""
    told: dict[str, Any] = {"here": SimpleNamespace(lives=shaped), "lives": lives}
    made = jinja.html("pages/lifelines.html", root="", schema=schema.load(RECORDS / "schema.yml"), **told)
    return LexborHTMLParser(made).css("svg.drawing")


def names(svg: Any) -> list[str]:
    return [text.text() for text in svg.css(".drawing__name")]


def lines(svg: Any) -> list[tuple[float, ...]]:
    """The line of each life: its height, its start and its end."""
    found = [line for line in svg.css("line.drawing__stem") if line.attributes["stroke-width"] == "3"]
    return [tuple(float(line.attributes[key]) for key in ("y1", "x1", "x2")) for line in found]


def years(svg: Any) -> dict[int, float]:
    """The years on the axis, with their places."""
    return {int(text.text()): float(text.attributes["x"]) for text in svg.css('text[y="12"]')}


def test_where_lives_stand_in_both_pictures(description: Schema) -> None:
    (picture,) = lives.pictures(many([2013, 2020, None], description))
    assert [found.slug for found in picture.lives] == ["a0", "a1"]
    # From 2010, the fifth year before, to 2025, the year after the last: 15 years.
    assert (picture.first, picture.last) == (2010, 2025)
    wide, narrow = drawn(picture.lives)
    assert [svg.attributes["viewBox"] for svg in (wide, narrow)] == [f"0 0 720 {40 + 2 * 20}", f"0 0 340 {40 + 2 * 34}"]
    assert names(wide) == ["A0", "A1"]
    assert lines(wide) == [
        (40, round(256 + 3 * 452 / 15, 1), round(256 + 14 * 452 / 15, 1)),
        (60, round(256 + 10 * 452 / 15, 1), round(256 + 14 * 452 / 15, 1)),
    ]
    assert list(years(wide)) == [2010, 2015, 2020, 2025]
    assert (years(wide)[2010], years(wide)[2025]) == (256, 708)
    assert [begin for _, begin, _ in lines(narrow)] == [round(14 + 3 * 314 / 15, 1), round(14 + 10 * 314 / 15, 1)]


@pytest.mark.parametrize(
    ("first", "ticks"),
    [(1975, [1975, 1980, 1985]), (1965, [1970, 1980, 1990])],
)
def test_years_on_the_axis_have_room(first: int, ticks: list[int], description: Schema) -> None:
    """On a phone 50 years have room for every fifth, 60 for every tenth."""
    _, narrow = drawn(many([first], description))
    assert list(years(narrow))[:3] == ticks


@pytest.mark.parametrize(("count", "parts"), [(60, [60]), (61, [60, 1]), (120, [60, 60])])
def test_many_lives_are_several_pictures_over_the_same_years(count: int, parts: list[int], description: Schema) -> None:
    shaped = many([2012 + number // 60 for number in range(count)], description)
    assert [len(picture.lives) for picture in lives.pictures(shaped)] == parts
    wide = drawn(shaped)[::2]
    assert len({str(years(svg)) for svg in wide}) == 1
    assert [lines(svg)[0][0] for svg in wide] == [40] * len(parts)


def test_without_a_known_start_nothing_is_drawn(description: Schema) -> None:
    assert lives.pictures(many([None], description)) == []
    assert drawn([]) == []


def test_a_life_from_before_the_picture_comes_in_at_its_edge(description: Schema) -> None:
    """The picture begins where most lives do: one in eight may have begun earlier, and its name says when."""
    wide = drawn(many([1971, *range(2010, 2017)], description))[0]
    assert names(wide)[:2] == ["A0, since 1971", "A1"]
    assert [begin for _, begin, _ in lines(wide)][:2] == [256, 256]
    assert len(wide.css('path[d^="M254"]')) == 1
    assert "since" not in drawn(many([1971, *range(2010, 2016)], description))[0].text(), "one in seven is too many"


def test_a_long_name_is_cut_to_its_room(description: Schema) -> None:
    words = " ".join(["word"] * 15)
    assert [names(svg) for svg in drawn([life({"name": words}, description)])] == [
        ["word word word word word word word word …"],
        ["word word word word word word word word word …"],
    ]
