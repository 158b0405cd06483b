"""Dated numbers of one record in; where each stands in a bar chart over time out. Like is drawn with like only."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.drawings import scales

FIELDS = ("size.staff", "size.members", "size.income")

# The drawing, in units of its own; a phone shows about one unit in a pixel.
WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 340, 196, 46, 330, 16, 166
ASIDE = 18  # from the ends of the axis to the first and last bar
BAR, LETTER, LINE = 9, 6.4, 13
KINDS = 3  # fills that can be told apart on paper: full, open, striped


@dataclass
class Bar:
    """One number and its place. `counts` is what it counts, `disputed` whether another source says otherwise. Then: a
    bar from `top` to the foot, or from `top` to `y` for a range; the stretch of time it is true of (x1 to x2); and
    where its words stand. `kind` says what it counts."""

    number: float
    to: float | None
    counts: str
    as_of: str
    words: str
    qualifier: str
    open_end: bool
    disputed: bool
    kind: int = 0
    middle: float = 0
    y: float = 0
    top: float = 0
    x1: float = 0
    x2: float = 0
    words_x: float = 0
    words_y: float = 0
    width = BAR

    @property
    def x(self) -> float:
        """Its left edge."""
        return round(self.middle - BAR / 2, 1)

    @property
    def lines(self) -> int:
        """How many lines its words take."""
        return 2 if self.qualifier else 1

    @property
    def half(self) -> float:
        """Half the width of its words."""
        return max(len(self.words), len(self.qualifier)) * LETTER / 2

    def put(self, years: scales.Years, y: Callable[[float], float], placed: Sequence["Bar"]) -> None:
        """Find its place, beside those of one moment with it, and that of its words."""
        begin, end = scales.stretch(self.as_of)
        self.x1, self.x2, self.middle = years.x(begin), years.x(end), years.x((begin + end) / 2)
        while any(abs(self.middle - other.middle) < BAR + 2 for other in placed):
            self.middle = round(self.middle + BAR + 2, 1)
        self.y, self.top = y(self.number), y(self.number if self.to is None else self.to)
        self._put_words(placed)

    def _put_words(self, placed: Sequence["Bar"]) -> None:
        """Above it, where no words of others stand."""
        self.words_x = round(min(max(self.middle, LEFT + self.half), WIDTH - 2 - self.half), 1)
        self.words_y = round(self.top - (10 if self.open_end else 4), 1)
        while any(
            abs(self.words_x - other.words_x) < self.half + other.half
            and self.words_y - LINE * self.lines < other.words_y
            and other.words_y - LINE * other.lines < self.words_y
            for other in placed
        ):
            self.words_y = round(self.words_y - 4, 1)


@dataclass(frozen=True)
class Chart:
    """Bars over time. `across` are lines, each with the number it stands for; `kinds` are what the bars count,
    `left_out` how many values are not drawn; the rest says which signs need explaining."""

    name: str
    label: str
    bars: tuple[Bar, ...]
    across: tuple[tuple[float, str], ...]
    years: scales.Years
    kinds: tuple[str, ...]
    left_out: int
    width, height, left, right, foot = WIDTH, HEIGHT, LEFT, RIGHT, FOOT

    @property
    def top(self) -> float:
        """The upper edge of the picture: above the highest words."""
        return round(min(TOP - 12, *(bar.words_y - 14 * bar.lines for bar in self.bars)), 1)

    @property
    def periods(self) -> bool:
        """Whether a value is true of more than a moment."""
        return any(bar.x2 - bar.x1 > BAR for bar in self.bars)


def drawings(record: Record, schema: Schema) -> dict[str, Chart]:
    """A chart for each field of FIELDS that has something to compare, by the field's own name."""
    made = (_chart(path, record.get(path, []), schema) for path in FIELDS)
    return {chart.name: chart for chart in made if chart}


def _chart(path: str, facts: Sequence[Fields], schema: Schema) -> Chart | None:
    """One chart, or none: it needs two dates of one kind of count."""
    node = schema.at(tuple(path.split(".")))
    unit = str(schema.word(node, "x-unit", ""))
    given = [bar for fact in facts for bar in _bars(fact, schema, unit)]
    drawn = [bar for bar in given if bar.as_of != "undated" and bar.number >= 0]
    dates = Counter(counts for counts, _ in dict.fromkeys((bar.counts, bar.as_of) for bar in drawn))
    kinds = [counts for counts, many in dates.items() if many > 1][:KINDS]
    bars = sorted((bar for bar in drawn if bar.counts in kinds), key=lambda bar: sum(scales.stretch(bar.as_of)))
    if not bars:
        return None
    ticks = scales.round_ticks(max(bar.to or bar.number for bar in bars))
    years = scales.Years([scales.stretch(bar.as_of) for bar in bars], LEFT + ASIDE, RIGHT - ASIDE)

    def y(number: float) -> float:
        return round(FOOT - number / ticks[-1] * (FOOT - TOP), 1)

    for place, bar in enumerate(bars):
        bar.kind = kinds.index(bar.counts)
        bar.put(years, y, bars[:place])
    return Chart(
        name=path.rpartition(".")[2],
        label=str(schema.word(node, "title")),
        bars=tuple(bars),
        across=tuple((y(tick), scales.short(tick, unit)) for tick in ticks),
        years=years,
        kinds=tuple(kinds),
        left_out=len(given) - len(bars),
    )


def _bars(fact: Fields, schema: Schema, unit: str) -> Iterator[Bar]:
    """The numbers of a fact, rival ones included, not yet placed."""
    labels = schema.labels(schema.root["definitions"]["qualifier"])
    for entry in fact.get("rivals", [fact] if "value" in fact else []):
        to, qualifier = entry.get("to"), entry.get("qualifier", "")
        yield Bar(
            number=entry["value"],
            to=to,
            counts=str(fact.get("label", "")),
            as_of=str(entry["as_of"]),
            words=scales.short(entry["value"], unit) + (f" to {scales.short(to, unit)}" if to is not None else ""),
            qualifier=labels.get(qualifier, ""),
            open_end=qualifier == "more_than",
            disputed="rivals" in fact,
        )
