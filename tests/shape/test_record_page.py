"""What the page of a record shows: its key facts, its parts, what was looked for, and what stands behind it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.read.schema import Schema
from macros.shape import facts, record_page
from macros.shape.facts import Fact
from tests.small import KEY, SOURCE, event, fact, lesson, record

TODAY = date(2026, 11, 23)


def page(changes: dict[str, Any], description: Schema, today: date = TODAY, **others: Any) -> dict[str, Any]:
    return record_page.context(record(changes), description, others, today)


def key_facts(changes: dict[str, Any], description: Schema) -> dict[str, tuple[str, str]]:
    return {each["label"]: (each["text"], each["as_of"]) for each in page(changes, description)["key_facts"]}


def test_a_page_with_little_on_it(description: Schema) -> None:
    shown = page({}, description)
    assert (shown["status"].text, shown["status"].badge) == ("Trading when last seen, 1 May 2024", "old")
    assert shown["contrast"] is False
    assert [section.key for section in shown["sections"]] == ["origin"]
    assert (shown["size"], shown["outcome"], shown["difficulties"]) == (None, None, [])
    for name in (
        "story",
        "brief",
        "turning",
        "reply",
        "looked",
        "said",
        "timeline",
        "timeline_drawings",
        "results",
        "lessons",
        "questions",
        "related",
    ):
        assert not shown[name], name


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
        ([None, None], 0),
    ],
)
def test_the_latest_of_a_series(given: list[Any], latest: int) -> None:
    found = [Fact("value", str(n), data={"as_of": as_of} if as_of else {}) for n, as_of in enumerate(given)]
    assert facts.latest(found).text == str(latest)


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
    assert [each.text for each in shown["difficulties"]] == ["Money."]


def test_sources_are_numbered_from_the_top_of_the_page_down(description: Schema) -> None:
    keys = ["status", "said-where", "said", "event", "part", "size", "result", "hard", "outcome", "lesson"]
    said = {
        "said": "Staff own it.", "said_on": 2011, "said_sources": ["said-where"], "shows": "The record shows it.",
        "verdict": "holds", "as_of": 2012, "sources": ["said"],
    }  # fmt: skip
    result = {"measure": "Sickness", "after": "Less.", "grade": "claim", "as_of": 2012, "sources": ["result"]}
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
    assert [source.key for source in sources] == [
        "status", "lesson", "event", "said-where", "said", "part", "size", "result", "hard", "outcome",
    ]  # fmt: skip


def test_what_was_said(description: Schema) -> None:
    said = {
        "said": "Staff own it.", "said_on": "2011-05", "said_sources": [KEY], "shows": "The record shows it.",
        "verdict": "holds_in_part", "as_of": 2012, "sources": [KEY],
    }  # fmt: skip
    ((shown, said_when, cites),) = page({"said_and_shown": [said]}, description)["said"]
    assert (said_when, shown.labels["verdict"]) == ("May 2011", "Holds in part")
    assert [cite.key for cite in cites] == [KEY]


def test_what_was_looked_for_and_not_found(description: Schema) -> None:
    changes = {
        "origin.parent": {"not_found": "2026-01-02", "note": "We looked."},
        "size.staff": [{"not_found": 2026, "label": "Nurses"}, fact(5)],
        "outcome.ended": {"not_found": 2026},
        "difficulties": [fact("Money."), {"not_found": 2026, "label": "Pay"}],
        "not_known": [{"question": "How many?", "looked_on": "2026-01"}, {"question": "Who?", "looked_on": "2026"}],
    }
    shown = page(changes, description)
    assert {day: [(each.label, each.note) for each in facts] for day, facts in shown["looked"].items()} == {
        "2 January 2026": [("Came from", "We looked.")],
        "2026": [("Staff: Nurses", ""), ("What was hard and what went wrong: Pay", ""), ("Ended", ""), ("Who?", "")],
        "January 2026": [("How many?", "")],
    }, "in the order of the form"
    assert {(each.kind, each.text) for facts in shown["looked"].values() for each in facts} == {("not_found", "")}
    assert [fact.text for fact in shown["difficulties"]] == ["Money."]
    assert [row.key for section in shown["sections"] for row in section.rows] == ["started"], "not in the evidence too"
    assert [fact.kind for fact in shown["size"].rows[0].facts] == ["value"]
    assert shown["outcome"] is None


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
    assert [each.data["event"] for each in shown["turning"]] == ["Something happens."] * 2
    assert shown["timeline"] == [], "what stands above in full is not told again"


def test_numbers_do_not_depend_on_what_is_put_into_words_first(description: Schema) -> None:
    changes = {"sources": {KEY: SOURCE, "b": SOURCE}, "lessons": [lesson(sources=["b"])]}
    view = record_page.page_view(record(changes), description)
    (said,) = view.items("lessons")
    assert [cite.number for cite in said.proof["cites"]] == [2]


def test_the_story_in_the_order_of_the_description(description: Schema) -> None:
    text = "Staff left because the council meant to close the baths in a year."
    record_page = {"others": {"text": f"{text} Ask early.", "sources": [KEY]}, "why": {"text": text, "sources": [KEY]}}
    told = page({"story": record_page}, description)["story"]
    assert [(part.key, part.label) for part, _, _ in told] == [
        ("why", "Why they left"), ("others", "What others can take from it"),
    ]  # fmt: skip
    assert told[0][1] == text
    assert [cite.key for cite in told[0][2]] == [KEY]


@pytest.mark.parametrize(
    ("stages", "shown"),
    [
        ([], []),
        (["transfer"] * 3, [0, 1, 2]),
        (["find-out", *["transfer"] * 6, "live-and-last"], [0, 1, 2, 3, 4, 7]),
    ],
)
def test_lessons_in_brief_are_of_every_stage(stages: list[str], shown: list[int]) -> None:
    changes = {"lessons": [lesson(stage) for stage in stages]} if stages else {}
    assert record_page.lessons_in_brief(record(changes)) == shown


@pytest.mark.parametrize(
    ("count", "marked", "shown"),
    [
        (0, [], []),
        (8, [], [0, 1, 2, 3, 4, 5, 6, 7]),
        (9, [4, 6], [4, 6]),
        (20, list(range(5, 15)), [5, 6, 7, 8, 9, 10, 11, 12]),
        (22, [], [0, 2, 6, 9, 12, 16, 19, 21]),
    ],
)
def test_turning_points(count: int, marked: list[int], shown: list[int]) -> None:
    events = [event(1990 + place, **({"turning": True} if place in marked else {})) for place in range(count)]
    found = record({"timeline": events} if events else {})
    assert record_page.turning_points(found) == shown


def test_the_start_and_the_end_are_turning_points() -> None:
    events = [event(1990 + place) for place in range(22)]
    changes = {"timeline": events, "origin.started": fact(1994), "outcome": {"ended": fact(2007)}}
    assert {0, 4, 17, 21} < set(record_page.turning_points(record(changes)))


def test_all_events_stand_in_the_evidence_where_the_page_shows_some(description: Schema) -> None:
    shown = page({"timeline": [event(1990 + place) for place in range(9)]}, description)
    assert (len(shown["turning"]), len(shown["timeline"])) == (8, 9)
    anchors = [cite.anchor for each in (*shown["turning"], *shown["timeline"]) for cite in each.proof["cites"]]
    assert len(set(anchors)) == len(anchors)


def test_how_many_sources_stand_above_the_evidence(description: Schema) -> None:
    papers = {f"paper-{number}": SOURCE for number in range(2)}
    changes = {
        "sources": {KEY: SOURCE, **papers},
        "timeline": [event(2012, sources=["paper-0"])],
        "size.staff": [fact(5, sources=["paper-1"])],
    }
    assert page(changes, description)["first_sources"] == 2


def test_a_reply(description: Schema) -> None:
    reply = {"asked": "2026-11-01", "answered": "2026-11-20", "answer": "It is so."}
    assert page({"reply": reply}, description)["reply"] == {
        "asked": "1 November 2026", "answered": "20 November 2026", "answer": "It is so.",
    }  # fmt: skip


def test_a_registration_leads_to_its_register(description: Schema) -> None:
    registrations = [fact("07008268", label="Companies House"), fact("7", label="Companies House")]
    (identity, _) = page({"identity.registrations": registrations}, description)["sections"]
    assert [each.link.rpartition("/")[2] for each in identity.rows[0].facts] == ["07008268", ""]
