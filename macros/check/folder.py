"""The folder of records in; every Problem of every record, and of the description itself, out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from macros.check import by_schema, rules
from macros.check.by_schema import Found
from macros.read import addresses, problems, reading, records, schema, shown
from macros.read.problems import Guesses, Problem, quoted
from macros.read.reading import Document
from macros.read.records import Others, Record
from macros.read.schema import Node, Schema
from macros.read.sentences import say


def broken_in(record: Record, description: Schema) -> list[Found]:
    """What is broken within one record: where, and a sentence. Rules of ours run once the description holds."""
    shape, broken = _described(record, description)
    return list(shape) or [*broken, *(found for rule in rules.WITHIN for found in rule(record))]


def held_back(record: Record, description: Schema) -> bool:
    """Whether rules of ours were not run, because the description does not hold."""
    return bool(_described(record, description)[0])


@lru_cache(maxsize=reading.KEPT)
def _described(record: Record, description: Schema) -> tuple[list[Found], list[Found]]:
    """What by_schema finds in a record: its shape, and the rules of the description."""
    return by_schema.find(record.data, description)


@lru_cache(maxsize=reading.KEPT)
def record_problems(record: Record, description: Schema) -> tuple[Problem, ...]:
    """The problems within one record, with their lines: looked for again only when its file has changed."""
    broken = (record.document.problem(path, sentence) for path, sentence in broken_in(record, description))
    return (*record.document.problems, *broken)


def folder_problems(folder: Path, also: Iterable[Path] = ()) -> tuple[list[Record], list[Problem]]:
    """All records of a folder, and of files that stand elsewhere (`also`), with all their problems."""
    description = schema.load(folder / records.SCHEMA)
    elsewhere = {path.absolute() for path in also if path.suffix in (".yml", ".yaml")}
    files = sorted({*records.paths(folder.absolute()), *elsewhere})
    found, told = records.read_all(files)
    told += [*_file_names(files, description), *_unread(folder.absolute())]
    others, taken = Others({record.slug: record for record in found}), addresses.taken(folder)
    for record in found:
        own = record_problems(record, description)
        broken = [each for rule in rules.BESIDE for each in rule(record, taken)]
        sound = not own or not held_back(record, description)
        broken += [each for rule in rules.BETWEEN for each in rule(record, others)] if sound else []
        told += [*own, *(record.document.problem(path, sentence) for path, sentence in broken)]
    return found, told


def _file_names(files: Iterable[Path], description: Schema) -> Iterator[Problem]:
    """File names are addresses: small letters, digits and hyphens, ending in .yml."""
    slug = description.root["definitions"]["slug"]
    for path in files:
        if path.suffix != ".yml" or not re.fullmatch(slug["pattern"], path.stem) or len(path.stem) > slug["maxLength"]:
            sentence = say("file_name", name=quoted(path.name), limit=slug["maxLength"])
            yield Problem(problems.shown(path), 1, sentence)


def _unread(folder: Path) -> Iterator[Problem]:
    """What stands in the folder and is neither the description nor read as a record. Hidden files are programs'."""
    read = {folder / records.SCHEMA, *records.paths(folder)}
    for path in sorted(folder.iterdir()):
        if path not in read and not path.name.startswith("."):
            yield Problem(problems.shown(path), 1, say("file_not_read", name=" ".join(path.name.split())))


def description_problems(document: Document, description: Schema) -> list[Problem]:
    """A problem for each place, option and field that "x-show" names in the description, and that is not there."""
    return [
        document.problem((*at, shown.WORD, place, *below), sentence)
        for at, node in reading.walk(description.root)
        if isinstance(node, Node) and shown.WORD in node and "examples" not in at
        for place, options in shown.said(description, node).items()
        for below, sentence in _unfit(place, options, node, description)
    ]


def _unfit(place: str, options: object, node: Node, description: Schema) -> Iterator[Found]:
    """What is wrong with the options of one field at one place."""
    if place not in shown.PLACES:
        yield (), say("no_such_place", key=quoted(place), guess=_guess(place, shown.PLACES))
    elif isinstance(options, Mapping):
        known = (*shown.ORDER, *shown.PLACES[place])
        for key, value in options.items():
            if key not in known:
                yield (key,), say("no_such_option", key=quoted(key), place=place, guess=_guess(key, known))
            elif key in shown.ORDER and value not in [field.path for field in shown.fields(description, place)]:
                yield (key,), say("not_shown_there", key=quoted(value), place=place)
            elif key in ("joined", "also"):
                for each in value if isinstance(value, list) else [value]:
                    if not description.at(tuple(str(each).split("."))):
                        yield (key,), say("not_described", key=quoted(each))
        if place == "filter" and description.kind(node).value == "number" and not _are_bands(options.get("bands")):
            yield (), say("bands_needed")
    elif options is not False:
        yield (), say("not_options", place=place, value=quoted(options))


def _guess(word: str, known: Iterable[str]) -> str:
    return Guesses().nearest(word, known) or say("one_of", choices=", ".join(known))


def _are_bands(bands: object) -> bool:
    """Whether there is a list of bands, the lowest first, each with the number from which it begins and its label."""
    given = [band for band in bands if isinstance(band, Mapping)] if isinstance(bands, list) else []
    begins = [band["from"] for band in given if "label" in band and isinstance(band.get("from"), int)]
    return bool(begins) and bands == given and len(begins) == len(given) and begins == sorted(begins)
