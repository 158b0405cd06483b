"""Every rule beyond the description, at its edge: just inside, silence; just outside, its sentence on its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.check import folder, rules
from macros.read.records import Others
from macros.read.schema import Schema
from tests.small import GONE, KEY, OTHER, SOURCE, event, fact, project, record, told, written

UNTOLD = "The status is '{}', but 'outcome' does not say 'what_happened'. Tell how it ended."
ALONE = (
    "A fact that we are not sure of is not published on its own. "
    "Find a second source, or show it under 'rivals' beside the others."
)
NO_LESS = "Leave 'confidence' out. It is worked out from the sources, which carry {}. Write it only to say less."
REPORT = {
    "title": "Leisure contract report",
    "publisher": "Northmoor Council",
    "url": "https://www.example.org/report",
    "date": "2024-05-01",
    "read": "part",
    "kind": "public_body",
}
TWICE = f"'paper' is the same source as '{KEY}'. Keep one of them, and name that one in the facts."
AGAIN = "'check_again' must come after 'checked' ({}), and a year later at most."
UNEXPLAINED = "A contrast case needs 'caution': one or two sentences on why it is not a staff-led mutual."
CAUTION = "No source we found shows that staff own it."


UNDATED = {f"sources.{KEY}.date": "undated"}


def later(date: str, checked: str = "2026-11-23") -> str:
    return f"The date '{date}' is later than 'checked' ({checked}). One of the two is wrong."


def backwards(period: str) -> str:
    return f"The period '{period}' ends before it begins. Turn the dates round."


def early(ended: str, started: str) -> str:
    return f"It cannot end ({ended}) before it starts ({started})."


def after(date: str, earlier: str) -> str:
    return f"The event of {date} stands after that of {earlier}. Put the oldest first."


def events(*dates: str | int) -> dict[str, Any]:
    return {"timeline": [event(date) for date in dates]}


def life(started: str, ended: str) -> dict[str, Any]:
    return {"origin.started.value": started, "outcome": {"ended": fact(ended)}}


def rivals(*given: dict[str, Any]) -> dict[str, Any]:
    return {"origin.started": {"rivals": list(given)}}


def years(value: Any, **more: Any) -> dict[str, Any]:
    return {"deal": {"first_contract_years": fact(value, **more)}}


def sizes(*given: dict[str, Any]) -> dict[str, Any]:
    return {"size": {"staff": list(given)}}


def said(**more: Any) -> dict[str, Any]:
    entry = {
        "said": "Staff own it.",
        "said_on": "2011",
        "said_sources": [KEY],
        "shows": "The record shows it.",
        "verdict": "holds",
        "as_of": "2012",
        "sources": [KEY],
    }
    return {"said_and_shown": [{**entry, **more}]}


OLD = {"sources": {KEY: SOURCE | {"date": 2026}, "old": OTHER}}


def older(key: str, date: Any, when: Any) -> str:
    return (
        f"The source '{key}' ({date}) is older than what it carries ({when}). Name one from then or later, or give the "
        "date it speaks of. Where it says what was to come, write 'planned: true'."
    )


FINE: dict[str, dict[str, Any]] = {
    "nothing changed": {},
    "two sources, both used": {"sources.paper": SOURCE, "status.sources": [KEY, "paper"]},
    "two papers at one address": {
        "sources.paper": REPORT | {"title": "Minutes", "date": 2025},
        "status.sources": [KEY, "paper"],
    },
    "a source used only where something was said": {"sources.paper": SOURCE, **said(said_sources=["paper"])},
    "a source used only by a rival": {
        "sources.paper": SOURCE,
        **rivals(fact("2012"), fact("2013", sources=["paper"])),
    },
    "low confidence among rivals": rivals(fact("2012"), fact("2013", confidence="low")),
    "medium confidence alone": {"status.confidence": "medium"},
    "a period of one day": {"origin.started.as_of": "2012-04-01/2012-04-01"},
    "a period of one year": {"origin.started.as_of": "2012/2012"},
    "a period from the last day of the year that it ends in": {"origin.started.as_of": "2012-12-31/2012"},
    "dated on the day of the check": {"status.as_of": "2026-11-23", **UNDATED},
    "dated by the year of the check": {"status.as_of": "2026", **UNDATED},
    "a period that begins on the day of the check": {"status.as_of": "2026-11-23/2027", **UNDATED},
    "the last day of the month of the check": {
        "checked": "2026-11",
        "check_again": "2027-11",
        "status.as_of": "2026-11-30",
        **UNDATED,
    },
    "a source without a date": {f"sources.{KEY}.date": "undated"},
    "checked again a day later": {"check_again": "2026-11-24"},
    "checked again 366 days later": {"check_again": "2027-11-24"},
    "checked again a leap year later": {"checked": "2027-11-23", "check_again": "2028-11-23"},
    "status dated by a year": {"status.as_of": "2024"},
    "no ending": {"status.value": "return_proposed"},
    "not established": {"status.value": "not_established"},
    "an ending that is told": {"status.value": "closed", "outcome": {"what_happened": [fact("It wound up.")]}},
    "ended on the day it started": life("2012-04-01", "2012-04-01"),
    "ended in the month it started": life("2012-04-30", "2012-04"),
    "ended on the first day of the year it started": life("2012", "2012-01-01"),
    "ended, start unknown": {"origin": GONE, "outcome": {"ended": fact("2012")}},
    "events of one day": events("2012-04-01", "2012-04-01"),
    "an event of a month after one of its days": events("2012-04-30", "2012-04"),
    "an event of a day after its year": events("2012", "2012-01-01"),
    "a region of England": {"region": "north_west"},
    "Wales without a region": {"nation": "wales"},
    "a contrast that is explained": {"role": "contrast", "caution": CAUTION},
    "no contrast": {"role": "case"},
    "another sector": {"other_sectors": ["housing"]},
    "a number with a qualifier": years(5, qualifier="about"),
    "a range one wide": sizes(fact(5, to=6)),
    "a range of fractions": sizes(fact(5.5, to=5.6)),
    "a source of the last day of the year before": OLD | {"size": {"staff": [fact(5, "2012-12-31", sources=["old"])]}},
    "a source of the year of the fact": OLD | {"size": {"staff": [fact(5, 2012, sources=["old"])]}},
    "a period that the source saw begin": OLD | {"size": {"staff": [fact(5, "2012/2014", sources=["old"])]}},
    "an older source beside one that carries": OLD | {"size": {"staff": [fact(5, 2013, sources=["old", KEY])]}},
    "planned": OLD | {"size": {"staff": [fact(5, 2013, sources=["old"], planned=True)]}},
    "an event that was planned": OLD | {"timeline": [event(2013, sources=["old"], planned=True)]},
    "a fact without a date": OLD | {"size": {"staff": [fact(5, "undated", sources=["old"])]}},
    "related to another": {"related": ["another-one"]},
}


@pytest.mark.parametrize("changes", FINE.values(), ids=FINE)
def test_just_inside_nothing_is_said(changes: dict[str, Any], description: Schema) -> None:
    assert told(record(changes), description) == []


# What is wrong: the changes, the line that is pointed to, the sentence.
BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "source not listed": (
        {"status.sources": [KEY, "council-2025"]},
        "sources: [council-2024, council-2025]",
        "There is no source 'council-2025' under 'sources'. Did you mean 'council-2024'?",
    ),
    "source of what was said not listed": (
        said(said_sources=["xyz"]),
        "said_sources: [xyz]",
        "There is no source 'xyz' under 'sources'.",
    ),
    "source of a rival not listed": (
        rivals(fact("2012"), fact("2013", sources=["xyz"])),
        "sources: [xyz]",
        "There is no source 'xyz' under 'sources'.",
    ),
    "source not used": (
        {"sources.paper": SOURCE},
        "paper:",
        "No fact uses the source 'paper'. Name it in a fact, or take it out.",
    ),
    "source listed twice, and used once": ({"sources.paper": REPORT}, "paper:", TWICE),
    "source listed twice, by another title and spelling of its address": (
        {"sources.paper": REPORT | {"title": "Minutes", "url": "http://EXAMPLE.org/report/"}},
        "paper:",
        TWICE,
    ),
    "source listed twice, by another date": (
        {"sources.paper": REPORT | {"title": "The leisure contract report", "date": 2025}},
        "paper:",
        TWICE,
    ),
    "low confidence alone": ({"status.confidence": "low"}, "confidence: low", ALONE),
    "low confidence of an event": ({"timeline": [event("2012", confidence="low")]}, "confidence: low", ALONE),
    "period one day backwards": (
        {"origin.started.as_of": "2012-04-02/2012-04-01"},
        "as_of: 2012-04-02/2012-04-01",
        backwards("2012-04-02/2012-04-01"),
    ),
    "period from the day after the year it ends in": (
        {"origin.started.as_of": "2013-01-01/2012"},
        "as_of: 2013-01-01/2012",
        backwards("2013-01-01/2012"),
    ),
    "period in which it was said": (said(said_on="2013/2012"), "said_on: 2013/2012", backwards("2013/2012")),
    "period of a source": ({f"sources.{KEY}.date": "2026/2025"}, "date: 2026/2025", backwards("2026/2025")),
    "fact a day after the check": (
        {"status.as_of": "2026-11-24", **UNDATED},
        "as_of: 2026-11-24",
        later("2026-11-24"),
    ),
    "fact of the month after the check": (
        {"status.as_of": "2026-12", **UNDATED},
        "as_of: 2026-12",
        later("2026-12"),
    ),
    "fact after the month of the check": (
        {"checked": "2026-11", "check_again": "2027-11", "status.as_of": "2026-12-01", **UNDATED},
        "as_of: 2026-12-01",
        later("2026-12-01", "2026-11"),
    ),
    "period that begins after the check": (
        {"status.as_of": "2026-11-24/2027", **UNDATED},
        "as_of: 2026-11-24/2027",
        later("2026-11-24/2027"),
    ),
    "source after the check": ({f"sources.{KEY}.date": 2027}, "date: 2027", later("2027")),
    "event after the check": ({**events("2026-11-24"), **UNDATED}, "- date: 2026-11-24", later("2026-11-24")),
    "said after the check": (said(said_on="2026-11-24"), "said_on: 2026-11-24", later("2026-11-24")),
    "searched after the check": (
        {"size": {"members": [{"not_found": "2026-11-24"}]}},
        "- not_found: 2026-11-24",
        later("2026-11-24"),
    ),
    "looked for after the check": (
        {"not_known": [{"question": "How many?", "looked_on": "2026-11-24"}]},
        "looked_on: 2026-11-24",
        later("2026-11-24"),
    ),
    "checked again on the same day": (
        {"check_again": "2026-11-23"},
        "check_again: 2026-11-23",
        AGAIN.format("2026-11-23"),
    ),
    "checked again 367 days later": (
        {"check_again": "2027-11-25"},
        "check_again: 2027-11-25",
        AGAIN.format("2026-11-23"),
    ),
    "status undated": (
        {"status.as_of": "undated"},
        "as_of: undated",
        "A status needs a date. Write the date of the latest source that shows it.",
    ),
    **{
        f"{ending}, untold": ({"status.value": ending}, "status:", UNTOLD.format(ending))
        for ending in ("ownership_changed", "contract_lost", "returned", "closed", "insolvent")
    },
    "ended the day before it started": (
        life("2012-04-01", "2012-03-31"),
        "value: 2012-03-31",
        early("2012-03-31", "2012-04-01"),
    ),
    "ended the month before it started": (
        life("2012-04-01", "2012-03"),
        "value: 2012-03",
        early("2012-03", "2012-04-01"),
    ),
    "ended the day before the year it started": (
        life("2012", "2011-12-31"),
        "value: 2011-12-31",
        early("2011-12-31", "2012"),
    ),
    "event before the one before": (
        events("2012-04-02", "2012-04-01"),
        "- date: 2012-04-01",
        after("2012-04-01", "2012-04-02"),
    ),
    "event before the year before": (events("2012", "2011-12-31"), "- date: 2011-12-31", after("2011-12-31", "2012")),
    "event before the one before, after the first": (
        events(2010, 2014, 2012, 2013),
        "- date: 2012",
        after("2012", "2014"),
    ),
    "region outside England": (
        {"nation": "wales", "region": "north_west"},
        "region: north_west",
        "'region' is for England only. Take it out, and name the area under 'place'.",
    ),
    "contrast unexplained": ({"role": "contrast"}, "role: contrast", UNEXPLAINED),
    "main sector twice": (
        {"other_sectors": ["housing", "leisure"]},
        "other_sectors: [housing, leisure]",
        "'leisure' is the main sector already. Take it out here.",
    ),
    "range on a text": (
        {"origin.parent": fact("A council", to=9)},
        "to: 9",
        "'to' goes with a number. Say it in the text instead.",
    ),
    "qualifier on a text": (
        {"origin.parent": fact("A council", qualifier="about")},
        "qualifier: about",
        "'qualifier' goes with a number. Say it in the text instead.",
    ),
    "range of nothing": (sizes(fact(5, to=5)), "to: 5", "'to' must be more than 'value' (5)."),
    "range backwards": (years(5, to=4), "to: 4", "'to' must be more than 'value' (5)."),
    "range of a rival backwards": (
        {"deal": {"first_contract_years": {"rivals": [fact(7), fact(5.5, to=5)]}}},
        "to: 5",
        "'to' must be more than 'value' (5.5).",
    ),
    "source of the day before": (
        OLD | {"size": {"staff": [fact(5, 2013, sources=["old"])]}},
        "sources: [old]",
        older("old", 2012, 2013),
    ),
    "source of the day before an event": (
        OLD | {"timeline": [event("2013-01-01", sources=["old"])]},
        "sources: [old]",
        older("old", 2012, "2013-01-01"),
    ),
    "as sure as its sources": ({"status.confidence": "high"}, "confidence: high", NO_LESS.format("high")),
    "surer than its sources": (
        {"status.confidence": "high", f"sources.{KEY}.kind": "own_words"},
        "confidence: high",
        NO_LESS.format("medium"),
    ),
    "an event no less sure than its sources": (
        {"timeline": [event(2012, confidence="medium")], f"sources.{KEY}.kind": "press"},
        "confidence: medium",
        NO_LESS.format("medium"),
    ),
    "related to itself": (
        {"related": ["another-one", "northmoor-leisure"]},
        "related: [another-one, northmoor-leisure]",
        "A record cannot be related to itself. Take it out.",
    ),
}


@pytest.mark.parametrize(("changes", "line", "sentence"), BAD.values(), ids=BAD)
def test_just_outside_one_sentence_on_one_line(
    changes: dict[str, Any], line: str, sentence: str, description: Schema
) -> None:
    assert told(record(changes), description) == [(line, sentence)]


def test_all_that_is_wrong_is_said_at_once(description: Schema) -> None:
    changes = {**life("2012-04-01", "2011"), "status.as_of": "undated", "role": "contrast", "status.confidence": "low"}
    assert len(told(record(changes), description)) == 4


def test_rules_wait_until_the_description_holds(description: Schema) -> None:
    assert [sentence for _, sentence in told(record({"status.confidence": "low", "place": "X"}), description)] == [
        "'place' is too short (1 of at least 2 characters). The town, city or county it serves. For example: Salford"
    ]


# Between records, and beside pages


def told_beside(changes: dict[str, Any], slug: str, tmp_path: Path) -> list[tuple[str, str]]:
    """What is said of a record beside the good record, Southmoor and a page "by-sector"."""
    records = project(tmp_path) / "case_studies"
    (tmp_path / "docs/case-studies").mkdir()
    (tmp_path / "docs/case-studies/by-sector.md").write_text("# By sector")
    for name, found in (("southmoor", record({"name": "Southmoor"})), (slug, record({"name": "A third", **changes}))):
        (records / f"{name}.yml").write_text(written(dict(found.data)), encoding="utf-8")
    lines = (records / f"{slug}.yml").read_text(encoding="utf-8").splitlines()
    _, problems = folder.folder_problems(records)
    own = [problem for problem in problems if problem.path.endswith(f"/{slug}.yml")]
    return [(lines[problem.line - 1], problem.sentence) for problem in own]


@pytest.mark.parametrize("changes", [{"related": ["southmoor"]}, {"name": "Moor Leisure"}], ids=["related", "name"])
def test_a_record_that_fits_beside_the_others(changes: dict[str, Any], tmp_path: Path) -> None:
    assert told_beside(changes, "third", tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "slug", "line", "sentence"),
    [
        (
            {"related": ["southmoor", "suothmoor"]},
            "third",
            "related: [southmoor, suothmoor]",
            "There is no record 'suothmoor'. Did you mean 'southmoor'?",
        ),
        (
            {"name": "NORTHMOOR leisure"},
            "third",
            "name: NORTHMOOR leisure",
            "'NORTHMOOR leisure' is also the name of northmoor-leisure.yml. Keep one record of it.",
        ),
        (
            {},
            "by-sector",
            "format: 1",
            "'by-sector' is the address of another page or file. Give this file another name.",
        ),
    ],
    ids=["related is not there", "name is taken", "address is taken"],
)
def test_a_record_that_does_not(changes: dict[str, Any], slug: str, line: str, sentence: str, tmp_path: Path) -> None:
    assert told_beside(changes, slug, tmp_path) == [(line, sentence)]


@pytest.mark.parametrize(("own", "others", "told"), [([], [], 1), (["b"], [], 0), ([], ["a"], 0)])
def test_a_name_that_is_near_is_fine_where_one_of_the_two_names_the_other(
    own: list[str], others: list[str], told: int
) -> None:
    one = record({"name": "Northmoor", **({"related": own} if own else {})}, "a")
    two = record({"name": "Northmoor Leisure", **({"related": others} if others else {})}, "b")
    assert len([*rules.names_are_unique(one, Others({"a": one, "b": two}))]) == told
