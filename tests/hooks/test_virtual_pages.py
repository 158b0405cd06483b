"""The pages that no file stands for: one for each record, two for each chapter, each made from a file to edit."""

from __future__ import annotations

from pathlib import Path

from macros import handbook
from macros.hooks import site
from tests.small import chapter, project


def test_every_page_by_address_text_and_source(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "docs/guide/transfer.md").write_text(chapter({"stage": 8}))
    book, problems = handbook.load(root)
    assert problems == []
    assert [(page.path, page.text, page.made_from) for page in site.every_page(book)] == [
        (
            "case-studies/northmoor-leisure.md",
            '{{ case_study("northmoor-leisure") }}\n',
            "case_studies/northmoor-leisure.yml",
        ),
        ("meetings/find-out.md", '{{ meeting_pack("find-out") }}\n', "docs/guide/find-out.md"),
        ("meetings/find-out/large-print.md", '{{ meeting_pack("find-out", large=True) }}\n', "docs/guide/find-out.md"),
        ("meetings/transfer.md", '{{ meeting_pack("transfer") }}\n', "docs/guide/transfer.md"),
        ("meetings/transfer/large-print.md", '{{ meeting_pack("transfer", large=True) }}\n', "docs/guide/transfer.md"),
    ]
