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
    for folder_name in (addresses.RECORDS, addresses.DOCS):
        reading.must_open(root / folder_name)
    description = schema.load(root / addresses.RECORDS / records.SCHEMA)
    found, problems = folder.folder_problems(root / addresses.RECORDS, also)
    problems += folder.description_problems(reading.read(root / addresses.RECORDS / records.SCHEMA), description)
    shelf, more = library.load(root / addresses.DOCS / "_data", description)
    problems += more
    shelf.records = {path.stem for path in records.paths(root / addresses.RECORDS)}
    taken = addresses.taken(root / addresses.RECORDS)
    if shelf.moved:
        problems += between_files.redirect_problems(shelf.moved, {record.slug for record in found}, taken)
        taken |= frozenset(shelf.moved.value)
    pages, more = chapters.load(root / addresses.DOCS, description, shelf)
    problems += more
    showing = [slug for slug, page in pages.items() if "{{ stage_questions()" in page.text]
    problems += [*between_files.name_problems(shelf), *between_files.question_problems(shelf, showing)]
    problems += between_files.deciding_problems(shelf, {record.slug: record for record in found}, description)
    handbook = Handbook({record.slug: record for record in found}, description, pages, shelf, taken)
    return handbook, capped(problems)
