"""The timeline of one record in; where each event stands in a picture of it out, for wide and narrow pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.read.fields import Fields
from macros.shape.drawings import scales
from macros.shape.drawings.scales import Tick

WIDTHS = {"wide": 720, "narrow": 340}
MARGIN, BADGE, ROW, FOOT = 18, 19, 21, 26


@dataclass(frozen=True)
class Mark:
    """One event: its number on the page, its place, and the stretch of time that its date can mean (x1 to x2)."""

    number: int
    x: float
    x1: float
    x2: float
    lane: int
    year_only: bool
    y: float = 0


@dataclass(frozen=True)
class TimelineDrawing:
    """A picture of a timeline. `axis` is where the line of years lies."""

    name: str
    width: int
    height: float
    axis: float
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    left: float
    right: float
    first: int
    last: int


def drawings(events: Sequence[Fields]) -> list[TimelineDrawing]:
    """The same picture at two widths; none where fewer than two dates are known, since one dot shows no time.

    An event keeps the number it has in the list on the page. One that is dated by a year alone stands in the
    middle of that year and is marked so.
    """
    if len({str(event["date"]) for event in events}) < 2:
        return []
    return [_drawing(name, width, events) for name, width in WIDTHS.items()]


def _drawing(name: str, width: int, events: Sequence[Fields]) -> TimelineDrawing:
    stretches = [scales.stretch(event["date"]) for event in events]
    years = scales.Years(stretches, MARGIN, width - MARGIN)
    marks = _marks(events, stretches, years)
    axis = (max(mark.lane for mark in marks) + 1) * ROW + 6
    return TimelineDrawing(
        name=name,
        width=width,
        height=axis + FOOT,
        axis=axis,
        marks=tuple(replace(mark, y=axis - 17 - mark.lane * ROW) for mark in marks),
        ticks=tuple(years.ticks()),
        left=MARGIN,
        right=width - MARGIN,
        first=years.first,
        last=years.last,
    )


def _marks(events: Sequence[Fields], stretches: list[tuple[float, float]], years: scales.Years) -> list[Mark]:
    ends: list[float] = []  # of each row of marks, how far it is taken
    marks = []
    numbered = [(begin, end, index) for index, (begin, end) in enumerate(stretches, start=1)]
    for begin, end, number in sorted(numbered, key=lambda item: (item[0] + item[1], item[2])):
        x = years.x((begin + end) / 2)
        lane = next((lane for lane, end in enumerate(ends) if x - BADGE / 2 >= end), len(ends))  # the lowest free one
        ends[lane : lane + 1] = [x + BADGE / 2]
        year_only = str(events[number - 1]["date"]).isdigit()
        marks.append(Mark(number, x, years.x(begin), years.x(end), lane, year_only))
    return marks
