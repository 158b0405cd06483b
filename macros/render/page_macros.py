"""What pages may call: a template of templates/pages by its name, or a method here where more is worked out."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from inspect import getmembers, isfunction
from typing import Protocol

from macros.handbook import Handbook
from macros.read import shown
from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.schema import Choice
from macros.read.settings import Settings
from macros.render import data_files, feeds, fragments, jinja
from macros.shape import case_table, comparison, form, gaps, lives, overview, questions, record_page, reference, starter
from macros.shape.case_table import TableRow
from macros.shape.drawings import tile_map
from macros.shape.facts import Citations, Fact, SourceView, Words
from macros.shape.lives import Life
from macros.shape.overview import Overview, overview_row
from macros.shape.questions import Question

# What shapes that which templates of pages show: each calls it by its name.
_SHAPES = (case_table, data_files, feeds, form, gaps, lives, questions, reference, shown, starter, tile_map)
SHAPES = {module.__name__.rpartition(".")[2]: module for module in _SHAPES}
# How many lessons a chapter shows before the reader opens the rest, and how many it tells before it only says where
# the others are: a chapter is to load quickly, however many records there are.
LESSONS_OPEN = 2
LESSONS_TOLD = 60
Macro = Callable[..., str]
Compared = tuple[Fields, Callable[[Fields], Fact], Mapping[str, str], dict[str, list[Record]]]


class Page(Protocol):
    """What macros ask of a page of MkDocs: its address below the front."""

    @property
    def url(self) -> str:
        """Such as "guide/find-out/"."""


class Desk:
    """What the macros of one build work with, and what the templates of pages ask as `here`. `page()` is the page that
    is being made, `documents` are the files to fill in. Public methods of its subclasses are macros."""

    def __init__(
        self, book: Handbook, settings: Settings, page: Callable[[], Page], documents: Sequence[object] = ()
    ) -> None:
        self.book, self.settings, self.documents, self.page = book, settings, documents, page
        self.records, self.schema, self.today = book.records.values(), book.schema, settings.today
        self.all = (self.records, self.schema, self.today)  # what most of macros/shape begins from
        self._notes: dict[str, Citations] = {}

    def html(self, template: str, *given: object, **values: object) -> str:
        """A template as a page takes it: one line of HTML or, of a .md, Markdown with its lines kept. `given` is what
        the page gives to its macro, `values` is what was worked out for it."""
        made = jinja.markdown if template.endswith(".md") else jinja.html
        told = {"book": self.book, "schema": self.schema, "settings": self.settings, "root": self.root}
        return made(template, **({"here": self, "given": given, **told, **SHAPES} | values))

    @property
    def root(self) -> str:
        """The way from the page to the front of the site: "", "../", "../../", …"""
        return "../" * str(self.page().url).count("/")

    @property
    def stage(self) -> str:
        """The slug of the page: the last part of its address."""
        return str(self.page().url).strip("/").rpartition("/")[2]

    @property
    def chapter(self) -> Fields:
        """What the front matter of the chapter says that is the page."""
        return self.book.chapters[self.stage].data

    @property
    def notes(self) -> Citations:
        """What the page cites and explains, in its order."""
        return self._notes.setdefault(self.page().url, Citations(self.book.library.sources, self.schema))

    @cached_property
    def questions(self) -> list[Question]:
        """Everything that staff ask."""
        return questions.every(self.book.library, self.today)

    @cached_property
    def rows(self) -> list[TableRow]:
        """A row for each record."""
        return case_table.rows(*self.all)

    @cached_property
    def lives(self) -> list[Life]:
        """What became of each organisation."""
        return lives.lives(*self.all)

    def sources(self, question: Question) -> list[SourceView]:
        """The sources of one question, to be listed under it."""
        return Citations(self.book.library.sources, self.schema).number(question.sources)

    def readers(self, kind: str) -> tuple[Choice, ...]:
        """What a reader can choose by: "employer" or "home_nation"."""
        schema = self.book.library.schemas["questions"]
        return schema.choices(schema.root["definitions"][kind])

    def worded(self, kind: str, *path: str | int) -> Callable[[Fields], Fact]:
        """What puts a fact of a data file into words, and notes its sources. `path` is its place in the description."""
        described = self.book.library.schemas[kind]
        return partial(Words(described, self.notes).fact, node=described.at(path))

    def table(self, name: str) -> Compared:
        """A reference table: its data, what puts its cells into words, its nations, and the records of its options."""
        table = self.book.library.of("table")[name]
        option = ("table", "options", 0)
        worded, nations = self.worded(*option, "cells", "any"), self.labels(*option, "where", 0)
        return table, worded, nations, reference.records_by_option(table, self.records)

    def row(self, slug: str) -> Overview:
        """What is said of a record wherever it is named."""
        return overview_row(self.book.records[slug], self.schema, self.today)

    def labels(self, kind: str, *path: str | int) -> Mapping[str, str]:
        """The labels of the choices at a place of a data file's description, by value."""
        return {value: choice.label for value, choice in self.choices(kind, *path).items()}

    def choices(self, kind: str, *path: str | int) -> Mapping[str, Choice]:
        """The choices there, by value."""
        described = self.book.library.schemas[kind]
        return {choice.value: choice for choice in described.choices(described.at(path))}

    def macros(self) -> dict[str, Macro]:
        """All macros by the names under which pages call them."""
        templates = (jinja.TEMPLATES / "pages").iterdir()
        made: dict[str, Macro] = {path.stem: partial(self.html, f"pages/{path.name}") for path in templates}
        public = (name for name, _ in getmembers(type(self), isfunction) if not name.startswith("_"))
        return made | {name: getattr(self, name) for name in public if not hasattr(Desk, name)}


