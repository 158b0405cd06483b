"""The list of records that moved in; what is wrong with it, beside the records that are there, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.read.problems import Guesses, Problem, quoted, shown
from macros.read.reading import Document

WITHDRAWN = "withdrawn"  # in place of a new address


def problems(moved: Document, records: Collection[str], taken: Collection[str]) -> Iterator[Problem]:
    """Each entry leads from an address that no record has to one that a record has, or says that it was withdrawn.

    `taken` are the names that no record can have (addresses.py).
    """
    guesses = Guesses()
    for slug, entry in moved.value.items():
        from_here, to_there = moved.line((slug,)), moved.line((slug, "to"))
        to = entry["to"]
        if slug in records:
            sentence = f"There still is a record {quoted(slug)}. Take this entry out, or the record."
            yield Problem(shown(moved.path), from_here, sentence)
        if slug in taken:
            sentence = f"{quoted(slug)} is the address of a page. No record ever had it."
            yield Problem(shown(moved.path), from_here, sentence)
        if to in moved.value:
            sentence = f"{quoted(to)} has moved itself. Name the record where the way ends."
            yield Problem(shown(moved.path), to_there, sentence)
        elif to != WITHDRAWN and to not in records:
            sentence = f"There is no record {quoted(to)}.{guesses.nearest(to, records)}"
            yield Problem(shown(moved.path), to_there, sentence)
