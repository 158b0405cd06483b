"""The form: a control for every field of a record, of the kind that the description says, in parts that open."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from macros.read.schema import Schema
from macros.read.settings import Settings
from macros.shape import form
from macros.shape.form import Control, Form
from tests.small import record


@pytest.fixture(scope="module")
def made(description: Schema) -> Form:
    return form.Form(description)


def control(made: Form, path: str) -> Control:
    """The control of a field, by dotted path."""
    key, *rest = path.split(".")
    found = next(each for part in made.parts for each in part.controls if each.key == key)
    for key in rest:
        found = next(each for each in found.parts if each.key == key)
    return found


def test_every_field_that_people_fill_in_has_one_control(made: Form, description: Schema) -> None:
    keys = [each.key for part in made.parts for each in part.controls]
    assert sorted(keys) == sorted(field.key for field in description.fields() if field.key != "format")


def test_parts_and_which_of_them_are_open(made: Form) -> None:
    assert [part.id for part in made.parts][:3] == ["about", "sources", "status"]
    assert made.parts[-1].id == "last"
    assert [part.id for part in made.parts if part.open] == ["about", "sources", "status", "last"]
    assert [each.key for each in made.parts[0].controls] == [
        "name", "summary", "sector", "other_sectors", "nation", "region", "place", "role", "caution",
    ]  # fmt: skip
    assert [each.key for each in made.parts[-1].controls] == ["checked", "check_again"]
    assert [(part.label, part.help) for part in (*made.parts[:2], made.parts[-1])] == [
        ("The organisation", ""),
        ("Sources", "Each source once. Facts then pick from them."),
        ("When it was checked", ""),
    ]


def test_parts_that_open_as_needed_stand_in_the_order_of_the_description(made: Form, description: Schema) -> None:
    closed = [part.id for part in made.parts if not part.open]
    assert closed == [field.key for field in description.fields() if field.key in closed]
    assert {"story", "origin", "lessons", "related"} < set(closed)


@pytest.mark.parametrize(
    ("path", "kind", "template"),
    [
        ("name", "text", ""),
        ("summary", "long", ""),
        ("place", "text", ""),
        ("sector", "choice", ""),
        ("other_sectors", "boxes", ""),
        ("status", "one", "fact-status_now"),
        ("identity", "set", ""),
        ("identity.legal_name", "one", "fact-long"),
        ("identity.other_names", "list", "fact-long"),
        ("identity.website", "one", "fact-address"),
        ("identity.legal_form", "one", "fact-legal_form"),
        ("origin.started", "one", "fact-date"),
        ("size.staff", "list", "fact-number"),
        ("outcome.causes", "list", "fact-cause"),
        ("timeline", "list", "event"),
        ("lessons", "list", "lesson"),
        ("questions", "list", "questions"),
        ("related", "list", "slug"),
        ("sources", "map", "sources"),
        ("checked", "date", ""),
    ],
)
def test_kinds_of_controls(path: str, kind: str, template: str, made: Form) -> None:
    found = control(made, path)
    assert (found.kind, found.template) == (kind, template)


def test_what_a_control_says(made: Form) -> None:
    place, years = control(made, "place"), control(made, "deal.first_contract_years")
    assert (place.id, place.label, place.help, place.example, place.required) == (
        "f-place", "Place", "The town, city or county it serves.", "Salford", False,
    )  # fmt: skip
    assert (place.kind, place.choices, place.parts, place.template, place.most, place.unit) == (
        "text",
        (),
        (),
        "",
        0,
        "",
    )
    assert (years.id, years.example, years.most, years.unit) == ("f-deal-first_contract_years", "5", 1, "years")
    assert (control(made, "name").required, control(made, "questions").most, control(made, "lessons").most) == (
        True,
        8,
        40,
    )
    examples = {
        key: control(made, key).example for key in ("other_sectors", "checked", "origin.started", "size.income")
    }
    assert examples == {
        "other_sectors": "Libraries and culture",
        "checked": "23 November 2026",
        "origin.started": "1 October 2003",
        "size.income": "9,358,837",
    }
    assert parts(made, "event")["planned"].example == "" and parts(made, "event")["planned"].help.startswith(
        "Yes where"
    )
    assert control(made, "related").help == "Other records that a reader should compare."
    assert control(made, "origin.started").help == "The day it took over services or began to trade."
    assert [choice.value for choice in control(made, "other_sectors").choices][:1] == ["leisure"]
    assert [choice.value for choice in control(made, "nation").choices][:2] == ["england", "wales"]


def test_each_part_of_the_story_has_an_example_of_its_own(made: Form, description: Schema) -> None:
    told = [control(made, f"story.{each.key}.text") for each in description.fields(description.at(("story",)))]
    assert len({each.example for each in told}) == len(told) == 8
    assert told[0].example.startswith("Cuts of a fifth") and "Settle who pays the staff" in told[-1].example
    for each in told:
        assert 40 <= len(each.example) <= 200, each.example


def parts(made: Form, template: str) -> dict[str, Any]:
    return {part.key: part for part in made.templates[template].parts}


def test_the_template_of_a_fact(made: Form) -> None:
    number, text = parts(made, "fact-number"), parts(made, "fact-long")
    assert list(number) == [
        "label", "value", "qualifier", "to", "as_of", "planned", "sources", "confidence", "not_found", "does_not_apply",
        "rivals", "note",
    ]  # fmt: skip
    assert set(number) - set(text) == {"qualifier", "to"}
    assert {key for key, part in number.items() if part.required} == {"value", "as_of", "sources"}
    assert (number["value"].kind, number["as_of"].kind, number["not_found"].kind) == ("number", "period", "date")
    assert (number["planned"].kind, number["does_not_apply"].kind) == ("tick", "text")
    assert (number["rivals"].template, number["rivals"].most, number["rivals"].kind) == ("rival-number", 6, "list")
    assert (number["sources"].template, made.templates["source_key"].kind) == ("source_key", "source")


def test_parts_of_a_fact_have_ids_of_their_own_and_words_of_theirs(made: Form) -> None:
    number, rival = parts(made, "fact-number"), parts(made, "rival-number")
    assert {part.id for part in number.values()} == {f"new-fact-number-{key}" for key in number}
    assert {part.id for part in rival.values()} == {f"new-rival-number-{key}" for key in rival}
    assert {key for key, part in rival.items() if part.required} == {"value", "as_of", "sources"}
    rivals = number["rivals"]
    assert (rivals.key, rivals.label, rivals.required, rivals.example) == ("rivals", "Rival values", False, "")
    assert rivals.help.startswith("Two or more values")
    for kind, sure in (("fact-number", ["medium"]), ("rival-number", ["medium", "low"])):
        less = parts(made, kind)["confidence"]
        assert (less.label, [each.value for each in less.choices]) == ("Less sure than the sources say?", sure)
    assert (made.templates["fact-number"].kind, made.templates["fact-number"].label) == ("fact", "Fact")
    assert made.templates["rival-number"].help.startswith("One of several values")
    assert {part.key for part in parts(made, "fact-status_now").values() if part.required} == {
        "value", "as_of", "sources",
    }  # fmt: skip


def test_rival_values_have_no_rivals(made: Form) -> None:
    assert list(parts(made, "rival-number")) == [
        "label", "value", "qualifier", "to", "as_of", "planned", "sources", "confidence", "note",
    ]  # fmt: skip
    assert made.templates["rival-number"].kind == "set"


def test_where_a_value_is_a_must_nothing_stands_in_its_place(made: Form) -> None:
    for template in ("fact-status_now", "fact-cause"):
        assert not {"not_found", "does_not_apply", "rivals"} & set(parts(made, template))
        assert f"rival-{template.removeprefix('fact-')}" not in made.templates


def test_the_template_of_an_entry(made: Form) -> None:
    lesson = made.templates["lesson"]
    assert (lesson.kind, lesson.label, lesson.id) == ("set", "Lesson", "new-lesson")
    assert [part.id for part in lesson.parts][:2] == ["new-lesson-stage", "new-lesson-tone"]
    assert (made.templates["slug"].kind, made.templates["questions"].kind) == ("record", "long")
    assert [part.kind for part in made.templates["sources"].parts][:4] == ["text", "text", "address", "period"]


def test_a_fact_as_the_field_reference_shows_it(description: Schema) -> None:
    fact = form.Form(description).fact()
    assert (fact.id, fact.key, fact.kind, fact.label) == ("fact", "", "fact", "Fact")
    assert fact.help.startswith("A value with its date and sources.")
    assert [part.id for part in fact.parts][:2] == ["fact-label", "fact-value"]


def test_every_template_named_is_there(made: Form) -> None:
    def named(each: Control) -> set[str]:
        return {each.template} - {""} | {name for part in each.parts for name in named(part)}

    all_of_them = [each for part in made.parts for each in part.controls] + list(made.templates.values())
    assert set().union(*map(named, all_of_them)) == set(made.templates)


def test_examples_by_path(description: Schema) -> None:
    examples = dict(form.examples(description))
    assert examples["place"] == {"place": "Salford"}
    assert list(examples["origin.started"]) == ["started"]
    assert "origin" not in examples


def test_what_scripts_are_told(description: Schema) -> None:
    where = {"repository": "https://github.com/a/b", "branch": "main", "contact": "a@example.org"}
    settings = Settings("", "", "", today=date(2026, 11, 23), **where)
    found = [record(), record({"name": "Other", "related": ["northmoor-leisure"]}, "other")]
    told = form.data(description, found, {"schema", "by-sector"}, settings)
    assert told["records"] == {"northmoor-leisure": "Northmoor Leisure", "other": "Other"}
    assert told["related"] == {"other": ["northmoor-leisure"]}
    assert told["taken"] == ["by-sector", "schema"]
    assert (told["repository"], told["branch"], told["contact"]) == ("https://github.com/a/b", "main", "a@example.org")
    assert told["limits"] == {
        "bytes": 300_000, "depth": 10, "values": 12_000, "line": 2000, "entries": 500, "guesses": 10, "compared": 1000,
        "problems": 50,
    }  # fmt: skip
    assert told["schema"] is description.root
    assert told["primary"] == ["own_record", "public_body", "register"]
    assert told["one_sided"] == ["own_words", "partisan"]
    assert told["plain_words"][:3] == ["bencom", "cic", "cio"]
    assert set(told["starter"]) == {"name", "summary"}
    assert told["in_form"]["missing"] == "This is missing.{help}"
    assert told["kinds"]["integer"] == "a whole number"
    faults = told["faults"]
    for name, pattern in (*faults["always"], *faults["likely"]):
        assert name in told["sentences"] and re.compile(pattern)
    assert {len(faults[kind]) > 0 for kind in ("always", "likely", "looks")} == {True}
    assert re.search(told["unseen"], "a\u200bb") and re.search(told["pasted"], "# Heading") and "\xa0" in told["spaces"]
