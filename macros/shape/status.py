"""A Record and the build's day in; its status as it is shown wherever the record is named, out."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.read import dates
from macros.read.reading import KEPT
from macros.read.records import Record
from macros.read.schema import Schema

OLD_AFTER_YEARS = 2


@dataclass(frozen=True)
class Status:
    """How a record stands. `value` is the choice it makes, `label` the words for that; `badge` is the value, or "old";
    `text` is what the badge reads, and `as_of` the date beside it where the badge does not say it."""

    value: str
    label: str
    badge: str
    text: str
    as_of: str
    ended: bool

    @property
    def line(self) -> str:
        """The status with its date: "Trading, 1 May 2024"; "Trading when last seen, 2019"."""
        return f"{self.text}, {self.as_of}" if self.as_of else self.text

    @property
    def inline(self) -> str:
        """The same inside a sentence."""
        return self.line[:1].lower() + self.line[1:]

    @property
    def group(self) -> str:
        """Under what it is counted."""
        return f"{self.label} when last seen, more than two years ago" if self.badge == "old" else self.label


@lru_cache(maxsize=KEPT)
def status(record: Record, schema: Schema, today: date) -> Status:
    """The status on that day. An ending stays what it is; all else is said as last seen after two years."""
    value, written = str(record.get("status.value")), str(record.get("status.as_of"))
    label, when = schema.label(("status", "value"), value), dates.in_words(written)
    ended = value in schema.root["definitions"]["ending"]["enum"]
    if ended or value == "not_established" or not long_ago(written, today):
        return Status(value, label, value, label, when, ended)
    seen = dates.in_words(written.rpartition("/")[2])
    return Status(value, label, "old", f"{label} when last seen, {seen}", "", ended)


def long_ago(written: str, today: date) -> bool:
    """Whether a written date or period ended more than 24 months ago."""
    last = dates.last_day(written)
    return (last.year + OLD_AFTER_YEARS, last.month, last.day) < (today.year, today.month, today.day)
