"""Our own records: each passes, and keeps the promises of the guide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.check import folder
from macros.read import records
from macros.read.problems import shown
from macros.read.records import facts
from tests.conftest import RECORDS

PATHS = records.paths(RECORDS)
NAMED_IN_2011 = ["salford-community-leisure", "harwich-connexions", "sunshine-care", "harness-care"]


@pytest.fixture(scope="module")
def problems() -> list[str]:
    return [str(problem) for problem in folder.folder_problems(RECORDS)[1]]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_passes(path: Path, problems: list[str]) -> None:
    assert [problem for problem in problems if problem.startswith(shown(path))] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_is_written_in_our_style(path: Path) -> None:
    record = records.read(path)
    text = str({key: value for key, value in record.data.items() if key not in ("sources", "said_and_shown")})
    assert not re.search(r"\bper cent\b", text)
    assert not re.search(
        r"\b(award-winning|innovative|inspiring|pioneering|vibrant|flagship|cooperative)\b", text, re.I
    )


@pytest.mark.parametrize("slug", NAMED_IN_2011)
def test_the_four_of_2011_show_what_was_said_and_what_the_record_shows(slug: str) -> None:
    record = records.read(RECORDS / f"{slug}.yml")
    assert any("article-2011" in entry["said_sources"] for entry in record.data["said_and_shown"])
    assert len(list(facts(record.data))) > 60
    assert record.data["lessons"]
    assert record.data["timeline"]
