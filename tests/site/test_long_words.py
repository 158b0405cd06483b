"""A word of 90 letters in every field of a record: no page grows wider than a phone, and no letter is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.read.schema import Schema
from tests import hostile, small, small_site
from tests.browser import settled
from tests.conftest import build, served
from tests.once import once
from tests.site.test_zoom import LOST, WIDTH

WORD = "w" * 90


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory, description: Schema) -> Iterator[str]:
    """The address of a small site whose second record has nothing but long words."""

    def made(folder: Path) -> None:
        project = small_site.project(folder / "project")
        text = small.written(hostile.record(description, WORD))
        (project / f"case_studies/{small_site.OTHER}.yml").write_text(text, encoding="utf-8")
        done = build(project, folder / "site")
        assert done.returncode == 0, done.stdout + done.stderr

    with served(once(tmp_path_factory, "long-words", made) / "site") as address:
        yield address


@pytest.fixture(scope="module")
def phone(browser: Any) -> Any:
    """A narrow window, which goes from page to page."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize(
    "path",
    [
        "contents/", f"case-studies/{small_site.OTHER}/", "case-studies/", "case-studies/compare/",
        "case-studies/outcomes/", "case-studies/by-sector/", "case-studies/by-outcome/", "contribute/gaps/",
        "guide/find-out/", "meetings/find-out/", f"contribute/case-study/?record={small_site.OTHER}",
    ],
)  # fmt: skip
def test_no_page_grows_wider_than_a_phone(path: str, long_words: str, phone: Any) -> None:
    phone.goto(f"{long_words}/{path}")
    settled(phone)
    assert WORD[:20] in phone.content() or path in ("contribute/gaps/", "meetings/find-out/")
    assert phone.evaluate("document.documentElement.scrollWidth") <= WIDTH
    assert phone.evaluate(LOST) == []
