"""What a page explains: each word once, in the order of the alphabet, with an id for each use."""

from __future__ import annotations

import pytest

from macros.read.schema import Schema
from macros.shape.page_notes import PageNotes
from tests.small import library

HOST, TUPE, ASSET = ({"term": term} for term in ("host", "TUPE", "asset lock"))


@pytest.fixture
def notes(description: Schema) -> PageNotes:
    return PageNotes(library(), description)


def test_each_use_has_an_id_of_its_own(notes: PageNotes) -> None:
    assert [notes.word(entry) for entry in (TUPE, HOST, TUPE)] == ["use-1", "use-2", "use-3"]


def test_words_once_and_by_the_alphabet_whatever_their_capitals(notes: PageNotes) -> None:
    for entry in (TUPE, HOST, ASSET, TUPE, {"term": "TUPE", "meaning": "told again"}):
        notes.word(entry)
    assert notes.words() == [ASSET, HOST, TUPE]


def test_a_page_without_words(notes: PageNotes) -> None:
    assert notes.words() == []


def test_a_page_cites_the_library(notes: PageNotes) -> None:
    assert [mark.number for mark in notes.marks(["paper-1", "paper-1"])] == [1, 1]
    assert [source.key for source in notes.sources()] == ["paper-1"]
