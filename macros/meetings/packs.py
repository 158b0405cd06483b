"""Chapters and records in; the pages of meeting packs, their agenda and their cases out. Nothing is written twice.

A pack is a row of sheets, each of which begins on a new page on paper.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.check.chapters import GUIDE
from macros.handbook import Handbook
from macros.read import addresses, dates, fields, prose
from macros.read.fields import Fields
from macros.render.virtual_pages import Head, VirtualPage
from macros.shape import overview
from macros.shape.overview import Lesson

FOLDER = "meetings"
LARGE = "large-print"
_DATA = fields.beside(__file__)
SHEETS: dict[str, str] = _DATA["sheets"]  # the heading of each by its key, which is its anchor and its template
LENGTHS: tuple[int, ...] = tuple(_DATA["lengths"])
ASKED: dict[str, str] = _DATA["asked"]  # of a case, by the tone of its lesson or, where that stops short, "unfinished"
SIDES: dict[str, str] = _DATA["sides"]  # how to print, by edition
PAGES: dict[str, int] = _DATA["pages"]  # pages of each sheet up to the last that is copied, by edition
_PARTIES = {"branch": "union", "commissioner": "host"}  # whose tasks a sheet holds
_SURE = ("high", "medium", "low")
_BEGAN, _BECAME = 36, 45  # words of why a case left and of what became of it: three lines at most


@dataclass(frozen=True)
class Step:
    """A step of a meeting: the key of the sheet it uses, if any, and for each length the minutes from the start
    at which it begins and ends; None where a meeting of that length leaves it out."""

    text: str
    sheet: str
    times: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True)
class Told:
    """A case: its lesson, why those in it left, what happened then, what became of it, and what to ask of it."""

    lesson: Lesson
    began: str
    happened: str
    became: str
    asked: str


def sheets(chapter: Fields, readiness: bool) -> dict[str, str]:
    """The sheets of a stage's pack: their headings by their keys. A party that no task of the stage asks for anything
    has no sheet; `readiness`: whether the check stands in this pack."""
    asked = {party for task in chapter["tasks"] for party in task["by"]}
    wanted = {sheet: party in asked for sheet, party in _PARTIES.items()} | {"readiness": readiness}
    return {key: title for key, title in SHEETS.items() if wanted.get(key, True)}


def copies(held: Iterable[str], edition: str = "ordinary") -> str:
    """How many to print of each sheet that a pack holds, in words, with the pages that these are in an edition."""
    said, each = [], PAGES[edition]
    first = {sheet: place * each + 1 for place, sheet in enumerate(held)}
    for whom, named in _DATA["copies"].items():
        names = [words for sheet, words in named.items() if sheet in first and words]
        pages = sorted(first[sheet] + more for sheet in named if sheet in first for more in range(each))
        counted = f"{len(pages)} sheets each: pages {_in_words(pages)}"
        said.append(f"{whom}, {', '.join(names[:-1])} and {names[-1]} ({counted})")
    return f"{'; '.join(said)}; one of the rest."


def _in_words(pages: list[int]) -> str:
    """The numbers of pages, in their order, as people say them: "1 to 3, 5 and 6"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    said: list[str] = []
    for run in runs:
        said += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run)
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def agenda(held: Iterable[str]) -> list[Step]:
    """The steps of a meeting that uses these sheets, in their order, without gaps in any length."""
    at = [0] * len(LENGTHS)
    made = []
    for step in _DATA["steps"]:
        if step["sheet"] and step["sheet"] not in held:
            continue
        lasts = step.get("minutes") or [length - begin for begin, length in zip(at, LENGTHS, strict=True)]
        ends = [begin + (minutes or 0) for begin, minutes in zip(at, lasts, strict=True)]
        times = tuple((begin, end) if end > begin else None for begin, end in zip(at, ends, strict=True))
        made.append(Step(step["text"], step["sheet"], times))
        at = ends
    return made


def filled(texts: list[str], own: int = 0) -> list[str]:
    """The texts of cards, `own` empty ones for the group's own, and one more where the last row has a gap."""
    return [*texts, *[""] * (own + (len(texts) + own) % 2)]


def cases(book: Handbook, today: date) -> dict[str, list[Lesson]]:
    """Two cases for each stage: one that went well, one that did not. By rule: no record twice in a pack nor, while
    others are left, in two packs; contrast cases last; for the second, organisations that have ended first; then the
    surest and the latest. Where no lesson went that way, one of mixed outcome stands in, and says so."""
    chosen: dict[str, list[Lesson]] = {}
    used: list[str] = []
    for slug in book.chapters:
        lessons = overview.lessons_of(book.records.values(), book.schema, slug, today)
        pair: list[Lesson] = []
        for tones in (("went_well", "mixed"), ("went_badly", "mixed")):
            free = [one for one in lessons if one.record not in [case.record for case in pair]]
            ranked = sorted(free, key=lambda one: _rank(one, tones, used))
            if ranked and ranked[0].data["tone"] in tones:
                pair.append(ranked[0])
        used += [case.record.slug for case in pair]
        chosen[slug] = pair
    return chosen


def told(lesson: Lesson, record: Fields) -> Told:
    """A case as its sheets tell it. Its lesson stops before a sentence of the year of which the status of its record
    is: what became of it stands on the sheet of the chair alone."""
    year = str(record["status"]["as_of"])[:4]
    happened = prose.sentences(lesson.data["happened"])
    end = next((place for place, sentence in enumerate(happened) if place and year in sentence), None)
    asked = ASKED[lesson.data["tone"] if end is None else "unfinished"]
    why = prose.sentences(record.get("story", {}).get("why", {}).get("text", ""))  # says nothing of how it ended
    became = prose.sentences(record["summary"])[1:]  # the first says what it is
    return Told(lesson, _as_many(why, _BEGAN), " ".join(happened[:end]), _as_many(became, _BECAME, last=True), asked)


def _as_many(sentences: list[str], words: int, last: bool = False) -> str:
    """The first or the last of some sentences: one at least, and more while together they have so few words."""
    kept: list[str] = []
    for sentence in reversed(sentences) if last else sentences:
        if kept and len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.insert(0 if last else len(kept), sentence)
    return " ".join(kept)


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


def pages(book: Handbook) -> Iterator[VirtualPage]:
    """A page for the pack of each stage, and one for the same in large print. Search leads to the first alone."""
    for slug, chapter in book.chapters.items():
        data, place = chapter.data, f"{FOLDER}/{slug}"
        for path, edition, more in ((f"{place}.md", "", ""), (f"{place}/{LARGE}.md", ", large print", ", large=True")):
            head = Head(
                title=f"Meeting pack {data['stage']}: {data['short_name']}{edition}",
                description=f"To print for a staff meeting: {data['gate']} {_DATA['holds']}{edition}.",
                checked=str(data["checked"]),
                search=not edition,
            )
            text = f'{{{{ meeting_pack("{slug}"{more}) }}}}\n'
            yield VirtualPage(path, text, f"{addresses.DOCS}/{GUIDE}/{slug}.md", head)
