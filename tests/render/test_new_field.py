"""A field added to the description appears everywhere, without a line of Python. MkDocs is not needed to see it."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros import handbook
from macros.handbook import Handbook
from macros.hooks.site import Macros
from macros.read import reading, schema
from macros.render import data_files
from macros.shape import overview, starter
from tests.conftest import RECORDS
from tests.render.pages import fields
from tests.small import changed, fact, project, settings_of, told, written
from tests.small import record as record_with

SLUG = "northmoor-leisure"


@dataclass(frozen=True)
class Added:
    """One field to add: where, its description, what a record says of it, and how that reads. `wrong` is refused."""

    path: str
    node: str
    value: Any
    text: str
    kind: str
    wrong: Any
    sentence: str
    filtered: str = ""
    code: str = ""


CHOICE = """
    title: Staff majority
    description: Whether staff hold most of the votes.
    x-show: [table, filter, key-facts, csv, search]
    allOf: [{$ref: "#/definitions/fact"}]
    properties:
      value: {$ref: "#/definitions/yes_no"}
      rivals: {items: {properties: {value: {$ref: "#/definitions/yes_no"}}}}
    examples: [{value: "yes", as_of: 2012, sources: [paper]}]
"""
SERIES = """
    title: Volunteers
    description: People who help without pay.
    x-show: {table: true, key-facts: true, csv: true, filter: {bands: [{from: 0, label: Few}, {from: 10, label: Many}]}}
    $ref: "#/definitions/facts_number"
    examples: [[{value: 12, as_of: 2012, sources: [paper]}]]
"""
DATE = """
    title: First meeting
    description: The day staff first met.
    x-show: {table: true, key-facts: true, csv: true, filter: {label: Decade of the first meeting}}
    $ref: "#/definitions/fact_date"
    examples: [{value: 2011-05-02, as_of: 2011, sources: [paper]}]
"""
TEXTS = """
    title: Songs
    description: What is sung at work.
    x-show: [table, key-facts, csv, find]
    $ref: "#/definitions/facts_text"
    examples: [[{value: A slow one., as_of: 2012, sources: [paper]}]]
"""
PLAIN = """
    title: Weather
    description: What the weather is mostly like.
    x-show: [page, table, filter, key-facts, comparison, csv, search, find]
    oneOf:
      - {const: wet, title: Rather wet, description: It rains.}
      - {const: dry, title: Rather dry, description: It does not.}
    examples: [wet]
