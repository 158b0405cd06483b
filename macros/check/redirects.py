"""The list of records that moved in; what is wrong with it, beside the records that are there, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.read.fields import Fields
from macros.read.problems import Problem, nearest, quoted, shown
from macros.read.reading import Document, Path_

Found = tuple[Path_, str]


def problems(moved: Document | None, records: Collection[str], taken: Collection[str]) -> Iterator[Problem]:
    """Each entry leads from an address that no record has to one that a record has, or says that it was withdrawn.

    `taken` are the names that no record can have (addresses.py).
    """
    if moved is None:
        return
    entries: list[Fields] = moved.value["redirects"]
    elsewhere = {entry["slug"]: entry.get("to") for entry in entries}
    for index, entry in enumerate(entries):
        earlier = [other["slug"] for other in entries[:index]]
        for path, sentence in _broken(entry, records, taken, elsewhere, earlier):
            yield Problem(shown(moved.path), moved.line(("redirects", index, *path)), sentence)


def _broken(
    entry: Fields,
    records: Collection[str],
    taken: Collection[str],
    elsewhere: Fields,
    earlier: list[str],
) -> Iterator[Found]:
    slug, to = entry["slug"], entry.get("to")
    if slug in records:
        yield ("slug",), f"There still is a record {quoted(slug)}. Take this entry out, or the record."
    if slug in taken:
        yield ("slug",), f"{quoted(slug)} is the address of a page. No record ever had it."
    if slug in earlier:
        yield ("slug",), f"{quoted(slug)} stands twice in this list. Keep one entry."
    if entry["became"] == "withdrawn":
        if to is not None:
            yield ("to",), "A withdrawn record leads nowhere. Take 'to' out, or write 'renamed' or 'merged'."
    elif to is None:
        yield (), f"'to' is missing for {quoted(slug)}. Name the record it became, or write 'became: withdrawn'."
    elif to in elsewhere:
        further = f" to {quoted(elsewhere[to])}" if elsewhere[to] else ""
        yield ("to",), f"{quoted(to)} has moved itself{further}. Name the record where the way ends."
    elif to not in records:
        yield ("to",), f"There is no record {quoted(to)}.{nearest(to, records)}"


def moved(listed: Document | None) -> frozenset[str]:
    """The addresses that lead on from here."""
    return frozenset(entry["slug"] for entry in listed.value["redirects"]) if listed else frozenset()
