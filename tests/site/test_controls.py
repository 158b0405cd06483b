"""Controls are seen: the words of each against its ground, by computed colours, in every state, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser import button
from tests.site import axe
from tests.site.test_browser import Open

MARK = "data-measured"
MEASURED = f"[{MARK}]"
# What has no such control in it: a browser works out the styles of all of it again for each state of each control.
DROP_THE_REST = """(kept) => {
    for (const e of document.querySelectorAll('article *'))
        if (!e.closest(kept) && !e.querySelector(kept)) e.remove();
}"""
MEASURE = Path(__file__).with_name("words_on_grounds.js").read_text(encoding="utf-8")
CONTROLS = ":is(a, button, input, select, textarea, summary):not(.md-skip, .md-overlay, [type=hidden])"
# Not summaries: the arrow that the theme paints beside their words leaves axe undecided, and the measure settles them.
BUTTONS = "article :is(.button, button, select, textarea, input[type=text])"
STATES: tuple[list[str], ...] = ([], ["hover"], ["focus", "focus-visible"], ["hover", "focus", "active"])
LEAST = 4.5  # WCAG 1.4.3, of words of this size


def styled(page: Any, rule: str) -> None:
    """Add a rule in the one way that the policy of our pages allows."""
    page.evaluate(
        """(rule) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(rule);
            document.adoptedStyleSheets.push(sheet);
        }""",
        rule,
    )


def faint(page: Any, controls: str = CONTROLS) -> list[str]:
    """Each control, in each state, whose words are too near the colour of its ground."""
    styled(page, "*, *::before { transition: none !important; }")
    page.evaluate(axe.ONE_OF_EACH, [controls, MARK, False])
    page.evaluate(DROP_THE_REST, MEASURED)
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    nodes = tools.send("DOM.querySelectorAll", {"nodeId": root, "selector": MEASURED})["nodeIds"]
    assert nodes
    found = []
    for state in STATES:
        for node in nodes:
            tools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": state})
        found += [f"{' and '.join(state) or 'at rest'}: {each}" for each in page.evaluate(MEASURE, [MEASURED, LEAST])]
    for node in nodes:
        tools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": []})
    tools.detach()
    return found


def at_work(page: Any) -> None:
    """The form with something to send, so that each of its doors is shown."""
    page.wait_for_selector("#record-form:not([hidden])")
    page.evaluate("for (const part of document.querySelectorAll('#record-form details')) part.open = true")
    button(page, "Check it and get the file").click()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/contribute/case-study/", "/case-studies/sunshine-care/", "/meetings/find-out/", "/"]
)
def test_the_words_of_every_control_are_seen(path: str, dark: bool, open_page: Open) -> None:
    page = open_page(path, dark=dark)
    if path.endswith("/case-study/"):
        at_work(page)
    page.evaluate(axe.SHORTEN, 8)
    if page.locator(BUTTONS).count():
        assert axe.unseen_words(page, BUTTONS) == []
    assert faint(page) == []


def test_words_in_the_colour_of_their_ground_are_found(open_page: Open) -> None:
    """What this was written for: a link that looks like a button, and is blank in most states."""
    page = open_page("/contribute/by-hand/")
    assert faint(page, "a.button") == axe.unseen_words(page, "a.button") == []
    styled(page, ".md-typeset a.button.button { color: var(--accent); }")
    assert len(faint(page, "a.button")) >= len(STATES) - 1
    assert axe.unseen_words(page, "a.button") != []


def test_faint_words_are_found_though_one_of_each_kind_is_looked_at(open_page: Open) -> None:
    page = open_page("/about/")
    assert axe.of_colours(page) == []
    styled(page, "main li { color: #999; } main p a { text-decoration: none !important; border: 0 !important; }")
    assert [each.partition(":")[0] for each in axe.of_layout(page)] == [*axe.COLOURS]
