"""What a build gives to MkDocs, worked out without MkDocs."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.handbook import Handbook
from macros.hooks import pages, site
from macros.hooks.site import Site
from macros.read import dates
from tests.conftest import ROOT
from tests.small import settings_of


@pytest.fixture(scope="module")
def made(book: Handbook) -> Site:
    return Site(book, ROOT, settings_of(), lambda: SimpleNamespace(url="guide/find-out/", meta={}))


def test_each_public_method_of_a_group_is_a_macro_and_nothing_else(made: Site) -> None:
    assert {"case_study", "stage_gate", "cite", "case_study_form", "meeting_pack"} <= set(made.macros)
    assert not any(name.startswith("_") for name in made.macros)
    assert made.macros["record"]("seqol").count("<a ") == 1


def test_a_record_and_a_pack_have_pages_and_a_chapter_has_its_file(made: Site, book: Handbook) -> None:
    assert len(made.virtual_pages) == len(book.records) + 2 * len(book.chapters)
    assert made.virtual_pages["case-studies/seqol.md"].made_from == "case_studies/seqol.yml"
    assert made.virtual_pages["meetings/find-out/large-print.md"].made_from == "docs/guide/find-out.md"
    assert "guide/find-out.md" not in made.virtual_pages


def test_the_head_of_a_record_is_its_own_and_that_of_a_file_is_what_the_file_says(made: Site, book: Handbook) -> None:
    head = made.head("case-studies/seqol.md", "Seqol", {})
    assert (head.title, head.checked) == ("SEQOL", str(book.records["seqol"].data["checked"]))
    again = made.for_theme("case-studies/seqol.md", "case-studies/seqol/", head, {})["again_in_words"]
    assert again == dates.in_words(str(book.records["seqol"].data["check_again"])), "said under its name"
    assert "\n" not in head.description and head.filters["Nation"] == ["England"]
    own = made.head("about/index.md", "About", {"description": "What it is"})
    assert (own.title, own.description, own.checked) == ("About", "What it is", "")


def test_what_the_theme_prints_is_escaped(book: Handbook, made: Site) -> None:
    told = made.for_theme(
        "case-studies/seqol.md", "case-studies/seqol/", made.head("case-studies/seqol.md", "", {}), {}
    )
    assert told["hide"] == ["navigation"] and told["search"] is True
    assert "<" not in str(told["description"])
    assert (
        made.for_theme("about/index.md", "about/", made.head("about/index.md", "About", {}), {})["stage_name"] is None
    )


def test_a_title_is_escaped_where_the_theme_prints_it_and_nowhere_else(
    book: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(repository="https://github.com/example/handbook")
    monkeypatch.setattr(site, "under_way", SimpleNamespace(get=lambda: Site(book, ROOT, settings, lambda: page)))
    file = SimpleNamespace(src_uri="about/index.md")
    page: Any = SimpleNamespace(title="Pay & place", meta={"title": "Pay & place"}, file=file, url="about/")
    config: Any = None
    pages.on_page_markdown("", page, config, config)
    assert page.title == "Pay &amp; place"
    doors: Any = pages.on_page_context({}, page, config, config)["wrong"]
    assert parse_qs(urlsplit(doors["github"]).query)["title"] == ["Wrong: Pay & place"]
    assert page.meta["structured"]["@graph"][0]["name"] == "Pay & place"


@pytest.mark.parametrize(("today", "overdue"), [("2026-05-31", False), ("2026-06-01", True)])
def test_a_page_is_overdue_once_the_last_day_to_check_it_is_over(today: str, overdue: bool, book: Handbook) -> None:
    made = Site(book, ROOT, settings_of(today=date.fromisoformat(today)), lambda: SimpleNamespace(url="about/"))
    meta = {"check_again": "2026-05"}
    assert (
        made.for_theme("about/index.md", "about/", made.head("about/index.md", "About", meta), meta)["overdue"]
        == overdue
    )


def test_what_the_theme_writes_wrongly_is_put_right() -> None:
    html = "".join(f'<input type="checkbox" id="__{name}" autocomplete="off">' for name in ("drawer", "search"))
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="index.md"))
    config: Any = None
    right = html.replace(' autocomplete="off"', "")
    assert pages.on_post_page(html, page, config) == pages.on_post_template(html, "404.html", config) == right


def test_the_search_of_large_print_leads_nowhere(made: Site) -> None:
    heads = {path: page.head for path, page in made.virtual_pages.items()}
    assert not heads["meetings/find-out/large-print.md"].search
    assert heads["meetings/find-out.md"].search
    assert len({head.title for head in heads.values()}) == len(heads), "each page is known by its title"
