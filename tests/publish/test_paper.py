"""On paper and offline: print from a browser, PDFs for everyone, a copy that opens from a folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from posixpath import normpath
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

import page as validator
import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import expect
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from macros.handbook import Handbook
from macros.publish import books, built, downloads, editions, offline, paper, paper_forms, pdf, setting
from macros.read import dates
from macros.render import jinja, page_html
from macros.shape import form, starter
from tests import sheets
from tests.conftest import ROOT
from tests.sheets import Sheet, words_of

Print = Callable[[str], list[Sheet]]
NAME = "Public Service Mutuals: a handbook for staff"
FRONT = "https://handbook.example/"
SAMPLE = ["guide/find-out/", "case-studies/secure-healthcare/", "reference/legal-forms/", "case-studies/outcomes/"]
# One that is quicker to set stands for the widest table here; `make pdfs` holds every PDF of the site against PDF/UA.
SET = [
    "guide/find-out/",
    "case-studies/secure-healthcare/",
    "reference/routes-to-contract/",
    "case-studies/outcomes/",
    "reference/what-changes/",
]
STATUS = 70  # letters, at most: of what stands beside a name, and of its status
PACKS = ["meetings/find-out/", "meetings/find-out/large-print/"]
needs_pango = pytest.mark.skipif(bool(setting.missing()) and not os.environ.get("CI"), reason=setting.missing() or "-")


@pytest.fixture(scope="module")
def own(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built site to write in."""
    copy = tmp_path_factory.mktemp("paper") / "site"
    shutil.copytree(site, copy)
    return copy


@pytest.fixture(scope="module")
def made(own: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pdf.Pdf]:
    """A few editions, set."""
    pages = [*SET, *PACKS]
    kept = tmp_path_factory.mktemp("kept")
    done = pdf.make([editions.one_page(address) for address in pages], own, NAME, FRONT, kept)
    return {one.edition.name: one for one in done}


def reader(site: Path, name: str) -> PdfReader:
    return PdfReader(site / "print" / f"{name}.pdf")


def printed_sheets(site: Path, name: str) -> list[Sheet]:
    return sheets.of(site / "print" / f"{name}.pdf")


def flat(entries: list[Any]) -> Iterator[Any]:
    """The bookmarks of a PDF, one after another."""
    for entry in entries:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            yield entry


# What there is


def test_every_page_that_people_print_has_an_edition(own: Path, book: Handbook) -> None:
    found = editions.listed(own)
    names = [edition.name for edition in found]
    assert len(set(names)) == len(names)
    shown = {address for edition in found for address in edition.shown_on}
    assert {f"guide/{slug}/" for slug in book.chapters} <= shown
    assert {f"case-studies/{slug}/" for slug in book.records} <= shown
    assert {"reference/legal-forms/", "reference/glossary/", "meetings/find-out/"} <= shown
    assert "reference/sources/" not in shown
    assert sum(piece.large for edition in found for piece in edition.pieces) == len(book.chapters)
    whole = next(edition for edition in found if edition.name == "the-whole-guide")
    assert [piece.address for piece in whole.pieces] == ["guide/", *(f"guide/{slug}/" for slug in book.chapters)]


def case(name: str, service: str) -> dict[str, object]:
    return {"name": name, "articleSection": service, "dateModified": "2026-11-28", "about": {}}


@pytest.mark.parametrize("number", [editions.LEAST, editions.MOST, editions.MOST + 1, 400])
def test_the_stories_of_a_service_make_booklets_that_can_be_set_quickly(number: int) -> None:
    cases = {f"case-studies/copy-{index}/": case(f"Copy {index}", "Libraries") for index in range(number)}
    booklets = list(editions.booklets(cases))
    assert (len(booklets) == 1) == (number <= editions.MOST)
    assert len({edition.name for edition in booklets}) == len({edition.label for edition in booklets}) == len(booklets)
    assert sorted(piece.address for edition in booklets for piece in edition.pieces) == sorted(cases)
    assert max(len(edition.pieces) for edition in booklets) <= editions.MOST
    assert all(edition.shown_on == ("case-studies/",) and edition.checked for edition in booklets)


def test_services_of_few_stories_share_the_last_booklet() -> None:
    services = ["Housing"] * (editions.LEAST - 1) + ["Transport"] + ["Libraries"] * editions.LEAST
    cases = {f"case-studies/{index}/": case(f"Copy {index}", service) for index, service in enumerate(services)}
    booklets = list(editions.booklets(cases))
    assert [len(edition.pieces) for edition in booklets] == [editions.LEAST, editions.LEAST]
    assert booklets[0].name == "stories-libraries"
    assert booklets[1].title.startswith(editions.OTHERS)


