"""Lives of organisations in; what became of each, by outcome, each with the mark of a picture, out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.outcomes import Life
from macros.shape.view import Status


@dataclass(frozen=True)
class Ending:
    """One outcome: its words, its mark, and the lives that came to it, in the order of their names."""

    label: str
    mark: str
    lives: tuple[Life, ...]


def endings(lives: list[Life], schema: Schema) -> list[Ending]:
    """What became of them, in the order of the description; those last seen long ago after those seen of late."""
    choices = [choice.value for choice in schema.choices(schema.at(("status", "value")))]
    found: dict[str, list[Life]] = {}
    for life in sorted(lives, key=lambda each: each.name.casefold()):
        found.setdefault(life.status.group, []).append(life)
    rows = [Ending(label, mark(some[0].status), tuple(some)) for label, some in found.items()]
    return sorted(rows, key=lambda row: (choices.index(row.lives[0].status.value), row.mark == "ring"))


LIVES_AT_ONCE = 60  # in one picture, or in a table that is not folded: a few screens of lines
EARLY = 8  # one life in so many may begin before the picture does: it comes in from the edge, and its name says when


@dataclass(frozen=True)
class Picture:
    """Some lives, and the first and last year of their picture."""

    lives: list[Life]
    first: int
    last: int


def pictures(shaped: list[Life]) -> list[Picture]:
    """The pictures of lives with a known start: some to each, the earliest first, all over the same years."""
    drawn = [life for life in shaped if life.started is not None]
    if not drawn:
        return []
    starts = sorted(life.started for life in drawn if life.started is not None)
    first = starts[len(starts) // EARLY] // 5 * 5
    last = max(life.last for life in drawn) + 1
    return [Picture(drawn[at : at + LIVES_AT_ONCE], first, last) for at in range(0, len(drawn), LIVES_AT_ONCE)]


MARKS = {
    "trading": "disc", "ownership_changed": "plus", "contract_lost": "diamond", "returned": "square",
    "return_proposed": "frame", "closed": "cross", "insolvent": "triangle", "never_began": "dash",
    "not_established": "question",
}  # fmt: skip


def mark(status: Status) -> str:
    """The mark of a status; a ring for those that traded when they were last seen, long ago."""
    return "ring" if status.badge == "old" and status.value == "trading" else MARKS[status.value]


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
