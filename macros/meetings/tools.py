"""The files of docs/_data/tools in; Word documents out, blank and filled with a worked example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from macros.handbook import Handbook
from macros.meetings import files
from macros.read import dates
from macros.read.fields import Fields

_TO_WRITE = re.compile(r"\[([^][|]*)\|([^][|]*)\]")  # [what to write|what a worked example says]


def pieces(text: str, example: bool) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether a group writes it itself."""
    words = _TO_WRITE.split(text)  # words, what to write, its example, words, …
    for at in range(0, len(words), 3):
        yield words[at], False
        if at + 2 < len(words):
            asked = f"[{words[at + 1]}]" if words[at + 1] else ""
            yield (words[at + 2] if example else asked), True


def make(book: Handbook, site: str) -> Iterator[tuple[str, Fields, bool, bytes]]:
    """Each document: its key, its data, whether it is the worked example, and its file."""
    for key, tool in book.library.tools.items():
        day = dates.last_day(str(tool["checked"]))
        for example in (True,) if tool.get("only_example") else (False, True):
            title = f"{tool['title']}: a worked example" if example else tool["title"]
            filled = partial(pieces, example=example)
            values = {"wide": tool.get("wide", False), "parts": tool["parts"], "example": example}
            yield key, tool, example, files.from_data(title, site, day, pieces=filled, **values)
