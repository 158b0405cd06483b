"""Your job: two taps show what applies, the address and the device keep them, and without script all of it stands."""

from __future__ import annotations

import io
from typing import Any

from playwright.sync_api import expect
from pypdf import PdfReader

PENSION = "#do-i-keep-my-pension + .answer"


def _choose(page: Any, *choices: str) -> None:
    for choice in choices:
        page.get_by_text(choice, exact=True).first.click()


def test_two_taps_show_what_applies(open_page: Any) -> None:
    page = open_page("/your-job/", width=390)
    shown = page.locator(f"{PENSION} [data-fits]:visible")
    assert shown.count() == 0
    _choose(page, "The NHS", "Wales")
    assert shown.count() == 1
    expect(shown.first).to_contain_text("NHS")
    assert page.url.endswith("/your-job/?employer=nhs&nation=wales")
    assert page.faults == []


def test_the_choice_is_kept_on_the_device_and_can_be_taken_back(open_page: Any) -> None:
    page = open_page("/your-job/", width=390)
    _choose(page, "A council", "Scotland")
    page.goto(page.url.partition("?")[0])
    expect(page.locator("[data-mine-said]")).to_have_text("Shown for: A council, Scotland.")
    first = page.locator(f"{PENSION} > *").first
    expect(first).to_contain_text("Scotland")  # what holds there comes before what holds in general
    page.get_by_text("Show it for everybody").click()
    expect(first).not_to_contain_text("Scotland")
    assert "?" not in page.url
    expect(page.locator(f"{PENSION} [data-differs]")).to_be_visible()


def test_the_address_goes_before_what_was_kept(open_page: Any) -> None:
    page = open_page("/your-job/?employer=nhs&nation=england")
    expect(page.locator("[data-mine-said]")).to_have_text("Shown for: The NHS, England.")


def test_without_script_each_answer_says_for_whom_it_differs(open_page: Any) -> None:
    page = open_page("/your-job/", script=False)
    expect(page.locator("[data-mine]")).to_be_hidden()
    page.locator(f"{PENSION} summary").first.click()
    assert page.locator(f"{PENSION} [data-fits]:visible").count() > 3


def test_a_number_can_be_rung(open_page: Any) -> None:
    page = open_page("/your-job/", width=390)
    numbers = page.locator("#whom-to-ring ~ .ring a[href^='tel:']")
    assert numbers.count() >= 3
    for address in numbers.evaluate_all("all => all.map((one) => one.getAttribute('href'))"):
        assert address.removeprefix("tel:").lstrip("+").isdigit()


def test_only_the_pension_scheme_of_the_reader_is_to_be_rung(open_page: Any) -> None:
    page = open_page("/your-job/?employer=council&nation=england", width=390)
    numbers, scheme = page.locator(".ring li:visible"), page.locator(".ring li", has_text="NHS Pensions")
    expect(scheme).to_be_hidden()
    assert numbers.count() >= 3
    _choose(page, "The NHS")
    expect(scheme).to_be_visible()


def test_the_name_of_the_site_stands_in_the_header_at_every_width(open_page: Any) -> None:
    for width in (320, 360, 390, 768, 1280):
        for script in (True, False):
            page = open_page("/guide/find-out/", width=width, script=script)
            name, header = page.locator(".md-header .site-name"), page.locator(".md-header")
            expect(name).to_contain_text("Public Service Mutuals")
            page.mouse.wheel(0, 3000)
            expect(name).to_be_in_viewport()
            box, around = name.bounding_box(), header.bounding_box()
            assert box and around and around["height"] >= 40
            assert box["y"] >= around["y"] and box["y"] + box["height"] <= around["y"] + around["height"] + 1
            page.context.close()


def test_one_tap_leaves_the_column_of_a_nation_in_every_table_of_the_four(open_page: Any) -> None:
    page = open_page("/reference/four-nations/", width=390)
    tables = page.locator("[data-compare^='nations-']")
    assert tables.count() == 10
    expect(tables.filter(visible=True)).to_have_count(0)  # the subjects alone, until a nation or a subject is chosen
    _choose(page, "Northern Ireland")
    heads = tables.locator("thead th:visible")
    expect(heads).to_have_count(10)
    assert {text.split("\n")[0] for text in heads.all_inner_texts()} == {"Northern Ireland"}
    assert page.locator("#in-short ~ [data-fits]:visible").count() == 1
    cell = tables.first.locator("td.is-front").first.bounding_box()
    assert cell["width"] > 300, "the one column has the width of the phone"
    expect(page.locator("[data-columns-tools]:visible")).to_have_count(0)  # one column needs none
    expect(page.locator("[data-compare='by-employer']")).to_be_hidden()
    expect(page.locator("[data-none]:visible")).to_have_text(
        "Not shown: “What differs by the employer you leave”. It is about England, Great Britain."
    )
    assert page.url.endswith("?nation=northern_ireland")
    page.get_by_text("Show it for everybody").click()
    expect(heads).to_have_count(20)  # two at a time, as before
    expect(page.locator("[data-columns-tools]:visible")).to_have_count(11)
    assert page.faults == []


def test_people_and_pensions_shows_the_answers_of_one_nation(open_page: Any) -> None:
    page = open_page("/reference/people-and-pensions/?nation=scotland", width=390)
    shown = set(page.locator("[data-fits]:visible").evaluate_all("all => all.map((one) => one.dataset.nations)"))
    assert shown and all("scotland" in each.split() for each in shown)
    page.goto(page.url + "#the-rules-side-by-side")
    heads = page.locator("[data-compare='transfer-rules'] thead th:visible")
    assert heads.count() == 2  # TUPE and the two-tier rules: the other four are not Scotland's
    assert page.faults == []


def test_columns_that_an_address_asks_for_go_before_the_nation_that_was_kept(open_page: Any) -> None:
    page = open_page("/reference/routes-to-contract/?nation=scotland&routes=reserved-section-33,grant")
    assert page.locator("[data-compare='routes'] thead th:visible").count() == 2
    expect(page.locator("[data-compare='routes'] thead th:visible").first).to_contain_text(
        "Reserved to public service mutuals"
    )
    assert page.faults == []


def test_paper_says_for_whom_a_page_was_narrowed(open_page: Any) -> None:
    page = open_page("/reference/four-nations/")
    page.emulate_media(media="print")
    expect(page.locator("[data-mine]")).to_be_hidden()
    page.emulate_media(media="screen")
    _choose(page, "Wales")
    page.emulate_media(media="print")
    expect(page.locator("[data-mine-said]")).to_have_text("Shown for: Wales.")
    expect(page.locator("[data-mine-said]")).to_be_visible()
    expect(page.locator(".mine__choice")).to_be_hidden()
    expect(page.locator("[data-mine-clear]")).to_be_hidden()


def test_the_answers_print_on_nine_sheets_with_their_sources(open_page: Any) -> None:
    page = open_page("/your-job/")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) <= 9
    assert "Business transfers, takeovers and TUPE" in sheets[0].extract_text()
