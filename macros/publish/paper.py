"""An Edition and the built site in; one HTML document for print out.

The articles of the built pages are taken as they are, rid of what only a screen can use, and brought into the
forms that PDF/UA has tags for. Text of records has been escaped by the templates that made the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborNode, create_tag

from macros.publish import built
from macros.publish.editions import Edition
from macros.render import jinja

# What has no use on paper. Sources keep their numbers, links their letters, empty rows their unseen headings.
SCREEN = (
    "script, style, template, form, button, select, input:not([type=checkbox]), .contents, .editions, .gate__steps, "
    ".visually-hidden:not(th > .visually-hidden), .term__meaning, .sources__back, .screen-only, .doors, [hidden], "
    ".about-record p + p, .tools, .pager, .compare-bar, .pick, .compare__out, .drawing--narrow"
)
# Lists of pairs that a narrow and a wide column show best: they become tables with a heading for each row.
PAIRS = "dl.facts, dl.key-facts, dl.gate__facts"
# The columns that a sheet has room for beside the first; a wider table is split, its first column repeated.
COLUMNS = 4
# Rows of pairs with at most so many values stay on one sheet; longer ones would leave too much of it empty.
SHORT = 3
SHEET = ".sheet"  # of a meeting pack: it is a page by itself
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Heading:
    """An entry of the list of contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Part:
    """One page of an edition, ready for print. Its `html` is markup of ours; `sheets` says whether it is a pack."""

    anchor: str
    title: str
    address: str
    checked: str
    sheets: bool
    html: str
    headings: tuple[Heading, ...]


def document(edition: Edition, site: Path, site_name: str, front: str) -> str:
    """The HTML document of an edition. `front` is the site's own address, or "" where that is not known."""
    parts = [_part(edition, site, address, front) for address in edition.pages]
    title = edition.title or parts[0].title
    return jinja.html("paper.html", edition=edition, title=title, parts=parts, front=front, site_name=site_name)


def _part(edition: Edition, site: Path, address: str, front: str) -> Part:
    article = built.article(site, address)
    head = article.css_first(".print-head")
    checked = (head.attributes.get("data-checked") if head else "") or ""
    for selector in (SCREEN, *edition.left_out):
        _drop(article, selector)
    several = len(edition.pages) > 1
    anchors = {page: _anchor(page) for page in edition.pages} if several else {address: ""}
    _links(article, address, anchors, front)
    _lists_of_pairs(article)
    _boxes(article)
    for table in article.css("table.compare"):
        _split(table)
    prefix = anchors[address]
    headings = tuple(_headings(article, prefix))
    for element in article.css("[id]"):
        element.attrs["id"] = _joined(prefix, element.id or "")
    first = article.css_first("h1")
    title = _text(first) if first else address
    return Part(
        prefix or "top",
        title,
        address,
        checked,
        article.css_first(SHEET) is not None,
        article.inner_html or "",
        headings,
    )


def _drop(article: LexborNode, selector: str) -> None:
    """Take away what a selector finds. What stands inside another find goes with it."""
    while (found := article.css_first(selector)) is not None:
        found.decompose()


def _anchor(address: str) -> str:
    """The anchor of a page in a document of several."""
    return address.strip("/").replace("/", "-") or "home"


def _joined(prefix: str, anchor: str) -> str:
    return f"{prefix}--{anchor}" if prefix else anchor


def _links(article: LexborNode, address: str, anchors: Mapping[str, str], front: str) -> None:
    """Point links at their place in this document, else at the website; where its address is not known, a link
    to another page of ours becomes text. Letters are needed only where the reader is sent elsewhere."""
    words = {link.mem_id for link in article.css(".term a, .words a")}
    for link in article.css("a[href]"):
        href = link.attributes.get("href") or ""
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
        _drop(article, ".link-notes")


