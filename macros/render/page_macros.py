"""The macros that pages may call. Each takes the words of the page and returns HTML or Markdown."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from macros.handbook import Handbook
from macros.meetings import documents, packs
from macros.read import dates
from macros.render import data_files, jinja
from macros.shape import (
    case_table,
    comparison,
    data_dictionary,
    form,
    gaps,
    outcomes,
    overview,
    record_page,
    reference,
    starter,
)
from macros.shape.drawings import tile_map
from macros.shape.facts import Words
from macros.shape.page_notes import PageNotes

NAMES = (
    "case_study",
    "case_study_table",
    "case_study_groups",
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
    "places",
    "gaps",
    "due",
    "data_citation",
    "data_columns",
    "data_fields",
    "case_study_form",
    "field_reference",
    "starter_file",
    "doors_out",
)

# How many lessons a chapter shows before the reader opens the rest, and how many it tells before it only says where
# the others are: a chapter is to load quickly, however many records there are.
LESSONS_OPEN = 8
LESSONS_TOLD = 60


class PageMacros:
    """The macros, for one build. `page()` is the page MkDocs is rendering."""

    def __init__(self, book: Handbook, config: Mapping[str, Any], page: Callable[[], Any]) -> None:
        self.book = book
        self.config = config
        self.extra: Mapping[str, Any] = config["extra"]
        self.page = page
        self.today = today_of(self.extra)
        self.documents = documents.make(book, str(config.get("site_name") or ""))
        self._notes: dict[str, PageNotes] = {}

    # Case studies

    def case_study(self, slug: str) -> str:
        """The whole page of one record."""
        found = self.book.records[slug]
        values = record_page.context(found, self.book.schema, self.book.records, self.today)
        return jinja.markdown(
            "record.md", root=self._root(), edit_url=self._edit_url(found.document.path.name), **values
        )

    def case_study_table(self) -> str:
        """The table of all records, with what it can be filtered by."""
        rows, columns = self._case_rows(), case_table.columns(self.book.schema)
        facets = case_table.facets(rows, self.book.schema)
        return jinja.html("table.html", rows=rows, columns=columns, facets=facets, root=self._root())

    def case_study_groups(self, by: str) -> str:
        """All records under headings: by "sector" or by "status"."""
        groups = case_table.groups(self._case_rows(), self.book.schema, by)
        columns = [c for c in case_table.columns(self.book.schema) if c.shown and c.key != by]
        return jinja.markdown("table_groups.md", groups=groups, columns=columns, root=self._root())

    def case_study_comparison(self, cases: list[str], caption: str) -> str:
        """Records (by slug) side by side, until the reader chooses others."""
        columns = [self.book.records[slug] for slug in cases]
        cells = [comparison.cells(record, self.book.schema) for record in columns]
        return jinja.html(
            "compare.html",
            columns=columns,
            cells=cells,
            filled=set().union(*cells),
            longest=comparison.longest(cells),
            sources=[comparison.sources(record, self.book.schema) for record in columns],
            parts=comparison.parts(self.book.schema),
            caption=caption,
            root=self._root(),
        )

    def all_pages(self) -> str:
        """Every record, as a list of links: the way to them without search or script."""
        rows = overview.overview(self.book.records.values(), self.book.schema)
        return jinja.html("all_pages.html", rows=rows, root=self._root())

    def record(self, slug: str) -> str:
        """The name of a record as a link, with its status and the date of that."""
        row = overview.overview_row(self.book.records[slug], self.book.schema)
        return jinja.inline("record_link.html", row=row, root=self._root())

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
        return jinja.html(
            "outcomes.html", part=part, root=self._root(), many=outcomes.LIVES_AT_ONCE, **{part: makers[part]()}
        )

    def lifelines(self) -> str:
        """The pictures of all lives by year, for wide and narrow pages."""
        shaped = outcomes.lives(self.book.records.values(), self.book.schema)
        return jinja.html("lifelines.html", pictures=outcomes.pictures(shaped))

    def places(self) -> str:
        """How many records there are in each nation and region: a map of tiles, and a table."""
        areas = tile_map.areas(self.book.records.values(), self.book.schema)
        return jinja.html("places.html", areas=areas, drawing=tile_map.drawing(areas), root=self._root())

    def gaps(self) -> str:
        """What is missing, old or in conflict, record by record."""
        found = gaps.gaps(self.book.records.values(), self.book.schema, self.today)
        return jinja.html("gaps.html", gaps=found, root=self._root())

    def due(self) -> str:
        """Pages of facts and the day by which each is to be checked again."""
        return jinja.html("due.html", pages=gaps.due_pages(self.book.library.pages, self.today), root=self._root())

    # Contributing

    def case_study_form(self) -> str:
        """The form that makes or corrects a record."""
        return jinja.html(
            "case_study_form.html",
            form=form.of(self.book.schema),
            data=form.data(self.book.schema, self.book.records.values(), self.book.taken, self.extra),
            key_help=self.book.schema.root["definitions"]["source_key"]["description"],
            root=self._root(),
        )

    def field_reference(self) -> str:
        """Every field that a record may have."""
        shaped = form.of(self.book.schema)
        examples = {path: starter.as_yaml(value) for path, value in form.examples(self.book.schema)}
        return jinja.html("field_reference.html", form=shaped, fact=shaped.fact(), examples=examples)

    def starter_file(self) -> str:
        """The annotated starter file, to download and to read."""
        text = starter.text(self.book.schema)
        size = round(len(text.encode()) / 1000)
        return jinja.html("starter.html", text=text, kilobytes=size, root=self._root())

    def doors_out(self) -> str:
        """Where to send a file, as far as the site's settings say."""
        settings = {key: self.extra.get(key) or "" for key in ("repository", "contact")}
        return jinja.html("doors_out.html", branch=self.extra.get("branch") or "main", **settings)

    # The journey

    def journey_map(self) -> str:
        """The nine stages with their gate questions."""
        return jinja.html("journey.html", chapters=list(self.book.chapters.values()), root=self._root())

    def stage_gate(self) -> str:
        """Where this page stands in the journey: its gate, who is in the room, how long."""
        chapter = self._chapter()
        basis = {c.value: c.label for c in self._choices("chapter", "duration", "basis")}
        return jinja.html(
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
        return jinja.html("decisions.html", decisions=found)

    def stage_tasks(self) -> str:
        """The tasks of this chapter, to tick."""
        found = [
            {**entry, "marks": self._page_notes().marks(entry.get("sources", []))} for entry in self._chapter()["tasks"]
        ]
        return jinja.html("tasks.html", tasks=found)

    def stage_evidence(self) -> str:
        """What must be on paper for the gate, and what stopping here looks like."""
        return jinja.html("evidence.html", chapter=self._chapter())

    def stage_meeting(self) -> str:
        """What a staff meeting on this chapter can talk about."""
        slug = self._stage()
        return jinja.html("meeting.html", meeting=self._chapter()["meeting"], slug=slug, root=self._root())

    def case_lessons(self) -> str:
        """What records show of this stage: lessons of it, and where the others are."""
        found = overview.lessons_of(self.book.records.values(), self.book.schema, self._stage())
        others = {lesson["record"]["slug"]: lesson["record"] for lesson in found[LESSONS_TOLD:]}
        return jinja.html(
            "case_lessons.html",
            lessons=found[:LESSONS_TOLD],
            first=LESSONS_OPEN,
            elsewhere=sorted(others.values(), key=lambda row: str(row["name"]).casefold()),
            root=self._root(),
        )

    # Meetings

    def meeting_pack(self, slug: str, large: bool = False) -> str:
        """The whole page of one stage's meeting pack. `large` is the edition in large print."""
        values = packs.context(self.book, slug, self._cases[slug], str(self.config.get("site_url") or ""))
        return jinja.html("pack.html", large=large, signed_for=documents.SIGNED_FOR, root=self._root(), **values)

    def meeting_packs(self) -> str:
        """The packs of all stages, each to open or to print in one step."""
        return jinja.html("meeting_packs.html", chapters=list(self.book.chapters.values()), root=self._root())

    def all_decisions(self) -> str:
        """The decisions of all stages in one table."""
        undo = {choice.value: choice for choice in self._choices("chapter", "decisions", 0, "undo")}
        chapters = list(self.book.chapters.values())
        return jinja.html("all_decisions.html", chapters=chapters, undo=undo, root=self._root())

    def working_documents(self) -> str:
        """The documents to fill in, each with its true size."""
        return jinja.html("working_documents.html", documents=self.documents, root=self._root())

    # Sources and words

    def cite(self, *keys: str, sure: str = "high") -> str:
        """Marks that lead to sources of the library. `sure` is "high" or "medium"."""
        if sure not in ("high", "medium"):
            raise ValueError(f'cite(…, sure="{sure}"): write "high" or "medium".')
        return jinja.inline("cite.html", marks=self._page_notes().marks(list(keys)), sure=sure)

    def term(self, word: str, shown: str = "") -> str:
        """A word of the glossary, explained on hover and focus, and listed at the end of the page."""
        entry = self.book.library.term(word)
        if entry is None:
            raise ValueError(f'term("{word}"): the glossary does not have this word.')
        use = self._page_notes().word(entry)
        return jinja.inline("term.html", entry=entry, shown=shown or word, use=use, root=self._root())

    def page_end(self) -> str:
        """The sources this page cites, the words it explains, and when it was checked."""
        notes = self._page_notes()
        del self._notes[self.page().url]
        meta = self.page().meta
        again = str(meta["check_again"])
        return jinja.html(
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
        return jinja.html("comparison.html", name=name, table=shaped, root=self._root())

    def glossary(self) -> str:
        """Every term with its meaning, in the order of the alphabet."""
        terms = self.book.library.data["glossary"]["terms"]
        found = [{**term, "marks": self._page_notes().marks(term.get("sources", ()))} for term in terms]
        return jinja.html("glossary.html", terms=sorted(found, key=lambda term: str(term["term"]).casefold()))

    def changes(self) -> str:
        """What is changing in law and policy, the nearest first."""
        schema = self.book.library.schemas["changes"]
        words = Words(schema, self._page_notes())
        found = reference.changes(self.book.library.changes, words, self.today)
        return jinja.html("changes.html", changes=found, root=self._root())

    def all_sources(self) -> str:
        """Every source of the library, once, with the pages that cite it."""
        found = reference.sources(self.book.library, self.book.schema)
        return jinja.html("all_sources.html", sources=found, root=self._root())

    # Data for others

    def data_citation(self) -> str:
        """How to cite the data."""
        return jinja.html("citation.html", citation=data_files.citation(self.book, self.config))

    def data_columns(self, file: str) -> str:
        """What each column of a table holds: "records" or "facts"."""
        tables = {"records": data_files.columns(self.book.schema), "facts": data_files.FACT_COLUMNS}
        return jinja.html("data_columns.html", columns=tables[file], file=file)

    def data_fields(self) -> str:
        """Every field of a record, and the parts of a fact, in the words of the description."""
        schema = self.book.schema
        fields, parts = data_dictionary.entries(schema), data_dictionary.fact_parts(schema)
        return jinja.html("data_fields.html", fields=fields, parts=parts)

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
            "filters": overview.facets(found, self.book.schema),
            "search": True,
        }

    def _case_rows(self) -> list[case_table.Row]:
        return case_table.rows(self.book.records.values(), self.book.schema)

    @cached_property
    def _cases(self) -> dict[str, list[packs.Case]]:
        """The cases of all packs, chosen once: each choice depends on those before it."""
        return packs.cases(self.book)

    def _chapter(self) -> Mapping[str, Any]:
        return self.book.chapters[self._stage()].data

    def _stage(self) -> str:
        """The slug of the page: the last part of its address."""
        return str(self.page().url).strip("/").rpartition("/")[2]

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
