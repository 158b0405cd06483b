"""Each word of a description, at its limit: the value just inside, the value just outside and its sentence."""

from __future__ import annotations

from typing import Any

import pytest

from macros.check import by_schema
from macros.read.schema import Schema
from tests.small import GONE, KEY, SOURCE, changed, fact, record, told

FRUIT = {"title": "Fruit", "description": "What grows on trees.", "examples": ["plum"]}
CHOICE = {"oneOf": [{"const": "apple", "title": "Apple"}, {"const": "pear", "title": "Pear"}]}


def said(node: dict[str, Any], value: Any) -> list[Any]:
    """What is said of `value` where `node` describes the field 'fruit'."""
    schema = Schema({"type": "object", "properties": {"fruit": node}})
    return by_schema.broken({"fruit": value}, schema)


LIMITS: dict[str, tuple[dict[str, Any], Any, Any, str]] = {
    "shortest": (
        {**FRUIT, "minLength": 4},
        "plum",
        "fig",
        "'fruit' is too short (3 of at least 4 characters). What grows on trees. For example: plum",
    ),
    "longest": (
        {**FRUIT, "maxLength": 1200},
        "x" * 1200,
        "x" * 1201,
        "'fruit' is too long: 1,201 characters, and 1200 is the most. Shorten or split it.",
    ),
    "one entry": ({"minItems": 1}, [1], [], "'fruit' is empty. Write an entry, or take the line out."),
    "one field": ({"minProperties": 1}, {"a": 1}, {}, "'fruit' is empty. Write an entry, or take the line out."),
    "two entries": ({"minItems": 2}, [1, 2], [1], "'fruit' needs at least 2 entries."),
    "most entries": ({"maxItems": 2}, [1, 2], [1, 2, 3], "'fruit' has 3 entries, and 2 is the most."),
    "no entry twice": ({"uniqueItems": True}, [1, 2], [1, 1], "'fruit' names something twice. Keep one of them."),
    "the one value": ({"const": 1}, 1, 2, "'fruit' must be 1, not '2'."),
    "the one text": ({"const": "fig"}, "fig", 2, "'fruit' must be \"fig\", not '2'."),
    "smallest": ({**FRUIT, "minimum": 5}, 5, 4, "'fruit' cannot be '4'. What grows on trees. For example: plum"),
    "largest": ({"minimum": 5, "maximum": 9}, 9, 10, "'fruit' cannot be '10'."),
    "pattern": ({"pattern": "^a+$"}, "aa", "ab", "'fruit' cannot be 'ab'."),
    "example alone": ({"pattern": "^a+$", "examples": ["a"]}, "a", "b", "'fruit' cannot be 'b'. For example: a"),
    "example of 79": (
        {"pattern": "^a+$", "examples": ["a" * 79]},
        "a",
        "b",
        f"'fruit' cannot be 'b'. For example: {'a' * 79}",
    ),
    "example of 80": ({"pattern": "^a+$", "examples": ["a" * 80]}, "a", "b", "'fruit' cannot be 'b'."),
    "example that is a list": ({"pattern": "^a+$", "examples": [["a"]]}, "a", "b", "'fruit' cannot be 'b'."),
    "day": (
        {"format": "partial-date"},
        "2024-02-29",
        "2023-02-29",
        "'fruit' has a date the calendar does not have: '2023-02-29'.",
    ),
    "period": (
        {"format": "period"},
        "2024/2024-02-29",
        "2024/2023-02-29",
        "'fruit' has a date the calendar does not have: '2024/2023-02-29'.",
    ),
    "seen": (
        {"format": "visible-text"},
        "\u4e2d7",
        "\u3164\uffa0\u115f\u1160\u2800 x!",
        "'fruit' has too few letters or digits that people can see. Write it in words.",
    ),
    "seen, however short": (
        {"format": "visible-value"},
        "4%",
        "%\u3164",
        "'fruit' has too few letters or digits that people can see. Write it in words.",
    ),
    "key": (
        {"propertyNames": {"pattern": "^a+$", "description": "Only a."}},
        {"aa": 1},
        {"ab": 1},
        "'fruit' has a key we cannot use: 'ab'. Only a.",
    ),
    "not here": (
        {"type": "object", "properties": {"to": False}},
        {},
        {"to": 1},
        "'to' under 'fruit' does not belong here without a 'value'. Take it out, or give the value.",
    ),
    "choice": (CHOICE, "pear", "paer", "'fruit' cannot be 'paer'. Did you mean 'pear'? Choose one of: apple, pear."),
    "choice, far off": (CHOICE, "apple", "xyz", "'fruit' cannot be 'xyz'. Choose one of: apple, pear."),
    "choice, yes": (CHOICE, "apple", True, "'fruit' cannot be 'true'. Choose one of: apple, pear."),
    "text": ({"type": "string"}, "12", 12, "'fruit' must be text, not '12'. Put it in quotes: \"12\"."),
    "text, not true": ({"type": "string"}, "x", True, "'fruit' must be text, not 'True'. Put it in quotes: \"true\"."),
    "text, not a list": (
        {**FRUIT, "type": "string"},
        "x",
        ["x"],
        "'fruit' must be text, not '['x']'. What grows on trees. For example: plum",
    ),
    "number": (
        {"type": "number"},
        12,
        "about 12",
        "'fruit' must be a number, not 'about 12'. Write digits only, like 1200000: no pound sign, comma or unit.",
    ),
    "number, not a list": ({"type": "number"}, 1.5, [1], "'fruit' must be a number, not '[1]'."),
    "whole number": ({"type": "integer"}, 12, "x", "'fruit' must be a whole number, not 'x'."),
    "text or whole number": ({"type": ["string", "integer"]}, 2012, [1], "'fruit' must be text, not '[1]'."),
    "text or number": ({"type": ["string", "number"]}, 0.5, [1], "'fruit' must be a number or text, not '[1]'."),
    "yes or no": ({"type": "boolean"}, True, "x", "'fruit' must be boolean, not 'x'."),
    "list": (
        {"type": "array"},
        ["x"],
        "x",
        "'fruit' must be a list, each entry on a line that begins with '- ', not 'x'.",
    ),
    "fields": (
        {"type": "object"},
        {"a": 1},
        "x",
        "'fruit' must be a set of fields, each on its own line below it, not 'x'.",
    ),
    "something": ({"type": "string"}, "x", None, "'fruit' is empty. Write a value, or take the line out."),
    "not too much of it": (
        {"type": "number"},
        1,
        ["x" * 80],
        f"'fruit' must be a number, not '['{'x' * 57}…'.",
    ),
}


