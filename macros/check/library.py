"""docs/_data in; sources, glossary, tables and changes, each checked against its own description, out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.check import by_schema
from macros.read import reading, records, schema
from macros.read.fields import Fields
from macros.read.problems import Guesses, Problem, quoted, shown
from macros.read.reading import Document
from macros.read.schema import Schema


@dataclass
class Library:
    """What chapters and reference pages draw on."""

    whole: bool = True  # else some file of it has faults, and what seems to be missing or unused may stand there
    sources: dict[str, Fields] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)  # of sources: file and line
    terms: dict[str, Fields] = field(default_factory=dict)
    tables: dict[str, Fields] = field(default_factory=dict)
    changes: list[Fields] = field(default_factory=list)
    data: dict[str, Fields] = field(default_factory=dict)
    moved: Document | None = None  # the file of records that moved
    questions: dict[str, Fields] = field(default_factory=dict)
    asked: list[Document] = field(default_factory=list)  # the files of questions
    decided: dict[str, Document] = field(default_factory=dict)  # those of checks and choosers
    contacts: dict[str, Fields] = field(default_factory=dict)
    tools: dict[str, Fields] = field(default_factory=dict)  # documents to fill in, by name
    schemas: dict[str, Schema] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=dict)  # the source keys of each data file, by its name
    users: dict[str, dict[str, str]] = field(default_factory=dict)  # the pages (address: title) that use a source
    pages: dict[str, dict[str, str]] = field(default_factory=dict)  # title and dates of pages that say when checked
    titles: dict[str, str] = field(default_factory=dict)  # of all pages, by address
    anchors: dict[str, set[str]] = field(default_factory=dict)  # the places in each page, by its path below docs/
    records: set[str] = field(default_factory=set)  # the slugs of all

    def term(self, word: str) -> Fields | None:
        """The glossary entry for a word, under its own name or one of the others."""
        return self.terms.get(word.casefold())


def load(folder: Path, shared: Schema) -> tuple[Library, list[Problem]]:
    """The library in `folder`, and its problems. A kind of file that is not there is empty."""
    shelf = Library()
    problems: list[Problem] = []
    naming: list[Document] = []
    for kind, files in _files(folder).items():
        description = schema.load(folder / f"{kind}.schema.yml", shared)
        shelf.schemas[kind] = description
        for path in files:
            document, found = _checked(path, description)
            problems += found
            if document and not found:
                problems += _shelve(shelf, kind, document)
                naming += [document] if kind != "sources" else []
            else:
                shelf.whole = False
    problems += _unknown_sources(shelf, naming) if shelf.whole else ()
    return shelf, problems


def _files(folder: Path) -> dict[str, list[Path]]:
    """The data files of each kind. A kind is a description; its files are KIND.yml or in KINDs/."""
    kinds = sorted(path.name.removesuffix(".schema.yml") for path in folder.glob("*.schema.yml"))
    found = {}
    for kind in kinds:
        below = sorted((folder / kind).glob("*.yml")) or sorted((folder / f"{kind}s").glob("*.yml"))
        single = folder / f"{kind}.yml"
        found[kind] = [*([single] if single.exists() else []), *below]
    return found


def _checked(path: Path, description: Schema) -> tuple[Document | None, list[Problem]]:
    try:
        document = reading.read(path)
    except reading.Unreadable as unreadable:
        return None, [unreadable.problem]
    found = [document.problem(at, sentence) for at, sentence in by_schema.broken(document.value, description)]
    return document, document.problems + found


def _shelve(shelf: Library, kind: str, document: Document) -> Iterator[Problem]:
    """Put a checked file in its place; a problem for what is there twice."""
    if kind == "sources":
        for key, source in document.value.items():
            if key in shelf.sources:
                there = ":".join(map(str, shelf.places[key]))
                told = f"There is a source {quoted(key)} already, at {there}. Choose another key."
                yield document.problem((key,), told)
            shelf.sources[key] = source
            shelf.places[key] = (shown(document.path), document.line((key,)))
    elif kind == "glossary":
        for term in document.value["terms"]:
            for word in (term["term"], *term.get("also", ())):
                shelf.terms.setdefault(word.casefold(), term)
    elif kind == "changes":
        shelf.changes = document.value["changes"]
    elif kind == "redirects":
        shelf.moved = document
    elif kind == "questions":
        shelf.questions[document.path.stem] = document.value
        shelf.asked.append(document)
        for question in document.value["questions"].values():
            for shows in ("all_questions", *(f"stage_questions {stage}" for stage in question["stages"])):
                shelf.held.setdefault(shows, set()).update(_named(question))
    elif kind == "contacts":
        shelf.contacts = document.value["contacts"]
    elif kind == "tool":
        shelf.tools[document.path.stem] = document.value
        yield from tool_problems(document)
    elif kind == "readiness":
        shelf.decided["readiness"] = document
    elif kind == "table":
        yield from _shelve_table(shelf, document)
    if kind in ("glossary", "changes", "contacts", "closed_group"):
        shelf.data[kind] = document.value
    if kind not in ("sources", "questions"):
        shelf.held[document.path.stem] = set(_named(document.value))


def _shelve_table(shelf: Library, document: Document) -> Iterator[Problem]:
    guesses = Guesses()
    criteria = [criterion["key"] for criterion in document.value["criteria"]]
    for index, option in enumerate(document.value["options"]):
        for key in option["cells"]:
            if key not in criteria:
                sentence = f"{quoted(key)} is none of this table's questions.{guesses.nearest(key, criteria)}"
                yield document.problem(("options", index, "cells", key), sentence)
        for key in criteria:
            if key not in option["cells"]:
                name = quoted(option["name"])
                sentence = f"The option {name} has no cell for '{key}'. If nothing was found, say 'not_found'."
                yield document.problem(("options", index), sentence)
    shelf.tables[document.path.stem] = document.value
    if "chooser" in document.value:
        shelf.decided[document.path.stem] = document


def _named(value: object) -> Iterator[str]:
    """Every source key that facts and entries below `value` name."""
    for _, fact in records.facts(value):
        yield from (key for key in fact.get("sources", ()) if isinstance(key, str))


def _unknown_sources(shelf: Library, naming: Iterable[Document]) -> Iterator[Problem]:
    """A problem for each key that a data file names and no file of sources holds."""
    for document in naming:
        guesses = Guesses()
        for at, fact in records.facts(document.value):
            for index, key in enumerate(fact.get("sources", ())):
                if key not in shelf.sources:
                    guess = guesses.nearest(key, shelf.sources)
                    sentence = f"There is no source {quoted(key)} in docs/_data/sources.{guess}"
                    yield document.problem((*at, "sources", index), sentence)


_BRACKETS = re.compile(r"\[[^][]*\]")


def tool_problems(document: Document) -> Iterator[Problem]:
    """Rows that do not fit their table, and places to write without a worked example."""
    for number, part in enumerate(document.value["parts"]):
        for at, text in enumerate(part.get("text", ())):
            for told in _unfilled(text):
                yield document.problem(("parts", number, "text", at), told)
        table = part.get("table", {"columns": (), "rows": ()})
        columns = len(table["columns"])
        for at, row in enumerate(table["rows"]):
            place = ("parts", number, "table", "rows", at)
            if len(row) != columns:
                told = f"This row has {len(row)} cells, and its table {columns} columns. Make them equal."
                yield document.problem(place, told)
            for told in (told for text in row for told in _unfilled(text)):
                yield document.problem(place, told)


def _unfilled(text: str) -> Iterator[str]:
    for place in _BRACKETS.findall(text):
        if place.count("|") != 1 or place.endswith("|]"):
            yield f"'{place}' has no worked example. Write it as [what to write|what an example says]."
