"""A fact and the sources of its record in; which of them can carry it, and how sure that makes us of it, out."""

from collections.abc import Mapping
from functools import lru_cache

from macros.read.dates import first_day, last_day
from macros.read.fields import Fields
from macros.read.reading import KEPT
from macros.read.records import Record

# Kinds of source: the thing itself; those that speak in their own cause.
PRIMARY = frozenset({"register", "public_body", "own_record"})
ONE_SIDED = frozenset({"own_words", "partisan"})


def when(fact: Fields) -> str:
    """The date that a fact is true of, or that an event has."""
    return str(fact.get("as_of", fact.get("date", "undated")))


def carrying(fact: Fields, sources: Mapping[str, Fields]) -> list[str]:
    """The sources of a fact that can know of it: none that ended before the fact began, unless it was planned."""
    keys, dated = [key for key in fact.get("sources", ()) if key in sources], when(fact)
    if dated == "undated" or fact.get("planned"):
        return keys
    begin = first_day(dated.partition("/")[0])
    dates = {key: str(sources[key]["date"]).rpartition("/")[2] for key in keys}
    return [key for key, date in dates.items() if date == "undated" or last_day(date) >= begin]


def carried(fact: Fields, sources: Mapping[str, Fields]) -> str:
    """ "high" from a primary source, or from two of different publishers that are not both one-sided; else "medium"."""
    used = [sources[key] for key in carrying(fact, sources)]
    kinds, publishers = ({str(source[key]).lower() for source in used} for key in ("kind", "publisher"))
    return "high" if kinds & PRIMARY or (len(publishers) > 1 and not kinds <= ONE_SIDED) else "medium"


def sure(fact: Fields, sources: Mapping[str, Fields]) -> str:
    """How sure we are of a fact: as its sources carry it, or less where that is written."""
    return str(fact.get("confidence") or carried(fact, sources))


@lru_cache(maxsize=KEPT)
def graded(record: Record) -> Record:
    """A record in which each fact says how sure we are of it. The story has none: it tells what facts say."""
    sources = record.data["sources"]

    def written(value: object) -> object:
        if isinstance(value, list):
            return [written(entry) for entry in value]
        if not isinstance(value, dict):
            return value
        found = {key: written(inner) for key, inner in value.items()}
        return found | {"confidence": sure(value, sources)} if isinstance(value.get("sources"), list) else found

    data = {key: value if key == "story" else written(value) for key, value in record.data.items()}
    return Record(record.slug, data, record.document)
