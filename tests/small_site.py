"""A folder in; a small project that MkDocs builds out, for faults of a build that do not depend on its size.

Two records and one chapter of tests/small.py, and our own pages that are made of all records: their tables, groups and
pictures. A build of it takes a fifth of the time of ours.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests import small
from tests.conftest import ROOT, copy_code

RECORD, OTHER = "northmoor-leisure", "southmoor-leisure"
PAGES = (
    "contents.md", "case-studies/index.md", "case-studies/compare.md", "case-studies/outcomes.md",
    "case-studies/by-sector.md", "case-studies/by-outcome.md", "contribute/case-study.md", "contribute/gaps.md",
    "contribute/governance.md",
)  # fmt: skip
NAV = """\
nav:
  - Home: index.md
  - Guide: guide/find-out.md
  - Case studies: case-studies/index.md
"""
HOME = f"""\
---
title: Home
description: A small handbook, with a page of each kind that is made of records.
---
# A small handbook

{{{{ journey_map() }}}}

One organisation: {{{{ record("{RECORD}") }}}}.

{{{{ meeting_packs() }}}}
"""
CHAPTER = """\
# Find out

{{ stage_gate() }}

## In short

It is short: {{ record("RECORD") }}.{{ cite("paper-1") }}

## What to do

{{ stage_decisions() }}

{{ stage_tasks() }}

## What goes wrong

- **It stops.** You notice it: nobody comes.

## What others learned

{{ case_lessons() }}

## On paper

{{ stage_evidence() }}

{{ stage_meeting() }}

{{ page_end() }}
"""


def project(to: Path) -> Path:
    """The small project, to change at will."""
    small.project(to)
    copy_code(to)
    shutil.copytree(ROOT / "docs/assets", to / "docs/assets")
    shutil.copy(ROOT / "docs/_headers", to / "docs")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings, found = re.subn(r"^nav:\n(?: .*\n)+", NAV, settings, flags=re.MULTILINE)
    assert found == 1
    settings = settings.replace("not_in_nav: |\n", "not_in_nav: |\n  /contents.md\n  /contribute/*\n")
    _write(to / "mkdocs.yml", settings)
    _write(to / "docs/index.md", HOME)
    _write(to / "docs/guide/find-out.md", small.chapter(prose=CHAPTER.replace("RECORD", RECORD)))
    changes = {"name": "Southmoor Leisure", "related": [RECORD], "lessons": [small.lesson("find-out")]}
    _write(to / f"case_studies/{OTHER}.yml", small.written(dict(small.record(changes, OTHER).data)))
    for name in PAGES:
        _write(to / "docs" / name, _alone((ROOT / "docs" / name).read_text(encoding="utf-8")))
    return to


def _alone(text: str) -> str:
    """One of our pages, that names none of our records and leads to no other page."""
    text = re.sub(r"cases=\[.*?\]", f'cases=["{RECORD}", "{OTHER}"]', text)
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
