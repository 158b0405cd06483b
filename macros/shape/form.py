"""A Schema in; the controls of the contribution form, and the data its scripts work with, out. No HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from macros.check import confidence
from macros.read import dates, line_faults, problems, reading, sentences, strict_yaml
from macros.read.fields import Fields, beside
from macros.read.records import PLAIN_WORDS, STARTER, Record
from macros.read.schema import Choice, Field, Kind, Node, Schema
from macros.read.settings import Settings

_ORDER: dict[str, list[str]] = beside(__file__)
SET_BY_US = ("format",)
INSTEAD = ("not_found", "does_not_apply", "rivals")  # what can stand in place of a value
RANGE = ("qualifier", "to")
LONG = 250  # a text that may be longer than this gets a box of several lines


@dataclass(frozen=True)
class Control:
    """One thing to fill in. `kind` says which: text, long, date, period, number, address, tick, choice, boxes, source,
    record, set (fields that stand together), fact, list (entries made from `template`), one (at most one entry)
    or map (entries with a key). `id` is unique on the page, that of an entry after its script has numbered it."""

    id: str
    key: str
    kind: str
    label: str
    help: str
    example: str = ""
    required: bool = True
    choices: tuple[Choice, ...] = ()
    parts: tuple[Control, ...] = ()
    template: str = ""
    most: int = 0
    unit: str = ""


@dataclass(frozen=True)
class FormPart:
    """A part of the form that opens as needed."""

    id: str
    label: str
    help: str
    open: bool
    controls: tuple[Control, ...]


class Form:
    """The form for a description of records: its parts in order, and the entry that each list adds, by name."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.templates: dict[str, Control] = {}
        controls = {each.key: each for each in self._parts(schema.root, "f")}
        about, last = (tuple(controls.pop(key) for key in _ORDER[part]) for part in ("about", "last"))
        self.parts = [FormPart("about", "The organisation", "", True, about)]
        for key in sorted(controls, key=lambda key: (key not in _ORDER["open"], key != "sources")):
            control = controls[key]
            self.parts.append(FormPart(key, control.label, control.help, key in _ORDER["open"], (control,)))
        self.parts.append(FormPart("last", "When it was checked", "", True, last))

    def fact(self) -> Control:
        """A fact of any kind, as the field reference describes it. Keeps the template of its rival values."""
        node = self.schema.root["definitions"]["fact"]
        return Control("fact", "", "fact", node["title"], node["description"], parts=self._parts(node, "fact"))

    def _parts(self, node: Node, prefix: str, example: object = None) -> tuple[Control, ...]:
        """The controls of a set of fields. What an `example` of the set says of a field is the example of that."""
        own = example if isinstance(example, Mapping) else {}
        fields = (field for field in self.schema.fields(node) if field.key not in SET_BY_US)
        return tuple(self._control(replace(each, example=own.get(each.key, each.example)), prefix) for each in fields)

    def _control(self, field: Field, prefix: str) -> Control:
        """The control for one field of a set of fields."""
        kind, template = self._kind(field.node, field.key)
        ask = self.schema.word(field.node, "x-ask", {})
        choices = () if template else self.schema.choices(self.schema.kind(field.node).held)
        return Control(
            id=f"{prefix}-{field.key}",
            key=field.key,
            kind=kind,
            label=ask.get("label", field.label),
            help=self._help(field),
            example=self._example(field),
            required=field.required,
            choices=tuple(each for each in choices if each.value in ask.get("choices", [each.value])),
            parts=self._parts(field.node, f"{prefix}-{field.key}", field.example) if kind == "set" else (),
            template=template,
            most=1 if kind == "one" else int(self.schema.word(field.node, "maxItems", 0)),
            unit=str(self.schema.word(field.node, "x-unit", "")),
        )

    def _help(self, field: Field) -> str:
        """What is said below the label: the nearest "x-ask" or description that says something."""
        told = (part.get("x-ask", {}).get("help") or part.get("description") for part in self.schema.parts(field.node))
        return next(filter(None, told), "")

    def _example(self, field: Field) -> str:
        """An example as a person would give it: a choice by its label, a date in words."""
        value, kind = _first(field.example), self.schema.kind(field.node)
        if value is None or kind.value == "tick":
            return ""
        if kind.value in ("date", "period"):
            return dates.in_words(value)
        if isinstance(value, int):
            return f"{value:,}"
        return next((each.label for each in self.schema.choices(kind.held) if each.value == value), str(value))

    def _kind(self, node: Node, key: str) -> tuple[str, str]:
        """The kind of a control, and the template of its entries if it has entries."""
        kind = self.schema.kind(node)
        if kind.fact:
            return "list" if kind.many else "one", self._fact(kind)
        if kind.value == "choice":
            return "boxes" if kind.many else "choice", ""
        if kind.many:
            name = _name(kind.entry, key)
            own = {"source_key": "source", "slug": "record"}.get(name) or self._kind(kind.entry, key)[0]
            return "list", self._entry(kind.entry, name, own)
        if kind.value == "map":
            return "map", self._entry(self.schema.word(node, "additionalProperties"), key, "set")
        if kind.value == "group":
            return "set", ""
        return ("long" if kind.value == "text" and self.schema.word(node, "maxLength", 0) > LONG else kind.value), ""

    def _entry(self, node: Node, name: str, kind: str) -> str:
        """The name of the template of an entry that is no fact."""
        if name not in self.templates:
            self._keep(node, name, kind, self._parts(node, f"new-{name}") if kind == "set" else ())
        return name

    def _fact(self, held: Kind) -> str:
        """The name of the template of a fact: one for each kind of value."""
        node, kind = held.entry, self._kind(held.held, "value")[0]
        name = _name(held.held) if kind == "choice" else kind
        if f"fact-{name}" not in self.templates:
            must = any("value" in part.get("required", ()) for part in self.schema.parts(node))
            leave_out = (() if kind == "number" else RANGE) + (INSTEAD if must else ())
            if not must:
                rival = self.schema.child(self.schema.child(node, "rivals"), 0)
                self._keep(rival, f"rival-{name}", "set", self._of_fact(rival, f"rival-{name}", leave_out))
            self._keep(node, f"fact-{name}", "fact", self._of_fact(node, f"fact-{name}", leave_out, f"rival-{name}"))
        return f"fact-{name}"

    def _of_fact(self, node: Node, name: str, leave_out: tuple[str, ...], rivals: str = "") -> tuple[Control, ...]:
        """The parts of a fact, or of a rival value. With a value, its date and sources go."""
        needed = {"value", *self.schema.word(node, "then", {}).get("required", ())}
        fields = [part for part in self.schema.fields(node) if part.key not in leave_out]
        made = []
        for part in sorted(fields, key=lambda part: _ORDER["fact"].index(part.key)):
            if part.key == "rivals":
                own, most = f"new-{name}-rivals", int(self.schema.word(part.node, "maxItems"))
                said = (own, part.key, "list", part.label, part.help)
                made.append(Control(*said, required=False, template=rivals, most=most))
            else:
                made.append(replace(self._control(part, f"new-{name}"), required=part.required or part.key in needed))
        return tuple(made)

    def _keep(self, node: Node, name: str, kind: str, parts: tuple[Control, ...]) -> None:
        title, text = (str(self.schema.word(node, key, "")) for key in ("title", "description"))
        self.templates[name] = Control(f"new-{name}", "", kind, title, text, parts=parts)


