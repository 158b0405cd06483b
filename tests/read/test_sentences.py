"""The list of sentences: every place in braces is filled in, and a name or a place unknown is a mistake of ours."""

from __future__ import annotations

import re

import pytest

from macros.read.sentences import KINDS, SENTENCES, say


def test_places_are_filled_in() -> None:
    assert say("key_twice", key="name", line=3) == "'name' is written twice (first on line 3). Keep one of them."


def test_what_is_filled_in_is_not_looked_into() -> None:
    assert say("example", example="{word}") == " For example: {word}"


@pytest.mark.parametrize("sentence", ["nothing_of_ours", "example"])
def test_an_unknown_name_or_place_is_no_sentence(sentence: str) -> None:
    with pytest.raises(KeyError):
        say(sentence)


@pytest.mark.parametrize("name", SENTENCES)
def test_every_sentence_can_be_said(name: str) -> None:
    words = dict.fromkeys(re.findall(r"\{(\w+)\}", SENTENCES[name]), "X")
    assert not re.search(r"\{\w+\}", say(name, **words))


@pytest.mark.parametrize("kind", ["string", "number", "integer", "array", "object"])
def test_every_kind_has_its_words(kind: str) -> None:
    assert KINDS[kind]
