"""Your job: two taps show what applies, the address and the device keep them, and without script all of it stands."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.sheets import printed, words_of

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


FOLDS = """() => [...document.querySelectorAll("article summary[aria-label]")]
    .filter((one) => one.checkVisibility()).map((one) => [one.textContent, one.ariaLabel])"""


@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("/your-job/", 13),
        ("/guide/find-out/", 10),
        ("/reference/what-changes/", 30),
        ("/decide/form/", 11),
        ("/decide/readiness/", 5),
    ],
)
def test_folds_that_look_alike_have_names_of_their_own(path: str, least: int, open_page: Any) -> None:
    """In a list of all buttons of a page, "Who to ask" eighteen times is of no use."""
    folds = open_page(path).evaluate(FOLDS)
    assert len(folds) >= least and len({name for _, name in folds}) == len(folds)
    assert all(name.startswith(f"{line}: ") for line, name in folds), "who says what stands there is understood"


def test_the_name_of_a_fold_follows_its_words(open_page: Any) -> None:
    page = open_page("/your-job/", width=390)
    _choose(page, "The NHS", "Wales")
    for line, name in page.evaluate(FOLDS):
        assert name.startswith(f"{line}: ")
    assert "For you: Do I keep my pension?" in {name for _, name in page.evaluate(FOLDS)}
    page.get_by_role("button", name="Show answers for everyone").click()
    assert not [name for _, name in page.evaluate(FOLDS) if name.startswith("For you")]


def test_the_choice_is_kept_on_the_device_and_can_be_taken_back(open_page: Any) -> None:
    page = open_page("/your-job/", width=390)
    _choose(page, "A council", "Scotland")
    page.goto(page.url.partition("?")[0])
    expect(page.locator("[data-mine-said]")).to_have_text("Shown for: A council, Scotland.")
    first = page.locator(f"{PENSION} > *").first
    expect(first).to_contain_text("Scotland")  # what holds there comes before what holds in general
    page.get_by_text("Show answers for everyone").click()
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


def test_an_answer_that_differs_leads_to_the_choice_and_back(open_page: Any) -> None:
    page = open_page("/your-job/#do-i-keep-my-pension", width=390)
    page.locator(f"{PENSION} summary").first.click()
    page.locator(f"{PENSION} [data-mine-first] a").click()
    _choose(page, "A council")
    assert page.locator(f"{PENSION} [data-mine-first]").get_attribute("hidden") is None, "the nation is still to choose"
    _choose(page, "Wales")
    expect(page).to_have_url(re.compile("#do-i-keep-my-pension$"))
    expect(page.locator(f"{PENSION} [data-fits]:visible")).to_contain_text("Welsh")
    expect(page.locator("[data-mine-first]:visible")).to_have_count(0)


def test_who_can_be_asked_and_the_sources_are_those_of_the_reader(open_page: Any) -> None:
    page = open_page("/your-job/?employer=council&nation=northern_ireland", width=390)
    page.locator(f"{PENSION} [data-proof] summary").click()
    asked, sources = page.locator(f"{PENSION} .answer__who"), page.locator(f"{PENSION} .answer__sources li")
    expect(asked.filter(visible=True)).to_contain_text(["Your trade union", "NILGOSC", "MoneyHelper"])
    expect(sources.filter(has_text="NILGOSC")).to_be_visible()
    expect(sources.filter(has_text="Scotland").first).to_be_hidden()
    page.get_by_text("Show answers for everyone").click()
    expect(sources.filter(has_text="Scotland").first).to_be_visible()


def test_a_number_can_be_rung(open_page: Any) -> None:
    page = open_page("/your-job/", width=390)
    numbers = page.locator("#whom-to-ring ~ .ring a[href^='tel:']")
    assert numbers.count() >= 3
    for address in numbers.evaluate_all("all => all.map((one) => one.getAttribute('href'))"):
        assert address.removeprefix("tel:").lstrip("+").isdigit()


SCHEMES = {
    ("The NHS", "England"): "NHS Pensions",
    ("The NHS", "Scotland"): "Scottish Public Pensions Agency",
    ("The NHS", "Northern Ireland"): "HSC Pension Service",
    ("A school or college", "Wales"): "Teachers' Pensions",
    ("The civil service", "England"): "Civil Service Pension Scheme",
    ("A council", "Northern Ireland"): "NILGOSC",
    ("A school or college", "Northern Ireland"): "NILGOSC",  # its page names voluntary schools and further education
    ("A council", "England"): None,  # each fund has a number of its own
}


def test_only_the_pension_scheme_of_the_reader_is_to_be_rung(open_page: Any) -> None:
    page = open_page("/your-job/", width=390)
    schemes, common = page.locator(".ring [data-employers]"), page.locator(".ring li:visible:not([data-employers])")
    for choices, name in SCHEMES.items():
        _choose(page, *choices)
        expect(schemes.filter(visible=True)).to_have_count(1 if name else 0)
        if name:
            expect(schemes.filter(visible=True)).to_contain_text(name)
        assert common.count() >= 3


def test_who_can_help_names_the_schemes_under_my_pension(open_page: Any) -> None:
    page = open_page("/reference/help/", width=390)
    named = page.locator(".worries div", has=page.get_by_text("My pension", exact=True)).locator("dd > span:visible")
    names = " ".join(named.all_inner_texts())
    for name in ("trade union", "council pension fund", *filter(None, SCHEMES.values())):
        assert name in names
    everywhere = named.count()
    page.evaluate("localStorage.setItem('handbook.mine', JSON.stringify({employer: 'council', nation: 'wales'}))")
    _choose(page, "Scotland")
    expect(named.filter(has_text="NILGOSC")).to_have_count(0)
    expect(named.filter(has_text="Scottish Public Pensions Agency")).to_have_count(1)
    assert 0 < named.count() < everywhere
    for worry in page.locator(".worries > div:visible").all():
        assert worry.locator("dd").inner_text().strip(), "a worry that nobody there helps with is not shown"
    expect(page.get_by_text("Who to ask first in Wales", exact=True)).to_be_hidden()
    page.goto(page.url.partition("/reference/")[0] + "/your-job/")
    expect(page.locator("[data-mine-said]")).to_have_text(
        "Shown for: A council, Scotland."
    )  # that page asked no employer


def test_the_name_of_the_site_stands_in_the_header_at_every_width(open_page: Any) -> None:
    for width in (320, 360, 390, 768, 1280):
        for script in (True, False):
            page = open_page("/guide/find-out/", width=width, script=script)
            name, header = page.locator(".md-header .site-name"), page.locator(".md-header")
            expect(name).to_contain_text("Public Service Mutuals")
            page.mouse.wheel(0, 3000)
            expect(name).to_be_in_viewport()
            lines = name.evaluate(
                "(one) => { const text = document.createRange(); text.selectNodeContents(one.querySelector('span'));"
                " return new Set([...text.getClientRects()].map((line) => Math.round(line.top))).size; }"
            )
            assert lines <= 2, f"at {width} pixels the name stands in {lines} lines"
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
    page.get_by_text("Show answers for everyone").click()
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


def test_what_is_changing_shows_the_changes_of_one_nation(open_page: Any) -> None:
    """And no subject that has none of them."""
    page = open_page("/reference/what-changes/?nation=northern_ireland")
    changes = page.locator("ol.changes > li")
    nations = changes.evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map(({dataset}) => dataset.nations)"
    )
    assert 3 < len(nations) < changes.count() and all("northern_ireland" in each for each in nations)
    for heading in page.locator("h2:has(+ .changes)").all():
        left = heading.locator("+ ol > li:not([hidden])").count()
        assert heading.is_visible() == bool(left), heading.inner_text()
        for listed in page.locator(
            f":is(.md-nav--secondary, .contents) a[href='#{heading.get_attribute('id')}']"
        ).all():
            assert bool(left) != listed.evaluate("e => e.parentElement.hidden"), "a list of the page leads to nothing"
    page.get_by_role("button", name="Show answers for everyone").click()
    expect(changes.last).to_be_visible()
    assert len(printed(page)) <= 18, "22 with what stands folded as large as what is open"


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
    found = printed(page)
    assert len(found) <= 9
    assert "Business transfers, takeovers and TUPE" in found[0].text


def test_the_answers_for_one_reader_print_on_three_sheets(open_page: Any) -> None:
    """Of the sources, the one that the reader opened; and once it is shown for everybody, all of them again."""
    page = open_page("/your-job/?employer=council&nation=england")
    found = printed(page)
    assert len(found) <= 3
    words = words_of(found)
    assert "Shown for: A council, England." in words and "Acas" in words
    assert "Pensions) Direction 2007" not in words and "Fair Deal guidance" not in words
    page.locator(f"{PENSION} [data-proof] summary").click()
    words = words_of(printed(page))
    assert "Pensions) Direction 2007" in words and "Fair Deal guidance" not in words  # the second is not of a council
    page.get_by_text("Show answers for everyone").click()
    assert len(printed(page)) > 6


def test_the_button_prints_the_answers_for_one_reader(open_page: Any) -> None:
    page = open_page("/your-job/", width=390)
    page.evaluate("window.print = () => (window.printed = true)")  # a window of the system would keep the test waiting
    button = page.get_by_role("button", name="Print these answers")
    expect(button).to_be_hidden()
    _choose(page, "Wales")
    button.click()
    assert page.evaluate("window.printed")


def test_of_all_questions_paper_has_the_subject_that_is_open(open_page: Any) -> None:
    page = open_page("/questions/#do-i-keep-my-pension")
    found = printed(page)
    words = words_of(found)
    assert len(found) <= 4
    assert "Do I keep my pension?" in words and "What happens to my pension if the contract ends?" in words
    assert "Do I keep my job?" not in words and "My job and my pay" not in words
    assert "/reference/people-and-pensions/" in words and "/guide/set-the-dna/" not in words, "addresses of its links"
    page.locator("#my-pension + details > summary").click()  # shut again: all of it, as without a choice
    words = words_of(printed(page))
    assert "Do I keep my job?" in words and "Do I keep my pension?" in words and "/guide/set-the-dna/" in words


def test_a_button_prints_one_subject_beside_others_that_are_open(open_page: Any) -> None:
    page = open_page("/questions/#do-i-keep-my-pension")
    page.locator("#my-job-and-my-pay + details > summary").click()
    page.evaluate("window.print = () => {}")
    page.locator("#my-pension + details").get_by_role("button", name="Print these answers").click()
    words = words_of(printed(page))
    assert "Do I keep my pension?" in words and "Do I keep my job?" not in words
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    words = words_of(printed(page))
    assert "Do I keep my pension?" in words and "Do I keep my job?" in words
    assert page.faults == []


def test_no_head_of_a_table_stands_alone_at_the_foot_of_a_sheet(open_page: Any) -> None:
    margin, heads = 50, 0  # points; the number of the sheet stands below
    page = open_page("/reference/four-nations/")
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        for sheet in document:
            words = sheet.get_textpage()
            bottoms = [words.get_rect(number)[1] for number in range(words.count_rects())]
            lowest = min(bottom for bottom in bottoms if bottom > margin)
            search = words.search("Law of: Northern Ireland")
            while found := search.get_next():
                heads += 1
                assert words.get_charbox(found[0])[1] > lowest + 10
    assert heads >= 8
