"""docs/**/*.md in; the structured front matter of chapters, and the problems of citations on every page, out."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.check import by_schema
from macros.check.by_schema import Found
from macros.check.library import Library, PageFacts
from macros.read import addresses, prose, reading, records, schema
from macros.read.fields import Fields
from macros.read.problems import Guesses, Problem, quoted, shown
from macros.read.reading import Document
from macros.read.schema import Schema

GUIDE = "guide"
DATED = (GUIDE, "reference")
DATES = ("checked", "check_again")

_NOT_NAMES = re.compile(r"\b(?:sure|fields|caption)=")
_MARKUP = re.compile("[{}<>]")


@dataclass(frozen=True)
class Chapter:
    """One stage of the journey: its slug, its front matter and where that stands, and the text of its page."""

    slug: str
    data: Fields
    document: Document
    text: str


def load(docs: Path, description: Schema, shelf: Library) -> tuple[dict[str, Chapter], list[Problem]]:
    """The nine chapters in their order, and the problems of all pages under `docs`. Puts into `shelf` what is asked of
    a page."""
    own = schema.load(docs / "_data" / "chapter.schema.yml", description)
    found: list[Chapter] = []
    problems: list[Problem] = []
    for path in sorted(docs.rglob("*.md")):
        is_chapter = path.parent.name == GUIDE and path.stem != "index"
        try:
            text = reading.read_text(path)
            front = reading.front_matter(text, path) if is_chapter or text.startswith("---\n") else None
        except reading.Unreadable as unreadable:
            problems.append(unreadable.problem)
            shelf.whole = False
            continue
        page, meta = _Page(path, text, shelf), front.value if front else {}
        address = addresses.of_page(path.relative_to(docs))
        shelf.pages[path.relative_to(docs).as_posix()] = PageFacts(
            address,
            str(meta.get("title") or address),
            **({} if _undated(meta) else {key: str(meta[key]) for key in DATES}),
            anchors=frozenset(page.anchors()),
            sources=frozenset(page.sources(meta if is_chapter else {})),
        )
        problems += page.problems()
        if front:
            problems += [*front.problems, *_front(front)]
        if front and is_chapter:
            broken = by_schema.broken(front.value, own) or page.broken(front)
            problems += [*(front.problem(at, sentence) for at, sentence in broken), *_retold(path, text)]
            found.append(Chapter(path.stem, front.value, front, text))
    problems += _stages(found)
    for key, (place, line) in shelf.places.items() if shelf.whole else ():
        if not shelf.users(key):
            problems.append(Problem(place, line, f"No page cites the source {quoted(key)}. Cite it, or take it out."))
    in_order = sorted(found, key=lambda chapter: str(chapter.data.get("stage", "")))
    return {chapter.slug: chapter for chapter in in_order}, problems


def _same_beginnings(data: Fields) -> Iterator[Found]:
    """Where two things to tick in a chapter begin alike, so that readers' ticks would be one."""
    seen: set[str] = set()
    for at, text in reading.walk(data):
        if not isinstance(text, str) or not (at[0] == "evidence" or at[-1] in ("task", "decision")):
            continue
        if (key := prose.tick_key(text)) in seen:
            words = quoted(" ".join(text.split()[: prose.KEY_WORDS]).rstrip(",.;:"))
            yield at, f"{words} begins another task, decision or paper of this stage too. Begin this one otherwise."
        seen.add(key)


def _retold(path: Path, text: str) -> Iterator[Problem]:
    """Problems of the two parts of a chapter that packs and documents retell in plain words."""
    for heading in (prose.IN_SHORT, prose.GOES_WRONG):
        line = text[: max(text.find(f"\n## {heading}\n"), 0)].count("\n") + 2
        if not prose.part(text, heading):
            yield Problem(shown(path), 1, f"A chapter needs a part with the heading '## {heading}'.")
        try:
            prose.plain(prose.part(text, heading), {})
        except ValueError as unfit:
            yield Problem(shown(path), line, f"Under '{heading}': {unfit}")


def _undated(meta: Fields) -> list[str]:
    """The days of checks that front matter does not say."""
    return [key for key in DATES if not schema.is_calendar_date(str(meta.get(key, "")))]


