"""A page's HTML as Markdown made it in; the same as readers get it out: marks of sources, folds, tables for a phone.

A mark stands after the stop, and is held to the word before it: chapters are written with a space between words and
cite(), and the stop may stand after it. A heading that asks for it folds what is below, with a line that says what that
is: `## Tests { data-fold="What the body must pass first" }`; it stays in sight, for lists of contents and links, and
paper opens the fold. On a phone the rows of a table stand one under the other, and each cell under the name of its
column, which is put into it here; a table of two columns, or of few words, fits a phone as it is. Tables with a class
in `OWN` see to it themselves.
"""

import re
from itertools import zip_longest

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


def finished(html: str) -> str:
    """All of that, in this order."""
    return stacked(folded(held(html)))


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
