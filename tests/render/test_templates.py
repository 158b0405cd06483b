"""Text of a record is text: a hostile record through every way out of the site."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from macros.check import confidence, folder
from macros.check.library import Library
from macros.handbook import Handbook
from macros.read import records, shown
from macros.read.records import Record
from macros.read.schema import Schema
from macros.render import data_files, fragments, jinja, spreadsheet
from macros.shape import case_table, overview, record_page
from tests import hostile, small_site
from tests.conftest import RECORDS, build
from tests.small import TODAY, settings_of

HANDLERS = ("onerror", "onclick", "onload")


@pytest.fixture(scope="module")
def attacker(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The hostile record, read from a file as any other."""
    from macros.read import schema

    path = tmp_path_factory.mktemp("hostile") / "hostile-record.yml"
    path.write_text(yaml.safe_dump(hostile.record(schema.load(RECORDS / "schema.yml")), allow_unicode=True))
    return records.read(path)


def harmless(html: str) -> None:
    """No element, attribute or link that the attack wanted is there, and its text is there as text."""
    soup = LexborHTMLParser(html)
    assert not soup.css("script, img, iframe")
    for tag in soup.css("*"):
        assert not set(tag.attributes) & set(HANDLERS), tag
        for name in ("href", "src"):
            assert not str(tag.attributes.get(name, "")).lower().startswith(("javascript:", "data:")), tag
    assert "<script>alert(1)</script>" in soup.text()


def test_it_passes_the_check(attacker: Record, description: Schema) -> None:
    assert [str(p) for p in folder.record_problems(attacker, description)] == []


def test_record_page(attacker: Record, description: Schema) -> None:
    values = record_page.context(attacker, description, {}, date(2026, 11, 24))
    html = jinja.markdown("record.md", root="../../", settings=settings_of(), **values)
    harmless(html)
    assert "{{ 7*7 }}" in html
    for line in html.splitlines():
        assert not line or line.startswith(("<", "## ")), f"record text begins a line of Markdown: {line[:80]}"


def test_tables(attacker: Record, description: Schema) -> None:
    rows = case_table.rows([attacker], description, TODAY)
    told: dict[str, Any] = {"schema": description, "shown": shown, "case_table": case_table, "root": ""}
    told["here"] = SimpleNamespace(rows=rows)
    harmless(jinja.html("pages/all_pages.html", **told))
    harmless(jinja.inline("record_link.html", row=rows[0], root=""))
    harmless(jinja.html("pages/case_study_table.html", **told))
    harmless(jinja.markdown("pages/case_study_groups.md", given=("sector",), **told))
    told["book"] = SimpleNamespace(records={attacker.slug: attacker})
    for part in ("pay", "why", "none"):
        harmless(jinja.markdown("pages/told_of.md", given=(part,), **told))
    column = fragments.column(attacker, description, TODAY)
    assert len(column["cells"]) > 40
    harmless(column["head"])
    harmless("".join(column["cells"].values()))
    lessons = overview.lessons_of([attacker], description, "find-out", TODAY)
    harmless(jinja.html("case_lessons.html", lessons=lessons, first=8, elsewhere=rows, root=""))


def test_data_files(attacker: Record, description: Schema, tmp_path: Path) -> None:
    (tmp_path / "case_studies").mkdir()
    (tmp_path / "case_studies/hostile-record.yml").write_text("x")
    book = Handbook({"hostile-record": attacker}, description, {}, Library())
    found = data_files.files(book, tmp_path, settings_of())
    assert json.loads(found["data/case-studies.json"])["records"]["hostile-record"] == confidence.graded(attacker).data
    rows = list(csv.DictReader(io.StringIO(found["data/case-studies.csv"][1:])))
    assert rows[0]["name"] == attacker.name


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_starts_no_formula(text: str) -> None:
    assert spreadsheet.harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "plain", "a=b", None, 3])
def test_csv_leaves_the_rest(text: Any) -> None:
    assert spreadsheet.harmless(text) == ("" if text is None else text)


def test_the_built_page_shows_it_as_text(description: Schema, tmp_path: Path) -> None:
    """Through MkDocs, its Jinja, its Markdown and the theme: title, description, headings and all."""
    project = small_site.project(tmp_path / "project")
    text = yaml.safe_dump(hostile.record(description), allow_unicode=True)
    (project / "case_studies/hostile-record.yml").write_text(text)
    done = build(project, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    html = (tmp_path / "site/case-studies/hostile-record/index.html").read_text()
    soup = LexborHTMLParser(html)
    assert "alert(1)" not in "".join(
        script.text() for script in soup.css("script") if script.attributes.get("type") != "application/ld+json"
    )
    for script in soup.css("script[type='application/ld+json']"):
        json.loads(script.text())
    (article,) = soup.css("article")
    harmless(article.html or "")
    assert "{{ 7*7 }}" in article.text()
    assert "<script>" in soup.css("title")[0].text()
    for path in (tmp_path / "site").rglob("*.html"):  # those with all records among them
        for tag in LexborHTMLParser(path.read_text()).css("*"):
            assert not set(tag.attributes) & set(HANDLERS), f"{path}: {tag}"


def test_a_text_keeps_its_lines_and_a_list_in_it_stays_one() -> None:
    """Of several lines each stands on its own, escaped; what is one line is left as it is."""
    assert jinja.breaks("One line - of text.") == "One line - of text."
    assert jinja.breaks(12) == 12
    told = str(jinja.breaks("It runs:\n- nine <b>centres</b>\n\n- a pool"))
    assert told == 'It runs:<br class="line">• nine &lt;b&gt;centres&lt;/b&gt;<br class="line">• a pool'


def test_csv_has_one_kind_of_line_end() -> None:
    assert spreadsheet.csv_text([["a\r\nb\rc\nd", None, 1.5, "07"]]) == '\ufeff"a\nb\nc\nd",,1.5,07\n'


def test_a_text_of_a_workbook_is_without_what_xml_cannot_hold() -> None:
    assert spreadsheet.clean("a\x00b\x1fc\td\ne\r\uffff") == "abc\td\ne"
