"""The library: what it holds after reading, and each thing that keeps a file out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.check import library
from macros.check.library import Library
from macros.read.schema import Schema
from tests.small import GONE, SOURCE, changed, project, written

DATED = {"checked": "2026-11-23", "check_again": "2027-05-23"}
CELL = {"value": "It does.", "as_of": 2012, "sources": ["paper-1"], "confidence": "high"}
TABLE: dict[str, Any] = {
    "title": "Forms compared",
    "description": "What each form does, side by side.",
    "criteria": [{"key": "votes", "label": "Votes"}, {"key": "money", "label": "Money"}],
    "options": [
        {"key": "society", "name": "Society", "where": ["gb"], "cells": {"votes": CELL, "money": CELL}},
        {"key": "company", "name": "Company", "where": ["uk"], "cells": {"votes": CELL, "money": CELL}},
    ],
    **DATED,
}
TERM = {
    "term": "Mutual",
    "also": ["Staff mutual"],
    "meaning": "An organisation of its members.",
    "sources": ["paper-1"],
}
CHANGE = {
    "key": "two-tier",
    "what": "A rule that moves",
    "where": "England",
    "stands": "proposed",
    "subjects": ["employment"],
    "nations": ["england"],
    "now": {**CELL, "value": "As it was."},
    "expected": "A new rule.",
    "affects": "Everybody.",
    "look_again": "2027-01-15",
}
MOVED = {
    "name": "Old",
    "to": "withdrawn",
    "date": "2027-01-05",
    "reason": "It was wrong as a whole.",
}
FILES: dict[str, dict[str, Any]] = {
    "tables/forms.yml": TABLE,
    "glossary.yml": {"terms": [TERM], **DATED},
    "changes.yml": {"changes": [CHANGE], **DATED},
    "redirects.yml": {"old": MOVED},
}


def load(to: Path, description: Schema, files: dict[str, dict[str, Any]]) -> tuple[Library, list[str]]:
    """The library of a small project with `files`, and its problems."""
    folder = project(to) / "docs/_data"
    for name, value in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(written(value), encoding="utf-8")
    shelf, problems = library.load(folder, description)
    return shelf, [str(problem).removeprefix(f"{folder}/") for problem in problems]


def test_everything_has_its_place(tmp_path: Path, description: Schema) -> None:
    shelf, problems = load(tmp_path, description, FILES)
    assert problems == []
    assert shelf.sources == {"paper-1": SOURCE}
    place, line = shelf.places["paper-1"]
    assert (place.endswith("sources/papers.yml"), line) == (True, 1)
    assert shelf.of("table") == {"forms": TABLE}
    assert shelf.whole
    assert shelf.one("changes")["changes"] == [CHANGE]
    assert shelf.one("redirects") == {"old": MOVED}
    assert set(shelf.files) == {"sources", "table", "glossary", "changes", "redirects"}
    assert shelf.one("changes")["checked"] == "2026-11-23"
    assert shelf.held == {"forms": {"paper-1"}, "glossary": {"paper-1"}, "changes": {"paper-1"}, "redirects": set()}
    kinds = {"changes", "chapter", "closed_group", "contacts", "glossary", "questions", "readiness", "redirects"}
    kinds |= {"sources", "table", "tool"}
    assert set(shelf.schemas) == kinds


@pytest.mark.parametrize(("word", "found"), [("mutual", True), ("STAFF mutual", True), ("staff", False)])
def test_a_term_is_found_under_each_of_its_names(word: str, found: bool, tmp_path: Path, description: Schema) -> None:
    shelf, _ = load(tmp_path, description, FILES)
    assert (shelf.term(word) == TERM) is found


def test_the_first_of_two_terms_keeps_the_word(tmp_path: Path, description: Schema) -> None:
    other = {"term": "Staff mutual", "meaning": "Another meaning of it."}
    shelf, _ = load(tmp_path, description, {"glossary.yml": {"terms": [TERM, other], **DATED}})
    assert shelf.term("staff mutual") == TERM


def test_an_empty_library(tmp_path: Path, description: Schema) -> None:
    assert library.load(tmp_path, description) == (Library(), [])


BAD: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "breaks its description": (
        "redirects.yml",
        changed(FILES["redirects.yml"], {"old.name": "X"}),
        [
            "redirects.yml:2: 'name' under 'old' is too short (1 of at least 2 characters). "
            "The name the record had. For example: Northmoor Leisure"
        ],
    ),
    "source twice": (
        "sources/zz.yml",
        {"paper-2": SOURCE, "paper-1": SOURCE},
        ["sources/zz.yml:8: There is a source 'paper-1' already, at {}/sources/papers.yml:1. Choose another key."],
    ),
    "cell without a question": (
        "tables/forms.yml",
        changed(TABLE, {"options.1.cells.vote": CELL}),
        ["tables/forms.yml:37: 'vote' is none of this table's questions. Did you mean 'votes'?"],
    ),
    "question without a cell": (
        "tables/forms.yml",
        changed(TABLE, {"options.1.cells.money": GONE}),
        ["tables/forms.yml:23: The option 'Company' has no cell for 'money'. If nothing was found, say 'not_found'."],
    ),
}


@pytest.mark.parametrize(("name", "value", "sentences"), BAD.values(), ids=BAD)
def test_what_is_wrong(
    name: str, value: dict[str, Any], sentences: list[str], tmp_path: Path, description: Schema
) -> None:
    folder = tmp_path / "docs/_data"
    assert load(tmp_path, description, {name: value})[1] == [sentence.format(folder) for sentence in sentences]


def test_a_file_that_breaks_its_description_is_left_out(tmp_path: Path, description: Schema) -> None:
    shelf, problems = load(tmp_path, description, {**FILES, "changes.yml": {"changes": [], **DATED}})
    assert shelf.one("changes") == {}
    assert shelf.one("glossary") and not shelf.whole, "what has faults counts, whatever is read after it"
    assert problems == ["changes.yml:1: 'changes' is empty. Write an entry, or take the line out."]


def test_a_file_that_cannot_be_read_has_one_problem(tmp_path: Path, description: Schema) -> None:
    folder = project(tmp_path) / "docs/_data"
    (folder / "changes.yml").write_text("a: [")
    (folder / "glossary.yml").write_text("a: 1\na: 2\n")
    _, problems = library.load(folder, description)
    sentences = [problem.sentence for problem in problems]
    assert sum("is not closed" in sentence for sentence in sentences) == 1
    assert sum("is written twice" in sentence for sentence in sentences) == 1


def test_the_entry_that_was_there_first_is_named(tmp_path: Path, description: Schema) -> None:
    """The files of a kind in a folder of its name count as well as those in a folder of its plural."""
    folder = project(tmp_path) / "docs/_data"
    (folder / "table").mkdir()
    (folder / "table/forms.yml").write_text(written(TABLE))
    shelf, problems = library.load(folder, description)
    assert (list(shelf.of("table")), problems) == (["forms"], [])
