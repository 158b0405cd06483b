"""An open page in; what axe finds wrong with it, in a line each, out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
ALL = "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"
COLOURS = ("color-contrast", "link-in-text-block")
# What can differ from the same page at another width.
SPACE = ("target-size", "scrollable-region-focusable")
LAYOUT = (*SPACE, "landmark-unique", *COLOURS)
# Entries of a list, a choice or a table, and half of the marks of sources and of words. Those after them come from the
# same templates, and cost most of the time.
MOST = 6
SHORTEN = """(most) => {
    for (const list of document.querySelectorAll('ul, ol, dl, tbody, select'))
        for (const entry of [...list.children].slice(most)) entry.remove();
    for (const kind of ['.cites', '.term'])
        for (const mark of [...document.querySelectorAll(kind)].slice(2 * most)) mark.remove();
}"""
# Marks one of each kind: elements of one name and class, in the same elements, have the same rules of style.
ONE_OF_EACH = """([among, mark, withWords]) => {
    const kinds = new Set(), chains = new Map();
    const own = ({localName, classList, hidden, open, disabled, sectionRowIndex}) =>
        [localName, classList, hidden, open, disabled, sectionRowIndex % 2].join();
    const chain = (e) => {
        if (!e) return '';
        if (!chains.has(e)) chains.set(e, chain(e.parentElement) + own(e));
        return chains.get(e);
    };
    const words = (e) => e.value || e.placeholder || [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    for (const e of document.querySelectorAll(among)) {
        e.removeAttribute(mark);
        if ((withWords && !words(e)) || !e.checkVisibility({visibilityProperty: true})) continue;
        const kind = e.type + chain(e);
        e.toggleAttribute(mark, !kinds.has(kind));
        kinds.add(kind);
    }
}"""
# For each element with words axe asks what lies under it, which is most of the time it takes. So colours are held
# against the elements that bear this mark, and all other rules against the whole page.
MARK = "data-axe"
MARKED = f"""(colours) => axe.configure({{
    rules: colours.map((id) => ({{id, selector: (id.startsWith('link') ? 'a[href]' : '') + '[{MARK}]'}})),
}})"""


def shortened(page: Any, most: int = MOST) -> None:
    """Leave the first entries of each long list. What is measured of the whole page is measured before."""
    page.evaluate(SHORTEN, most)


def without(page: Any, parts: str) -> None:
    """Leave out what is looked at elsewhere."""
    page.evaluate("(parts) => { for (const e of document.querySelectorAll(parts)) e.remove(); }", parts)


def findings(page: Any, rules: str = ALL, marked: bool = True) -> list[str]:
    """What axe says of the page as it is now: rule, help, and the first places. `marked`: whether colours are asked."""
    _begun(page)
    if marked:
        page.evaluate(ONE_OF_EACH, ["body *", MARK, True])
    found = page.evaluate(f"axe.run(document, {{{rules}, resultTypes: ['violations']}})")["violations"]
    return [f"{each['id']}: {each['help']}: {[node['target'] for node in each['nodes']][:5]}" for each in found]


def of_structure(page: Any) -> list[str]:
    """The same, without what colours decide."""
    return findings(page, ALL + ", rules: {" + ", ".join(f"'{rule}': {{enabled: false}}" for rule in COLOURS) + "}")


def of_colours(page: Any) -> list[str]:
    """What can differ from the same page in other colours."""
    return findings(page, f"runOnly: {[*COLOURS]}")


def of_space(page: Any) -> list[str]:
    """What can differ from a page of the same kind with other words."""
    return findings(page, f"runOnly: {[*SPACE]}", marked=False)


def of_the_dark(page: Any) -> list[str]:
    """What colours are wrong once the device turns dark, and the palette with it."""
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    page.evaluate("Promise.all(document.getAnimations().map(({finished}) => finished))")  # colours pass over
    return of_colours(page)


def of_layout(page: Any) -> list[str]:
    """What can differ from the same page at another width."""
    return findings(page, f"runOnly: {[*LAYOUT]}")


def unseen_words(page: Any, controls: str) -> list[str]:
    """Controls whose words axe finds too faint, or cannot decide on: for a control, "incomplete" is a fault as well."""
    _begun(page)
    page.evaluate(ONE_OF_EACH, [f"{controls}, {controls} *", MARK, True])
    found = page.evaluate(
        "async () => {"
        " const {violations, incomplete} = await axe.run({runOnly: ['color-contrast']});"
        " return [...violations, ...incomplete].flatMap(({nodes}) => nodes).map(({target, any}) =>"
        "   `${target}: ${any.map(({message}) => message)}`); }"
    )
    return [str(each) for each in found]


def _begun(page: Any) -> None:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SCRIPT)
        page.evaluate(MARKED, [*COLOURS])
