"""What a reader meets before opening anything: chapters of at most 2,300 words and 16 screens of a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from macros.handbook import Handbook
from tests.conftest import ROOT

CHAPTERS = sorted(path.stem for path in (ROOT / "docs/guide").glob("*.md") if path.stem != "index")
# What is folded, unseen or on paper only.
UNSEEN = (
    "details > :not(summary), [popover], [hidden], .visually-hidden, .print-only, .contents, .link-notes, .wrong, form"
)
PHONE = {"width": 390, "height": 844}


def words(page: Path) -> int:
    """The words of an article that show when it is opened."""
    article = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("article")
    assert article is not None
    for unseen in article.css(UNSEEN):
        unseen.decompose()
    return len(article.text(separator=" ").split())


def test_what_is_folded_does_not_count(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<article>One two.<details><summary>Three</summary><p>No.</p></details><p hidden>No.</p></article>")
    assert words(page) == 3


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_shows_at_most_2300_words(chapter: str, site: Path) -> None:
    assert 1000 < words(site / f"guide/{chapter}/index.html") <= 2300


def test_your_job_is_read_in_900_words(site: Path) -> None:
    assert 300 < words(site / "your-job/index.html") <= 900


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_is_16_screens_of_a_phone(chapter: str, open_page: Any) -> None:
    page = open_page(f"/guide/{chapter}/", width=PHONE["width"])
    assert page.evaluate("document.documentElement.scrollHeight") <= 16 * PHONE["height"]


@pytest.mark.parametrize(
    ("path", "screens"),
    [
        ("/questions/", 5), ("/reference/help/", 10), ("/reference/people-and-pensions/", 16),
        ("/reference/four-nations/", 6), ("/meetings/", 11), ("/case-studies/outcomes/", 16),
        ("/reference/what-changes/", 13), ("/reference/evidence/", 13), ("/reference/routes-to-contract/", 16),
        ("/reference/legal-forms/", 18), ("/reference/money-and-tax/", 16), ("/about/", 8), ("/data/", 10),
        ("/contribute/fields/", 11), ("/contribute/gaps/", 8), ("/reference/sources/", 3),
    ],
)  # fmt: skip
def test_a_list_of_answers_shows_what_there_is_before_all_of_it(path: str, screens: int, open_page: Any) -> None:
    page = open_page(path, width=PHONE["width"])
    assert page.evaluate("document.documentElement.scrollHeight") <= screens * PHONE["height"]


@pytest.mark.parametrize(("width", "columns"), [(390, 1), (1280, 2)])
def test_what_was_not_found_is_a_list(width: int, columns: int, open_page: Any) -> None:
    """Each thing on a line of its own, in as many columns as there is room for."""
    page = open_page("/case-studies/aura-leisure-and-libraries/", width=width)
    items = page.locator(".looked").first.locator("li")
    assert items.count() > 8
    starts = items.evaluate_all("all => all.map(item => Math.round(item.getBoundingClientRect().left))")
    assert len(set(starts)) == columns
    assert set(items.evaluate_all("all => all.map(item => getComputedStyle(item).display)")) == {"list-item"}


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    "place",
    [
        "/questions/#is-this-privatisation", "/reference/help/#unison", "/reference/four-nations/#civil-service",
        "/reference/sources/#letter-l",
    ],
)  # fmt: skip
def test_an_address_opens_the_fold_it_leads_into(place: str, script: bool, open_page: Any) -> None:
    page = open_page(place, script=script)
    expect(page.locator(place[place.index("#") :])).to_be_in_viewport()


def test_every_question_has_its_address_and_is_listed(site: Path, book: Handbook) -> None:
    keys = {key for subject in book.library.of("questions").values() for key in subject["questions"]}
    page = LexborHTMLParser((site / "questions/index.html").read_text(encoding="utf-8"))
    assert {str(heading.attributes["id"]) for heading in page.css("article h3[id]")} == keys
    listed = {str(link.attributes["href"]).lstrip("#") for link in page.css(".md-nav--secondary a")}
    assert keys <= listed


def test_the_first_door_and_the_first_entry_of_the_menu_lead_to_your_job(site: Path) -> None:
    page = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    first = [str(link.attributes["href"]) for link in page.css(".door .first-questions a")]
    assert first[0] == "questions/#i-have-just-been-told", "the heading goes on with: What do I do now?"
    assert len(first) == 7 and all(link.startswith("your-job/#") for link in first[1:])
    assert page.css(".site-nav a")[0].attributes["href"] == "your-job/"


# Texts of more than a line or two, outside tables, that are wider than 40 of their letters: the eye loses its line.
WIDE = """() => [...document.querySelectorAll('article :is(p, li, dd)')].filter((text) => {
    if (text.closest('table') || text.querySelector('p, ul, dl') || text.innerText.length < 160) return false;
    return text.clientWidth > 40 * parseFloat(getComputedStyle(text).fontSize);
}).map((text) => text.innerText)"""


@pytest.mark.parametrize("path", ["/meetings/", "/case-studies/outcomes/"])
def test_a_text_is_no_wider_than_the_eye_can_follow(path: str, open_page: Any) -> None:
    assert open_page(path).evaluate(WIDE) == []
