"""A change of records in; what its reviewer looks at, as JSON, out: `python .ci/review.py BASE`; `--ask` asks the web.

For each record that is not as it was in the commit BASE: what changed, fact by fact; each source with what rests on
it, and whether its address answers and is archived; names that may be double. It runs among a stranger's files, so
.ci/comment.py, which shows this, trusts nothing of it. What the web does not say in time is left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import quote, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from macros.check import links
from macros.read import reading, records, schema
from macros.read.addresses import RECORDS
from macros.read.reading import Path_
from macros.read.records import Record
from macros.read.schema import Schema

MOST_ASKED = 40  # addresses of one change
AROUND = 6  # words that are shown on each side of what differs
PATIENCE = 5  # seconds, for each
ARCHIVE = "https://archive.org/wayback/available?url="
USUAL = 3  # names that have a word: then it tells nothing, such as "community health"
ALIKE = 2 / 3  # of the telling words of the shorter name stand in the other too


class Change(TypedDict):
    """One thing that a record says otherwise; empty where it did not say it, or no longer does."""

    place: str
    before: str
    after: str


class Source(TypedDict):
    """A source, and what rests on it. `answers` and `copy` are empty where nobody asked, or no answer came."""

    title: str
    url: str
    rests: list[str]
    answers: str
    copy: str


class Reviewed(TypedDict):
    """One record of the change."""

    file: str
    name: str
    kind: str
    changes: list[Change]
    sources: list[Source]
    alike: list[str]


Fetch = Callable[[str], str]
Label = Callable[[Path_], str]


def git(*words: str) -> str:
    """What git says; empty where it has nothing of that name."""
    return subprocess.run(["git", *words], capture_output=True, encoding="utf-8", check=False).stdout


def units(value: Any, label: Label, path: Path_ = ()) -> Iterator[tuple[str, str]]:
    """Each fact, event, source or plain field below a value: its place in words, and what it says on one line."""
    if isinstance(value, list) and holds_sets(value):
        for index, one in enumerate(value):
            yield from units(one, label, (*path, index))
    elif not isinstance(value, dict):
        yield label(path), shown(value)
    elif path and not any(isinstance(inner, dict) or holds_sets(inner) for inner in value.values()):
        yield label(path), "; ".join(f"{key}: {shown(inner)}" for key, inner in value.items())
    else:
        for key, inner in value.items():
            yield from units(inner, label, (*path, key))


def holds_sets(value: Any) -> bool:
    """Whether a value is a list of sets of fields."""
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def shown(value: Any) -> str:
    """A plain value on one line."""
    return ", ".join(map(str, value)) if isinstance(value, list) else " ".join(str(value).split())


def labels(description: Schema) -> Label:
    """A function from the place of a value to the labels of its fields."""

    def label(path: Path_) -> str:
        told: list[str] = []
        for end, key in enumerate(path, 1):
            if isinstance(key, str):
                title = str(description.word(description.at(path[:end]), "title", key))
                told.append(key if path[0] == "sources" and end == 2 else title)
        return ", ".join(dict.fromkeys(told))

    return label


def changes(old: Mapping[str, Any], new: Mapping[str, Any], description: Schema) -> list[Change]:
    """What two versions of a record say differently, in the order of the new one."""
    label = labels(description)
    before, after = (Counter(units(dict(record), label)) for record in (old, new))
    gone, come = before - after, after - before
    found: list[Change] = []
    for place in dict.fromkeys(place for place, _ in (*come, *gone)):
        pairs = ([text for at, text in one.elements() if at == place] for one in (gone, come))
        for one in zip_longest(*pairs, fillvalue=""):
            old_text, new_text = differing(*one)
            found.append({"place": place, "before": old_text, "after": new_text})
    return found


def differing(before: str, after: str) -> tuple[str, str]:
    """The words of two texts from shortly before to shortly after where they differ."""
    if not before or not after:
        return before, after
    old, new = before.split(" "), after.split(" ")
    start = alike_from_the_start(old, new)
    end = alike_from_the_start(old[start:][::-1], new[start:][::-1])

    def cut(words: list[str]) -> str:
        first, last = max(start - AROUND, 0), len(words) - max(end - AROUND, 0)
        return "… " * (first > 0) + " ".join(words[first:last]) + " …" * (end > AROUND)

    return cut(old), cut(new)


def alike_from_the_start(one: list[str], other: list[str]) -> int:
    """How many words two texts have in common before they differ."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def sources(record: Mapping[str, Any], description: Schema) -> list[Source]:
    """The sources of a record, each with the places of what names it."""
    label = labels(description)
    resting: dict[str, list[str]] = {}
    for path, fact in records.facts({key: value for key, value in record.items() if key != "sources"}):
        for key in (*fact.get("sources", ()), *fact.get("said_sources", ())):
            resting.setdefault(str(key), []).append(label(path))
    listed = record.get("sources")
    return [
        {
            "title": str(source.get("title", key)),
            "url": str(source.get("url", "")),
            "rests": resting.get(key, []),
            "answers": "",
            "copy": "its record names one" if source.get("archived") else "",
        }
        for key, source in (listed.items() if isinstance(listed, dict) else ())
        if isinstance(source, dict)
    ]


