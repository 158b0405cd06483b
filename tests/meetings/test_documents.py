"""Working documents: accessible, the same to the byte, their formulas live and right, and nonsense told in words."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from openpyxl.utils import get_column_letter
from selectolax.lexbor import LexborHTMLParser

from macros.check.chapters import Chapter
from macros.handbook import Handbook
from macros.meetings import documents, files, slides
from macros.meetings.documents import WorkingDocument
from tests.conftest import ROOT
from tests.meetings import cash_flow
from tests.meetings.cash_flow import LINES, MONTHS, SCENARIOS, STARTING
from tests.meetings.workbook import Workbook
from tests.small import newest_check

EVIL = '=HYPERLINK("https://evil.example","x")\x07\x0c{{ 7 * 7 }}{% if %}</w:t>'
FIRST_LINE = 7  # the row of the first line of a month


@pytest.fixture(scope="module")
def made(all_documents: tuple[WorkingDocument, ...]) -> dict[str, WorkingDocument]:
    """Every document by its name."""
    return {document.name: document for document in all_documents}


def test_the_same_words_give_the_same_bytes(made: dict[str, WorkingDocument], book: Handbook) -> None:
    slides.made.cache_clear()
    assert {one.name: one.content for one in documents.make(book, "The handbook")} == {
        name: one.content for name, one in made.items()
    }


def test_no_clock_no_macro_no_link_elsewhere(made: dict[str, WorkingDocument]) -> None:
    for name, one in made.items():
        with zipfile.ZipFile(io.BytesIO(one.content)) as parts:
            assert not [part for part in parts.namelist() if "vba" in part.lower() or part.endswith(".bin")], name
            assert {entry.date_time[0] for entry in parts.infolist()} <= {1980, 2026}, name
            core = parts.read("docProps/core.xml").decode()
            assert {moment[:10] for moment in _moments(core)} <= {"2026-11-23", "2026-11-28"} and _moments(core), core
            links = [parts.read(part).decode() for part in parts.namelist() if part.endswith(".rels")]
            assert "External" not in "".join(links), name


def _moments(core: str) -> list[str]:
    return re.findall(r"<dcterms:(?:created|modified)[^>]*>([^<]+)<", core)


def test_the_page_lists_each_with_its_true_size(site: Path, made: dict[str, WorkingDocument]) -> None:
    page = LexborHTMLParser((site / "meetings/index.html").read_text(encoding="utf-8"))
    for name in made:
        item = page.css_first(f"li:has(a[href='../documents/{name}'])")
        size = (site / "documents" / name).stat().st_size
        assert item and f"{max(1, round(size / 1000))} KB" in item.text(), name


# Word


def test_word_documents_are_accessible(made: dict[str, WorkingDocument]) -> None:
    for name, one in made.items():
        if not name.endswith(".docx"):
            continue
        file = docx.Document(io.BytesIO(one.content))
        properties = file.core_properties
        assert (properties.title, properties.author, properties.language) == (one.title, "The handbook", "en-GB")
        levels = [int(p.style.name[-1]) for p in file.paragraphs if p.style and p.style.name.startswith("Heading")]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
        assert file.tables
        for table in file.tables:
            properties = table._tbl.tblPr
            assert len(properties.find(qn("w:tblDescription")).get(qn("w:val"))) > 20
            head = table.rows[0]._tr.trPr
            assert head is not None and head.find(qn("w:tblHeader")) is not None
            assert all((row.height or 0) >= 200_000 for row in table.rows[1:]), f"{name}: a row one can write in"
            widths = sum(cell.width or 0 for cell in table.rows[0].cells)
            section = file.sections[0]
            margins = (section.left_margin or 0) + (section.right_margin or 0)
            assert widths <= (section.page_width or 0) - margins
        language = file.styles.element.find(f".//{qn('w:lang')}")
        assert language.get(qn("w:val")) == "en-GB"
        assert file.styles["Normal"].font.size.pt >= 12


def test_word_documents_hold_what_the_chapters_say(made: dict[str, WorkingDocument], book: Handbook) -> None:
    text = {name: _words(one) for name, one in made.items() if name.endswith(".docx")}
    for slug, chapter in book.chapters.items():
        assert all(" ".join(item.split()) in text[f"gate-{slug}.docx"] for item in chapter.data["evidence"])
        assert all(one["decision"] in text["decision-log.docx"] for one in chapter.data["decisions"])
        assert all(one["who"] in text["stakeholder-map.docx"] for one in chapter.data["in_the_room"])
    assert text["risk-register.docx"].count("You notice") > 50
    assert "{{" not in "".join(text.values()) and "**" not in "".join(text.values())


def test_each_page_says_whose_it_is_which_it_is_and_of_what_day(made: dict[str, WorkingDocument]) -> None:
    for name, one in made.items():
        if name.endswith(".docx"):
            section = docx.Document(io.BytesIO(one.content)).sections[0]
            assert section.header.paragraphs[0].text == f"The handbook\t{one.title}"
            footer = section.footer.paragraphs[0]
            assert re.fullmatch(
                r"(Made from chapters checked up to|Checked on) 2\d November 2026\tPage  of ", footer.text
            )
            assert _fields(footer) == ["PAGE", "NUMPAGES"]


def _fields(paragraph: Any) -> list[str]:
    return [field.get(qn("w:instr")) for field in paragraph._p.iter(qn("w:fldSimple"))]


def test_a_template_that_asks_for_words_nobody_gives_is_no_document(book: Handbook) -> None:
    with pytest.raises(Exception, match="'chapter' is undefined"):
        files.word("gate-sheet.docx", "Gate", "The handbook", date(2026, 11, 23), signed_for=())
    with pytest.raises(Exception, match="'question' is undefined"):
        files.workbook("cash-flow.xlsx", "Cash", "The handbook", date(2026, 11, 23))


def _words(one: WorkingDocument) -> str:
    file = docx.Document(io.BytesIO(one.content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(p.text for p in file.paragraphs), *cells]).split())


def test_documents_have_the_day_of_the_chapter_that_was_checked_last(monkeypatch: pytest.MonkeyPatch) -> None:
    def one(_: Handbook, name: str, day: date) -> list[WorkingDocument]:
        return [WorkingDocument(name, day.isoformat(), "", b"", stage) for stage in ("b", "", "a")]

    for made_by in ("_of_chapters", "_of_each"):
        monkeypatch.setattr(documents, made_by, one)
    monkeypatch.setattr(documents, "_tools", lambda book, site: [WorkingDocument("tool", "", "", b"", "b")])
    days = {"a": "2026-09-30", "b": "2026-11"}
    book: Any = SimpleNamespace(chapters={key: SimpleNamespace(data={"checked": day}) for key, day in days.items()})
    found = documents.make(book, "x")
    assert {each.title for each in found if each.name == "x"} == {"2026-11-30"}
    assert [each.used_at for each in found] == ["", "", "a", "a", "b", "b", "b"], "in the order of the chapters"


def test_a_long_name_and_its_signs_over_a_sheet() -> None:
    content = files.workbook("cash-flow.xlsx", "A & B", "Y" * 81, date(2026, 11, 24), question="Why?")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "A &amp;&amp; B" in sheet, "there, a single & begins a code"
    assert "Y" * 80 in sheet and "Y" * 81 not in sheet


def test_hostile_words_stay_words(book: Handbook) -> None:
    """Text of a chapter never becomes a formula or a field, and a character that XML refuses does no harm."""
    chapter = book.chapters["plan-the-business"]
    data = {**chapter.data, "gate": EVIL, "evidence": [EVIL], "stopping": EVIL}
    bad = Chapter(chapter.slug, data, chapter.document, chapter.text)
    hostile = replace(book, chapters={**book.chapters, chapter.slug: bad})
    made = {one.name: one.content for one in documents.make(hostile, EVIL)}
    workbook = openpyxl.load_workbook(io.BytesIO(made["cash-flow.xlsx"]))
    cell = next(row[0] for row in workbook["Start here"].iter_rows() if str(row[0].value).startswith("=HYPER"))
    assert cell.data_type == "s" or cell.quotePrefix, "a text, not a formula"
    with zipfile.ZipFile(io.BytesIO(made["cash-flow.xlsx"])) as parts:
        cells = parts.read("xl/worksheets/sheet1.xml").partition(b"<headerFooter>")[0]  # below are words over the sheet
        assert b"HYPERLINK" not in cells
    gate = made[f"gate-{chapter.slug}.docx"]
    words = _words(WorkingDocument("", "", "", gate))
    assert words.count(EVIL.translate({7: None, 12: None})) == 3, "the question, the evidence, and if you stop"
    section = docx.Document(io.BytesIO(gate)).sections[0]
    assert section.header.paragraphs[0].text.startswith("=HYPERLINK")
    assert _fields(section.header.paragraphs[0]) == [] and len(_fields(section.footer.paragraphs[0])) == 2


# The cash flow


def test_the_reckoning_gives_the_figures_of_the_chapter() -> None:
    """Stage 6 says what its made-up example comes to."""
    chapter = (ROOT / "docs/guide/plan-the-business.md").read_text(encoding="utf-8")

    def first_year(scenario: int, **changed: Any) -> int:
        return round(sum(cash_flow.reckon({**STARTING, **changed}, SCENARIOS[scenario])["surplus"][:12]))

    for amount, words in (
        (first_year(0), "That leaves £20,000"),
        (first_year(1), "the year ends £25,000 short"),
        (first_year(2, SavingWait=0), "even a full year of savings ends £44,000 short"),
        (first_year(2), "the year ends £212,000 short"),
    ):
        assert words in chapter
        assert f"£{abs(amount):,}" in words


def test_cash_of_nothing_is_not_below_zero() -> None:
    """The example's pay award brings the cash to nothing in month 16; sums of twelfths leave dust."""
    closing = cash_flow.reckon(STARTING, SCENARIOS[1])["closing"]
    assert closing[15] == 0
    assert closing.index(min(closing)) == 35


