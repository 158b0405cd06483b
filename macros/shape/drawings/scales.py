"""Written dates and numbers in; places on the axes of a drawing out. Nothing here knows what is drawn."""

from datetime import date, timedelta
from math import ceil, floor, log10

from macros.read import dates

STEPS_OF_YEARS = (1, 2, 5, 10, 20, 50, 100)


def stretch(written: object) -> tuple[float, float]:
    """The first and last moment that a written date or period can mean, as years with a fraction."""
    return moment(dates.first_day(str(written))), moment(dates.last_day(str(written)) + timedelta(days=1))


def moment(day: date) -> float:
    """The start of a day as a year with a fraction: 1 July 2010 is about 2010.5."""
    begin, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - begin).days / (end - begin).days


class Years:
    """A time axis from the start of one year to the end of another, `left` to `right` in units of the drawing."""

    def __init__(self, stretches: list[tuple[float, float]], left: float, right: float) -> None:
        """`stretches` are what the axis must hold. Raises ValueError where there are none."""
        self.first = floor(min(begin for begin, _ in stretches))
        self.last = max(ceil(max(end for _, end in stretches)), self.first + 1)
        self.left, self.right = left, right

    def x(self, when: float) -> float:
        """Where a moment stands."""
        share = (when - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self, apart: float = 44) -> list[tuple[int, float]]:
        """The years to write on the axis, at least `apart` units from each other, and where."""
        room = max(1.0, (self.right - self.left) / apart)
        step = next((s for s in STEPS_OF_YEARS if (self.last - self.first) / s <= room), STEPS_OF_YEARS[-1])
        first = -(-self.first // step) * step
        return [(year, self.x(year)) for year in range(first, self.last + 1, step)]


def round_ticks(top: float) -> list[float]:
    """Round numbers from zero to `top` or just above it, three to six of them."""
    if top <= 0:
        return [0, 1]
    size = 10 ** floor(log10(top))
    step = next(size * part for part in (0.2, 0.25, 0.5, 1, 2) if top / (size * part) <= 5)
    if top >= 2:
        step = max(1, step)
    return [round(step * index, 6) for index in range(ceil(top / step) + 1)]


def short(value: float, unit: str = "") -> str:
    """A number as it fits beside a mark: £9.4m, 14,000, 27.5%. The exact one stands in the table."""
    pound, percent = ("£" if unit == "£" else ""), ("%" if unit == "%" else "")
    if abs(value) >= 999_500:
        return f"{pound}{_trim(value / 1_000_000)}m"
    if unit == "£" and abs(value) >= 1_000:
        return f"{pound}{_trim(value / 1_000)}k"
    return f"{pound}{int(value) if value == int(value) else value:,}{percent}"


def _trim(value: float) -> str:
    """Up to three figures, and no empty decimals."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}".removesuffix(".0")
