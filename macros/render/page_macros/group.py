"""What the macros of one build have in common: the handbook, the settings, the page that is being made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from inspect import isfunction
from typing import Protocol

from macros.handbook import Handbook
from macros.read.fields import Fields
from macros.read.schema import Choice
from macros.read.settings import Settings
from macros.render import jinja
from macros.shape import reference
from macros.shape.facts import Citations, Fact, Words
from macros.shape.overview import Overview, overview_row

Macro = Callable[..., str]


class Page(Protocol):
    """What macros ask of a page of MkDocs: its address below the front, and its front matter."""

    @property
    def url(self) -> str:
        """Such as "guide/find-out/"."""

    @property
    def meta(self) -> Fields:
        """As written at the top of its file."""


@dataclass
class Desk:
    """What the macros of one build work with. `page()` is the page that is being made; `notes` holds, by its
    address, what each page has cited so far."""

    book: Handbook
    settings: Settings
    page: Callable[[], Page]
    notes: dict[str, Citations] = field(default_factory=dict)


class MacroGroup:
    """Macros that belong together. Public methods are macros; the others help them."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._book, self._settings = desk, desk.book, desk.settings
        self._schema, self._today = desk.book.schema, desk.settings.today
        self._records = desk.book.records.values()

    def _html(self, template: str, **values: object) -> str:
        """A template as one line of HTML, which knows the way to the front of the site."""
        return jinja.html(template, root=self._root(), **values)

    def _markdown(self, template: str, **values: object) -> str:
        """A template as Markdown, its lines kept, which knows the way to the front of the site."""
        return jinja.markdown(template, root=self._root(), **values)

    def _root(self) -> str:
        """The way from the page to the front of the site: "", "../", "../../", …"""
        return "../" * str(self._desk.page().url).count("/")

    def _stage(self) -> str:
        """The slug of the page: the last part of its address."""
        return str(self._desk.page().url).strip("/").rpartition("/")[2]

    def _notes(self) -> Citations:
        """What the page cites and explains, in its order."""
        return self._desk.notes.setdefault(self._desk.page().url, Citations(self._book.library.sources, self._schema))

    def _worded(self, kind: str, *path: str | int) -> Callable[[Fields], Fact]:
        """What puts a fact of a data file into words, and notes its sources. `path` is its place in the description."""
        described = self._book.library.schemas[kind]
        return partial(Words(described, self._notes()).fact, node=described.at(path))

    def _table(self, name: str) -> dict[str, object]:
        """What templates ask for of a reference table: its data, its cells in words, and the records of its options."""
        table = self._book.library.tables[name]
        return {
            "table": table,
            "worded": self._worded("table", "options", 0, "cells", "any"),
            "nations": self._labels("table", "options", 0, "where", 0),
            "records": reference.records_by_option(table, self._records),
        }

    def _row(self, slug: str) -> Overview:
        """What is said of a record wherever it is named."""
        return overview_row(self._book.records[slug], self._schema, self._today)

    def _parties(self) -> Mapping[str, str]:
        return self._labels("chapter", "tasks", 0, "by", 0)

    def _labels(self, kind: str, *path: str | int) -> Mapping[str, str]:
        """Their labels, by value."""
        described = self._book.library.schemas[kind]
        return described.labels(described.at(path))

    def _choices(self, kind: str, *path: str | int) -> Mapping[str, Choice]:
        """The choices at a place of a data file's description, by value."""
        described = self._book.library.schemas[kind]
        return {choice.value: choice for choice in described.choices(described.at(path))}


def macros_of(group: MacroGroup) -> dict[str, Macro]:
    """The macros of a group, by the names under which pages call them."""
    return {
        name: getattr(group, name)
        for name, member in vars(type(group)).items()
        if isfunction(member) and not name.startswith("_")
    }
