"""What the sources of a fact carry, by what they are; and how sure we are where a record says less."""

from __future__ import annotations

from typing import Any

import pytest

from macros.check import confidence
from tests.small import SOURCE, fact


def sources(*kinds: str, **more: Any) -> dict[str, dict[str, Any]]:
    """Sources of these kinds, each of a publisher of its own."""
    return {kind: SOURCE | {"kind": kind, "publisher": kind, **more} for kind in kinds}


CARRIED = {
    "a register": (sources("register"), "high"),
    "a paper of a public body": (sources("public_body"), "high"),
    "its own accounts": (sources("own_record"), "high"),
    "two papers": (sources("press", "study"), "high"),
    "a paper and its own words": (sources("press", "own_words"), "high"),
    "one paper": (sources("press"), "medium"),
    "its own words": (sources("own_words"), "medium"),
    "one publisher twice": (sources("press", "study", publisher="The Post"), "medium"),
    "two with a stake": (sources("own_words", "partisan"), "medium"),
    "a register that is too old beside a paper": (sources("register", date=2011) | sources("press"), "medium"),
    "nothing that can know of it": (sources("register", date=2011), "medium"),
}


@pytest.mark.parametrize(("known", "carried"), CARRIED.values(), ids=CARRIED)
def test_what_sources_carry(known: dict[str, Any], carried: str) -> None:
    assert confidence.sure(fact(5, sources=list(known)), known) == carried


def test_less_is_said_and_stays() -> None:
    known = sources("register")
    assert confidence.sure(fact(5, sources=list(known), confidence="low"), known) == "low"


def test_every_fact_says_how_sure_we_are() -> None:
    """Rivals and events too; the story and a search that found nothing do not."""
    known = sources("register", "press")
    proof = {"as_of": 2012, "sources": ["press"]}
    rivals = {"rivals": [fact(5, sources=["register"]), {"value": 6, **proof, "confidence": "low"}]}
    told = confidence.told(
        {
            "size": [rivals, {"not_found": 2026}],
            "story": {"why": {"text": "x", "sources": ["press"]}},
            "timeline": [{"date": 2012, "sources": ["press"]}],
            "sources": known,
        },
        known,
    )
    assert [rival["confidence"] for rival in told["size"][0]["rivals"]] == ["high", "low"]
    assert told["timeline"][0]["confidence"] == "medium"
    assert told["size"][1] == {"not_found": 2026} and "confidence" not in told["story"]["why"]
    assert told["sources"] == known
