"""What the sources of a fact carry, by what they are."""

from __future__ import annotations

from typing import Any

import pytest

from macros.check.confidence import sure
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


@pytest.mark.parametrize("more", [{"publisher": "The Post"}, {"date": 2011}], ids=["one publisher", "too old"])
def test_what_carries_no_more_than_one_paper(more: dict[str, Any]) -> None:
    known = sources("study", **more) | sources("press", publisher="The Post")
    assert sure(fact(5, sources=list(known)), known) == "medium"