def _front(document: Document) -> Iterator[Problem]:
    """Problems of a page's front matter."""
    path, meta = document.path, document.value
    if not meta.get("title"):
        yield Problem(shown(path), 1, "'title' is missing at the top of this page. Write it: title: My page.")
    for key in ("title", "description", "short_name"):
        if sign := _MARKUP.search(str(meta.get(key, ""))):
            yield document.problem((key,), f"'{key}' is plain words. Take out '{sign[0]}'.")
    undated = _undated(meta)
    if len(undated) == 1 or (undated and path.parent.name in DATED and path.stem != "index"):
        yield document.problem((undated[0],), f"'{undated[0]}' needs a date here, such as 2026-11-23.")


class _Page:
    """One page: what it draws from the library, and the problems of that."""

    def __init__(self, path: Path, text: str, shelf: Library) -> None:
        self.path, self.text, self.shelf = path, text, shelf
        self.nearest = Guesses().nearest
        # Of each macro that it calls: the line, its name, and the words it is given that name something.
        self.calls = [
            (text.count("\n", 0, call.start()) + 1, call[1], prose.WORD.findall(_NOT_NAMES.split(call[2])[0]))
            for call in prose.CALL.finditer(text)
        ]

    def problems(self) -> Iterator[Problem]:
        """A problem for each source, term, table and record that the page calls for and that is not there."""
        for line, macro, words in self.calls:
            for sentence in self._missing(macro, words):
                yield Problem(shown(self.path), line, sentence)

    def anchors(self) -> set[str]:
        """The places in the page that a link can lead to, as far as chapters and data files say them."""
        found, shelf = prose.anchors(self.text), self.shelf
        macros = {macro for _, macro, _ in self.calls}
        for key, question in (pair for asked in shelf.of("questions").values() for pair in asked["questions"].items()):
            if "stage_questions" in macros and self.path.stem in question["stages"]:
                found |= {key, *question.get("formerly", ())}
            elif macros & {"all_questions", "your_job"}:
                found.add(key)
        return found | set(shelf.one("contacts").get("contacts", ()) if "contacts" in macros else ())

    def sources(self, front: Fields) -> Iterator[str]:
        """Every source that the page shows: those of its front matter, those it cites, those of data that it calls."""
        yield from (key for _, key in records.cited(records.facts(front)))
        for _, macro, words in self.calls:
            if macro == "cite":
                yield from words
            elif macro == "stage_questions":
                yield from self.shelf.held.get(f"{macro} {self.path.stem}", ())
            elif macro not in ("term", "record", "case_study_comparison"):
                yield from self.shelf.held.get(words[0] if words else macro, ())

    def broken(self, document: Document) -> Iterator[Found]:
        """What is wrong in a chapter's front matter that its description cannot say."""
        for at, key in records.cited(records.facts(document.value)):
            for sentence in self._missing("cite", [key]):
                yield at, sentence
        yield from _same_beginnings(document.value)

    def _missing(self, macro: str, words: list[str]) -> Iterator[str]:
        """A sentence for each thing that a call names and that is not there."""
        shelf = self.shelf
        known: Collection[str]
        match macro:
            case "term":
                words, known, sentence = words[:1], shelf.terms, "The glossary has no {}."
            case "record" | "case_study_comparison":
                known, sentence = shelf.records, "There is no record {}."
            case "cite":
                known, sentence = shelf.sources, "There is no source {} in docs/_data/sources."
            case "comparison" | "chooser":
                words, known, sentence = words[:1], shelf.of("table"), "There is no table {} in docs/_data/tables."
            case _:
                return
        for name in words if shelf.whole else ():
            if (name.casefold() if macro == "term" else name) not in known:
                yield sentence.format(quoted(name)) + self.nearest(name, known)


def _stages(found: list[Chapter]) -> Iterator[Problem]:
    """Each stage has one chapter."""
    by_stage: dict[object, str] = {}
    for chapter in found:
        stage = chapter.data.get("stage")
        if stage in by_stage:
            yield chapter.document.problem(("stage",), f"Stage {stage} is {by_stage[stage]}.md already.")
        by_stage.setdefault(stage, chapter.slug)
