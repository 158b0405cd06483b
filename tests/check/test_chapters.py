"""Pages: what a chapter must hold, which sources, terms and records pages may name, and what is noted on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.check import chapters
from macros.check.library import Library, PageFacts
from macros.read.schema import Schema
from tests.small import CHAPTER, GONE, PROSE, chapter, library, project

SHELF: dict[str, Any] = {
    "terms": {"mutual": {"term": "Mutual"}},
    "records": {"northmoor", "southmoor"},
    "files": {"table": {"forms": {}}},
    "held": {"forms": {"paper-1"}, "glossary": {"paper-1"}, "changes": {"paper-1"}, "closed_group": {"paper-1"}},
}


def load(to: Path, description: Schema, files: dict[str, str]) -> tuple[Library, dict[str, Any], list[str]]:
    """The shelf, the chapters and the problems of a small project with these pages instead of its chapter."""
    docs = project(to) / "docs"
    (docs / "guide/find-out.md").unlink()
    for name, text in files.items():
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    shelf = library(**SHELF)
    found, problems = chapters.load(docs, description, shelf)
    return shelf, found, [str(problem).removeprefix(f"{docs}/") for problem in problems]


def page(text: str) -> str:
    """A page outside the guide that cites the one source, so that only what `text` says can be wrong."""
    return f'{{{{ cite("paper-1") }}}}\n\n{text}\n'


def test_a_chapter_that_passes(tmp_path: Path, description: Schema) -> None:
    shelf, found, problems = load(tmp_path, description, {"guide/find-out.md": chapter()})
    assert problems == []
    assert found["find-out"].data == CHAPTER
    assert found["find-out"].text == chapter()
    assert found["find-out"].document.line(("stage",)) == 4
    anchors = frozenset({"in-short", "what-goes-wrong"})
    sources = frozenset({"paper-1"})
    page = PageFacts("guide/find-out/", "Find out", "2026-11-23", "2027-05-23", anchors, sources)
    assert shelf.pages == {"guide/find-out.md": page}
    assert shelf.users("paper-1") == shelf.dated_pages() == [page] and shelf.users("paper-2") == []


def test_chapters_stand_in_the_order_of_their_stages(tmp_path: Path, description: Schema) -> None:
    files = {"guide/a.md": chapter({"stage": 2}), "guide/b.md": chapter(), "guide/index.md": page("# The guide")}
    _, found, problems = load(tmp_path, description, files)
    assert (list(found), problems) == (["b", "a"], [])


NO_SOURCE = "There is no source 'papr-1' in docs/_data/sources. Did you mean 'paper-1'?"
NO_FIELDS = "1: A chapter begins with a line '---', its fields, and another line '---'."
BAD: dict[str, tuple[str, list[str]]] = {
    "breaks its description": (
        chapter({"stage": 10}),
        ["4: 'stage' cannot be '10'. 1 to 9. For example: 1"],
    ),
    "names an unknown source in its fields": (
        chapter({"tasks.0.sources": ["papr-1"]}),
        [f"24: {NO_SOURCE}"],
    ),
    "a task that nobody does": (
        chapter({"tasks.1.by": GONE}),
        [
            "24: 'by' is missing under 'tasks'. Who does it, of the four parties: staff, union, host or adviser. "
            "The first one begins."
        ],
    ),
    "a task of a party that there is not": (
        chapter({"tasks.1.by": ["unoin"]}),
        ["25: 'by' under 'tasks' cannot be 'unoin'. Did you mean 'union'? Choose one of: staff, union, host, adviser."],
    ),
    "two things to tick that begin alike": (
        chapter({"tasks.1.task": "Talk to a union rep first, and listen.", "evidence": ["Some page."]}),
        [
            "24: 'Talk to a union rep first' begins another task, decision or paper of this stage too. "
            "Begin this one otherwise."
        ],
    ),
    "a decision that begins as a task does": (
        chapter({"decisions.0.decision": "Talk to a union rep first, or later."}),
        [
            "22: 'Talk to a union rep first' begins another task, decision or paper of this stage too. "
            "Begin this one otherwise."
        ],
    ),
    "a field twice": (
        chapter().replace("stage: 1", "stage: 1\nstage: 1"),
        ["5: 'stage' is written twice (first on line 4). Keep one of them."],
    ),
    "no front matter": (f"# Find out\n{PROSE}", [NO_FIELDS]),
    "text before the front matter": (f"# Find out\n{chapter()}", [NO_FIELDS]),
    "no part in short": (
        chapter(prose=PROSE.replace("In short", "In brief")),
        ["1: A chapter needs a part with the heading '## In short'."],
    ),
    "no part on what goes wrong": (
        chapter(prose=PROSE.replace("## What goes wrong", "## What")),
        ["1: A chapter needs a part with the heading '## What goes wrong'."],
    ),
    "a call without plain words": (
        chapter(prose=PROSE.replace("It is short.", "It is {{ due() }}.")),
        ["44: Under 'In short': 'due' has no plain words. Use cite, term and record only here."],
    ),
}


@pytest.mark.parametrize(("text", "sentences"), BAD.values(), ids=BAD)
def test_a_chapter_that_does_not(text: str, sentences: list[str], tmp_path: Path, description: Schema) -> None:
    _, _, problems = load(tmp_path, description, {"guide/find-out.md": text, "about.md": page("")})
    assert problems == [f"guide/find-out.md:{sentence}" for sentence in sentences]


def test_each_stage_has_one_chapter(tmp_path: Path, description: Schema) -> None:
    files = {f"guide/{name}.md": chapter() for name in ("a", "b", "c")}
    _, _, problems = load(tmp_path, description, files)
    assert problems == [f"guide/{name}.md:4: Stage 1 is a.md already." for name in ("b", "c")]


CALLS: dict[str, tuple[str, str]] = {
    "source": ('x {{ cite("paper-1", "papr-1") }}', NO_SOURCE),
    "source, over two lines": ('{{ cite(\n  "papr-1") }}', NO_SOURCE),
    "term": ('{{ term("mutal") }}', "The glossary has no 'mutal'. Did you mean 'mutual'?"),
    "record": ('{{ record("nortmoor") }}', "There is no record 'nortmoor'. Did you mean 'northmoor'?"),
    "records compared": (
        '{{ case_study_comparison("northmoor", "sothmoor") }}',
        "There is no record 'sothmoor'. Did you mean 'southmoor'?",
    ),
    "table": ('{{ comparison("form") }}', "There is no table 'form' in docs/_data/tables. Did you mean 'forms'?"),
}


@pytest.mark.parametrize(("call", "sentence"), CALLS.values(), ids=CALLS)
def test_a_page_that_calls_for_what_is_not_there(call: str, sentence: str, tmp_path: Path, description: Schema) -> None:
    _, found, problems = load(tmp_path, description, {"about.md": page(call)})
    assert (found, problems) == ({}, [f"about.md:3: {sentence}"])


@pytest.mark.parametrize(
    "call",
    [
        '{{ cite("paper-1", sure="medium") }}',
        '{{ term("Mutual", "a mutual") }}',
        "{{ term() }}",
        '{{ record("northmoor") }}',
        '{{ comparison("forms", fields="nothing", caption="nothing") }}',
        '{{ case_study_comparison("northmoor", "southmoor", caption="Both") }}',
        '{{ unknown("papr-1") }}',
    ],
)
def test_a_page_that_calls_for_what_is_there(call: str, tmp_path: Path, description: Schema) -> None:
    assert load(tmp_path, description, {"about.md": page(call)})[2] == []


@pytest.mark.parametrize(
    "call", ['cite("paper-1")', 'comparison("forms")', "glossary()", "changes()", "closed_group()"]
)
def test_a_page_uses_the_sources_of_what_it_shows(call: str, tmp_path: Path, description: Schema) -> None:
    prose = PROSE.replace('cite("paper-1")', call)
    files = {"reference/forms.md": chapter(prose=prose)}
    shelf, _, problems = load(tmp_path, description, files)
    assert [(page.address, page.title) for page in shelf.users("paper-1")] == [("reference/forms/", "Find out")]
    assert problems == []


def test_a_source_that_no_page_cites(tmp_path: Path, description: Schema) -> None:
    _, _, problems = load(tmp_path, description, {"about.md": "# About"})
    assert problems == ["sources/papers.yml:1: No page cites the source 'paper-1'. Cite it, or take it out."]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("index.md", ""),
        ("about.md", "about/"),
        ("reference/index.md", "reference/"),
        ("reference/vat.md", "reference/vat/"),
    ],
)
def test_the_address_of_a_page(name: str, address: str, tmp_path: Path, description: Schema) -> None:
    shelf, _, _ = load(tmp_path, description, {name: page("")})
    (found,) = shelf.users("paper-1")
    assert (found.address, found.title) == (address, address), "a page without a title goes by its address"


DATES = "title: A page\nchecked: 2026-11-23\ncheck_again: 2027-05-23\n"


@pytest.mark.parametrize(
    ("name", "fields", "problems"),
    [
        ("reference/vat.md", DATES, []),
        ("about.md", DATES, []),
        ("about.md", "title: A page\n", []),
        ("reference/index.md", "title: A page\n", []),
        ("reference/vat.md", "title: A page\n", ["1: 'checked' needs a date here, such as 2026-11-23."]),
        (
            "about.md",
            "title: A page\nchecked: 2026-11-23\n",
            ["1: 'check_again' needs a date here, such as 2026-11-23."],
        ),
        ("about.md", DATES.replace("11-23", "13-23"), ["3: 'checked' needs a date here, such as 2026-11-23."]),
    ],
    ids=["reference", "dated", "undated", "index", "reference undated", "half dated", "no such day"],
)
def test_a_page_of_facts_says_when_it_was_checked(
    name: str, fields: str, problems: list[str], tmp_path: Path, description: Schema
) -> None:
    shelf, _, said = load(tmp_path, description, {name: f"---\n{fields}---\n{page('')}"})
    assert [sentence.replace(f"{name}:2:", f"{name}:1:") for sentence in said] == [
        f"{name}:{each}" for each in problems
    ]
    assert bool(shelf.dated_pages()) is (fields == DATES)


QUESTION = {"stages": ["find-out"], "formerly": ["my-job"]}
PLACES: dict[str, tuple[str, str, set[str]]] = {
    "those of the stage": ("guide/find-out.md", "stage_questions()", {"job", "my-job"}),
    "none of another stage": ("guide/host.md", "stage_questions()", set()),
    "all": ("about.md", "all_questions()", {"job"}),
    "one's job": ("about.md", "your_job()", {"job"}),
    "contacts": ("about.md", "contacts()", {"helpline"}),
    "none": ("about.md", "glossary()", set()),
}


@pytest.mark.parametrize(("name", "call", "places"), PLACES.values(), ids=PLACES)
def test_the_places_of_a_page_are_those_of_what_it_shows(
    name: str, call: str, places: set[str], tmp_path: Path, description: Schema
) -> None:
    docs = project(tmp_path) / "docs"
    (docs / name).write_text(chapter(prose=f"{PROSE}\n## Ask\n\n{{{{ {call} }}}}\n"), encoding="utf-8")
    asked = {"questions": {"job": QUESTION}}
    shelf = library(
        **{**SHELF, "files": {"questions": {"a": asked}, "contacts": {"contacts": {"contacts": {"helpline": {}}}}}}
    )
    chapters.load(docs, description, shelf)
    assert shelf.pages[name].anchors - {"find-out", "in-short", "what-goes-wrong"} == {"ask", *places}
