"""The readiness check: statements under their themes, with the records, pages and contacts that they name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from macros.read import reading
from macros.read.schema import Schema
from macros.shape import readiness
from macros.shape.page_notes import PageNotes
from tests.check.test_deciding import READY
from tests.small import SOURCE, changed, library, record, written

SLUG, OTHER = "northmoor-leisure", "southmoor-leisure"


def shaped(schema: Schema, changes: dict[str, Any]) -> tuple[readiness.Theme, ...]:
    """The themes of the small check with these changes."""
    document = reading.parse(written(changed(READY, changes)), Path("readiness.yml"))
    shelf = library(
        decided={"readiness": document},
        sources={"paper-1": SOURCE},
        contacts={"acas": {"name": "Acas"}},
        titles={"guide/find-out/#in-short": "x", "guide/find-out/": "Find out"},
    )
    records = {SLUG: record(), OTHER: record({"name": "Southmoor"}, OTHER)}
    return readiness.themes(shelf, records, schema, date(2026, 11, 28), PageNotes(shelf, schema))


def test_statements_stand_under_their_themes(description: Schema) -> None:
    people, money = shaped(description, {})
    assert [statement.key for statement in people.statements] == ["a"]
    assert "".join(statement.key for statement in money.statements) == "bcdefghijkl"
    (first,) = people.statements
    assert [(key, contact["name"]) for key, contact in first.ask] == [("acas", "Acas")]
    assert [place.address for place in first.read_on] == ["guide/find-out/#in-short"]
    assert [mark.number for mark in first.marks] == [1]
    assert (first.stopped, first.hurt, people.stopped) == ((), (), ())


def test_a_theme_names_each_record_that_ended_once(description: Schema) -> None:
    changes: dict[str, object] = {
        "statements.1.stopped": [SLUG, OTHER],
        "statements.2.stopped": [SLUG],
        "statements.2.hurt": [OTHER],
    }
    people, money = shaped(description, changes)
    assert [row.slug for row in money.stopped] == [SLUG, OTHER]
    assert [row.name for row in money.statements[1].hurt] == ["Southmoor"]
    assert people.stopped == ()


def test_a_code_is_of_one_edition(description: Schema) -> None:
    """Another statement, or another order, is another edition; other words of the same are not."""
    first = readiness.edition(shaped(description, {}))
    assert len(first) == 4 and int(first, 16) >= 0
    assert readiness.edition(shaped(description, {"statements.0.find_out": "Somebody else"})) == first
    assert readiness.edition(shaped(description, {"statements.0.key": "z"})) != first
