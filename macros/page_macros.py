"""The macros that pages may call. Each takes the words of the page and returns HTML or Markdown."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from macros import compare, dates, documents, outcomes, packs, record_page, reference, render, review
from macros.facts import Words
from macros.handbook import Handbook
from macros.page_notes import PageNotes

NAMES = (
    "case_study",
    "case_study_table",
    "case_study_comparison",
    "all_pages",
    "journey_map",
    "stage_gate",
    "stage_decisions",
    "stage_tasks",
    "stage_evidence",
    "stage_meeting",
    "case_lessons",
    "meeting_pack",
    "meeting_packs",
    "all_decisions",
    "working_documents",
    "cite",
    "term",
    "record",
    "page_end",
    "comparison",
    "glossary",
    "changes",
    "all_sources",
    "outcomes",
    "lifelines",
    "gaps",
    "due",
)

# How many lessons a chapter shows before the reader opens the rest.
LESSONS_OPEN = 8


class PageMacros:
    """The macros, for one build. `page()` is the page MkDocs is rendering."""

    def __init__(self, book: Handbook, extra: Mapping[str, Any], page: Callable[[], Any]) -> None:
        self.book = book
        self.extra = extra
        self.page = page
        self.today = today_of(extra)
        self.documents = documents.make(book, str(extra.get("site_name") or ""))
        self._notes: dict[str, PageNotes] = {}

    # Case studies

    def case_study(self, slug: str) -> str:
        """The whole page of one record."""
        found = self.book.records[slug]
        values = record_page.context(found, self.book.schema, self.book.records, self.today)
        return render.markdown(
            "record.md", root=self._root(), edit_url=self._edit_url(found.document.path.name), **values
        )

    def case_study_table(self) -> str:
        """The table of all records."""
        rows = compare.overview(self.book.records.values(), self.book.schema)
        return render.html("table.html", rows=rows, root=self._root(), none_found="No information found")

    def case_study_comparison(self, cases: list[str], fields: list[str], caption: str) -> str:
        """Records (by slug) side by side, on the chosen fields (dotted paths)."""
        columns = [self.book.records[slug] for slug in cases]
        groups = compare.side_by_side(columns, self.book.schema, fields)
        return render.html("compare.html", columns=columns, groups=groups, caption=caption, root=self._root())

    def all_pages(self) -> str:
        """Every record, as a list of links: the way to them without search or script."""
        rows = compare.overview(self.book.records.values(), self.book.schema)
        return render.html("all_pages.html", rows=rows, root=self._root())

    def record(self, slug: str) -> str:
        """The name of a record as a link, with its status and the date of that."""
        row = compare.overview_row(self.book.records[slug], self.book.schema)
        return render.html("record_link.html", row=row, root=self._root())

    def outcomes(self, part: str) -> str:
        """One part of the page of outcomes: "counts", "lives", "causes" or "renewals"."""
        found, schema = self.book.records.values(), self.book.schema
        shaped = outcomes.lives(found, schema)
        makers: dict[str, Callable[[], Any]] = {
            "counts": lambda: outcomes.counts(shaped),
            "lives": lambda: shaped,
            "causes": lambda: outcomes.causes(found, schema),
            "renewals": lambda: outcomes.renewals(found, schema),
        }
        return render.html("outcomes.html", part=part, root=self._root(), **{part: makers[part]()})

    def lifelines(self) -> str:
        """The picture of all lives by year."""
        shaped = outcomes.lives(self.book.records.values(), self.book.schema)
        return render.html("lifelines.svg", **outcomes.drawing(shaped))

    def gaps(self) -> str:
        """What is missing, old or in conflict, record by record."""
        found = review.gaps(self.book.records.values(), self.book.schema, self.today)
        repository, branch = self.extra.get("repository"), self.extra.get("branch") or "main"
        return render.html("gaps.html", gaps=found, repository=repository, branch=branch, root=self._root())

    def due(self) -> str:
        """Pages of facts and the day by which each is to be checked again."""
        return render.html("due.html", pages=review.due_pages(self.book.library.pages, self.today), root=self._root())

    # The journey

    def journey_map(self) -> str:
        """The nine stages with their gate questions."""
        return render.html("journey.html", chapters=list(self.book.chapters.values()), root=self._root())

    def stage_gate(self) -> str:
        """Where this page stands in the journey: its gate, who is in the room, how long."""
        chapter = self._chapter()
        basis = {c.value: c.label for c in self._choices("chapter", "duration", "basis")}
        return render.html(
            "gate.html",
            chapter=chapter,
            chapters=list(self.book.chapters.values()),
            basis=basis[chapter["duration"]["basis"]],
            marks=self._page_notes().marks(chapter["duration"].get("sources", [])),
            root=self._root(),
        )

    def stage_decisions(self) -> str:
        """The decisions of this chapter, with how hard each is to undo."""
        undo = {choice.value: choice for choice in self._choices("chapter", "decisions", 0, "undo")}
        found = [
            {**entry, "undo_choice": undo[entry["undo"]], "marks": self._page_notes().marks(entry.get("sources", []))}
            for entry in self._chapter()["decisions"]
        ]
        return render.html("decisions.html", decisions=found)

    def stage_tasks(self) -> str:
        """The tasks of this chapter, to tick."""
        found = [
            {**entry, "marks": self._page_notes().marks(entry.get("sources", []))} for entry in self._chapter()["tasks"]
        ]
        return render.html("tasks.html", tasks=found)

    def stage_evidence(self) -> str:
        """What must be on paper for the gate, and what stopping here looks like."""
        return render.html("evidence.html", chapter=self._chapter())

    def stage_meeting(self) -> str:
        """What a staff meeting on this chapter can talk about."""
        slug = self.page().file.src_uri.rpartition("/")[2].removesuffix(".md")
        return render.html("meeting.html", meeting=self._chapter()["meeting"], slug=slug, root=self._root())

    def case_lessons(self) -> str:
        """What records show of this stage: every lesson that any record holds for it."""
        slug = self.page().file.src_uri.rpartition("/")[2].removesuffix(".md")
        found = compare.lessons_of(self.book.records.values(), self.book.schema, slug)
        return render.html("case_lessons.html", lessons=found, first=LESSONS_OPEN, root=self._root())

    # Meetings

    def meeting_pack(self, slug: str, large: bool = False) -> str:
        """The whole page of one stage's meeting pack. `large` is the edition in large print."""
        values = packs.context(self.book, slug, self._cases[slug], str(self.extra.get("site_url") or ""))
        return render.html("pack.html", large=large, signed_for=documents.SIGNED_FOR, root=self._root(), **values)

    def meeting_packs(self) -> str:
        """The packs of all stages, each to open or to print in one step."""
        return render.html("meeting_packs.html", chapters=list(self.book.chapters.values()), root=self._root())

    def all_decisions(self) -> str:
        """The decisions of all stages in one table."""
        undo = {choice.value: choice for choice in self._choices("chapter", "decisions", 0, "undo")}
        chapters = list(self.book.chapters.values())
        return render.html("all_decisions.html", chapters=chapters, undo=undo, root=self._root())

    def working_documents(self) -> str:
        """The documents to fill in, each with its true size."""
        return render.html("working_documents.html", documents=self.documents, root=self._root())

    # Sources and words

    def cite(self, *keys: str, sure: str = "high") -> str:
        """Marks that lead to sources of the library. `sure` is "high" or "medium"."""
        if sure not in ("high", "medium"):
            raise ValueError(f'cite(…, sure="{sure}"): write "high" or "medium".')
        return render.html("cite.html", marks=self._page_notes().marks(list(keys)), sure=sure)

    def term(self, word: str, shown: str = "") -> str:
        """A word of the glossary, explained on hover and focus, and listed at the end of the page."""
        entry = self.book.library.term(word)
        if entry is None:
            raise ValueError(f'term("{word}"): the glossary does not have this word.')
        use = self._page_notes().word(entry)
        return render.html("term.html", entry=entry, shown=shown or word, use=use, root=self._root())

    def page_end(self) -> str:
        """The sources this page cites, the words it explains, and when it was checked."""
        notes = self._page_notes()
        del self._notes[self.page().url]
        meta = self.page().meta
        again = str(meta["check_again"])
        return render.html(
            "page_end.html",
            sources=notes.sources(),
            words=notes.words(),
            checked=dates.in_words(meta["checked"]),
            check_again=dates.in_words(again),
            overdue=dates.last_day(again) < self.today,
            root=self._root(),
        )

    # Reference pages

    def comparison(self, name: str) -> str:
        """A reference table of docs/_data/tables: its options side by side."""
        table = self.book.library.tables[name]
        schema = self.book.library.schemas["table"]
        words = Words(schema, self._page_notes())
        shaped = reference.table(table, words, self.book.records.values())
        return render.html("comparison.html", name=name, table=shaped, root=self._root())

    def glossary(self) -> str:
        """Every term with its meaning, in the order of the alphabet."""
        terms = self.book.library.data["glossary"]["terms"]
        found = [{**term, "marks": self._page_notes().marks(term.get("sources", ()))} for term in terms]
        return render.html("glossary.html", terms=sorted(found, key=lambda term: str(term["term"]).casefold()))

    def changes(self) -> str:
        """What is changing in law and policy, the nearest first."""
        schema = self.book.library.schemas["changes"]
        words = Words(schema, self._page_notes())
        found = reference.changes(self.book.library.changes, words, self.today)
        return render.html("changes.html", changes=found, root=self._root())

    def all_sources(self) -> str:
        """Every source of the library, once, with the pages that cite it."""
        found = reference.sources(self.book.library, self.book.schema)
        return render.html("all_sources.html", sources=found, root=self._root())

    # For the theme

    def head(self, path: str) -> dict[str, Any]:
        """What the head of a virtual page says: title, description, and when it was checked. Plain text."""
        folder, _, name = path.removesuffix(".md").partition("/")
        if folder == packs.FOLDER:
            return packs.head(self.book.chapters[name.partition("/")[0]], large=name.endswith(f"/{packs.LARGE}"))
        found = self.book.records[name]
        return {
            "title": found.name,
            "description": found.data["summary"],
            "checked": str(found.data["checked"]),
            "filters": compare.facets(found, self.book.schema),
            "search": True,
        }

    @cached_property
    def _cases(self) -> dict[str, list[packs.Case]]:
        """The cases of all packs, chosen once: each choice depends on those before it."""
        return packs.cases(self.book)

    def _chapter(self) -> Mapping[str, Any]:
        return self.book.chapters[self.page().file.src_uri.rpartition("/")[2].removesuffix(".md")].data

    def _choices(self, kind: str, *path: str | int) -> Any:
        described = self.book.library.schemas[kind]
        return described.choices(described.at(path))

    def _page_notes(self) -> PageNotes:
        """The notes of the page. page_end() takes them away, so that rendering it again begins anew."""
        return self._notes.setdefault(self.page().url, PageNotes(self.book.library, self.book.schema))

    def _root(self) -> str:
        """The way from the page to the front of the site: "", "../", "../../", …"""
        return "../" * str(self.page().url).count("/")

    def _edit_url(self, name: str) -> str:
        repository = self.extra.get("repository")
        return f"{repository}/edit/{self.extra.get('branch') or 'main'}/case_studies/{name}" if repository else ""


def today_of(extra: Mapping[str, Any]) -> date:
    """The day that "overdue" is measured from: `extra.today`, else the day of the last commit
    (SOURCE_DATE_EPOCH, so that a build can be repeated), else the clock."""
    if extra.get("today"):
        return dates.first_day(str(extra["today"]))
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
