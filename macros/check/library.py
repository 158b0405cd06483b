"""docs/_data in; all that its files say, each checked against the description of its kind, out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.check import by_schema
from macros.read import reading, records, schema
from macros.read.fields import Fields
from macros.read.problems import Guesses, Problem, quoted, shown
from macros.read.reading import Document
from macros.read.schema import Schema


@dataclass(frozen=True)
class PageFacts:
    """What is asked of a page of docs. `address` is its own below the site's front, `checked` and `check_again` are
    empty where it does not say both, `anchors` are the places that links can lead to, `sources` those it shows."""

    address: str
    title: str
    checked: str = ""
    check_again: str = ""
    anchors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


@dataclass
class Library:
    """What chapters and reference pages draw on."""

    whole: bool = True  # else some file of it has faults, and what seems to be missing or unused may stand there
    # the others, by kind and name
    files: dict[str, dict[str, Document]] = field(default_factory=lambda: defaultdict(dict))
    sources: dict[str, Fields] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)  # of sources: file and line
    terms: dict[str, Fields] = field(default_factory=dict)
    schemas: dict[str, Schema] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=dict)  # the source keys of each data file, by its name
    pages: dict[str, PageFacts] = field(default_factory=dict)  # by their paths below docs/
    records: set[str] = field(default_factory=set)  # the slugs of all

    def of(self, kind: str) -> dict[str, Fields]:
        """What each file of a kind says, by its name."""
        return {name: document.value for name, document in self.files[kind].items()}

    def one(self, kind: str) -> Fields:
        """What the file says of whose kind there is one; nothing where it is not there."""
        return next(iter(self.of(kind).values()), {})

    def dated_pages(self) -> list[PageFacts]:
        """The pages that say when they were checked."""
        return [page for page in self.pages.values() if page.checked]

    def users(self, source: str) -> list[PageFacts]:
        """The pages that show a source, by address."""
        return sorted((page for page in self.pages.values() if source in page.sources), key=lambda page: page.address)

    def term(self, word: str) -> Fields | None:
        """The glossary entry for a word, under its own name or one of the others."""
        return self.terms.get(word.casefold())


def load(folder: Path, shared: Schema) -> tuple[Library, list[Problem]]:
    """The library in `folder`, and its problems. A kind of file that is not there is empty."""
    shelf = Library()
    problems: list[Problem] = []
    for kind, files in _files(folder).items():
        description = shelf.schemas[kind] = schema.load(folder / f"{kind}.schema.yml", shared)
        for path in files:
            try:
                document = reading.read(path)
                broken = by_schema.broken(document.value, description)
                faults = [*document.problems, *(document.problem(at, sentence) for at, sentence in broken)]
            except reading.Unreadable as unreadable:
                faults = [unreadable.problem]
            problems += faults or _shelve(shelf, kind, document)
            shelf.whole = shelf.whole and not faults
    return shelf, problems


def _files(folder: Path) -> dict[str, list[Path]]:
    """The data files of each kind. A kind is a description; its files are KIND.yml or in KINDs/."""
    found = {}
    for kind in sorted(path.name.removesuffix(".schema.yml") for path in folder.glob("*.schema.yml")):
        below = sorted((folder / kind).glob("*.yml")) or sorted((folder / f"{kind}s").glob("*.yml"))
        found[kind] = [*folder.glob(f"{kind}.yml"), *below]
    return found


def _shelve(shelf: Library, kind: str, document: Document) -> Iterator[Problem]:
    """Put a checked file in its place; a problem for what is there twice, or does not fit together."""
    name, value = document.path.stem, document.value
    shelf.files[kind][name] = document
    if kind == "sources":
        for key, source in value.items():
            if key in shelf.sources:
                there = ":".join(map(str, shelf.places[key]))
                told = f"There is a source {quoted(key)} already, at {there}. Choose another key."
                yield document.problem((key,), told)
            shelf.sources[key] = source
            shelf.places[key] = (shown(document.path), document.line((key,)))
    elif kind == "glossary":
        for term in value["terms"]:
            for word in (term["term"], *term.get("also", ())):
                shelf.terms.setdefault(word.casefold(), term)
    elif kind == "questions":
        for question in value["questions"].values():
            for shows in ("all_questions", *(f"stage_questions {stage}" for stage in question["stages"])):
                shelf.held.setdefault(shows, set()).update(key for _, key in records.cited(records.facts(question)))
    elif kind == "tool":
        yield from row_problems(document)
    elif kind == "table":
        yield from _table_problems(document)
    if kind not in ("sources", "questions"):
        shelf.held[name] = {key for _, key in records.cited(records.facts(value))}


def _table_problems(document: Document) -> Iterator[Problem]:
    """Cells without a question, and questions without a cell."""
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


def row_problems(document: Document) -> Iterator[Problem]:
    """Rows of a document to fill in that do not fit their table."""
    for number, part in enumerate(document.value["parts"]):
        table = part.get("table", {"columns": (), "rows": ()})
        columns = len(table["columns"])
        for at, row in enumerate(table["rows"]):
            if len(row) != columns:
                told = f"Cells in this row: {len(row)}. Columns of its table: {columns}. Make them equal."
                yield document.problem(("parts", number, "table", "rows", at), told)
