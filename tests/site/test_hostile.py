"""A property of the pages: their structure does not depend on what the texts of a record say.

Whatever stands in the free text of any field, the page a browser makes of it has the same elements with
the same attributes, the same classes and the same schemes of links as the page of a dull record.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros.check.library import Library
from macros.handbook import Handbook
from macros.read import records, shown
from macros.read.reading import Unreadable
from macros.read.records import Record
from macros.read.schema import Schema
from macros.render import data_files, fragments, jinja
from macros.shape import case_table, overview, record_page
from tests import hostile
from tests.conftest import ROOT
from tests.small import TODAY, settings_of

# Known ways out of text: of an element, an attribute, a comment, a script, a table, a template, a Markdown block,
# an attribute list, a file inclusion, a spreadsheet cell, and the ways to hide them.
KNOWN = (
    "<script>alert(1)</script>", "<svg/onload=alert(1)>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<![CDATA[",
    "</textarea>", "</title>", "</script>", "</style>", "</td></tr></table>", "</div></div></div>", "<p", "<", ">",
    '"', "'", '" onfocus=alert(1) autofocus="', "' style='position:fixed", "`", "```\n", "~~~", "\\", "&lt;script&gt;",
    "&#60;b&#62;", "&", "&amp", "javascript:alert(1)", "[x](javascript:alert(1))", "[x]: javascript:alert(1)",
    "![x](x)", "<javascript:alert(1)>", "<https://example.org>", "{{ 7*7 }}", "{% for x in y %}", "{% endfilter %}",
    "{#", "#}", "{% raw %}", "{: onclick=alert(1) }", "{: .status--insolvent }", "--8<-- \"mkdocs.yml\"", "!!! note",
    "??? note", "# heading", "\n\n# heading\n\n", "\n    code\n", "\n- item", "\n\n---\n\n", "| a | b |\n|---|---|",
    "*x*", "__x__", "[^1]", "[TOC]", "=1+1", "@SUM(A1)", "+1", "\t", "\u2028", "\u00a0", "\U0001f600", "é", "]]>",
)  # fmt: skip
TEXT = (
    st.lists(
        st.sampled_from(KNOWN) | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12),
        min_size=1,
        max_size=8,
    )
    .map("".join)
    .filter(str.strip)
)
CONFIG = yaml.load((ROOT / "mkdocs.yml").read_text().replace("!ENV", ""), yaml.SafeLoader)["markdown_extensions"]


def skeleton(text: str) -> list[tuple[Any, ...]]:
    """What a browser makes of a page's Markdown: each element with its attributes, and the values that act."""
    names = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in CONFIG]
    options = {name: options for entry in CONFIG if isinstance(entry, dict) for name, options in entry.items()}
    page = markdown.markdown(text, extensions=names, extension_configs=options)
    found = []
    root = LexborHTMLParser(page).root
    for element in root.traverse() if root else ():
        has = element.attributes
        if element.tag == "br" and dict(has) == {"class": "line"}:
            continue  # made by us of a text's line breaks; one that Markdown made of them has no such mark
        acting = [has.get(name) for name in ("class", "type", "tabindex", "target", "style")]
        schemes = [str(has.get(name) or "").partition(":")[0][:5] == "javas" for name in ("href", "src", "action")]
        found.append((str(element.tag), sorted(has), acting, schemes))
    return found


def ways_out(record: Record, description: Schema) -> dict[str, str]:
    """Every template that shows text of a record, filled from it."""
    rows = case_table.rows([record], description, TODAY)
    told: dict[str, Any] = {"schema": description, "shown": shown, "case_table": case_table, "root": ""}
    told["here"] = SimpleNamespace(rows=rows)
    column = fragments.column(record, description, TODAY)
    lessons = overview.lessons_of([record], description, "find-out", TODAY)
    values = record_page.context(record, description, {}, date(2026, 11, 24))
    return {
        "record.md": jinja.markdown("record.md", root="../../", settings=settings_of(), **values),
        "table": jinja.html("pages/case_study_table.html", **told),
        "groups": jinja.markdown("pages/case_study_groups.md", given=("sector",), **told),
        "all_pages.html": jinja.html("pages/all_pages.html", **told),
        "record_link.html": "A sentence with " + jinja.inline("record_link.html", row=rows[0], root="") + " in it.",
        "fragments": f"<div>{column['head']}{''.join(column['cells'].values())}</div>",
        "case_lessons.html": jinja.html("case_lessons.html", lessons=lessons, first=8, elsewhere=rows, root=""),
    }


class Site:
    """A description, a folder to write the record in, and the skeletons of the pages of a dull record."""

    def __init__(self, description: Schema, folder: Path) -> None:
        self.description, self.folder = description, folder
        self.dull = self.skeletons("a plain word")

    def __repr__(self) -> str:
        return "site"

    def record(self, attack: str) -> Record | None:
        """The record with the attack in every text, by way of a file; None where the reader refuses it."""
        path = self.folder / "hostile-record.yml"
        path.write_text(
            yaml.dump(hostile.record(self.description, attack), Dumper=yaml.CSafeDumper, allow_unicode=True),
            encoding="utf-8",
        )
        try:
            return records.read(path)
        except Unreadable:
            return None

    def skeletons(self, attack: str) -> dict[str, list[tuple[Any, ...]]]:
        """Template and skeleton, for a record with the attack; the dull ones where the reader refuses it."""
        record = self.record(attack)
        if record is None:
            return self.dull
        return {name: skeleton(text) for name, text in ways_out(record, self.description).items()}


@pytest.fixture(scope="module")
def pages(description: Schema, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(description, tmp_path_factory.mktemp("hostile"))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(attack=TEXT)
def test_the_structure_of_a_page_does_not_depend_on_the_text(attack: str, pages: Site) -> None:
    assert pages.skeletons(attack) == pages.dull


@pytest.mark.parametrize("attack", KNOWN)
def test_each_known_attack(attack: str, pages: Site) -> None:
    assert pages.skeletons(attack) == pages.dull


def test_the_test_can_fail(pages: Site) -> None:
    """A template that forgets to escape is found out."""
    record = pages.record("<b>x</b>")
    assert record
    text = ways_out(record, pages.description)["record.md"]
    assert skeleton(text) == pages.dull["record.md"]
    for unescaped in ("<b>", "<br>"):
        assert skeleton(text.replace("&lt;b&gt;", unescaped)) != pages.dull["record.md"]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(attack=TEXT)
def test_no_cell_of_the_spreadsheet_is_a_formula(attack: str, pages: Site) -> None:
    record = pages.record(attack)
    if record is None:
        return
    (pages.folder / "case_studies").mkdir(exist_ok=True)
    (pages.folder / "case_studies/hostile-record.yml").write_text("x")
    book = Handbook({"hostile-record": record}, pages.description, {}, Library())
    text = data_files.files(book, pages.folder, settings_of())["data/case-studies.csv"]
    table = list(csv.reader(io.StringIO(text, newline="")))
    assert len(table) == 2
    for cell in table[1]:
        assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r"), cell
