"""A real browser: pages render, search finds, the keyboard reaches, nobody is shut out, and it works without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.site import axe

KINDS = [
    "/",
    "/guide/",
    "/guide/find-out/",
    "/case-studies/",
    "/case-studies/compare/",
    "/case-studies/outcomes/",
    "/case-studies/by-sector/",
    "/case-studies/by-outcome/",
    "/case-studies/pay-and-pensions/",
    "/case-studies/salford-community-leisure/",
    "/meetings/",
    "/meetings/plan-the-business/",
    "/meetings/find-out/large-print/",
    "/reference/legal-forms/",
    "/reference/what-changes/",
    "/reference/glossary/",
    "/reference/sources/",
    "/contribute/",
    "/contribute/gaps/",
    "/contribute/case-study/",
    "/contribute/fields/",
    "/contribute/by-hand/",
    "/contribute/governance/",
    "/contribute/reviewing/",
    "/contribute/design/",
    "/about/",
    "/data/",
    "/contents/",
    "/404.html",
]
# One page for each set of scripts, and more.
WITH_MENU = [
    "/",
    "/guide/find-out/",
    "/case-studies/",
    "/case-studies/compare/",
    "/case-studies/salford-community-leisure/",
    "/meetings/find-out/large-print/",
    "/reference/legal-forms/",
    "/reference/what-changes/",
    "/contribute/case-study/",
    "/404.html",
]
# The header with the search, and the menu; and what differs in them from page to page.
FRAME = re.compile(r'<header class="md-header".*?</header>|<nav class="site-nav".*?</nav>', re.DOTALL)
WHERE_ONE_IS = re.compile(r' (?:href|src|data-site)="[^"]*"| aria-current="(?:page|true)"| is-here|\s+')
Open = Callable[..., Any]


def resize(page: Any, width: int) -> None:
    """Another width of the window, with what scripts do then done."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


@pytest.mark.parametrize("path", KINDS)
def test_page(path: str, open_page: Open) -> None:
    """No fault in the console, no other host, nothing wider than the window, and no finding of axe: on a desk and on a
    phone, light; and on the phone again once the device turns dark, which changes the palette alone."""
    page = open_page(path, width=390)
    for width in (390, 320, 1280):
        if width != 390:
            resize(page, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe.shortened(page)
    assert axe.findings(page) == []
    resize(page, 390)
    assert axe.of_layout(page) == []
    assert axe.of_the_dark(page) == []
    assert page.faults == []


def test_header_and_menu_are_the_same_on_every_page(site: Path) -> None:
    """But for where one is: so a browser looks at them on a page of each kind, and opens the menu on some of these."""
    found: dict[tuple[str, ...], list[str]] = {}
    for page in sorted(site.rglob("*.html")):
        parts = FRAME.findall(page.read_text(encoding="utf-8"))
        found.setdefault(tuple(WHERE_ONE_IS.sub("", part) for part in parts), []).append(str(page.relative_to(site)))
    assert [len(parts) for parts in found] == [2], {pages[0]: len(pages) for pages in found.values()}


def test_the_menu_is_opened_beside_each_set_of_scripts(site: Path) -> None:
    def scripts(path: str) -> frozenset[str]:
        file = site / path.strip("/") if path.endswith(".html") else site / path.strip("/") / "index.html"
        return frozenset(re.findall(r'<script [^>]*src="[^"]*?([^"/]+)"', file.read_text(encoding="utf-8")))

    tried = {scripts(path) for path in WITH_MENU}
    assert [path for path in KINDS if scripts(path) not in tried] == []


def stops(page: Any, most: int = 400) -> list[dict[str, Any]]:
    """Every stop of the Tab key, until it leaves the page: what it is, where, and whether it can be seen."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const e = document.activeElement;
                if (!e || e === document.body) return null;
                const box = e.getBoundingClientRect(), style = getComputedStyle(e);
                return {
                    what: e.outerHTML.slice(0, 120), width: box.width, height: box.height,
                    left: box.left, right: box.right,
                    outline: style.outlineStyle + style.outlineWidth + style.boxShadow,
                };
            }"""
        )
        if stop is None:
            break
        found.append(stop)
    return found


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", ["/", "/guide/find-out/", "/case-studies/"])
def test_every_stop_of_the_keyboard_can_be_seen(path: str, width: int, open_page: Open) -> None:
    page = open_page(path, width=width)
    found = stops(page)
    assert len(found) > 8
    for stop in found:
        assert stop["width"] > 0 and stop["height"] > 0, f"hidden: {stop['what']}"
        assert stop["right"] > 0 and stop["left"] < width, f"off screen: {stop['what']}"
        assert stop["outline"] not in ("none0pxnone", "none3pxnone"), f"no focus mark: {stop['what']}"


