"""Pages made of other words by the same templates: all are looked at by a parser, and axe looks at one of each kind.

A kind is an element with its classes and attributes, in an element with its own. What axe finds in one of a kind it
finds in all, but for what words and their order decide: that is asked here of every page. tests/site/test_browser.py
has the pages that are each of their own kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.site import axe
from tests.site.test_browser import KINDS

FOLDERS = ("guide", "case-studies", "reference", "meetings")
CONTENT = ".md-content"
STYLES_AND_SCRIPTS = "link[rel=stylesheet], script[src]"
ENTRIES = 4  # of a list, that are looked at
AT_ONCE = 20  # pages: axe goes through twice as many in more than twice the time
OWN_WORDS = {
    "id",
    "href",
    "src",
    "title",
    "content",
    "value",
    "datetime",
    "name",
    "d",
    "style",
}  # differ, and no matter
# Whose values make another kind.
MEANT = (
    "role", "type", "scope", "tabindex", "lang", "autocomplete",
    "aria-current", "aria-expanded", "aria-haspopup", "aria-hidden", "aria-live", "aria-pressed", "aria-sort",
)  # fmt: skip
Kind = tuple[str, str]


def own(node: LexborNode) -> str:
    """An element with its classes and attributes."""
    told = dict(node.attributes)
    classes = sorted((told.pop("class", "") or "").split())
    names = sorted(name for name in told if name not in OWN_WORDS and not name.startswith("data-"))
    return f"{node.tag} {classes} {[(name, told[name] if name in MEANT else '') for name in names]}"


def kinds(page: LexborHTMLParser) -> set[Kind]:
    """What stands in the content of a page."""
    content = page.css_first(CONTENT)
    assert content is not None
    nodes = content.css("*")
    told = {node.mem_id: own(node) for node in nodes}
    return {(told.get(node.parent.mem_id) or own(node.parent), told[node.mem_id]) for node in nodes if node.parent}


def parsed(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def others(site: Path) -> dict[str, LexborHTMLParser]:
    """Every page below these folders that test_browser does not open, by its address."""
    paths = sorted(path for name in FOLDERS for path in (site / name).rglob("index.html"))
    found = {f"/{path.parent.relative_to(site)}/": path for path in paths}
    assert len(found) > 80
    return {address: parsed(path) for address, path in found.items() if address not in KINDS}


def one_of_each(seen: set[Kind], left: dict[str, set[Kind]]) -> list[str]:
    """The few pages that have every kind that was not seen, the page with the most of them first."""
    chosen = []
    while new := max((kinds - seen for kinds in left.values()), key=len):
        chosen.append(next(address for address, kinds in left.items() if kinds - seen == new))
        seen = seen | new
    return chosen


def test_axe_finds_nothing_in_one_of_each_kind(site: Path, address: str, browser: Any) -> None:
    """Without colours, which are the same for a kind, and without header and menu, which are the same for all pages."""
    files = [site / path.strip("/") for path in KINDS]
    seen = [kinds(parsed(file if file.suffix else file / "index.html")) for file in files]
    page = browser.new_page(bypass_csp=True)
    told = []
    chosen = one_of_each(set().union(*seen), {path: kinds(each) for path, each in others(site).items()})
    for path in chosen:
        page.goto(address + path)
        axe.shortened(page, ENTRIES)
        axe.without(page, ".md-header *, .site-nav *")
        told += [f"{path}: {each}" for each in axe.of_structure(page)]
    page.close()
    assert len(chosen) > 9 and not told, "\n".join(told)


def together(pages: dict[str, LexborHTMLParser]) -> Iterator[tuple[list[str], str]]:
    """Pages with the same styles and scripts as one: their addresses, and the first of them with the contents of all,
    one below the other. Of long lists the first entries, as axe.shortened leaves them."""
    alike: dict[str, dict[str, str]] = {}
    for address, page in pages.items():
        for listed in page.css(f"{CONTENT} :is(ul, ol, dl, tbody)"):
            for entry in [*listed.iter()][ENTRIES:]:
                entry.decompose()
        content = page.css_first(f"{CONTENT} > article")
        assert content is not None and content.html
        named = [node.attributes.get("href") or node.attributes.get("src") for node in page.css(STYLES_AND_SCRIPTS)]
        kind = " ".join(Path(str(each)).name for each in named)
        alike.setdefault(kind, {})[address] = content.html
    for contents in alike.values():
        addresses = list(contents)
        for at in range(0, len(addresses), AT_ONCE):
            of = addresses[at : at + AT_ONCE]
            html = pages[of[0]].html or ""
            assert contents[of[0]] in html
            yield of, html.replace(contents[of[0]], "".join(contents[address] for address in of))


def test_no_target_is_too_small_on_any_page(site: Path, address: str, browser: Any) -> None:
    """What lies beside a target, and what is wider than its frame, depends on the words."""
    page = browser.new_page(bypass_csp=True, viewport={"width": 390, "height": 844})
    told = []
    for of, html in together(others(site)):
        here = address + of[0]
        page.route(here, lambda route, _, html=html: route.fulfill(body=html, content_type="text/html"))
        page.goto(here)
        axe.without(page, ".md-header *, .site-nav *")
        assert page.locator("h1").count() == len(of)
        told += [f"on one of {', '.join(of)}: {each}" for each in axe.of_space(page)]
    page.close()
    assert not told, "\n".join(told)


def name(node: LexborNode) -> str:
    """What a screen reader says of a link, a button or a heading."""
    images = [image.attributes.get("alt") or "" for image in node.css("img, [role=img]")]
    return " ".join([node.attributes.get("aria-label") or "", node.text(), *images]).strip()


def headings(page: LexborHTMLParser) -> Iterator[str]:
    """Levels that are passed over."""
    found = [(str(node.tag), node) for node in page.css(f"{CONTENT} :is(h1, h2, h3, h4, h5, h6)")]
    for (before, _), (after, node) in pairwise(found):
        if int(after[1]) > int(before[1]) + 1:
            yield f"{after} after {before}: {node.text().strip()}"


def nameless(page: LexborHTMLParser) -> Iterator[str]:
    """What a screen reader has no word for."""
    named = "a[href], button, summary, h1, h2, h3, h4, h5, h6, th, label, legend, caption"
    for node in page.css(f"{CONTENT} :is({named})"):
        if not name(node):
            yield f"nothing to say of {str(node.html)[:90]}"
    for node in page.css("img:not([alt]), [role=img]:not([aria-label], [aria-labelledby], [aria-hidden=true])"):
        yield f"no words for {str(node.html)[:90]}"


def lost_references(page: LexborHTMLParser) -> Iterator[str]:
    """Names of places that are not on the page."""
    ids = {node.id for node in page.css("[id]")}
    for attribute in ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"):
        for node in page.css(f"{CONTENT} [{attribute}]"):
            told = dict(node.attributes)
            named = (told[attribute] or "").split()
            if not named or set(named) - ids:
                yield f"{attribute} of {node.tag}: {named}"


def unlabelled(page: LexborHTMLParser) -> Iterator[str]:
    """Fields that nothing names."""
    labelled = {node.attributes.get("for") for node in page.css("label[for]")}
    inside = {node.mem_id for node in page.css("label :is(input, select, textarea)")}
    for node in page.css(f"{CONTENT} :is(input:not([type=hidden], [type=submit]), select, textarea)"):
        named = node.id in labelled or node.mem_id in inside or node.attributes.get("aria-labelledby")
        if not named and not (node.attributes.get("aria-label") or "").strip():
            yield f"no label for {str(node.html)[:90]}"


def called_alike(page: LexborHTMLParser) -> Iterator[str]:
    """Landmarks of one sort with one name."""
    named = "[aria-label], [aria-labelledby]"
    for sort in ("nav, [role=navigation]", "aside", f":is(section, [role=region]):is({named})", f"form:is({named})"):
        names = [node.attributes.get("aria-label") or node.attributes.get("aria-labelledby") for node in page.css(sort)]
        yield from sorted({f"two of {sort} are called {each}" for each in names if names.count(each) > 1})


FOCUS = ":is(a[href], button, input, select, textarea, summary)"
ILL_PLACED = (
    f":is(a[href], button, summary, [aria-hidden=true]) {FOCUS}",
    "[tabindex]:not([tabindex='0'], [tabindex='-1'])",
    ":is(ul, ol) > :not(li, script, template)",
    "dl > :not(dt, dd, div, script, template)",
    "dl > div > :not(dt, dd)",
    "tr > :not(th, td)",
    "th[scope]:not([scope=row], [scope=col], [scope=rowgroup], [scope=colgroup])",
    "table:not(:has(td))",
)


def ill_placed(page: LexborHTMLParser) -> Iterator[str]:
    """What may not stand where it stands."""
    for wrong in ILL_PLACED:
        yield from (f"{wrong}: {str(node.html)[:90]}" for node in page.css(f"{CONTENT} :is({wrong})"))


@pytest.mark.parametrize("faults", [headings, nameless, lost_references, unlabelled, called_alike, ill_placed])
def test_no_page_has_words_or_an_order_that_shut_somebody_out(
    faults: Callable[[LexborHTMLParser], Iterator[str]], site: Path
) -> None:
    told = [f"{address}: {fault}" for address, page in others(site).items() for fault in faults(page)]
    assert not told, "\n".join(told[:20])


@pytest.mark.parametrize("path", ["about/index.html", "404.html"])
def test_the_boxes_of_the_theme_have_no_word_that_boxes_do_not_have(path: str, site: Path) -> None:
    """The theme writes one (macros/hooks/pages.py); a new version of it may write it in another way."""
    boxes = LexborHTMLParser((site / path).read_text(encoding="utf-8")).css("input[type=checkbox][id^=__]")
    assert len(boxes) == 2 and not [box.id for box in boxes if "autocomplete" in box.attributes]
