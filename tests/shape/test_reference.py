"""Reference data: tables with options as columns, what is changing by its day, and the sources by their title."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.read import schema
from macros.read.schema import Schema
from macros.shape import reference
from macros.shape.citations import Citations
from macros.shape.facts import Words
from tests.conftest import ROOT
from tests.small import SOURCE, fact, library, record

DATED = {"checked": "2026-11-23", "check_again": "2027-05"}


def words(kind: str, description: Schema) -> Words:
    """The words of a data file of that kind."""
    own = schema.load(ROOT / f"docs/_data/{kind}.schema.yml", description)
    return Words(own, Citations({"paper-1": SOURCE}, own))


def cell(value: str) -> dict[str, Any]:
    return fact(value, sources=["paper-1"])


TABLE = {
    "title": "Forms compared",
    "description": "What each form does.",
    "criteria": [{"key": "votes", "label": "Votes", "help": "Who votes."}, {"key": "money", "label": "Money"}],
    "options": [
        {
            "key": "society",
            "name": "Society",
            "summary": "It has members.",
            "where": ["gb", "northern_ireland"],
            "record_forms": ["co_operative_society", "community_benefit_society"],
            "cells": {"money": cell("Shares"), "votes": cell("Members")},
        },
        {
            "key": "trust",
            "name": "Trust",
            "where": ["england"],
            "cells": {"votes": cell("Trustees"), "money": {"not_found": "2026"}},
        },
    ],
    **DATED,
}


def form(name: str, value: str) -> Any:
    return record({"name": name, "identity": {"legal_form": fact(value)}}, name.lower())


def test_a_table_has_a_row_for_each_question_and_a_column_for_each_option(description: Schema) -> None:
    shaped = reference.table(TABLE, words("table", description), [])
    assert [(row.label, row.help) for row in shaped.rows] == [("Votes", "Who votes."), ("Money", "")]
    assert [[(each.kind, each.text) for each in row.cells] for row in shaped.rows] == [
        [("value", "Members"), ("value", "Trustees")],
        [("value", "Shares"), ("not_found", "")],
    ]
    assert [(c.key, c.name, c.summary, c.where) for c in shaped.columns] == [
        ("society", "Society", "It has members.", "Great Britain, Northern Ireland"),
        ("trust", "Trust", "", "England"),
    ]
    assert (shaped.data["title"], shaped.data["description"]) == ("Forms compared", "What each form does.")


def test_a_table_numbers_its_sources_row_by_row(description: Schema) -> None:
    shaped = reference.table(TABLE, words("table", description), [])
    anchors = [cite.anchor for row in shaped.rows for each in row.cells for cite in each.cites]
    assert anchors == ["cite-1-1", "cite-1-2", "cite-1-3"]


def test_records_stand_under_the_form_they_have(description: Schema) -> None:
    found = [
        form("Zed", "co_operative_society"),
        form("amber", "community_benefit_society"),
        form("Cic", "cic"),
        record(),
    ]
    society, trust = reference.table(TABLE, words("table", description), found).columns
    assert [each.name for each in society.records or ()] == ["amber", "Zed"]
    assert trust.records is None


@pytest.mark.parametrize("which", [0, 1])
def test_whether_any_option_names_a_form(which: int, description: Schema) -> None:
    table = {**TABLE, "options": TABLE["options"][which : which + 1]}
    assert reference.table(table, words("table", description), []).has_records is (which == 0)


def change(key: str, look_again: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "now": cell("As it was."), "look_again": look_again, **more}


def test_changes_by_the_day_we_look_again(description: Schema) -> None:
    given = [change("late", "2027-03"), change("soon", "2027-01-15"), change("later", "2027-03-02")]
    shaped = reference.changes(given, words("changes", description), date(2027, 1, 1))
    assert [each.data["key"] for each in shaped] == ["soon", "late", "later"]
    assert [each.now.text for each in shaped] == ["As it was."] * 3


@pytest.mark.parametrize(
    ("look_again", "today", "due"),
    [
        ("2027-01-15", date(2027, 1, 15), False),
        ("2027-01-15", date(2027, 1, 16), True),
        ("2027-01", date(2027, 1, 31), False),
        ("2027-01", date(2027, 2, 1), True),
    ],
)
def test_when_a_change_is_due(look_again: str, today: date, due: bool, description: Schema) -> None:
    (shaped,) = reference.changes([change("a", look_again)], words("changes", description), today)
    assert shaped.due is due


def test_a_change_names_its_stages(description: Schema) -> None:
    given = [change("a", "2027", stages=["transfer", "find-out"]), change("b", "2028")]
    with_stages, without = reference.changes(given, words("changes", description), date(2027, 1, 1))
    assert with_stages.stages == (("transfer", "8. Transfer"), ("find-out", "1. Find out"))
    assert without.stages == ()


def test_sources_by_title_with_the_pages_that_use_them(description: Schema) -> None:
    shelf = library(
        sources={
            "z": {**SOURCE, "title": "beta"},
            "b": {**SOURCE, "title": "Alpha", "date": "2012-05", "read": "part"},
            "a": {**SOURCE, "title": "Alpha"},
        },
        users={"z": {"guide/b/": "B", "guide/a/": "A"}},
    )
    shaped = reference.sources(shelf, description)
    assert [(each.key, each.data["title"], each.date, each.read) for each in shaped] == [
        ("a", "Alpha", "2012", "Read whole"),
        ("b", "Alpha", "May 2012", "Read in part"),
        ("z", "beta", "2012", "Read whole"),
    ]
    assert [each.pages for each in shaped] == [(), (), (("guide/a/", "A"), ("guide/b/", "B"))]
    assert shaped[0].data["publisher"] == "Northmoor Council"
