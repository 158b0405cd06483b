"""What the description says of where a field is shown: each slip gets its sentence on its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import handbook
from macros.check import folder
from macros.read import reading, schema
from tests.conftest import RECORDS
from tests.small import project

HEAD = "definitions:\n  url: {type: string}\nproperties:\n  a: {type: number}\n  b:\n    type: number\n"
SLIPS = {
    "a place": ("[tabel]", "'tabel' is no place where a field can be shown. Did you mean 'table'?"),
    "a place in a word": ("tabel", "'tabel' is no place where a field can be shown. Did you mean 'table'?"),
    "a place with options": ("{tabel: true}", "'tabel' is no place where a field can be shown. Did you mean 'table'?"),
    "options": ("{table: 3}", "What 'table' says must be true, false or options, not '3'."),
    "an option": ("{table: {hiden: true}}", "'hiden' is no option of 'table'. Did you mean 'hidden'?"),
    "an option of another place": (
        "{csv: {hidden: true}}",
        "'hidden' is no option of 'csv'. Choose one of: before, after, as, dated.",
    ),
    "a field not shown there": (
        "{table: {before: a}}",
        "'a' names no field that stands in 'table'. Write its path, such as origin.started.",
    ),
    "a field not described": (
        "{table: {joined: [a, c]}}",
        "'c' names no field of the description. Write its path, such as origin.started.",
    ),
    "also a field not described": (
        "{table: {also: c}}",
        "'c' names no field of the description. Write its path, such as origin.started.",
    ),
    "no bands": (
        "[filter]",
        "To filter by a number write its 'bands', the lowest first, each with 'from' and 'label'.",
    ),
    "bands not in order": (
        "{filter: {bands: [{from: 9, label: B}, {from: 0, label: A}]}}",
        "To filter by a number write its 'bands', the lowest first, each with 'from' and 'label'.",
    ),
    "a band without label": (
        "{filter: {bands: [{from: 9}]}}",
        "To filter by a number write its 'bands', the lowest first, each with 'from' and 'label'.",
    ),
}


def told(word: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "schema.yml"
    path.write_text(f"{HEAD}    x-show: {word}\n", encoding="utf-8")
    found = folder.description_problems(reading.read(path), schema.load(path))
    return [f"{problem.line}: {problem.sentence}" for problem in found]


@pytest.mark.parametrize(("word", "sentence"), SLIPS.values(), ids=list(SLIPS))
def test_a_slip_is_told(word: str, sentence: str, tmp_path: Path) -> None:
    assert told(word, tmp_path) == [f"7: {sentence}"]


@pytest.mark.parametrize(
    "word",
    [
        "[table, csv]",
        "{table: {hidden: true, joined: [a, b]}}",
        "{filter: {bands: [{from: 0, label: A}]}}",
        "{csv: false}",
    ],
)
def test_what_is_right_passes(word: str, tmp_path: Path) -> None:
    assert told(word, tmp_path) == []


def test_our_own_passes_and_the_whole_check_asks(tmp_path: Path) -> None:
    path = RECORDS / "schema.yml"
    assert folder.description_problems(reading.read(path), schema.load(path)) == []
    root = project(tmp_path / "project")
    own = root / "case_studies/schema.yml"
    own.write_text(own.read_text(encoding="utf-8").replace("x-show: [find]", "x-show: [fnid]"), encoding="utf-8")
    (problem,) = handbook.load(root)[1]
    assert problem.sentence.startswith("'fnid' is no place where a field can be shown. Did you mean 'find'?")
