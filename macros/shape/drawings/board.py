"""Board seats and shares of one record in; rows of a picture out: a square for each seat, a bar for each share."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.facts import Fact
from macros.shape.view import View

WIDTH, LINE, SQUARE, GAP, BAR = 340, 16, 13, 3, 14
LETTERS = 40  # of a label that fit on one line beside the number
MOST_SEATS = 40


def drawings(record: Record, schema: Schema) -> list[dict[str, Any]]:
    """The pictures that the record's numbers allow: seats by class, shares by class, each date on its own.

    A date with one class alone shows nobody beside it, and is left to the text.
    """
    view = View(record, schema)  # one of its own: these facts are cited where they stand in full
    found = [_drawing(view, "board_seats", _seats), _drawing(view, "shares", _share)]
    return [drawing for drawing in found if drawing["groups"]]


def _drawing(view: View, name: str, mark: Any) -> dict[str, Any]:
    path = f"ownership.{name}"
    given: Sequence[Mapping[str, Any]] = view.record.get(path, [])
    by_date: dict[str, list[tuple[Mapping[str, Any], Fact]]] = {}
    for entry, fact in zip(given, view.row(path).facts, strict=True):
        if "value" in entry and "label" in entry and "to" not in entry:
            by_date.setdefault(fact.as_of, []).append((entry, fact))
    y = 0
    groups = []
    for as_of, pairs in by_date.items():
        if len(pairs) < 2 or any(mark(entry["value"]) is None for entry, _ in pairs):
            continue
        group: dict[str, Any] = {"as_of": as_of, "y": y + LINE, "rows": []}
        y += LINE + 10
        for entry, fact in pairs:
            lines = textwrap.wrap(fact.label, LETTERS)
            row = {
                "lines": [{"text": text, "y": y + LINE * (index + 1) - 3} for index, text in enumerate(lines)],
                "text": fact.text,
                "text_y": y + LINE - 3,
                "y": y + LINE * len(lines) + 3,
                "exact": "qualifier" not in entry,
                **mark(entry["value"]),
            }
            y = row["y"] + row["height"] + 9
            group["rows"].append(row)
        y += 8
        groups.append(group)
    return {
        "name": name,
        "label": view.label("ownership", name),
        "groups": groups,
        "limits": any("squares" in row and not row["exact"] for group in groups for row in group["rows"]),
        "width": WIDTH,
        "height": y,
    }


def _seats(count: float) -> dict[str, Any] | None:
    """A square for each seat; none where the number is no number of seats."""
    if count != int(count) or not 0 < count <= MOST_SEATS:
        return None
    in_line = WIDTH // (SQUARE + GAP)
    squares = [
        {"x": index % in_line * (SQUARE + GAP) + 1, "dy": index // in_line * (SQUARE + GAP)}
        for index in range(int(count))
    ]
    return {"squares": squares, "size": SQUARE, "height": (int(count) - 1) // in_line * (SQUARE + GAP) + SQUARE}


def _share(percent: float) -> dict[str, Any] | None:
    """A bar as long as the share, in a frame as long as the whole; none where it is no share."""
    return {"length": round((WIDTH - 2) * percent / 100, 1), "height": BAR} if 0 <= percent <= 100 else None
