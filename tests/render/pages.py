"""A few data files and records in; the macros of a page that draws on them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from macros.handbook import Handbook
from macros.hooks.site import Macros
from macros.read import schema
from macros.read.records import Record
from macros.read.schema import Schema
from macros.render import jinja
from tests.conftest import ROOT
from tests.small import library, settings_of

KINDS = ("table", "changes", "closed_group", "questions", "readiness", "contacts")


@dataclass
class Page:
    """As MkDocs gives it."""

    url: str = "reference/a/"
    meta: dict[str, Any] = field(default_factory=dict)


def desk(description: Schema, found: Iterable[Record] = (), today: str = "", **parts: Any) -> Macros:
    """The macros; `parts` are those of the library."""
    schemas = {kind: schema.load(ROOT / f"docs/_data/{kind}.schema.yml", description) for kind in KINDS}
    shelf = library(schemas=schemas, **parts)
    page = Page()
    settings = settings_of(**({"today": date.fromisoformat(today)} if today else {}))
    return Macros(Handbook({each.slug: each for each in found}, description, {}, shelf), settings, lambda: page)


def shown(desk: Macros, name: str, *given: Any) -> LexborHTMLParser:
    """What a macro puts on the page."""
    return LexborHTMLParser(desk.macros()[name](*given))


@dataclass(frozen=True)
class ListedField:
    """A field as the page about the data lists it."""

    path: str
    said: str
    kind: str
    required: bool
    choices: tuple[str, ...]


def fields(description: Schema, table: int = 1) -> list[ListedField]:
    """The fields that the page about the data lists: those of a record, or (table 0) the parts of a fact."""
    page = LexborHTMLParser(jinja.html("pages/data_fields.html", schema=description, root=""))
    found = []
    for row in page.css("table")[table].css("tbody tr"):
        path, said, kind = row.css("th, td")
        word, required, _ = kind.text().partition(", required")
        choices = tuple(code.text() for code in said.css("code"))
        found.append(ListedField(path.text(), said.text(), word, bool(required), choices))
    return found


def texts(page: Any, select: str) -> list[str]:
    """The words of each part that a selector finds, on one line."""
    return [" ".join(each.text().split()) for each in page.css(select)]
