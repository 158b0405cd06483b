"""An open page in; what axe finds wrong with it, in a line each, out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
ALL = (
    "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']}"
)
# What can differ from the same page in other colours.
COLOURS = "{runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}, resultTypes: ['violations']}"
# What can differ from the same page at another width.
LAYOUT = """{runOnly: {type: 'rule', values: [
    'color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'landmark-unique'
]}, resultTypes: ['violations']}"""
BUT_COLOURS = f"{{...{ALL}, rules: {{'color-contrast': {{enabled: false}}}}}}"
# Entries of a list or table, and half of the marks of sources and of words. Those after them come from the same
# templates, and cost most of the time.
MOST = 6
SHORTEN = """(most) => {
    for (const list of document.querySelectorAll('ul, ol, dl, tbody'))
        for (const entry of [...list.children].slice(most)) entry.remove();
    for (const kind of ['.cites', '.term'])
        for (const mark of [...document.querySelectorAll(kind)].slice(2 * most)) mark.remove();
}"""


def shortened(page: Any, most: int = MOST) -> None:
    """Leave the first entries of each long list. What is measured of the whole page is measured before."""
    page.evaluate(SHORTEN, most)


def findings(page: Any, rules: str = ALL) -> list[str]:
    """What axe says of the page as it is now: rule, help, and the first places."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SCRIPT)
    found = page.evaluate(f"axe.run(document, {rules})")["violations"]
    return [f"{each['id']}: {each['help']}: {[node['target'] for node in each['nodes']][:5]}" for each in found]


def unseen_words(page: Any, controls: str) -> list[str]:
    """Controls whose words axe finds too faint, or cannot decide on: for a control, "incomplete" is a fault as well."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SCRIPT)
    found = page.evaluate(
        "async (controls) => {"
        " const {violations, incomplete} = await axe.run({include: [[controls]]}, {runOnly: ['color-contrast']});"
        " return [...violations, ...incomplete].flatMap(({nodes}) => nodes).map(({target, any}) =>"
        "   `${target}: ${any.map(({message}) => message)}`); }",
        controls,
    )
    return [str(each) for each in found]
