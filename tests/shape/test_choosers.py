"""Choosers: what each answer says of each option, with the cell that says why; and our own, held against the tables."""

from __future__ import annotations

from typing import Any

import pytest

from macros.handbook import Handbook
from macros.read.schema import Schema
from macros.shape import choosers
from tests.check.test_deciding import CHOOSER, FORMS, RULE
from tests.shape.test_reference import form, words
from tests.small import changed

NATIONS = {"england", "wales", "scotland", "northern_ireland"}
COVERS = {"uk": NATIONS, "gb": NATIONS - {"northern_ireland"}}
SAID = {"ni": "northern_ireland"}


def shaped(description: Schema, changes: dict[str, Any], *found: Any) -> choosers.Chooser:
    """The small chooser with these changes."""
    return choosers.chooser(changed(FORMS, changes), words("table", description), found)


def test_an_answer_names_its_options_by_letter_and_name(description: Schema) -> None:
    first = shaped(description, {}).questions[0]
    assert first.data["question"] == "Do staff want votes?"
    assert [answer.key for answer in first.answers] == ["y", "n"]
    assert first.answers[0].effects == {"strikes": (("B", "Company", "It does not give them."),), "only_if": ()}
    assert first.answers[1].effects == {"strikes": (), "only_if": ()}


def test_an_option_has_each_reason_with_its_cell(description: Schema) -> None:
    always = {"chooser.always": [{**RULE, "options": ["society"], "cell": "money"}], "chooser.questions.0.key": "say"}
    society, company = shaped(description, always).options
    assert [(reason.when, reason.effect, reason.asked) for reason in society.reasons] == [("always", "only_if", ())]
    assert [(reason.when, reason.effect) for reason in company.reasons] == [("say-y", "strikes"), ("more-y", "strikes")]
    reason = company.reasons[0]
    assert (reason.because, reason.asked) == ("It does not give them.", ("Votes", "Yes"))
    assert (reason.cell.label, reason.cell.fact.text) == ("Votes", "It does.")
    assert [mark.key for mark in reason.cell.fact.cites] == ["paper-1"]


def test_an_option_shows_cells_and_records(description: Schema) -> None:
    held = {"options.0.record_forms": ["co_operative_society"]}
    society, company = shaped(description, held, form("Zed", "co_operative_society")).options
    assert [cell.label for cell in society.shown] == ["Money"]
    assert [record.name for record in society.column.records or ()] == ["Zed"]
    assert (society.letter, company.letter, company.column.records) == ("A", "B", None)
    assert [society.apart, company.apart] == [False, CHOOSER["apart"] == ["company"]]


@pytest.mark.parametrize("name", ["legal-forms", "routes"])
def test_an_answer_speaks_of_each_option_that_is_not_of_its_nation(name: str, book: Handbook) -> None:
    """A nation that a column of the table does not cover is never passed over."""
    table = book.library.tables[name]
    (nations,) = (each for each in table["chooser"]["questions"] if each["key"] == "nation")
    for answer in nations["answers"]:
        nation = SAID.get(answer["key"], answer["key"])
        assert nation in NATIONS
        rules = [*answer.get("strikes", ()), *answer.get("only_if", ())]
        spoken = {key for rule in rules for key in rule["options"]}
        away = {
            option["key"]
            for option in table["options"]
            if nation not in set().union(*(COVERS.get(where, {where}) for where in option["where"]))
        }
        assert away <= spoken, f"{nation}: {away - spoken}"


@pytest.mark.parametrize("name", ["legal-forms", "routes"])
def test_every_option_can_stay_and_all_that_is_looked_for_can_go(name: str, book: Handbook) -> None:
    """Each column can be reached by answering every question; and "none fits" can."""
    table = book.library.tables[name]
    asked = table["chooser"]["questions"]
    struck = [
        [{key for rule in answer.get("strikes", ()) for key in rule["options"]} for answer in question["answers"]]
        for question in asked
    ]
    for option in table["options"]:
        assert all(any(option["key"] not in out for out in answers) for answers in struck), option["key"]
    looked_for = {option["key"] for option in table["options"]} - set(table["chooser"]["apart"])
    gone: list[set[str]] = [set()]
    for answers in struck:
        gone = [before | out for before in gone for out in answers]
    assert any(looked_for <= out for out in gone)
