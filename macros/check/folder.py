"""Records and their Schema in; every Problem of every file out, in the order of files and lines."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.check import by_schema, rules
from macros.read import addresses, records, schema
from macros.read.problems import Problem, quoted, shown
from macros.read.records import Others, Record
from macros.read.schema import Schema
from macros.read.sentences import say


def broken_in(record: Record, description: Schema) -> list[by_schema.Found]:
    """What is broken within one record: where, and a sentence. Rules of ours run once the description holds."""
    shape, broken = by_schema.find(dict(record.data), description)
    for rule in () if shape else rules.WITHIN:
        broken.extend(rule(record))
    return shape or broken


def record_problems(record: Record, description: Schema) -> Iterator[Problem]:
    """The problems within one record, with their lines."""
    yield from record.document.problems
    for path, sentence in broken_in(record, description):
        yield record.problem(path, sentence)


def file_name_problems(files: Iterable[Path], description: Schema) -> Iterator[Problem]:
    """File names are addresses: small letters, digits and hyphens, ending in .yml."""
    slug = description.root["definitions"]["slug"]
    for path in files:
        if path.suffix != ".yml" or not re.fullmatch(slug["pattern"], path.stem) or len(path.stem) > slug["maxLength"]:
            yield Problem(
                shown(path),
                1,
                f"The file name {quoted(path.name)} cannot be an address. Use small letters, digits and hyphens, "
                f"at most {slug['maxLength']}, and end it in '.yml'.",
            )


def unread_problems(folder: Path) -> Iterator[Problem]:
    """What stands in the folder and is neither the description nor read as a record. Hidden files are programs'."""
    read = {folder / records.SCHEMA, *records.paths(folder)}
    for path in sorted(folder.iterdir()):
        if path not in read and not path.name.startswith("."):
            yield Problem(shown(path), 1, say("file_not_read", name=" ".join(path.name.split())))


def folder_problems(folder: Path, also: Iterable[Path] = ()) -> tuple[list[Record], list[Problem]]:
    """All records of a folder, and of files that stand elsewhere, with all their problems.

    All records are always read: rules between records need them.
    """
    description = schema.load(folder / records.SCHEMA)
    elsewhere = {path.absolute() for path in also if path.suffix in (".yml", ".yaml")}
    files = sorted({*records.paths(folder.absolute()), *elsewhere})
    found, problems = records.read_all(files)
    problems.extend(file_name_problems(files, description))
    problems.extend(unread_problems(folder.absolute()))
    others = Others({record.slug: record for record in found})
    taken = addresses.taken(folder)
    for record in found:
        own = list(record_problems(record, description))
        for rule in () if own else rules.BETWEEN:
            own.extend(record.problem(path, sentence) for path, sentence in rule(record, others))
        for beside in rules.BESIDE:
            own.extend(record.problem(path, sentence) for path, sentence in beside(record, taken))
        problems.extend(own)
    return found, problems