"""
ADDED = {
    "a fact that is a choice": Added(
        "ownership.staff_majority", CHOICE, fact("no"), "No", "fact (choice)", fact("yse"),
        "'value' under 'staff_majority' cannot be 'yse'. Did you mean 'yes'? Choose one of: yes, no.", "no", "no",
    ),
    "a series of numbers": Added(
        "size.volunteers", SERIES, [fact(7, "2011"), fact(12, "2013")], "12", "facts (number)", [fact("many")],
        "'value' under 'volunteers' must be a number, not 'many'. Write digits only, like 1200000: no pound sign, "
        "comma or unit.", "10", "12",
    ),
    "a date": Added(
        "origin.first_meeting", DATE, fact("2011-05-02"), "2011", "fact (date)", fact("2011-02-30"),
        "'value' under 'first_meeting' has a date the calendar does not have: '2011-02-30'.", "2010s", "2011-05-02",
    ),
    "a list of texts": Added(
        "service.songs", TEXTS, [fact("A slow one.")], "A slow one.", "facts (text)", [fact("")],
        "'value' under 'songs' is too short (0 of at least 1 characters). One fact in your own words. Plain text. "
        "For example: The council keeps the buildings.", "", "A slow one.",
    ),
    "a choice with no proof": Added(
        "weather", PLAIN, "dry", "Rather dry", "choice", "dyr",
        "'weather' cannot be 'dyr'. Did you mean 'dry'? Choose one of: wet, dry.", "dry", "dry",
    ),
}  # fmt: skip


def described(path: str, node: str) -> str:
    """Our description with one more field, put where a person would write it: last in its part."""
    text = (RECORDS / "schema.yml").read_text(encoding="utf-8")
    part, _, key = path.rpartition(".")
    lines = text.splitlines(keepends=True)
    start = lines.index(f"  {part}:\n") if part else lines.index("properties:\n")
    if part:
        start = next(i for i in range(start, len(lines)) if lines[i] == "    properties:\n")
    indent = "      " if part else "  "
    lines.insert(start + 1, textwrap.indent(f"{key}:{node.rstrip()}\n".replace("\n    ", "\n  "), indent))
    return "".join(lines)


@pytest.fixture(params=ADDED.values(), ids=list(ADDED), scope="module")
def added(request: pytest.FixtureRequest) -> Added:
    found: Added = request.param
    return found


@pytest.fixture(scope="module")
def root(added: Added, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the new field in its description, and a value of it in its record."""
    root = project(tmp_path_factory.mktemp("new") / "project")
    (root / "case_studies/schema.yml").write_text(described(added.path, added.node), encoding="utf-8")
    good = reading.read(root / f"case_studies/{SLUG}.yml").value
    text = written(changed(good, {added.path: added.value}))
    (root / f"case_studies/{SLUG}.yml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def small(root: Path) -> Handbook:
    return handbook.load(root)[0]


@pytest.fixture(scope="module")
def desk(small: Handbook) -> Macros:
    return Macros(small, settings_of(), lambda: SimpleNamespace(url="case-studies/", meta={}))


def label_of(added: Added, small: Handbook) -> str:
    return str(small.schema.word(small.schema.at(tuple(added.path.split("."))), "title"))


def test_the_check_takes_it_and_refuses_what_is_wrong(added: Added, root: Path, small: Handbook) -> None:
    assert told(small.records[SLUG], small.schema) == []
    assert added.sentence in [s for _, s in told(record_with({added.path: added.wrong}), small.schema)]
    misspelt = f"{added.path}x"
    name = misspelt.rpartition(".")[2]
    (sentence,) = (s for _, s in told(record_with({misspelt: added.value}), small.schema))
    assert sentence.startswith(f"'{name}' is not a field") and f"Did you mean '{name[:-1]}'?" in sentence


def test_the_record_page_shows_it_and_among_the_key_facts(added: Added, desk: Macros, small: Handbook) -> None:
    soup = LexborHTMLParser(desk.case_study(SLUG))
    label = label_of(added, small)
    terms, values = soup.css(".key-facts dt"), soup.css(".key-facts dd")
    heads = {dt.text(): dd.text(separator=" ", strip=True) for dt, dd in zip(terms, values, strict=True)}
    assert heads[label].startswith("2 May 2011" if added.kind == "fact (date)" else added.text)
    soup.css_first(".key-facts").decompose()  # type: ignore[union-attr]
    below = soup.text(separator=" ", strip=True)
    assert label in below and added.text in below
    shown = [each.text(strip=True) for each in soup.css(".proof__sure")]
    assert set(shown) <= {"sure", "fairly sure", "not sure"}


def test_the_table_has_a_column_of_it(added: Added, desk: Macros, small: Handbook) -> None:
    soup = LexborHTMLParser(desk.macros()["case_study_table"]())
    label, key = label_of(added, small), added.path.rpartition(".")[2]
    assert soup.css_first(f'th[data-key="{key}"]').text() == label  # type: ignore[union-attr]
    cell = next(each.parent for each in soup.css(".cell-label") if label in each.text())
    assert cell and added.text in cell.text(separator=" ", strip=True)
    row = soup.css_first("tr[data-facets]")
    assert row is not None
    if added.filtered:
        assert f"{key}:{added.filtered}" in str(row.attributes["data-facets"]).split()
        assert soup.css_first(f'[data-facet="{key}"] input[value="{added.filtered}"]')
    if "find" in added.node:
        assert added.text in str(row.attributes["data-words"])


def test_the_comparison_has_a_line_of_it(added: Added, desk: Macros, small: Handbook) -> None:
    soup = LexborHTMLParser(desk.case_study_comparison([SLUG], "One"))
    line = soup.css_first(f'tr[data-row="{added.path}"]')
    assert line
    assert line.css("th")[0].text(strip=True) == label_of(added, small)
    assert added.text in line.css("td")[0].text(separator=" ", strip=True)


def test_the_data_files_have_it(added: Added, root: Path, small: Handbook) -> None:
    files = data_files.files(small, root, settings_of())
    key = added.path.rpartition(".")[2]
    (row,) = csv.DictReader(io.StringIO(files["data/case-studies.csv"][1:]))
    assert row[key] == added.code
    if added.kind.endswith("choice)") or added.kind == "choice":
        assert row[f"{key}_label"] == added.text
    assert set(row) == set(data_files.columns(small.schema))
    held = json.loads(files["data/case-studies.json"])["records"][SLUG]
    assert key in held.get(added.path.partition(".")[0], {}) or key in held
    if isinstance(added.value, dict | list):
        assert added.path in [
            each["field"] for each in csv.DictReader(io.StringIO(files["data/case-study-facts.csv"][1:]))
        ]


def test_the_search_can_be_narrowed_by_it(added: Added, small: Handbook) -> None:
    if "search" in added.node:
        assert overview.facets(small.records[SLUG], small.schema)[label_of(added, small)] == [added.text]


def test_the_form_asks_for_it(added: Added, desk: Macros) -> None:
    soup = LexborHTMLParser(desk.macros()["case_study_form"]())
    path = added.path.split(".")
    field = soup.css_first(" ".join(f'[data-field="{key}"]' for key in path))
    assert field is not None
    if "choice" in added.kind:
        template = field.attributes.get("data-template")
        where = soup.css_first(f"#{template}") if template else field
        assert where and str(where.html).count("<option") > 2


def test_the_starter_the_reference_and_the_dictionary_name_it(added: Added, desk: Macros, small: Handbook) -> None:
    label, key = label_of(added, small), added.path.rpartition(".")[2]
    text = starter.text(small.schema)
    assert f"{key}:" in text and f"{label}" in text
    whole = "\n".join(line.removeprefix("#") for line in text.splitlines() if not line.startswith("##"))
    document = reading.parse(whole, Path("whole.yml"))
    assert [e.message for e in small.schema.validator.iter_errors(document.value)] == []
    reference = LexborHTMLParser(desk.macros()["field_reference"]())
    named = [code.text() for code in reference.css("dt > code")]
    assert key in named
    (entry,) = (entry for entry in fields(small.schema) if entry.path == added.path)
    assert entry.said.startswith(f"{label}.") and entry.kind == added.kind
    assert f"<code>{added.path}</code>" in desk.macros()["data_fields"]()


def test_the_fields_are_new(added: Added) -> None:
    ours = schema.load(RECORDS / "schema.yml")
    assert not ours.at(tuple(added.path.split(".")))
