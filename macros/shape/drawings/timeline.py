"""The timeline of one record in; where each event stands in a picture of it out, for wide and narrow pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from macros.shape.drawings import scales

WIDTHS = {"wide": 720, "narrow": 340}
MARGIN, BADGE, ROW, FOOT = 18, 19, 21, 26


def drawings(events: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same picture at two widths; none where fewer than two dates are known, since one dot shows no time.

    An event keeps the number it has in the list on the page. One that is dated by a year alone stands in the
    middle of that year and is marked so.
    """
    if len({str(event["date"]) for event in events}) < 2:
        return []
    return [_drawing(name, width, events) for name, width in WIDTHS.items()]


def _drawing(name: str, width: int, events: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    stretches = [scales.stretch(event["date"]) for event in events]
    years = scales.Years(stretches, MARGIN, width - MARGIN)
    lanes = scales.Lanes()
    marks = []
    numbered = [(begin, end, index) for index, (begin, end) in enumerate(stretches, start=1)]
    for begin, end, number in sorted(numbered, key=lambda item: (item[0] + item[1], item[2])):
        x = years.x((begin + end) / 2)
        marks.append(
            {
                "number": number,
                "x": x,
                "x1": years.x(begin),
                "x2": years.x(end),
                "lane": lanes.place(x - BADGE / 2, x + BADGE / 2),
                "year_only": str(events[number - 1]["date"]).isdigit(),
            }
        )
    axis = (max(mark["lane"] for mark in marks) + 1) * ROW + 6
    for mark in marks:
        mark["y"] = axis - 17 - mark["lane"] * ROW
    return {
        "name": name,
        "width": width,
        "height": axis + FOOT,
        "axis": axis,
        "marks": marks,
        "ticks": years.ticks(),
        "left": MARGIN,
        "right": width - MARGIN,
        "first": years.first,
        "last": years.last,
    }
