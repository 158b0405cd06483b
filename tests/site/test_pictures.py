"""The pictures on the built pages: each says in words what it draws, draws every record, and fits a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.handbook import Handbook
from macros.read.schema import Schema
from macros.shape.drawings import tile_map, timeline


def test_no_mark_covers_another(book: Handbook) -> None:
    for found in book.records.values():
        for drawing in timeline.drawings(found.data.get("timeline", ())):
            places = [(mark.x, mark.y) for mark in drawing.marks]
            assert len(places) == len(found.data["timeline"])
            for index, (x, y) in enumerate(places):
                assert all(abs(x - a) >= 18 or abs(y - b) >= 18 for a, b in places[:index]), found.slug
                assert 9 <= x <= drawing.width - 9 and y >= 9


def test_every_record_is_on_the_map_once(book: Handbook, description: Schema) -> None:
    areas = tile_map.areas(book.records.values(), description)
    assert sum(area.count for area in areas) == len(book.records)


def pictures(site: Path) -> list[tuple[Path, LexborNode]]:
    found = []
    for path in sorted((site / "case-studies").rglob("index.html")):
        drawn = "".join(re.findall(r"<svg.*?</svg>", path.read_text(encoding="utf-8"), re.DOTALL))  # to parse no more
        found += [(path, svg) for svg in LexborHTMLParser(drawn).css("svg.drawing")]
    return found


def test_every_picture_has_a_name_and_a_description(site: Path) -> None:
    found = pictures(site)
    assert len(found) > 60
    for path, svg in found:
        named = str(svg.attributes["aria-labelledby"]).split()
        assert [tag.id for tag in svg.iter() if tag.tag in ("title", "desc")] == named, path
        assert all(len(tag.text().strip()) > 10 for tag in svg.css("title, desc")), path
        assert svg.attributes.get("role") == ("group" if svg.css_first("a") else "img"), path
        assert not re.search(r"\bnan\b|\binf\b|(width|height)=\"-|None|Undefined", svg.html or ""), path


def test_numbers_of_the_timeline_are_those_of_the_list(site: Path) -> None:
    page = LexborHTMLParser((site / "case-studies/salford-community-leisure/index.html").read_text())
    listed = len(page.css("ol.timeline:not(.evidence-fold ol) > li"))
    assert 3 <= listed <= 8, "the turning points; all events stand further down"
    for name in ("wide", "narrow"):
        marks = [int(t.text()) for t in page.css(f".drawing--{name} :is(.drawing__inside, .drawing__number)")]
        assert sorted(marks) == list(range(1, listed + 1))


def test_tiles_lead_to_the_table(site: Path, book: Handbook) -> None:
    page = LexborHTMLParser((site / "case-studies/outcomes/index.html").read_text())
    links = [str(a.attributes["href"]) for a in page.css("svg a.tile")]
    assert set(links) == {str(a.attributes["href"]) for a in page.css(".count--places a")}
    assert "../../case-studies/?region=north_west" in links
    assert "../../case-studies/?nation=wales" in links
    lives = page.css(".drawing--wide .drawing__name")
    assert len(lives) == len(page.css(".drawing--narrow .drawing__name")) > 20


def test_each_mark_of_what_became_of_them_leads_to_its_record(site: Path, book: Handbook) -> None:
    for place in ("index.html", "case-studies/index.html", "case-studies/outcomes/index.html"):
        page = LexborHTMLParser((site / place).read_text(encoding="utf-8"))
        for links in (page.css(f".drawing--{width} a.became__mark") for width in ("wide", "narrow")):
            assert sorted(str(a.attributes["href"]).rstrip("/").rpartition("/")[2] for a in links) == sorted(
                book.records
            )
        named = page.css("dl.became dd > a, .case-table th[scope=row] > a")  # what the picture says, in words
        assert len(named) == len(book.records)


def test_what_the_day_changes_leads_to_answers(site: Path) -> None:
    page = LexborHTMLParser((site / "reference/people-and-pensions/index.html").read_text(encoding="utf-8"))
    answers = LexborHTMLParser((site / "questions/index.html").read_text(encoding="utf-8"))
    links = page.css(".day__list a")
    assert len(links) > 8 and len(page.css(".day__part:has(a)")) == 3
    assert all(answers.css_first(f"[id='{str(a.attributes['href']).partition('#')[2]}']") for a in links)


def test_every_legal_form_says_who_owns_and_who_votes(site: Path) -> None:
    page = LexborHTMLParser((site / "reference/legal-forms/index.html").read_text(encoding="utf-8"))
    named = [each.text() for each in page.css(".owns__name")]
    columns = page.css("[data-compare=legal-forms] thead th")
    assert len(named) == len(columns) and all(n in c.text() for n, c in zip(named, columns, strict=True))
    assert all("Owned by" in row.text() and "Votes:" in row.text() for row in page.css(".owns__form"))


@pytest.mark.parametrize("place", ["guide/plan-the-business", "reference/money-and-tax"])
def test_the_first_year_has_the_figures_of_what_if_and_adds_up(place: str, site: Path) -> None:
    asked = LexborHTMLParser((site / "decide/what-if/index.html").read_text(encoding="utf-8"))
    sizes = {"k": 1000, "m": 1_000_000}
    figures = {
        str(each.attributes["name"]): float(text.rstrip("km%").replace(",", "")) * sizes.get(text[-1], 1)
        for each in asked.css(".what-if__form input[value]")
        if (text := str(each.attributes["value"]))
    }
    page = LexborHTMLParser((site / place / "index.html").read_text(encoding="utf-8"))
    rows = page.css(".bars__row")
    income, *costs, left = (int(re.sub(r"\D", "", row.css_first(".bars__sum").text())) for row in rows)  # type: ignore[union-attr]
    pension = figures["GrossPay"] * figures["PensionLow"] / 100
    wanted = [figures["GrossPay"], figures["Insurance"], pension, figures["Overheads"], figures["OtherCosts"]]
    assert (income, costs) == (figures["Contract"], wanted)
    assert left == income - sum(costs) > 0
    more = figures["GrossPay"] * (figures["PensionHigh"] - figures["PensionLow"]) / 100
    assert f"£{more:,.0f} more at {figures['PensionHigh']:.0f}%" in rows[3].text()
    assert f"£{more - left:,.0f} short" in rows[-1].text()
    ends = [sum(float(str(bar.attributes[name])) for name in ("x", "width")) for bar in page.css("rect.drawing__full")]
    assert ends[-6:] == sorted(ends[-6:]) and ends[-1] == 320, "each bar begins where the last one ends"


def test_the_journey_shows_each_gate(site: Path) -> None:
    for place in ("index.html", "guide/index.html"):
        page = LexborHTMLParser((site / place).read_text())
        assert len(page.css(".journey__stage .journey__question")) == 9
        stops = page.css("a.journey__stop")
        assert {a.text()[:11] for a in stops} == {"How to stop"}
        outs = [str(a.attributes["href"]) for a in stops]
        assert len(outs) == 9 and all(out.endswith("#before-you-go-on") for out in outs)


@pytest.mark.parametrize(("width", "shown"), [(1280, "wide"), (390, "narrow")])
@pytest.mark.parametrize("path", ["/case-studies/harwich-connexions/", "/case-studies/outcomes/", "/"])
def test_the_picture_fits_the_page(path: str, width: int, shown: str, open_page: Callable[..., Any]) -> None:
    """One of the two drawings is seen, and its letters are large enough to read."""
    page = open_page(path, width=width)
    seen = page.locator("svg.drawing--wide:visible, svg.drawing--narrow:visible")
    assert seen.count() == page.locator(f"svg.drawing--{shown}").count() > 0
    for each in seen.all():
        assert f"drawing--{shown}" in each.get_attribute("class")
        box = each.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert each.locator("text").first.bounding_box()["height"] > 11


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_marks_stand_out(dark: bool, open_page: Callable[..., Any]) -> None:
    """The number in a mark takes the colour of the page, the mark that of the accent."""
    page = open_page("/case-studies/mycsp/", dark=dark)
    mark = page.locator(".drawing--wide .drawing__full").first.evaluate("e => getComputedStyle(e).fill")
    inside = page.locator(".drawing--wide .drawing__inside").first.evaluate("e => getComputedStyle(e).fill")
    lights = [sum(int(part) for part in re.findall(r"\d+", colour)[:3]) for colour in (mark, inside)]
    assert abs(lights[0] - lights[1]) > 250
    page.emulate_media(forced_colors="active")
    assert page.locator(".drawing--wide .drawing__inside").first.is_visible()


def test_the_days_of_consultation_are_those_of_the_table_and_to_scale(site: Path) -> None:
    page = LexborHTMLParser((site / "reference/risks-and-safeguards/index.html").read_text(encoding="utf-8"))
    rows = {row.text(separator=" ", strip=True): row.css_first("rect") for row in page.css(".bars__row")}
    facts = next(row.text() for row in page.css("tbody tr") if row.text().strip().startswith("Facts about you"))
    assert "28 days before; in Northern Ireland two weeks" in facts and "three months before" in facts
    days = {"28 days before": 28, "two weeks before": 14, "three months before": 91.2}
    for said, number in days.items():
        (bar,) = (bar for text, bar in rows.items() if said in text)
        assert bar and float(str(bar.attributes["width"])) == pytest.approx(320 * number / 365, abs=1), said
    filled = [text for text, bar in rows.items() if bar and "drawing__full" in str(bar.attributes["class"])]
    assert len(filled) == 2 and all("The law: " in text for text in filled)
