"""A chapter and the records in; a meeting pack for that stage out. Nothing in it is written twice.

A pack is a row of sheets, each of which begins on a new page on paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.check.chapters import GUIDE, Chapter
from macros.handbook import Handbook
from macros.meetings import qr
from macros.read import dates, prose
from macros.read.fields import Fields
from macros.read.schema import Choice
from macros.read.settings import Settings
from macros.render.virtual_pages import Head
from macros.shape import overview, questions
from macros.shape.overview import Lesson
from macros.shape.questions import Question

FOLDER = "meetings"
LARGE = "large-print"


@dataclass(frozen=True)
class Sheet:
    """One sheet of a pack: its anchor, which is also the name of its template, and its heading."""

    key: str
    title: str


SHEETS = (
    Sheet("briefing", "What is happening, and what it means"),
    Sheet("handout", "What people will ask"),
    Sheet("ring", "Whom to ring, and what you still want to know"),
    Sheet("agenda", "Agenda"),
    Sheet("readiness", "Is it right for us?"),
    Sheet("statements", "Statements to rate"),
    Sheet("questions", "Questions to talk about"),
    Sheet("cases", "Two cases"),
    Sheet("checklist", "Checklist"),
    Sheet("decisions", "Decisions log"),
    Sheet("notes", "Notes, and what became of the cases"),
    Sheet("gate", "Gate sheet"),
    Sheet("branch", "For the union branch"),
    Sheet("commissioner", "For the host and the commissioner"),
    Sheet("slips", "Slips to hand out"),
)


def sheets_of(ready: bool) -> tuple[Sheet, ...]:
    """The sheets of a pack, with the readiness check or without it."""
    return tuple(sheet for sheet in SHEETS if sheet.key != "readiness" or ready)


# The steps of a meeting, and the minutes each takes in a meeting of each length. None: left out.
LENGTHS = (30, 60, 90)
_STEPS: tuple[tuple[str, str, tuple[int | None, ...]], ...] = (
    ("Welcome. Say what we decide today and what we leave open.", "briefing", (2, 3, 5)),
    ("Questions on it. Note who will find out.", "handout", (5, 8, 10)),
    ("Rate the statements alone, in silence.", "statements", (3, 5, 5)),
    ("Compare: lowest and highest, no names needed.", "statements", (5, 7, 8)),
    ("Talk where you differ. Hear the lowest rating first.", "questions", (9, 15, 20)),
    ("Break. Ask quiet people, one to one, what was missed.", "", (None, None, 8)),
    ("Cases: read, think alone, talk. Then hear what became of them.", "cases", (None, 8, 14)),
    ("Decisions: what can be said today, and what must wait.", "decisions", (None, 5, 8)),
    ("Tasks: an owner and a date for each.", "checklist", (4, 6, 8)),
    ("Close. Read back what was agreed and who will be told.", "notes", (2, 3, 4)),
)

# What to ask of a case, by how it went.
_QUESTIONS = {
    "went_well": "What would have to be true here for this to go well for us too?",
    "went_badly": "What in our own plan would stop this from happening to us?",
    "mixed": "Which part of this would we want, and what would protect us from the rest?",
}
_SURE = ("high", "medium", "low")
_CARDS_TO_A_PAGE = 8
_MEANS = 3  # questions that the first sheet answers already


@dataclass(frozen=True)
class CaseCard:
    """A lesson of a record, told as a case, with a question."""

    lesson: Lesson
    question: str

    @property
    def slug(self) -> str:
        """The record it is drawn from."""
        return self.lesson.record.slug


@dataclass(frozen=True)
class Step:
    """A step of a meeting: the key of the sheet it uses, if any, and for each length the minutes from the start
    at which it begins and ends; None where a meeting of that length leaves it out."""

    text: str
    sheet: str
    times: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True)
class Pack:
    """All that the pack of one stage shows, under the names its templates use."""

    slug: str
    chapter: Fields  # its front matter
    stages: int
    in_short: list[str]
    basis: str  # how sure we are of the stage's duration
    undo: dict[str, Choice]
    statements: list[str]
    questions: list[str]
    cases: list[CaseCard]
    means: list[Question]  # what touches a person's own life, for the first sheet
    asked: list[Question]  # what people will ask
    ring: list[tuple[str, Fields]]
    site: str  # the handbook's name
    agenda: list[Step]
    address: str  # of the chapter; empty where the site's own is not known
    records: str
    code: qr.QrCode | None
    checked: str
    check_again: str
    sheets: tuple[Sheet, ...]
    readiness: Fields  # the readiness check as its file says
    lengths: tuple[int, ...] = LENGTHS


def context(book: Handbook, slug: str, told: list[CaseCard], settings: Settings) -> Pack:
    """The pack of one stage. `told` are its cases."""
    asked = questions.of_stage(questions.every(book.library, settings.today), slug, "handout")
    chapter = book.chapters[slug]
    described = book.library.schemas["chapter"]
    meeting = chapter.data["meeting"]
    address = f"{settings.site_url}{GUIDE}/{slug}/" if settings.site_url else ""
    check = book.library.decided.get("readiness") if chapter.data["stage"] == 1 else None
    return Pack(
        slug=slug,
        chapter=chapter.data,
        stages=len(book.chapters),
        in_short=prose.paragraphs(chapter.text, prose.IN_SHORT, {one.slug: one.name for one in book.records.values()}),
        basis=described.label(("duration", "basis"), chapter.data["duration"]["basis"]),
        undo={choice.value: choice for choice in described.choices(described.at(("decisions", 0, "undo")))},
        statements=filled(meeting["rate"], own=len(meeting["rate"]) < _CARDS_TO_A_PAGE),
        questions=filled(meeting["questions"]),
        cases=told,
        means=questions.your_job(asked)[:_MEANS] or asked[:_MEANS],
        asked=asked,
        ring=questions.asked(asked),
        site=settings.site_name,
        agenda=agenda(),
        address=address,
        records=f"{settings.site_url}case-studies/",
        code=qr.code(address) if address else None,
        checked=dates.in_words(chapter.data["checked"]),
        check_again=dates.in_words(chapter.data["check_again"]),
        sheets=sheets_of(check is not None),
        readiness=check.value if check else {},
    )


def head(chapter: Chapter, large: bool) -> Head:
    """What the head of a pack's page says. Search leads to the pack in ordinary print only."""
    data = chapter.data
    edition = ", large print" if large else ""
    return Head(
        title=f"Meeting pack {data['stage']}: {data['short_name']}{edition}",
        description=f"To print for a staff meeting: {data['gate']} What it means, answers to hand out, agenda, cards, "
        f"two cases, checklist, decisions log, gate sheet, and sheets for the union and the commissioner{edition}.",
        checked=str(data["checked"]),
        search=not large,
    )


