"""A Handbook in; the files that people fill in or show out: .docx for words, .xlsx for sums, .pptx for slides.

They are made from the chapters, so that they say what those say, and from docs/_data/tools. All other words stand in
the templates of files.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from macros.handbook import Handbook
from macros.meetings import files, slides
from macros.meetings.files import WorkingDocument as WorkingDocument
from macros.read import dates, fields, prose
from macros.read.fields import Fields
from macros.shape import questions

# Who signs at a gate, here and in the meeting pack.
SIGNED_FOR = ("The staff group", "Trade unions", "People who use the service", "The host or sponsor")
_TO_WRITE = re.compile(r"\[([^][|]*)\|([^][|]*)\]")  # [what to write|what a worked example says]


def make(book: Handbook, site: str) -> list[WorkingDocument]:
    """Every document, by the stages that use them. `site` is the name of the site. Those made from chapters are dated
    by the chapter that was checked last."""
    day = max(dates.last_day(str(chapter.data["checked"])) for chapter in book.chapters.values())
    made = [*_of_chapters(book, site, day), *_tools(book, site), *_of_each(book, site, day)]
    order = list(book.chapters)
    return sorted(made, key=lambda one: order.index(one.used_at) if one.used_at in order else -1)


def _of_chapters(book: Handbook, site: str, day: date) -> Iterator[WorkingDocument]:
    """Those that documents.yml lists. A workbook asks the question of its stage; the others gather what stages say."""
    described, chapters = book.library.schemas["chapter"], book.chapters
    values: dict[str, object] = {
        "chapters": list(chapters.values()),
        "undo": described.choices(described.at(("decisions", 0, "undo"))),
        "parties": described.labels(described.at(("tasks", 0, "by", 0))),
        "risks_of_chapters": [(chapter, prose.risks(chapter.text, book.names)) for chapter in chapters.values()],
        "groups": _groups(book),
    }
    for told in fields.beside(__file__):
        name, title, stage = told["name"], told["title"], told.get("stage", "")
        if name.endswith(".xlsx"):
            question = str(chapters[stage].data["gate"]) if stage in chapters else ""
            content = files.workbook(name, title, site, day, question=question)
        else:
            content = files.word(name, title, site, day, **values)
        yield WorkingDocument(name, title, told["use"], content, stage, told.get("of", ""))


def _groups(book: Handbook) -> Iterable[Fields]:
    """People with a say: who they are, why they matter, and the numbers of the stages that name them."""
    named: dict[str, Fields] = {}
    stages: dict[str, list[int]] = defaultdict(list)
    for chapter in book.chapters.values():
        for person in chapter.data["in_the_room"]:
            named.setdefault(person["who"], person)
            stages[person["who"]].append(chapter.data["stage"])
    return [{**person, "stages": stages[who]} for who, person in named.items()]


def _of_each(book: Handbook, site: str, day: date) -> Iterator[WorkingDocument]:
    """The gate sheet and the slides of each chapter."""
    every, many = questions.every(book.library, day), len(book.chapters)
    for slug, chapter in book.chapters.items():
        number, name = chapter.data["stage"], chapter.data["short_name"]
        title = f"Gate sheet {number}: {name}"
        use = f"{chapter.data['gate']} The evidence to have on paper, the answer, and space to sign."
        content = files.word("gate-sheet.docx", title, site, day, chapter=chapter.data, signed_for=SIGNED_FOR)
        yield WorkingDocument(f"gate-{slug}.docx", title, use, content, slug)
        shown = slides.of_chapter(chapter, questions.of_stage(every, slug, "handout"), book.names, many)
        title = f"Slides {number}: {name}"
        content = slides.made(shown, title, site, day, (number, many))
        use = "At most ten slides for the meeting, in the chapter's words, with notes for who runs it."
        yield WorkingDocument(f"slides-{slug}.pptx", title, use, content, slug)


def _tools(book: Handbook, site: str) -> Iterator[WorkingDocument]:
    """Those of docs/_data/tools, each blank and filled with its worked example."""
    for key, data in book.library.of("tool").items():
        blank = f"{key}.docx"
        for example in (True,) if data.get("only_example") else (False, True):
            title = f"{data['title']}: a worked example" if example else data["title"]
            values = {"wide": data.get("wide", False), "parts": data["parts"], "example": example}
            day = dates.last_day(str(data["checked"]))
            content = files.from_data(title, site, day, pieces=partial(pieces, example=example), **values)
            name, of = (f"{key}-example.docx", blank) if example else (blank, "")
            yield WorkingDocument(name, title, data["use"], content, data["stage"], of)


def pieces(text: str, example: bool) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether a group writes it itself."""
    words = _TO_WRITE.split(text)  # words, what to write, its example, words, …
    for at in range(0, len(words), 3):
        yield words[at], False
        if at + 2 < len(words):
            asked = f"[{words[at + 1]}]" if words[at + 1] else ""
            yield (words[at + 2] if example else asked), True
