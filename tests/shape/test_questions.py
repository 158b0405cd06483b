"""Questions: their order, whom an answer is for in words, and whom one can ring."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.check.library import Library, PageFacts
from macros.read import schema
from macros.read.schema import Schema
from macros.shape import questions
from tests.check.test_questions import QUESTION
from tests.conftest import ROOT
from tests.render.pages import desk, shown, texts
from tests.small import document, library

ACAS = {"name": "Acas", "group": "union", "does": "Helps with TUPE.", "nations": ["wales"]}
TODAY = date(2026, 11, 28)


def shelf(description: Schema, **asked: dict[str, Any]) -> Library:
    """A library with these questions, all under one subject."""
    folder = ROOT / "docs/_data"
    schemas = {kind: schema.load(folder / f"{kind}.schema.yml", description) for kind in ("questions", "contacts")}
    held = {key: {**QUESTION, **value} for key, value in asked.items()}
    return library(
        files={
            "questions": {"all": {"subject": "All", "order": 1, "questions": held}},
            "contacts": {"contacts": {"contacts": {"acas": ACAS}}},
        },
        schemas=schemas,
        pages={"guide/find-out.md": PageFacts("guide/find-out/", "Find out"), "index.md": PageFacts("", "Home")},
    )


def one(description: Schema, changes: dict[str, Any]) -> questions.Question:
    """The one question of a library, with these changes."""
    return questions.every(shelf(description, a=changes), TODAY)[0]


def test_a_question_with_nothing_but_its_answer(description: Schema) -> None:
    held = shelf(description, a={})
    for key in ("differs", "ask", "read_on", "stages"):
        del held.of("questions")["all"]["questions"]["a"][key]
    (found,) = questions.every(held, TODAY)
    assert (found.differs, found.ask, found.read_on, found.by, found.sources) == ((), (), (), "", ["paper-1"])
    assert questions.of_stage([found], "find-out") == []


@pytest.mark.parametrize(
    ("fits", "by"),
    [
        ([{"nations": ["wales"]}], "nation"),
        ([{"employers": ["nhs"]}], "employer"),
        ([{"nations": ["wales"]}, {"employers": ["nhs"]}], "employer and nation"),
    ],
)
def test_what_answers_differ_by(fits: list[dict[str, Any]], by: str, description: Schema) -> None:
    answer = {"answer": "Yes.", "sources": ["paper-1"], "confidence": "high"}
    assert one(description, {"differs": [{**answer, **each} for each in fits]}).by == by


def test_subjects_stand_in_their_order(description: Schema) -> None:
    found = shelf(description, a={})
    zoo = {"subject": "Zoo", "order": 0, "questions": {"z": QUESTION}}
    found.files["questions"]["first"] = document(zoo, "first.yml")
    assert [(q.subject, q.key) for q in questions.every(found, TODAY)] == [("Zoo", "z"), ("All", "a")]


def test_of_a_stage_its_own_come_first(description: Schema) -> None:
    held = shelf(description, a={"stages": ["transfer", "find-out"]}, b={}, c={"stages": ["transfer"]})
    found = questions.every(held, TODAY)
    assert [q.key for q in questions.of_stage(found, "find-out")] == ["b", "a"]
    assert [q.key for q in questions.of_stage(found, "find-out", "handout")] == []


def test_a_chapter_answers_its_own_questions_and_links_to_the_rest(description: Schema) -> None:
    held = shelf(
        description,
        a={"linked": True},
        b={},
        c={"stages": ["transfer", "find-out"]},
        d={"stages": ["transfer"]},
        e={"apart": True},
    )
    answered, linked = questions.in_chapter(questions.every(held, TODAY), "find-out")
    assert ([q.key for q in answered], [q.key for q in linked]) == (["b"], ["a", "c"])


def test_your_job_goes_by_its_numbers(description: Schema) -> None:
    found = questions.every(shelf(description, a={"your_job": 10}, b={"your_job": 9}, c={}), TODAY)
    assert [q.key for q in questions.your_job(found)] == ["b", "a"]


@pytest.mark.parametrize(
    ("fits", "whom"),
    [
        ({"nations": ["wales"]}, "Wales"),
        ({"nations": ["england", "wales", "scotland"]}, "England, Wales and Scotland"),
        ({"employers": ["council", "nhs"]}, "A council or the NHS"),
        ({"employers": ["nhs"], "nations": ["england", "wales"]}, "The NHS: England and Wales"),
    ],
)
def test_whom_an_answer_is_for(fits: dict[str, Any], whom: str, description: Schema) -> None:
    one = {"answer": "Yes, you do.", "sources": ["paper-2"], "confidence": "high", **fits}
    question = questions.every(shelf(description, a={"differs": [one]}), TODAY)[0]
    assert [each["whom"] for each in question.differs] == [whom]
    assert question.sources == ["paper-1", "paper-2"]
    assert (question.only_for("paper-1"), question.only_for("paper-2")) == ([], [0])


def test_a_source_of_the_answer_for_all_is_for_no_answer_alone(description: Schema) -> None:
    more = {"answer": "Yes, you do.", "nations": ["wales"], "confidence": "high"}
    found = one(description, {"differs": [{**more, "sources": ["paper-1"]}, {**more, "sources": ["paper-2"]}]})
    assert (found.only_for("paper-1"), found.only_for("paper-2"), found.only_for("paper-3")) == ([], [1], [])


def test_subjects_stand_by_their_numbers(description: Schema) -> None:
    held = shelf(description)
    held.files["questions"].clear()
    for order, subject in ((10, "Ten"), (2, "Two"), (2, "Deux")):
        asked = {"subject": subject, "order": order, "questions": {subject: QUESTION}}
        held.files["questions"][subject] = document(asked, f"{subject}.yml")
    found = questions.every(held, TODAY)
    assert [each.subject for each in found] == ["Deux", "Two", "Ten"]


@pytest.mark.parametrize(("confidence", "words"), [("high", ""), ("medium", "fairly sure")])
def test_only_what_is_less_than_sure_is_said(confidence: str, words: str, description: Schema) -> None:
    one = {"answer": "Yes.", "sources": ["paper-2"], "confidence": confidence, "nations": ["wales"]}
    other = {"high": "medium", "medium": "high"}[confidence]
    question = questions.every(shelf(description, a={"confidence": other, "differs": [one]}), TODAY)[0]
    assert [each["less_sure"] for each in question.differs] == [words]
    assert question.less_sure == {"": "fairly sure"}.get(words, "")


@pytest.mark.parametrize(
    ("where", "address", "title"),
    [
        ("guide/find-out.md#in-short", "guide/find-out/#in-short", "Find out"),
        ("index.md", "", "Home"),
        ("reference/new.md#a#b", "reference/new/#a#b", "reference/new/"),
    ],
)
def test_where_to_read_on(where: str, address: str, title: str, description: Schema) -> None:
    question = questions.every(shelf(description, a={"read_on": [where]}), TODAY)[0]
    assert question.read_on == ((address, title),)


@pytest.mark.parametrize(("again", "overdue"), [("2026-11-28", False), ("2026-11-27", True)])
def test_an_answer_that_is_due_says_so(again: str, overdue: bool, description: Schema) -> None:
    question = questions.every(shelf(description, a={"check_again": again}), TODAY)[0]
    assert question.overdue == overdue


def test_whom_one_can_ring(description: Schema) -> None:
    held = shelf(description, a={}, b={})

    def rung() -> list[str]:
        return [key for key, _ in questions.asked(questions.every(held, TODAY), held.one("contacts")["contacts"])]

    def ring(contacts: dict[str, Any]) -> None:
        held.files["contacts"]["contacts"] = document({"contacts": contacts}, "contacts.yml")

    assert rung() == []
    ring({"acas": {**ACAS, "phone": "0300"}})
    assert rung() == ["acas"]
    scheme = {**ACAS, "phone": "0400", "employers": ["nhs"]}
    held = shelf(description, a={"ask": ["scheme"]}, b={})
    both = {"scheme": scheme, "acas": {**ACAS, "phone": "0300"}}
    ring(both)
    assert rung() == ["acas", "scheme"]
    others = {"a-teachers": {**scheme, "employers": ["school"]}, "silent": {**ACAS, "employers": ["school"]}}
    ring({**both, **others, "money": {**scheme, "group": "money"}, "tuc": {**ACAS, "phone": "0500"}})
    assert rung() == ["acas", "scheme", "a-teachers"], "a scheme brings the schemes of other staff, and nobody else"
    held = shelf(description, a={"ask": ["acas"]})
    ring(both)
    assert rung() == ["acas"], "who is there for everybody brings nobody"


def test_contacts_by_worry_and_by_kind(description: Schema) -> None:
    union = {**ACAS, "worries": ["Pay"]}
    contacts = {"a": union, "b": {**ACAS, "group": "co_operative"}, "c": union}
    made = shown(desk(description, files={"contacts": {"contacts": {"contacts": contacts}}}), "contacts")
    assert texts(made, ".worries dt") == ["Pay"]
    assert [link.attributes["href"] for link in made.css(".worries a")] == ["#a", "#c"]
    assert [[each.id for each in held.css(".helper")] for held in made.css(".helpers")] == [
        ["b"],
        ["a", "c"],
    ]
