"""A Handbook in; the files that people fill in or show out: .docx for words, .xlsx for sums, .pptx for slides.

They are made from the chapters, so that they say what those say, and from docs/_data/tools. All other words stand in
the templates of files.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.check.chapters import Chapter
from macros.handbook import Handbook
from macros.meetings import files, slides, tools
from macros.read import dates, prose
from macros.shape import questions

FOLDER = "documents"
PLAN = "our-plan.docx"
KINDS = {"docx": "Word document", "xlsx": "Excel workbook", "pptx": "PowerPoint slides"}
SCORE_STAGE = "choose-the-model"  # the chapter that scores options
CASH_USE = "Month by month, as planned and in the bad years of stage 6. Formulas are live; there are no macros."
CASH_STAGE = "plan-the-business"  # the chapter whose three tests the workbook holds

# Who signs at a gate, here and in the meeting pack.
SIGNED_FOR = ("The staff group", "Trade unions", "People who use the service", "The host or sponsor")


@dataclass(frozen=True)
class WorkingDocument:
    """One file to fill in or to show. `used_at` is the slug of the chapter that uses it; `of` is the name of the file
    that it is a worked example of, if it is one."""

    name: str
    title: str
    use: str
    content: bytes
    used_at: str = ""
    of: str = ""

    @property
    def path(self) -> str:
        """Where it stands below the site's front."""
        return f"{FOLDER}/{self.name}"

    @property
    def kind(self) -> str:
        """The kind of file, as people call it."""
        return KINDS[self.name.rpartition(".")[2]]

    @property
    def group(self) -> str:
        """Where it is listed: tool, gate or slides."""
        return self.name.partition("-")[0] if self.name.startswith(("gate-", "slides-")) else "tool"

    @property
    def size(self) -> str:
        """Its true size in words."""
        return f"{max(1, round(len(self.content) / 1000))} KB"


@dataclass(frozen=True)
class Group:
    """People with a say: who they are, why they matter, and the numbers of the stages that name them."""

    who: str
    why: str
    stages: list[str]


def make(book: Handbook, site: str) -> list[WorkingDocument]:
    """Every document, by the stages that use them. `site` is the name of the site. Those made from chapters are dated
    by the chapter that was checked last."""
    chapters = list(book.chapters.values())
    day = max(dates.last_day(str(chapter.data["checked"])) for chapter in chapters)
    made = [
        _workbook(CASH_STAGE, "cash-flow.xlsx", "Cash flow for three years", CASH_USE, book, site, day),
        *_scoring(book, site, day),
        _decision_log(book, site, day),
        _plan(book, site, day),
        _risk_register(book, site, day),
        _stakeholder_map(chapters, site, day),
        *(WorkingDocument(*one) for one in tools.make(book, site)),
        *[_gate_sheet(chapter, site, day) for chapter in chapters],
        *_slides(book, site, day),
    ]
    order = list(book.chapters)
    return sorted(made, key=lambda one: order.index(one.used_at) if one.used_at in order else -1)


def _workbook(
    slug: str, name: str, title: str, use: str, book: Handbook, site: str, day: date, of: str = ""
) -> WorkingDocument:
    """A workbook that asks the question of the stage that uses it."""
    question = str(book.chapters[slug].data["gate"]) if slug in book.chapters else ""
    return WorkingDocument(name, title, use, files.workbook(name, title, site, day, question=question), slug, of)


def _scoring(book: Handbook, site: str, day: date) -> Iterator[WorkingDocument]:
    use = "Weights, tests and scores of seven options: it adds up, and shows what would turn the order."
    blank, title = "options-scoring.xlsx", "Options scoring"
    yield _workbook(SCORE_STAGE, blank, title, use, book, site, day)
    yield _workbook(
        SCORE_STAGE, "options-scoring-example.xlsx", f"{title}: a worked example", use, book, site, day, blank
    )


def _decision_log(book: Handbook, site: str, day: date) -> WorkingDocument:
    title = "Decision log"
    described = book.library.schemas["chapter"]
    undo = described.choices(described.at(("decisions", 0, "undo")))
    use = "All decisions of the nine stages, with how hard each is to undo."
    content = files.word("decision-log.docx", title, site, day, undo=undo, chapters=list(book.chapters.values()))
    return WorkingDocument("decision-log.docx", title, use, content, "team-and-permission")


def _plan(book: Handbook, site: str, day: date) -> WorkingDocument:
    title = "Our plan"
    described = book.library.schemas["chapter"]
    parties = described.labels(described.at(("tasks", 0, "by", 0)))
    use = "All tasks, decisions and papers of the nine stages, and who does them. On the website it fills itself in."
    chapters = list(book.chapters.values())
    return WorkingDocument(PLAN, title, use, files.word(PLAN, title, site, day, chapters=chapters, parties=parties))


def _risk_register(book: Handbook, site: str, day: date) -> WorkingDocument:
    title = "Risk register"
    names = {record.slug: record.name for record in book.records.values()}
    risks = [(chapter, prose.risks(chapter.text, names)) for chapter in book.chapters.values()]
    use = "What can go wrong at each stage and how it shows, with columns for scores, owner and remedy."
    content = files.word("risk-register.docx", title, site, day, risks_of_chapters=risks)
    return WorkingDocument("risk-register.docx", title, use, content, CASH_STAGE)


def _stakeholder_map(chapters: list[Chapter], site: str, day: date) -> WorkingDocument:
    title = "Stakeholder map"
    groups: dict[str, Group] = {}
    for chapter in chapters:
        for person in chapter.data["in_the_room"]:
            group = groups.setdefault(person["who"], Group(person["who"], person["why"], []))
            group.stages.append(str(chapter.data["stage"]))
    use = "The groups that the chapters name, why each matters, and who talks to them."
    content = files.word("stakeholder-map.docx", title, site, day, groups=list(groups.values()))
    return WorkingDocument("stakeholder-map.docx", title, use, content, "team-and-permission")


def _gate_sheet(chapter: Chapter, site: str, day: date) -> WorkingDocument:
    data = chapter.data
    title = f"Gate sheet {data['stage']}: {data['short_name']}"
    use = f"{data['gate']} The evidence to have on paper, the answer, and space to sign."
    content = files.word("gate-sheet.docx", title, site, day, chapter=data, signed_for=SIGNED_FOR)
    return WorkingDocument(f"gate-{chapter.slug}.docx", title, use, content, chapter.slug)


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
