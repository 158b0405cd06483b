"""A text that is written from right to left leaves the words around it in their order, wherever it is shown."""

from __future__ import annotations

import html
import re
from pathlib import Path

from macros.handbook import Handbook
from macros.read.schema import Schema
from macros.render import jinja
from tests import small
from tests.built_of import everything

NAME = "\u05de\u05e8\u05db\u05d6 \u0627\u0644\u0635\u062d\u0629 (2012)"
ADDRESS = "https://www.example.org/?q=\u05d0"
ISOLATED = re.compile(f"\u2068[^\u2068\u2069]*{re.escape(NAME)}[^\u2068\u2069]*\u2069")


def test_names_are_isolated_and_addresses_stay_as_they_are(book: Handbook, description: Schema, tmp_path: Path) -> None:
    said = {
        "place": NAME,
        "origin.parent": small.fact(NAME),
        "timeline": [small.event("2026-11-01", event=NAME, note=NAME)],
    }
    source = {**small.SOURCE, "date": "2026-11-01", "title": NAME, "publisher": NAME, "url": ADDRESS}
    record = small.record({"name": NAME, **said, f"sources.{small.KEY}": source})
    assert small.told(record, description) == []
    made = everything(record, small.record(slug="other-record"), description, book.library, tmp_path)
    for kind in (f"case-studies/{record.slug}.md", "table", "comparison", "link", "feed", "all_pages", "by sector"):
        shown = html.unescape(made[kind])
        assert NAME in shown, kind
        assert NAME not in ISOLATED.sub("", shown), kind
    assert f'href="{ADDRESS}"' in made[f"case-studies/{record.slug}.md"]
    assert NAME in made["data/case-studies.csv"] and "\u2068" not in made["data/case-studies.csv"]


def test_other_texts_and_values_are_left_alone() -> None:
    assert [jinja.isolated(value) for value in ("Ymlaen 2012 é ŵ", "", 12, None)] == ["Ymlaen 2012 é ŵ", "", 12, None]
