"""The description of a record in; the list of its fields, as the page about the data shows it, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.read.schema import Choice, Field, Node, Schema


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
        yield from _entries(schema, field, f"{before}{field.key}")


def _entries(schema: Schema, field: Field, path: str) -> Iterator[Entry]:
    node, many = field.node, schema.word(field.node, "type") == "array"
    item = schema.child(node, 0) if many else node
    held = schema.child(item, "value") if _is_fact(schema, item) else item
    choices = schema.choices(held)
    kind = "choice" if choices else _kind(schema, held)
    if _is_fact(schema, item):
        kind = f"facts ({kind})" if many else f"fact ({kind})"
    elif many:
        kind = f"list ({kind})"
    yield Entry(path, field.label, field.help, kind, field.required, choices)
    if _is_fact(schema, item) or choices:
        return
    if schema.fields(item):
        yield from _below(schema, item, f"{path}[]." if many else f"{path}.")
    elif schema.word(item, "additionalProperties"):
        yield from _below(schema, schema.word(item, "additionalProperties"), f"{path}.KEY.")


def _is_fact(schema: Schema, node: Node) -> bool:
    return any(part is schema.root["definitions"]["fact"] for part in schema.parts(node))


def _kind(schema: Schema, node: Node) -> str:
    """What a value is, in a word."""
    formats = {"partial-date": "date", "period": "date or period"}
    if any(part is schema.root["definitions"]["url"] for part in schema.parts(node)):
        return "web address"
    if "const" in node or schema.word(node, "type") == "number":
        return "number"
    if schema.word(node, "type") == "object":
        return "group"
    return formats.get(str(schema.word(node, "format", "")), "text")
