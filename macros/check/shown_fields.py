"""The description of a record in; problems of what it says of where its fields are shown ("x-show") out."""

from collections.abc import Iterator, Mapping
from typing import Any

from macros.check.by_schema import Found
from macros.read import reading, shown
from macros.read.fields import Fields
from macros.read.problems import Problem, nearest, quoted
from macros.read.reading import Document, Path_
from macros.read.schema import Node, Schema
from macros.read.sentences import say


def problems(document: Document, schema: Schema) -> list[Problem]:
    """A problem for each place, option and field that is named and not there."""
    return [
        document.problem(path, sentence)
        for at, node in reading.walk(schema.root)
        if isinstance(node, Node) and shown.WORD in node and "examples" not in at
        for path, sentence in _broken(at, node, schema)
    ]


def _broken(at: Path_, node: Node, schema: Schema) -> Iterator[Found]:
    word = node[shown.WORD]
    entries = word.items() if isinstance(word, Mapping) else ((each, True) for each in _list(word))
    for number, (place, options) in enumerate(entries):
        path = (*at, shown.WORD, place if isinstance(word, Mapping) else number)
        if place not in shown.PLACES:
            guess = nearest(place, shown.PLACES) or say("one_of", choices=", ".join(shown.PLACES))
            yield path, say("no_such_place", key=quoted(place), guess=guess)
        elif isinstance(options, Mapping):
            yield from _options(path, place, options, schema)
        elif not isinstance(options, bool):
            yield path, say("not_options", place=place, value=quoted(options))
        bands = options.get("bands") if isinstance(options, Mapping) else None
        by_number = place == "filter" and options is not False and schema.kind(node).value == "number"
        if by_number and not _are_bands(bands):
            yield path, say("bands_needed")


def _list(word: Any) -> list[Any]:
    return word if isinstance(word, list) else [word]


def _options(path: Path_, place: str, options: Fields, schema: Schema) -> Iterator[Found]:
    known = (*shown.ORDER, *shown.PLACES[place])
    for key, value in options.items():
        if key not in known:
            guess = nearest(key, known) or say("one_of", choices=", ".join(known))
            yield (*path, key), say("no_such_option", key=quoted(key), place=place, guess=guess)
        elif key in shown.ORDER and value not in [field.path for field in shown.fields(schema, place)]:
            yield (*path, key), say("not_shown_there", key=quoted(value), place=place)
        elif key in ("joined", "also"):
            for each in _list(value):
                if not schema.at(tuple(str(each).split("."))):
                    yield (*path, key), say("not_described", key=quoted(each))


def _are_bands(bands: object) -> bool:
    """Whether there is a list of bands, the lowest first, each with the number from which it begins and its label."""
    if not isinstance(bands, list) or not all(isinstance(band, Mapping) and "label" in band for band in bands):
        return False
    begins = [band.get("from") for band in bands]
    return bool(begins) and all(isinstance(each, int) for each in begins) and begins == sorted(begins)
