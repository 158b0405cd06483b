"""Choosers: what each answer says of each option, with the cell that says why; and our own, held against the tables."""

from __future__ import annotations

from typing import Any

import pytest

from macros.handbook import Handbook
from macros.read.schema import Schema
from tests.check.test_deciding import FORMS, RULE
from tests.render.pages import desk, shown, texts
from tests.shape.test_reference import form
from tests.small import changed

NATIONS = {"england", "wales", "scotland", "northern_ireland"}
COVERS = {"uk": NATIONS, "gb": NATIONS - {"northern_ireland"}}
SAID = {"ni": "northern_ireland"}


def chosen(description: Schema, changes: dict[str, Any], *found: Any) -> Any:
    """The page of the small chooser with these changes."""
    held = desk(description, found, files={"table": {"forms": changed(FORMS, changes)}})
    return shown(held, "chooser", "forms", "reference/forms/")


def test_an_answer_names_its_options_by_letter_and_name(description: Schema) -> None:
    first = chosen(description, {}).css("[data-question]")[0]
    assert texts(first, ".answer-group__label") == ["1. Do staff want votes?"]
    assert [each.attributes["value"] for each in first.css("input")] == ["y", "n", ""]
    assert texts(first, "[data-does]") == [
        "Strikes outCross out: BCompany (It does not give them.)", "All stay.",
    ]  # fmt: skip


def test_letters_to_cross_out_stand_in_their_order(description: Schema) -> None:
    """So does the row of letters in which a pen crosses them out."""
    two = [{**RULE, "options": ["company"]}, {**RULE, "options": ["society"]}]
    page = chosen(description, {"chooser.questions.0.answers.0.strikes": two})
    assert texts(page.css("[data-does]")[0], "p > .letters") == ["A, B"]


def test_an_option_has_each_reason_with_its_cell(description: Schema) -> None:
    always = {"chooser.always": [{**RULE, "options": ["society"], "cell": "money"}], "chooser.questions.0.key": "say"}
    page = chosen(description, always)
    reasons = {each.id: each.css("li") for each in page.css("[data-choice]")}
    said = {
        key: [(li.attributes["data-when"], li.attributes["data-effect"]) for li in held]
        for key, held in reasons.items()
    }
    assert said == {
        "society": [("always", "only_if")], "company": [("say-y", "strikes"), ("more-y", "strikes")],
    }  # fmt: skip
    assert reasons["society"][0].css_first("b").text() == "Only on a condition:"
    first = reasons["company"][0]
    assert first.css_first("p").text() == "Strikes out by “Yes”: It does not give them."
    assert first.css_first(".choice__cell").text().startswith("The table, under Votes: It does.")
    assert texts(first, ".cite") == ["Source 1"]
    assert "Ring A from the start." in page.css_first(".key").text()
    assert "from the start" not in chosen(description, {}).text()


def test_a_reason_says_where_to_read_on_about_its_answer(description: Schema) -> None:
    """What a nation has of its own stands elsewhere: "ask what differs" without the way there is no help."""
    page = chosen(description, {"chooser.questions.0.answers.0.read_on": ["reference/forms.md#in-short"]})
    links = {
        li.attributes["data-when"]: [a.attributes["href"] for a in li.css("p:first-child a")]
        for li in page.css("li[data-when]")
    }
    assert links["votes-y"] == ["../../reference/forms/#in-short"]
    assert links["more-y"] == []


@pytest.mark.parametrize("name", ["legal-forms", "routes"])
def test_a_nation_that_the_table_does_not_hold_leads_to_what_is_known_of_it(name: str, book: Handbook) -> None:
    (nations,) = (each for each in book.library.of("table")[name]["chooser"]["questions"] if each["key"] == "nation")
    spoken = [answer for answer in nations["answers"] if "strikes" in answer or "only_if" in answer]
    own = [answer for answer in spoken if answer["key"] != "england"]
    assert own and all("northern-ireland" in answer["read_on"][0] for answer in own)


def test_an_option_shows_cells_and_records(description: Schema) -> None:
    held = {"options.0.record_forms": ["co_operative_society"]}
    page = chosen(description, held, form("Zed", "co_operative_society"))
    society, company = page.css("[data-choice]")
    assert texts(society, "dt") == ["Money", "In our records"]
    assert texts(society, "dd")[1] == "Zed"
    assert texts(company, "dt") == ["Money"]
    assert texts(page, ".choice__name") == ["A Society", "B Company"]
    assert ["data-apart" in each.attributes for each in (society, company)] == [False, True]


@pytest.mark.parametrize("name", ["legal-forms", "routes"])
def test_an_answer_speaks_of_each_option_that_is_not_of_its_nation(name: str, book: Handbook) -> None:
    """A nation that a column of the table does not cover is never passed over."""
    table = book.library.of("table")[name]
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
    table = book.library.of("table")[name]
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