def agenda() -> list[Step]:
    """The steps of a meeting in their order, without gaps in any length."""
    at = [0] * len(LENGTHS)
    made = []
    for text, sheet, minutes in _STEPS:
        ends = [begin + (lasts or 0) for begin, lasts in zip(at, minutes, strict=True)]
        times = tuple((begin, end) if end > begin else None for begin, end in zip(at, ends, strict=True))
        made.append(Step(text, sheet, times))
        at = ends
    return made


def filled(texts: list[str], own: int = 0) -> list[str]:
    """The texts of cards, `own` empty ones for the group's own, and one more where the last row has a gap."""
    return [*texts, *[""] * (own + (len(texts) + own) % 2)]


def cases(book: Handbook, today: date) -> dict[str, list[CaseCard]]:
    """Two cases for each stage: one that went well, one that did not. By rule: no record twice in a pack nor, while
    others are left, in two packs; contrast cases last; for the second, organisations that have ended first; then the
    surest and the latest. Where no lesson went that way, one of mixed outcome stands in, and says so."""
    chosen: dict[str, list[CaseCard]] = {}
    used: list[str] = []
    for slug in book.chapters:
        lessons = overview.lessons_of(book.records.values(), book.schema, slug, today)
        pair: list[CaseCard] = []
        for tones in (("went_well", "mixed"), ("went_badly", "mixed")):
            free = [one for one in lessons if one.record.slug not in [case.slug for case in pair]]
            ranked = sorted(free, key=lambda one: _rank(one, tones, used))
            if ranked and (tone := ranked[0].data["tone"]) in tones:
                pair.append(CaseCard(ranked[0], _QUESTIONS[tone]))
        used += [case.slug for case in pair]
        chosen[slug] = pair
    return chosen


def _rank(lesson: Lesson, tones: tuple[str, ...], used: Iterable[str]) -> tuple[int | bool | str, ...]:
    """The place of a lesson among those that could be told: the lowest is chosen."""
    record, tone = lesson.record, lesson.data["tone"]
    as_of = str(lesson.data["as_of"]).rpartition("/")[2]
    return (
        tones.index(tone) if tone in tones else len(tones),
        record.contrast,
        record.slug in used,
        tones[0] == "went_badly" and not record.status.ended,
        _SURE.index(lesson.data["confidence"]),
        0 if as_of == "undated" else -dates.last_day(as_of).toordinal(),
        record.slug,
    )
