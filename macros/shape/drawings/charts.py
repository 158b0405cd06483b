"""Dated numbers of one record in; where each stands in a bar chart over time out. Like is drawn with like only."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.drawings import scales
from macros.shape.drawings.scales import Tick

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


@dataclass(frozen=True)
class Bar:
    """One value and its place: a bar from `top` to the foot, or from `top` to `y` for a range; the stretch of time it
    is true of (x1 to x2); and where its words stand. `kind` says what it counts."""

    value: Value
    kind: int
    x: float
    middle: float
    y: float
    top: float
    x1: float
    x2: float
    width: float = BAR
    words_x: float = 0
    words_y: float = 0

    @property
    def lines(self) -> int:
        """How many lines its words take."""
        return 2 if self.value.qualifier else 1


@dataclass(frozen=True)
class Chart:
    """Bars over time. `across` are lines, each with the number it stands for; `kinds` are what the bars count,
    `left_out` how many values are not drawn; the rest says which signs need explaining."""

    name: str
    label: str
    bars: tuple[Bar, ...]
    across: tuple[tuple[float, str], ...]
    ticks: tuple[Tick, ...]
    kinds: tuple[str, ...]
    left_out: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    foot: int = FOOT

    @property
    def top(self) -> float:
        """The upper edge of the picture: above the highest words."""
        return round(min(TOP - 12, *(bar.words_y - 14 * bar.lines for bar in self.bars)), 1)

    @property
    def periods(self) -> bool:
        """Whether a value is true of more than a moment."""
        return any(bar.x2 - bar.x1 > bar.width for bar in self.bars)


def drawings(record: Record, schema: Schema) -> dict[str, Chart]:
    """A chart for each field of FIELDS that has something to compare, by the field's own name."""
    made = (_chart(path, record.get(path, []), schema) for path in FIELDS)
    return {chart.name: chart for chart in made if chart}


def _chart(path: str, facts: Sequence[Fields], schema: Schema) -> Chart | None:
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
    return Chart(
        name=path.rpartition(".")[2],
        label=str(schema.word(node, "title", path)),
        bars=tuple(_with_words(_bars(drawn, kinds, years, y))),
        across=tuple((y(tick), scales.short(tick, unit)) for tick in ticks),
        ticks=tuple(years.ticks()),
        kinds=tuple(kinds),
        left_out=len(given) - len(drawn),
    )


def _values(facts: Sequence[Fields], schema: Schema, unit: str) -> list[Value]:
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


def _bars(drawn: list[Value], kinds: list[str], years: scales.Years, y: Callable[[float], float]) -> list[Bar]:
    """Each bar with its place. Bars of one moment stand side by side."""
    bars = []
    placed: list[float] = []
    for value in sorted(drawn, key=lambda value: sum(scales.stretch(value.as_of))):
        begin, end = scales.stretch(value.as_of)
        x = years.x((begin + end) / 2)
        while any(abs(x - other) < BAR + 2 for other in placed):
            x = round(x + BAR + 2, 1)
        placed.append(x)
        bars.append(
            Bar(
                value=value,
                kind=kinds.index(value.counts),
                x=round(x - BAR / 2, 1),
                middle=x,
                y=y(value.number),
                top=y(value.number if value.to is None else value.to),
                x1=years.x(begin),
                x2=years.x(end),
            )
        )
    return bars


def _with_words(bars: list[Bar]) -> list[Bar]:
    """The bars, the words of each at a place above it where no other words stand."""
    taken: list[tuple[float, float, float, float]] = []
    placed = []
    for bar in bars:
        half = max(len(bar.value.words), len(bar.value.qualifier)) * LETTER / 2
        middle = min(max(bar.middle, LEFT + half), WIDTH - 2 - half)
        bottom = bar.top - (10 if bar.value.open_end else 4)
        while any(
            middle - half < right and left < middle + half and bottom - 13 * bar.lines < low and high < bottom
            for left, right, high, low in taken
        ):
            bottom -= 4
        taken.append((middle - half, middle + half, bottom - 13 * bar.lines, bottom))
        placed.append(replace(bar, words_x=round(middle, 1), words_y=round(bottom, 1)))
    return placed
