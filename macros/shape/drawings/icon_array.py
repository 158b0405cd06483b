"""The members of a closed group in; a tile for each with its name and its end in lines, in rows, out."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from macros.shape.closed_group import Member

COLUMNS, WIDTH, HIGH, GAP = 3, 116, 88, 6
END_LETTERS, NAME_LETTERS = 15, 18


@dataclass(frozen=True)
class Tile:
    """Where a member stands, and its words in lines."""

    member: Member
    x: int
    y: int
    end: tuple[str, ...]
    name: tuple[str, ...]


@dataclass(frozen=True)
class IconArray:
    """The picture, in units of its own. `tile_width` and `tile_height` are those of each tile."""

    tiles: tuple[Tile, ...]
    tile_width: int
    tile_height: int
    width: int
    height: int


def drawing(listed: list[Member]) -> IconArray:
    """A tile for each member, row by row."""
    tiles = [
        Tile(
            member,
            index % COLUMNS * (WIDTH + GAP) + 1,
            index // COLUMNS * (HIGH + GAP) + 1,
            tuple(textwrap.wrap(member.became.label, END_LETTERS)),
            tuple(textwrap.wrap(member.data["name"], NAME_LETTERS)),
        )
        for index, member in enumerate(listed)
    ]
    rows = -(-len(listed) // COLUMNS)
    size = COLUMNS * (WIDTH + GAP) - GAP + 2, rows * (HIGH + GAP) - GAP + 2
    return IconArray(tuple(tiles), WIDTH, HIGH, *size)
