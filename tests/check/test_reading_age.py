"""Plain words: the Flesch-Kincaid grade of each answer and each chapter is at most 8, a reading age of about 13."""

from __future__ import annotations

import re
from pathlib import Path

import pyphen  # type: ignore[import-untyped]
import pytest

from macros.handbook import Handbook
from tests.conftest import ROOT

GRADE = 8
CHAPTERS = sorted(path for path in (ROOT / "docs/guide").glob("*.md"))
_CALL = re.compile(r'\{\{ term\("([^"]*)"(?:, "([^"]*)")?\) \}\}|\{\{.*?\}\}')
_MARKS = re.compile(r"\]\([^)]*\)|[\[*|#]|\{[^{}]*\}")


_HYPHENS = pyphen.Pyphen(lang="en_US")


def grade(text: str) -> float:
    """The school year in which a text can be read, by the length of its sentences and of its words. The syllables are
    where Pyphen would break a word. (textstat counts the same way, but asks for a package that is being taken away.)"""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    sentences = re.findall(r"[.?!](?=\s|$)|\n\n", text.strip()) or [""]
    syllables = sum(len(_HYPHENS.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def test_long_words_and_sentences_have_a_high_grade() -> None:
    assert grade("You keep your job. You keep your pay.") < 3
    assert grade("Notwithstanding contractual variations, remuneration arrangements continue unconditionally.") > 12


def test_answers_are_in_plain_words(book: Handbook) -> None:
    hard = {}
    for subject in book.library.of("questions").values():
        for key, question in subject["questions"].items():
            for one in (question, *question.get("differs", ())):
                if (found := grade(one["answer"])) > GRADE:
                    hard[key] = found
    assert hard == {}


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_chapters_are_in_plain_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    words = _MARKS.sub("", _CALL.sub(lambda call: call[2] or call[1] or "", text))
    assert grade(words) <= GRADE
