"""The list of fields: each once, with what kind of thing it holds."""

from __future__ import annotations

import pytest

from macros.read.schema import Schema
from tests.render.pages import fields

KINDS = {
    "format": "number",
    "name": "text",
    "role": "choice",
    "sector": "choice",
    "other_sectors": "list (choice)",
    "status": "fact (choice)",
    "identity": "group",
    "identity.legal_name": "fact (text)",
    "identity.other_names": "facts (text)",
    "identity.website": "fact (web address)",
    "origin.started": "fact (date)",
    "deal.first_contract_years": "fact (number)",
    "size.income": "facts (number)",
    "outcome.causes": "facts (choice)",
    "results": "list (group)",
    "results[].grade": "choice",
    "results[].as_of": "date or period",
    "timeline[].date": "date",
    "lessons[].sources": "list (text)",
    "questions": "list (text)",
    "sources": "group",
    "sources.KEY.url": "web address",
    "sources.KEY.date": "date or period",
    "checked": "date",
}


@pytest.mark.parametrize("path", KINDS)
def test_kinds(path: str, description: Schema) -> None:
    (found,) = [entry for entry in fields(description) if entry.path == path]
    assert found.kind == KINDS[path]


def test_fields_in_their_order_each_once(description: Schema) -> None:
    paths = [entry.path for entry in fields(description)]
    assert len(paths) == len(set(paths))
    assert paths[:3] == ["format", "name", "summary"]
    assert [path for path in paths if "." not in path and "[]" not in path] == [f.key for f in description.fields()]
    assert not [path for path in paths if path.startswith(("origin.started.", "size.staff[]"))], "a fact is one field"


def test_a_field_says_what_it_is(description: Schema) -> None:
    entries = {entry.path: entry for entry in fields(description)}
    place, grade = entries["place"], entries["results[].grade"]
    assert (place.said, place.required, place.choices) == ("Place. The town, city or county it serves.", False, ())
    assert grade.required
    assert grade.choices == ("comparison", "independent", "self_reported", "claim")
    assert entries["other_sectors"].choices[:2] == ("leisure", "libraries_culture")


def test_the_parts_of_a_fact(description: Schema) -> None:
    parts = {entry.path: entry.kind for entry in fields(description, 0)}
    assert list(parts)[:4] == ["label", "value", "qualifier", "to"]
    assert (parts["qualifier"], parts["to"], parts["as_of"], parts["not_found"]) == (
        "choice", "number", "date or period", "date",
    )  # fmt: skip
