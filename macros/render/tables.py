"""A page's HTML in; the same with its tables ready for a small screen out.

There the rows of a table stand one under the other, and each cell under the name of its column, which is put into it
here. A table of two columns, or of few words, fits a phone as it is. Tables with a class in `OWN` see to it themselves.
"""

import re
from itertools import zip_longest

from macros.render import jinja

OWN = {"cases", "compare", "count", "sheet__table", "paper-form__table"}
FITS = 40  # characters: a line of a phone
BETWEEN = 4  # characters: the room that each column has about it
SHORT = 22  # characters: half a line

_TABLE = re.compile(r'(<(?:table))(?: class="([^"]*)")?>(.*?)(<tbody.*?)(<[/]table>)', re.DOTALL)
_HEADING = re.compile(r"<th\b[^>]*>(.*?)<[/]th>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>.*?<[/]tr>", re.DOTALL)
_CELL = re.compile(r"<(t[dh])\b([^>]*)>(.*?)(<[/])\1>", re.DOTALL)
_UNSEEN = re.compile(r'<(?:span) class="cites">.*|<[^>]*>', re.DOTALL)


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
