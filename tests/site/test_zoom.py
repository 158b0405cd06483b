"""A window of 1280 by 1024 at 400%, which is 320 by 256: nothing is lost, and nothing hides what has the focus."""

from __future__ import annotations

from typing import Any

import pytest

from tests.site.test_browser import Open

WIDTH, HEIGHT = 320, 256
KINDS = [
    "/", "/guide/find-out/", "/case-studies/salford-community-leisure/", "/case-studies/", "/case-studies/compare/",
    "/case-studies/by-sector/", "/case-studies/outcomes/", "/contribute/case-study/", "/data/", "/meetings/",
    "/meetings/plan-the-business/", "/reference/legal-forms/", "/reference/glossary/", "/about/", "/404.html",
]  # fmt: skip

# Text that reaches beyond the window, or is cut off by the box around it. Not: text for screen readers alone, and
# what stands in a frame that scrolls.
LOST = """() => {
    const lost = [], words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const aside = '.visually-hidden, .md-skip, .md-sidebar, script, noscript';
    while (words.nextNode()) {
        const at = words.currentNode.parentElement, text = words.currentNode.textContent.trim();
        if (!text || at.closest(aside) || !at.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(words.currentNode);
        const box = range.getBoundingClientRect();
        let left = 0, right = innerWidth, frame = false;
        for (let around = at; around && around !== document.body && !frame; around = around.parentElement) {
            const {overflowX} = getComputedStyle(around), edge = around.getBoundingClientRect();
            frame = ['auto', 'scroll'].includes(overflowX);
            if (overflowX === 'hidden' || overflowX === 'clip') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
        }
        if (!frame && (box.left < left - 1 || box.right > right + 1)) lost.push(text.slice(0, 60));
    }
    return lost;
}"""  # noqa: E501

# How much of the window's height is under what stays in sight and is at least half as wide as the window.
PINNED = """() => [...document.querySelectorAll('body *')].reduce((sum, e) => {
    const {position} = getComputedStyle(e), box = e.getBoundingClientRect();
    if (!['fixed', 'sticky'].includes(position) || box.width < innerWidth / 2 || e.closest('.md-sidebar')) return sum;
    if (!e.checkVisibility({visibilityProperty: true, opacityProperty: true})) return sum;
    return sum + Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
}, 0) / innerHeight"""

# Everything that takes the focus, forwards and backwards, that is then wholly under something else (WCAG 2.4.11).
COVERED = """(way) => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter((e) => !e.disabled && e.checkVisibility({visibilityProperty: true}) && !e.closest('.md-sidebar'));
    const sampled = (from, to) => [0.1, 0.5, 0.9].map((part) => from + (to - from) * part);
    const seen = (e) => [...e.getClientRects()].some((box) => {
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        return top < bottom && sampled(box.left, box.right).some((x) => sampled(top, bottom).some((y) => {
            const at = document.elementFromPoint(x, y);
            return at && (e.contains(at) || [...(e.labels || [])].some((label) => label.contains(at)));
        }));
    });
    const covered = [];
    document.activeElement.blur(); // what has the focus already does not come into sight
    for (const e of way === 'back' ? all.reverse() : all) {
        e.focus();
        if (document.activeElement === e && !seen(e)) covered.push(`${way}: ${e.outerHTML.slice(0, 120)}`);
    }
    return covered;
}"""


@pytest.mark.parametrize("path", KINDS)
def test_nothing_is_lost_at_400_percent(path: str, open_page: Open) -> None:
    page = open_page(path, width=WIDTH)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH
    assert page.evaluate(LOST) == []
    heading = page.locator("h1").first
    assert heading.bounding_box()["y"] < HEIGHT, "the heading begins in the first window"
    assert page.evaluate(COVERED, "on") == []
    scrolled(page)
    assert page.evaluate(PINNED) <= 1 / 3
    assert page.evaluate(COVERED, "back") == []


def scrolled(page: Any) -> None:
    """To the middle of the page and a little up, after which the theme shows its button."""
    for part in (2, 2.2):
        page.evaluate(f"scrollTo(0, document.documentElement.scrollHeight / {part})")
        page.wait_for_timeout(60)


def test_records_picked_for_comparison_leave_room_at_400_percent(open_page: Open) -> None:
    page = open_page("/case-studies/", width=WIDTH)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    picks = page.locator(".pick input")
    for number in range(2):
        picks.nth(number).check()
    assert page.locator(".compare-bar").is_visible()
    assert page.evaluate(PINNED) <= 1 / 3
    assert page.evaluate(COVERED, "on") == []


# Words of a part of the page that go on in a second line.
TORN = """(part) => [...document.querySelectorAll(part)].flatMap((one) => {
    const words = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), torn = [];
    while (words.nextNode()) {
        for (const word of words.currentNode.data.matchAll(/\\p{L}+/gu)) {
            const range = document.createRange();
            range.setStart(words.currentNode, word.index);
            range.setEnd(words.currentNode, word.index + word[0].length);
            if (range.getClientRects().length > 1) torn.push(word[0]);
        }
    }
    return torn;
})"""


def test_no_word_of_an_agenda_is_torn_and_no_time_runs_over_its_line(open_page: Open) -> None:
    page = open_page("/meetings/find-out/", width=WIDTH)
    assert page.evaluate(TORN, ".agenda") == []
    over = "all => all.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent)"
    assert page.locator(".agenda :is(th, td)").evaluate_all(over) == []


@pytest.mark.parametrize(
    "path",
    [
        "/", "/your-job/", "/case-studies/", "/case-studies/outcomes/", "/case-studies/pay-and-pensions/", "/meetings/",
        "/reference/what-changes/", "/decide/plan/",
    ],
)  # fmt: skip
def test_letters_at_200_percent_fit_a_phone(path: str, open_page: Open) -> None:
    page = open_page(path, width=195)  # 390 with letters twice as large
    assert page.evaluate("document.documentElement.scrollWidth") <= 195
    assert page.evaluate(TORN, ".tools__more > summary") == []


def test_the_test_can_fail(open_page: Open) -> None:
    """Without our margin the header hides the focus; a bar at the foot takes its part; a wide word is lost."""
    page = open_page("/contents/", width=WIDTH)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.evaluate("for (const link of document.links) link.style.scrollMarginTop = 0")
    scrolled(page)
    assert page.evaluate(COVERED, "back")
    page.evaluate("document.querySelector('.md-header').style.height = '100px'")
    assert page.evaluate(PINNED) > 1 / 3
    page.evaluate("document.querySelector('article p:not(.print-only)').style.whiteSpace = 'nowrap'")
    assert page.evaluate(LOST)
