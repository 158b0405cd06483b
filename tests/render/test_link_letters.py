"""Letters of links, and the addresses that paper lists by them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.render import page_html

FRONT = "https://handbook.example/"


def listed(html: str, front: str = FRONT) -> tuple[list[str | None], dict[str, str]]:
    """The letter of each link of the page guide/find-out/, and the addresses by their letters."""
    page = LexborHTMLParser(page_html.lettered(html, "guide/find-out/", front))
    names = [name.text() for name in page.css(".link-notes dt")]
    return [link.attributes.get("data-note") for link in page.css("a")], dict(
        zip(names, (found.text() for found in page.css(".link-notes dd")), strict=True)
    )


def test_a_mark_in_a_picture_has_no_letter() -> None:
    letters, addresses = listed('<svg><a href="../host/">A</a></svg><a href="../team/">B</a>')
    assert letters == [None, "a"] and list(addresses) == ["a"]


@pytest.mark.parametrize(
    ("link", "front", "address"),
    [
        ('<a href="../host/">A</a>', FRONT, f"{FRONT}guide/host/"),
        ('<a href="../host/#money">A</a>', FRONT, f"{FRONT}guide/host/"),
        ('<a href="../host/">A</a>', "", "/guide/host/"),
        ('<a href="../../">A</a>', FRONT, FRONT),
        ('<a href="https://example.org/a#b">A</a>', FRONT, "https://example.org/a#b"),
        ('<a href="http://example.org/">A paper</a>', "", "http://example.org/"),
    ],
)
def test_the_address_that_is_printed(link: str, front: str, address: str) -> None:
    assert listed(link, front) == (["a"], {"a": address})


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#here">A</a>',
        '<a href="mailto:a@example.org">A</a>',
        '<a href="tel:123">A</a>',
        '<a href="https://example.org/">See https://example.org/ for it</a>',
        '<p class="sources"><a href="https://example.org/">A</a></p>',
        '<section class="sheet"><a href="https://example.org/">A</a></section>',
        "<a>A</a>",
    ],
)
def test_a_link_that_needs_no_letter(html: str) -> None:
    assert page_html.lettered(html, "guide/find-out/", FRONT) == html


def test_one_address_has_one_letter() -> None:
    links = ("../host/", "https://example.org/", "../host/#money", "/guide/host/", "../transfer/")
    assert listed("".join(f'<a href="{link}">A</a>' for link in links)) == (
        ["a", "b", "a", "a", "c"],
        {"a": f"{FRONT}guide/host/", "b": "https://example.org/", "c": f"{FRONT}guide/transfer/"},
    )
