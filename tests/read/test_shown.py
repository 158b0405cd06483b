"""Where the description shows its fields: which, in which order, and under what key and label."""

from __future__ import annotations

from typing import Any

import pytest

from macros.read import schema, shown
from macros.read.schema import Schema
from tests.conftest import RECORDS


def described(**words: Any) -> Schema:
    """Fields a, b and c, and d and e in the group g, each with what is said of it."""
    node = {key: {"type": "string", "title": key.upper(), shown.WORD: words.get(key, [])} for key in "abcde"}
    group = {"type": "object", "title": "G", shown.WORD: words.get("g", []), "properties": {"d": node.pop("d")}}
    group["properties"]["e"] = node.pop("e")
    return Schema({"type": "object", "properties": {**node, "g": group}})


def paths(schema: Schema, place: str = "table") -> list[str]:
    return [field.path for field in shown.fields(schema, place)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({}, []),
        ({"a": ["csv"]}, []),
        ({"b": ["table"], "a": ["csv", "table"]}, ["a", "b"]),
        ({"a": {"table": True}, "b": {"table": False}, "c": {"table": {}}}, ["a", "c"]),
        ({"g": ["table"]}, ["g.d", "g.e"]),
        ({"g": ["table"], "d": {"table": False}}, ["g.e"]),
        ({"d": ["table"]}, ["g.d"]),
        ({"a": ["table"], "b": ["table"], "c": {"table": {"before": "a"}}}, ["c", "a", "b"]),
        ({"a": {"table": {"after": "c"}}, "b": ["table"], "c": ["table"]}, ["b", "c", "a"]),
        ({"a": {"table": {"after": "b"}}, "b": ["table"], "c": ["table"]}, ["b", "a", "c"]),
        ({"a": {"table": {"after": "e"}}, "b": ["table"]}, ["a", "b"]),
    ],
)
def test_which_fields_stand_there(words: dict[str, Any], found: list[str]) -> None:
    assert paths(described(**words)) == found


def test_what_is_said_of_a_list_of_groups_does_not_hold_for_what_stands_in_its_entries() -> None:
    entry = {"type": "object", "properties": {"x": {"type": "string"}, "y": {"type": "string", shown.WORD: ["table"]}}}
    listed = {"type": "array", "items": entry, shown.WORD: ["table"]}
    assert paths(Schema({"type": "object", "properties": {"l": listed}})) == ["l", "l[].y"]


def test_key_label_and_what_is_joined() -> None:
    plain, named = shown.fields(
        described(a=["table"], b={"table": {"as": "x", "label": "Y", "joined": ["a", "b"]}}), "table"
    )
    assert (plain.key, plain.label, plain.paths) == ("a", "A", ("a",))
    assert (named.key, named.label, named.paths) == ("x", "Y", ("a", "b"))


def test_sections_are_the_parts_that_say_page() -> None:
    assert shown.sections(described(a=["table"], b=["page"], g={"page": True}, d=["page"])) == ("b", "g")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("name", "text"), ("format", "number"), ("sector", "choice"), ("other_sectors", "list choice"),
        ("checked", "date"), ("identity", "group"), ("identity.website", "fact address"),
        ("identity.legal_form", "fact choice"), ("identity.registered_on", "fact date"), ("status", "fact choice"),
        ("origin.parent", "fact text"), ("service.runs", "list fact text"), ("size.staff", "list fact number"),
        ("deal.first_contract_years", "fact number"), ("outcome.causes", "list fact choice"), ("results", "list group"),
        ("sources", "map"), ("questions", "list text"), ("status.as_of", "period"),
    ],
)  # fmt: skip
def test_what_kind_a_field_is(path: str, kind: str) -> None:
    description = schema.load(RECORDS / "schema.yml")
    found = description.kind(description.at(tuple(path.split("."))))
    assert " ".join([*["list"] * found.many, *["fact"] * found.fact, found.value]) == kind
