"""The map of tiles: each record counted once, England by region, each tile in its place."""

from __future__ import annotations

from typing import Any

from macros.read.schema import Schema
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


def test_tiles(description: Schema) -> None:
    drawn = tile_map.drawing(tile_map.areas([record(changes) for changes in GIVEN], description))
    assert (drawn.width, drawn.height) == (4 * 86 - 6 + 2, 5 * 84 - 6 + 2)
    assert (drawn.tile_width, drawn.tile_height) == (80, 78)
    tiles = {tile.area.value: tile for tile in drawn.tiles}
    assert len(tiles) == 13
    assert (tiles["scotland"].x, tiles["scotland"].y) == (87, 1)
    assert (tiles["london"].x, tiles["london"].y) == (173, 337)
    assert (tiles["london"].bar, tiles["wales"].bar, tiles["scotland"].bar) == (68, 34, 0)
    assert tiles["yorkshire_humber"].lines == ("Yorkshire", "and the", "Humber")
    assert tiles["london"].area.count == 2


def test_no_two_tiles_share_a_place() -> None:
    assert len(set(tile_map.PLACES.values())) == len(tile_map.PLACES)


def test_without_records_no_bar_has_a_length(description: Schema) -> None:
    drawn = tile_map.drawing(tile_map.areas([], description))
    assert {tile.bar for tile in drawn.tiles} == {0}
    assert tile_map.drawing([]).tiles == ()
