"""Case-study files in; Records, and the problems of the files that cannot be read, out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from macros.read import reading
from macros.read.fields import Fields
from macros.read.problems import Problem
from macros.read.reading import KEPT, Document, Path_

SCHEMA = "schema.yml"

# What the starter file says in place of a contributor's own words.
STARTER = {
    "name": "Your organisation",
    "summary": "What it is, where it came from and how it stands now, in two or three sentences of your own.",
}


@dataclass(frozen=True, eq=False)
class Record:
    """One case study. `data` is what its file says, unchanged; `slug` is its file name and address. Equal to itself
    alone, so that what is worked out from it can be kept until its file changes."""

    slug: str
    data: Fields
    document: Document

    @property
    def name(self) -> str:
        """The name people know it by; the slug while the record has none."""
        return str(self.data.get("name") or self.slug)

    def get(self, path: str, default: Any = None) -> Any:
        """The value at a dotted path such as "origin.started", or `default`."""
        value: Any = self.data
        for key in path.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        return default if value is None else value

    def entries(self, path: str, default: object = None) -> list[Fields]:
        """What it holds at `path` as facts: one, several or none. A plain value is a fact without a date."""
        found = self.get(path, default)
        given = found if isinstance(found, list) else [] if found is None else [found]
        return [each if isinstance(each, Mapping) else {"value": each} for each in given]

    @cached_property
    def facts(self) -> list[tuple[Path_, dict[str, Any]]]:
        """All that it says from its sources, each with its path: looked for once, asked for by many rules."""
        return list(facts({key: value for key, value in self.data.items() if key != "sources"}))


class Others(dict[str, Record]):
    """Records by slug, and by name."""

    @cached_property
    def _named(self) -> Mapping[str, list[tuple[tuple[str, ...], Record]]]:
        """The records of each first word of a name. Of thousands of records each asks for its namesakes."""
        found: dict[str, list[tuple[tuple[str, ...], Record]]] = {}
        for record in self.values():
            words = telling_words(record.name)
            found.setdefault("".join(words[:1]), []).append((words, record))
        return found

    def namesakes(self, record: Record) -> Iterator[tuple[Record, bool]]:
        """Every other record whose name is the same, or begins with it, or begins it; and whether it is the same."""
        own = telling_words(record.name)
        for words, other in self._named.get("".join(own[:1]), ()):
            if other.slug != record.slug and all(a == b for a, b in zip(own, words, strict=False)):
                yield other, own == words


def paths(folder: Path) -> list[Path]:
    """The record files of a folder, in the order of their names."""
    return sorted(path for path in folder.glob("*.y*ml") if path.name != SCHEMA)


def read(path: Path) -> Record:
    """One record: the same until its file changes. Raises reading.Unreadable."""
    return _record(reading.read(path))


@lru_cache(maxsize=KEPT)
def _record(document: Document) -> Record:
    return Record(document.path.stem, document.value, document)


def read_all(files: list[Path]) -> tuple[list[Record], list[Problem]]:
    """Every record that can be read, and one problem for each file that cannot."""
    found: list[Record] = []
    problems: list[Problem] = []
    for path in files:
        try:
            found.append(read(path))
        except reading.Unreadable as unreadable:
            problems.append(unreadable.problem)
    return found, problems


def by_name(found: Iterable[Record]) -> list[Record]:
    """Records in the order of their names, whatever the capitals."""
    return sorted(found, key=lambda record: record.name.casefold())


def facts(value: object) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """Every set of fields below `value` that names sources, or says why it has none, with its path."""
    for path, found in reading.walk(value):
        if isinstance(found, dict) and (
            isinstance(found.get("sources"), list) or "not_found" in found or "does_not_apply" in found
        ):
            yield path, found


def cited(told: Iterable[tuple[Path_, Fields]]) -> Iterator[tuple[Path_, str]]:
    """Every key of a source that these facts name, with its path."""
    for path, fact in told:
        for name in ("sources", "said_sources"):
            for index, key in enumerate(fact.get(name, ())):
                yield (*path, name, index), key


# Words that say what an organisation is in law, or nothing: with and without them it is the same name.
PLAIN_WORDS = frozenset(["the", "ltd", "limited", "cic", "cio", "plc", "llp", "llc", "bencom", "inc", "co"])


def telling_words(name: str) -> tuple[str, ...]:
    """The telling words of a name; all its words where none tells."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", name).lower() if not unicodedata.combining(sign))
    found = re.split(r"[\W_]+", re.sub(r"['\u2019.]", "", letters.replace("&", " and ")))
    kept = [word for word in found if word]
    return tuple(word for word in kept if word not in PLAIN_WORDS) or tuple(kept)
