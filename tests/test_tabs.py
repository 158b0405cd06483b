"""A tab that is used again is as nobody has used it; and labels are found as Playwright finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.tabs import Tabs

STATE = """() => [
    localStorage.length, sessionStorage.length, document.cookie, history.state, innerWidth, devicePixelRatio,
    ...['print', '(prefers-color-scheme: dark)', '(forced-colors: active)'].map((asked) => matchMedia(asked).matches),
    [...document.querySelectorAll(':hover')].length, document.activeElement === document.body, typeof leftBehind,
]"""


@pytest.fixture
def own(browser: Browser, address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tabs]:
    """Tabs that no other test uses."""
    monkeypatch.delenv("SLOW_PAGES", raising=False)  # which uses no tab again
    kept = Tabs(browser, address)
    yield kept
    kept.close()


def test_what_a_test_leaves_in_a_tab_is_gone(own: Tabs) -> None:
    page = own.open("/about/")
    new = page.evaluate(STATE)
    page.set_viewport_size({"width": 320, "height": 400})
    page.emulate_media(media="print", color_scheme="dark", forced_colors="active")
    page.evaluate(
        """() => {
            for (const store of [localStorage, sessionStorage]) store.setItem('left', 'behind');
            addEventListener('pagehide', () => localStorage.setItem('late', 1));
            document.cookie = 'left=behind';
            window.leftBehind = history.replaceState('left', '');
        }"""
    )
    page.mouse.move(100, 20)
    page.keyboard.press("Tab")
    page.faults.append("A fault of the test before")
    assert page.evaluate(STATE) != new
    own.take_back()
    again = own.open("/about/")
    assert again is page and again.evaluate(STATE) == new and again.faults == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.add_init_script("window.leftBehind = true"),
        lambda page: page.route("**/*.css", lambda route: route.abort()),
        lambda page: page.on("dialog", lambda dialog: dialog.accept()),
        lambda page: page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 2}),
        lambda page: page.context.new_page(),
        lambda page: page.close(),
    ],
)
def test_a_tab_with_what_cannot_be_taken_back_is_not_used_again(spoil: Any, own: Tabs) -> None:
    page = own.open("/about/")
    spoil(page)
    own.take_back()
    assert own.open("/about/") is not page


def test_two_pages_of_a_test_share_nothing(own: Tabs) -> None:
    one, other = own.open("/about/"), own.open("/about/")
    one.evaluate("localStorage.setItem('one', '1')")
    assert other.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("path", ["/contribute/case-study/", "/case-studies/", "/decide/what-if/"])
def test_labels_are_found_as_playwright_finds_them(path: str, own: Tabs, browser: Browser) -> None:
    page = own.open(path)
    page.wait_for_load_state()
    found = "all => all.map((each) => each.outerHTML)"
    for text in ("Name", "date", "all", "The full form", "Nothing has this label"):
        for exact in (False, True):
            theirs = type(page).get_by_label(page, text, exact=exact).evaluate_all(found)
            assert page.get_by_label(text, exact=exact).evaluate_all(found) == theirs, text
