"""The table of case studies, records side by side, and the reference tables: found, sorted, chosen, sent, printed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.handbook import Handbook
from macros.read import records
from macros.read import shown as shown_fields
from macros.read.records import Record
from macros.read.schema import Schema
from macros.render import fragments, jinja
from macros.shape import case_table, comparison
from tests.conftest import ROOT
from tests.sheets import printed
from tests.site.test_controls import styled
from tests.small import TODAY

BUILT = date(2025, 11, 24)  # the day of SOURCE_DATE_EPOCH in tests/conftest.py
Open = Callable[..., Any]
GOOD = (ROOT / "tests/good_record.yml").read_text(encoding="utf-8")


def record(tmp_path: Path, more: str = "", slug: str = "northmoor") -> Record:
    """The smallest record, with further lines before its sources."""
    path = tmp_path / f"{slug}.yml"
    path.write_text(GOOD.replace("sources:\n  council-2024", f"{more}sources:\n  council-2024"), encoding="utf-8")
    return records.read(path)


PROOF = "sources: [council-2024]"


def under(heading: str) -> str:
    """What picks the cells below a heading, which say it themselves on a small screen."""
    return f":has(.cell-label:text-is('{heading}'))"


# ---- What the table says, worked out


@pytest.mark.parametrize(
    ("staff", "band"),
    [("49", "0"), ("50", "50"), ("249", "50"), ("250", "250"), ("999", "250"), ("1000", "1000")],
)
def test_bands_of_size(staff: str, band: str, tmp_path: Path, description: Schema) -> None:
    entries = f"    - {{value: 7, as_of: 2011, {PROOF}}}\n    - {{value: {staff}, as_of: 2013, {PROOF}}}\n"
    (row,) = case_table.rows([record(tmp_path, f"size:\n  staff:\n{entries}")], description, TODAY)
    assert row.facets["size"] == (band,)
    assert row.cells["staff"].sort == staff


def test_what_is_disputed_is_found_under_each_value(tmp_path: Path, description: Schema) -> None:
    rival = "{{value: {}, as_of: 2013, sources: [council-2024]}}"
    rivals = f"[{rival.format('co_operative_society')}, {rival.format('cic')}]"
    (row,) = case_table.rows(
        [record(tmp_path, f"identity:\n  legal_form:\n    rivals: {rivals}\n")], description, TODAY
    )
    assert row.facets["legal_form"] == ("co_operative_society", "cic")
    assert row.cells["legal_form"].text == "Sources disagree"


def test_not_found_is_not_the_same_as_not_recorded(tmp_path: Path, description: Schema) -> None:
    (row,) = case_table.rows([record(tmp_path, "ownership:\n  kind: {not_found: 2026-11-23}\n")], description, TODAY)
    told: dict[str, Any] = {"here": SimpleNamespace(rows=[row]), "schema": description, "shown": shown_fields}
    made = jinja.html("pages/case_study_table.html", case_table=case_table, root="", **told)
    parts = (
        [part for part in td.text(separator="|").split("|") if part.strip()] for td in LexborHTMLParser(made).css("td")
    )
    cells = {head.strip(): text.strip() for head, text, *_ in parts}
    assert cells["Owned by"] == "No information found"
    assert cells["Legal form"] == "Not recorded"
    assert row.facets["owners"] == row.facets["legal_form"] == (case_table.UNKNOWN,)


def test_filters_and_columns_are_named_by_the_description(book: Handbook) -> None:
    rows = case_table.rows(book.records.values(), book.schema, TODAY)
    facets = {facet.key: options for facet, options in case_table.facets(rows, book.schema)}
    labels = book.schema.labels(book.schema.root["definitions"]["sector"])
    assert all(option.label == labels[option.value] for option in facets["sector"])
    for key, facet in facets.items():
        for option in facet:
            assert option.count == sum(option.value in row.facets[key] for row in rows) > 0
    assert {row.slug for row in rows} == set(book.records)


def test_every_record_stands_in_one_group(book: Handbook) -> None:
    rows = case_table.rows(book.records.values(), book.schema, TODAY)
    for by in ("sector", "status"):
        grouped = [row.slug for _, own, _ in case_table.groups(rows, book.schema, by) for row in own]
        assert sorted(grouped) == sorted(book.records)


LEFT_OUT = {"identity.registrations", "identity.address", "identity.website", "identity.other_names"}


def test_the_comparison_holds_every_field_that_compares(description: Schema) -> None:
    paths = [path for lines in comparison.parts(description).values() for path in lines]
    assert len(paths) == len(set(paths))
    for part in ("identity", "service", "origin", "ownership", "deal", "size", "outcome"):
        for field in description.fields(description.at((part,))):
            path = f"{part}.{field.key}"
            assert (path in paths) is (path not in LEFT_OUT), path
    assert {"status", "sector", "nation", "results", "difficulties", "lessons"} <= set(paths)


def test_each_cell_has_its_date_its_source_and_whether_we_are_less_than_sure(
    tmp_path: Path, description: Schema
) -> None:
    values = f"""- {{value: One each., as_of: 2013, {PROOF}}}
    - {{value: Two each., as_of: 2014, {PROOF}, confidence: medium}}"""
    more = f"ownership:\n  votes:\n    {values}\n    - {{not_found: 2026-11-23}}\n"
    cell = LexborHTMLParser(fragments.column(record(tmp_path, more), description, TODAY)["cells"]["ownership.votes"])
    text = " ".join(cell.text(separator=" ").split())
    assert "One each. 2013 Source" in text, "what we are sure of needs no mark"
    assert "Two each. 2014 fairly sure Source" in text
    assert "No information found looked for 23 November 2026" in text
    assert cell.css_first("a.cite[href*='case-studies/northmoor/#source-']")


def test_a_fragment_is_one_call_with_data(site: Path, book: Handbook) -> None:
    for slug, found in book.records.items():
        text = (site / f"data/compare/{slug}.js").read_text(encoding="utf-8")
        inside = re.fullmatch(r"handbook\.compared\.add\((.*)\);\n", text)
        assert inside
        assert json.loads(f"[{inside[1]}]") == [slug, fragments.column(found, book.schema, BUILT)]


def test_the_columns_that_scripts_draw_are_those_of_the_page(open_page: Open) -> None:
    """The same four records, as the page was built and as they are put together from their fragments."""
    inside = "[...document.querySelectorAll('table.compare td')].map((cell) => cell.innerHTML.trim())"
    built = open_page("/case-studies/compare/", script=False).evaluate(inside)
    page = open_page("/case-studies/compare/")
    page.wait_for_selector(".columns[data-ready]")
    assert page.evaluate(inside) == built
    assert len(built) > 200


# ---- The table, in a browser


def names(page: Any) -> Any:
    """Where the names of the rows that can be seen stand, in their order: to wait for with `expect`."""
    return page.locator("table[data-cases] tbody tr:visible th a")


def shown(page: Any) -> list[str]:
    """The names of the rows that can be seen now. After a key or a click wait with `names` first."""
    found: list[str] = names(page).all_text_contents()
    return found


def test_filters_add_up_and_stand_in_the_address(open_page: Open, book: Handbook) -> None:
    page = open_page("/case-studies/")
    page.locator("[data-facet=sector] summary").click()
    page.get_by_label("Libraries and culture").check()
    page.get_by_label("Leisure and sport").check()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    wanted = {"leisure", "libraries_culture"}
    sectors = {slug: {r.data["sector"], *r.data.get("other_sectors", ())} for slug, r in book.records.items()}
    number = sum(bool(found & wanted) for found in sectors.values())
    expect(names(page)).to_have_count(number)
    assert page.get_by_role("status").filter(has_text=f"{number} of {len(book.records)} organisations").is_visible()
    expect(page).to_have_url(re.compile("sector=leisure,libraries_culture"))
    page.get_by_label("Leave out contrast cases").check()
    expect(names(page)).not_to_have_count(number)
    assert 0 < len(shown(page)) < number
    again = open_page(page.url.partition("://")[2].partition("/")[2].join(["/", ""]))
    expect(names(again)).to_have_text(shown(page))
    again.get_by_role("button", name="Take out the filter Sector: Leisure and sport").click()
    expect(again).not_to_have_url(re.compile("leisure"))
    again.get_by_role("button", name="Clear all").click()
    expect(names(again)).to_have_count(len(book.records))
    expect(again).not_to_have_url(re.compile(r"\?"))
    assert page.faults == again.faults == []


def test_free_text_forgives_accents_hyphens_and_offers_the_nearest_word(open_page: Open) -> None:
    page = open_page("/case-studies/?q=COOPERATIVE")
    expect(names(page).filter(has_text="Harness Care Co-operative")).to_be_visible()
    page.get_by_label("Find in the table").fill("salfrod")
    expect(names(page)).to_have_count(0)
    page.get_by_role("button", name="salford").click()
    expect(names(page)).to_have_text(["Salford Community Leisure", "Social adVentures (Salford)"])


def test_sorting_by_heading_puts_numbers_in_order_and_unknown_last(open_page: Open) -> None:
    page = open_page("/case-studies/")
    head = page.locator("th[data-key=staff]")
    for way, said, direction in (("ascending", "lowest first", 1), ("descending", "highest first", -1)):
        head.get_by_role("button").press("Enter")
        expect(head).to_have_attribute("aria-sort", way)
        expect(page.locator("[data-said]")).to_contain_text(f"sorted by staff, {said}")  # only once the rows stand so
        values = page.locator(f"td{under('Staff')}").evaluate_all("cells => cells.map((cell) => cell.dataset.sort)")
        known = [float(value.replace(",", "")) for value in values if value and value[0].isdigit()]
        assert known == sorted(known, reverse=direction < 0)
        assert len(known) > 10
        assert values[-1] == ""
    assert page.locator("[aria-sort]").count() == 1
    expect(page).to_have_url(re.compile("sort=-staff"))
    again = open_page("/case-studies/?sort=-staff")
    expect(again.locator("[data-said]")).to_contain_text("highest first")
    expect(names(again)).to_have_text(shown(page))


# Words of the table of records that stand on two lines.
BROKEN = """() => [...document.querySelectorAll('table[data-cases] :is(td, th)')].flatMap((cell) => {
    const broken = [], range = document.createRange(), texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode;
        if (node.parentElement.closest('.visually-hidden')) continue;
        for (const word of node.data.matchAll(/[^\\s-]+/g)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            if (range.getClientRects().length > 1) broken.push(word[0]);
        }
    }
    return broken;
})"""


def test_where_nothing_is_found_no_heading_stands_above_nothing(open_page: Open) -> None:
    page = open_page("/case-studies/?q=zebra")
    expect(page.locator("[data-said]")).to_contain_text("0 of ")
    expect(page.locator("table[data-cases]")).to_be_hidden()
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("table[data-cases]")).to_be_visible()


def test_who_works_across_the_uk_is_found_under_each_nation(open_page: Open, book: Handbook) -> None:
    wide = {slug for slug, each in book.records.items() if each.data["nation"] == "uk_wide"}
    page = open_page("/case-studies/?place=northern_ireland")
    expect(page.locator("[data-said]")).not_to_contain_text(f"{len(book.records)} of")
    found = page.locator("[data-cases] tbody tr:visible").evaluate_all("all => all.map((row) => row.dataset.slug)")
    assert "gll-greenwich-leisure" in wide < set(found) < set(book.records)


def test_what_a_contrast_case_is_stands_on_each_page_that_marks_one(site: Path) -> None:
    """On paper nothing can be pressed. The record of one has its reasons in a box at the top."""
    marks = ('<span class="tag">contrast case</span>', ", contrast case</span>")
    marking = [page for page in site.rglob("index.html") if any(mark in page.read_text("utf-8") for mark in marks)]
    names = {page.parent.name for page in marking}
    assert names >= {"case-studies", "by-sector", "by-outcome", "pay-and-pensions", "outcomes", "live-and-last"}
    for page in marking:
        text = LexborHTMLParser(page.read_text("utf-8")).css("article")[0].text()
        assert "is not a mutual that staff led out of a public body" in text, page


@pytest.mark.parametrize("width", [1440, 1280, 1217, 1024, 1023, 390])
def test_no_word_of_the_table_is_broken(width: int, open_page: Open) -> None:
    page = open_page("/case-studies/", width=width)
    expect(page.locator("[data-said]")).to_contain_text("organisations")
    assert page.evaluate(BROKEN) == []


def test_headings_that_sort_on_a_screen_are_words_on_paper(open_page: Open) -> None:
    page = open_page("/case-studies/")
    page.emulate_media(media="print")
    heads = [head.strip() for head in page.locator("table[data-cases] thead th:visible").all_inner_texts()]
    assert {"Organisation", "Status", "Legal form", "Owned by", "Staff"} <= set(heads)
    assert page.locator("table[data-cases] thead th:visible .sort:visible").count() == len(heads)
    found = printed(page)
    for sheet in found[:-1]:  # a button is not painted again on a second sheet, words are
        assert "Legal form" in sheet.text
    assert "Aspire Community Benefit Society" in found[0].text, "the table begins under the picture"


def test_columns_can_be_chosen(open_page: Open) -> None:
    page = open_page("/case-studies/?columns=status,parent")
    heads = page.locator("table[data-cases] thead th:visible").all_inner_texts()
    assert [head.strip() for head in heads] == ["Compare", "Organisation", "Status", "Came from"]
    assert page.locator(f"td{under('Came from')}").first.is_visible()
    assert not page.locator(f"td{under('Sector')}").first.is_visible()


def test_bad_values_in_the_address_get_a_sentence_and_the_nearest_match(open_page: Open) -> None:
    page = open_page(
        "/case-studies/?status=insolvnt&sort=staf&columns=status,sectr&compare=salfrod-leisure&utm_source=x"
    )
    said = page.locator("[data-notes]").inner_text()
    assert "“insolvnt” under Status, and no record has that. Did you mean Insolvent?" in said
    assert "sort by “staf”, and there is no such column. Did you mean Staff?" in said
    assert "a column “sectr”, and there is none. Did you mean Sector?" in said
    assert "“salfrod-leisure” to compare, and no record has that name. Did you mean Salford Community Leisure?" in said
    assert "utm" not in said
    page.get_by_role("button", name="Insolvent", exact=True).click()
    expect(page).to_have_url(re.compile("status=insolvent"))
    hostile = open_page("/case-studies/?status=%3Cimg%20src=x%20onerror=alert(1)%3E&q=%22%3E%3Cscript%3E")
    assert hostile.locator("[data-notes] img").count() == 0
    assert hostile.faults == []


def test_two_to_four_are_chosen_and_carried_over(open_page: Open) -> None:
    page = open_page("/case-studies/")
    bar = page.locator("[data-compare-bar]")
    assert not bar.is_visible()
    boxes = page.locator(".pick input")
    boxes.nth(0).check()
    assert "Choose one more" in bar.inner_text() and bar.locator("[data-bar-go]").is_hidden()
    for place in (1, 2, 3):
        boxes.nth(place).check()
    boxes.nth(4).click()
    assert not boxes.nth(4).is_checked()
    assert "4 at most fit side by side" in bar.inner_text()
    bar.get_by_role("button", name=re.compile("^Take .* out of the comparison")).first.click()
    page.get_by_label("Find in the table").fill("nothing like it")
    bar.get_by_role("link", name="Compare 3 side by side").click()
    page.wait_for_selector("[data-ready]")
    assert page.locator("table.compare thead th").count() == 3
    assert page.faults == []


def test_on_a_phone_each_record_is_a_line_of_story_behind_one_button(open_page: Open, book: Handbook) -> None:
    page = open_page("/case-studies/", width=390)
    page.set_viewport_size({"width": 390, "height": 844})
    row = page.get_by_role("table").get_by_role("row").first
    assert row.get_by_role("rowheader").locator(".cases__line").is_visible()
    assert row.get_by_role("cell").count() == 2, "the box to compare, and the status"
    filters = page.locator("[data-facet=sector] summary")
    assert not filters.is_visible()
    styled(page, "* { content-visibility: visible !important; }")  # else the browser guesses the heights of rows
    assert page.evaluate("document.documentElement.scrollHeight") <= 8 * 844 * max(1, len(book.records) / 51)
    page.get_by_text("Filter and sort").click()
    assert filters.is_visible()
    page.get_by_label("Sort by").select_option("started")
    expect(page.locator("[data-said]")).to_contain_text("sorted by started")
    assert row.get_by_role("cell").count() == 3, "what it is sorted by shows"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    "path",
    ["/case-studies/outcomes/", "/case-studies/salford-community-leisure/", "/guide/choose-the-model/", "/data/"],
)
def test_on_a_phone_no_table_is_wider_than_the_window_and_every_label_is_text(path: str, open_page: Open) -> None:
    page = open_page(path, width=390, script=False)
    assert page.locator(".stacked").count()
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    frames = "frames => frames.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.ariaLabel)"
    assert page.locator(".table-scroll").evaluate_all(frames) == []
    assert page.locator(".stacked td > .cell-label:visible").count()
    made = "cells => cells.filter((e) => !['none', 'normal'].includes(getComputedStyle(e, '::before').content)).length"
    assert page.locator(".stacked :is(th, td)").evaluate_all(made) == 0, "no label is made by the stylesheet"


def test_on_a_phone_a_box_to_tick_lies_over_no_name(open_page: Open) -> None:
    page = open_page("/case-studies/", width=390)
    under = page.evaluate("""() => [...document.querySelectorAll(".cases tbody tr")].filter((row) => {
      row.scrollIntoView();
      const box = row.querySelector(".pick input").getBoundingClientRect();
      return [...row.querySelectorAll("th > a, th > .tag")].flatMap((one) => [...one.getClientRects()])
        .some((line) => line.right > box.left && line.top < box.bottom && line.bottom > box.top);
    }).map((row) => row.dataset.slug)""")
    assert under == []


def test_by_outcome_each_has_the_date_of_its_status_and_what_is_old_is_counted(site: Path, book: Handbook) -> None:
    """ "Trading" without a day could have been written long ago."""
    found = LexborHTMLParser((site / "case-studies/by-outcome/index.html").read_text(encoding="utf-8"))
    rows = found.css(".cases tbody tr")
    assert len(rows) == len(book.records)
    assert all(re.search(r"\b(19|20)\d\d\b", cell.text()) for row in rows for cell in row.css(".cases__status"))
    assert len(found.css(".cases__status")) == len(rows)
    for table in found.css(".cases"):
        old = len(table.css(".status--old"))
        said = "".join(caption.text() for caption in table.css("caption"))
        assert ("last seen 2 years ago or more" in said) == bool(old)
        assert not old or f"{old} of them" in said or "all last seen" in said


def test_pay_and_pensions_stand_on_one_page_and_who_is_silent_is_named(site: Path, book: Handbook) -> None:
    """Each record stands there once: with what it tells, or among those that tell nothing of it."""
    found = LexborHTMLParser((site / "case-studies/pay-and-pensions/index.html").read_text(encoding="utf-8"))
    for slug, each in book.records.items():
        (link,) = found.css(f"article a[href*='case-studies/{slug}/'], main a[href*='../{slug}/']")
        item: LexborNode | None = link
        while item and item.tag != "li":
            item = item.parent
        told = each.data.get("story", {}).get("pay")
        assert ("#story-pay" in str(link.attributes["href"])) == bool(told), slug
        assert not told or " ".join(told["text"].split()[:12]) in " ".join(str(item and item.html).split()), slug


def test_without_script_the_whole_table_stands_with_links_to_its_groups(open_page: Open, book: Handbook) -> None:
    page = open_page("/case-studies/", script=False)
    assert len(shown(page)) == len(book.records)
    assert not page.locator("[data-tools]").is_visible()
    page.get_by_role("columnheader").get_by_role("link", name="Sector").click()
    expect(page).to_have_url(re.compile("/case-studies/by-sector/$"))
    assert page.get_by_role("heading", name="Libraries and culture").is_visible()


def words_on_paper(page: Any) -> str:
    """The words that come on paper, spaces taken out. The sheets must lie as the page says, and the text must fit."""
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(format="A4", prefer_css_page_size=True))
    assert sheets
    sideways = page.locator("link[href$='landscape.css']").count() > 0
    assert all((float(width) > float(height)) == sideways for width, height in sheets)
    page.emulate_media(media="print")
    # A4 less its margins, in CSS pixels: what is wider would be cut off, or shrink the whole page.
    width = 1030 if sideways else 700
    page.set_viewport_size({"width": width, "height": 700})
    assert page.evaluate("Math.max(...[...document.querySelectorAll('table')].map((t) => t.scrollWidth))") <= width
    return re.sub(r"\s+", "", page.locator("article").inner_text())


def test_on_paper_all_records_unless_filtered_on_purpose(open_page: Open, book: Handbook) -> None:
    text = words_on_paper(open_page("/case-studies/", width=390))
    for found in book.records.values():
        assert re.sub(r"\s+", "", found.name) in text
    text = words_on_paper(open_page("/case-studies/?status=insolvent"))
    assert f"2of{len(book.records)}organisations.Status:Insolvent" in text
    assert "AchievingforChildren" not in text


# ---- Side by side


def groups(page: Any) -> list[str]:
    """The headings of groups of rows that can be seen."""
    return [text.strip() for text in page.locator("tr.compare__group:visible").all_inner_texts()]


@pytest.mark.parametrize("script", [True, False])
def test_it_opens_with_the_rows_people_compare(script: bool, open_page: Open) -> None:
    page = open_page("/case-studies/compare/", script=script)
    assert groups(page) == ["What people compare first", "Sources"]
    assert 8 <= page.locator("tr[data-row]:visible").count() <= 16
    page.get_by_role("link", name="Show all rows").click()
    assert page.locator("tr[data-row]:visible").count() > 30
    page.get_by_role("link", name="Show the first rows only").click()
    assert groups(page) == ["What people compare first", "Sources"]


def test_what_is_added_joins_what_is_there_until_no_more_fits(open_page: Open) -> None:
    page = open_page("/case-studies/compare/")
    page.wait_for_selector("[data-ready]")
    names = page.locator("table.compare thead th > a")
    four = names.all_inner_texts()
    box = page.get_by_label("Add an organisation")
    box.fill("SEQOL")
    box.press("Enter")
    said = page.locator("[data-notes]")
    expect(said).to_contain_text("4 at most fit side by side, so SEQOL was not added. Take one out first.")
    assert names.all_inner_texts() == four
    page.get_by_role("button", name=f"Take out {four[1]}").click()
    box.press("Enter")
    expect(names).to_have_text([four[0], four[2], four[3], "SEQOL"])


@pytest.mark.parametrize("width", [390, 1280])
def test_all_are_taken_out_at_once_and_a_part_of_several_names_offers_each(width: int, open_page: Open) -> None:
    page = open_page("/case-studies/compare/", width=width)
    page.wait_for_selector("[data-ready]")
    page.get_by_role("button", name="Take all out").click()
    box = page.get_by_label("Add an organisation")
    expect(box).to_be_focused()
    for gone in ("table.compare", "[data-pager]", ".compare__rows", "[data-print]", "[data-empty]"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("[data-said]")).to_have_text("None is here yet. Add the first.")
    page.reload()
    page.wait_for_selector("[data-ready]")
    expect(page.locator("table.compare")).to_be_hidden()
    box.fill("Sandwell")
    box.press("Enter")
    asked = "2 records have “Sandwell” in their name. Did you mean Sandwell Community Caring Trust or SIPS Education"
    expect(page.locator("[data-notes]")).to_contain_text(asked)
    page.get_by_role("button", name="SIPS Education").click()
    expect(page).to_have_url(re.compile(r"\?cases=sips-education$"))
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    for shown in ("table.compare", "[data-print]", "[data-empty]"):
        expect(page.locator(shown)).to_be_visible()
    assert page.locator("table.compare thead th > a").all_inner_texts() == ["SIPS Education (Sandwell)"]
    assert groups(page) == ["What people compare first", "Sources"]
    assert page.faults == []


def test_a_cell_says_a_date_once_and_has_its_marks_by_number(site: Path) -> None:
    """A cell whose value is the date that it is true of."""
    dated = 0
    for path in [*site.glob("data/compare/*.js"), *site.glob("case-studies/*/index.html")]:
        page = LexborHTMLParser(path.read_text(encoding="utf-8").replace('\\"', '"'))
        for proof in page.css(".compare__fact > .proof, .fact > .proof"):
            value = proof.prev
            while value and value.tag != "span":
                value = value.prev
            said, when = (
                " ".join(one.text().split()) if one else "" for one in (value, proof.css_first(".proof__date"))
            )
            assert said != when, (path.name, said)
            marks = [int(mark.text().split()[-1]) for mark in proof.css("[href*='#source-']")]
            assert marks == sorted(marks), (path.name, said, marks)
            dated += bool(marks) and not proof.css_first(".proof__date")
    assert dated > 40


def test_a_typed_word_is_found_whole_where_a_record_has_it_so(open_page: Open) -> None:
    page = open_page("/case-studies/?q=home care")
    shown = page.locator("tr[data-slug]:visible")
    names = shown.locator("th a").all_inner_texts()
    assert "Highland Home Carers" in names and not [name for name in names if name.startswith("Inclusion")]
    page.get_by_label("Find in the table").fill("homel")
    assert "Inclusion Healthcare" in " ".join(shown.locator("th a").all_inner_texts())


def test_side_by_side_no_end_is_a_dash(open_page: Open) -> None:
    page = open_page("/case-studies/compare/?cases=seqol,explore-york")
    page.wait_for_selector("[data-ready]")
    ended, trades = page.locator("tr[data-row='first:outcome.ended'] td").all()
    assert "2016" in ended.inner_text()
    assert trades.inner_text().split() == ["–", "no", "end", "recorded"]


def test_records_named_in_the_address_stand_side_by_side(open_page: Open) -> None:
    page = open_page("/case-studies/compare/?cases=seqol,Sunshine Care")
    page.wait_for_selector("[data-ready]")
    heads = page.locator("table.compare thead th > a").all_inner_texts()
    assert heads == ["SEQOL", "Sunshine Care"]
    panels = page.locator("[data-columns=cases] > .tools").evaluate_all("panels => panels.map(e => e.offsetWidth)")
    assert len(panels) == 2 and len(set(panels)) == 1, "the two panels above the table are one"
    assert groups(page) == ["What people compare first", "Sources"]
    expect(page).to_have_url(re.compile(r"\?cases=seqol,sunshine-care$"))
    page.get_by_role("link", name="Show all rows").click()
    assert groups(page)[:4] == ["What people compare first", "Who it is", "Where it came from", "Ownership and control"]
    assert groups(page).count("Sources") == 1
    assert page.locator("tr[data-row]:visible").filter(has_not=page.locator("td :not(.not-found)")).count() == 0
    assert page.faults == []


def test_misspelt_unknown_and_too_many_names_get_a_sentence(open_page: Open) -> None:
    page = open_page("/case-studies/compare/?cases=salfrod-leisure,qqqq,<b>x</b>")
    page.wait_for_selector("[data-ready]")
    said = page.locator("[data-notes]").inner_text()
    assert "No record is called “salfrod-leisure”. Did you mean Salford Community Leisure?" in said
    assert "No record is called “qqqq”." in said
    assert "here are those that the page opens with" in said
    assert page.locator("table.compare thead th").count() == 4
    page.get_by_role("button", name="Salford Community Leisure", exact=True).click()
    page.wait_for_url("**/compare/?cases=salford-community-leisure")
    assert page.locator("table.compare thead th").count() == 1
    page = open_page("/case-studies/compare/?cases=seqol,navigo,mycsp,epic-cic,sirona")
    page.wait_for_selector("[data-ready]")
    assert (
        "4 at most fit side by side, so Sirona care and health was not added"
        in page.locator("[data-notes]").inner_text()
    )


def test_records_are_added_and_taken_out_on_the_page(open_page: Open) -> None:
    page = open_page("/case-studies/compare/?cases=seqol,navigo")
    page.wait_for_selector("[data-ready]")
    box = page.get_by_label("Add an organisation")
    box.fill("sunshine care")
    box.press("Enter")
    page.wait_for_url("**?cases=seqol,navigo,sunshine-care")
    page.get_by_role("button", name="Take out SEQOL").click()
    page.wait_for_url("**?cases=navigo,sunshine-care")
    page.get_by_role("button", name="Take out Sunshine Care").click()
    expect(page).to_have_url(re.compile("cases=navigo$"))
    box.fill("sunshien")
    box.press("Enter")
    expect(page.locator("[data-notes]")).to_contain_text("No record is called “sunshien”. Did you mean Sunshine Care?")
    box.fill("care")
    box.press("Enter")
    expect(page.locator("[data-notes]")).to_contain_text(
        re.compile(r"\d records have “care” in their name\. Did you mean")
    )
    box.fill("sunshin")  # part of one name only
    box.press("Enter")
    expect(page).to_have_url(re.compile("cases=navigo,sunshine-care$"))


def test_only_where_they_differ(open_page: Open) -> None:
    page = open_page("/case-studies/compare/?cases=seqol,sirona#all-rows")
    page.wait_for_selector("[data-ready]")
    nation = page.locator("tr[data-row=nation]")
    assert nation.is_visible()
    page.get_by_label("Only rows where they differ").check()
    assert not nation.is_visible()
    assert page.locator("tr[data-row=status]").is_visible()
    assert "the same and hidden" in page.get_by_role("status").filter(has_text="hidden").inner_text()
    expect(page).to_have_url(re.compile("differ=cases"))


def test_headings_stay_in_sight(open_page: Open) -> None:
    page = open_page("/case-studies/compare/#all-rows")
    page.wait_for_selector("[data-ready]")
    page.evaluate("window.scrollTo(0, 3000)")
    top = page.locator("table.compare thead th").first.bounding_box()["y"]
    assert 0 < top < 80


def test_on_a_phone_two_records_side_by_side_with_the_same_row_in_view(open_page: Open) -> None:
    page = open_page("/case-studies/compare/", width=390)
    page.wait_for_selector("[data-ready]")
    row = page.locator("tr[data-row='first:ownership.kind']")
    left, right = (cell.bounding_box() for cell in row.locator("td:visible").all())
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"] <= 390 - right["width"]
    row.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 105)")
    before = row.bounding_box()["y"]
    names = page.locator("table.compare thead th > a").all_text_contents()

    def seen() -> list[str]:
        cells = row.locator("td:visible").all()
        cells.sort(key=lambda cell: cell.bounding_box()["x"])
        return [cell.locator(".cell-label").text_content() for cell in cells]

    assert seen() == names[:2]
    page.get_by_label("Shown on the right").select_option(names[3])
    assert seen() == [names[0], names[3]]
    assert abs(row.bounding_box()["y"] - before) < 2
    page.get_by_label("Shown on the left").select_option(names[3])
    assert seen() == [names[3], names[0]], "the two change places"
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_without_a_script_two_stand_side_by_side(open_page: Open) -> None:
    page = open_page("/case-studies/compare/", width=390, script=False)
    one, two, three, _ = (cell.bounding_box() for cell in page.locator("tr[data-row='first:status'] td").all())
    assert one["y"] == two["y"] < three["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_four_records_fit_a_sheet_sideways(open_page: Open) -> None:
    page = open_page("/case-studies/compare/", width=390)
    page.wait_for_selector("[data-ready]")
    words_on_paper(page)
    assert page.locator("table.compare thead th:visible").count() == 4
    assert page.locator("tr[data-row='first:status'] td:visible").count() == 4
    assert page.locator("thead").evaluate("e => getComputedStyle(e).display") == "table-header-group"  # on every sheet


def test_it_works_from_a_folder_without_a_server(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{(site / 'case-studies/compare/index.html').as_uri()}?cases=seqol,navigo")
    page.wait_for_selector("[data-ready]")
    assert page.locator("table.compare thead th").count() == 2
    assert faults == []
    page.close()


# ---- Reference tables


def test_a_reference_table_shows_what_is_chosen(open_page: Open) -> None:
    page = open_page("/reference/legal-forms/?legal-forms=co-operative-society,cic-garantee")
    heads = page.locator("table[data-compare=legal-forms] thead th:visible")
    assert heads.count() == 1
    page.get_by_role("button", name="Community interest company by guarantee").click()
    assert heads.count() == 2
    page.get_by_label("Only rows where they differ").check()
    expect(page).to_have_url(re.compile("differ=legal-forms"))
    assert page.faults == []


def test_two_tables_on_a_page_keep_apart(open_page: Open) -> None:
    page = open_page("/reference/people-and-pensions/")
    first, second = page.locator("[data-columns]").all()
    for fold in page.locator("details.fold:has(> [data-columns]) > summary").all():
        fold.click()
    first.get_by_label("Only rows where they differ").check()
    second.get_by_text("Choose what to compare").click()
    second.get_by_role("checkbox").first.check()
    name = second.get_attribute("data-columns")
    expect(page).to_have_url(re.compile(rf"[?&]{name}="))
    expect(page).to_have_url(re.compile(f"differ={first.get_attribute('data-columns')}"))
    assert second.locator("thead th:visible").count() == 1
    assert first.locator("thead th:visible").count() > 2


def test_a_wide_reference_table_loses_no_column_on_paper(open_page: Open) -> None:
    page = open_page("/reference/legal-forms/")
    columns = page.locator("table[data-compare=legal-forms] thead th").count()
    words_on_paper(page)
    assert columns > 8
    row = page.locator("table[data-compare=legal-forms] tbody tr").first
    assert row.locator("td:visible").count() == columns
    assert row.locator("td .cell-label:visible").count() == columns