@pytest.fixture
def sheets(made: dict[str, WorkingDocument]) -> Workbook:
    """The cash-flow workbook, reckoned anew."""
    return Workbook(made["cash-flow.xlsx"].content)


def test_every_value_the_file_holds_is_what_its_formula_gives(sheets: Workbook) -> None:
    assert sheets.holds_what_it_reckons(close=0.005) > 2500


def test_the_workbook_begins_with_the_figures_of_the_chapter(
    made: dict[str, WorkingDocument], sheets: Workbook
) -> None:
    """Those of the second reckoning, which a test above holds against the chapter."""
    sheet = openpyxl.load_workbook(io.BytesIO(made["cash-flow.xlsx"].content))["Inputs"]
    for name, start in STARTING.items():
        found = sheet[sheets.place(name)]
        assert ([cell.value for cell in found[0]] if isinstance(start, list) else found.value) == start, name


def test_the_workbook_says_whose_it_is_and_what_its_stage_asks(
    made: dict[str, WorkingDocument], book: Handbook
) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(made["cash-flow.xlsx"].content))
    texts = [row[0].value for row in workbook["Start here"].iter_rows()]
    assert texts[0] == workbook.properties.title == "Cash flow for three years"
    assert workbook.properties.creator == "The handbook"
    assert book.chapters["plan-the-business"].data["gate"] in texts
    assert f"From The handbook. Made from chapters checked up to {newest_check(book)}." in texts


