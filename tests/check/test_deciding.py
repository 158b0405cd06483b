"""Checks and choosers: each thing that is wrong with one has its own sentence; one that is right has none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros import handbook
from tests.check.test_library import TABLE, TERM
from tests.check.test_questions import CONTACTS, DATED
from tests.small import GONE, changed, fact, lesson, project, record, written

THEMES = [
    {"key": key, "label": key.title(), "two": "Two of these stand together against you."} for key in ("people", "money")
]
STATEMENT = {
    "key": "a", "theme": "people", "statement": "Unions have agreed how it is done.",
    "against": "It goes more smoothly where they are there from the start.", "find_out": "Your union rep",
    "ask": ["acas"], "read_on": ["guide/find-out.md#in-short"], "sources": ["paper-1"],
}  # fmt: skip
READY: dict[str, Any] = {
    "themes": THEMES,
    "statements": [STATEMENT, *({**STATEMENT, "key": key, "theme": "money"} for key in "bcdefghijkl")],
    **DATED,
}
RULE = {"options": ["company"], "cell": "votes", "because": "It does not give them."}
CHOOSER: dict[str, Any] = {
    "one": "form", "many": "forms", "apart": ["company"], "stands_for": ["money"],
    "none_left": "No form is left. Give up one of your answers.",
    "questions": [
        {
            "key": key, "question": "Do staff want votes?", "short": "Votes",
            "answers": [{"key": "y", "answer": "Yes", "strikes": [RULE]}, {"key": "n", "answer": "No"}],
        }
        for key in ("votes", "more")
    ],
}  # fmt: skip
FORMS = {**TABLE, "chooser": CHOOSER}


def told(to: Path, files: dict[str, Any], status: str = "closed", **more: Any) -> list[str]:
    """What the check says of a small project with these data files, and one record."""
    project(to)
    folder = to / "docs/_data"
    for name, value in {"contacts.yml": CONTACTS, **files}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(written(value), encoding="utf-8")
    made = record(
        {"name": "Southmoor Baths", "outcome.what_happened": [fact("It closed.")], "status.value": status, **more},
        "southmoor-leisure",
    )
    (to / "case_studies/southmoor-leisure.yml").write_text(written(dict(made.data)), encoding="utf-8")
    _, problems = handbook.load(to)
    return [each.removeprefix(f"{folder}/") for each in map(str, problems) if "No page cites" not in each]


def test_a_source_that_any_data_file_names_is_there(tmp_path: Path) -> None:
    glossary = {"terms": [{**TERM, "sources": ["paper-1", "papr-1"]}], **DATED}
    (found,) = told(tmp_path, {"glossary.yml": glossary}, "trading")
    assert found == "glossary.yml:6: There is no source 'papr-1' in docs/_data/sources. Did you mean 'paper-1'?"


def test_a_member_of_the_closed_group_names_a_record_that_is_there(tmp_path: Path) -> None:
    listed = {"value": "A list of two.", "as_of": 2012, "sources": ["paper-1"], "confidence": "high"}
    member = {
        "key": "one", "name": "Leisure", "service": "Swimming", "planned": listed, "left": "yes", "began": 2012,
        "last_seen": 2013, "became": "running", "what": listed, "record": "southmoor-leisur",
    }  # fmt: skip
    group = {
        "title": "A list of two pathfinders", "list": listed, "looked": "2026-11-28",
        "members": [member, {**member, "key": "two", "record": "southmoor-leisure"}], **DATED,
    }  # fmt: skip
    (found,) = told(tmp_path, {"closed_group.yml": group}, "trading")
    assert found.startswith("closed_group.yml:")
    assert found.endswith(": There is no record 'southmoor-leisur'. Did you mean 'southmoor-leisure'?")


BAD_LESSON = [lesson("transfer", "went_badly")]
READINESS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "right": ({"statements.0.stopped": ["southmoor-leisure"]}, []),
    "rests on a record alone": ({"statements.0.sources": GONE, "statements.0.hurt": ["southmoor-leisure"]}, []),
    "rests on nothing": (
        {"statements.0.sources": GONE},
        ["A statement rests on something. Give 'sources', or records under 'stopped' or 'hurt'."],
    ),
    "theme": ({"statements.0.theme": "peple"}, ["There is no theme 'peple' above. Did you mean 'people'?"]),
    "contact": (
        {"statements.0.ask": ["acass"]},
        ["There is no contact 'acass' in docs/_data/contacts.yml. Did you mean 'acas'?"],
    ),
    "page": (
        {"statements.0.read_on": ["guide/find-ut.md"]},
        ["There is no page 'guide/find-ut.md' in docs. Did you mean 'guide/find-out.md'?"],
    ),
    "record": (
        {"statements.0.hurt": ["southmoor-leisur"]},
        ["There is no record 'southmoor-leisur'. Did you mean 'southmoor-leisure'?"],
    ),
    "source": (
        {"statements.0.sources": ["papr-1"]},
        ["There is no source 'papr-1' in docs/_data/sources. Did you mean 'paper-1'?"],
    ),
}


@pytest.mark.parametrize(("changes", "sentences"), READINESS.values(), ids=READINESS)
def test_the_readiness_check(changes: dict[str, Any], sentences: list[str], tmp_path: Path) -> None:
    found = told(tmp_path, {"readiness.yml": changed(READY, changes)}, lessons=BAD_LESSON)
    assert [each.partition(": ")[2] for each in found] == sentences
    assert all(each.startswith("readiness.yml:") for each in found)


def test_a_record_that_goes_on_has_not_stopped(tmp_path: Path) -> None:
    ready = changed(READY, {"statements.1.stopped": ["southmoor-leisure"]})
    (found,) = told(tmp_path, {"readiness.yml": ready}, "trading", lessons=BAD_LESSON)
    assert found.endswith("The record 'southmoor-leisure' has not ended. Name it under 'hurt'.")


def test_a_record_of_which_nothing_went_badly_is_not_named(tmp_path: Path) -> None:
    ready = changed(READY, {"statements.1.hurt": ["southmoor-leisure"]})
    (found,) = told(tmp_path, {"readiness.yml": ready}, "trading", lessons=[lesson()])
    assert found.endswith("says of nothing that it went badly, and names no cause. Take it out.")


FIRST = "chooser.questions.0.answers.0.strikes"
OPEN = {"not_found": "2026-11-28"}
CHOOSERS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "right": ({}, []),
    "apart": (
        {"chooser.apart": ["compan"]},
        ["'compan' is no option of this table. Did you mean 'company'?"],
    ),
    "shown": (
        {"chooser.stands_for": ["mony"]},
        ["'mony' is no question of this table. Did you mean 'money'?"],
    ),
    "option": (
        {FIRST: [{**RULE, "options": ["societ"]}]},
        ["'societ' is no option of this table. Did you mean 'society'?"],
    ),
    "cell": ({FIRST: [{**RULE, "cell": "vots"}]}, ["'vots' is no question of this table. Did you mean 'votes'?"]),
    "always": (
        {"chooser.always": [{**RULE, "options": ["compny"]}]},
        ["'compny' is no option of this table. Did you mean 'company'?"],
    ),
    "twice": (
        {"chooser.questions.0.answers.0.only_if": [RULE]},
        ["This answer speaks of 'company' twice. Keep one of them."],
    ),
    "by nothing": (
        {"options.1.cells.votes": OPEN},
        [
            "'company' cannot be struck out: its cell 'votes' says that nothing was found. Put it under 'only_if'.",
            "'company' cannot be struck out: its cell 'votes' says that nothing was found. Put it under 'only_if'.",
        ],
    ),
    "on an open condition": (
        {
            "options.1.cells.votes": OPEN,
            **{f"chooser.questions.{i}.answers.0": {"key": "y", "answer": "Yes", "only_if": [RULE]} for i in (0, 1)},
        },
        [],
    ),
}


@pytest.mark.parametrize(("changes", "sentences"), CHOOSERS.values(), ids=CHOOSERS)
def test_a_chooser(changes: dict[str, Any], sentences: list[str], tmp_path: Path) -> None:
    found = told(tmp_path, {"tables/forms.yml": changed(FORMS, changes)}, "trading")
    assert [each.partition(": ")[2] for each in found] == sentences
    assert all(each.startswith("tables/forms.yml:") for each in found)