def test_booklets_stand_by_service_those_of_few_stories_last() -> None:
    names = {"a": ("Beta", "Transport"), "b": ("alpha", "Transport"), "c": ("Gamma", "Housing")}
    cases = {f"case-studies/{key}/": case(*told) for key, told in names.items()}
    cases["case-studies/a/"]["dateModified"] = "2026-09-30"
    first, last = editions.booklets(cases)
    assert [piece.address for piece in first.pieces] == ["case-studies/b/", "case-studies/a/"], "whatever the capitals"
    assert (first.label, last.label) == ("Transport", editions.OTHERS)
    assert first.checked == "28 November 2026", "the day of the newest"


@pytest.mark.parametrize(
    ("address", "annex", "name", "pieces", "large"),
    [
        ("reference/vat/", False, "reference-vat", [None], False),
        ("meetings/host/large-print/", False, "meetings-host-large-print", [None], True),
        ("case-studies/a/", True, "case-studies-a", [False, True], False),
    ],
)
def test_the_edition_of_one_page(address: str, annex: bool, name: str, pieces: list[bool | None], large: bool) -> None:
    found = editions.one_page(address, annex)
    assert (found.name, found.shown_on) == (name, (address,))
    assert [(piece.address, piece.annex, piece.large) for piece in found.pieces] == [
        (address, each, large) for each in pieces
    ]


# The document


def document(piece: editions.Piece, site: Path, front: str = FRONT) -> LexborHTMLParser:
    return LexborHTMLParser(paper.document(piece, site, NAME, front))


def test_a_page_leads_to_its_own_places_and_to_the_website(own: Path) -> None:
    found = document(editions.Piece("guide/find-out/"), own)
    ids = [str(tag.id) for tag in found.css("[id]")]
    assert len(ids) == len(set(ids))
    inside = [str(a.attributes["href"])[1:] for a in found.css("a[href^='#']")]
    assert len(inside) > 100
    assert set(inside) <= set(ids) and any(one.startswith("word-") for one in inside)
    assert found.css(f"a[href^='{FRONT}case-studies/']")
    answers = found.css(".answer")
    assert answers and not [one for one in answers if "Who to ask" in one.text()], "“Ask” says it"


@pytest.mark.parametrize("front", [FRONT, ""])
def test_a_record_is_its_story_and_an_annex_and_loses_nothing(own: Path, front: str) -> None:
    address = "case-studies/salford-community-leisure/"
    whole, story, annex = (document(editions.Piece(address, part), own, front) for part in (None, False, True))
    heads = [[head.text() for head in one.css(".part h2")] for one in (whole, story, annex)]
    assert heads[2] == ["The evidence, field by field"]
    assert sorted(heads[1] + heads[2]) == sorted(heads[0])
    told = [re.sub(r"\s", "", one.text()) for one in (whole, story, annex)]
    assert len(told[1]) + len(told[2]) == pytest.approx(len(told[0]), rel=0.02)
    assert [one.css("article")[0].attributes["data-counted"] for one in (story, annex)] == [
        "Story page",
        "Evidence page",
    ]
    assert annex.css("[data-note]"), "links to registers"
    for one in (story, annex):
        letters = {tag.attributes["data-note"] for tag in one.css("[data-note]")}
        assert letters == {tag.text() for tag in one.css(".link-notes dt")}, "each letter has its address"
    sources = {str(a.attributes["href"]) for a in annex.css("a[href*='#source-']")}
    assert sources and all(one.startswith(f"{front or paper.NOWHERE}{address}#source-") for one in sources)
    assert {one.partition("#")[2] for one in sources} <= {tag.id for tag in story.css("[id]")}


def test_a_title_page_says_what_it_is_when_how_and_on_what_terms(own: Path, book: Handbook) -> None:
    found = [edition for edition in editions.listed(own) if edition.contents]
    assert found[0].name == "the-whole-guide"
    for edition in found:
        chapters = [books.Chapter(one.address, (books.Heading("A", "#a", 5),)) for one in edition.pieces]
        outside = books.Book(edition, [], own, NAME, FRONT).outside(chapters)
        cover = LexborHTMLParser(outside).css_first(".cover")
        assert cover
        text = " ".join(cover.text(separator=" ").split())
        for words in (
            NAME,
            edition.title,
            edition.about,
            edition.use,
            edition.checked,
            "CC BY 4.0",
            "handbook.example",
        ):
            assert words and words in text, words
        few = not edition.index and len(chapters) <= 4
        assert len(cover.css(".cover__index li")) == (len(chapters) if few else len(edition.index))
        assert few != ("book-contents" in outside), "a list of few stands on the title page"
    assert [len(edition.index) for edition in found][:2] == [9, 0]
    assert sum(len(edition.pieces) for edition in found[1:]) == len(book.records)


