"""The names that no record can have: those of pages beside the records, not those of pages made of records."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from macros.read import addresses


def test_what_stands_beside_the_records_is_taken(tmp_path: Path) -> None:
    beside = tmp_path / "docs/case-studies"
    (beside / "maps").mkdir(parents=True)
    (beside / "by-sector.md").write_text("# By sector")
    (beside / "picture.svg").write_text("<svg/>")
    (beside / "northmoor.md").write_text('{{ case_study("northmoor") }}\n')
    (beside / "with-spaces.md").write_text('\n {{ case_study("with-spaces") }}')
    (beside / "southmoor.md").write_text('{{ case_study("northmoor") }}\n')
    taken = {"maps", "by-sector", "picture", "southmoor", "schema"}
    assert addresses.taken(tmp_path / "case_studies") == taken


def test_without_pages_the_description_alone_is_taken(tmp_path: Path) -> None:
    assert addresses.taken(tmp_path / "case_studies") == {"schema"}


def test_the_page_of_a_record() -> None:
    assert addresses.record_page("northmoor") == '{{ case_study("northmoor") }}\n'


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("about.md", "about/"),
        ("guide/index.md", "guide/"),
        ("guide/find-out.md", "guide/find-out/"),
        ("guide/index-of-all.md", "guide/index-of-all/"),
    ],
)
def test_the_address_of_a_page(path: str, address: str) -> None:
    assert addresses.of_page(PurePath(path)) == address
