"""The list of records that moved: what leads somewhere passes, and each way to lead nowhere has its sentence."""

from __future__ import annotations

from typing import Any

import pytest

from macros.check import redirects
from tests.small import document


def entry(slug: str, became: str = "renamed", **more: str) -> dict[str, Any]:
    return {
        "name": "Old",
        "slug": slug,
        "became": became,
        "date": "2027-01-05",
        "reason": "It has another name.",
        **more,
    }


def told(*entries: dict[str, Any]) -> list[tuple[str, int, str]]:
    """What is said of a list beside the records 'northmoor' and 'southmoor' and the page 'by-sector'."""
    moved = document({"redirects": list(entries)}, "redirects.yml")
    found = redirects.problems(moved, {"northmoor", "southmoor"}, {"by-sector"})
    return [(problem.path, problem.line, problem.sentence) for problem in found]


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [entry("old", to="northmoor")],
        [entry("old", "merged", to="northmoor"), entry("older", to="southmoor")],
        [entry("old", "withdrawn")],
    ],
    ids=["nothing", "renamed", "merged", "withdrawn"],
)
def test_what_leads_somewhere_passes(entries: list[dict[str, Any]]) -> None:
    assert told(*entries) == []


@pytest.mark.parametrize(
    ("entries", "line", "sentence"),
    [
        (
            [entry("northmoor", to="southmoor")],
            3,
            "There still is a record 'northmoor'. Take this entry out, or the record.",
        ),
        ([entry("by-sector", to="northmoor")], 3, "'by-sector' is the address of a page. No record ever had it."),
        (
            [entry("old", to="northmoor"), entry("old", to="northmoor")],
            9,
            "'old' stands twice in this list. Keep one entry.",
        ),
        (
            [entry("old", "withdrawn", to="northmoor")],
            7,
            "A withdrawn record leads nowhere. Take 'to' out, or write 'renamed' or 'merged'.",
        ),
        (
            [entry("old")],
            2,
            "'to' is missing for 'old'. Name the record it became, or write 'became: withdrawn'.",
        ),
        (
            [entry("old", to="older"), entry("older", to="northmoor")],
            7,
            "'older' has moved itself to 'northmoor'. Name the record where the way ends.",
        ),
        (
            [entry("old", to="older"), entry("older", "withdrawn")],
            7,
            "'older' has moved itself. Name the record where the way ends.",
        ),
        ([entry("old", to="nortmoor")], 7, "There is no record 'nortmoor'. Did you mean 'northmoor'?"),
    ],
    ids=["still there", "a page", "twice", "withdrawn to", "to nowhere", "two steps", "to one withdrawn", "unknown"],
)
def test_what_leads_nowhere(entries: list[dict[str, Any]], line: int, sentence: str) -> None:
    assert told(*entries) == [("redirects.yml", line, sentence)]


def test_without_a_list_nothing_moved() -> None:
    assert list(redirects.problems(None, {"northmoor"}, ())) == []
    assert redirects.moved(None) == frozenset()


def test_every_address_that_moved_is_known() -> None:
    listed = document({"redirects": [entry("old", to="northmoor"), entry("gone", "withdrawn")]}, "redirects.yml")
    assert redirects.moved(listed) == {"old", "gone"}
