"""The project's folders in; everything a build needs, and every problem in it, out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.check import between_files, chapters, folder, library
from macros.check.chapters import Chapter
from macros.check.library import Library
from macros.read import addresses, reading, records, schema
from macros.read.problems import Problem, capped
from macros.read.records import Record
from macros.read.schema import Schema


@dataclass(frozen=True)
class Handbook:
    """All that people wrote, read and checked. `taken` are the names that no new record can have."""

    records: dict[str, Record]
    schema: Schema
    chapters: dict[str, Chapter]
    library: Library
    taken: frozenset[str] = frozenset()

    @property
    def names(self) -> dict[str, str]:
        """The names of all records."""
        return {slug: record.name for slug, record in self.records.items()}


def load(root: Path, also: Iterable[Path] = ()) -> tuple[Handbook, list[Problem]]:
    """The handbook in the project folder `root`, and all its problems. `also` names record files that stand
    elsewhere. Raises reading.Unreadable where a description or a folder cannot be read."""
    cases, docs = root / addresses.RECORDS, root / addresses.DOCS
    for each in (cases, docs):
        reading.must_open(each)
    description = schema.load(cases / records.SCHEMA)
    listed, problems = folder.folder_problems(cases, also)
    found = {record.slug: record for record in listed}
    problems += folder.description_problems(reading.read(cases / records.SCHEMA), description)
    shelf, more = library.load(docs / "_data", description)
    problems += more
    shelf.records = {path.stem for path in records.paths(cases)}
    pages, more = chapters.load(docs, description, shelf)
    problems += more
    taken = addresses.taken(cases)
    for moved in shelf.files["redirects"].values():
        problems += between_files.redirect_problems(moved, found, taken)
        taken |= frozenset(moved.value)
    showing = [slug for slug, page in pages.items() if "{{ stage_questions()" in page.text]
    problems += between_files.question_problems(shelf, showing)
    problems += between_files.name_problems(shelf)
    problems += between_files.deciding_problems(shelf, found, description)
    return Handbook(found, description, pages, shelf, taken), capped(problems)
