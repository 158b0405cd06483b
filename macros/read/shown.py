"""A Schema and the name of a place in; the fields that stand there, in order and with their options, out.

What the description says of it is its word "x-show"; case_studies/schema.yml explains it at its top.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from macros.read.fields import Fields, beside
from macros.read.schema import Kind, Node, Schema

WORD = "x-show"
PLACES: Mapping[str, list[str]] = beside(__file__)
ORDER = ("before", "after")


@dataclass(frozen=True, eq=False)
class Shown:
    """One field where it is shown: its dotted path ("[]": each entry of a list), key, label, kind, and the options."""

    path: str
    key: str
    label: str
    kind: Kind
    options: Fields

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields whose values stand here together; mostly the one."""
        return tuple(self.options.get("joined", (self.path,)))


def said(schema: Schema, node: Node) -> Fields:
    """What a field says of where it is shown: options by place, False where it is left out."""
    word = schema.word(node, WORD, ())
    given = word if isinstance(word, Mapping) else dict.fromkeys([word] if isinstance(word, str) else word, True)
    return {place: {} if options is True else options for place, options in given.items()}


@lru_cache(maxsize=64)
def fields(schema: Schema, place: str) -> tuple[Shown, ...]:
    """The fields that stand at a place: in the order of the description, but for those that say otherwise."""
    found = list(_below(schema, schema.root, "", place, False))
    for field in tuple(found):
        for word in ORDER:
            beside = [other for other in found if other.path == field.options.get(word)]
            if beside:
                found.remove(field)
                found.insert(found.index(beside[0]) + ORDER.index(word), field)
    return tuple(found)


def _below(schema: Schema, node: Node, above: str, place: str, outer: Fields | Literal[False]) -> Iterator[Shown]:
    """The fields below a node. What is said of a group holds for each of its fields; `outer` is that."""
    for field in schema.fields(node):
        path, kind = f"{above}{field.key}", schema.kind(field.node)
        options = said(schema, field.node).get(place, outer)
        is_group = kind.value == "group" and not kind.fact
        if options is not False and (kind.many or not is_group):
            label = str(options.get("label", field.label))
            yield Shown(path, str(options.get("as", field.key)), label, kind, options)
        if is_group:
            inner: Fields | Literal[False] = False if kind.many else options
            yield from _below(schema, kind.entry, f"{path}{'[]' if kind.many else ''}.", place, inner)


def sections(schema: Schema) -> tuple[str, ...]:
    """The parts of a record that stand on its page one after the other, by key."""
    return tuple(field.key for field in schema.fields() if "page" in said(schema, field.node))
