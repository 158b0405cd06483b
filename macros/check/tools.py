"""A document to fill in, as data, in; what is wrong with it out."""

import re
from collections.abc import Iterator

from macros.read.problems import Problem
from macros.read.reading import Document

_BRACKETS = re.compile(r"\[[^][]*\]")


def problems(document: Document) -> Iterator[Problem]:
    """Rows that do not fit their table, and places to write without a worked example."""
    for number, part in enumerate(document.value["parts"]):
        for at, text in enumerate(part.get("text", ())):
            for told in _unfilled(text):
                yield document.problem(("parts", number, "text", at), told)
        table = part.get("table", {"columns": (), "rows": ()})
        columns = len(table["columns"])
        for at, row in enumerate(table["rows"]):
            place = ("parts", number, "table", "rows", at)
            if len(row) != columns:
                told = f"This row has {len(row)} cells, and its table {columns} columns. Make them equal."
                yield document.problem(place, told)
            for told in (told for text in row for told in _unfilled(text)):
                yield document.problem(place, told)


def _unfilled(text: str) -> Iterator[str]:
    for place in _BRACKETS.findall(text):
        if place.count("|") != 1 or place.endswith("|]"):
            yield f"'{place}' has no worked example. Write it as [what to write|what an example says]."
