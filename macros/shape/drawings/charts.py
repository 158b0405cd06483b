"""Dated numbers of one record in; where each stands in a bar chart over time out. Like is drawn with like only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.drawings import scales

FIELDS = ("size.staff", "size.members", "size.income")

# The drawing, in units of its own; a phone shows about one unit in a pixel.
WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 340, 196, 46, 330, 16, 166
ASIDE = 18  # from the ends of the axis to the first and last bar
BAR, LETTER = 9, 6.4
KINDS = 3  # fills that can be told apart on paper: full, open, striped


@dataclass(frozen=True)
class Value:
    """One number that can be drawn. `counts` is what it counts, `disputed` whether another source says otherwise."""

    number: float
    to: float | None
    counts: str
    as_of: str
    words: str
    qualifier: str
    open_end: bool
    disputed: bool


def drawings(record: Record, schema: Schema) -> dict[str, dict[str, Any]]:
    """A chart for each field of FIELDS that has something to compare, by the field's own name."""
    found = {}
    for path in FIELDS:
        drawing = _drawing(path, record.get(path, []), schema)
        if drawing:
            found[path.rpartition(".")[2]] = drawing
    return found


def _drawing(path: str, facts: Sequence[Mapping[str, Any]], schema: Schema) -> dict[str, Any] | None:
    """One chart, or none: it needs two dates of one kind of count."""
    node = schema.at(tuple(path.split(".")))
    unit = str(schema.word(node, "x-unit", ""))
    given = _values(facts, schema, unit)
    drawn = [value for value in given if value.as_of != "undated" and value.number >= 0]
    dates = Counter(counts for counts, _ in {(value.counts, value.as_of) for value in drawn})
    kinds = [counts for counts in dict.fromkeys(value.counts for value in drawn) if dates[counts] > 1][:KINDS]
    drawn = [value for value in drawn if value.counts in kinds]
    if not drawn:
        return None
    ticks = scales.round_ticks(max(value.to or value.number for value in drawn))

    def y(number: float) -> float:
        return round(FOOT - number / ticks[-1] * (FOOT - TOP), 1)

    years = scales.Years([scales.stretch(value.as_of) for value in drawn], LEFT + ASIDE, RIGHT - ASIDE)
    bars = _bars(drawn, kinds, years, y)
    return {
        "name": path.rpartition(".")[2],
        "label": str(schema.word(node, "title", path)),
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "right": RIGHT,
        "foot": FOOT,
        "bars": bars,
        "top": round(min(TOP - 12, *(bar["words_y"] - (28 if bar["qualifier"] else 14) for bar in bars)), 1),
        "across": [{"y": y(tick), "text": scales.short(tick, unit)} for tick in ticks],
        "ticks": [{"year": tick["year"], "x": tick["x"]} for tick in years.ticks()],
        "kinds": [{"index": index, "text": counts} for index, counts in enumerate(kinds)],
        "periods": any(bar["x2"] - bar["x1"] > bar["width"] for bar in bars),
        "disputed": any(value.disputed for value in drawn),
        "ranges": any(value.to is not None for value in drawn),
        "left_out": len(given) - len(drawn),
    }


def _values(facts: Sequence[Mapping[str, Any]], schema: Schema, unit: str) -> list[Value]:
    """Every number of a field, rival ones included, in the order of the record."""
    labels = schema.labels(schema.root["definitions"]["qualifier"])
    found = []
    for fact in facts:
        for entry in fact.get("rivals", [fact] if "value" in fact else []):
            words = scales.short(entry["value"], unit)
            if "to" in entry:
                words = f"{words} to {scales.short(entry['to'], unit)}"
            found.append(
                Value(
                    number=entry["value"],
                    to=entry.get("to"),
                    counts=str(fact.get("label", "")),
                    as_of=str(entry["as_of"]),
                    words=words,
                    qualifier=labels.get(entry.get("qualifier", ""), ""),
                    open_end=entry.get("qualifier") == "more_than",
                    disputed="rivals" in fact,
                )
            )
    return found


def _bars(drawn: list[Value], kinds: list[str], years: scales.Years, y: Any) -> list[dict[str, Any]]:
    """Each bar with its place. Bars of one moment stand side by side, words that would touch one above another."""
    bars = []
    placed: list[float] = []
    for value in sorted(drawn, key=lambda value: sum(scales.stretch(value.as_of))):
        begin, end = scales.stretch(value.as_of)
        x = years.x((begin + end) / 2)
        while any(abs(x - other) < BAR + 2 for other in placed):
            x = round(x + BAR + 2, 1)
        placed.append(x)
        top = y(value.number if value.to is None else value.to)
        bars.append(
            {
                "x": round(x - BAR / 2, 1),
                "middle": x,
                "width": BAR,
                "y": y(value.number),
                "top": top,
                "x1": years.x(begin),
                "x2": years.x(end),
                "kind": kinds.index(value.counts),
                "words": value.words,
                "qualifier": value.qualifier,
                "open_end": value.open_end,
                "disputed": value.disputed,
                "ranged": value.to is not None,
            }
        )
    _lift_words(bars)
    return bars


def _lift_words(bars: list[dict[str, Any]]) -> None:
    """Give each bar's words a place above it where no other words stand."""
    taken: list[tuple[float, float, float, float]] = []
    for bar in bars:
        lines = 2 if bar["qualifier"] else 1
        half = max(len(bar["words"]), len(bar["qualifier"])) * LETTER / 2
        middle = min(max(bar["middle"], LEFT + half), WIDTH - 2 - half)
        bottom = bar["top"] - (10 if bar["open_end"] else 4)
        while any(
            middle - half < right and left < middle + half and bottom - 13 * lines < low and high < bottom
            for left, right, high, low in taken
        ):
            bottom -= 4
        taken.append((middle - half, middle + half, bottom - 13 * lines, bottom))
        bar["words_x"], bar["words_y"] = round(middle, 1), round(bottom, 1)
