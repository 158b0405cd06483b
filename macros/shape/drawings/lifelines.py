"""Lives of organisations in; where each stands in a picture of all of them out, for wide and narrow pages."""

import textwrap
from dataclasses import dataclass

from macros.shape.drawings import marks
from macros.shape.drawings.scales import Tick
from macros.shape.outcomes import Life

LIVES_AT_ONCE = 60  # in one picture, or in a table that is not folded: a few screens of lines
EARLY = 8  # one life in so many may begin before the picture does: it comes in from the edge, and its name says when
TOP = 40  # of the first line, in units of the drawing: a row for each life, a column for each year


@dataclass(frozen=True)
class Size:
    """Sizes of one drawing, and how many letters of a name it has room for. With no room to its left, the name
    stands above the line."""

    width: int
    left: int
    row: int
    letters: int


SIZES = {"wide": Size(720, 256, 20, 43), "narrow": Size(340, 14, 34, 50)}


@dataclass(frozen=True)
class Lifeline:
    """One life: its name as it fits, its place from start to end, whether it began before the picture does (`early`),
    and the mark at its end, which the key explains."""

    life: Life
    name: str
    y: int
    x1: float
    x2: float
    early: bool
    mark: str


@dataclass(frozen=True)
class LivesDrawing:
    """Some lives, one below the other, at one width."""

    kind: str
    rows: tuple[Lifeline, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """Some lives, and the picture of them at each width."""

    lives: list[Life]
    drawings: list[LivesDrawing]


def pictures(shaped: list[Life]) -> list[Picture]:
    """Where each life stands in a picture. Lives without a known start are left out of it. Many lives are several
    pictures, the earliest starts first, over the same years."""
    drawn = [life for life in shaped if life.started is not None]
    if not drawn:
        return []
    starts = sorted(life.started for life in drawn if life.started is not None)
    first = starts[len(starts) // EARLY] // 5 * 5
    last = max(life.last for life in drawn) + 1
    parts = [drawn[begin : begin + LIVES_AT_ONCE] for begin in range(0, len(drawn), LIVES_AT_ONCE)]
    return [Picture(part, [_drawing(name, part, first, last) for name in SIZES]) for part in parts]


def _drawing(name: str, drawn: list[Life], first: int, last: int) -> LivesDrawing:
    size = SIZES[name]
    step = (size.width - size.left - 12) / (last - first)

    def x(year: int) -> float:
        return round(size.left + (max(year, first) - first) * step, 1)

    def name_of(life: Life, early: bool) -> str:
        since = f", since {life.started}" if early else ""
        return textwrap.shorten(life.name, size.letters - len(since), placeholder=" …") + since

    rows = tuple(
        Lifeline(
            life=life,
            name=name_of(life, (life.started or first) < first),
            y=TOP + index * size.row,
            x1=x(life.started or first),
            x2=x(life.last),
            early=(life.started or first) < first,
            mark=marks.mark(life.status),
        )
        for index, life in enumerate(drawn)
    )
    apart = 5 if step * 5 > 30 else 10
    ticks = tuple(Tick(year, x(year)) for year in range(-(-first // apart) * apart, last + 1, apart))
    return LivesDrawing(name, rows, ticks, size.width, TOP + len(rows) * size.row)
