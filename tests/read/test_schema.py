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


# What a description says of a value, on a small one

SMALL = {
    "title": "A basket",
    "required": ["fruit"],
    "properties": {
        "fruit": {"$ref": "#/definitions/fruit", "description": "The best of it.", "examples": ["pear", "apple"]},
        "more": {"type": "array", "items": {"$ref": "#/definitions/fruit"}},
        "label": {"allOf": [{"$ref": "#/definitions/text"}, {"maxLength": 9}], "properties": {"a": {"title": "A"}}},
        "loose": {"additionalProperties": {"title": "Anything"}},
        "both": {
            "allOf": [{"properties": {"a": {"title": "First"}, "b": {}}, "required": ["b"]}],
            "properties": {"a": {"description": "Second"}, "c": {}},
            "required": ["a"],
        },
        "way": {"oneOf": [{"required": ["a"]}, {"const": 1, "title": "One"}]},
    },
    "definitions": {
        "fruit": {
            "title": "Fruit",
            "description": "What grows.",
            "oneOf": [
                {"const": "apple", "title": "Apple", "description": "Red."},
                {"const": "pear", "title": "Pear"},
            ],
        },
        "text": {"title": "Text", "type": "string", "maxLength": 90},
    },
}


@pytest.fixture(scope="module")
def basket() -> Schema:
    return Schema(SMALL)


@pytest.mark.parametrize(
    ("path", "word", "value"),
    [
        (("fruit",), "title", "Fruit"),
        (("fruit",), "description", "The best of it."),
        (("more", 3), "title", "Fruit"),
        (("label",), "maxLength", 90),
        (("label",), "minLength", None),
        (("label", "a"), "title", "A"),
        (("loose", "x"), "title", "Anything"),
        (("both", "a"), "title", "First"),
        (("both", "a"), "description", "Second"),
        (("nowhere", 1), "title", None),
    ],
)
def test_the_nearest_word(path: Any, word: str, value: Any, basket: Schema) -> None:
    assert basket.word(basket.at(path), word) == value


def test_a_word_that_is_not_there_has_a_default(basket: Schema) -> None:
    assert basket.word(basket.at(("nowhere",)), "title", "none") == "none"


def test_choices(basket: Schema) -> None:
    apple, pear = schema.Choice("apple", "Apple", "Red."), schema.Choice("pear", "Pear", "")
    assert basket.choices(basket.at(("fruit",))) == (apple, pear)
    assert basket.choices(basket.at(("more", 0))) == (apple, pear)
    assert basket.choices(basket.at(("more",))) == ()
    assert basket.choices(basket.at(("way",))) == ()
    assert basket.labels(basket.at(("fruit",))) == {"apple": "Apple", "pear": "Pear"}


@pytest.mark.parametrize(
    ("path", "value", "label"),
    [(("fruit",), "pear", "Pear"), (("fruit",), "plum", "plum"), (("label",), "pear", "pear"), (("label",), 3, "3")],
)
def test_the_label_of_a_value(path: Any, value: object, label: str, basket: Schema) -> None:
    assert basket.label(path, value) == label


def test_fields_in_their_order(basket: Schema) -> None:
    assert [field.key for field in basket.fields()] == list(SMALL["properties"])
    fruit, *_ = basket.fields()
    assert (fruit.label, fruit.help, fruit.example, fruit.required) == ("Fruit", "The best of it.", "pear", True)
    assert [(field.key, field.required) for field in basket.fields(basket.at(("both",)))] == [
        ("a", True), ("c", False), ("b", True),
    ]  # fmt: skip


def test_definitions_are_lent() -> None:
    own = Schema({"properties": {"a": {"$ref": "#/definitions/text"}}, "definitions": {"fruit": {}}}, SMALL)
    assert own.word(own.at(("a",)), "title") == "Text"
    assert own.root["definitions"]["fruit"] == {}
    assert "more" not in own.root["properties"]


def test_the_formats_of_dates_are_executed(basket: Schema) -> None:
    dated = Schema({"properties": {"a": {"format": "partial-date"}, "b": {"format": "period"}}})
    assert dated.validator.is_valid({"a": "2004-02-29", "b": "2003/2004"})
    assert not dated.validator.is_valid({"a": "2003-02-29"})
    assert not dated.validator.is_valid({"b": "2003-13/2004"})
    assert not dated.validator.is_valid({"a": "undated"})


@pytest.mark.parametrize("text", ["2003-01-01-01", "0", "-2003", "2003-00", "2003-1-32", "99999"])
def test_what_no_calendar_has(text: str) -> None:
    assert not schema.is_calendar_date(text)


def test_a_description_is_the_same_until_its_file_changes(tmp_path: Path) -> None:
    path, lent = tmp_path / "a.schema.yml", Schema(SMALL)
    path.write_text("properties: {a: {$ref: '#/definitions/text'}}")
    once = schema.load(path, lent)
    assert once.word(once.at(("a",)), "title") == "Text"
    assert schema.load(path, lent) is once
    path.write_text("title: Another")
    assert schema.load(path, lent).root["title"] == "Another"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("a", 1),
        ("7", 1),
        ("é", 1),
        ("24", 2),
        ("٣b", 2),
        ("", 0),
        (" - ", 0),
        ("\u3164\u115f", 0),
        ("a\u3164", 1),
        ("!a", 1),
    ],
)
def test_a_text_shows_its_letters_and_digits(text: str, letters: int) -> None:
    assert schema.FORMATS["visible-value"](text) is (letters > 0)
    assert schema.FORMATS["visible-text"](text) is (letters > 1)
