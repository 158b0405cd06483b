"""A page's HTML as Markdown made it in; the same as readers get it out: marks of sources, folds, tables, link letters.

A mark stands after the stop, and is held to the word before it: chapters are written with a space between words and
cite(), and the stop may stand after it. A heading that asks for it folds what is below, with a line that says what that
is: `## Tests { data-fold="What the body must pass first" }`; it stays in sight, for lists of contents and links, and
paper opens the fold. On a phone the rows of a table stand one under the other, and each cell under the name of its
column, which is put into it here; a table of two columns, or of few words, fits a phone as it is. Tables with a class
in `OWN` see to it themselves.

Paper cannot be clicked: links get letters, as sources have numbers, and the end of the page has their addresses. Both
stand in the page from the build on, hidden on a screen, so that they print from any browser without script.
"""

import re
from itertools import zip_longest
from string import ascii_lowercase
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.render import jinja

# Where a mark begins.
_MARK = re.compile(r'(<\w+ class="cites">)')
# The end of a mark: of what it opens, how sure it is, and the stop that may follow.
_END = re.compile(r'(Close\W+a>\W+span>\W+span>(?: <\w+ class="sure">[^<]*\W+span>)?)([.,;:]?)')
_PART = re.compile(r'(<h2[^>]*?) data-fold="([^"]*)"([^>]*>.*?h2>)(.*?)(?=<h2[ >]|\Z)', re.DOTALL)

OWN = {"cases", "compare", "count", "sheet__table", "paper-form__table"}
FITS = 40  # characters: a line of a phone
BETWEEN = 4  # characters: the room that each column has about it
SHORT = 22  # characters: half a line

_TABLE = re.compile(r'(<(?:table))(?: class="([^"]*)")?>(.*?)(<tbody.*?)(<[/]table>)', re.DOTALL)
_HEADING = re.compile(r"<th\b[^>]*>(.*?)<[/]th>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>.*?<[/]tr>", re.DOTALL)
_CELL = re.compile(r"<(t[dh])\b([^>]*)>(.*?)(<[/])\1>", re.DOTALL)
_UNSEEN = re.compile(r'<(?:span) class="cites">.*|<[^>]*>', re.DOTALL)

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


def finished(html: str, address: str, front: str) -> str:
    """All of that, in this order. `address` is the page's own below the front page. `front` is the address of that, or
    "" where it is not known: then addresses of our own pages are printed from the front page on."""
    return lettered(stacked(folded(held(html))), address, front)


def held(html: str) -> str:
    """`html` without space before marks, and with stops before them."""
    before, *marks = _MARK.split(html)
    held = [_after_stop(tag, rest) for tag, rest in zip(marks[::2], marks[1::2], strict=True)]
    *others, last = [before, *held]
    return "".join(map(str.rstrip, others)) + last


def _after_stop(tag: str, rest: str) -> str:
    found = _END.search(rest)
    if found is None:  # a mark of no note
        return tag + rest
    return f"{found[2]}{tag}{rest[: found.end(1)]}{rest[found.end() :]}"


def folded(html: str) -> str:
    """`html` with each such part in a fold of its own. Parts end at the next heading of the second level."""
    return _PART.sub(_fold, html)


def _fold(part: re.Match[str]) -> str:
    return f"{part[1]}{part[3]}\n" + jinja.markdown("fold.html", line=part[2], body=part[4].strip())


def stacked(html: str) -> str:
    """`html` with the name of its column in each cell of the tables that need it."""
    return _TABLE.sub(_table, html)


def _table(table: re.Match[str]) -> str:
    classes, head, body = table[2] or "plain", table[3], table[4]
    if OWN & set(classes.split()):
        return table[0]
    names = [_words(found) for found in _HEADING.findall(head)]
    if classes == "plain":
        body = _ROW.sub(_headed, body)
    rows = [[_words(cell[3]) for cell in _CELL.finditer(row)] for row in _ROW.findall(body)]
    words = [max(name.split(), key=len, default="") for name in names]
    longest = [max(map(len, column)) for column in zip_longest(words, *rows, fillvalue="")]
    if len(longest) == len(names) > 2 and sum(longest) + BETWEEN * len(names) > FITS:
        labels = [
            jinja.html("cell_label.html", name=name, short=many <= SHORT)
            for name, many in zip(names, longest, strict=True)
        ]
        body = _ROW.sub(lambda row: _labelled(row[0], labels, blanks=classes == "plain"), body)
        classes += " stacked"
    return f'{table[1]} class="{classes}">{head}{body}{table[5]}'


def _headed(row: re.Match[str]) -> str:
    """A row of Markdown, its first cell the heading of the row."""
    return _CELL.sub(lambda cell: f'<th scope="row"{cell[2]}>{cell[3]}{cell[4]}th>', row[0], count=1)


def _labelled(row: str, labels: list[str], blanks: bool) -> str:
    """A row with a label in each cell, in those to be filled in with a pen too where it has such `blanks`."""
    left = iter(labels)

    def cell(found: re.Match[str]) -> str:
        label = next(left)
        unmarked = found[1] == "th" or not (blanks or found[3].strip())
        return found[0] if unmarked else f"<{found[1]}{found[2]}>{label}{found[3]}{found[4]}{found[1]}>"

    return _CELL.sub(cell, row)


def _words(html: str) -> str:
    """What a cell shows, less its marks of sources."""
    return _UNSEEN.sub("", html).strip()


def lettered(html: str, address: str, front: str) -> str:
    """`html` with a letter on each link that needs one, and the list of their addresses at its end."""
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