def test_other_figures_agree_with_the_reckoning_in_python(sheets: Workbook) -> None:
    changed: dict[str, Any] = {
        "OpeningCash": 90_000.5, "MonthsToPay": 3, "Contract": [1_200_000, 1_260_000, 900_000],
        "SecondCustomer": [0, 60_000, 120_000], "Pay": [800_000, 830_000, 700_000], "LostVat": [12_000, 12_000, 9_000],
        "AwardMonth": 14, "AwardRate": 0.055, "CutMonth": 7, "CutRate": 0.35, "SavingRate": 0.25, "SavingWait": 4,
        "Redundancy": 61_000, "LostMonth": 25, "PayMoves": 0.8, "CostsEnd": 0.5, "OverheadWait": 2, "WindDown": 44_000,
    }  # fmt: skip
    one_offs = ((2, 50_000, 0), (14, 0, 7_500), (14, 100, 0))
    typed = {f"OneOff{part}": [one[place] for one in one_offs] for place, part in enumerate(("Month", "In", "Out"))}
    value = sheets.fill({**changed, **typed}).value
    given = {**STARTING, **changed}
    for at, scenario in enumerate(SCENARIOS):
        expected = cash_flow.reckon(given, scenario, one_offs)
        for row, key in enumerate(LINES, FIRST_LINE):
            for month in range(1, MONTHS + 1):
                column = get_column_letter(month + 1 + (month - 1) // 12)  # a year's total stands after its months
                found = float(value(scenario.name, f"{column}{row}"))
                assert found == pytest.approx(expected[key][month - 1], abs=0.01), (scenario, key, month)
        for year, column in enumerate("EFG"):
            surplus = sum(expected["surplus"][12 * year : 12 * year + 12])
            assert float(value("Results", f"{column}{5 + at}")) == pytest.approx(surplus, abs=0.01)
        last = f"{get_column_letter(2 + at)}{3 + MONTHS}"
        assert float(value("By month", last)) == pytest.approx(expected["closing"][-1], abs=0.01)
    low = min(cash_flow.reckon(given, SCENARIOS[3], one_offs)["closing"])
    assert float(value("Results", "B8")) == pytest.approx(low, abs=0.01)
    assert value("Results", "H8") == "Runs out: write a remedy"


def test_nonsense_is_told_in_words_and_stops_the_results(sheets: Workbook) -> None:
    """All at once; the sheet counts each."""
    nonsense: dict[str, tuple[Any, str]] = {
        "Pay": (["1.5m", 1, 1], "Mend: type a number"),
        "Contract": ([-5, 1, 1], "Mend: nothing below zero"),
        "AwardRate": (3, "Mend: from 0% to 100%"),
        "CutMonth": (40, "Mend: a whole month, 1 to 36"),
        "SavingWait": (1.5, "Mend: whole months, 0 to 12"),
        "FirstMonth": ("soon", "Mend: type a date"),
    }
    value = sheets.fill({name: typed for name, (typed, _) in nonsense.items()}).value
    for name, (_, said) in nonsense.items():
        row = sheets.place(name).partition(":")[0][1:]
        assert value("Inputs", f"F{row}") == said
    for line in range(5, 5 + len(SCENARIOS)):
        assert value("Results", f"B{line}") == value("Results", f"H{line}") == "Mend the inputs first"
    assert value("As planned", "A2") == "Inputs to mend: 6. See the sheet Inputs."


def test_inputs_are_named_open_and_guarded_and_the_rest_is_locked(
    made: dict[str, WorkingDocument], sheets: Workbook
) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(made["cash-flow.xlsx"].content))
    sheet = workbook["Inputs"]
    guarded = {str(place) for rule in sheet.data_validations.dataValidation for place in rule.sqref.ranges}
    for name in STARTING:
        first, _, last = sheets.place(name).partition(":")
        for column in range(ord(first[0]), ord((last or first)[0]) + 1):
            cell = sheet[f"{chr(column)}{first[1:]}"]
            assert not cell.protection.locked and cell.border.left.style, "open, and marked by a border"
            assert cell.coordinate in guarded
    for sheet in workbook:
        assert sheet.protection.sheet and sheet.page_setup.paperSize == 9
        assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
    assert workbook["As planned"].print_title_cols == "$A:$A"
    for sheet in workbook.worksheets[4:]:
        assert sheet.print_area.count(":") == 3, "three areas, so a year to a page"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    for sheet in workbook:
        assert sheet.oddHeader.left.text == "The handbook" and "November 2026" in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "Page &P of &N"
