"""An Edition and the built site in; one HTML document for print out.

The articles of the built pages are taken as they are, rid of what only a screen can use, and brought into the
forms that PDF/UA has tags for. Text of records has been escaped by the templates that made the pages.
"""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from macros.publish import built, paper_forms
from macros.publish.editions import Edition
from macros.read.fields import Fields
from macros.render import jinja

# What has no use on paper. Sources keep their numbers, links their letters, empty rows their unseen headings.
SCREEN = (
    "script, style, template, form:not(.sheet-form), button, select, input:not([type=checkbox], [type=radio]), "
    ".contents, .editions, .gate__steps, "
    ".visually-hidden:not(th > .visually-hidden), .note, .cell-label, .screen-only, .doors, [hidden], "
    ".about-record p + p, .tools, .pager, .compare-bar, .pick, .compare__out, .drawing--narrow"
)
SHEET = ".sheet"  # of a meeting pack: it is a page by itself


def document(edition: Edition, site: Path, site_name: str, front: str) -> str:
    """The HTML document of an edition. `front` is the site's own address, or "" where that is not known."""
    pages = [_printed(edition, site, address, front) for address in edition.pages]
    title = edition.title or pages[0]["title"]
    return jinja.html("paper.html", edition=edition, title=title, pages=pages, front=front, site_name=site_name)


def _printed(edition: Edition, site: Path, address: str, front: str) -> Fields:
    """One page of an edition, ready for print. Its `html` is markup of ours; `sheets` says whether it is a pack."""
    article = built.article(site, address)
    checked = built.attribute(article, ".print-head", "data-checked")
    paper_forms.marks(article)
    for selector in (SCREEN, *edition.left_out):
        paper_forms.drop(article, selector)
    anchors = {page: page.strip("/").replace("/", "-") or "home" for page in edition.pages}
    anchors = anchors if len(anchors) > 1 else {address: ""}
    _links(article, address, anchors, front)
    paper_forms.to_print(article)
    prefix = anchors[address]
    headings = _headings(article, prefix)
    for element in article.css("[id]"):
        element.attrs["id"] = _joined(prefix, element.id or "")
    first = article.css_first("h1")
    return {
        "anchor": prefix or "top",
        "title": paper_forms.text_of(first) if first else address,
        "address": address,
        "checked": checked,
        "sheets": article.css_first(SHEET) is not None,
        "html": paper_forms.markup(article),
        "headings": headings,
    }


def _joined(prefix: str, anchor: str) -> str:
    return f"{prefix}--{anchor}" if prefix else anchor


def _links(article: LexborNode, address: str, anchors: Mapping[str, str], front: str) -> None:
    """Point links at their place in this document, else at the website; where its address is not known, a link
    to another page of ours becomes text. Letters are needed only where the reader is sent elsewhere."""
    words = {link.mem_id for link in article.css(".words a")}
    for link in article.css("a[href]"):
        href = link.attributes.get("href") or ""
        if href.startswith("#word-") and article.css_first(".words") is None:  # left out: the glossary has them all
            href = f"/reference/glossary/#{href.removeprefix('#word-')}"
        if urlsplit(href).scheme:
            continue
        page, anchor = urldefrag(urljoin(f"/{address}", href))
        page = page.lstrip("/")
        if page.split("?")[0] in anchors and "?" not in page:
            prefix = anchors[page]
            link.attrs["href"] = "#" + (_joined(prefix, anchor) if anchor else prefix or "top")
            if "data-note" in link.attrs:
                del link.attrs["data-note"]
            if page != address and link.mem_id not in words:
                link.attrs["class"] = f"{link.attributes.get('class') or ''} inside".strip()
        elif front:
            link.attrs["href"] = urljoin(front, page) + (f"#{anchor}" if anchor else "")
        else:
            del link.attrs["href"]
    used = {link.attributes.get("data-note") for link in article.css("[data-note]")}
    for group in article.css(".link-notes dl > div"):
        letter = group.css_first("dt")
        if letter is not None and letter.text() not in used:
            group.decompose()
    if not used:
        paper_forms.drop(article, ".link-notes")


def _headings(article: LexborNode, prefix: str) -> list[Fields]:
    """The entries of the list of contents: each heading gets an anchor."""
    found: list[Fields] = []
    for heading in article.css("h1, h2"):
        if not heading.id:
            heading.attrs["id"] = "title" if heading.tag == "h1" else f"part-{len(found)}"
        found.append({"text": paper_forms.text_of(heading), "anchor": _joined(prefix, heading.id or "")})
    return found
