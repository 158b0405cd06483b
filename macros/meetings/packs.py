"""A chapter and the records in; a meeting pack for that stage out. Nothing in it is written twice.

A pack is a row of sheets, each of which begins on a new page on paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.check.chapters import GUIDE, Chapter
from macros.handbook import Handbook
from macros.meetings import qr
from macros.read import addresses, dates, fields, prose
from macros.read.settings import Settings
from macros.render.virtual_pages import Head, VirtualPage
from macros.shape import overview, questions
from macros.shape.overview import Lesson

FOLDER = "meetings"
LARGE = "large-print"


_DATA = fields.beside(__file__)
SHEETS: dict[str, str] = _DATA["sheets"]  # the heading of each by its key, which is its anchor and its template
LENGTHS: tuple[int, ...] = tuple(_DATA["lengths"])


def sheets_of(ready: bool) -> dict[str, str]:
    """The sheets of a pack, with the readiness check or without it."""
    return {key: title for key, title in SHEETS.items() if key != "readiness" or ready}


_SURE = ("high", "medium", "low")
_CARDS_TO_A_PAGE = 8
_MEANS = 3  # questions that the first sheet answers already


@dataclass(frozen=True)
class CaseCard:
    """A lesson of a record, told as a case, with a question."""

    lesson: Lesson
    question: str


@dataclass(frozen=True)
class Step:
    """A step of a meeting: the key of the sheet it uses, if any, and for each length the minutes from the start
    at which it begins and ends; None where a meeting of that length leaves it out."""

    text: str
    sheet: str
    times: tuple[tuple[int, int] | None, ...]


def context(book: Handbook, slug: str, told: list[CaseCard], settings: Settings) -> dict[str, object]:
    """What the templates of one stage's pack ask for. `told` are its cases."""
    asked = questions.of_stage(questions.every(book.library, settings.today), slug, "handout")
    chapter = book.chapters[slug]
    described = book.library.schemas["chapter"]
    meeting = chapter.data["meeting"]
    address = f"{settings.site_url}{GUIDE}/{slug}/" if settings.site_url else ""
    check = book.library.decided.get("readiness") if chapter.data["stage"] == 1 else None
    return {
        "slug": slug,
        "lengths": LENGTHS,
        "chapter": chapter.data,
        "stages": len(book.chapters),
        "in_short": prose.paragraphs(
            chapter.text, prose.IN_SHORT, {one.slug: one.name for one in book.records.values()}
        ),
        "basis": described.label(("duration", "basis"), chapter.data["duration"]["basis"]),
        "undo": {choice.value: choice for choice in described.choices(described.at(("decisions", 0, "undo")))},
        "statements": filled(meeting["rate"], own=len(meeting["rate"]) < _CARDS_TO_A_PAGE),
        "questions": filled(meeting["questions"]),
        "cases": told,
        "means": questions.your_job(asked)[:_MEANS] or asked[:_MEANS],  # what touches a person's own life
        "asked": asked,
        "ring": questions.asked(asked),
        "site": settings.site_name,
        "agenda": agenda(),
        "address": address,
        "records": f"{settings.site_url}case-studies/",
        "code": qr.code(address) if address else None,
        "sheets": sheets_of(check is not None),
        "readiness": check.value if check else {},
    }


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
    for step in _DATA["steps"]:
        ends = [begin + (lasts or 0) for begin, lasts in zip(at, step["minutes"], strict=True)]
        times = tuple((begin, end) if end > begin else None for begin, end in zip(at, ends, strict=True))
        made.append(Step(step["text"], step["sheet"], times))
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
            free = [one for one in lessons if one.record not in [case.lesson.record for case in pair]]
            ranked = sorted(free, key=lambda one: _rank(one, tones, used))
            if ranked and (tone := ranked[0].data["tone"]) in tones:
                pair.append(CaseCard(ranked[0], _DATA["asked"][tone]))
        used += [case.lesson.record.slug for case in pair]
        chosen[slug] = pair
    return chosen


def _rank(lesson: Lesson, tones: tuple[str, ...], used: Iterable[str]) -> tuple[int | bool | str, ...]:
    """The place of a lesson among those that could be told: the lowest is chosen."""
    record, tone = lesson.record, lesson.data["tone"]
    as_of = str(lesson.data["as_of"])
    return (
        tones.index(tone) if tone in tones else len(tones),
        record.contrast,
        record.slug in used,
        tones[0] == "went_badly" and not record.status.ended,
        _SURE.index(lesson.proof["confidence"]),
        0 if as_of == "undated" else -dates.last_day(as_of).toordinal(),
        record.slug,
    )


def pages(book: Handbook) -> list[VirtualPage]:
    """A page for the pack of each stage, and one for the same in large print."""
    made = []
    for slug, chapter in book.chapters.items():
        source, place = f"{addresses.DOCS}/{GUIDE}/{slug}.md", f"{FOLDER}/{slug}"
        for path, more, large in ((f"{place}.md", "", False), (f"{place}/{LARGE}.md", ", large=True", True)):
            text = f'{{{{ meeting_pack("{slug}"{more}) }}}}\n'
            made.append(VirtualPage(path, text, source, head(chapter, large)))
    return made
