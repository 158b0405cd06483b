"""The descriptions: whole, helpful, and executed as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from macros.read import reading, schema
from macros.read.schema import Schema
from tests.conftest import ROOT

FILES = [ROOT / "case_studies/schema.yml", *sorted((ROOT / "docs/_data").glob("*.schema.yml"))]


def described(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every part of a description that describes a field, with its place."""
    if isinstance(node, dict):
        for key, child in node.get("properties", {}).items():
            yield (*path, key), child
        for key, child in node.items():
            if key not in ("examples", "default", "if", "then", "else"):
                yield from described(child, (*path, key))
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from described(child, (*path, str(index)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_is_json_schema(path: Path) -> None:
    jsonschema_rs.meta.validate(reading.read(path).value)


def test_every_field_has_label_help_and_example(description: Schema) -> None:
    lacking = []
    for path, node in described(description.root):
        if "rivals" in path[-3:] or (path[-2:-1] == ("properties",) and "allOf" in path):
            continue
        for word in ("title", "description"):
            if node is not False and not description.word(node, word):
                lacking.append(f"{'.'.join(path)} has no {word}")
    for field in description.fields():
        if field.example is None and description.word(field.node, "type") != "object":
            lacking.append(f"{field.key} has no example")
    assert not lacking, "\n".join(lacking)


def test_every_choice_has_label_and_help() -> None:
    lacking = []
    for path in FILES:
        for place, options in _choices(reading.read(path).value):
            for option in options:
                if not option.get("title") or not option.get("description"):
                    lacking.append(f"{path.name} {place} {option['const']}")
            labels = [option["title"] for option in options]
            assert len(labels) == len(set(labels)), f"{place}: two choices share a label"
    assert not lacking, "\n".join(lacking)


def _choices(node: Any, place: str = "") -> Iterator[tuple[str, list[dict[str, Any]]]]:
    if isinstance(node, dict):
        options = node.get("oneOf", [])
        if options and all("const" in option for option in options):
            yield place, options
        for key, child in node.items():
            yield from _choices(child, f"{place}.{key}")
    elif isinstance(node, list):
        for child in node:
            yield from _choices(child, place)


def test_examples_of_fields_pass_their_own_description(description: Schema) -> None:
    leaves = [field for field in description.fields() if field.example is not None]
    assert len(leaves) > 15
    for field in leaves:
        broken = [
            error.message
            for error in description.validator.iter_errors({field.key: field.example})
            if list(error.instance_path)[:1] == [field.key]
        ]
        assert not broken, f"{field.key}: {broken}"


def test_an_empty_record_is_rejected(description: Schema) -> None:
    missing = {e.kind.property for e in description.validator.iter_errors({})}
    assert missing == {
        "format", "name", "summary", "sector", "nation", "status", "sources", "checked", "check_again",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "good"),
    [("2003", True), ("2003-10", True), ("2003-02-29", False), ("2004-02-29", True), ("2003-13", False), ("x", False)],
)
def test_calendar(text: str, good: bool) -> None:
    assert schema.is_calendar_date(text) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [("undated", True), ("2003-10/2004-03", True), ("2003/2004-02-30", False), ("2003/", False)],
)
def test_periods(text: str, good: bool) -> None:
    assert schema.is_period(text) is good
