"""A browser in; pages to open out, each as nobody has used it: a tab that a test left as it was is used again.

A new tab costs three times what it costs to load a page in one that is there. What a test leaves in a tab that cannot
be taken back, such as a script of its own, is noted, and that tab is closed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Playwright, Request

from tests import browser as browsers

# What cannot be taken back, of a page and of the window around it.
OF_THE_PAGE = ("add_init_script", "route", "on", "once", "expose_function", "expose_binding", "close")
OF_THE_WINDOW = (*OF_THE_PAGE, "new_page", "new_cdp_session", "grant_permissions", "add_cookies", "set_offline")
KEPT = 2  # of each kind: most tests open one page, a few a second one
OUTSIDE = -1  # where the pointer of a new tab is

# What Playwright's own `get_by_label` finds. It asks each element of a page for its labels, and a browser goes through
# the whole page for each answer, which takes seconds on the form: here labels are asked for their elements.
LABELLED = """{
    queryAll(root, asked) {
        const {text, exact} = JSON.parse(asked);
        const plain = (e) => e.replace(/\\s+/g, ' ').trim();
        const fits = exact
            ? (label) => plain(label) === plain(text)
            : (label) => plain(label).toLowerCase().includes(plain(text).toLowerCase());
        const labels = [...document.querySelectorAll('label')].filter((label) => fits(label.textContent));
        const labelled = new Set(labels.map((label) => label.control));
        const named = (e) => {
            const ids = (e.getAttribute('aria-labelledby') || '').split(/\\s+/).filter(Boolean);
            if (ids.length) return ids.some((id) => fits(document.getElementById(id)?.textContent ?? ''));
            return e.ariaLabel?.trim() ? fits(e.ariaLabel) : labelled.has(e);
        };
        const among = 'input, select, textarea, button, output, meter, progress, [aria-label], [aria-labelledby]';
        return [...root.querySelectorAll(among)].filter(named);
    },
    query(root, asked) { return this.queryAll(root, asked)[0]; },
}"""


def prepare(play: Playwright) -> None:
    """Before the first tab is opened."""
    play.selectors.register("labelled", script=LABELLED)


class Tab:
    """One page, alone in a window of its own. It keeps what went wrong in `page.faults`."""

    def __init__(self, browser: Browser, address: str, script: bool) -> None:
        self.address = address
        self.window: Any = browser.new_context(java_script_enabled=script)
        page: Any = self.window.new_page()
        slow = bool(os.environ.get("SLOW_PAGES"))
        if slow:
            browsers.slow_down(page)
        self._tools = self.window.new_cdp_session(page)
        page.faults = []
        page.on("request", self._watch)
        page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.get_by_label = lambda text, exact=False: page.locator(
            f"labelled={json.dumps({'text': text, 'exact': exact})}"
        )
        self.page, self.spoilt = page, slow  # on a slow line nothing is to be there already
        for thing, names in ((page, OF_THE_PAGE), (self.window, OF_THE_WINDOW)):
            for name in names:
                setattr(thing, name, self._noted(getattr(thing, name)))

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.page.faults.append(f"calls another host: {request.url}")

    def _noted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **named: Any) -> Any:
            self.spoilt = True
            return call(*arguments, **named)

        return noted

    def open(self, path: str, width: int, dark: bool) -> Any:
        """The page at a path of the site, in a window of this width and these colours."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(media="null", color_scheme="dark" if dark else "light", forced_colors="null")
        self.page.faults = []
        self.page.goto(self.address + path)
        self.page.mouse.move(OUTSIDE, OUTSIDE)  # else what lies where a test before left it may be hovered
        return self.page

    def cleared(self) -> bool:
        """Whether the tab is now as nobody has used it; else it is closed."""
        if self.spoilt:
            self.window.close()
            return False
        self.page.goto("about:blank")  # what a page does as it is left comes before its store is emptied
        self._tools.send("Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": "all"})
        return True


class Tabs:
    """The tabs of one browser, on one site: lent to a test, and taken back at its end."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._free: dict[bool, list[Tab]] = {True: [], False: []}
        self._lent: list[tuple[bool, Tab]] = []

    def open(self, path: str, width: int = 1280, dark: bool = False, script: bool = True) -> Any:
        """A page that nobody has used, at a path of the site. Slowly, where SLOW_PAGES is set."""
        free = self._free[script]
        tab = free.pop() if free else Tab(self._browser, self._address, script)
        self._lent.append((script, tab))
        return tab.open(path, width, dark)

    def take_back(self) -> None:
        """At the end of a test: each page that it opened."""
        for script, tab in self._lent:
            free = self._free[script]
            tab.spoilt |= len(free) == KEPT
            if tab.cleared():
                free.append(tab)
        self._lent = []

    def close(self) -> None:
        """Close all of them."""
        for tab in [*self._free[True], *self._free[False], *(tab for _, tab in self._lent)]:
            tab.window.close()
        self._free, self._lent = {True: [], False: []}, []
