"""A page's HTML in; the same with a letter on each link, and the addresses by their letters at its end, out.

Paper cannot be clicked. Both the letters and the list stand in the page from the build on, hidden on a
screen, so that they print from any browser without script. Sources have numbers; links get letters.
"""

from string import ascii_lowercase
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.render import jinja

# Links that need no letter: their address is printed already, or is plain from what they stand in; a mark in a picture
# has no room for one. Of a record, those to the pages that every record leads to: their list alone filled a last sheet.
PLAIN = (
    ".cite, .note a, svg a, .sources a, .all-sources a, .compare__sources a, .answer__sources a, "
    ".page-end a, .about-record a, .gate__steps a, .cases a, .all-pages a, "
    ".documents a, .packs__ways a, .kicker a, .reply a, .story .lesson__stage a, .evidence-fold .lesson__stage a"
)

# A sheet of a meeting pack is measured to fill a page and says the address itself. Records side by side are chosen by
# the reader, so that a list of addresses made here would tell of others.
WITHOUT = ".sheet, [data-columns=cases]"


def add(html: str, address: str, front: str) -> str:
    """`html` of the page at `address` below the front page. `front` is the site's own address, or "" where
    that is not known: then addresses of our own pages are printed from the front page on."""
    parsed = LexborHTMLParser(html)
    body = parsed.body
    if body is None or body.css_first(WITHOUT) is not None:
        return html
    plain = {link.mem_id for link in body.css(PLAIN)}
    found: dict[str, str] = {}
    for link in body.css("a[href]"):
        wanted = "" if link.mem_id in plain else _printed(link, address, front)
        if wanted:
            found.setdefault(wanted, letters(len(found)))
            link.attrs["data-note"] = found[wanted]
    if not found:
        return html
    notes = jinja.html("link_notes.html", notes=found, from_front=not front)
    return f"{body.inner_html}\n{notes}"


def letters(number: int) -> str:
    """0 is a, 25 is z, 26 is aa."""
    above, place = divmod(number, len(ascii_lowercase))
    return (letters(above - 1) if above else "") + ascii_lowercase[place]


def _printed(link: LexborNode, address: str, front: str) -> str:
    """The address to print for a link, or nothing where it needs none."""
    href = link.attributes.get("href") or ""
    scheme = urlsplit(href).scheme
    if href.startswith("#") or scheme not in ("", "http", "https"):
        return ""
    if scheme:
        return "" if href in link.text() else href
    path = urldefrag(urljoin("/" + address, href)).url.lstrip("/")
    return urljoin(front, path) if front else f"/{path}"