def test_nothing_that_only_a_screen_can_use(own: Path) -> None:
    for address in SAMPLE:
        found = document(editions.Piece(address), own)
        assert not found.css("input, button, select, details, summary, script, form")
        assert not found.css(".contents, :not(th) > .visually-hidden, [hidden]")


def test_every_heading_of_a_row_or_column_has_words(own: Path) -> None:
    heads = [head for address in [*SAMPLE, *PACKS] for head in document(editions.Piece(address), own).css("th")]
    assert any(head.css(".visually-hidden") for head in heads), "rows to fill in are among them"
    assert all(head.text(strip=True) for head in heads)


def test_without_an_address_of_the_site_no_link_leads_nowhere(own: Path) -> None:
    found = document(editions.Piece("guide/find-out/"), own, front="")
    for link in found.css("a[href]"):
        assert str(link.attributes["href"]).startswith(("#", "https://", "http://", "mailto:", "tel:"))
    assert not found.css("[data-note], .link-notes"), "letters of addresses that are not told"


def test_short_rows_of_pairs_stay_on_one_sheet(own: Path) -> None:
    found = document(editions.Piece("case-studies/salford-community-leisure/"), own)
    values = {}
    for row in found.css("table.pairs tr"):
        divisions = [part for cell in row.iter() if cell.tag == "td" for part in cell.iter() if part.tag == "div"]
        values[len(divisions)] = row.attributes.get("class")
    assert min(values) <= paper_forms.SHORT < max(values), "this record shows both kinds"
    assert all((kind == "short") == (number <= paper_forms.SHORT) for number, kind in values.items())


def test_a_wide_table_is_split_and_loses_nothing(own: Path) -> None:
    built = LexborHTMLParser((own / "reference/legal-forms/index.html").read_text())
    whole = built.css_first("table.compare")
    assert whole
    options = [head.text() for head in whole.css("thead th")]
    pieces = document(editions.Piece("reference/legal-forms/"), own).css("table.compare")
    assert len(pieces) > 1
    assert [head.text() for piece in pieces for head in piece.css("thead th")] == options
    rows = [row.text() for row in whole.css('tbody th[scope="row"]')]
    for piece in pieces:
        assert len(piece.css("thead th")) <= paper_forms.COLUMNS
        assert [row.text() for row in piece.css('tbody th[scope="row"]')] == rows
        for row in piece.css("tbody tr"):
            assert len(list(row.iter())) == len(piece.css("thead th")) + 1


# PDFs


@needs_pango
def test_pdfs_are_accessible(own: Path, made: dict[str, pdf.Pdf]) -> None:
    for name in made:
        found = validator.validate_pdf(str(own / "print" / f"{name}.pdf"), profile="ua1")
        assert found.is_compliant, f"{name}: {found}"


@needs_pango
def test_a_pdf_says_what_it_is(own: Path, made: dict[str, pdf.Pdf], book: Handbook) -> None:
    checked = dates.in_words(book.chapters["find-out"].data["checked"])
    found = reader(own, "guide-find-out")
    assert found.metadata and found.metadata.title == f"Find out - {NAME}"
    assert str(found.root_object["/Lang"]) == "en-GB"
    marks = [str(entry["/Title"]) for entry in flat(found.outline)]
    assert marks[0] == "Find out" and {"In short", "What to do"} <= set(marks)
    assert len(found.pages) == made["guide-find-out"].pages
    printed = printed_sheets(own, "guide-find-out")
    for number, sheet in enumerate(printed, start=1):
        assert f"CC BY 4.0 · checked {checked}" in sheet.text
        assert f"Chapter page {number} of {len(found.pages)}" in sheet.text
    assert "Public Service Mutuals" in printed[0].text


@needs_pango
@pytest.mark.parametrize("page", ["guide/find-out", "reference/what-changes"])
def test_every_heading_of_a_page_is_in_its_pdf(page: str, own: Path, made: dict[str, pdf.Pdf]) -> None:
    """What a screen hides by its own means is not hidden on paper by mistake."""
    built = LexborHTMLParser((own / page / "index.html").read_text(encoding="utf-8"))
    headings = {" ".join(one.text().split()) for one in built.css("article h2:not(.visually-hidden)")}
    marks = {" ".join(str(entry["/Title"]).split()) for entry in flat(reader(own, page.replace("/", "-")).outline)}
    assert headings and headings <= marks


