"""The readiness check: statements under their themes, with the records, pages and contacts that they name."""

from __future__ import annotations

from typing import Any

from macros.check.library import PageFacts
from macros.read.schema import Schema
from tests.check.test_deciding import READY
from tests.render.pages import desk, shown, texts
from tests.small import changed, record

SLUG, OTHER = "northmoor-leisure", "southmoor-leisure"


def themes(description: Schema, changes: dict[str, Any]) -> Any:
    """What the page says of the themes of the small check with these changes."""
    held = desk(
        description,
        [record(), record({"name": "Southmoor"}, OTHER)],
        files={
            "readiness": {"readiness": changed(READY, changes)},
            "contacts": {"contacts": {"contacts": {"acas": {"name": "Acas"}}}},
        },
        pages={"guide/find-out.md": PageFacts("guide/find-out/", "Find out")},
    )
    return shown(held, "readiness").css("[data-more-theme]")


def test_statements_stand_under_their_themes(description: Schema) -> None:
    people, money = themes(description, {})
    assert [each.id for each in people.css("section")] == ["a"]
    assert "".join(str(each.id) for each in money.css("section")) == "bcdefghijkl"
    links = [(link.attributes["href"], link.text()) for link in people.css("[data-find] a")]
    assert links[0] == ("../../reference/help/#acas", "Acas")
    assert links[1][0] == "../../guide/find-out/#in-short"
    assert texts(people, ".cite") == ["Source 1"]
    assert not people.css("[data-stopped], [data-hurt], [data-two] a")


def test_a_theme_names_each_record_that_ended_once(description: Schema) -> None:
    changes: dict[str, object] = {
        "statements.1.stopped": [SLUG, OTHER],
        "statements.2.stopped": [SLUG],
        "statements.2.hurt": [OTHER],
    }
    people, money = themes(description, changes)
    assert [link.attributes["href"].split("/")[-2] for link in money.css("[data-two] a")] == [SLUG, OTHER]
    assert texts(money.css("section")[1], "[data-hurt] a") == ["Southmoor"]
    assert not people.css("[data-two] a")
