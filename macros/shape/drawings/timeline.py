"""The timeline of one record in; where each event stands in a picture of it out, for wide and narrow pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.read.fields import Fields
from macros.shape.drawings import scales

WIDTHS = {"wide": 720, "narrow": 340}
MARGIN, BADGE, ROW = 18, 19, 21


@dataclass(frozen=True)
class Mark:
    """One event: its number on the page, its place, and the stretch of time that its date can mean (x1 to x2)."""

    number: int
    x: float
    x1: float
    x2: float
    year_only: bool
    y: float


@dataclass(frozen=True)
class TimelineDrawing:
    """A picture of a timeline over some years. `axis` is where the line of years lies."""

    name: str
    width: int
    axis: int
    marks: tuple[Mark, ...]
    years: scales.Years


def drawings(events: Sequence[Fields]) -> list[TimelineDrawing]:
    """The same picture at two widths; none of fewer than two dates. Events keep their numbers in the page's list."""
    if len({str(event["date"]) for event in events}) < 2:
        return []
    return [_drawing(name, width, events) for name, width in WIDTHS.items()]


def _drawing(name: str, width: int, events: Sequence[Fields]) -> TimelineDrawing:
    stretches = [scales.stretch(event["date"]) for event in events]
    years = scales.Years(stretches, MARGIN, width - MARGIN)
    order = sorted(range(len(events)), key=lambda place: sum(stretches[place]))
    middles = [years.x(sum(stretches[place]) / 2) for place in order]
    lanes = _lanes(middles)
    axis = (max(lanes) + 1) * ROW + 6
    marks = []
    for place, x, lane in zip(order, middles, lanes, strict=True):
        x1, x2 = map(years.x, stretches[place])
        marks.append(Mark(place + 1, x, x1, x2, str(events[place]["date"]).isdigit(), axis - 17 - lane * ROW))
    return TimelineDrawing(name, width, axis, tuple(marks), years)


def _lanes(middles: Iterable[float]) -> list[int]:
    """The row of each mark, from left to right: the lowest that is free."""
    ends: list[float] = []  # of each row, how far it is taken
    lanes = []
    for x in middles:
        lane = next((lane for lane, end in enumerate(ends) if x - BADGE / 2 >= end), len(ends))
        ends[lane : lane + 1] = [x + BADGE / 2]
        lanes.append(lane)
    return lanes