def data(schema: Schema, records: Collection[Record], taken: Iterable[str], settings: Settings) -> Fields:
    """What the scripts of the form need to check as we do, to know all records, and to send a file."""
    return {
        "schema": schema.root,
        "sentences": sentences.SENTENCES,
        "in_form": sentences.IN_FORM,
        "kinds": sentences.KINDS,
        "unseen": reading.UNSEEN.pattern,
        "spaces": line_faults.SPACES,
        "faults": {
            "always": [*line_faults.ALWAYS.items()], "likely": [*line_faults.LIKELY.items()],
            "looks": [*line_faults.LOOKS.values()],
        },
        "limits": {
            "bytes": reading.MAX_BYTES, "depth": strict_yaml.MAX_DEPTH, "values": strict_yaml.MAX_VALUES,
            "entries": strict_yaml.MAX_ENTRIES, "line": line_faults.LONGEST, "problems": problems.MOST,
            "guesses": problems.GUESSES, "compared": problems.COMPARED,
        },
        "taken": sorted(taken),
        "records": {record.slug: record.name for record in records},
        "related": {record.slug: record.data["related"] for record in records if "related" in record.data},
        "plain_words": sorted(PLAIN_WORDS),
        "starter": STARTER,
        "pasted": line_faults.PASTED.pattern,
        "primary": sorted(confidence.PRIMARY),
        "one_sided": sorted(confidence.ONE_SIDED),
        "repository": settings.repository, "branch": settings.branch, "contact": settings.contact,
    }  # fmt: skip


def examples(schema: Schema) -> Iterator[tuple[str, Fields]]:
    """Each field of a record with its example as a file would hold it, by dotted path."""
    for each in schema.fields():
        kind = schema.kind(each.node)
        if kind.value != "group" or kind.many:
            yield each.key, {each.key: each.example}
        else:
            for inner in schema.fields(each.node):
                yield f"{each.key}.{inner.key}", {inner.key: inner.example}


def _first(example: object) -> object:
    """The value of a fact, the first entry of a list."""
    if isinstance(example, list):
        return _first(example[0]) if example else None
    return _first(example.get("value")) if isinstance(example, Mapping) else example


def _name(node: Node, otherwise: str = "") -> str:
    """The definition that a node refers to, however deep; `otherwise` where it refers to none."""
    if "$ref" in node:
        return str(node["$ref"]).rpartition("/")[2]
    return next(filter(None, map(_name, node.get("allOf", ()))), otherwise)