@pytest.mark.parametrize("path", WITH_MENU)
def test_the_menu_opens_and_closes_by_keyboard(path: str, open_page: Open) -> None:
    """On a page that was opened on a phone in the dark, with no fault."""
    page = open_page(path, width=390, dark=True)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    button = page.locator("button[aria-expanded]:visible", has_text="Menu")
    links = page.locator(".md-sidebar--primary a:visible")
    expect(links).to_have_count(0)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(links.first).to_be_focused()
    expect(links.get_by_text("Find out", exact=True)).to_be_in_viewport()
    links.last.focus()
    page.keyboard.press("Tab")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(links).to_have_count(0)
    assert page.faults == []


def test_who_comes_back_to_a_page_left_by_its_menu_finds_the_menu_closed(open_page: Open) -> None:
    page = open_page("/", width=390)
    page.get_by_role("button", name="Menu").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Set the DNA").click()
    expect(page).to_have_url(re.compile("/guide/set-the-dna/$"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What would it mean for you")
    expect(page.locator(".md-sidebar--primary").get_by_role("link")).to_have_count(0)
    expect(page.get_by_role("button", name="Menu")).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("path", KINDS)
def test_reads_without_script(path: str, open_page: Open) -> None:
    page = open_page(path, script=False)
    assert page.locator("h1").first.is_visible()
    assert page.locator("a:has-text('All pages'):visible").count()
    assert page.locator("article").inner_text().strip()


def test_the_comparison_stands_without_script(open_page: Open) -> None:
    page = open_page("/case-studies/compare/", script=False)
    heads = page.locator("table.compare thead th").all_inner_texts()
    assert len(heads) == 4
    assert page.locator("table.compare tbody tr").count() > 20


@pytest.mark.parametrize("opener", [".term__word", ".cite"])
def test_words_and_sources_open_in_place_by_tap_and_key(opener: str, open_page: Open) -> None:
    page = open_page("/guide/find-out/")
    link = page.locator(opener).first
    note = page.locator(link.get_attribute("href"))
    expect(note).to_be_hidden()
    link.click()
    expect(note).to_be_visible()
    link.click()
    expect(note).to_be_hidden()
    for key in ("Enter", " "):
        link.press(key)
        expect(note).to_be_visible()
        page.keyboard.press("Escape")
        expect(note).to_be_hidden()
    assert page.url.endswith("/guide/find-out/")


@pytest.mark.parametrize("opener", [".term__word", ".cite"])
def test_words_and_sources_open_in_place_without_script(opener: str, open_page: Open) -> None:
    page = open_page("/guide/find-out/", script=False)
    link = page.locator(f"{opener}:visible").first
    link.scroll_into_view_if_needed()
    before, note = link.bounding_box()["y"], page.locator(link.get_attribute("href"))
    link.click()
    expect(note).to_be_visible()
    assert abs(link.bounding_box()["y"] - before) < 5, "the page stays where it is"
    note.get_by_role("link", name="Close").click()
    expect(note).to_be_hidden()
    assert link.is_visible()


def test_a_mouse_that_rests_on_a_word_opens_its_note(open_page: Open) -> None:
    page = open_page("/guide/find-out/")
    link = page.locator(".term__word").first
    note = page.locator(link.get_attribute("href"))
    link.hover()
    expect(note).to_be_visible()
    page.mouse.move(0, 0)
    expect(note).to_be_hidden()


def test_no_mark_begins_a_line(open_page: Open) -> None:
    page = open_page("/guide/agree-the-deal/", width=390)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    begun = page.evaluate(
        """[...document.querySelectorAll("p .cite, li .cite")].filter((mark) => {
          const range = document.createRange();
          range.selectNodeContents(mark.closest("p, li"));
          const box = mark.getBoundingClientRect();
          return box.width && Math.abs(box.left - range.getBoundingClientRect().left) < 4;
        }).length"""
    )
    assert begun == 0


def test_forced_colours_keep_boxes_and_status(browser: Any, address: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{address}/guide/find-out/")
    box = page.locator(".task input").first
    assert box.evaluate("e => getComputedStyle(e).borderTopWidth") != "0px"
    rings = page.locator(".gate__steps a").evaluate_all("all => all.map((e) => getComputedStyle(e).outlineStyle)")
    assert rings[0] not in rings[1:], "the stage one is at looks like the others"
    page.close()


@pytest.mark.parametrize("path", ["/", "/guide/find-out/", "/case-studies/", "/reference/glossary/", "/meetings/"])
def test_no_single_key_is_a_command(path: str, open_page: Open) -> None:
    """WCAG 2.1.4: a stray key, or a word said to voice control, neither leaves the page nor moves the focus."""
    page = open_page(path)
    page.evaluate("window.here = true")
    for key in [*"npsfk/.,?hjtb", "Alt+n"]:
        page.keyboard.press(key)
    page.wait_for_timeout(150)  # for nothing to happen in
    assert page.evaluate("window.here && document.activeElement === document.body && !document.querySelector(':modal')")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.matches('dialog[open] input[type=search]')")
