"""A property of the files: what a text of a record says is what a reader of the file gets, and nothing more.

Each kind of file is read back by a reader of that kind, and holds the attack as words: it is no mark-up, no formula,
no end of a string and no end of a script. tests/site/test_hostile.py says the same of the pages.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import html5lib
import openpyxl
import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from macros.check import confidence
from macros.check.chapters import Chapter
from macros.check.library import Library
from macros.handbook import Handbook
from macros.meetings import documents
from macros.read import reading
from macros.read.schema import Schema
from macros.render import data_files, feeds, fragments, spreadsheet, structured
from macros.render.virtual_pages import Head
from tests.conftest import ROOT
from tests.site.test_hostile import TEXT, Site
from tests.small import TODAY, settings_of

CONFIG = settings_of(site_url="https://handbook.example/")
MORE = (
    "a\rb", "a\r\nb", "\r=1+1",
    " =1+1", "\n=1+1", "＝1+1", "\x00", "\x1f", "\ufffe", "\uffff", "\u2029", "\u202e", "\ud7ff", "\U0010ffff",
    "</script><script>alert(1)</script>", '");alert(1);("', "\\u003c/script\\u003e", "*/ alert(1) /*", "\\", "`${1}`",
    "]]></summary>", "<?xml version='1.0'?>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&x;", "--- \n", "!!str x",
    "&a *a", "{a: b}", "a: b # c", "|", "> x", "%YAML 1.1", "yes", "null", "~", "1e999", "2012-04-01", "0x1f", "[]",
)  # fmt: skip
ANY = TEXT | st.lists(st.sampled_from(MORE) | st.text(max_size=8), min_size=1, max_size=5).map("".join).filter(
    str.strip
)
thorough = settings(max_examples=40, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def made(description: Schema, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(description, tmp_path_factory.mktemp("hostile-files"))


def handbook(attack: str, site: Site) -> Handbook | None:
    """A handbook of one record with the attack in every text; None where the reader refuses it."""
    record = site.record(attack)
    if record is None or record.document.problems:
        return None
    (site.folder / "case_studies").mkdir(exist_ok=True)
    (site.folder / "case_studies/hostile-record.yml").write_bytes((site.folder / "hostile-record.yml").read_bytes())
    return Handbook({"hostile-record": record}, site.description, {}, Library())


def everything(attack: str, site: Site) -> None:
    """Every file that is made of a record, read back."""
    book = handbook(attack, site)
    if book is None:
        return
    (record,) = book.records.values()
    files = data_files.files(book, site.folder, CONFIG)
    for path, text in files.items():
        if path.endswith(".csv"):
            table_is_plain(text, record.data)
        elif path.endswith("case-studies.json"):
            assert json.loads(text)["records"] == {"hostile-record": confidence.graded(record).data}
        elif path.startswith("data/records/"):
            assert reading.parse(text, Path("x.yml")).value == record.data
    for sheet in openpyxl.load_workbook(io.BytesIO(files[data_files.WORKBOOK])):
        assert sheet.max_row > 1 and all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    for text in fragments.files(book, TODAY).values():
        script_calls_once(text)
    feed_is_plain(feeds.atom(book, CONFIG), record.name)
    head = Head(record.name, record.data["summary"], "2026-11-23")
    data = structured.page(book, CONFIG, "case-studies/hostile-record.md", "case-studies/hostile-record/", head)
    page_holds(data)


def table_is_plain(text: str, data: Any) -> None:
    """Rows as long as the heading, none of whose cells a spreadsheet runs; and the note or the name is there whole."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert rows
    for row in rows:
        assert len(row) == len(head)
        assert not any(cell.lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in row), row
    if "name" in head:
        name = data["name"].replace("\r\n", "\n").replace("\r", "\n")
        assert rows[0][head.index("name")] in (name, f"'{name}")


def script_calls_once(text: str) -> None:
    """One call with data as JSON, and not a sign more."""
    found = re.fullmatch(r"handbook\.compared\.(?:list|add)\((.*)\);\n", text, re.DOTALL)
    assert found
    json.loads(f"[{found[1]}]")
    assert "\u2028" not in text and "\u2029" not in text, "line ends to an old browser"


def feed_is_plain(text: str, name: str) -> None:
    """One entry with the elements that each entry has, and the name as text."""
    space = "{http://www.w3.org/2005/Atom}"
    (entry,) = ElementTree.fromstring(text).iter(f"{space}entry")
    assert [each.tag.removeprefix(space) for each in entry.iter()][1:] == [
        "id", "title", "published", "updated", "link", "category", "summary",
    ]  # fmt: skip
    title = re.sub("[\u2068\u2069]", "", entry.findtext(f"{space}title", ""))  # around what is read from right to left
    assert " ".join(title.split()) == " ".join(name.split())


LINE = re.search(
    r"<script type=\"application/ld\+json\">.*</script>", (ROOT / "macros/render/theme/main.html").read_text()
)


def page_holds(data: Any) -> None:
    """The line of the page's head that holds structured data: one element, and in it the data as they were."""
    assert LINE
    line = Environment().from_string(LINE[0]).render(meta={"structured": data})
    parsed = html5lib.parse(line, namespaceHTMLElements=False)
    found = [element for element in parsed.iter() if element.tag not in ("html", "head", "body")]
    assert [element.tag for element in found] == ["script"]
    assert json.loads(found[0].text or "") == json.loads(json.dumps(data))


@thorough
@given(attack=ANY)
def test_every_file_says_the_text_and_no_more(attack: str, made: Site) -> None:
    everything(attack, made)


@pytest.mark.parametrize("attack", MORE)
def test_each_known_attack(attack: str, made: Site) -> None:
    everything(attack, made)


@pytest.mark.parametrize("text", [" =1+1", "\n=1", "＝1", "－1", "＠SUM(A1)", "＋1"])
def test_a_formula_behind_a_space_or_in_wide_signs_is_none(text: str) -> None:
    assert spreadsheet.harmless(text) == f"'{text}"


@pytest.mark.parametrize("attack", ["=1+1", "＝1+1", "".join(MORE)])
def test_documents_hold_words_alone(attack: str, book: Handbook, description: Schema) -> None:
    """In the chapter's gate, its evidence, its decisions, and the name of the site: no formula, no link, no field."""
    old = book.chapters["plan-the-business"]
    decision = {**old.data["decisions"][0], "decision": attack}
    data = {**old.data, "gate": attack, "evidence": [attack], "stopping": attack, "decisions": [decision]}
    chapter = Chapter(old.slug, data, old.document, old.text)
    for one in documents.make(Handbook(book.records, description, {old.slug: chapter}, book.library), attack):
        with zipfile.ZipFile(io.BytesIO(one.content)) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(parts.read(name))
            relations = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels"))
            assert b"External" not in relations
        if one.name.endswith(".xlsx"):
            sheet = openpyxl.load_workbook(io.BytesIO(one.content))["Start here"]
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        elif one.name.endswith(".pptx"):
            for slide in pptx.Presentation(io.BytesIO(one.content)).slides:
                assert not slide.element.xpath("//a:hlinkClick | //a:fld")
        else:
            file = docx.Document(io.BytesIO(one.content))
            assert not file.element.xpath("//w:fldSimple | //w:instrText | //w:hyperlink | //w:object")
