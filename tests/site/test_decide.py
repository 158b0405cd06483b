"""The pages that help to decide, in a browser: sheets, choosers held against their tables by other code, paper."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from macros.handbook import Handbook
from macros.publish import editions, paper, setting
from tests.sheets import printed
from tests.site import axe

Open = Callable[..., Any]
PAGES = ("/decide/readiness/", "/decide/form/", "/decide/route/")
CHOOSERS = {"form": "legal-forms", "route": "routes"}
PATHS = 200
KEPT = "localStorage.getItem('handbook.readiness')"
AFTER = ("what-each-answer-means", "what-stays")  # what begins the second side
SIDE = (657, 994)  # CSS pixels that the margins of an A4 sheet leave
STATES = """() => Object.fromEntries(
    [...document.querySelectorAll("[data-choice]")].map((option) => [option.dataset.choice, option.dataset.state]))"""


def told(table: Any, answers: list[tuple[str, str]]) -> dict[str, str]:
    """How each option stands under these answers, straight from the table."""
    asked = table["chooser"]
    state = {option["key"]: "free" for option in table["options"]}
    rules = [("if", rule) for rule in asked.get("always", [])]
    for question in asked["questions"]:
        for given in (each for each in question["answers"] if (question["key"], each["key"]) in answers):
            rules += [("if", rule) for rule in given.get("only_if", [])]
            rules += [("out", rule) for rule in given.get("strikes", [])]
    for effect, rule in sorted(rules, key=lambda pair: pair[0] == "out"):
        for key in rule["options"]:
            state[key] = effect
    return state


@pytest.mark.parametrize("page_name", CHOOSERS)
def test_every_path_of_a_chooser_agrees_with_its_table(page_name: str, open_page: Open, book: Handbook) -> None:
    """Each pair of answers, and 200 paths at random through all questions; the first of them by clicking."""
    table = book.library.of("table")[CHOOSERS[page_name]]
    each = [
        [None, *((question["key"], answer["key"]) for answer in question["answers"])]
        for question in table["chooser"]["questions"]
    ]
    dice = random.Random(18)
    paths = [[dice.choice(answers) for answers in each] for _ in range(PATHS)]
    paths += [list(pair) for one, two in itertools.combinations(each, 2) for pair in itertools.product(one, two)]
    given = [[answer for answer in path if answer] for path in paths]
    page = open_page(f"/decide/{page_name}/")
    found = page.evaluate(
        "paths => paths.map((path) => handbook.judge(path))", [["-".join(a) for a in p] for p in given]
    )
    assert found == [told(table, path) for path in given]
    for question, answer in given[0]:
        page.locator(f'input[name="{question}"][value="{answer}"]').check()
    shown = page.evaluate(STATES)
    assert shown == told(table, given[0])
    assert all(f"{question}={answer}" in page.url for question, answer in given[0])
    left = [
        key for key, state in told(table, given[0]).items() if state != "out" and key not in table["chooser"]["apart"]
    ]
    asked = page.locator("[data-whole-table]").get_attribute("href").partition("=")[2]
    assert set(filter(None, asked.split(","))) <= set(left)
    page.reload()
    for question, answer in given[0]:
        expect(page.locator(f'input[name="{question}"][value="{answer}"]')).to_be_checked()
    assert page.faults == []


def test_no_lawful_route_and_no_form_are_results(open_page: Open) -> None:
    page = open_page("/decide/route/?nation=scotland&service=leisure&rivals=given")
    expect(page.locator("[data-none-left]")).to_contain_text("no lawful route")
    expect(page.get_by_role("status")).to_contain_text("0 routes left")
    page.goto(page.url.partition("/decide/")[0] + "/decide/form/?surplus=members&lock=law&money=shares&say=%3Cb%3E&x=1")
    expect(page.locator("[data-none-left]")).to_be_visible()
    expect(page.locator("[data-found] li").first).to_be_visible()  # what one answer less would bring back
    expect(page.locator('input[name="say"][value=""]')).to_be_checked()  # an answer that there is not
    assert page.faults == []


def test_a_sheet_says_what_stands_against_a_group(open_page: Open, book: Handbook) -> None:
    page = open_page("/decide/readiness/", width=390)
    for key, answer in (("lawful-route", "n"), ("second-contract", "n"), ("baseline", "d"), ("permission", "y")):
        page.locator(f'input[name="{key}"][value="{answer}"]').check()
    result = page.locator("[data-ready-result]")
    expect(result).to_contain_text("Stands against you: 2")
    expect(result).to_contain_text("Nobody knows yet: 1")
    said = {one["key"]: one for one in book.library.one("readiness")["statements"]}
    for key, part in (("lawful-route", "against"), ("second-contract", "against"), ("baseline", "find_out")):
        expect(result.locator("li", has_text=said[key]["statement"])).to_contain_text(said[key][part])
    expect(result.locator(".caution a").first).to_be_visible()  # two no's under one theme: who stopped there
    expect(result).to_contain_text("12 of 16 are not answered yet")
    code = page.locator("#own-code").input_value()
    assert code in page.url and page.evaluate(KEPT) is None  # kept only where it is asked for

    # A colleague's sheet: an older code is refused, a good one lies beside ours.
    page.locator("#other-code").fill("0000-yyyyyyyyyyyyyyyy")
    page.get_by_role("button", name="Lay side by side").click()
    expect(page.get_by_role("status")).to_contain_text("no code of this sheet")
    page.locator("#other-code").fill("https://x.example/decide/readiness/#mine=" + code[:5] + "y" * 16)
    page.get_by_role("button", name="Lay side by side").click()
    expect(page.locator(".beside tbody tr")).to_have_count(16)
    expect(page.locator(".sheet-result__beside")).to_contain_text("You differ on 15 of 16")

    page.get_by_role("button", name="Clear").click()
    expect(page.locator("[data-ready] input:checked")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-ready] input:checked")).to_have_count(4)
    page.get_by_label("Keep my answers").check()
    page.goto(page.url.partition("#")[0] + "?again")
    expect(page.locator("[data-ready] input:checked")).to_have_count(4)
    page.get_by_label("Keep my answers").uncheck()
    assert page.evaluate(KEPT) is None
    assert page.faults == []


STORES = {
    "poisoned": "localStorage.setItem('handbook.readiness', '<img src=x onerror=alert(1)>')",
    "of an older sheet": "localStorage.setItem('handbook.readiness', '0000-' + 'n'.repeat(16))",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    "blocked": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })",
}


def test_a_store_that_is_full_blocked_or_poisoned_does_no_harm(open_page: Open) -> None:
    page = open_page("/about/")
    for name, harm in STORES.items():
        other = page.context.new_page()
        faults: list[str] = []
        other.on("pageerror", lambda error, faults=faults: faults.append(str(error)))
        other.add_init_script(f"localStorage.clear(); {harm}")
        other.goto(page.url.replace("/about/", "/decide/readiness/"))
        expect(other.locator("[data-ready] input:checked"), name).to_have_count(0)
        other.locator('input[name="baseline"][value="n"]').check()
        expect(other.locator("[data-ready-result]"), name).to_contain_text("Stands against you: 1")
        other.get_by_label("Keep my answers").click()
        if name in ("full", "blocked"):
            expect(other.get_by_role("status")).to_contain_text("keeps nothing")
        assert faults == [], name
        other.close()


@pytest.mark.parametrize("path", PAGES)
def test_the_page_without_script_tells_all(path: str, open_page: Open) -> None:
    """Every answer with what it does, every reason and every meaning, at 320 px; and one side of A4 to fill in."""
    page = open_page(path, width=320, script=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    html = LexborHTMLParser(page.content())
    for part in ("[data-does]", "[data-when]", "[data-more]"):
        assert all(page.locator(part).nth(i).is_visible() for i in range(min(page.locator(part).count(), 12)))
    boxes = len(html.css(".sheet-form input"))
    assert boxes >= 20
    page.set_viewport_size({"width": SIDE[0], "height": SIDE[1]})
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('.sheet-form').getBoundingClientRect().bottom + scrollY") <= SIDE[1]


@pytest.mark.parametrize("path", [*PAGES, "/decide/", "/decide/stay/", "/decide/return/"])
def test_axe_finds_nothing(path: str, open_page: Open) -> None:
    """With answers given, so that what the scripts make is there too."""
    page = open_page(path, width=390)
    for box in page.locator('.sheet-form input[value="n"], .sheet-form input[value="members"]').all()[:3]:
        box.check()
    page.evaluate("scrollTo(0, 0)")  # a tick scrolls, and what is under the header then would count as too small
    axe.shortened(page)
    assert axe.findings(page) + axe.of_the_dark(page) == []
    assert page.faults == []


@pytest.mark.parametrize("path", [*PAGES, "/decide/what-if/"])
def test_a_page_that_decides_is_seven_phone_screens_long(path: str, open_page: Open) -> None:
    """What explains is folded, and nothing is lost: a link to it opens it."""
    page = open_page(path, width=390)
    screens = page.evaluate("document.documentElement.scrollHeight") / 844
    assert screens <= 7, f"{screens:.1f} screens of 390 by 844"


def test_a_link_to_what_a_no_means_opens_it(open_page: Open) -> None:
    page = open_page("/decide/readiness/", width=390)
    meaning = page.locator("#lawful-route")
    expect(meaning).to_be_hidden()
    page.locator("a[href='#lawful-route']").first.click()
    expect(meaning).to_be_visible()
    page = open_page("/decide/readiness/#baseline", width=390)
    expect(page.locator("#baseline")).to_be_in_viewport()


def test_what_is_struck_out_is_folded_with_its_reasons(open_page: Open) -> None:
    page = open_page("/decide/form/?nation=england&say=vote", width=390)
    fold = page.locator(".choices__out")
    expect(fold.locator("summary").first).to_have_text("Struck out: 4, and why")
    expect(fold.locator(".choice").first).to_be_hidden()
    fold.locator("summary").first.click()
    expect(fold.locator(".choice__reasons li:visible").first).to_contain_text("Strikes out by")
    page.locator('input[name="surplus"][value="members"]').check()
    expect(fold.locator(".choice").first).to_be_visible()  # it stays open under the next answer
    assert page.faults == []


def test_what_is_counted_is_what_is_listed_and_the_answers_can_be_kept(open_page: Open) -> None:
    """One number for what is struck out, in the line above and on the fold; and where the answers are kept."""
    page = open_page("/decide/form/?nation=ni&say=vote&surplus=service&lock=law&charity=relief&money=none&reserved=bid")
    said, fold = page.locator(".choices__said"), page.locator(".choices__out")
    expect(said).to_have_text("2 forms left, all on a condition. 9 struck out.")
    expect(fold.locator("summary").first).to_have_text("Struck out: 9, and why")
    expect(page.locator("[data-whole-table]")).to_have_text("Compare them in the table")
    expect(page.locator("[data-found]")).to_contain_text("in the address of this page")
    page.locator('input[name="lock"][value=""]').check()
    assert "lock=" not in page.url
    listed = page.locator(".choice:not(.choices__out *):not([data-apart]):visible").count()
    expect(said).to_contain_text(re.compile(rf"^{listed} forms left"))
    assert page.faults == []


def test_what_nobody_answered_takes_no_sheet(open_page: Open) -> None:
    page = open_page("/decide/readiness/")
    page.emulate_media(media="print")
    result = page.locator(".sheet-result")
    expect(result).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator('.sheet-form input[value="n"]').first.check()
    page.emulate_media(media="print")
    expect(result).to_be_visible()


@pytest.mark.parametrize("path", PAGES[1:])
def test_a_chooser_prints_on_a_dozen_sheets(path: str, open_page: Open) -> None:
    assert len(printed(open_page(path))) <= 12


@pytest.mark.parametrize("path", [*PAGES, "/decide/what-if/"])
def test_the_sheet_can_be_printed_alone(path: str, open_page: Open) -> None:
    """One side of A4 for a printer that is far away, then the page prints as before."""
    page = open_page(path)
    page.evaluate("window.print = () => {}")  # a window of the system would keep the test waiting
    page.get_by_role("button", name=re.compile("^Print (the sheet|on one side of A4)$")).click()
    (side,) = printed(page)
    assert page.locator(".answer-group__label, .what-if th[scope=row]").last.inner_text() in side.text
    assert "next sheet" not in side.text, "it stands alone"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(printed(page)) > 1
    assert page.faults == []


@pytest.mark.parametrize("path", PAGES)
def test_the_sheet_is_one_side_of_its_pdf(path: str, site: Path) -> None:
    """What comes after the sheet begins on the second side. (What comes after that need not be set for it.)"""
    html = paper.document(editions.Piece(path.strip("/") + "/"), site, "Handbook", "https://handbook.example/")
    heading = re.search(rf'<h\d[^>]*? id="[^"]*({"|".join(AFTER)})".*?</h\d>', html)
    assert heading
    html = html[: heading.end()]
    sides = [
        name
        for name, side in enumerate(setting.laid_out(html, site).pages)
        if any(a.endswith(AFTER) for a in side.anchors)
    ]
    assert sides[:1] == [1]
