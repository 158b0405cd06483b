"""A Record and its Schema in; a view of it as plain data out: labels, words and numbered sources, no HTML."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from macros.read import dates, registers
from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.facts import Citations, Fact, Words, values

REGISTRATIONS = "identity.registrations"


@dataclass(frozen=True)
class Row:
    """One field of a record, with its facts."""

    key: str
    label: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Section:
    """One part of a record, with its fields in the order of the description."""

    key: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Item:
    """An entry of a list that is no fact: what its file says, its choices as labels, what stands behind it."""

    data: Fields
    labels: Mapping[str, str]
    proof: Fields


class View(Words):
    """All of a record in words, with sources numbered in the order in which the page names them."""

    def __init__(self, record: Record, schema: Schema) -> None:
        super().__init__(schema, Citations(record.data["sources"], schema))
        self.record = record
        self._rows: dict[str, Row] = {}

    def section(self, key: str) -> Section:
        """One part of the record; its rows hold only fields that the record has."""
        node = self.schema.at((key,))
        inner = tuple(f"{key}.{field.key}" for field in self.schema.fields(node))
        rows = map(self.row, inner if self.schema.kind(node).value == "group" else (key,))
        return Section(key, self.schema.word(node, "title"), tuple(row for row in rows if row.facts))

    def row(self, path: str) -> Row:
        """One field, by dotted path, with its facts; none where the record says nothing. Put into words once."""
        if path not in self._rows:
            self._rows[path] = self._in_words(path)
        return self._rows[path]

    def _in_words(self, path: str) -> Row:
        node = self.schema.at(tuple(path.split(".")))
        entries = self.record.entries(path)
        if self.schema.kind(node).fact:
            facts = tuple(self.fact(entry, node) for entry in entries)
            if path == REGISTRATIONS:
                facts = tuple(replace(fact, link=registers.address(fact.label, fact.text)) for fact in facts)
        else:
            plain = (entry for entry in entries if "value" in entry)
            facts = tuple(Fact("value", self.text(entry["value"], node), data=entry) for entry in plain)
        return Row(path.rpartition(".")[2], self.schema.word(node, "title"), facts)

    def texts(self, *paths: str) -> tuple[str, ...]:
        """The values of some fields in words, each once, without what was looked for or is disputed."""
        return tuple(dict.fromkeys(fact.text for path in paths for fact in values(self.row(path).facts)))

    def written(self, *paths: str) -> list[str]:
        """The values of some fields as they are written, those of disputed facts among them."""
        facts = (fact for path in paths for fact in self.row(path).facts)
        return [str(one.data["value"]) for fact in facts for one in (fact, *fact.rivals) if one.kind == "value"]

    def items(self, key: str, only: Container[int] | None = None) -> Iterator[Item]:
        """Entries of a list that are not facts: all of them, or those at some places."""
        for place, entry in enumerate(self.record.data.get(key, [])):
            if only is None or place in only:
                texts = ((name, value) for name, value in entry.items() if isinstance(value, str))
                labels = {name: self.schema.label((key, 0, name), text) for name, text in texts}
                yield Item(entry, labels, self.proof(entry))


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
