"""Pages of reference data: tables with options as columns, what is changing, sources, and what is due."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.check.library import PageFacts
from macros.read.schema import Schema
from tests.render.pages import desk, shown, texts
from tests.shape.test_reference import form
from tests.small import SOURCE, fact, record

DATED = {"checked": "2026-11-23", "check_again": "2027-05"}


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


def compared(description: Schema, table: dict[str, Any], *found: Any) -> Any:
    return shown(desk(description, found, files={"table": {"forms": table}}), "comparison", "forms")


def test_a_table_has_a_row_for_each_question_and_a_column_for_each_option(description: Schema) -> None:
    page = compared(description, TABLE)
    assert texts(page, "thead th") == ["SocietyIt has members.Great Britain, Northern Ireland", "TrustEngland"]
    assert texts(page, "tbody .compare__label") == ["VotesWho votes.", "Money"]
    assert texts(page, "td .fact__value") == ["Members", "Trustees", "Shares"]
    assert texts(page, "tr:last-child td .not-found")[0] == "No information found"
    assert (
        page.css_first("caption")
        .text()
        .startswith("Forms comparedWhat each form does. Checked 23 November 2026; to be")
    )


def test_each_page_numbers_its_own_sources(description: Schema) -> None:
    made = desk(description, sources={"paper-1": SOURCE, "paper-2": SOURCE})
    made.cite("paper-1")
    page: Any = made.page()
    page.url = "reference/b/"
    made.cite("paper-2")
    assert [(source.number, source.key) for source in made.notes.sources()] == [(1, "paper-2")]


@pytest.mark.parametrize("given", [("tupe",), ("tupe", "the transfer rules")])
def test_a_word_of_the_glossary_stands_as_its_sentence_has_it(given: tuple[str, ...], description: Schema) -> None:
    made = desk(description, terms={"tupe": {"term": "TUPE", "meaning": "It protects pay."}})
    words = LexborHTMLParser(made.term(*given)).css_first(".term__word")
    assert words and words.text() == given[-1]


def test_a_table_numbers_its_marks_row_by_row(description: Schema) -> None:
    anchors = [mark.attributes["href"] for mark in compared(description, TABLE).css("td .cite")]
    assert anchors == ["#cite-1-1", "#cite-1-2", "#cite-1-3"]


def test_records_stand_under_the_form_they_have(description: Schema) -> None:
    found = [form("Zed", "co_operative_society"), form("amber", "community_benefit_society"), record()]
    last = compared(description, TABLE, *found).css("tbody")[-1]
    assert texts(last, "th") == ["In our records"]
    assert texts(last, "td") == ["Societyamber, Zed", "Trust– does not apply"]
    assert texts(compared(description, TABLE).css("tbody")[-1], "td")[0] == "SocietyNone"


@pytest.mark.parametrize("which", [0, 1])
def test_only_a_table_that_names_a_form_has_a_row_of_records(which: int, description: Schema) -> None:
    page = compared(description, {**TABLE, "options": TABLE["options"][which : which + 1]})
    assert ("In our records" in texts(page, "tbody th")) is (which == 0)


def changing(description: Schema, today: str, look_again: str, **more: Any) -> Any:
    said = {"key": "a", "what": "A rule", "where": "England", "expected": "Soon.", "affects": "Pay."}
    given = {
        **said,
        "now": cell("As it was."),
        "look_again": look_again,
        "stands": "proposed",
        "subjects": ["tax"],
        "nations": ["england"],
        **more,
    }
    held = desk(description, today=today, files={"changes": {"changes": {"changes": [given], **DATED}}})
    return shown(held, "changes")


@pytest.mark.parametrize(
    ("look_again", "today", "due"),
    [
        ("2027-01-15", "2027-01-15", False),
        ("2027-01-15", "2027-01-16", True),
        ("2027-01", "2027-01-31", False),
        ("2027-01", "2027-02-01", True),
    ],
)
def test_when_a_change_is_due(look_again: str, today: str, due: bool, description: Schema) -> None:
    page = changing(description, today, look_again)
    assert bool(page.css(".overdue")) is due
    assert texts(page, ".changes .fact__value") == ["As it was."]


def test_changes_stand_under_the_first_of_their_subjects(description: Schema) -> None:
    page = changing(description, "2027-01-01", "2027", subjects=["pensions", "tax"], nations=["wales", "scotland"])
    assert "## Pensions" in page.text() and "## Tax" not in page.text()
    assert page.css_first(".changes > li").attributes["data-nations"] == "wales scotland"
    assert texts(page, ".changes__where") == ["Proposed, not law England"], "nobody takes it for law"


def test_a_change_names_its_stages(description: Schema) -> None:
    page = changing(description, "2027-01-01", "2027", stages=["transfer", "find-out"])
    links = page.css('.changes a[href*="guide/"]')
    assert [(link.attributes["href"], link.text()) for link in links] == [
        ("../../guide/transfer/", "8. Transfer"), ("../../guide/find-out/", "1. Find out"),
    ]  # fmt: skip
    assert "Stages" not in changing(description, "2027-01-01", "2027").text()


def test_each_source_with_the_pages_that_use_it(description: Schema) -> None:
    sources = {"b": {**SOURCE, "date": "2012-05", "read": "part"}, "a": SOURCE}
    pages = {
        "guide/b.md": PageFacts("guide/b/", "B", sources=frozenset({"b"})),
        "guide/a.md": PageFacts("guide/a/", "A", sources=frozenset({"b"})),
        "index.md": PageFacts("", "Home", sources=frozenset({"a"})),
    }
    held = desk(description, sources=sources, pages=pages)
    first, second = texts(shown(held, "all_sources"), "li")
    assert "Northmoor Council, 2012." in first and first.endswith("Read whole.Used in: Home.")
    assert ", May 2012." in second and second.endswith("Read in part.Used in: A, B.")


def test_sources_by_title_and_key(description: Schema) -> None:
    titles = {"z": "beta", "b": "Alpha", "a": "Alpha"}
    held = desk(description, sources={key: {**SOURCE, "title": title} for key, title in titles.items()})
    assert [each.id for each in shown(held, "all_sources").css("li")] == [
        "source-a",
        "source-b",
        "source-z",
    ]


def test_pages_that_are_due(description: Schema) -> None:
    pages = {
        "a.md": PageFacts("a/", "A", "2026-11-01", "2026-11-22"),
        "b.md": PageFacts("b/", "B", "2026-11-01", "2026-11-23"),
        "c.md": PageFacts("c/", "C"),
    }
    page = shown(desk(description, today="2026-11-23", pages=pages), "due")
    assert texts(page, "tbody tr") == ["A22 November 2026 Overdue", "B23 November 2026"]
