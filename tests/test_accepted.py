"""What the check accepts, builds: of real records with values changed, whatever passes becomes a page and all else."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.check import folder
from macros.handbook import Handbook
from macros.read import reading, schema
from macros.read.records import Record
from macros.read.schema import Node, Schema
from macros.shape import starter
from tests import hostile, small
from tests.built_of import everything
from tests.conftest import ROOT

# Real records of several kinds. How many examples are tried: always the same few, or as many new ones as are asked for.
SLUGS = ("salford-community-leisure", "aspire-leeds", "mycsp", "sunshine-care", "harness-care", "gll-greenwich-leisure")
ASKED = os.environ.get("EXAMPLES")
EXAMPLES = int(ASKED or 30)
CHANGES = 4  # values of one record that are changed at once, at most

DATES = ["1800", "2100", 2012, 2012.0, "2012-02", "2012-02-29", "2012-12-31", "2011-12", "1899-01-01"]
PERIODS = [*DATES, "undated", "1800/2012", "2011-04/2012-03", "2012-02-29/2012-02-29"]
NUMBERS = [0, -0.0, -1, 1, 7.0, 0.5, 99.99, 100, 0.000000001, 12345.678, 1200000, 10**14, -(10**14), 999999999999999]
ADDRESSES = [
    "https://www.example.org", "HTTP://EXAMPLE.ORG:65535/a?b=c#d", "https://xn.example.org/(a)[b]", "https://a.bc/%zz",
    "https://ŵ.example.org/", "https://example.org./", "https://[www.example.org]/", "https://example.org//a/../b;c",
    "https://example.org/?q=\u05d0", "https://e.org/" + "a" * 480,
]  # fmt: skip
SIGNS = (
    "aZ9 é ŵ \u0627\u0628 \u05d0 \u4e2d \u0e01\u0e33 e\u0301 \U0001f600 \u200d\"'<>&{}[]()|*_`#$%^~\\/:;=+-@!?.,£€½²\n"
)


def fitting(node: Node, value: Any, description: Schema) -> st.SearchStrategy[Any]:
    """Values at the edges of what a description allows in place of `value`."""
    if choices := description.choices(node):
        return st.sampled_from([choice.value for choice in choices])
    if isinstance(value, list):
        return st.sampled_from([value[:1], value[::-1], value * 2, value[1:] or value])
    if isinstance(value, dict):
        return st.sampled_from([{key: value[key] for key in value if key != gone} for gone in value])
    if description.word(node, "const") is not None:
        return st.sampled_from([value, float(value)])
    written: Any = {"partial-date": DATES, "period": PERIODS, "web-address": ADDRESSES}.get(
        description.word(node, "format", "")
    )
    if written:
        found: st.SearchStrategy[Any] = st.sampled_from(written)
        return found
    if description.word(node, "type") == "number":
        return st.sampled_from(NUMBERS) | st.integers(-(10**15) + 1, 10**15 - 1)
    if description.word(node, "pattern"):
        return st.just(value)
    least, most = description.word(node, "minLength", 1), description.word(node, "maxLength", 900)
    words = st.text(SIGNS, min_size=2, max_size=24).map(lambda text: f"aa{text}")
    return words.flatmap(lambda text: st.sampled_from([text, (text * most)[:most], (text * least)[:least]]))


@st.composite
def spoilt(draw: st.DrawFn, records: list[dict[str, Any]], description: Schema) -> dict[str, Any]:
    """A record in which a few values are others."""
    value: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(records)))
    for _ in range(draw(st.integers(1, CHANGES))):
        path = draw(st.sampled_from([path for path, _ in reading.walk(value) if path]))
        holder: Any = value
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = draw(fitting(description.at(path), holder[path[-1]], description))
    return value


def as_read(value: dict[str, Any]) -> Record | None:
    """The record as it is read from a file that somebody wrote; none where the file cannot be read."""
    try:
        document = reading.parse(starter.as_yaml(json.loads(json.dumps(value))), Path("spoilt-record.yml"))
    except reading.Unreadable as unreadable:
        assert unreadable.problem.sentence
        return None
    return Record("spoilt-record", document.value, document)


def accepted(record: Record, description: Schema) -> bool:
    """Whether the check has nothing to say of a record; what it says is sentences with lines."""
    problems = list(folder.record_problems(record, description))
    assert all(problem.line > 0 and problem.sentence for problem in problems)
    return not problems


@pytest.fixture(scope="module")
def real(book: Handbook, description: Schema) -> list[dict[str, Any]]:
    good = reading.read(ROOT / "tests/good_record.yml").value
    return [*(dict(book.records[slug].data) for slug in SLUGS), hostile.record(description), good]


def test_whatever_passes_the_check_builds(
    real: list[dict[str, Any]], description: Schema, book: Handbook, tmp_path: Path
) -> None:
    passed = []
    other = small.record({"related": ["spoilt-record"]}, "other-record")

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=not ASKED, suppress_health_check=list(HealthCheck))
    @given(spoilt(real, description))
    def builds(value: dict[str, Any]) -> None:
        record = as_read(value)
        if record and accepted(record, description):
            everything(record, other, description, book.library, tmp_path)
            passed.append(record)

    builds()
    assert len(passed) > EXAMPLES / 4, "a test of what passes needs what passes"


# Values that passed the check once, and stopped a build. Where they pass they are read as what was meant.
@pytest.mark.parametrize(
    ("path", "value", "read"),
    [
        ("status.as_of", 2012.0, 2012),
        ("sources.council-2024.date", 2024.0, 2024),
        ("checked", 2026.0, 2026),
        ("format", 1.0, 1),
        ("timeline", [small.event(2012.0)], [small.event(2012)]),
        ("size.staff", [small.fact(250.0)], [small.fact(250)]),
    ],
)
def test_a_whole_number_is_one_however_written(
    path: str, value: Any, read: Any, description: Schema, book: Handbook, tmp_path: Path
) -> None:
    record = small.record({path: value, "check_again": "2026-12-31"} if path == "checked" else {path: value})
    assert repr(record.get(path)) == repr(read)
    assert small.told(record, description) == []
    made = everything(record, small.record(slug="other-record"), description, book.library, tmp_path)
    assert ".0" not in made[f"case-studies/{record.slug}.md"].replace("CC BY 4.0", "")


def test_a_stage_is_a_whole_number_however_written(description: Schema) -> None:
    described = schema.load(ROOT / "docs/_data/chapter.schema.yml", description)
    document = reading.parse("stage: 1.0\n", Path("chapter.md"))
    assert repr(document.value["stage"]) == "1"
    assert described.validator.is_valid({**small.CHAPTER, **document.value})
