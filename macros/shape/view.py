"""A Record and its Schema in; a view of it as plain data out: labels, words and numbered sources, no HTML."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

from macros.check.confidence import told
from macros.read import registers
from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.facts import Citations, Fact, Words

REGISTRATIONS = "identity.registrations"


@dataclass(frozen=True)
class Row:
    """One field of a record, with its facts."""

    key: str
    label: str
    facts: tuple[Fact, ...]
    numeric: bool = False


@dataclass(frozen=True)
class Section:
    """One part of a record, with its fields in the order of the description."""

    key: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Item:
    """An entry of a list that is no fact: what its file says, its texts with choices as labels, what stands behind it."""

    data: Fields
    labels: Mapping[str, str]
    proof: Fields


class View(Words):
    """All of a record in words, with sources numbered in the order in which the page names them."""

    def __init__(self, record: Record, schema: Schema) -> None:
        super().__init__(schema, Citations(record.data["sources"], schema))
        self.record = told(record)

    def label(self, *path: str) -> str:
        """The label of a field."""
        return str(self.schema.word(self.schema.at(path), "title", path[-1]))

    def choice(self, *path: str) -> str:
        """The label of the choice a record makes at `path`; empty where it makes none."""
        value = self.record.get(".".join(path))
        return self.schema.label(path, value) if value is not None else ""

    def section(self, key: str) -> Section:
        """One part of the record; its rows hold only fields that the record has."""
        node = self.schema.at((key,))
        inner = tuple(f"{key}.{field.key}" for field in self.schema.fields(node))
        rows = map(self.row, inner if self.schema.kind(node).value == "group" else (key,))
        return Section(key, self.label(key), tuple(row for row in rows if row.facts))

    def row(self, path: str) -> Row:
        """One field, by dotted path, with its facts; none where the record says nothing."""
        node = self.schema.at(tuple(path.split(".")))
        kind = self.schema.kind(node)
        found = self.record.get(path)
        given = found if isinstance(found, list) else [] if found is None else [found]
        if kind.fact:
            facts = tuple(self.fact(item, kind.entry, node) for item in given)
            if path == REGISTRATIONS:
                facts = tuple(replace(fact, link=registers.address(fact.label, fact.text)) for fact in facts)
        else:
            plain = (item for item in given if not isinstance(item, Mapping))
            facts = tuple(Fact("value", self.text(item, kind.entry, node), data={"value": item}) for item in plain)
        return Row(path.rpartition(".")[2], self.schema.word(node, "title", path), facts, kind.value == "number")

    def texts(self, path: str) -> tuple[str, ...]:
        """The values of one field in words, without what was looked for or is disputed."""
        return tuple(fact.text for fact in self.row(path).facts if fact.kind == "value")

    def items(self, key: str, only: Container[int] | None = None) -> Iterator[Item]:
        """Entries of a list that are not facts: all of them, or those at some places."""
        node = self.schema.child(self.schema.at((key,)), 0)
        for place, entry in enumerate(self.record.data.get(key, [])):
            if only is None or place in only:
                texts = ((name, value) for name, value in entry.items() if isinstance(value, str))
                labels = {
                    name: self.schema.labels(self.schema.child(node, name)).get(text, text) for name, text in texts
                }
                yield Item(entry, labels, self.proof(entry))
