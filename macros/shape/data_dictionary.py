"""The description of a record in; the list of its fields, as the page about the data shows it, out."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.read.schema import Choice, Node, Schema

# Kinds under other words than their own.
WORDS = {"period": "date or period", "address": "web address", "map": "group"}


@dataclass(frozen=True)
class Entry:
    """One field: where it stands, its name and help, what kind of thing it holds, and its choices if any."""

    path: str
    label: str
    help: str
    kind: str
    required: bool
    choices: tuple[Choice, ...]


def entries(schema: Schema) -> list[Entry]:
    """Every field of a record in the order of the description. A fact is one field, however much it holds."""
    return list(_below(schema, schema.root, ""))


def fact_parts(schema: Schema) -> list[Entry]:
    """The parts of a fact."""
    return list(_below(schema, schema.root["definitions"]["fact"], ""))


def _below(schema: Schema, node: Node, before: str) -> Iterator[Entry]:
    for field in schema.fields(node):
        kind, path = schema.kind(field.node), f"{before}{field.key}"
        word = WORDS.get(kind.value, kind.value)
        if kind.fact:
            word = f"facts ({word})" if kind.many else f"fact ({word})"
        elif kind.many:
            word = f"list ({word})"
        yield Entry(path, field.label, field.help, word, field.required, schema.choices(kind.held))
        if kind.value == "group" and not kind.fact:
            yield from _below(schema, kind.entry, f"{path}[]." if kind.many else f"{path}.")
        elif kind.value == "map":
            yield from _below(schema, schema.word(kind.entry, "additionalProperties"), f"{path}.KEY.")
