"""A record that attacks, as a PDF: its words are shown, nothing runs, no link leads elsewhere than to the web."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from macros.publish import editions, pdf, setting
from macros.read.schema import Schema
from tests import hostile, small, small_site
from tests.conftest import build

ACTING = ("/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/EmbeddedFile", "/SubmitForm")


@pytest.mark.skipif(bool(setting.missing()), reason="what PDFs are set with is missing")
def test_a_hostile_record_is_words_on_paper(tmp_path: Path, description: Schema) -> None:
    project = small_site.project(tmp_path / "project")
    text = small.written(hostile.record(description))
    (project / f"case_studies/{small_site.OTHER}.yml").write_text(text, encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    edition = editions.one_page(f"case-studies/{small_site.OTHER}/")
    pdf.make([edition], tmp_path / "site", "A handbook", "https://handbook.example/", tmp_path / "kept")
    path = tmp_path / "site/print" / f"{edition.name}.pdf"
    found = PdfReader(path)
    words = "".join("".join(page.extract_text().split()) for page in found.pages)
    assert "<script>alert(1)</script>" in words and "{{7*7}}" in words
    size: Any = found.trailer["/Size"]
    parts: list[Any] = [found.get_object(number) for number in range(1, size)]
    keys = {str(key) for part in parts if isinstance(part, dict) for key in part}
    assert "/Annots" in keys and not keys & set(ACTING)
    for page in found.pages:
        for mark in page.get("/Annots", ()):
            action = mark.get_object().get("/A", {})
            assert action.get("/S", "/URI") in ("/URI", "/GoTo")
            assert str(action.get("/URI", "https://")).startswith(("https://", "http://", "mailto:", "tel:"))
