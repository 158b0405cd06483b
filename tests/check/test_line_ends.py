"""Files saved with the line ends of Windows, or of old Macs: the same values on the same lines, the same sentences."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros import handbook
from macros.handbook import Handbook
from macros.read import prose, reading
from tests.conftest import ROOT


def with_ends(folder: Path, end: bytes) -> None:
    """Save every text file that people write in `folder` with this end of line."""
    for path in (path for kind in ("*.md", "*.yml") for path in folder.rglob(kind)):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", end))


@pytest.fixture(params=[b"\r\n", b"\r"], ids=["windows", "old mac"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    for name in ("case_studies", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("assets"))
    with_ends(tmp_path, request.param)
    return tmp_path


def test_records_chapters_and_data_files_are_the_same(elsewhere: Path, book: Handbook) -> None:
    found, problems = handbook.load(elsewhere)
    assert problems == []
    assert {slug: record.data for slug, record in found.records.items()} == {
        slug: record.data for slug, record in book.records.items()
    }
    assert found.library.sources == book.library.sources
    assert found.library.pages == book.library.pages
    assert found.chapters.keys() == book.chapters.keys()
    for slug, chapter in found.chapters.items():
        ours = book.chapters[slug]
        assert chapter.document.lines == ours.document.lines
        assert (chapter.data, chapter.text) == (ours.data, ours.text)
        assert prose.risks(chapter.text, {}) == prose.risks(ours.text, {})


def test_a_problem_of_a_chapter_is_on_the_same_line(elsewhere: Path) -> None:
    page = elsewhere / "docs/guide/find-out.md"
    text = reading.read_text(page)
    at = text.count("\n", 0, text.index("## In short")) + 3
    broken = text.replace("## In short\n", '## In short\n\n{{ cite("no-such-source") }}\n').encode()
    page.write_bytes(broken.replace(b"\n", b"\r\n"))
    _, problems = handbook.load(elsewhere)
    assert [(problem.line, problem.sentence[:37]) for problem in problems] == [
        (at, "There is no source 'no-such-source' i")
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_hidden_character_is_on_its_line(end: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(f"a: b{end}{end}c: d\u200b{end}".encode())
    with pytest.raises(reading.Unreadable) as caught:
        reading.read(path)
    assert caught.value.problem.line == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_begins_and_ends_on_lines_of_their_own(end: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(end.join(["---", "title: A", "stage: '1'", "---", "", "# A", ""]).encode())
    document = reading.front_matter(reading.read_text(path), path)
    assert document.value == {"title": "A", "stage": "1"}
    assert document.line(("stage",)) == 3


def test_a_carriage_return_that_is_written_as_an_escape_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b'a: "b\\r\\nc"\r\nd: e\r\n')
    assert reading.read(path).value == {"a": "b\r\nc", "d": "e"}
