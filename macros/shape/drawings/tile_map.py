"""All records in; how many there are in each nation and English region, and which tile is its own, out."""

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


@dataclass(frozen=True)
class Area:
    """A nation or region: the field and value by which records are filtered, its name, and how many there are."""

    field: str
    value: str
    label: str
    count: int


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