@pytest.mark.parametrize(("node", "inside", "outside", "sentence"), LIMITS.values(), ids=LIMITS)
def test_at_the_limit(node: dict[str, Any], inside: Any, outside: Any, sentence: str) -> None:
    assert said(node, inside) == []
    assert [text for _, text in said(node, outside)] == [sentence]


def test_the_place_is_the_value_itself() -> None:
    items = {"type": "array", "items": {"type": "object", "properties": {"kind": {"minLength": 3}}}}
    assert said(items, [{"kind": "fig"}, {"kind": "x"}]) == [
        (("fruit", 1, "kind"), "'kind' under 'fruit' is too short (1 of at least 3 characters).")
    ]


def test_one_sentence_a_place() -> None:
    assert len(said({"minLength": 3, "pattern": "^a+$", "maxLength": 1}, "bb")) == 1


FIELDS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {"name": {"description": "What it is called.", "examples": ["Northmoor"]}, "summary": {}},
}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"name": "x", "summary": "x"}, []),
        (
            {"summary": "x"},
            [(("fruit",), "'name' is missing under 'fruit'. What it is called. For example: Northmoor")],
        ),
        (
            {"name": "x", "colour": 1},
            [(("fruit", "colour"), "'colour' is not a field under 'fruit'. Choose one of: name, summary.")],
        ),
        ({"naem": "x"}, [(("fruit", "naem"), "'naem' is not a field under 'fruit'. Did you mean 'name'?")]),
        (
            {"sumary": "x"},
            [
                (("fruit", "sumary"), "'sumary' is not a field under 'fruit'. Did you mean 'summary'?"),
                (("fruit",), "'name' is missing under 'fruit'. What it is called. For example: Northmoor"),
            ],
        ),
    ],
    ids=["whole", "missing", "unknown", "misspelt, and not called missing as well", "misspelt, and another missing"],
)
def test_fields(value: dict[str, Any], expected: list[Any]) -> None:
    assert said(FIELDS, value) == expected


def test_at_the_top_of_a_file_no_field_is_under_another() -> None:
    assert [text for _, text in by_schema.broken({"naem": 1}, Schema(FIELDS))] == [
        "'naem' is not a field. Did you mean 'name'?"
    ]
    assert [text for _, text in by_schema.broken({}, Schema({"minProperties": 1}))] == [
        "The file is empty. Write an entry, or take the line out."
    ]


# The limits of a record: those that a person who writes one meets.


@pytest.mark.parametrize(
    ("path", "least", "most"),
    [
        ("name", 2, 90),
        ("summary", 40, 700),
        ("caution", 20, 500),
        ("place", 2, 80),
        ("origin.started.note", 3, 600),
        ("origin.started.label", 2, 80),
        (f"sources.{KEY}.title", 3, 250),
        (f"sources.{KEY}.publisher", 2, 200),
        (f"sources.{KEY}.note", 3, 400),
    ],
)
def test_lengths_of_a_record(path: str, least: int, most: int, description: Schema) -> None:
    for count in (least, most):
        assert told(record({path: "x" * count}), description) == []
    short = told(record({path: "x" * (least - 1)}), description)
    long = told(record({path: "x" * (most + 1)}), description)
    assert f"is too short ({least - 1} of at least {least} characters)." in short[0][1]
    assert f"is too long: {most + 1} characters, and {most} is the most. Shorten or split it." in long[0][1]