@needs_pango
def test_pdfs_use_only_our_typefaces_and_stay_on_the_sheet(own: Path, made: dict[str, pdf.Pdf]) -> None:
    """Typefaces of this machine would make other bytes elsewhere."""
    for name in made:
        for page in reader(own, name).pages:
            fonts = page["/Resources"].get("/Font", {})  # type: ignore[attr-defined]
            bases = [str(font.get_object()["/BaseFont"]) for font in fonts.values()]
            assert all("Handbook" in base for base in bases), f"{name}: {bases}"
        for sheet in printed_sheets(own, name):
            assert 40 < sheet.begins < sheet.ends < sheet.width - 40


def test_a_link_on_paper_holds_words_alone(own: Path) -> None:
    """WeasyPrint 70 gives each element in a link a mark of its own, and no tag, which PDF/UA (7.18.5) does not allow.
    veraPDF finds it (`make verapdf`), the validator of these tests does not."""
    for address in ("guide/", *SAMPLE, *PACKS):
        found = document(editions.Piece(address), own)
        assert not found.css("a[href]:not(svg a) *"), address


def test_every_letter_that_prints_is_in_a_typeface_of_ours(own: Path) -> None:
    """Another would be an empty box on paper."""
    fonts = [TTFont(path) for path in (own / "assets/fonts").glob("*.woff2")]
    ours = {chr(code) for font in fonts for code in font.getBestCmap()} | set("\n\t\u00ad")
    for address in {piece.address for edition in editions.listed(own) for piece in edition.pieces}:
        missing = set(built.article(own, address).text()) - ours
        assert not missing, f"{address}: {sorted(missing)}"


@needs_pango
def test_each_sheet_for_an_adviser_fits_a_page_of_its_own(own: Path) -> None:
    html = paper.document(editions.Piece("reference/adviser-sheets/"), own, NAME, FRONT)
    begun = [set(page.anchors) for page in setting.laid_out(html, own).pages]
    trades = ("pensions", "employment", "procurement", "tax", "property", "sources")
    assert [at for trade in trades for at, page in enumerate(begun) if trade in page] == [1, 2, 3, 4, 5, 6]


