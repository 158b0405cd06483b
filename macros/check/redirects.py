"""The list of records that moved in; what is wrong with it, beside the records that are there, out."""

from collections.abc import Collection, Iterator

from macros.read.problems import Guesses, Problem, quoted
from macros.read.reading import Document

WITHDRAWN = "withdrawn"  # in place of a new address


def problems(moved: Document, records: Collection[str], taken: Collection[str]) -> Iterator[Problem]:
    """Each entry leads from an address that no record has to one that a record has, or says that it was withdrawn.

    `taken` are the names that no record can have (addresses.py).
    """
    guesses = Guesses()
    for slug, entry in moved.value.items():
        to = entry["to"]
        if slug in records:
            told = f"There still is a record {quoted(slug)}. Take this entry out, or the record."
            yield moved.problem((slug,), told)
        if slug in taken:
            yield moved.problem((slug,), f"{quoted(slug)} is the address of a page. No record ever had it.")
        if to in moved.value:
            told = f"{quoted(to)} has moved itself. Name the record where the way ends."
            yield moved.problem((slug, "to"), told)
        elif to != WITHDRAWN and to not in records:
            told = f"There is no record {quoted(to)}.{guesses.nearest(to, records)}"
            yield moved.problem((slug, "to"), told)
