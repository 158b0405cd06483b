"""A page's title and description are plain words: neither a template nor HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check import chapters
from macros.check.library import Library
from macros.read.schema import Schema
from tests.conftest import ROOT


def told(tmp_path: Path, front: str, description: Schema) -> list[str]:
    """What the check says of a folder with one page that begins so."""
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data/chapter.schema.yml").write_text((ROOT / "docs/_data/chapter.schema.yml").read_text())
    (tmp_path / "page.md").write_text(f"---\n{front}\n---\n# A page\n")
    return [str(p).rpartition("page.md:")[2] for p in chapters.load(tmp_path, description, Library())[1]]


@pytest.mark.parametrize(
    "front", ["title: A page", 'title: R&D, "so called"', "title: 'A page'\ndescription: It’s 1-2"]
)
def test_plain_words_pass(front: str, tmp_path: Path, description: Schema) -> None:
    assert told(tmp_path, front, description) == []


@pytest.mark.parametrize(
    ("front", "sentence"),
    [
        ("title: 'A {{ 1 }} page'", "2: 'title' is plain words. Take out '{'."),
        ("title: A page\ndescription: a <b> word", "3: 'description' is plain words. Take out '<'."),
        ("title: A page\nshort_name: 50% }", "3: 'short_name' is plain words. Take out '}'."),
        ("description: A page", "1: 'title' is missing at the top of this page. Write it: title: My page."),
    ],
)
def test_templates_and_html_do_not(front: str, sentence: str, tmp_path: Path, description: Schema) -> None:
    assert told(tmp_path, front, description) == [sentence]
