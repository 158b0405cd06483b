"""What an editor shows beside the files that people write: nothing false, and what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT
from tests.language_server import PROGRAM, LanguageServer

# All but the descriptions themselves: for those the server asks json-schema.org what a description is.
WRITTEN = [*ROOT.glob("case_studies/*.yml"), *ROOT.glob("docs/_data/**/*.yml")]
FILES = sorted(path for path in WRITTEN if not path.name.endswith("schema.yml"))


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    if not PROGRAM.exists():
        missing = "yaml-language-server is not installed: `make test` installs it where npm is."
        (pytest.fail if os.environ.get("GITHUB_ACTIONS") else pytest.skip)(missing)
    with LanguageServer() as running:
        yield running


def test_the_editor_shows_nothing_false(server: LanguageServer) -> None:
    said = server.says_of({path: path.read_text(encoding="utf-8") for path in FILES})
    assert {path.relative_to(ROOT).as_posix(): lines for path, lines in said.items() if lines} == {}


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        ("case_studies/salford-community-leisure.yml", "nation: england", "nation: englan"),
        ("docs/_data/tables/vat.yml", "confidence: high", "confidence: certain"),
        ("docs/_data/sources/help.yml", "read: whole", "read: skimmed"),
        ("docs/_data/glossary.yml", "check_again: 2027", "check_agan: 2027"),
    ],
)
def test_the_editor_shows_what_is_wrong(path: str, right: str, wrong: str, server: LanguageServer) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert right in text
    line = text[: text.index(right)].count("\n") + 1
    said = server.says(ROOT / path, text.replace(right, wrong, 1))
    assert [each for each in said if each.startswith(f"{line}: ")], said
