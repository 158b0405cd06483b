"""What is due: the day itself and the days around it, in records, pages and data files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.check import due
from tests.small import chapter, project, record, written

CHANGES = """\
checked: 2026-11-23
check_again: 2028
changes:
  - key: two-tier
    look_again: 2027-03
  - key: pensions
    now: {look_again: 2027-02-10}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a record due on 23 November 2027 and a chapter due on 23 May 2027."""
    return project(tmp_path)


LINE = chapter().splitlines().index("check_again: 2027-05-23") + 1
PLACE = f"docs/guide/find-out.md:{LINE}"


def told(root: Path, today: str, within: int = 0) -> list[str]:
    return [str(found).removeprefix(f"{root}/") for found in due.listed(root, date.fromisoformat(today), within)]


def test_the_day_and_the_days_around_it(root: Path) -> None:
    assert told(root, "2027-05-22") == []
    assert told(root, "2027-05-23") == [f"{PLACE}: This is to be checked again by 23 May 2027."]
    assert told(root, "2027-05-24") == [f"{PLACE}: This was to be checked again by 23 May 2027."]


def test_what_falls_due_within_some_days(root: Path) -> None:
    assert told(root, "2027-04-23", within=29) == []
    assert len(told(root, "2027-04-23", within=30)) == 1


def test_what_is_overdue_is_told_however_few_days_are_asked_for(root: Path) -> None:
    assert told(root, "2027-05-23", within=-1) == []
    for within in (-1, -30):
        assert len(told(root, "2027-05-24", within=within)) == 1


def test_the_oldest_first_and_what_names_it(root: Path) -> None:
    (root / "docs/_data/changes.yml").write_text(CHANGES)
    assert told(root, "2030-01-01") == [
        "docs/_data/changes.yml:7: 'pensions' was to be checked again by 10 February 2027.",
        "docs/_data/changes.yml:5: 'two-tier' was to be checked again by 31 March 2027.",
        f"{PLACE}: This was to be checked again by 23 May 2027.",
        "case_studies/northmoor-leisure.yml:25: This was to be checked again by 23 November 2027.",
        "docs/_data/changes.yml:2: This was to be checked again by 31 December 2028.",
    ]


def test_a_month_is_due_on_its_last_day(root: Path) -> None:
    (root / "docs/_data/changes.yml").write_text("changes:\n  - look_again: 2027-02\n")
    assert [found.day for found in due.listed(root, date(2027, 2, 28))] == [date(2027, 2, 28)]


@pytest.mark.parametrize("text", ["check_again: soon\n", "a: [", "changes:\n  - check: 2020\n"])
def test_what_has_no_day_or_no_sense_is_left_to_the_check(text: str, root: Path) -> None:
    (root / "docs/_data/changes.yml").write_text(text)
    (root / "docs/about.md").write_text("# No front matter\n\ncheck_again: 2020-01-01\n")
    (root / "docs/bad.md").write_text("---\nunfinished\n")
    assert told(root, "2027-01-01") == []


def test_descriptions_are_no_data(root: Path) -> None:
    (root / "docs/_data/more.schema.yml").write_text("check_again: 2020-01-01\n")
    names = {document.path.name for document in due.documents(root)}
    assert names == {"northmoor-leisure.yml", "papers.yml", "find-out.md"}


def test_every_record_counts(root: Path) -> None:
    text = written(dict(record({"check_again": "2027-01-01"}).data))
    (root / "case_studies/southmoor.yml").write_text(text)
    assert len(told(root, "2027-01-02")) == 1
