"""All records in; how many there are in each nation and English region, and its tile on a map of tiles, out."""

import textwrap
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from macros.read.records import Record
from macros.read.schema import Schema

# Column and row of each tile, roughly where the place lies. A choice without a tile is in the table only.
PLACES = {
    "scotland": (1, 0), "uk_wide": (3, 0),
    "northern_ireland": (0, 1), "north_east": (2, 1),
    "north_west": (1, 2), "yorkshire_humber": (2, 2),
    "wales": (0, 3), "west_midlands": (1, 3), "east_midlands": (2, 3), "east": (3, 3),
    "south_west": (1, 4), "london": (2, 4), "south_east": (3, 4),
}  # fmt: skip
WIDTH, HIGH, GAP, LETTERS = 80, 78, 6, 12


@dataclass(frozen=True)
class Area:
    """A nation or region: the field and value by which records are filtered, its name, and how many there are."""

    field: str
    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Tile:
    """Where an area stands on the map, its name in lines, and how long the bar for its count is."""

    area: Area
    x: float
    y: float
    bar: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class TileMap:
    """The map, in units of its own. `tile_width` and `tile_height` are those of each tile."""

    tiles: tuple[Tile, ...]
    tile_width: int
    tile_height: int
    width: float
    height: float


def areas(found: Iterable[Record], schema: Schema) -> list[Area]:
    """Each nation and region of the description, in its order, England by region."""
    records = list(found)
    regions = Counter(record.data.get("region") for record in records)
    nations = Counter(record.data["nation"] for record in records)
    listed: list[Area] = []
    for nation in schema.choices(schema.at(("nation",))):
        if nation.value != "england":
            listed.append(Area("nation", nation.value, nation.label, nations[nation.value]))
            continue
        inner = schema.choices(schema.at(("region",)))
        listed += [Area("region", choice.value, choice.label, regions[choice.value]) for choice in inner]
        rest = sum(r.data["nation"] == "england" and not r.data.get("region") for r in records)
        if rest:
            listed.append(Area("", "", "England, region not given", rest))
    return listed


def drawing(listed: list[Area]) -> TileMap:
    """Where each area's tile stands, its name in lines, and a bar for its count beside the largest count."""
    most = max((area.count for area in listed), default=0)
    tiles = []
    for area in (area for area in listed if area.value in PLACES):
        column, row = PLACES[area.value]
        x, y = column * (WIDTH + GAP) + 1, row * (HIGH + GAP) + 1
        bar = round((WIDTH - 12) * area.count / most, 1) if most else 0
        tiles.append(Tile(area, x, y, bar, tuple(textwrap.wrap(area.label, LETTERS))))
    columns, rows = 1 + max(c for c, _ in PLACES.values()), 1 + max(r for _, r in PLACES.values())
    size = columns * (WIDTH + GAP) - GAP + 2, rows * (HIGH + GAP) - GAP + 2
    return TileMap(tuple(tiles), WIDTH, HIGH, *size)
