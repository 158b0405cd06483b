"""The whole project: a small one passes, and a mistake in any part of it is told, sorted and once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from macros import handbook
from macros.read.reading import Unreadable
from tests.conftest import ROOT
from tests.small import chapter, project

MOVED = """\
old-name: {name: Old, to: TO, date: 2027-01-05, reason: It has another name.}
"""


def told(root: Path) -> list[str]:
    return [str(problem).removeprefix(f"{root}/") for problem in handbook.load(root)[1]]


def test_a_small_project(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "docs/_data/redirects.yml").write_text(MOVED.replace("TO", "northmoor-leisure"))
    (root / "docs/case-studies").mkdir()
    (root / "docs/case-studies/by-sector.md").write_text("# By sector")
    book, problems = handbook.load(root)
    assert problems == []
    assert list(book.records) == ["northmoor-leisure"]
    assert list(book.chapters) == ["find-out"]
    assert list(book.library.sources) == ["paper-1"]
    assert book.library.records == {"northmoor-leisure"}
    assert [page.title for page in book.library.users("paper-1")] == ["Find out"]
    assert book.taken == {"schema", "by-sector", "old-name"}


@pytest.mark.parametrize("name", ["docs/_data/sources/papers.yml", "docs/_data/sources/more.yml"])
def test_of_sources_that_cannot_be_read_that_alone_is_told(name: str, tmp_path: Path) -> None:
    """Not that each page and table names sources which are not there, nor that others are used by none."""
    root = project(tmp_path)
    (root / name).write_text("paper-1:\n  title: 'A paper\n")
    (line,) = told(root)
    assert line.startswith(f"{name}:2: The quotation mark that begins this text is not closed")


MISTAKES = {
    "a record": ("case_studies/northmoor-leisure.yml", "sector: leisure", "sector: liesure", "'sector' cannot be"),
    "a chapter": ("docs/guide/find-out.md", "stage: 1", "stage: 10", "'stage' cannot be '10'"),
    "a source": ("docs/_data/sources/papers.yml", "read: whole", "read: all", "'read' under 'paper-1' cannot be"),
}


@pytest.mark.parametrize(("name", "old", "new", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_any_part_is_told(name: str, old: str, new: str, sentence: str, tmp_path: Path) -> None:
    path = project(tmp_path) / name
    path.write_text(path.read_text().replace(old, new))
    assert any(line.startswith(f"{name}:") and sentence in line for line in told(tmp_path))


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("nowhere", "There is no record 'nowhere'."),
        ("northmoor-leisur", "There is no record 'northmoor-leisur'. Did you mean 'northmoor-leisure'?"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_told(to: str, sentence: str, tmp_path: Path) -> None:
    (project(tmp_path) / "docs/_data/redirects.yml").write_text(MOVED.replace("TO", to))
    assert told(tmp_path) == [f"docs/_data/redirects.yml:1: {sentence}"]


def test_a_redirect_from_a_page_or_a_record_is_told(tmp_path: Path) -> None:
    listed = MOVED.replace("TO", "northmoor-leisure")
    (project(tmp_path) / "docs/_data/redirects.yml").write_text(listed.replace("old-name", "schema"))
    assert told(tmp_path) == ["docs/_data/redirects.yml:1: 'schema' is the address of a page. No record ever had it."]
    here = MOVED.replace("TO", "withdrawn").replace("old-name", "northmoor-leisure")
    (tmp_path / "docs/_data/redirects.yml").write_text(here)
    assert told(tmp_path) == [
        "docs/_data/redirects.yml:1: There still is a record 'northmoor-leisure'. Take this entry out, or the record."
    ]


def test_problems_are_in_order_and_told_once(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "docs/guide/find-out.md").write_text(chapter({"stage": 10, "checked": "soon"}))
    (root / "case_studies/northmoor-leisure.yml").write_text("name: Northmoor")
    lines = told(root)
    assert lines == sorted(set(lines), key=lambda line: (line.split(":")[0], int(line.split(":")[1]), line))
    assert {line.split("/")[0] for line in lines} == {"case_studies", "docs"}


def test_a_file_from_elsewhere_is_checked_as_well(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    other = tmp_path / "elsewhere.yml"
    other.write_text("name: Elsewhere")
    _, problems = handbook.load(root, [other])
    assert {problem.path for problem in problems} == {str(other)}


def test_a_page_may_name_a_record_that_is_wrong(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "docs/about.md").write_text('{{ record("northmoor-leisure") }}')
    (root / "case_studies/northmoor-leisure.yml").write_text("a: [")
    assert all(line.startswith("case_studies/") for line in told(root))


def test_a_description_that_cannot_be_read_stops_all(tmp_path: Path) -> None:
    (project(tmp_path) / "case_studies/schema.yml").write_text("a: [")
    with pytest.raises(Unreadable):
        handbook.load(tmp_path)


def test_who_reads_the_check_may_stop_reading() -> None:
    """`python -m macros check | head` ends without a word of Python's."""
    code = (
        "import os, runpy, sys; os.close(0); read, write = os.pipe(); os.close(read); os.dup2(write, 1); "
        "sys.argv = ['macros', 'due', '--today', '2030-01-01']; runpy.run_module('macros', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