class PageMacros(Desk):
    """Macros about records, and about sources and words of the library, where more is worked out."""

    def case_study(self, slug: str) -> str:
        """The whole page of one record."""
        values = record_page.context(self.book.records[slug], self.schema, self.book.records, self.today)
        return self.html("record.md", **values)

    def case_study_comparison(self, cases: list[str], caption: str) -> str:
        """Records (by slug) side by side, until the reader chooses others: in the columns that scripts add."""
        records = [self.book.records[slug] for slug in cases]
        columns = [(record, fragments.column(record, self.schema, self.today)) for record in records]
        filled = set().union(*(column["cells"] for _, column in columns))
        lines = {"parts": comparison.parts(self.schema), "empty": comparison.empty(self.schema)}
        return self.html("compare.html", columns=columns, filled=filled, caption=caption, **lines)

    def record(self, slug: str) -> str:
        """The name of a record as a link, with its status and the date of that."""
        return jinja.inline("record_link.html", row=self.row(slug), root=self.root)

    def case_lessons(self) -> str:
        """What records show of this stage: lessons of it, and where the others are."""
        found = overview.lessons_of(self.records, self.schema, self.stage, self.today)
        others = {lesson.record.slug: lesson.record for lesson in found[LESSONS_TOLD:]}
        elsewhere = sorted(others.values(), key=lambda row: row.name.casefold())
        return self.html("case_lessons.html", lessons=found[:LESSONS_TOLD], first=LESSONS_OPEN, elsewhere=elsewhere)

    def cite(self, *keys: str, sure: str = "high") -> str:
        """Marks that lead to sources of the library. `sure` is "high" or "medium"."""
        if sure not in ("high", "medium"):
            raise ValueError(f'cite(…, sure="{sure}"): write "high" or "medium".')
        words = {**self.schema.labels(self.schema.root["definitions"]["confidence"]), "high": ""}[sure].lower()
        return jinja.inline("cite.html", marks=self.notes.marks(list(keys)), sure=words)

    def term(self, word: str, shown: str = "") -> str:
        """A word of the glossary, explained on hover and focus, and listed at the end of the page."""
        entry = self.book.library.term(word)
        if entry is None:
            raise ValueError(f'term("{word}"): the glossary does not have this word.')
        return jinja.inline("term.html", entry=entry, shown=shown or word, use=self.notes.word(entry), root=self.root)
