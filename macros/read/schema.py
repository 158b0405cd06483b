"""A description file in; Schema, Field and Choice out: what may be said, in the description's own words."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema_rs

from macros.read import as_meant, dates, reading
from macros.read.fields import Fields
from macros.read.reading import KEPT, Document, Path_

_once = lru_cache(maxsize=KEPT)  # what is true of a node: records ask the same many thousand times


class Node(dict[str, Any]):
    """A part of a description. It is known by itself, not by what it says: so what is worked out of it can be kept."""

    __hash__ = object.__hash__  # type: ignore[assignment]


@dataclass(frozen=True)
class Choice:
    """One allowed value, with its label and a sentence of help."""

    value: str
    label: str
    help: str


@dataclass(frozen=True)
class Field:
    """One field: its key, label, help and example, and whether it is required."""

    key: str
    label: str
    help: str
    example: Any
    required: bool
    node: Node


@dataclass(frozen=True)
class Kind:
    """What a field holds. `value` is the kind of each value: choice, number, tick (true, or left out), date, period,
    address, text, group (fields that stand together) or map (entries under keys of their own). `fact` is whether each
    is a fact, with its sources; `many` whether there is a list of them. `entry` describes one entry of the list, or
    else the field; `held` describes the value in it.
    """

    value: str
    fact: bool
    many: bool
    entry: Node
    held: Node


class Schema:
    """One description (JSON Schema draft-07 words). `node` arguments are parts of it."""

    def __init__(self, root: Fields, shared: Fields | None = None) -> None:
        """`shared` lends its definitions to `root`, so that a fact is described once for all files."""
        definitions = {**(shared or {}).get("definitions", {}), **root.get("definitions", {})}
        self.root: Node = _inside({**root, "definitions": definitions})

    @cached_property
    def validator(self) -> Any:
        """The compiled validator. Dates and addresses are checked by formats of our own."""
        return jsonschema_rs.Draft7Validator(self.root, validate_formats=True, formats=dict(FORMATS))

    @_once
    def parts(self, node: Node) -> tuple[Node, ...]:
        """The node and all that it refers to or is made of, nearest first."""
        named = [self.root["definitions"][node["$ref"].rpartition("/")[2]]] if "$ref" in node else []
        return (node, *(part for made_of in (*named, *node.get("allOf", ())) for part in self.parts(made_of)))

    def word(self, node: Node, key: str, default: Any = None) -> Any:
        """The nearest value of `key` ("title", "description", "type", …) for a node."""
        return next((part[key] for part in self.parts(node) if key in part), default)

    @_once
    def choices(self, node: Node) -> tuple[Choice, ...]:
        """The choices of a node, in their order; none where it is not a choice."""
        listed = (part["oneOf"] for part in self.parts(node) if "oneOf" in part)
        options = next((each for each in listed if all("const" in option for option in each)), ())
        return tuple(Choice(o["const"], o["title"], o.get("description", "")) for o in options)

    @_once
    def kind(self, node: Node) -> Kind:
        """What a field holds: the one place where that is worked out."""
        many = self.word(node, "type") == "array"
        entry = self.child(node, 0) if many else node
        fact = self._is(entry, "fact")
        held = self.child(entry, "value") if fact else entry
        return Kind(self._value(held), fact, many, entry, held)

    def _value(self, node: Node) -> str:
        written = {"partial-date": "date", "period": "period"}.get(str(self.word(node, "format", "")))
        if self.choices(node):
            return "choice"
        if written or self._is(node, "url"):
            return written or "address"
        if self.word(node, "type") == "object":
            return "map" if self.word(node, "additionalProperties") else "group"
        if self.word(node, "const") is True:
            return "tick"
        return "number" if self.word(node, "type") == "number" or "const" in node else "text"

    def _is(self, node: Node, definition: str) -> bool:
        wanted = self.root["definitions"].get(definition)
        return wanted is not None and any(part is wanted for part in self.parts(node))

    @_once
    def child(self, node: Node, key: str | int) -> Node:
        """The description of one field or item below a node, nearest first; empty where there is none."""
        found = [
            part.get("items")
            if isinstance(key, int)
            else part.get("properties", {}).get(key) or part.get("additionalProperties")
            for part in self.parts(node)
        ]
        described = [part for part in found if isinstance(part, Node)]
        return described[0] if len(described) == 1 else Node(allOf=described) if described else Node()

    def at(self, path: Path_) -> Node:
        """The description of the value at a path of keys and indexes."""
        return reduce(self.child, path, self.root)

    @_once
    def fields(self, node: Node | None = None) -> tuple[Field, ...]:
        """The fields of a set of fields, or of the whole, in the order of the description."""
        parts = self.parts(self.root if node is None else node)
        required = {key for part in parts for key in part.get("required", ())}
        found = {key: self.child(parts[0], key) for part in parts for key in part.get("properties", {})}
        return tuple(
            Field(
                key,
                self.word(below, "title", key),
                self.word(below, "description", ""),
                self.word(below, "examples", [None])[0],
                key in required,
                below,
            )
            for key, below in found.items()
        )

    def label(self, path: Path_, value: object) -> str:
        """The label of a choice's value at `path`; the value itself where it is no choice."""
        return self.labels(self.at(path)).get(str(value), str(value))

    @_once
    def labels(self, node: Node) -> Mapping[str, str]:
        """Label by value, for a choice."""
        return {choice.value: choice.label for choice in self.choices(node)}


def _inside(node: Any) -> Any:
    """A description, in Nodes, whose references lead into itself. In its file they name the file it shares with."""
    if isinstance(node, list):
        return [_inside(each) for each in node]
    if not isinstance(node, dict):
        return node
    return Node(
        (key, f"#{value.partition('#')[2]}" if key == "$ref" else _inside(value)) for key, value in node.items()
    )


def load(path: Path, shared: Schema | None = None) -> Schema:
    """The Schema in one YAML file: the same until it, or what it shares, changes. Raises reading.Unreadable."""
    return _of(reading.read(path), shared)


@lru_cache(maxsize=64)
def _of(document: Document, shared: Schema | None) -> Schema:
    return Schema(document.value, shared.root if shared else None)


def is_calendar_date(text: str) -> bool:
    """Whether a year, month or day is one the calendar has: 2024-02-30 is not."""
    try:
        return text.count("-") < 3 and "/" not in text and bool(dates.first_day(text))
    except (ValueError, OverflowError):
        return False


def is_period(text: str) -> bool:
    """Whether a date, or a pair of dates with a slash between, is one the calendar has."""
    return text == "undated" or all(is_calendar_date(part) for part in text.split("/"))


# Letters that show nothing: those that Unicode calls ignorable. Signs, such as the empty pattern of Braille, are none.
UNSEEN_LETTERS = "\u115f\u1160\u3164\uffa0"


def _shows(text: str, least: int) -> bool:
    """Whether a text has so many letters or digits that people can see."""
    seen = (sign for sign in text if unicodedata.category(sign)[0] in "LN" and sign not in UNSEEN_LETTERS)
    return len(list(islice(seen, least))) == least


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "partial-date": is_calendar_date,
    "period": is_period,
    "web-address": lambda text: not as_meant.address_fault(text),
    "visible-text": lambda text: _shows(text, 2),
    "visible-value": lambda text: _shows(text, 1),
}
