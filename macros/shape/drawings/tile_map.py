"""Records in; the nations and regions of a map of tiles, and where each tile lies, out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from macros.read import fields
from macros.read.records import Record
from macros.read.schema import Schema

PLACES: dict[str, list[int]] = fields.beside(__file__)


@dataclass(frozen=True)
class Area:
    """A nation or region: the field and value by which records are filtered, its name, and how many there are."""

    field: str
    value: str
    label: str
    count: int


def areas(found: Iterable[Record], schema: Schema) -> list[Area]:
    """Each nation and region of the description, in its order, England by region."""
    counts = Counter(record.data.get("region") or record.data["nation"] for record in found)
    listed: list[Area] = []
    for nation in schema.choices(schema.at(("nation",))):
        if nation.value != "england":
            listed.append(Area("nation", nation.value, nation.label, counts[nation.value]))
            continue
        regions = schema.choices(schema.at(("region",)))
        listed += [Area("region", region.value, region.label, counts[region.value]) for region in regions]
        if counts["england"]:
            listed.append(Area("", "", "England, region not given", counts["england"]))
    return listed
