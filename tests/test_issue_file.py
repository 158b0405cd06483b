"""A filled issue form becomes a valid file, or a list of what to mend. The text is a stranger's."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from macros import __main__ as command
from macros import check, issue_file, issue_form, reading, records
from macros.handbook import Handbook
from macros.issue_form import Question
from macros.schema import Schema
from tests import hostile
from tests.conftest import RECORDS, ROOT

TODAY = date(2026, 11, 26)
FILLED = {
    "Name": "Northmoor Libraries & Arts",
    "Summary": "Library staff left Northmoor Council in 2013\nto form a society. It runs: nine libraries.",
    "Sector": "Libraries and culture",
    "Other sectors": "Education and skills, Leisure and sport",
    "Nation": "England",
    "Region of England": "North East",
    "Place": "Northmoor",
    "Sources": "1. Report | Northmoor Council | https://www.example.org/report | 2024-05-01 | Read in part\r\n"
    "- Annual report | Northmoor Libraries | https://www.example.org/annual | 2023 | whole",
    "Status": "Trading",
    "Status: date": "2024-05-01",
    "Status: sources": "1",
    "Where it came from": "Left a public body | Yes | 2013-04-01 | 1\n"
    "Came from | Northmoor Council | 2013 | 1, 2 | high",
    "Ownership and control": "Owned by | Employees | 2023 | 2\nBoard seats: Elected by staff | 3 | 2023 | 2\n"
    "Asset lock | not found | 2026-11-20",
    "Size over time": "Staff | 120 | 2023 | 2 | medium | A headcount.",
    "Timeline": "2013-04-01 | Takes over nine libraries. | 1\n2019-05 | Wins the contract again. | 1",
    "Lessons by stage": "8. Transfer | What went wrong | Support services were not settled on the day itself. | "
    "Settle support services before the day. | 2013 | 1",
    "Not known": "How many staff moved in 2013 | 2026-11-20",
    "Questions to discuss": "- Who in our service would join as a member?",
    "Last checked": "2026-11-20",
}


def body(answers: dict[str, str], asked: list[Question]) -> str:
    """What GitHub makes of the boxes."""
    parts = [f"### {q.label}\n\n{answers.get(q.label) or '_No response_'}\n" for q in asked]
    return "\n".join([*parts, "### Before you send it\n", "- [X] My text may be used under CC BY 4.0."])


@pytest.fixture(scope="module")
def asked() -> list[Question]:
    """The questions of the form."""
    from macros import schema

    return issue_form.questions(schema.load(RECORDS / "schema.yml"))


def problems_of(text: str, folder: Path, slug: str) -> list[str]:
    """What the check says of a file with this text, beside our records."""
    path = folder / f"{slug}.yml"
    path.write_text(text, encoding="utf-8")
    _, problems = check.folder_problems(RECORDS, [path])
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("name", ["Schema", "By sector", "Compare", "Index"])
def test_a_name_that_makes_the_address_of_a_page(name: str, asked: list[Question], book: Handbook) -> None:
    """Above all "Schema": its file would stand in the place of the description of all records."""
    made = issue_file.of(body({**FILLED, "Name": name}, asked), book.schema, book.records, TODAY, book.taken)
    said = f"This name makes the address '{made.slug}', which is taken. Add a word to the name."
    assert made.problems == [("Name", said)]


def test_a_filled_form_becomes_a_file_that_passes(asked: list[Question], book: Handbook, tmp_path: Path) -> None:
    made = issue_file.of(body(FILLED, asked), book.schema, book.records, TODAY)
    assert made.problems == []
    assert made.slug == "northmoor-libraries-and-arts"
    assert problems_of(made.text, tmp_path, made.slug) == []
    assert records.read(tmp_path / f"{made.slug}.yml").data == made.values
    assert made.values["summary"].startswith("Library staff left Northmoor Council in 2013 to form")
    assert list(made.values["sources"]) == ["northmoor-council-2024", "northmoor-libraries-2023"]
    assert made.values["origin"]["parent"]["sources"] == ["northmoor-council-2024", "northmoor-libraries-2023"]
    assert made.values["origin"]["parent"]["confidence"] == "high"
    assert made.values["origin"]["spun_out"] == {
        "value": "yes", "as_of": "2013-04-01", "sources": ["northmoor-council-2024"], "confidence": "medium",
    }  # fmt: skip
    assert made.values["ownership"]["board_seats"][0]["value"] == 3
    assert made.values["ownership"]["asset_lock"] == [{"not_found": "2026-11-20"}]
    assert made.values["lessons"][0]["stage"] == "transfer"
    assert made.values["check_again"] == "2027-11-20"


def test_every_example_of_the_form_can_be_sent_as_it_stands(asked: list[Question], book: Handbook) -> None:
    """Each box with its own example in it, the first choice of each menu: nothing that cannot be taken apart."""
    examples = {q.label: q.example or (q.choices[0] if q.choices else "") for q in asked}
    examples |= {
        "Name": "A name of its own",
        "Nation": "England",
        "Other sectors": "Housing",
        "Status: date": "2025-12-09",
    }
    made = issue_file.of(body(examples, asked), book.schema, {}, TODAY)
    assert made.problems == []


@pytest.mark.parametrize(
    ("label", "answer", "place", "sentence"),
    [
        ("Name", "", "Name", "This is empty"),
        ("Name", "図書館", "Name", "No file name can be made"),
        ("Name", "Salford Community Leisure", "Name", "There is a record salford-community-leisure.yml already"),
        ("Summary", "Short.", "Summary", "too short"),
        ("Sector", "Libaries", "Sector", "Did you mean 'libraries_culture'?"),
        ("Status: date", "last spring", "Status", "cannot be 'last spring'"),
        ("Status: sources", "7", "Status: sources", "There is no source '7': 2 stand in the list"),
        ("Last checked", "2031-01-01", "Last checked", "has not come yet"),
        ("Timeline", "2013 | a | 1 | high | note | more", "Timeline, line 1", "6 parts, and 5 is the most"),
        ("Timeline", "soon | Takes over. | 1", "Timeline, line 1", "cannot be 'soon'"),
        ("The deal", "Pension | A scheme | 2013 | 1", "The deal, line 1", "Did you mean 'Pensions'?"),
        ("Size over time", "Staff | about 120 | 2023 | 2", "Size over time, Staff", "Write digits only"),
        ("Sources", FILLED["Sources"] + "\nX Y | Bee | https://e.org | 2020 | whole", "Sources, line 3", "No fact"),
        ("Place", "x\n\n### Nation\n\nWales", "Nation", "This heading stands twice"),
    ],
)  # fmt: skip
def test_what_is_to_be_mended_is_said_at_its_box(
    label: str, answer: str, place: str, sentence: str, asked: list[Question], book: Handbook
) -> None:
    made = issue_file.of(body({**FILLED, label: answer}, asked), book.schema, book.records, TODAY)
    assert any(where == place and sentence in said for where, said in made.problems), made.problems


@pytest.mark.parametrize("text", ["", "### Nonsense\n\nx", "x" * 80_000, "### Name\n\n" * 500])
def test_what_is_no_form_is_answered_too(text: str, book: Handbook) -> None:
    assert issue_file.of(text, book.schema, book.records, TODAY).problems


def test_hostile_text_stays_text(asked: list[Question], description: Schema, tmp_path: Path) -> None:
    """The attack in each box of words: the file passes, and says the attack back as the words they are."""
    attack = " ".join(hostile.ATTACK.split())
    words = {"Summary": attack, "Read with care": attack, "Questions to discuss": attack, "Place": attack[:80].strip()}
    words["Timeline"] = f"2013-04-01 | {attack.replace('|', '¦')} | 1"
    made = issue_file.of(body({**FILLED, **words, "Name": attack[:60].strip()}, asked), description, {}, TODAY)
    assert made.problems == []
    assert problems_of(made.text, tmp_path, made.slug) == []
    read = reading.read(tmp_path / f"{made.slug}.yml").value
    assert read["summary"] == read["caution"] == read["questions"][0] == attack
    assert read["timeline"][0]["event"] == attack.replace("|", "¦")


@pytest.mark.parametrize("attack", [
    hostile.ATTACK, "../../etc/passwd", "---\nformat: 1", "&a [*a, *a]", "!!python/object:os.system x", "a: b: c",
    "\t- x", "'", '"', "\u202egnp.exe", "\x00\x1b[2J", "${{ github.token }}", "$(id)`id`", "| | | |", "|" * 5000,
    "- " * 3000, "### Status\n\nClosed", "::set-output name=x::y", "@everyone #1", "1e999", "0x1F", "18:00", "NO",
])  # fmt: skip
def test_an_attack_in_every_box_makes_no_file_or_a_good_one(
    attack: str, asked: list[Question], description: Schema, tmp_path: Path
) -> None:
    for answers in ({q.label: attack for q in asked}, {**FILLED, "Summary": attack * 9, "Place": attack[:70]}):
        made = issue_file.of(body(answers, asked), description, {}, TODAY)
        assert "/" not in made.slug and "." not in made.slug
        if not made.problems:
            assert problems_of(made.text, tmp_path, made.slug) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.data())
def test_whatever_is_written_it_reads_back_the_same(
    asked: list[Question], description: Schema, data: some.DataObject
) -> None:
    lines = some.text(some.characters(codec="utf-8"), max_size=60)
    wrong = {q.label: data.draw(lines) for q in asked if data.draw(some.booleans()) and q.kind != "choice"}
    made = issue_file.of(body({**FILLED, **wrong}, asked), description, {}, TODAY)
    if not made.problems:
        assert reading.parse(made.text, Path("x.yml")).value == made.values


def test_the_command_reads_an_event_and_writes_the_file(
    asked: list[Question], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"number": 7, "body": body(FILLED, asked)}}))
    arguments = ["issue", str(event), "--into", str(tmp_path), "--today", "2026-11-26"]
    assert command.main(arguments) == 0
    assert capsys.readouterr().out.strip().endswith("northmoor-libraries-and-arts.yml")
    assert (tmp_path / "northmoor-libraries-and-arts.yml").is_file()
    event.write_text(json.dumps({"issue": {"number": 7, "body": body({**FILLED, "Sector": "Libaries"}, asked)}}))
    assert command.main(arguments) == 1
    assert capsys.readouterr().out.startswith("Sector: 'sector' cannot be 'Libaries'. Did you mean")
    event.write_text("{}")
    assert command.main(arguments) == 1


def test_the_form_is_what_the_command_writes(description: Schema) -> None:
    assert command.ISSUE_FORM.read_text(encoding="utf-8") == issue_form.text(description), (
        "run `python -m macros issue-form` and commit the file"
    )


def test_the_form_is_one_that_github_takes(description: Schema) -> None:
    """Its rules: known types, unique ids and labels, menus with options of their own, at least one question."""
    form = yaml.safe_load(issue_form.text(description))
    questions = [part for part in form["body"] if part["type"] != "markdown"]
    for name in ("id", "label"):
        seen = [q["attributes"]["label"] if name == "label" else q["id"] for q in questions]
        assert len(seen) == len(set(seen))
    for part in form["body"]:
        assert part["type"] in ("markdown", "input", "textarea", "dropdown", "checkboxes")
        if part["type"] == "dropdown":
            options = part["attributes"]["options"]
            assert len(options) == len(set(options)) and all(isinstance(o, str) and "," not in o for o in options)
    asked_for = {q["id"] for q in questions}
    required = set(description.root["required"]) - set(issue_form.NOT_ASKED)
    assert required <= asked_for


def test_a_new_choice_of_the_description_reaches_the_form(description: Schema, tmp_path: Path) -> None:
    from macros import schema

    shutil.copy(RECORDS / "schema.yml", tmp_path)
    path = tmp_path / "schema.yml"
    path.write_text(path.read_text().replace("title: Leisure and sport,", "title: Sport and play,"))
    assert "Sport and play" in issue_form.text(schema.load(path))
    assert "Sport and play" not in issue_form.text(description)
