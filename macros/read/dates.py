"""Dates as written (2003, 2003-10, 2003-10-01, a period with a slash) in; days, words and ages out."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


@lru_cache(maxsize=4096)  # rules and pages ask of every fact
def first_day(text: str) -> date:
    """The first day that a written date or period can mean."""
    year, month, day = [*(int(part) for part in str(text).partition("/")[0].split("-")), 1, 1][:3]
    return date(year, month, day)


@lru_cache(maxsize=4096)
def last_day(text: str) -> date:
    """The last day that a written date or period can mean."""
    parts = [int(part) for part in str(text).rpartition("/")[2].split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def in_words(written: object) -> str:
    """A written date or period as people read it: 1 October 2003, October 2003 to March 2004, no date shown."""
    text = str(written)
    if text == "undated":
        return "no date shown"
    begin, _, end = text.partition("/")
    return f"{_day(begin)} to {_day(end)}" if end else _day(begin)


@lru_cache(maxsize=4096)
def _day(text: str) -> str:
    year, *rest = text.split("-")
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    if rest:
        words.append(MONTHS[int(rest[0]) - 1])
    return " ".join([*words, year])


def year_of(written: object) -> int | None:
    """The year a written date begins in; none for "undated"."""
    text = str(written)
    return int(text[:4]) if text[:4].isdigit() else None