def _lists_of_pairs(article: LexborNode) -> None:
    """Bring lists of pairs into forms that PDF/UA has tags for: it knows no list whose items stand in groups."""
    for pairs in article.css(PAIRS):
        table = _made("table", pairs.attributes.get("class") or "", "pairs")
        for group in list(pairs.iter()):
            row, cell = create_tag("tr"), create_tag("td")
            for child in list(group.iter()):
                if child.tag == "dt":
                    head = _moved(child, "th")
                    head.attrs["scope"] = "row"
                    row.insert_child(head, move=True)
                else:
                    cell.insert_child(_moved(child, "div"), move=True)
            row.insert_child(cell, move=True)
            if len(list(cell.iter())) <= SHORT:
                row.attrs["class"] = "short"
            table.insert_child(row, move=True)
        pairs.replace_with(table, move=True)
    for group in article.css("dl > div"):
        term = group.css_first("dt")
        if term is not None and group.id and not term.id:
            term.attrs["id"] = group.id
        group.unwrap()


def _boxes(article: LexborNode) -> None:
    """Turn what folds, ticks or labels on a screen into plain boxes and text, and give drawings their typeface."""
    for drawing in article.css("svg"):  # style sheets do not reach into them
        drawing.attrs["font-family"] = "Handbook Sans"
        if drawing.css_first("title") is None:  # a sign in a key: what stands beside it says what it is
            beside = _text(drawing.parent) if drawing.parent is not None else ""
            drawing.insert_child(_filled("title", f"Sign: {beside}"), move=True)
    for box in article.css("input"):
        box.replace_with(_made("span", "box"), move=True)
    for tag, new in (("details", "div"), ("summary", "p"), ("label", "span")):
        for found in article.css(tag):
            found.replace_with(_moved(found, new, tag), move=True)


def _split(table: LexborNode) -> None:
    """Split a table with more columns than a sheet has room for. Each piece has the first column and the caption."""
    head = table.css_first("thead tr")
    width = len(list(head.iter())) - 1 if head else 0
    if width <= COLUMNS:
        return
    pieces = -(-width // COLUMNS)
    each = -(-width // pieces)
    last = table
    for start in range(0, width, each):
        piece = table.clone()
        piece.attrs["class"] = (piece.attributes.get("class") or "").replace("compare--wide", "")
        for row in piece.css("tr"):
            for number, cell in enumerate(list(row.iter())):
                spans = cell.attributes.get("colspan")
                if spans:
                    cell.attrs["colspan"] = str(min(each, width - start) + 1)
                elif number and not start < number <= start + each:
                    cell.decompose()
        caption = piece.css_first("caption")
        if caption is not None:
            caption.insert_child(
                _filled("span", f" Part {start // each + 1} of {pieces}.", "caption__piece"), move=True
            )
            if start:
                _drop(caption, ".caption__more")
        last.insert_after(piece, move=True)
        last = last.next or last
    table.decompose()


def _headings(article: LexborNode, prefix: str) -> list[Heading]:
    found: list[Heading] = []
    for heading in article.css("h1, h2"):
        if not heading.id:
            heading.attrs["id"] = "title" if heading.tag == "h1" else f"part-{len(found)}"
        level = HEADINGS.index(heading.tag or "h1") + 1
        found.append(Heading(level, _text(heading), _joined(prefix, heading.id or "")))
    return found


def _text(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _made(tag: str, *classes: str) -> LexborNode:
    made = create_tag(tag)
    made.attrs["class"] = " ".join(name for name in classes if name)
    return made


def _filled(tag: str, text: str, *classes: str) -> LexborNode:
    made = _made(tag, *classes)
    made.insert_child(text)
    return made


def _moved(node: LexborNode, tag: str, *classes: str) -> LexborNode:
    """The contents of an element in another one, with its classes."""
    made = _made(tag, node.attributes.get("class") or "", *classes)
    if node.id:
        made.attrs["id"] = node.id
    made.inner_html = node.inner_html or ""
    return made
