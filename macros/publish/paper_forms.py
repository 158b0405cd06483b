"""An article of a built page in; the same in the forms that print and PDF/UA have, out.

Lists of pairs become tables, what folds or ticks becomes boxes and text, wide tables are split.
"""

import re

from selectolax.lexbor import LexborNode, create_tag

from macros.render import jinja

# Lists of pairs that a narrow and a wide column show best: they become tables with a heading for each row.
PAIRS = "dl.facts, dl.key-facts, dl.gate__facts"
# The columns that a sheet has room for beside the first; a wider table is split, its first column repeated.
COLUMNS = 4
# Rows of pairs with at most so many values stay on one sheet; longer ones would leave too much of it empty.
SHORT = 3
# The space between words and an element in the line. WeasyPrint 70 counts it to the words, and breaks them after the
# first where all but the space fits; a space in an element of its own it lets hang over the margin.
_SPACE_AT_THE_END = re.compile(r"(?<=[^\s>]) (?=<(?:a|abbr|b|em|i|span|strong|sup)\b)")


def to_print(article: LexborNode) -> None:
    """Bring all of an article into forms for print."""
    _lists_of_pairs(article)
    _boxes(article)
    for table in article.css("table.compare"):
        _split(table)


def marks(article: LexborNode) -> None:
    """Lead marks of sources and explained words to the lists at the end: their notes do not open on paper."""
    for link in article.css("[data-paper]"):
        link.attrs["href"] = link.attributes["data-paper"] or ""
        del link.attrs["data-paper"]


def markup(article: LexborNode) -> str:
    """The HTML of an article, such that its lines are filled."""
    return _SPACE_AT_THE_END.sub(jinja.html("space_that_hangs.html"), article.inner_html or "")


def drop(article: LexborNode, selector: str) -> None:
    """Take away what a selector finds: from the end, so that what stands inside another find goes before it."""
    for found in reversed(article.css(selector)):
        found.decompose()


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
            beside = text_of(drawing.parent) if drawing.parent is not None else ""
            drawing.insert_child(_made("title", text=f"Sign: {beside}"), move=True)
    for box in article.css("input"):
        box.replace_with(_made("span", "box"), move=True)
    for tag, new in (("details", "div"), ("summary", "p"), ("label", "span"), ("form", "div")):
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
                _made("span", "caption__piece", text=f" Part {start // each + 1} of {pieces}."), move=True
            )
            if start:
                drop(caption, ".caption__more")
        last.insert_after(piece, move=True)
        last = last.next or last
    table.decompose()


def text_of(node: LexborNode) -> str:
    """The words of an element on one line."""
    return " ".join(node.text().split())


def _made(tag: str, *classes: str, text: str = "") -> LexborNode:
    made = create_tag(tag)
    made.attrs["class"] = " ".join(name for name in classes if name)
    made.insert_child(text)
    return made


def _moved(node: LexborNode, tag: str, *classes: str) -> LexborNode:
    """The contents of an element in another one, with its classes."""
    made = _made(tag, node.attributes.get("class") or "", *classes)
    if node.id:
        made.attrs["id"] = node.id
    made.inner_html = node.inner_html or ""
    return made
