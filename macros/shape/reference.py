"""Reference data in; the order in which pages show it, the records of each option, ranges of a closed group, out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from macros.check.library import PageFacts
from macros.read import dates
from macros.read.fields import Fields
from macros.read.records import Record, by_name
from macros.shape.view import long_ago

LONG = 10  # years


def records_by_option(table: Fields, found: Iterable[Record]) -> dict[str, list[Record]]:
    """The records that use each option of a table, by its key: of those options where that is asked."""
    known = by_name(found)
    return {
        option["key"]: [each for each in known if each.get("identity.legal_form.value") in option["record_forms"]]
        for option in table["options"]
        if option.get("record_forms")
    }


def nearest_first(changes: Iterable[Fields]) -> list[Fields]:
    """What is changing, in the order of the day we look again."""
    return sorted(changes, key=lambda change: dates.first_day(str(change["look_again"])))


def by_letter(sources: Mapping[str, Fields]) -> dict[str, list[tuple[str, Fields]]]:
    """Sources with their keys, by the first letter of their title ("0–9" for a digit), in the order of the alphabet.
    Quotation marks and what else is no letter do not count."""
    found: dict[str, list[tuple[str, Fields]]] = {}
    for words, key in sorted((_words(source["title"]), key) for key, source in sources.items()):
        found.setdefault("0–9" if words[:1].isdigit() else words[:1].upper(), []).append((key, sources[key]))
    return found


def _words(title: str) -> str:
    return re.sub(r"^\W+", "", title).casefold()


def due_first(pages: Iterable[PageFacts]) -> list[PageFacts]:
    """Pages, those first that are to be checked first."""
    return sorted(pages, key=lambda page: (dates.last_day(page.check_again), page.title))


@dataclass(frozen=True)
class Range:
    """How many did something: those that a source shows, and those of whom none rules it out."""

    words: str
    least: int
    most: int


def by_end(members: Iterable[Fields], ends: Iterable[str]) -> list[Fields]:
    """Every member, those with the same end together, in the order of the description: `ends`."""
    order = list(ends)
    return sorted(members, key=lambda member: order.index(member["became"]))


def ranges(data: Fields, today: date) -> list[Range]:
    """At least and at most how many left, ran for long, and run today."""
    found = data["members"]
    unseen = [each for each in found if each["left"] == "not_found"]
    left = [each for each in found if each["left"] == "yes"]
    # Of these no source shows the end: they may have run on.
    open_ended = [each for each in left if each["became"] in ("running", "joined", "contract_lost")]
    long = [each for each in left if _long(each)]
    perhaps_long = [each for each in open_ended if each not in long]
    fresh = [each for each in open_ended if each["became"] == "running" and not long_ago(str(each["last_seen"]), today)]
    return [
        Range("left the public body and ran as a new organisation", len(left), len(left) + len(unseen)),
        Range(f"ran for {LONG} years or more", len(long), len(long) + len(perhaps_long) + len(unseen)),
        Range("run today", len(fresh), len(open_ended) + len(unseen)),
    ]


def _long(each: Fields) -> bool:
    """Whether it certainly ran for LONG years: from the last day it can have begun to the first it can have been last
    seen."""
    began, seen = dates.last_day(str(each["began"])), dates.first_day(str(each["last_seen"]))
    return (began.year + LONG, began.month, began.day) <= (seen.year, seen.month, seen.day)


def edition(data: Fields) -> str:
    """Four letters that change with the statements of the readiness check and their order: codes of another edition do
    not fit its sheet."""
    keys = [one["key"] for theme in data["themes"] for one in data["statements"] if one["theme"] == theme["key"]]
    return f"{crc32(' '.join(keys).encode()) & 0xFFFF:04x}"
