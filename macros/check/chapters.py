"""docs/**/*.md in; the structured front matter of chapters, and the problems of citations on every page, out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.check import by_schema
from macros.check.by_schema import Found
from macros.check.library import Library
from macros.read import addresses, prose, reading, records, schema
from macros.read.fields import Fields
from macros.read.problems import Guesses, Problem, quoted, shown
from macros.read.reading import Document
from macros.read.schema import Schema
from macros.read.sentences import say

GUIDE = "guide"
DATED = (GUIDE, "reference")

_NOT_NAMES = re.compile(r"\b(?:sure|fields|caption)=")
_MARKUP = re.compile("[{}<>]")
_TITLE = re.compile(r"^title: *\"?(.*?)\"?$", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    """One stage of the journey: its slug, its front matter and where that stands, and the text of its page."""

    slug: str
    data: Fields
    document: Document
    text: str


def load(docs: Path, description: Schema, shelf: Library) -> tuple[dict[str, Chapter], list[Problem]]:
    """The nine chapters in their order, and the problems of all pages under `docs`. Notes in `shelf` what pages use."""
    own = schema.load(docs / "_data" / "chapter.schema.yml", description)
    found: list[Chapter] = []
    problems: list[Problem] = []
    for path in sorted(docs.rglob("*.md")):
        try:
            text = reading.read_text(path)
            page = _Page(path, text, shelf, addresses.of_page(path.relative_to(docs)))
            front = front_matter(text, path) if text.startswith("---\n") else None
            problems += [*(_front(front, shelf, page.address) if front else ()), *page.problems()]
            shelf.titles[page.address] = page.title
            shelf.anchors[path.relative_to(docs).as_posix()] = page.anchors()
            if path.parent.name == GUIDE and path.stem != "index":
                document = front or front_matter(text, path)
                broken = by_schema.broken(document.value, own) or page.broken(document)
                problems += document.problems
                problems += [document.problem(at, sentence) for at, sentence in broken]
                problems += _retold(path, text)
                found.append(Chapter(path.stem, document.value, document, text))
        except reading.Unreadable as unreadable:
            problems.append(unreadable.problem)
            shelf.whole = False
    problems += _stages(found)
    for key, (place, line) in shelf.places.items() if shelf.whole else ():
        if key not in shelf.users:
            problems.append(Problem(place, line, f"No page cites the source {quoted(key)}. Cite it, or take it out."))
    in_order = sorted(found, key=lambda chapter: str(chapter.data.get("stage", "")))
    return {chapter.slug: chapter for chapter in in_order}, problems


def _same_beginnings(data: Fields) -> Iterator[Found]:
    """Where two things to tick in a chapter begin alike, so that readers' ticks would be one."""
    ticked: list[Found] = [
        *((("tasks", index, "task"), one["task"]) for index, one in enumerate(data["tasks"])),
        *((("decisions", index, "decision"), one["decision"]) for index, one in enumerate(data["decisions"])),
        *((("evidence", index), one) for index, one in enumerate(data["evidence"])),
    ]
    seen: set[str] = set()
    for at, text in ticked:
        key = prose.tick_key(text)
        if key in seen:
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


def front_matter(text: str, path: Path) -> Document:
    """The front matter of a page. Raises Unreadable where there is none."""
    parts = text.split("---\n", 2)
    if len(parts) < 3 or parts[0].strip():
        raise reading.Unreadable(
            Problem(shown(path), 1, "A chapter begins with a line '---', its fields, and another line '---'.")
        )
    return reading.parse(parts[1], path, first_line=2)


