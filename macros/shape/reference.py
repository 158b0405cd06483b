"""Reference data in; tables, changes and the list of sources, as plain data, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from macros.check.library import Library
from macros.read import dates
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.facts import Words


def table(data: Mapping[str, Any], words: Words, found: Iterable[Record]) -> dict[str, Any]:
    """A reference table: options as columns, questions as rows, and the records that use each option."""
    schema = words.schema
    cell_node = schema.at(("options", 0, "cells", "any"))
    where = schema.labels(schema.at(("options", 0, "where", 0)))
    rows = [
        {
            "label": criterion["label"],
            "help": criterion.get("help", ""),
            "cells": [words.fact(option["cells"][criterion["key"]], cell_node) for option in data["options"]],
        }
        for criterion in data["criteria"]
    ]
    found = sorted(found, key=lambda record: record.name.casefold())
    columns = [
        {
            "key": option["key"],
            "name": option["name"],
            "summary": option.get("summary", ""),
            "where": ", ".join(where[nation] for nation in option["where"]),
            "records": _with_form(found, option["record_forms"]) if option.get("record_forms") else None,
        }
        for option in data["options"]
    ]
    return {
        "title": data["title"],
        "description": data["description"],
        "columns": columns,
        "rows": rows,
        "has_records": any("record_forms" in option for option in data["options"]),
        "checked": dates.in_words(data["checked"]),
        "check_again": dates.in_words(data["check_again"]),
    }


def _with_form(found: list[Record], forms: Iterable[str]) -> list[Record]:
    """The records whose legal form is one of `forms`."""
    return [record for record in found if record.get("identity.legal_form.value") in forms]


def changes(data: Iterable[Mapping[str, Any]], words: Words, today: date) -> list[dict[str, Any]]:
    """What is changing, in the order of the day we look again."""
    stages = words.schema.labels(words.schema.root["definitions"]["stage"])
    node = words.schema.at(("changes", 0, "now"))
    shaped = [
        {
            **change,
            "now": words.fact(change["now"], node),
            "stages": [(slug, stages[slug]) for slug in change.get("stages", ())],
            "look_again_words": dates.in_words(change["look_again"]),
            "due": dates.last_day(str(change["look_again"])) < today,
        }
        for change in data
    ]
    return sorted(shaped, key=lambda change: dates.first_day(str(change["look_again"])))


def sources(shelf: Library, schema: Schema) -> list[dict[str, Any]]:
    """Every source of the library by its title, with the pages that use it: pairs of path and title."""
    read = schema.labels(schema.root["definitions"]["read"])
    found = [
        {
            **source,
            "key": key,
            "date_words": dates.in_words(source["date"]),
            "read_words": read[source["read"]],
            "pages": sorted(shelf.users.get(key, {}).items()),
        }
        for key, source in shelf.sources.items()
    ]
    return sorted(found, key=lambda source: (str(source["title"]).casefold(), str(source["key"])))
