"""The starter file: a record as it stands and with every field taken in; and values as a person would write them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from macros.check import folder
from macros.read import reading
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape import starter


def read(text: str) -> Record:
    document = reading.parse(text, Path("your-organisation.yml"))
    return Record("your-organisation", document.value, document)


UNTOUCHED = [f"'{key}' is still that of the starter file. Write your own." for key in ("name", "summary")]


def test_as_it_stands_it_is_a_record(description: Schema) -> None:
    found = read(starter.text(description))
    assert [sentence for _, sentence in folder.broken_in(found, description)] == UNTOUCHED
    assert set(found.data) == {field.key for field in description.fields() if field.required}
    assert found.name == "Your organisation"
    assert list(found.data["sources"]) == ["my-source"]


def test_with_every_field_taken_in_it_is_a_record(description: Schema) -> None:
    found = read(re.sub(r"^#(?!#)", "", starter.text(description), flags=re.MULTILINE))
    assert [sentence for _, sentence in folder.broken_in(found, description)] == UNTOUCHED
    assert list(found.data) == [field.key for field in description.fields()]
    assert found.data["related"] == ["sunshine-care"]
    assert found.data["said_and_shown"][0]["said_sources"] == ["my-source"]
    assert found.data["origin"]["help"] == [
        {"not_found": "2026-11-23", "note": "No named adviser or start-up grant was found."}
    ]


@pytest.mark.parametrize(
    "line",
    [
        "## A case-study record, to fill in. Save it as case_studies/your-organisation.yml",
        "## Name. The name people know the organisation by.",
        "## Place (optional). The town, city or county it serves.",
        "#place: Salford",
        "##     england: Works mainly in England.",
        "##   Started. The day it took over services or began to trade.",
        "#origin:",
        "#  started:",
        "##       cic: A community interest company where sources do not say which kind.",
        "##     leisure: Sports centres, pools, parks and play.",
    ],
)
def test_what_it_says(line: str, description: Schema) -> None:
    assert line in starter.text(description).splitlines()


def test_help_is_not_wider_than_the_page(description: Schema) -> None:
    lines = starter.text(description).splitlines()
    assert max(len(line) for line in lines if line.startswith("## ")) <= 103


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": "2012-01-01"}, "a: 2012-01-01\n"),
        ({"a": "2012"}, "a: '2012'\n"),
        ({"a": 2012}, "a: 2012\n"),
        ({"a": "yes"}, "a: 'yes'\n"),
        ({"a": "No"}, "a: 'No'\n"),
        ({"a": "05944408"}, "a: 05944408\n"),
        ({"a": ["b", "c"]}, "a: [b, c]\n"),
        ({"a": ["b c", "d"]}, "a:\n  - b c\n  - d\n"),
        ({"a": [{"b": 1}, {"c": 2}]}, "a:\n  - b: 1\n  - c: 2\n"),
        ({"b": "é", "a": "x: y"}, "b: é\na: 'x: y'\n"),
    ],
)
def test_values_as_a_person_would_write_them(value: Any, text: str) -> None:
    assert starter.as_yaml(value) == text
    assert reading.parse(text, Path("a.yml")).value == value


def test_a_long_text_is_folded() -> None:
    text = starter.as_yaml({"a": "word " * 40 + "end"})
    assert 90 < max(map(len, text.splitlines())) <= 105
    assert reading.parse(text, Path("a.yml")).value == {"a": "word " * 40 + "end"}
