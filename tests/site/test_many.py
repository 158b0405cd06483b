"""Pages that show all records stay of use when there are hundreds: nothing grows without an end, nothing is lost."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.handbook import Handbook
from macros.read.records import Record
from macros.render.page_macros import LESSONS_TOLD, PageMacros
from macros.shape import lives
from tests.small import TODAY, settings_of

HEIGHT = 60 * 34 + 40  # of the tallest picture, in units of its own


def desk_of(book: Handbook, times: int, url: str) -> PageMacros:
    """The macros for a book that holds each record so often, on the page at `url`."""
    many = {
        f"{slug}-{number}": Record(
            f"{slug}-{number}", {**record.data, "name": f"{record.name} {number}"}, record.document
        )
        for slug, record in book.records.items()
        for number in range(times)
    }
    page = SimpleNamespace(url=url, meta={})
    return PageMacros(dataclasses.replace(book, records=many), settings_of(), lambda: page)


@pytest.fixture(scope="module", params=[1, 10])
def times(request: pytest.FixtureRequest) -> Any:
    """How often each record is there."""
    return request.param


def test_no_picture_of_lives_is_taller_than_a_few_screens(book: Handbook, times: int) -> None:
    desk = desk_of(book, times, "case-studies/outcomes/")
    soup = LexborHTMLParser(desk.macros()["lifelines"]())
    drawn = [life for life in lives.lives(desk.book.records.values(), book.schema, TODAY) if life.started]
    for kind in ("wide", "narrow"):
        pictures = soup.css(f"svg.drawing--{kind}")
        assert len(pictures) == -(-len(drawn) // lives.LIVES_AT_ONCE)
        assert all(float(str(picture.attributes["viewBox"]).split()[3]) <= HEIGHT for picture in pictures)
        assert sum(len(picture.css(".drawing__name")) for picture in pictures) == len(drawn)
        years = "text:not(.drawing__name, .drawing__ask)"
        axes = {tuple(text.text() for text in picture.css(years)) for picture in pictures}
        assert len(axes) == 1, "all pictures are over the same years"
    folded = soup.css("details > summary")
    assert len(folded) == (len(pictures) if len(pictures) > 1 else 0), "one picture stands open, several are folded"
    assert len({summary.text() for summary in folded}) == len(folded)
    ids = [str(tag.attributes["id"]) for tag in soup.css("[id]")]
    assert len(ids) == len(set(ids))


def test_a_long_table_of_lives_is_whole_and_folded(book: Handbook, times: int) -> None:
    desk = desk_of(book, times, "case-studies/outcomes/")
    soup = LexborHTMLParser(desk.macros()["outcomes"]("lives"))
    assert len(soup.css("tbody tr")) == len(desk.book.records)
    assert bool(soup.css("details table")) == (len(desk.book.records) > lives.ROWS_AT_ONCE)


def test_a_chapter_names_each_record_with_a_lesson_and_stays_short(book: Handbook, times: int) -> None:
    desk = desk_of(book, times, "guide/live-and-last/")
    soup = LexborHTMLParser(desk.case_lessons())
    assert len(soup.css(".lesson")) <= LESSONS_TOLD
    linked = {str(a.attributes["href"]).split("/")[3] for a in soup.css("a[href$='#lessons-by-stage']")}
    holders = {
        slug
        for slug, record in desk.book.records.items()
        if any(lesson["stage"] == "live-and-last" for lesson in record.data["lessons"])
    }
    assert linked == holders
