"""What the macros of one build have in common: the handbook, the settings, the page that is being made."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from inspect import isfunction
from typing import Protocol

from macros.handbook import Handbook
from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.schema import Choice
from macros.read.settings import Settings
from macros.render import change_files, data_files, jinja
from macros.shape import endings, gaps, lives, overview, questions, reference, starter
from macros.shape.drawings import lifelines, tile_map
from macros.shape.facts import Citations, Fact, SourceView, Words
from macros.shape.lives import Life
from macros.shape.overview import Overview, overview_row
from macros.shape.questions import Question

# What shapes that which templates of pages show: each calls it by its name.
_SHAPES = (
    change_files, data_files, endings, gaps, lifelines, lives, overview, questions, reference, starter, tile_map,
)  # fmt: skip
SHAPES = {module.__name__.rpartition(".")[2]: module for module in _SHAPES}
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
        self.records, self.schema, self.today = self.all = book.records.values(), book.schema, settings.today
        self._notes: dict[str, Citations] = {}

    def html(self, template: str, **values: object) -> str:
        """A template as one line of HTML, which knows the way to the front of the site."""
        return jinja.html(template, root=self.root, **values)

    def markdown(self, template: str, **values: object) -> str:
        """A template as Markdown, its lines kept, which knows the way to the front of the site."""
        return jinja.markdown(template, root=self.root, **values)

    def shown(self, template: str, *given: object) -> str:
        """A template of a page. `given` is what the page gives to its macro."""
        made = self.markdown if template.endswith(".md") else self.html
        told = {"book": self.book, "schema": self.schema, "settings": self.settings}
        return made(template, here=self, given=given, **told, **SHAPES)

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
        table = self.book.library.tables[name]
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
        pages = jinja.TEMPLATES / "pages"
        templates = [*pages.glob("*.html"), *pages.glob("*.md")]
        made: dict[str, Macro] = {path.stem: partial(self.shown, f"pages/{path.name}") for path in templates}
        groups = [vars(kind) for kind in type(self).__mro__ if kind not in Desk.__mro__]
        public = [name for group in groups for name in group if isfunction(group[name]) and not name.startswith("_")]
        return made | {name: getattr(self, name) for name in public}
