"""A few words in; small things that pass every check out: a fact, a record, a library, a chapter, a project folder.

Tests change one thing in them and see what is said of it. None of our own records or pages is used.
"""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from macros.check import folder
from macros.check.library import Library
from macros.handbook import Handbook
from macros.read import dates, reading
from macros.read.records import Record
from macros.read.schema import Schema
from macros.read.settings import Settings
from macros.shape import starter
from tests.conftest import ROOT

GONE = object()  # in place of a value: take the field out
TODAY = date(2026, 5, 1)  # two years after the status of the good record: it is not old yet
KEY = "council-2024"  # the one source of the good record
SOURCE = {
    "title": "A paper",
    "publisher": "Northmoor Council",
    "url": "https://www.example.org/paper",
    "date": 2012,
    "read": "whole",
    "kind": "public_body",
}
OTHER = SOURCE | {"title": "Another paper", "url": "https://www.example.org/other"}


def fact(value: Any, as_of: str | int = 2012, **more: Any) -> dict[str, Any]:
    """A fact from the one source of the good record."""
    return {"value": value, "as_of": as_of, "sources": [KEY], **more}


def lesson(stage: str = "transfer", tone: str = "went_well", **more: Any) -> dict[str, Any]:
    """A lesson, as a record holds it."""
    said = {"happened": "Staff met every week in the canteen.", "shows": "Meet often, and meet early."}
    return {"stage": stage, "tone": tone, **said, "as_of": 2012, "sources": [KEY], **more}


def event(date: str | float, **more: Any) -> dict[str, Any]:
    """An event of a timeline."""
    return {"date": date, "event": "Something happens.", "sources": [KEY], **more}


def written(value: Any) -> str:
    """A value as YAML. What stands in it twice is written twice."""
    return starter.as_yaml(json.loads(json.dumps(value)))


def changed(value: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of `value` with other values at dotted paths: {"status.value": "closed", "caution": GONE}."""
    value = copy.deepcopy(value)
    for path, new in changes.items():
        *above, last = path.split(".")
        inner: Any = value
        for key in above:
            inner = inner[int(key)] if isinstance(inner, list) else inner.setdefault(key, {})
        place: Any = int(last) if isinstance(inner, list) else last
        if new is GONE:
            del inner[place]
        else:
            inner[place] = new
    return value


def record(changes: Mapping[str, Any] | None = None, slug: str = "northmoor-leisure") -> Record:
    """The good record with `changes`, read from the file that a person would write of it."""
    good = reading.read(ROOT / "tests/good_record.yml").value
    text = written(changed(good, changes or {}))
    document = reading.parse(text, Path(f"{slug}.yml"))
    return Record(slug, document.value, document)


def told(found: Record, description: Schema) -> list[tuple[str, str]]:
    """What the check says of one record: the line of the file it points to, as it reads there, and the sentence."""
    lines = written(dict(found.data)).splitlines()
    return [(lines[p.line - 1].strip(), p.sentence) for p in folder.record_problems(found, description)]


def document(value: dict[str, Any], name: str) -> reading.Document:
    """A value as it is read from a file of that name."""
    return reading.parse(written(value), Path(name))


def library(**parts: Any) -> Library:
    """A library with one source, and what else is given: as `files`, what files say, by kind and name."""
    given = parts.pop("files", {})
    found = Library(**{"sources": {"paper-1": SOURCE}, "places": {"paper-1": ("sources/papers.yml", 1)}, **parts})
    for kind, named in given.items():
        files = {name: reading.Document(Path(f"{name}.yml"), value, {}) for name, value in named.items()}
        found.files[kind].update(files)
    return found


CHAPTER = {
    "title": "Find out",
    "description": "What a mutual is, what it costs people, and what else there is.",
    "stage": 1,
    "short_name": "Find out",
    "gate": "Do we want to look further?",
    "purpose": "Let every member of staff learn what a mutual is.",
    "in_the_room": [
        {"who": "Union representatives", "why": "They know the terms."},
        {"who": "Staff", "why": "It is their work."},
    ],
    "duration": {"text": "2 to 8 weeks", "basis": "planning_assumption"},
    "decisions": [
        {
            "decision": "Who may be a member",
            "options": ["Staff", "Users"],
            "why": "It decides whose voice counts.",
            "undo": "R2",
        }
    ],
    "tasks": [
        {"task": "Talk to a union rep first.", "by": ["staff", "union"]},
        {"task": "Hold an open meeting.", "by": ["staff"]},
    ],
    "evidence": ["A page on what you learned."],
    "stopping": "You write one page on what you learned, thank people and close the group.",
    "meeting": {
        "minutes": 60,
        "rate": ["We know what a mutual is.", "We know what it costs.", "We know what else there is."],
        "questions": ["What would change for you?", "What would you want to keep?"],
    },
    "checked": "2026-11-23",
    "check_again": "2027-05-23",
}
PROSE = """
# Find out

## In short

It is short.{{ cite("paper-1") }}

## What goes wrong

- **It stops.** You notice it: nobody comes.
"""


def chapter(changes: Mapping[str, Any] | None = None, prose: str = PROSE) -> str:
    """The text of a chapter's file."""
    return f"---\n{written(changed(CHAPTER, changes or {}))}---\n{prose}"


def project(to: Path) -> Path:
    """A project folder with one record, one chapter, one source and our descriptions."""
    (to / "case_studies").mkdir(parents=True)
    shutil.copy(ROOT / "case_studies/schema.yml", to / "case_studies")
    shutil.copy(ROOT / "tests/good_record.yml", to / "case_studies/northmoor-leisure.yml")
    (to / "docs/_data/sources").mkdir(parents=True)
    for path in (ROOT / "docs/_data").glob("*.schema.yml"):
        shutil.copy(path, to / "docs/_data")
    (to / "docs/_data/sources/papers.yml").write_text(written({"paper-1": SOURCE}), encoding="utf-8")
    (to / "docs/guide").mkdir()
    (to / "docs/guide/find-out.md").write_text(chapter(), encoding="utf-8")
    return to


_PLAIN = Settings(
    site_name="A handbook",
    site_description="What it is.",
    site_url="",
    repository="",
    branch="main",
    contact="",
    today=date(2026, 11, 24),
)


def settings_of(**changes: Any) -> Settings:
    """Settings of a build that knows no address of its own, but for what is given."""
    return replace(_PLAIN, **changes)


def newest_check(book: Handbook) -> str:
    """The day on which the chapter that was checked last was checked, in words."""
    return dates.in_words(max(str(chapter.data["checked"]) for chapter in book.chapters.values()))
