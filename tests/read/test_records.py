"""Records as read: what they are called, where their values stand, and every fact in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.read import reading, records
from macros.read.problems import Problem
from macros.read.records import Others
from tests.small import GONE, fact, project, record


@pytest.mark.parametrize(
    ("changes", "name"),
    [({}, "Northmoor Leisure"), ({"name": 2012}, "2012"), ({"name": ""}, "the-slug"), ({"name": GONE}, "the-slug")],
)
def test_the_name(changes: dict[str, Any], name: str) -> None:
    assert record(changes, "the-slug").name == name


def test_a_value_at_a_path() -> None:
    found = record()
    assert found.get("status.value") == "trading"
    assert found.get("sector") == "leisure"
    assert found.get("outcome.ended.value") is None
    assert found.get("name.first", "none") == "none"
    assert found.get("size.staff", []) == []
    assert record({"role": None}).get("role", "case") == "case"


def test_a_problem_stands_on_the_line_of_its_value() -> None:
    found = record()
    assert found.document.problem(("status", "as_of"), "Why?") == Problem("northmoor-leisure.yml", 8, "Why?")
    assert found.document.problem(("status", "note"), "Why?").line == 6


NAMESAKES = {
    "capitals": ("Explore York", "EXPLORE york", True),
    "form in law": ("Explore York", "The Explore York Ltd.", True),
    "accents and signs": ("Môn & Co", "Mon and co", True),
    "longer": ("Explore York", "Explore York Libraries and Archives", False),
    "shorter": ("Sirona Care & Health", "Sirona", False),
}


@pytest.mark.parametrize(("name", "other", "same"), NAMESAKES.values(), ids=NAMESAKES)
def test_records_of_one_name_are_found_however_it_is_written(name: str, other: str, same: bool) -> None:
    one, two, three = record({"name": name}, "a"), record({"name": other}, "b"), record({"name": "Other"}, "c")
    others = Others({each.slug: each for each in (one, two, three)})
    assert list(others.namesakes(one)) == [(two, same)]
    assert list(others.namesakes(two)) == [(one, same)]
    assert list(others.namesakes(three)) == []


@pytest.mark.parametrize("other", ["Explore Yorkshire", "York Explore", "Yorkshire"])
def test_other_names_are_other_names(other: str) -> None:
    one, two = record({"name": "Explore York"}, "a"), record({"name": other}, "b")
    assert list(Others({"a": one, "b": two}).namesakes(one)) == []


FACTS: dict[str, tuple[Any, list[tuple[Any, ...]]]] = {
    "a fact": ({"a": {"sources": []}}, [("a",)]),
    "a search": ({"a": {"not_found": "2026"}}, [("a",)]),
    "neither": ({"a": {"value": 1}}, []),
    "the library itself": ({"sources": {"a": {"title": "x"}}}, []),
    "the top": ({"sources": ["a"]}, [()]),
    "in lists": ([{"sources": []}, {"b": [{"not_found": 1}]}], [(0,), (1, "b", 0)]),
    "a fact in a fact": ({"sources": [], "rivals": [{"sources": []}]}, [(), ("rivals", 0)]),
    "a text": ("sources", []),
}


@pytest.mark.parametrize(("value", "paths"), FACTS.values(), ids=FACTS)
def test_every_fact_with_its_place(value: Any, paths: list[tuple[Any, ...]]) -> None:
    assert [path for path, _ in records.facts(value)] == paths


def test_a_fact_comes_with_its_fields() -> None:
    assert list(records.facts({"a": {"not_found": 1, "note": "x"}})) == [(("a",), {"not_found": 1, "note": "x"})]


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", "schema.yml", "notes.txt", "c.yml"):
        (tmp_path / name).write_text("a: 1")
    assert [path.name for path in records.paths(tmp_path)] == ["a.yaml", "b.yml", "c.yml"]


def test_a_record_is_the_same_until_its_file_changes(tmp_path: Path) -> None:
    path = project(tmp_path) / "case_studies/northmoor-leisure.yml"
    once = records.read(path)
    assert (once.slug, once.name) == ("northmoor-leisure", "Northmoor Leisure")
    assert records.read(path) is once
    path.write_text("name: Another")
    assert records.read(path).name == "Another"


def test_what_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    for name, text in (("a.yml", "name: A"), ("b.yml", "a: ["), ("c.yml", "name: C")):
        (tmp_path / name).write_text(text)
    found, problems = records.read_all(records.paths(tmp_path))
    assert [each.slug for each in found] == ["a", "c"]
    assert [(Path(each.path).name, each.line) for each in problems] == [("b.yml", 1)]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, []),
        ({"a": 1}, [{"value": 1}]),
        ({"a": {"value": 2}}, [{"value": 2}]),
        ({"a": [3, {"value": 4}]}, [{"value": 3}, {"value": 4}]),
    ],
)
def test_what_stands_at_a_path_as_facts(data: dict[str, Any], told: list[dict[str, int]]) -> None:
    one = records.Record("x", data, reading.Document(Path("x.yml"), data, {}))
    assert one.entries("a") == told
    assert one.entries("b", 5) == [{"value": 5}]


def test_names_stand_in_order_whatever_the_capitals() -> None:
    named = [record({"name": name}) for name in ("beta", "Gamma", "Alpha", "alpha 2")]
    assert [one.name for one in records.by_name(named)] == ["Alpha", "alpha 2", "beta", "Gamma"]


def test_each_key_that_a_fact_names_has_its_place() -> None:
    told = [(("a",), fact(1, sources=["x", "y"])), (("b", 0), fact(2, sources=["z"], said_sources=["x"]))]
    assert list(records.cited([*told, (("c",), {"not_found": 2026})])) == [
        (("a", "sources", 0), "x"),
        (("a", "sources", 1), "y"),
        (("b", 0, "sources", 0), "z"),
        (("b", 0, "said_sources", 0), "x"),
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The Explore York Ltd.", ("explore", "york")),
        ("C.I.C. Wales", ("wales",)),
        ("People's Môn & Co_2", ("peoples", "mon", "and", "2")),
        ("The Co", ("the", "co")),
        ("!", ()),
    ],
)
def test_the_words_that_tell_a_name(name: str, words: tuple[str, ...]) -> None:
    assert records.telling_words(name) == words


def test_no_source_of_the_list_itself_is_a_fact() -> None:
    assert [path for path, _ in record({"sources.other": {"sources": ["x"]}}).facts] == [
        ("status",), ("origin", "started"),
    ]  # fmt: skip
