"""A closed group: every member once, those with one end together, and ranges that claim no more than sources show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.read import schema
from macros.read.schema import Schema
from macros.render import jinja
from macros.shape import reference
from macros.shape.reference import Range
from tests.conftest import ROOT
from tests.render.pages import desk, shown, texts
from tests.small import fact

TODAY = date(2026, 11, 28)


def member(key: str, became: str, left: str = "yes", **more: Any) -> dict[str, Any]:
    said = fact("It happened.", sources=["paper-1"])
    dated = {"began": "2011", "last_seen": "2016"} if left == "yes" else {}
    return {"key": key, "name": key, "service": "A service", "planned": said, "left": left, "became": became,
            "what": said, **dated, **more}  # fmt: skip


def group(*members: dict[str, Any]) -> dict[str, Any]:
    return {"members": list(members)}


@pytest.fixture
def ends(description: Schema) -> Mapping[str, str]:
    own = schema.load(ROOT / "docs/_data/closed_group.schema.yml", description)
    return own.labels(own.at(("members", 0, "became")))


def drawn_page(description: Schema, *members: dict[str, Any]) -> LexborHTMLParser:
    """What the page shows of a group."""
    data = {**group(*members), "list": fact("A list.", sources=["paper-1"])}
    return shown(desk(description, files={"closed_group": {"closed_group": data}}), "closed_group")


def told(*members: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """The least and most of each range, by the first word of what it says."""
    return {each.words.split()[0]: (each.least, each.most) for each in reference.ranges(group(*members), TODAY)}


def test_members_with_one_end_stand_together_in_the_order_of_the_description(description: Schema) -> None:
    given = [member("a", "lost", "not_found"), member("b", "closed"), member("c", "running"), member("d", "closed")]
    page = drawn_page(description, *given)
    assert [each.attributes["id"] for each in page.css("details")] == ["c", "b", "d", "a"]
    assert texts(page, "summary")[0] == "c: running when last seen, 2016"
    assert "Left the public bodyYes. Began 2011. Last seen 2016." in page.css("details")[0].text()
    assert "Left the public bodyNot found." in page.css("details")[3].text()


def test_every_member_is_counted_once_and_an_end_that_nobody_came_to_has_a_nought(description: Schema) -> None:
    page = drawn_page(description, member("a", "closed"), member("b", "lost", "not_found"))
    counted = {row.css("th")[0].text(): row.css("td")[0].text() for row in page.css(".count tbody tr")}
    assert (counted["Closed"], counted["Lost from sight"], counted["Never left"]) == ("1", "1", "0")
    assert sum(map(int, counted.values())) == 2


def test_of_those_lost_from_sight_nothing_is_ruled_out() -> None:
    assert told(member("a", "lost", "not_found"), member("b", "never_left", "no")) == {
        "left": (0, 1), "ran": (0, 1), "run": (0, 1)
    }  # fmt: skip


def test_what_ended_early_is_in_no_higher_number_but_that_of_leaving() -> None:
    assert told(member("a", "closed"), member("b", "public")) == {"left": (2, 2), "ran": (0, 0), "run": (0, 0)}


@pytest.mark.parametrize(
    ("seen", "least"), [("2024-11-28", 1), ("2024-11-27", 0), ("2023/2024-11-28", 1), ("2024", 1), ("2014", 0)]
)
def test_only_who_was_seen_in_the_past_two_years_surely_runs_today(seen: str, least: int) -> None:
    assert told(member("a", "running", last_seen=seen))["run"] == (least, 1)


@pytest.mark.parametrize("end", ["contract_lost", "joined"])
def test_who_lost_the_main_contract_or_joined_another_may_run_and_does_not_surely(end: str) -> None:
    assert told(member("a", end, last_seen="2026-11"))["run"] == (0, 1)


def test_each_range_adds_up_its_own() -> None:
    """Two that ran long, one of them to this day; one that may have; three of whom nothing is known."""
    began = {"began": "2010", "last_seen": "2026-01"}
    unseen = [member(key, "lost", "not_found") for key in "xyz"]
    given = [member("a", "running", **began), member("b", "closed", **began), member("c", "joined"), *unseen]
    assert told(*given) == {"left": (3, 6), "ran": (2, 6), "run": (1, 5)}


@pytest.mark.parametrize(
    ("began", "seen", "expected"),
    [
        ("2010/2011", "2022-01-01", (1, 1)),  # at the latest ten years before
        ("2010/2011", "2021-06-01", (0, 1)),  # perhaps nine and a half
        ("2011-01-01", "2021-01-01", (1, 1)),
        ("2011-01-01", "2020-12-31", (0, 1)),
        ("2012-03-01", "2022-03-01", (1, 1)),  # with two leap days only
        ("2012-03-01", "2022-02-28", (0, 1)),
        ("2012-03", "2022-03-31", (1, 1)),
        ("2012-03", "2022-03-30", (0, 1)),
    ],
)
def test_ten_years_are_counted_from_the_latest_start_to_the_first_day_seen(
    began: str, seen: str, expected: tuple[int, int]
) -> None:
    assert told(member("a", "running", began=began, last_seen=seen))["ran"] == expected


def test_a_range_says_what_it_counts() -> None:
    first, second, third = reference.ranges(group(member("a", "closed", last_seen="2022")), TODAY)
    assert first == Range("left the public body and ran as a new organisation", 1, 1)
    assert (second.words, second.least) == ("ran for 10 years or more", 1)
    assert third == Range("run today", 0, 0)


def svg(ends: Mapping[str, str], *listed: dict[str, Any]) -> LexborHTMLParser:
    return LexborHTMLParser(jinja.html("icon_array.svg", listed=listed, ends=ends))


def test_tiles_stand_in_rows_of_three_and_hold_their_words(ends: Mapping[str, str]) -> None:
    many = [member(f"Housing support for vulnerable people {number}", "lost", "not_found") for number in range(4)]
    drawn = svg(ends, *many)
    assert [(int(str(each.attributes["x"])), int(str(each.attributes["y"]))) for each in drawn.css("rect")] == [
        (1, 1), (123, 1), (245, 1), (1, 95),
    ]  # fmt: skip
    assert [each.attributes["viewBox"] for each in drawn.css("svg")] == ["0 0 362 184"]
    said = [each.text() for each in drawn.css("text")]
    assert said[:5] == ["?", "Lost from sight", "Housing support", "for vulnerable", "people 0"]


def test_each_end_has_a_sign_of_its_own(ends: Mapping[str, str]) -> None:
    signs = set()
    for end in ends:
        drawn = svg(ends, member("a", end))
        for each in drawn.css("text, title, desc")[2:]:
            if each.text() != "?":
                each.decompose()
        signs.add(re.sub(r' stroke-dasharray="3 3"', "", drawn.html or ""))
    assert len(signs) == len(ends)


def test_the_longest_name_and_end_fit_their_tile(ends: Mapping[str, str], description: Schema) -> None:
    own = schema.load(ROOT / "docs/_data/closed_group.schema.yml", description)
    limit = own.word(own.at(("members", 0, "name")), "maxLength")
    drawn = svg(ends, member(("abcdefgh " * 9)[:limit].strip(), "public"))
    assert max(int(str(each.attributes["y"])) for each in drawn.css("text")) < 88