def _front(document: Document, shelf: Library, address: str) -> Iterator[Problem]:
    """Problems of a page's front matter. Notes in `shelf.pages` when a page of facts was checked."""
    path, meta = document.path, document.value
    if not meta.get("title"):
        yield Problem(shown(path), 1, "'title' is missing at the top of this page. Write it: title: My page.")
    for key in ("title", "description", "short_name"):
        if sign := _MARKUP.search(str(meta.get(key, ""))):
            yield document.problem((key,), f"'{key}' is plain words. Take out '{sign[0]}'.")
    undated = [key for key in ("checked", "check_again") if not schema.is_calendar_date(str(meta.get(key, "")))]
    if not undated:
        shelf.pages[address] = {key: str(meta[key]) for key in ("title", "checked", "check_again")}
    elif len(undated) == 1 or (path.parent.name in DATED and path.stem != "index"):
        yield document.problem((undated[0],), f"'{undated[0]}' needs a date here, such as 2026-11-23.")


class _Page:
    """One page: what it draws from the library, and the problems of that."""

    def __init__(self, path: Path, text: str, shelf: Library, address: str) -> None:
        self.path, self.text, self.shelf, self.address = path, text, shelf, address
        self.nearest = Guesses().nearest
        title = _TITLE.search(text)
        self.title = title[1] if title else address

    def problems(self) -> Iterator[Problem]:
        """A problem for each source, term, table and record that the page calls for and that is not there."""
        for call in prose.CALL.finditer(self.text):
            line = self.text.count("\n", 0, call.start()) + 1
            names = _NOT_NAMES.split(call[2])[0]
            for sentence in self._missing(call[1], prose.WORD.findall(names)):
                yield Problem(shown(self.path), line, sentence)

    def anchors(self) -> set[str]:
        """The places in the page that a link can lead to, as far as chapters and data files say them."""
        found, shelf = prose.anchors(self.text), self.shelf
        calls = {call[1] for call in prose.CALL.finditer(self.text)}
        for key, question in (pair for document in shelf.asked for pair in document.value["questions"].items()):
            if "stage_questions" in calls and self.path.stem in question["stages"]:
                found |= {key, *question.get("formerly", ())}
            elif calls & {"all_questions", "your_job"}:
                found.add(key)
        return found | set(shelf.contacts if "contacts" in calls else ())

    def broken(self, document: Document) -> Iterator[Found]:
        """What is wrong in a chapter's front matter that its description cannot say."""
        for at, key in records.cited(records.facts(document.value)):
            for sentence in self._missing("cite", [key]):
                yield at, sentence
        yield from _same_beginnings(document.value)

    def _missing(self, macro: str, words: list[str]) -> Iterator[str]:
        shelf = self.shelf
        if not shelf.whole:
            return
        if macro == "term":
            if words and not shelf.term(words[0]):
                yield f"The glossary has no {quoted(words[0])}.{self.nearest(words[0], shelf.terms)}"
            return
        if macro == "closed_group":
            members = shelf.data.get(macro, {}).get("members", ())
            yield from self._missing("record", [each["record"] for each in members if "record" in each])
        if macro in ("record", "case_study_comparison"):
            for slug in words:
                if slug not in shelf.records:
                    yield say("related_exist", slug=quoted(slug), guess=self.nearest(slug, shelf.records))
            return
        if macro in ("comparison", "chooser") and words[0] not in shelf.tables:
            yield f"There is no table {quoted(words[0])} in docs/_data/tables.{self.nearest(words[0], shelf.tables)}"
        if macro == "stage_questions":
            macro = f"{macro} {self.path.stem}"
        keys = words if macro == "cite" else shelf.held.get(words[0] if words else macro, ())
        for key in keys:
            shelf.users.setdefault(key, {})[self.address] = self.title
            if macro == "cite" and key not in shelf.sources:  # of data files, their own check says so
                yield f"There is no source {quoted(key)} in docs/_data/sources.{self.nearest(key, shelf.sources)}"


def _stages(found: list[Chapter]) -> Iterator[Problem]:
    """Each stage has one chapter."""
    by_stage: dict[object, str] = {}
    for chapter in found:
        stage = chapter.data.get("stage")
        if stage in by_stage:
            yield chapter.document.problem(("stage",), f"Stage {stage} is {by_stage[stage]}.md already.")
        by_stage.setdefault(stage, chapter.slug)
