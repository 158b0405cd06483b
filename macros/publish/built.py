"""A built site in; its pages and their articles out. What comes after the build reads the site through here."""

import json
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.read.fields import Fields

INDEX = "index.html"

# What would only be noise among results of a search: marks, proofs, and lists that repeat what other pages say. Such
# lists also grow with the records, and with them the cost of every search.
NOISE = (
    ".cite, .cites, .proof, .series td:last-child, .series thead th:last-child, .kicker, .cell-label, .note, "
    ".sure, .page-end, .contents, .glossary, pre, "
    ".sources, .all-sources, .all-pages, .cases, [data-cases], [data-compare]:not(.reference), "
    ".more .lessons, .lives, .causes dd, .renewals"
)
# What else is no text to find.
NOT_TEXT = "[data-not-searched], form, button:not(.term__word), label, script, style"


def pages(site: Path, below: str = "") -> Iterator[str]:
    """The addresses of the built pages, such as "guide/find-out/", in order; only those `below` a folder."""
    for path in sorted((site / below).rglob(INDEX)):
        address = path.parent.relative_to(site).as_posix()
        yield "" if address == "." else f"{address}/"


def file_of(site: Path, address: str) -> Path:
    """The file of the page at an address."""
    return site / address / INDEX


def parsed(site: Path, address: str) -> LexborHTMLParser:
    """The page at an address."""
    return LexborHTMLParser(file_of(site, address).read_text(encoding="utf-8"))


def attribute(node: LexborHTMLParser | LexborNode, selector: str, name: str) -> str:
    """What the first find of a selector says in an attribute; "" where there is none."""
    found = node.css_first(selector)
    return (found.attributes.get(name) if found else None) or ""


def names(site: Path) -> tuple[str, str]:
    """The site's name, and its own address, "" where that is not set: as its front page says them."""
    front = parsed(site, "")
    return attribute(front, "meta[property='og:site_name']", "content"), attribute(front, "link[rel=canonical]", "href")


def says(site: Path, address: str) -> Fields:
    """What the page at an address says of itself in the words of schema.org; nothing where it is none of ours."""
    script = parsed(site, address).css_first("script[type='application/ld+json']")
    said: Fields = json.loads(script.text())["@graph"][0] if script else {}
    return said


def article(site: Path, address: str) -> LexborNode:
    """The main content of the page at an address. Raises ValueError where a page has none."""
    found = parsed(site, address).css_first("article")
    if found is None:
        raise ValueError(f"{address or '/'}: this page has no article.")
    return found
