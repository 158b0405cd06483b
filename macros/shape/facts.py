"""Facts as they are written in; facts in words, with date, confidence and numbered sources, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from macros.check.confidence import sure
from macros.read import dates
from macros.read.fields import Fields
from macros.read.schema import Node, Schema


@dataclass(frozen=True)
class SourceView:
    """One source, and its number on the page."""

    number: int
    key: str
    data: Fields
    date: str
    read: str


@dataclass(frozen=True)
class Cite(SourceView):
    """One mark in the text: the source that it leads to, and the mark's own anchor."""

    anchor: str


PLANNED = "as planned"


class Citations:
    """Numbers sources in the order in which a page names them. Knows its glossary words too."""

    def __init__(self, known: Mapping[str, Fields], schema: Schema) -> None:
        self.known = known
        self._read = schema.labels(schema.root["definitions"]["read"])
        self._found: dict[str, SourceView] = {}
        self._marks: Counter[str] = Counter()
        self._words: dict[str, Fields] = {}
        self._uses = 0

    def number(self, keys: Sequence[str]) -> list[SourceView]:
        """These sources. Those that have no number yet get the next ones."""
        for key in (key for key in keys if key not in self._found):
            source = self.known[key]
            written, read = dates.in_words(source["date"]), self._read[source["read"]]
            self._found[key] = SourceView(len(self._found) + 1, key, source, written, read)
        return [self._found[key] for key in keys]

    def marks(self, keys: list[str]) -> tuple[Cite, ...]:
        """A mark for each key, by number. No two marks have one anchor."""
        made = []
        for view in self.number(keys):
            self._marks[view.key] += 1
            made.append(Cite(**vars(view), anchor=f"cite-{view.number}-{self._marks[view.key]}"))
        return tuple(sorted(made, key=lambda mark: mark.number))

    def sources(self) -> list[SourceView]:
        """The sources named so far, by number. Ask for it last."""
        return list(self._found.values())

    def word(self, entry: Fields) -> str:
        """Note a glossary entry that the page uses. Returns an id for this use."""
        self._words.setdefault(entry["term"], entry)
        self._uses += 1
        return f"use-{self._uses}"

    def words(self) -> list[Fields]:
        """The words used so far, in the order of the alphabet."""
        return sorted(self._words.values(), key=lambda entry: str(entry["term"]).casefold())


class Proof(TypedDict):
    """What stands behind a statement: its date, how sure we are (as files say it, and in words), and the marks of its
    sources."""

    as_of: str
    confidence: str
    sure: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Fact:
    """One fact in words. `kind` is "value", "not_found", "does_not_apply" (`text` is why) or "rivals"; every text is
    still to be escaped. `as_of` is empty where its value is that date, `link` is where its value leads, `sure` how sure
    we are in words, `data` what its file says."""

    kind: str
    text: str
    label: str = ""
    as_of: str = ""
    confidence: str = ""
    note: str = ""
    cites: tuple[Cite, ...] = ()
    rivals: tuple[Fact, ...] = ()
    link: str = ""
    sure: str = ""
    data: Fields = field(default_factory=dict, compare=False, repr=False)


def values(facts: Iterable[Fact]) -> list[Fact]:
    """Those that are neither looked for in vain nor disputed."""
    return [fact for fact in facts if fact.kind == "value"]


def moment(data: Fields) -> date:
    """The last day that a fact can be true of; the earliest of all days where it has no date."""
    written = str(data.get("as_of", "undated"))
    return date.min if written == "undated" else dates.last_day(written)


def latest(facts: Iterable[Fact]) -> Fact:
    """The first of those with the latest date."""
    return max(facts, key=lambda fact: moment(fact.data))


class Words:
    """Puts facts into words, by the labels of a description, and cites their sources."""

    def __init__(self, schema: Schema, citations: Citations) -> None:
        self.schema = schema
        self.citations = citations
        self._sure = schema.labels(schema.root["definitions"]["confidence"])
        self._qualifier = schema.labels(schema.root["definitions"]["qualifier"])

    def fact(self, data: Fields, node: Node) -> Fact:
        """One fact in words. `node` describes the field that holds it, alone or among others."""
        label, note = str(data.get("label", "")), str(data.get("note", ""))
        if "not_found" in data:
            return Fact("not_found", "", label, dates.in_words(data["not_found"]), note=note)
        if "does_not_apply" in data:
            return Fact("does_not_apply", str(data["does_not_apply"]), label, note=note)
        if "rivals" in data:
            return Fact("rivals", "", label, note=note, rivals=tuple(self.fact(each, node) for each in data["rivals"]))
        text = self.text(data["value"], node)
        link = text if self.schema.kind(node).value == "address" else ""
        if self.schema.kind(node).value == "number":
            to = f" to {self.text(data['to'], node)}" if "to" in data else ""
            text = f"{self._qualifier.get(data.get('qualifier', ''), '')} {text}{to}".lstrip()
        proof = self.proof(data)
        if self.schema.kind(node).value == "date" and f" {text}".endswith(f" {dates.in_words(data['as_of'])}"):
            proof["as_of"] = PLANNED if data.get("planned") else ""  # the value says the date
        return Fact("value", text, label, **proof, note=note, link=link, data=data)

    def proof(self, data: Fields) -> Proof:
        """What stands behind a statement."""
        when = dates.in_words(data.get("as_of", data.get("date")))
        confidence = sure(data, self.citations.known)
        return {
            "as_of": f"{when}, {PLANNED}" if data.get("planned") else when,
            "confidence": confidence,
            "sure": self._sure[confidence].lower(),
            "cites": self.citations.marks(data["sources"]),
        }

    def text(self, value: object, node: Node) -> str:
        """One value in words, by the kind and the unit of its field."""
        kind = self.schema.kind(node)
        if kind.value == "number" and isinstance(value, int | float):
            return number(value, self.schema.word(node, "x-unit", ""))
        if kind.value == "choice":
            return self.schema.labels(kind.held).get(str(value), str(value))
        return dates.in_words(value) if kind.value in ("date", "period") else str(value)


def number(value: float, unit: str = "") -> str:
    """A number as people read it: £1,394,734; 2.5%; 15 years; a minus sign before the pound."""
    text, sign = f"{abs(value):,}", "−" if value < 0 else ""
    if unit == "£":
        return f"{sign}£{text}"
    return f"{sign}{text}{unit if unit == '%' else f' {unit}' if unit else ''}"
