"""docs/**/*.md in; the structured front matter of chapters, and the problems of citations on every page, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros import reading, records, schema, sentences
from macros.library import Library
from macros.problems import Problem, nearest, quoted, shown
from macros.reading import Document
from macros.schema import Schema

GUIDE = "guide"

_CALL = re.compile(r"\{\{\s*(cite|term)\((.*?)\)\s*\}\}")
_WORD = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Chapter:
    """One stage of the journey: its slug, its front matter and where that stands."""

    slug: str
    data: Mapping[str, Any]
    document: Document


def load(docs: Path, description: Schema, shelf: Library) -> tuple[dict[str, Chapter], list[Problem]]:
    """The nine chapters in their order, and the problems of all pages under `docs`.

    Notes in `shelf.used` each source that a page cites, and adds a problem for each that none does.
    """
    own = schema.load(docs / "_data" / "chapter.schema.yml", description)
    found: list[Chapter] = []
    problems: list[Problem] = []
    for path in sorted(docs.rglob("*.md")):
        try:
            text = reading.read_text(path)
            problems += _citations(path, text, shelf)
            if path.parent.name == GUIDE and path.stem != "index":
                document = front_matter(text, path)
                problems += document.problems
                broken = list(sentences.of(document.value, own)) or list(_unknown(document, shelf))
                problems += [Problem(shown(path), document.line(at), sentence) for at, sentence in broken]
                found.append(Chapter(path.stem, document.value, document))
        except reading.Unreadable as unreadable:
            problems.append(unreadable.problem)
    problems += _stages(found)
    for key, (place, line) in shelf.places.items():
        if key not in shelf.used:
            problems.append(Problem(place, line, f"No page cites the source {quoted(key)}. Cite it, or take it out."))
    in_order = sorted(found, key=lambda chapter: str(chapter.data.get("stage", "")))
    return {chapter.slug: chapter for chapter in in_order}, problems


def front_matter(text: str, path: Path) -> Document:
    """The front matter of a page. Raises Unreadable where there is none."""
    parts = text.split("---\n", 2)
    if len(parts) < 3 or parts[0].strip():
        raise reading.Unreadable(
            Problem(shown(path), 1, "A chapter begins with a line '---', its fields, and another line '---'.")
        )
    return reading.parse(parts[1], path, first_line=2)


def _citations(path: Path, text: str, shelf: Library) -> Iterator[Problem]:
    """A problem for each citation of a source, and each term, that the library does not hold."""
    for call in _CALL.finditer(text):
        line = text.count("\n", 0, call.start()) + 1
        arguments, _, _ = call[2].partition("sure=")
        words = _WORD.findall(arguments)
        if call[1] == "term":
            if words and shelf.terms and not shelf.term(words[0]):
                yield Problem(
                    shown(path), line, f"The glossary has no {quoted(words[0])}.{nearest(words[0], shelf.terms)}"
                )
            continue
        for key in words:
            shelf.used.add(key)
            if key not in shelf.sources:
                sentence = f"There is no source {quoted(key)} in docs/_data/sources.{nearest(key, shelf.sources)}"
                yield Problem(shown(path), line, sentence)


def _unknown(document: Document, shelf: Library) -> Iterator[tuple[reading.Path_, str]]:
    """Source keys in front matter that the library does not hold."""
    for at, fact in records.facts(document.value):
        for index, key in enumerate(fact.get("sources", ())):
            shelf.used.add(key)
            if key not in shelf.sources:
                yield (
                    (*at, "sources", index),
                    f"There is no source {quoted(key)} in docs/_data/sources.{nearest(key, shelf.sources)}",
                )


def _stages(found: list[Chapter]) -> Iterator[Problem]:
    """Each stage has one chapter."""
    by_stage: dict[Any, str] = {}
    for chapter in found:
        stage = chapter.data.get("stage")
        if stage in by_stage:
            place = shown(chapter.document.path)
            yield Problem(place, chapter.document.line(("stage",)), f"Stage {stage} is {by_stage[stage]}.md already.")
        by_stage.setdefault(stage, chapter.slug)
