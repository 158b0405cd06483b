"""A Handbook in; the files that people fill in or show out: .docx for words, .xlsx for sums, .pptx for slides.

They are made from the chapters, so that they say what those say, and from docs/_data/tools. All other words stand in
the templates of files.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.handbook import Handbook
from macros.meetings import files, slides, tools
from macros.meetings.files import WorkingDocument as WorkingDocument
from macros.read import dates, fields, prose
from macros.shape import questions

# Who signs at a gate, here and in the meeting pack.
SIGNED_FOR = ("The staff group", "Trade unions", "People who use the service", "The host or sponsor")


@dataclass(frozen=True)
class Group:
    """People with a say: who they are, why they matter, and the numbers of the stages that name them."""

    who: str
    why: str
    stages: list[str]


def make(book: Handbook, site: str) -> list[WorkingDocument]:
    """Every document, by the stages that use them. `site` is the name of the site. Those made from chapters are dated
    by the chapter that was checked last."""
    day = max(dates.last_day(str(chapter.data["checked"])) for chapter in book.chapters.values())
    made = [
        *_of_chapters(book, site, day),
        *tools.make(book, site),
        *_gate_sheets(book, site, day),
        *_slides(book, site, day),
    ]
    order = list(book.chapters)
    return sorted(made, key=lambda one: order.index(one.used_at) if one.used_at in order else -1)


def _of_chapters(book: Handbook, site: str, day: date) -> Iterator[WorkingDocument]:
    """Those that documents.yml lists. A workbook asks the question of its stage; the others gather what stages say."""
    described, chapters = book.library.schemas["chapter"], book.chapters
    names = {record.slug: record.name for record in book.records.values()}
    values: dict[str, object] = {
        "chapters": list(chapters.values()),
        "undo": described.choices(described.at(("decisions", 0, "undo"))),
        "parties": described.labels(described.at(("tasks", 0, "by", 0))),
        "risks_of_chapters": [(chapter, prose.risks(chapter.text, names)) for chapter in chapters.values()],
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


def _groups(book: Handbook) -> list[Group]:
    groups: dict[str, Group] = {}
    for chapter in book.chapters.values():
        for person in chapter.data["in_the_room"]:
            group = groups.setdefault(person["who"], Group(person["who"], person["why"], []))
            group.stages.append(str(chapter.data["stage"]))
    return list(groups.values())


def _gate_sheets(book: Handbook, site: str, day: date) -> Iterator[WorkingDocument]:
    for slug, chapter in book.chapters.items():
        title = f"Gate sheet {chapter.data['stage']}: {chapter.data['short_name']}"
        use = f"{chapter.data['gate']} The evidence to have on paper, the answer, and space to sign."
        content = files.word("gate-sheet.docx", title, site, day, chapter=chapter.data, signed_for=SIGNED_FOR)
        yield WorkingDocument(f"gate-{slug}.docx", title, use, content, slug)


def _slides(book: Handbook, site: str, day: date) -> Iterator[WorkingDocument]:
    every = questions.every(book.library, day)
    names = {record.slug: record.name for record in book.records.values()}
    for slug, chapter in book.chapters.items():
        number = chapter.data["stage"]
        title = f"Slides {number}: {chapter.data['short_name']}"
        shown = slides.of_chapter(chapter, questions.of_stage(every, slug, "handout"), names, len(book.chapters))
        content = slides.made(shown, title, site, day, (number, len(book.chapters)))
        use = "At most ten slides for the meeting, in the chapter's words, with notes for who runs it."
        yield WorkingDocument(f"slides-{slug}.pptx", title, use, content, slug)