def alike(record: Record, others: list[Record]) -> list[str]:
    """Other records that may tell of the same organisation, and why."""
    own = set(records.telling_words(record.name)) - set(records.telling_words(str(record.get("place", ""))))
    numbers, host = _numbers(record), _host(record)
    usual = Counter(word for other in others for word in set(records.telling_words(other.name)))
    found = []
    for other in others:
        theirs = set(records.telling_words(other.name))
        if numbers & _numbers(other):
            found.append(f"{other.slug}: the same registration number")
        elif host and host == _host(other):
            found.append(f"{other.slug}: the same website")
        elif (
            len(own & theirs) > 1
            and len(own & theirs) >= ALIKE * min(len(own), len(theirs))
            and min(usual[word] for word in own & theirs) < USUAL
        ):
            found.append(f"{other.slug}: its name is {other.name}")
    return found


def _numbers(record: Record) -> set[str]:
    told = record.get("identity.registrations", [])
    return {str(one["value"]) for one in told if isinstance(one, dict) and "value" in one}


def _host(record: Record) -> str:
    return (urlsplit(str(record.get("identity.website.value", ""))).hostname or "").removeprefix("www.")


def reviewed(root: Path, base: str) -> list[Reviewed]:
    """Each record that is not as it was in the commit `base`."""
    description = schema.load(root / RECORDS / records.SCHEMA)
    found, _ = records.read_all(records.paths(root / RECORDS))
    here = {record.slug: record for record in found}
    told: list[Reviewed] = []
    for name in git("diff", "--name-only", "--no-renames", "-z", base, "--", f"{RECORDS}/*.yml").split("\0"):
        path = Path(name)
        if not name or path.name == records.SCHEMA:
            continue
        old, new = _before(base, path), here.get(path.stem)
        if not new and (root / path).exists():
            continue  # it cannot be read: the check says so
        data = new.data if new else {}
        others = [record for record in found if record is not new]
        told.append(
            {
                "file": name,
                "name": new.name if new else str(old.get("name", name)),
                "kind": "changed" if new and old else "new" if new else "taken out",
                "changes": changes(old, data, description),
                "sources": sources(data, description),
                "alike": alike(new, others) if new and not old else [],
            }
        )
    return told


def _before(base: str, path: Path) -> Mapping[str, Any]:
    try:
        return reading.parse(git("show", f"{base}:{path.as_posix()}"), path).value
    except reading.Unreadable:
        return {}


def ask(told: list[Reviewed], answers: Fetch, archived: Fetch) -> None:
    """Note of each source whether its address answers, and whether there is a copy of it."""
    asked = [source for record in told for source in record["sources"] if source["url"].startswith("http")][:MOST_ASKED]

    def one(source: Source) -> None:
        gone = answers(source["url"])
        source["answers"] = "" if gone == "?" else gone or "answers"
        source["copy"] = source["copy"] or archived(source["url"])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, asked))


def copy_of(address: str) -> str:
    """What the Wayback Machine has of an address: the day of a copy, "none", or "" where it does not say."""
    try:
        with urllib.request.urlopen(ARCHIVE + quote(address, safe=""), timeout=PATIENCE) as answer:
            closest = json.load(answer)["archived_snapshots"].get("closest", {})
        day = str(closest.get("timestamp", ""))
        return f"one of {day[:4]}-{day[4:6]}-{day[6:8]}" if closest.get("available") else "none"
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return ""


def main(arguments: list[str] | None = None) -> int:
    """Print what there is to review."""
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("--ask", action="store_true", help="ask the web whether addresses answer and are archived")
    parser.add_argument("--who", default="handbook-review", help="the name to ask under")
    options = parser.parse_args(arguments)
    told = reviewed(Path.cwd(), options.base)
    if options.ask:
        ask(told, links.asker(options.who, PATIENCE), copy_of)
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