@needs_pango
def test_each_sheet_of_a_pack_begins_a_page(own: Path, made: dict[str, pdf.Pdf]) -> None:
    pack = LexborHTMLParser((own / "meetings/find-out/index.html").read_text())
    headings = [tag.text() for tag in pack.css(".sheet h2")]
    assert len(headings) > 8
    texts = [sheet.text for sheet in printed_sheets(own, "meetings-find-out")]
    at = -1
    for heading in headings:
        follows = heading.startswith(("Decisions log", "Notes"))  # lists to write in, which fill the sheet before
        at = next(place for place, text in enumerate(texts) if place >= at + (not follows) and heading in text)
    assert at == len(texts) - 1
    assert all("Meeting pack 1" in text for text in texts), "a loose sheet says whose it is"
    sizes = []

    def note(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if "Read this" in text or "question" in text:
            sizes.append(size * abs(tm[3] * cm[3]))

    reader(own, "meetings-find-out-large-print").pages[0].extract_text(visitor_text=note)
    assert sizes and min(sizes) >= 17.9


@needs_pango
@pytest.mark.parametrize(
    ("pack", "most"),
    [
        ("agree-the-deal/", 14),
        ("find-out/", 14),
        ("find-out/large-print/", 26),
        ("team-and-permission/large-print/", 28),
    ],
)
def test_a_pack_fills_its_sheets(own: Path, pack: str, most: int) -> None:
    """No page begins with a row to fill in, no table leaves its page, no row stands on two, no last row alone
    below the head, and no word of the agenda on two lines."""
    found = setting.laid_out(paper.document(editions.Piece(f"meetings/{pack}"), own, NAME, FRONT), own)
    assert len(found.pages) <= most
    empty = 0
    seen: set[Any] = set()
    for page in found.pages:
        boxes = list(page._page_box.descendants())
        right = page.width - page._page_box.margin_right + 1
        assert all(box.position_x + box.margin_width() <= right for box in boxes if type(box).__name__ == "TableBox")
        rows = [
            box.element for box in boxes if box.element_tag == "tr" and box.element.find("th[@scope='col']") is None
        ]
        lines = Counter(box.element for box in boxes if type(box).__name__ == "LineBox" and box.element_tag == "td")
        assert not [cell.text for cell, count in lines.items() if count > 1 and cell.text and " " not in cell.text]
        assert not seen & set(rows), "a torn row"
        seen |= set(rows)
        empty += sum(row.find(".//*[@class='empty']") is not None for row in rows)
        assert not rows or rows[0].get("class") != "stays"
    assert empty == 2, "one in the checklist, one in the log"


@needs_pango
def test_no_row_of_a_table_to_choose_from_stands_on_two_sheets(own: Path) -> None:
    """The rest of it would have no name beside it."""
    found = setting.laid_out(paper.document(editions.Piece("reference/legal-forms/"), own, NAME, FRONT), own)
    seen: set[Any] = set()
    for page in found.pages:
        boxes = page._page_box.descendants()
        rows = {
            one.element for one in boxes if one.element_tag == "tr" and one.element.find("th[@scope='row']") is not None
        }
        assert not seen & rows
        seen |= rows
    assert len(seen) > 20


@needs_pango
def test_a_space_at_the_end_breaks_no_line() -> None:
    """A text that fits but for the space at its end stays whole, and what follows it goes on to the next line."""
    import weasyprint

    words = "Scrutiny members ask for a special meeting about options."
    page = "@page { size: 1000px; margin: 0 } div { display: flow-root }"

    def lines_in(width: str) -> list[Any]:
        style = f"{page} div {{ width: {width} }}"
        article = LexborHTMLParser(f"<article><div>{words} <b>high confidence</b></div><p>{words}</p></article>")
        inner = article.css_first("article")
        assert inner is not None
        html = f"<style>{style}</style>{paper_forms.markup(inner)}"
        boxes = list(weasyprint.HTML(string=html).render().pages[0]._page_box.descendants())
        return [box for box in boxes if type(box).__name__ == "LineBox"]

    whole = lines_in("900px")[-1].width
    first, second = lines_in(f"{whole + 1}px")[:2]
    assert first.width == pytest.approx(whole, abs=8), "broken early"
    assert second.element.tag == "div" and second.width < whole / 2
    assert lines_in(f"{whole - 2}px")[0].width < whole - 20, "what does not fit is broken as ever"


@needs_pango
def test_the_same_page_gives_the_same_bytes_whenever_it_is_set(
    own: Path, made: dict[str, pdf.Pdf], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")  # the day of another commit
    path = own / "print/meetings-find-out.pdf"
    first = path.read_bytes()
    path.unlink()
    pdf.make([made["meetings-find-out"].edition], own, NAME, FRONT, tmp_path)
    assert path.read_bytes() == first


@needs_pango
def test_a_page_is_set_once_and_again_once_something_changed(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = editions.one_page("decide/return/")
    pdf.make([edition], own, NAME, FRONT, tmp_path / "one")
    kept = next((tmp_path / "one").iterdir())
    os.utime(kept, (1, 1))
    pdf.make([edition], own, NAME, FRONT, tmp_path / "one")
    assert kept.stat().st_mtime == 1, "set again though nothing changed"
    pdf.make([edition], own, "Another name", FRONT, tmp_path / "one")
    assert not kept.exists(), "what no edition uses is deleted"
    kept = next((tmp_path / "one").iterdir())
    monkeypatch.setattr(setting, "digest", lambda site: "other styles")
    pdf.make([edition], own, "Another name", FRONT, tmp_path / "one")
    assert not kept.exists(), "set in other styles"


@needs_pango
def test_each_style_typeface_and_version_is_in_the_digest_of_what_all_pdfs_are_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"assets/{name}.css" for name in setting.SHEETS] + [tmp_path / "assets/fonts/one.woff2"]
    files[-1].parent.mkdir(parents=True)
    for file in files:
        file.write_text("one")
    found = [setting.digest(tmp_path), setting.digest(tmp_path)]
    assert found.pop() == found[0]
    for file in files:
        file.write_text("other")
        found.append(setting.digest(tmp_path))
    monkeypatch.setattr(setting, "version", lambda name: "70")
    found.append(setting.digest(tmp_path))
    monkeypatch.setattr("weasyprint.text.ffi.pango", SimpleNamespace(pango_version=lambda: 70))
    found.append(setting.digest(tmp_path))
    assert len(set(found)) == len(found)


@needs_pango
def test_a_document_has_the_styles_of_its_page_alone(own: Path) -> None:
    for address, kind in (("guide/", None), ("meetings/find-out/", "packs"), ("decide/readiness/", "deciding")):
        html = LexborHTMLParser(paper.document(editions.Piece(address), own, NAME, FRONT))
        assert html.root and html.root.attributes.get("data-styles") == kind, address


@needs_pango
def test_a_comma_parts_two_marks_of_sources(own: Path) -> None:
    marks = '<a class="cite" href="#a">1</a><a class="cite" href="#a">2</a>'
    page = setting.laid_out(f'<body class="md-typeset"><p id="a">Words {marks}</p>', own).pages[0]
    boxes = {box.text.strip(): box for box in page._page_box.descendants() if hasattr(box, "text")}
    first, comma, second = (boxes[text] for text in ("1", ",", "2"))
    assert first.position_x + first.width <= comma.position_x < comma.position_x + comma.width <= second.position_x


@needs_pango
def test_nothing_is_fetched_from_elsewhere(own: Path, address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError):
        setting.laid_out(f'<img src="{address}/assets/icon.svg">', own)


@needs_pango
def test_links_to_pdfs_tell_true_figures(own: Path, made: dict[str, pdf.Pdf]) -> None:
    downloads.link_pdfs(own, made.values())
    for address in SET:
        found = LexborHTMLParser((own / address / "index.html").read_text())
        link = found.css_first(".editions a")
        assert link
        target = (own / address / str(link.attributes["href"])).resolve()
        pages, size = len(PdfReader(target).pages), jinja.size(target.stat().st_size)
        assert link.parent and link.parent.text() == f"Download PDF ({pages} pages, {size})"


def test_pages_without_pdfs_show_no_link(site: Path) -> None:
    found = LexborHTMLParser((site / "guide/find-out/index.html").read_text())
    assert not found.css(".editions")
    assert "Download PDF" not in found.text()
    assert "read offline" not in found.text()


def test_what_is_missing_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')")
    done = subprocess.run(
        [sys.executable, "-m", "macros.publish.setting"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "apt-get install libpango-1.0-0" in done.stdout
    assert "\n" not in done.stdout


@pytest.mark.parametrize(
    ("number", "told"), [(400, "1 KB"), (60_400, "60 KB"), (999_400, "999 KB"), (1_249_000, "1.2 MB")]
)
def test_sizes_in_words(number: int, told: str) -> None:
    assert jinja.size(number) == told


# The offline copy


@pytest.fixture(scope="module")
def copied(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy, unpacked."""
    folder = tmp_path_factory.mktemp("copy")
    offline.make(site, folder / offline.NAME, NAME)
    offline.make(site, folder / "again.zip", NAME)
    assert (folder / offline.NAME).read_bytes() == (folder / "again.zip").read_bytes()
    with zipfile.ZipFile(folder / offline.NAME) as packed:
        packed.extractall(folder)
    return folder


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("../guide/", "../guide/index.html"),
        ("..", "../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../..?a=b", "../../index.html?a=b"),
        ("compare/?cases=a,b#c", "compare/index.html?cases=a,b#c"),
        ("#here", "#here"),
        ("a.csv", "a.csv"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_name_their_file(written: str, wanted: str) -> None:
    assert offline.file_link(written) == wanted


def test_every_link_of_the_copy_is_in_it(copied: Path) -> None:
    broken, count = [], 0
    for path in copied.rglob("*.html"):
        for tag in LexborHTMLParser(path.read_text()).css("a, link, script, img"):
            written = tag.attributes.get("href") or tag.attributes.get("src") or ""
            if not written or urlsplit(written).scheme or written.startswith("#"):
                continue
            count += 1
            target = Path(normpath(path.parent / unquote(urlsplit(written).path)))
            if not target.is_file():
                broken.append(f"{path.relative_to(copied)} -> {written}")
    assert count > 1000
    assert not broken, "\n".join(broken[:20])


def test_the_copy_works_from_a_folder_with_no_network(copied: Path, browser: Any) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else faults.append(request.url)
    )
    page.goto((copied / offline.START).as_uri())
    page.wait_for_url("**/handbook/index.html")
    page.locator("article a[href*='guide/']").first.click()
    page.wait_for_url("**/guide/**")
    page.wait_for_load_state()
    page.keyboard.press("Control+k")
    page.keyboard.type("harwich conexions")  # with a slip
    page.locator(".hit a").first.click()
    page.wait_for_url("**/case-studies/harwich-connexions/index.html*")
    page.goto((copied / "handbook/case-studies/compare/index.html").as_uri() + "?cases=navigo,sirona")
    heads = page.locator("table.compare thead th a")
    expect(heads).to_have_count(2)
    heads.first.click()
    page.wait_for_url("**/case-studies/navigo/index.html")
    assert faults == []
    context.close()


# From the browser


@pytest.mark.parametrize(
    ("index", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (701, "zz"), (702, "aaa")]
)
def test_letters(index: int, letter: str) -> None:
    assert page_html.letters(index) == letter


def test_links_get_letters_and_their_addresses_a_list(site: Path) -> None:
    page = LexborHTMLParser((site / "guide/find-out/index.html").read_text())
    terms, addresses = (page.css(f".link-notes {tag}") for tag in ("dt", "dd"))
    notes = {term.text(): one.text() for term, one in zip(terms, addresses, strict=True)}
    marked = page.css("article a[data-note]")
    assert {str(tag.attributes["data-note"]) for tag in marked} == set(notes)
    assert f"{FRONT}case-studies/navigo/" not in notes or len(set(notes.values())) == len(notes)
    assert not page.css(".sources a[data-note], .cite[data-note]")
    compared = LexborHTMLParser((site / "case-studies/compare/index.html").read_text())
    assert compared.css(".compare__sources a")
    assert not compared.css("[data-note], .link-notes"), "the reader chooses whose links stand there"
    record = LexborHTMLParser((site / "case-studies/salford-community-leisure/index.html").read_text())
    for found, plain in ((page, ".documents"), (record, ".story"), (record, ".kicker"), (record, ".reply")):
        assert found.css(f"{plain} a") and not found.css(f"{plain} a[data-note]"), plain


def test_the_page_of_meetings_prints_on_few_sheets(printed: Print) -> None:
    found = printed("/meetings/")
    assert len(found) <= 7, "8 with the addresses of files"
    assert "Print everything for stage" not in found[0].text, "nothing to do on paper"


@pytest.fixture(scope="module")
def printed(browser: Any, address: str) -> Iterator[Print]:
    """A function: a path of the site, as it prints in the dark with scripts off."""
    context = browser.new_context(color_scheme="dark", java_script_enabled=False)

    def of(path: str) -> list[Sheet]:
        page = context.new_page()
        page.goto(address + path)
        found = page.pdf(prefer_css_page_size=True, print_background=True)
        page.close()
        return sheets.of(found)

    yield of
    context.close()


def test_a_chapter_prints_whole_without_script(printed: Print, site: Path, book: Handbook) -> None:
    path = next(p for p in sorted((site / "guide").glob("*/index.html")) if '<details class="more"' in p.read_text())
    lessons = LexborHTMLParser(path.read_text()).css(".more .lesson__shows")
    found = printed(f"/guide/{path.parent.name}/")
    text = re.sub(r"\W", "", words_of(found))
    for lesson in lessons:
        assert re.sub(r"\W", "", lesson.text())[:40] in text, "folded text is not on paper"
    assert re.search(r"· its record, sources? \d", words_of(found)), "whose numbers stand beside a lesson"
    assert "Fairly sure: One good source says it" in words_of(found), "what the words beside a fact mean"
    first = found[0].text
    checked = dates.in_words(book.chapters[path.parent.name].data["checked"])
    assert "handbook.example/guide/" in first and f"checked {checked}" in first
    for gone in ("Darkcolours", "Onthispage", "DownloadPDF"):
        assert gone not in text
    assert "Addressesofthelinks" in text
    assert found[0].width == pytest.approx(595, abs=2)


def test_all_records_print_with_heads_on_every_sheet(printed: Print, book: Handbook) -> None:
    found = printed("/case-studies/")
    assert found[0].width > found[0].height
    text = re.sub(r"\W", "", words_of(found))
    assert all(re.sub(r"\W", "", record.name) in text for record in book.records.values())
    for sheet in found[: max(1, len(found) - 1)]:
        assert "Owned by" in sheet.text and "Legal form" in sheet.text, "a sheet without its heads"


def test_no_name_of_a_case_stands_alone_at_the_foot_of_a_sheet(printed: Print, site: Path) -> None:
    """Its status stands below it, and may be a line long."""
    page = LexborHTMLParser((site / "case-studies/pay-and-pensions/index.html").read_text(encoding="utf-8"))
    names = ["".join(name.text().split()) for name in page.css(".told li > p:first-child strong")]
    found = [
        "".join(re.sub(r"\d+ / \d+", "", sheet.text).split()) for sheet in printed("/case-studies/pay-and-pensions/")
    ]
    assert len(names) > 20 and len(found) > 4
    after = [(name, sheet.rpartition(name)[2]) for sheet in found for name in names if name in sheet]
    assert [name for name, rest in after if len(rest) < STATUS] == []


def test_case_studies_side_by_side_print_on_few_sheets_and_lose_nothing(printed: Print, site: Path) -> None:
    """The record that says most has the widest column. The sources stand right across the sheet, below the table."""
    table = LexborHTMLParser((site / "case-studies/compare/index.html").read_text()).css_first(".compare")
    assert table
    assert len(printed("/case-studies/compare/")) <= 2, "the rows that people compare first"
    texts = [sheet.text for sheet in printed("/case-studies/compare/#all-rows")]
    assert len(texts) <= 23, "more with columns of one width"
    whole = re.sub(r"\W", "", "".join(texts))
    for cell in table.css(
        "tr:not([hidden]) .compare__value, tr:not([hidden]) .fact__note, .compare__rest .compare__sources a"
    ):
        assert re.sub(r"\W", "", cell.text())[:30] in whole
    last = next(number for number, text in enumerate(texts) if "What the numbers stand for" in text)
    assert all("Harness Care" in text for text in texts[:last]), "names of records head every sheet"


def test_the_record_that_says_most_has_more_room_on_paper(open_page: Callable[..., Any]) -> None:
    page = open_page("/case-studies/compare/?cases=navigo,salford-community-leisure,sirona,epic-cic")
    expect(page.locator("th[data-long]")).to_have_count(1)
    page.emulate_media(media="print")
    widths = page.locator("table.compare thead th").evaluate_all("heads => heads.map(head => head.offsetWidth)")
    assert "Salford" in page.locator("th[data-long]").inner_text()
    assert widths[1] == max(widths) and widths[1] > 1.6 * widths[0]
    assert page.faults == []
    page = open_page("/case-studies/compare/?cases=navigo,sirona")
    expect(page.locator("th[data-name]")).to_have_count(2)
    expect(page.locator("th[data-long]")).to_have_count(0)  # neither says far more


@pytest.mark.parametrize("path", ["/reference/people-and-pensions/", "/guide/agree-the-deal/"])
def test_the_name_of_a_fold_stands_out_from_what_it_holds(path: str, open_page: Callable[..., Any]) -> None:
    """On paper all folds are open: a name in the type of its text reads as a sentence that breaks off."""
    page = open_page(path)
    page.emulate_media(media="print")
    weights = page.locator("article details:not(.contents) > summary").evaluate_all(
        "(names) => names.filter((one) => one.getClientRects().length).map((one) => +getComputedStyle(one).fontWeight)"
    )
    assert len(weights) > 5 and min(weights) >= 600


def test_a_long_fold_breaks_over_pages(open_page: Callable[..., Any]) -> None:
    """Else the heading of an answer for every employer and nation stands on a page that is empty below it."""
    page = open_page("/guide/find-out/")
    page.emulate_media(media="print")
    breaks = "all => [...new Set(all.map((one) => getComputedStyle(one).breakInside))]"
    assert page.locator("article :is(details, .answer)").evaluate_all(breaks) == ["auto"]


def test_a_wide_reference_table_prints_whole(printed: Print, site: Path) -> None:
    table = LexborHTMLParser((site / "reference/legal-forms/index.html").read_text()).css_first(".compare")
    assert table
    text = re.sub(r"\W", "", words_of(printed("/reference/legal-forms/")))
    for cell in table.css("tbody .fact__value, thead .column__summary"):
        assert re.sub(r"\W", "", cell.text())[:30] in text


def test_the_form_prints_its_questions_and_no_starter_file(printed: Print, book: Handbook) -> None:
    """For a pen: each question of the form once. The starter file stays behind its link, whose address is printed."""
    found = printed("/contribute/case-study/")
    text = words_of(found)
    for part in form.Form(book.schema).parts:
        assert part.label in text
        for control in part.controls:
            for one in control.parts or (control,):
                assert one.label in text
    assert len(found) <= 10, "13 with the starter file"
    for path in ("/contribute/case-study/", "/contribute/by-hand/"):
        text = words_of(printed(path))
        assert "/data/starter.yml" in text and starter.TOP.split("\n")[0] not in text


def test_paper_is_white_in_dark_mode(browser: Any, address: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{address}/guide/find-out/")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        "['html', 'body', '.md-main'].map(s => getComputedStyle(document.querySelector(s)).backgroundColor)"
    )
    assert set(colours) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert page.evaluate("getComputedStyle(document.querySelector('article p')).color") == "rgb(0, 0, 0)"
    page.close()
