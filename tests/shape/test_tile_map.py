"""The map of tiles: each record counted once, England by region, each tile in its place."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.read.schema import Schema
from macros.render import jinja
from macros.shape.drawings import tile_map
from tests.small import record

GIVEN: list[dict[str, Any]] = [
    {"region": "london"}, {"region": "london"}, {"region": "yorkshire_humber"}, {},
    {"nation": "wales"}, {"nation": "uk_wide"},
]  # fmt: skip


def test_records_are_counted_where_they_are(description: Schema) -> None:
    areas = tile_map.areas((record(changes) for changes in GIVEN), description)
    counted = {(area.field, area.value): area.count for area in areas}
    assert counted["region", "london"] == 2
    assert counted["region", "yorkshire_humber"] == counted["nation", "wales"] == counted["nation", "uk_wide"] == 1
    assert counted["region", "east"] == counted["nation", "scotland"] == 0
    assert counted["", ""] == 1
    assert sum(counted.values()) == len(GIVEN)


def test_areas_stand_in_the_order_of_the_description(description: Schema) -> None:
    labels = [area.label for area in tile_map.areas([record()], description)]
    assert labels[0] == "North East"
    assert labels[8:] == ["South West", "England, region not given", "Wales", "Scotland", "Northern Ireland", "UK-wide"]


def test_where_every_region_is_given_there_is_no_rest(description: Schema) -> None:
    areas = tile_map.areas([record({"region": "london"}), record({"nation": "wales"})], description)
    assert all(area.field for area in areas)


def svg(areas: list[tile_map.Area]) -> LexborHTMLParser:
    return LexborHTMLParser(jinja.html("tile_map.svg", areas=areas, places=tile_map.PLACES, root=""))


def test_tiles(description: Schema) -> None:
    drawn = svg(tile_map.areas([record(changes) for changes in GIVEN], description))
    assert drawn.css("svg")[0].attributes["viewBox"] == f"0 0 {4 * 86 - 6 + 2} {5 * 84 - 6 + 2}"
    assert len(drawn.css(".tile")) == 13
    tiles = {str(tile.attributes["href"]).rpartition("=")[2]: tile for tile in drawn.css("a.tile")}
    frame, bar = tiles["london"].css("rect")
    assert [frame.attributes[key] for key in ("x", "y", "width", "height")] == ["173", "337", "80", "78"]
    assert (bar.attributes["width"], tiles["wales"].css("rect")[1].attributes["width"]) == ("68.0", "34.0")
    assert [text.text() for text in tiles["yorkshire_humber"].css("text")] == ["Yorkshire", "and the", "Humber", "1"]
    assert tiles["london"].css("text")[-1].text() == "2"
    assert "scotland" not in tiles and len(drawn.css("rect[stroke-dasharray]")) == 13 - len(tiles)


def test_every_nation_and_region_has_a_tile_of_its_own_and_all_fit_the_map(description: Schema) -> None:
    nations, regions = (description.labels(description.at((key,))) for key in ("nation", "region"))
    assert set(tile_map.PLACES) == {*nations, *regions} - {"england"}
    assert len(set(map(tuple, tile_map.PLACES.values()))) == len(tile_map.PLACES)
    assert all(column < 4 and row < 5 for column, row in tile_map.PLACES.values())


@pytest.mark.parametrize(
    "line",
    [
        "scotland north_east yorkshire_humber east_midlands london",
        "north_west west_midlands south_west",
        "northern_ireland wales",
        "yorkshire_humber east south_east",
    ],
)
def test_from_north_to_south(line: str) -> None:
    rows = [tile_map.PLACES[place][1] for place in line.split()]
    assert rows == sorted(set(rows))


@pytest.mark.parametrize(
    "line", ["northern_ireland north_east", "north_west yorkshire_humber", "wales west_midlands east_midlands east",
             "south_west london south_east", "scotland north_east"],
)  # fmt: skip
def test_from_west_to_east(line: str) -> None:
    columns = [tile_map.PLACES[place][0] for place in line.split()]
    assert columns == sorted(set(columns))


def test_without_records_no_tile_has_a_bar(description: Schema) -> None:
    drawn = svg(tile_map.areas([], description))
    assert len(drawn.css("rect")) == 13 and not drawn.css("a")
