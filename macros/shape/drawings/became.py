"""Lives of organisations in; a picture of what became of each, a row of marks for each outcome, out."""

from dataclasses import dataclass

from macros.read.schema import Schema
from macros.shape.drawings import marks
from macros.shape.outcomes import Life

STEP = 26  # from mark to mark, both ways: each is a link, and a finger has to hit it


@dataclass(frozen=True)
class Ending:
    """One outcome: its words, its mark, and the lives that came to it, in the order of their names."""

    label: str
    mark: str
    lives: tuple[Life, ...]


@dataclass(frozen=True)
class Place:
    """The mark of one life, by its middle."""

    life: Life
    x: int
    y: int


@dataclass(frozen=True)
class Row:
    """One outcome in the picture: where its words and its number stand, and its marks."""

    ending: Ending
    y: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Drawing:
    """All outcomes, one below the other, at one width."""

    kind: str
    width: int
    height: int
    rows: tuple[Row, ...]


def endings(lives: list[Life], schema: Schema) -> list[Ending]:
    """What became of them, in the order of the description; those last seen long ago after those seen of late."""
    choices = [choice.value for choice in schema.choices(schema.at(("status", "value")))]
    found: dict[str, list[Life]] = {}
    for life in sorted(lives, key=lambda each: each.name.casefold()):
        found.setdefault(life.status.group, []).append(life)
    rows = [Ending(label, marks.mark(some[0].status), tuple(some)) for label, some in found.items()]
    return sorted(rows, key=lambda row: (choices.index(row.lives[0].status.value), row.mark == "ring"))


def drawings(rows: list[Ending]) -> list[Drawing]:
    """The picture for wide and for narrow pages. On a narrow one the words stand above their marks."""
    return [_drawing("wide", rows, 720, 314, 0), _drawing("narrow", rows, 340, 0, 22)]


def _drawing(kind: str, rows: list[Ending], width: int, left: int, above: int) -> Drawing:
    y, placed = 0, []
    across = (width - left) // STEP
    for row in rows:
        top = y + above
        places = [
            Place(life, left + STEP // 2 + index % across * STEP, top + STEP // 2 + 4 + index // across * STEP)
            for index, life in enumerate(row.lives)
        ]
        placed.append(Row(row, y + 21, tuple(places)))
        y = top + 8 - (-len(places) // across) * STEP
    return Drawing(kind, width, y, tuple(placed))
