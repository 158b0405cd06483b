"""All records in; how many there are in each nation and English region, and its tile on a map of tiles, out."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable
from typing import Any

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


def areas(found: Iterable[Record], schema: Schema) -> list[dict[str, Any]]:
    """Each nation and region of the description, in its order, England by region: name, field, value and count."""
    records = list(found)
    regions = Counter(record.data.get("region") for record in records)
    nations = Counter(record.data["nation"] for record in records)
    listed: list[dict[str, Any]] = []
    for nation in schema.choices(schema.at(("nation",))):
        if nation.value == "england":
            listed += [
                {"field": "region", "value": c.value, "label": c.label, "count": regions[c.value]}
                for c in schema.choices(schema.at(("region",)))
            ]
            rest = sum(r.data["nation"] == "england" and not r.data.get("region") for r in records)
            if rest:
                listed.append({"field": "", "value": "", "label": "England, region not given", "count": rest})
        else:
            count = nations[nation.value]
            listed.append({"field": "nation", "value": nation.value, "label": nation.label, "count": count})
    return listed


def drawing(listed: list[dict[str, Any]]) -> dict[str, Any]:
    """Where each area's tile stands, its name in lines, and a bar for its count beside the largest count."""
    most = max((area["count"] for area in listed), default=0)
    tiles = []
    for area in (area for area in listed if area["value"] in PLACES):
        column, row = PLACES[area["value"]]
        x, y = column * (WIDTH + GAP) + 1, row * (HIGH + GAP) + 1
        bar = round((WIDTH - 12) * area["count"] / most, 1) if most else 0
        lines = textwrap.wrap(area["label"], LETTERS)
        tiles.append({**area, "x": x, "y": y, "bar": bar, "lines": lines})
    columns, rows = 1 + max(c for c, _ in PLACES.values()), 1 + max(r for _, r in PLACES.values())
    return {
        "tiles": tiles,
        "tile": {"width": WIDTH, "height": HIGH},
        "width": columns * (WIDTH + GAP) - GAP + 2,
        "height": rows * (HIGH + GAP) - GAP + 2,
    }