@pytest.mark.parametrize(
    ("path", "entry", "most"),
    [("difficulties", fact("It was hard."), 40), ("questions", "What would you keep?", 8)],
)
def test_numbers_of_entries(path: str, entry: Any, most: int, description: Schema) -> None:
    assert told(record({path: [entry] * most}), description) == []
    assert told(record({path: [entry] * (most + 1)}), description)[0][1] == (
        f"'{path}' has {most + 1} entries, and {most} is the most."
    )
    assert told(record({path: []}), description)[0][1] == f"'{path}' is empty. Write an entry, or take the line out."


def test_how_many_sources_a_fact_may_name(description: Schema) -> None:
    def of(count: int) -> list[tuple[str, str]]:
        keys = [f"paper-{number}" for number in range(count)]
        return told(
            record(
                {
                    "status.sources": [KEY, *keys],
                    **{f"sources.{key}": SOURCE | {"url": f"https://www.example.org/{key}"} for key in keys},
                }
            ),
            description,
        )

    assert of(11) == []
    assert [sentence for _, sentence in of(12)] == ["'sources' under 'status' has 13 entries, and 12 is the most."]


def test_how_many_rivals_a_fact_may_have(description: Schema) -> None:
    def of(count: int) -> list[str]:
        rivals = [fact(f"20{number}") for number in range(10, 10 + count)]
        return [sentence for _, sentence in told(record({"origin.started": {"rivals": rivals}}), description)]

    assert of(2) == of(6) == []
    assert of(1) == ["'rivals' under 'started' needs at least 2 entries."]
    assert of(7) == ["'rivals' under 'started' has 7 entries, and 6 is the most."]


@pytest.mark.parametrize(
    ("started", "good"),
    [(1800, True), (1799, False), ("1800-01", True), ("1799-12", False), (2101, False), ("2012-13", False)],
)
def test_years(started: Any, good: bool, description: Schema) -> None:
    assert (told(record({"origin.started.value": started}), description) == []) is good


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"origin.started.not_found": "2026-01-01"},
            "'started' under 'origin' has both 'value' and 'not_found'. Keep one of them.",
        ),
        (
            {"origin.started": {"note": "Nobody knows."}},
            "'started' under 'origin' needs one of 'value', 'not_found', 'does_not_apply', 'rivals'. "
            "The day it took over services or began to trade.",
        ),
        (
            {"origin.started.sources": GONE},
            "'sources' is missing under 'started'. Keys of one or more sources listed under \"sources\".",
        ),
    ],
    ids=["two kinds", "no kind", "no sources"],
)
def test_a_fact_has_one_kind_and_all_its_parts(changes: dict[str, Any], sentence: str, description: Schema) -> None:
    assert [text for _, text in told(record(changes), description)] == [sentence]


def test_what_is_changed_for_a_test_leaves_the_rest_alone() -> None:
    good = {"a": {"b": [1, 2]}}
    assert changed(good, {"a.b.1": 3, "c.d": 4}) == {"a": {"b": [1, 3]}, "c": {"d": 4}}
    assert good == {"a": {"b": [1, 2]}}


RULED = {
    "type": "object",
    "properties": {"a": {"type": "string"}, "b": {"type": "object"}},
    "allOf": [
        {"if": {"required": ["a"]}, "then": {"properties": {"c": False}, "errorMessage": "No c beside a."}},
        {"properties": {"a": {"not": {"const": "x"}, "errorMessage": "Not {value} here."}}},
        {"properties": {"b": {"$ref": "#/definitions/b"}}, "errorMessage": "Far off."},
    ],
    "definitions": {"b": {"not": {"properties": {"value": {"enum": [1, 2]}}}, "errorMessage": "Not of {value}."}},
}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"a": "y", "b": {"value": 3}}, []),
        ({"c": 1}, []),
        ({"a": "y", "c": 1}, [(("c",), "No c beside a.")]),
        ({"a": "x"}, [(("a",), "Not 'x' here.")]),
        ({"b": {"value": 2}}, [(("b",), "Not of '2'.")]),
        ({"a": 1, "c": 1}, [(("a",), "'a' must be text, not '1'. Put it in quotes: \"1\".")]),
    ],
    ids=["right", "no a", "beside", "not", "the nearest sentence, of a fact its value", "the shape first"],
)
def test_a_rule_of_the_description_says_its_own_sentence(value: dict[str, Any], told: list[Any]) -> None:
    assert by_schema.broken(value, Schema(RULED)) == told
