"""Facts in words: numbers with units and limits, choices, dates, searches, rivals, and what stands behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.read.schema import Schema
from macros.shape.facts import Citations, Fact, Words, latest, number, values
from tests.small import KEY, SOURCE, fact


@pytest.fixture
def words(description: Schema) -> Words:
    return Words(description, Citations({KEY: SOURCE, "other": SOURCE}, description))


def say(words: Words, path: str, data: dict[str, Any]) -> Fact:
    """One fact of the field at `path`, whether it holds one or several."""
    return words.fact(data, words.schema.at(tuple(path.split("."))))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1394734, "£", "£1,394,734"),
        (-71501, "£", "−£71,501"),
        (2.5, "%", "2.5%"),
        (-2.5, "%", "−2.5%"),
        (15, "years", "15 years"),
        (999, "", "999"),
        (1000, "", "1,000"),
        (0, "£", "£0"),
        (-1, "", "−1"),
    ],
)
def test_numbers(value: float, unit: str, text: str) -> None:
    assert number(value, unit) == text


@pytest.mark.parametrize(
    ("path", "data", "text"),
    [
        ("size.income", fact(1200000), "£1,200,000"),
        ("size.income", fact(1200000, qualifier="about"), "about £1,200,000"),
        ("size.income", fact(5, to=9), "£5 to £9"),
        ("size.staff", fact(250, qualifier="more_than", to=999), "more than 250 to 999"),
        ("deal.first_contract_years", fact(5), "5 years"),
        ("ownership.shares", fact(25), "25%"),
        ("identity.legal_form", fact("cic"), "Community interest company (kind not established)"),
        ("origin.started", fact("2003-10-01"), "1 October 2003"),
        ("origin.started", fact(2003), "2003"),
        ("origin.parent", fact("A council <b>"), "A council <b>"),
        ("origin.parent", fact("2003-10-01"), "2003-10-01"),
    ],
)
def test_values_in_words(path: str, data: dict[str, Any], text: str, words: Words) -> None:
    assert say(words, path, data).text == text


def test_a_value_with_all_that_goes_with_it(words: Words) -> None:
    said = say(words, "size.staff", fact(9, "2003/2004", label="Nurses", note="Our sum.", confidence="medium"))
    cites = said.cites
    assert said == Fact("value", "9", "Nurses", "2003 to 2004", "medium", "Our sum.", cites, sure="fairly sure")
    assert [(cite.number, cite.key) for cite in cites] == [(1, KEY)]
    again = (replace(cites[0], anchor="cite-1-2"),)
    assert say(words, "size.staff", fact(9)) == Fact("value", "9", "", "2012", "high", "", again, sure="sure")


def test_a_search_that_found_nothing(words: Words) -> None:
    said = say(words, "size.staff", {"not_found": "2026-11-23", "label": "Nurses", "note": "We looked."})
    assert said == Fact("not_found", "", "Nurses", "23 November 2026", note="We looked.")
    assert say(words, "size.staff", {"not_found": "2026-11"}) == Fact("not_found", "", as_of="November 2026")


def test_rivals(words: Words) -> None:
    said = say(
        words,
        "size.income",
        {
            "rivals": [fact(5), fact(6, sources=["other"], confidence="low")],
            "label": "Turnover",
            "note": "They differ.",
        },
    )
    assert (said.kind, said.text, said.label, said.note, said.cites) == ("rivals", "", "Turnover", "They differ.", ())
    assert [(rival.kind, rival.text, rival.confidence, rival.sure) for rival in said.rivals] == [
        ("value", "£5", "high", "sure"),
        ("value", "£6", "low", "not sure"),
    ]
    assert [cite.number for rival in said.rivals for cite in rival.cites] == [1, 2]


@pytest.mark.parametrize(("path", "link"), [("identity.website", "https://example.org/"), ("origin.parent", "")])
def test_a_web_address_leads_there(path: str, link: str, words: Words) -> None:
    assert say(words, path, fact("https://example.org/")).link == link


def test_a_question_that_does_not_arise(words: Words) -> None:
    given = {"does_not_apply": "It was set up new.", "label": "Nurses", "note": "By its founders."}
    said = say(words, "deal.staff_transfer", given)
    assert said == Fact("does_not_apply", "It was set up new.", "Nurses", note="By its founders.")


@pytest.mark.parametrize(
    ("path", "data", "as_of"),
    [
        ("origin.started", fact("2003-10-01", "2003-10-01"), ""),
        ("origin.started", fact("2012-07", "2012-07"), ""),
        ("origin.started", fact("2006-10-01", 2006), ""),
        ("origin.started", fact("2011-10-01", "2011-10-01", planned=True), "as planned"),
        ("origin.started", fact("2011-10-01", "2011-09", planned=True), "September 2011, as planned"),
        ("origin.started", fact("2004-05-11", "2004-05-01"), "1 May 2004"),
        ("outcome.ended", fact("2016-03", "2016-03/2016-04"), "March 2016 to April 2016"),
        ("origin.parent", fact("2012", 2012), "2012"),
    ],
)
def test_a_date_is_not_said_twice(path: str, data: dict[str, Any], as_of: str, words: Words) -> None:
    """Where a value is itself the date that it is true of. Of a text it is never known."""
    said = say(words, path, data)
    assert said.as_of == as_of and said.cites
    assert [each.as_of for each in say(words, path, {"rivals": [data, data]}).rivals] == [as_of] * 2


def test_what_was_planned_says_so(words: Words) -> None:
    assert say(words, "size.staff", fact(9, planned=True)).as_of == "2012, as planned"


def test_what_stands_behind_an_event_is_its_own_date(words: Words) -> None:
    proof = words.proof({"date": "2003-10", "sources": [KEY]})
    assert (proof["as_of"], proof["confidence"], proof["sure"]) == ("October 2003", "high", "sure")
    assert [cite.key for cite in proof["cites"]] == [KEY]


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        (["2012-06", "2012"], 1),
        (["2012", "2012-12-31"], 0),
        (["2013/2014-03", "2014-02"], 0),
        (["undated", "1948"], 1),
    ],
)
def test_the_latest_is_the_one_that_can_be_true_last(dates: list[str], newest: int, words: Words) -> None:
    said = [say(words, "size.staff", fact(number, day)) for number, day in enumerate(dates)]
    assert latest(said).data["value"] == newest


def test_values_are_neither_searches_nor_disputes(words: Words) -> None:
    given = [{"not_found": 2026}, fact(5), {"rivals": [fact(6), fact(7)]}, {"does_not_apply": "It is new."}]
    assert [each.text for each in values(say(words, "size.staff", one) for one in given)] == ["5"]
