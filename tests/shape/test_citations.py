"""Marks and sources: numbers from 1 in the order of the page, and an anchor of its own for every mark."""

from __future__ import annotations

import pytest

from macros.read.schema import Schema
from macros.shape.facts import Citations
from tests.small import SOURCE

KNOWN = {
    "a": {**SOURCE, "title": "A"},
    "b": {**SOURCE, "title": "B", "date": "undated", "read": "part"},
    "c": {**SOURCE, "title": "C"},
}
HOST, TUPE, ASSET = ({"term": term} for term in ("host", "TUPE", "asset lock"))


@pytest.fixture
def citations(description: Schema) -> Citations:
    return Citations(KNOWN, description)


def test_marks_are_numbered_from_one_in_the_order_of_the_page_and_stand_by_number(citations: Citations) -> None:
    first, second, none = (citations.marks(keys) for keys in (["b", "a"], ["c", "b"], []))
    assert [(mark.number, mark.key, mark.anchor) for mark in first] == [(1, "b", "cite-1-1"), (2, "a", "cite-2-1")]
    assert [(mark.number, mark.key, mark.anchor) for mark in second] == [(1, "b", "cite-1-2"), (3, "c", "cite-3-1")]
    assert none == ()


def test_a_mark_knows_its_source(citations: Citations) -> None:
    (mark,) = citations.marks(["b"])
    assert {**vars(citations.sources()[0]), "anchor": "cite-1-1"} == vars(mark)


def test_sources_say_how_they_were_read(citations: Citations) -> None:
    citations.marks(["b", "a"])
    citations.marks(["b"])
    assert [(view.number, view.key, view.data["title"], view.date, view.read) for view in citations.sources()] == [
        (1, "b", "B", "no date shown", "Read in part"),
        (2, "a", "A", "2012", "Read whole"),
    ]


def test_what_is_not_cited_is_no_source_of_the_page(citations: Citations) -> None:
    assert citations.sources() == []


def test_an_unknown_source_is_a_mistake_of_ours(citations: Citations) -> None:
    with pytest.raises(KeyError):
        citations.marks(["nowhere"])


def test_each_use_has_an_id_of_its_own(citations: Citations) -> None:
    assert [citations.word(entry) for entry in (TUPE, HOST, TUPE)] == ["use-1", "use-2", "use-3"]


def test_words_once_and_by_the_alphabet_whatever_their_capitals(citations: Citations) -> None:
    for entry in (TUPE, HOST, ASSET, TUPE, {"term": "TUPE", "meaning": "told again"}):
        citations.word(entry)
    assert citations.words() == [ASSET, HOST, TUPE]


def test_a_page_without_words(citations: Citations) -> None:
    assert citations.words() == []
