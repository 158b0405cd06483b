"""The files of docs/_data/tools in; Word documents out, blank and filled with a worked example."""

import re
from collections.abc import Iterator
from functools import partial

from macros.handbook import Handbook
from macros.meetings import files
from macros.meetings.files import WorkingDocument
from macros.read import dates

_TO_WRITE = re.compile(r"\[([^][|]*)\|([^][|]*)\]")  # [what to write|what a worked example says]


def pieces(text: str, example: bool) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether a group writes it itself."""
    words = _TO_WRITE.split(text)  # words, what to write, its example, words, …
    for at in range(0, len(words), 3):
        yield words[at], False
        if at + 2 < len(words):
            asked = f"[{words[at + 1]}]" if words[at + 1] else ""
            yield (words[at + 2] if example else asked), True


def make(book: Handbook, site: str) -> Iterator[WorkingDocument]:
    """Each document, and its worked example."""
    for key, data in book.library.tools.items():
        blank = f"{key}.docx"
        for example in (True,) if data.get("only_example") else (False, True):
            title = f"{data['title']}: a worked example" if example else data["title"]
            values = {"wide": data.get("wide", False), "parts": data["parts"], "example": example}
            day = dates.last_day(str(data["checked"]))
            content = files.from_data(title, site, day, pieces=partial(pieces, example=example), **values)
            name, of = (f"{key}-example.docx", blank) if example else (blank, "")
            yield WorkingDocument(name, title, data["use"], content, data["stage"], of)
