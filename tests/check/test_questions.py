"""What staff ask: each thing that is wrong with a question has its own sentence; one that is right has none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros import handbook
from macros.check import between_files
from macros.check.library import Library, PageFacts
from macros.read.schema import Schema
from tests.check.test_library import load
from tests.small import changed, library, project, written

DATED = {"checked": "2026-11-28", "check_again": "2027-05-28"}
QUESTION: dict[str, Any] = {
    "question": "Do I keep my pension?",
    "answer": "Usually, by rules that differ.",
    "differs": [{"nations": ["wales"], "answer": "In Wales you do.", "sources": ["paper-1"], "confidence": "high"}],
    "ask": ["acas"],
    "read_on": ["guide/find-out.md#in-short"],
    "stages": ["find-out"],
    "sources": ["paper-1"],
    "confidence": "high",
    **DATED,
}
ASKED = {"subject": "Pensions", "order": 1, "questions": {"pension": QUESTION}}
CONTACTS: dict[str, Any] = {
    "contacts": {"acas": {"name": "Acas", "group": "union", "does": "Helps with TUPE.", "nations": ["wales"]}},
    **DATED,
}
CHAPTER = """
# Find out

## In short

It is short.{{ cite("paper-1") }}

## Questions staff ask

{{ stage_questions() }}

## What goes wrong

- **It stops.** You notice it: nobody comes.
"""


def told(to: Path, files: dict[str, Any], chapter: str = CHAPTER) -> list[str]:
    """What the check says of a small project with these questions."""
    project(to)
    folder = to / "docs/_data"
    (folder / "questions").mkdir()
    for name, value in {"contacts.yml": CONTACTS, **files}.items():
        (folder / name).write_text(written(value), encoding="utf-8")
    page = to / "docs/guide/find-out.md"
    head = page.read_text(encoding="utf-8").split("---\n")[1]
    page.write_text(f"---\n{head}---\n{chapter}", encoding="utf-8")
    _, problems = handbook.load(to)
    return [str(problem).removeprefix(f"{folder}/questions/") for problem in problems]


def test_a_question_that_passes(tmp_path: Path) -> None:
    assert told(tmp_path, {"questions/pensions.yml": ASKED}) == []


LONG = " ".join(["word"] * 61)
BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "source": (
        {"sources": ["papr-1"]},
        ["32: There is no source 'papr-1' in docs/_data/sources. Did you mean 'paper-1'?"],
    ),
    "source of an answer for some": (
        {"differs.0.sources": ["papr-1"]},
        ["13: There is no source 'papr-1' in docs/_data/sources. Did you mean 'paper-1'?"],
    ),
    "contact": (
        {"ask": ["acsa"]},
        ["17: There is no contact 'acsa' in docs/_data/contacts.yml. Did you mean 'acas'?"],
    ),
    "page": (
        {"read_on": ["guide/find-oot.md"]},
        ["19: There is no page 'guide/find-oot.md' in docs. Did you mean 'guide/find-out.md'?"],
    ),
    "place": (
        {"read_on": ["guide/find-out.md#in-shrt"]},
        ["19: The page 'guide/find-out.md' has no place 'in-shrt'. Did you mean 'in-short'?"],
    ),
    "long": ({"answer": LONG}, ["6: An answer has at most 60 words. Cut it."]),
    "long for some": ({"differs.0.answer": LONG}, ["11: An answer has at most 60 words. Cut it."]),
    "no chapter": (
        {"stages": ["transfer"]},
        ["20: No chapter shows the question 'pension'. Name a stage whose chapter calls stage_questions()."],
    ),
}


@pytest.mark.parametrize(("changes", "sentences"), BAD.values(), ids=BAD)
def test_a_question_that_does_not(changes: dict[str, Any], sentences: list[str], tmp_path: Path) -> None:
    asked = changed(ASKED, {f"questions.pension.{path}": value for path, value in changes.items()})
    lines = [line.split(": ", 1) for line in told(tmp_path, {"questions/pensions.yml": asked})]
    text = written(asked).splitlines()
    assert [sentence for _, sentence in lines] == [sentence.split(": ", 1)[1] for sentence in sentences]
    for place, _ in lines:
        name, number = place.split(":")
        key = next(iter(changes)).split(".")[-1]
        assert name == "pensions.yml"
        assert key in "".join(text[int(number) - 2 : int(number)]), "it names the line, or that of the list"


def test_a_question_that_one_of_its_stages_shows(tmp_path: Path) -> None:
    asked = changed(ASKED, {"questions.pension.stages": ["transfer", "find-out"]})
    assert told(tmp_path, {"questions/pensions.yml": asked}) == []


def test_the_sources_of_a_question_are_those_of_each_of_its_stages(tmp_path: Path, description: Schema) -> None:
    asked = changed(ASKED, {"questions.pension.stages": ["transfer", "find-out"]})
    shelf, problems = load(tmp_path, description, {"questions/pensions.yml": asked})
    assert problems == []
    calls = ("all_questions", "stage_questions transfer", "stage_questions find-out")
    assert {call: shelf.held[call] for call in calls} == {call: {"paper-1"} for call in calls}


def test_places_that_other_data_makes_are_taken_on_trust() -> None:
    read_on = ["reference/glossary.md#mutual", "guide/host.md", "guide/host.md#pay", "guide/host.md#pya"]
    asked = {"questions": {"a": {"read_on": read_on}}}
    shelf = library(
        files={"questions": {"a": asked}},
        pages={
            "reference/glossary.md": PageFacts("reference/glossary/", "Glossary"),
            "guide/host.md": PageFacts("guide/host/", "Host", anchors=frozenset({"pay"})),
        },
    )
    assert [problem.sentence for problem in between_files.name_problems(shelf)] == [
        "The page 'guide/host.md' has no place 'pya'. Did you mean 'pay'?"
    ]


def test_sixty_words_are_not_too_many(tmp_path: Path) -> None:
    asked = changed(ASKED, {"questions.pension.answer": " ".join(["word"] * 60)})
    assert told(tmp_path, {"questions/pensions.yml": asked}) == []


def test_a_key_stands_in_one_file_only(tmp_path: Path) -> None:
    other = {**ASKED, "subject": "Pay"}
    said = told(tmp_path, {"questions/a.yml": ASKED, "questions/b.yml": other})
    there = f"{tmp_path}/docs/_data/questions/a.yml:4"
    assert said == [f"b.yml:4: There is a question 'pension' already, at {there}. Choose another key."]


def test_a_chapter_that_does_not_call_for_questions_shows_none(tmp_path: Path) -> None:
    said = told(tmp_path, {"questions/a.yml": ASKED}, CHAPTER.replace("{{ stage_questions() }}", "None."))
    assert said[-1].endswith("Name a stage whose chapter calls stage_questions().")


def test_a_question_links_to_another(tmp_path: Path) -> None:
    asked = changed(ASKED, {"questions.pension.read_on": ["guide/find-out.md#pension"]})
    assert told(tmp_path, {"questions/pensions.yml": asked}) == []


def test_what_a_page_shows_counts_as_used(tmp_path: Path, description: Schema) -> None:
    shelf, problems = load(tmp_path, description, {"contacts.yml": CONTACTS})
    assert problems == [] and shelf.one("contacts") == CONTACTS
    assert Library().of("questions") == {}
