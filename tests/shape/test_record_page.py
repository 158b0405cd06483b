"""What the page of a record shows: its key facts, its parts, what was looked for, and what stands behind it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.read.schema import Schema
from macros.shape import record_page
from macros.shape.facts import Fact
from tests.small import KEY, SOURCE, event, fact, lesson, record

TODAY = date(2026, 11, 23)


def page(changes: dict[str, Any], description: Schema, today: date = TODAY, **others: Any) -> dict[str, Any]:
    return record_page.context(record(changes), description, others, today)


def key_facts(changes: dict[str, Any], description: Schema) -> dict[str, tuple[str, str]]:
    return {each["label"]: (each["text"], each["as_of"]) for each in page(changes, description)["key_facts"]}


def test_a_page_with_little_on_it(description: Schema) -> None:
    shown = page({}, description)
    assert (shown["status_fact"].text, shown["status_fact"].as_of, shown["contrast"]) == (
        "Trading",
        "1 May 2024",
        False,
    )
    assert [section.key for section in shown["sections"]] == ["origin"]
    assert (shown["size"], shown["outcome"], shown["difficulties"].facts) == (None, None, ())
    for name in (
        "said",
        "timeline",
        "timeline_drawings",
        "results",
        "lessons",
        "not_known",
        "gaps",
        "questions",
        "related",
    ):
        assert not shown[name], name
    assert (shown["checked"], shown["check_again"]) == ("23 November 2026", "23 November 2027")


def test_key_facts_are_sector_place_and_the_latest_of_each_series(description: Schema) -> None:
    changes = {
        "other_sectors": ["housing"],
        "region": "london",
        "place": "Salford",
        "origin.parent": fact("A council"),
        "identity.legal_form": fact("llp"),
        "ownership.kind": {"rivals": [fact("employees"), fact("community")]},
        "deal.first_contract_years": fact(5),
        "size": {
            "staff": [fact(10, 2010), fact(30, 2014, label="All staff"), fact(20, 2013)],
            "income": [fact(5, "undated"), fact(4, 1999)],
        },
        "outcome": {"ended": fact("2019-05")},
    }
    assert key_facts(changes, description) == {
        "Sector": ("Leisure and sport, Housing", ""),
        "Place": ("Salford, London, England", ""),
        "Came from": ("A council", "2012"),
        "Started": ("1 April 2012", ""),
        "Ended": ("May 2019", ""),
        "Legal form": ("Limited liability partnership", "2012"),
        "Owned by": ("Sources disagree, see below", ""),
        "Length of the first contract, in years": ("5 years", "2012"),
        "Staff": ("30 (all staff)", "2014"),
        "Income in a year (£)": ("£4", "1999"),
    }


def test_what_was_not_found_is_no_key_fact(description: Schema) -> None:
    searched = {"not_found": 2026}
    found = key_facts({"origin.parent": searched, "size.staff": [searched], "origin.started": searched}, description)
    assert set(found) == {"Sector", "Place"}


def test_a_place_is_named_once(description: Schema) -> None:
    assert key_facts({"place": "London", "region": "london"}, description)["Place"] == ("London, England", "")


@pytest.mark.parametrize(
    ("given", "latest"),
    [
        ([2012, 2014, 2013], 1),
        (["undated", 1999], 1),
        (["2013-01", "2012/2013", "2013-12-30"], 1),
        (["2012-06", 2012, "2012-12-31"], 1),
        ([2012, 2012], 0),
    ],
)
def test_the_latest_of_a_series(given: list[Any], latest: int, description: Schema) -> None:
    entries = [fact(number, as_of) for number, as_of in enumerate(given)]
    found = record({"size.staff": [{"not_found": 2026}, *entries]})
    facts = [Fact("value", str(number)) for number in range(len(given))]
    assert record_page.latest(found, "size.staff", facts).text == str(latest)
    assert record_page.latest(record(), "origin.started", [Fact("value", "x")]).text == "x"


def test_parts_stand_in_their_order_and_empty_ones_are_left_out(description: Schema) -> None:
    changes = {
        "deal.unions": [fact("They agreed.")], "identity.legal_form": fact("cic"), "ownership.kind": fact("employees"),
        "service.area": [fact("A town.")], "size.staff": [fact(5)], "outcome.next": [fact("A trust.")],
        "difficulties": [fact("Money.")],
    }  # fmt: skip
    shown = page(changes, description)
    assert [section.key for section in shown["sections"]] == ["identity", "service", "origin", "ownership", "deal"]
    assert [row.key for row in shown["size"].rows] == ["staff"]
    assert [row.key for row in shown["outcome"].rows] == ["next"]
    assert [each.text for each in shown["difficulties"].facts] == ["Money."]


def test_sources_are_numbered_from_the_top_of_the_page_down(description: Schema) -> None:
    keys = ["status", "said-where", "said", "event", "part", "size", "result", "hard", "outcome", "lesson"]
    proof = {"as_of": 2012, "confidence": "high"}
    said = {
        "said": "Staff own it.", "said_on": 2011, "said_sources": ["said-where"], "shows": "The record shows it.",
        "verdict": "holds", "sources": ["said"], **proof,
    }  # fmt: skip
    result = {"measure": "Sickness", "after": "Less.", "grade": "claim", "sources": ["result"], **proof}
    changes = {
        "sources": dict.fromkeys(reversed(keys), SOURCE),
        "status.sources": ["status"],
        "said_and_shown": [said],
        "timeline": [event("2012", sources=["event"])],
        "origin.started.sources": ["part"],
        "size.staff": [fact(5, sources=["size"])],
        "results": [result],
        "difficulties": [fact("Money.", sources=["hard"])],
        "outcome.next": [fact("A trust.", sources=["outcome"])],
        "lessons": [lesson(sources=["lesson"])],
    }
    sources = page(changes, description)["view"].citations.sources()
    assert [source.number for source in sources] == list(range(1, 11))
    in_order = [source.key for source in sources if source.key not in ("said", "said-where", "event")]
    assert in_order == ["status", "part", "size", "result", "hard", "outcome", "lesson"]


def test_what_was_said(description: Schema) -> None:
    said = {
        "said": "Staff own it.", "said_on": "2011-05", "said_sources": [KEY], "shows": "The record shows it.",
        "verdict": "holds_in_part", "as_of": 2012, "sources": [KEY], "confidence": "high",
    }  # fmt: skip
    (shown,) = page({"said_and_shown": [said]}, description)["said"]
    assert (shown["said_when"], shown["verdict_label"]) == ("May 2011", "Holds in part")
    assert [cite.key for cite in shown["said_cites"]] == [KEY]


def test_what_was_looked_for_and_not_found(description: Schema) -> None:
    changes = {
        "origin.parent": {"not_found": "2026-01-02", "note": "We looked."},
        "size.staff": [{"not_found": 2026, "label": "Nurses"}, fact(5)],
        "outcome.ended": {"not_found": 2026},
        "not_known": [{"question": "How many?", "looked_on": "2026-01"}],
    }
    shown = page(changes, description)
    assert [(each.label, each.as_of, each.note) for each in shown["gaps"]] == [
        ("Came from", "2 January 2026", "We looked."),
        ("Staff: Nurses", "2026", ""),
        ("Ended", "2026", ""),
    ]
    assert shown["not_known"] == [{"question": "How many?", "looked": "January 2026"}]


def test_related_records_that_are_there(description: Schema) -> None:
    other = record({"name": "Other"}, "other")
    shown = page({"related": ["gone", "other"]}, description, other=other)
    assert shown["related"] == [other]


def test_contrast_and_questions(description: Schema) -> None:
    shown = page({"role": "contrast", "questions": ["Who would join?"]}, description)
    assert (shown["contrast"], shown["questions"]) == (True, ["Who would join?"])
    assert page({"role": "case"}, description)["contrast"] is False


@pytest.mark.parametrize(
    ("again", "today", "overdue"),
    [
        ("2027-11-23", date(2027, 11, 23), False),
        ("2027-11-23", date(2027, 11, 24), True),
        ("2027-11", date(2027, 11, 30), False),
    ],
)
def test_when_a_record_is_overdue(again: str, today: date, overdue: bool, description: Schema) -> None:
    assert page({"check_again": again}, description, today)["overdue"] is overdue


def test_pictures_of_what_the_record_gives(description: Schema) -> None:
    changes = {"timeline": [event("2010"), event("2012")], "size.staff": [fact(5, 2010), fact(6, 2011)]}
    shown = page(changes, description)
    assert [len(drawing.marks) for drawing in shown["timeline_drawings"]] == [2, 2]
    assert list(shown["charts"]) == ["staff"]
    assert [each["event"] for each in shown["timeline"]] == ["Something happens."] * 2


def test_sources_have_the_numbers_of_the_page_from_the_top_down(description: Schema) -> None:
    """The timeline stands above the parts; what was said, left of what the record shows."""
    papers = {f"paper-{number}": {**SOURCE, "url": f"https://www.example.org/{number}"} for number in range(6)}
    changes = {
        "sources": {KEY: SOURCE, **papers},
        "origin.parent": fact("A council", sources=["paper-3"]),
        "timeline": [event(2012, sources=["paper-2"])],
        "size": {"staff": [fact(5, sources=["paper-4"])]},
        "lessons": [lesson(sources=["paper-5"])],
        "said_and_shown": [
            {
                "said": "Staff own it.", "said_on": 2011, "said_sources": ["paper-0"], "shows": "A trust owns it.",
                "verdict": "does_not_hold", "as_of": 2012, "sources": ["paper-1"], "confidence": "high",
            }
        ],
    }  # fmt: skip
    view = record_page.numbered_view(record(changes), description)
    named = [source.key for source in view.citations.sources()]
    assert [key for key in named if key != KEY] == [f"paper-{number}" for number in range(6)]
    assert named.index(KEY) == 0, "the status stands first"


def test_numbers_do_not_depend_on_what_is_put_into_words_first(description: Schema) -> None:
    changes = {"sources": {KEY: SOURCE, "b": SOURCE}, "lessons": [lesson(sources=["b"])]}
    view = record_page.numbered_view(record(changes), description)
    (said,) = view.items("lessons")
    assert [cite.number for cite in said["proof"]["cites"]] == [2]
