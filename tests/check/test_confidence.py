"""What the sources of a fact carry, by what they are."""

from __future__ import annotations

from typing import Any

import pytest

from macros.check.confidence import carrying, graded, sure
from tests import small
from tests.small import SOURCE, fact

CARRIED = {
    "high": ["register", "public_body", "own_record", "press study", "press own_words"],
    "medium": ["press", "own_words", "own_words partisan"],
}


def sources(kinds: str, **more: Any) -> dict[str, dict[str, Any]]:
    """Sources of these kinds, each of a publisher of its own."""
    return {kind: SOURCE | {"kind": kind, "publisher": kind, **more} for kind in kinds.split()}


@pytest.mark.parametrize(("carried", "kinds"), [(key, kinds) for key, found in CARRIED.items() for kinds in found])
def test_what_sources_carry_and_what_is_less(carried: str, kinds: str) -> None:
    known = sources(kinds)
    assert sure(fact(5, sources=list(known)), known) == carried
    assert sure(fact(5, sources=list(known), confidence="low"), known) == "low"


@pytest.mark.parametrize("more", [{"publisher": "THE POST"}, {"date": 2011}], ids=["one publisher", "too old"])
def test_what_carries_no_more_than_one_paper(more: dict[str, Any]) -> None:
    known = sources("study", **more) | sources("press", publisher="The Post")
    assert sure(fact(5, sources=list(known)), known) == "medium"


@pytest.mark.parametrize(
    ("date", "as_of", "carries"),
    [
        ("2012-05-01", "2012-05-01", True),
        ("2012-04-30", "2012-05-01", False),
        (2012, "2012-05-01", True),
        ("2011/2013", 2012, True),
        (2012, "2012-12/2014", True),
        ("undated", 2012, True),
        (2012, "undated", True),
    ],
)
def test_a_source_carries_what_it_can_have_seen(date: str | int, as_of: str | int, carries: bool) -> None:
    known = sources("study", date=date)
    assert carrying(fact(5, as_of, sources=["study", "not-listed"]), known) == ["study"] * carries
    assert carrying(fact(5, as_of, sources=["study"], planned="yes"), known) == ["study"], "as planned, it may be older"


def test_each_fact_of_a_record_says_how_sure_we_are_but_the_story_has_none() -> None:
    part = {"text": "They were told to leave, and most of them did.", "sources": [small.KEY]}
    given = small.record({"story.why": part})
    found = graded(given)
    assert found.get("status.confidence") == "high"
    assert found.data["story"] == given.data["story"] and "confidence" not in given.data["status"]
