"""A book: bound of pieces that are set once, with one row of pages, tags and bookmarks, and links that lead inside."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import page as validator
import pytest
from pikepdf import Array, Dictionary, Name, NameTree, Pdf

from macros.publish import pdf, setting
from macros.publish.editions import Edition, Piece
from tests import sheets
from tests.sheets import Sheet

FRONT = "https://handbook.example/"
ADDRESSES = ("guide/one/", "guide/two/")
BOOK = Edition(
    name="book",
    pieces=tuple(map(Piece, ADDRESSES)),
    shown_on=("guide/",),
    title="A book",
    contents=True,
    index=ADDRESSES,
)
PAGE = """<article><h1>{name}</h1><p class="long">{text}</p><p><a href="/{other}#there">To the other</a>,
<a href="/{other}">to its front</a>,
<a href="#there">to the end</a>, <a href="https://example.org/">elsewhere</a>.</p>
<table><thead><tr><th scope="col">Head</th></tr></thead><tbody><tr><td>Cell of {name}</td></tr></tbody></table>
<h2 id="there">The end of {name}</h2><p>It ends.</p></article>"""
pytestmark = pytest.mark.skipif(bool(setting.missing()) and not os.environ.get("CI"), reason=setting.missing() or "-")


@pytest.fixture(scope="module")
def own(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two pages, the first of several sheets, in the styles of ours."""
    folder = tmp_path_factory.mktemp("bound") / "site"
    folder.mkdir()
    (folder / "assets").symlink_to(site / "assets")
    write(folder, 0, "Words that fill a line. " * 900)
    write(folder, 1, "Short.")
    return folder


def write(folder: Path, number: int, text: str) -> None:
    path = folder / ADDRESSES[number] / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(name=f"Chapter {number + 1}", other=ADDRESSES[1 - number], text=text))


@pytest.fixture(scope="module", params=[FRONT, ""])
def path(own: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The book, with the address of the site and without."""
    pdf.make([BOOK], own, "A handbook", request.param, tmp_path_factory.mktemp("kept"))
    copy = tmp_path_factory.mktemp("book") / f"{'with' if request.param else 'without'}.pdf"
    (own / "print/book.pdf").rename(copy)
    return copy


def test_it_is_accessible(path: Path) -> None:
    found = validator.validate_pdf(str(path), profile="ua1")
    assert found.is_compliant, found


def number_of(printed: list[Sheet], text: str) -> int:
    """The number, from 1, of the last sheet that says this."""
    return max(number for number, sheet in enumerate(printed, start=1) if text in sheet.text)


def test_contents_name_the_page_that_each_sheet_bears(path: Path) -> None:
    printed = sheets.of(path)
    assert len(printed) >= 6 and "A book" in printed[0].text and "of this book" not in printed[0].text
    for number, sheet in enumerate(printed[1:], start=2):
        assert f"Page {number} of {len(printed)} of this book" in sheet.text
    contents = re.sub(r"\s+", " ", printed[1].text)
    for heading in ("The end of Chapter 1", "Chapter 2", "The end of Chapter 2"):
        assert f"{heading} {number_of(printed, heading)}" in contents
    last = number_of(printed, "The end of Chapter 1")
    assert f"Chapter page {last - 2} of {last - 2}" in printed[last - 1].text, "its own pages, below"
    assert len(re.findall(r"[Pp]age \d", printed[1].text)) == 1, "the list of contents bears one number"


def named(found: Pdf) -> Iterator[tuple[str, Any]]:
    """The named places of a PDF."""
    yield from NameTree(found.Root.Names.Dests).items()


def test_links_between_pieces_lead_inside(path: Path) -> None:
    """Where the website's address is not known, a link to another page of ours is text."""
    printed = sheets.of(path)
    with Pdf.open(path) as found:
        pages = {page.obj.objgen: number for number, page in enumerate(found.pages, start=1)}
        dests = {name: place.D if isinstance(place, Dictionary) else place for name, place in named(found)}
        led, outside = [], []
        for page in list(found.pages)[2:]:
            for link in page.get("/Annots", ()):
                if "/Dest" in link:
                    place = link.Dest if isinstance(link.Dest, Array) else dests[str(link.Dest)]
                    led.append((pages[page.obj.objgen], pages[place[0].objgen], float(place[3])))
                else:
                    outside.append(str(link.A.URI))
        one, two = (number_of(printed, f"The end of Chapter {number}") for number in (1, 2))
        end = {
            at: min(float(top) for page, _, _, top, *_ in dests.values() if pages[page.objgen] == at)
            for at in (one, two)
        }
        head = float(found.pages[0].mediabox[3])
    inside = [(one, two, end[two]), (one, two, head), (two, one, end[one]), (two, 3, head)]
    assert set(led) == {(one, one, end[one]), (two, two, end[two]), *(inside if path.stem == "with" else [])}
    assert set(outside) == {"https://example.org/"}


def test_tags_of_both_pieces_are_one_tree(path: Path) -> None:
    with Pdf.open(path) as found:
        tree = found.Root.StructTreeRoot
        keys = [int(key) for key in list(tree.ParentTree.Nums)[::2]]
        values = dict(zip(keys, list(tree.ParentTree.Nums)[1::2], strict=True))
        assert keys == sorted(set(keys))
        assert all(top.P.objgen == tree.K[0].objgen for top in tree.K[0].K)
        for page in found.pages:
            tags = values[int(page.StructParents)]
            assert all(tag.Pg.objgen == page.obj.objgen for tag in tags)
            for link in page.get("/Annots", ()):
                kids = list(values[int(link.StructParent)].K)
                assert any(
                    "/Obj" in kid and kid.Obj.objgen == link.objgen for kid in kids if isinstance(kid, Dictionary)
                )
        all_tags = [one for one in found.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.StructElem]
        ids = [str(tag.ID) for tag in all_tags if "/ID" in tag]
        heads = [str(head) for tag in all_tags if "/A" in tag and "/Headers" in tag.A for head in tag.A.Headers]
        assert len(ids) == len(set(ids))
        assert len(set(heads)) == len(heads) == 4 and set(heads) <= set(ids)
        with found.open_outline() as marks:
            assert [mark.title for mark in marks.root] == ["Contents", "Chapter 1", "Chapter 2"]
            assert [child.title for child in marks.root[2].children] == ["The end of Chapter 2"]


def test_after_an_edit_only_what_changed_is_set_and_bound_again(own: Path, tmp_path: Path) -> None:
    single = [Edition(name=address, pieces=(Piece(address),), shown_on=()) for address in ("guide/one/", "guide/two/")]
    wanted = [BOOK, *(Edition(name=one.name.replace("/", "-"), pieces=one.pieces, shown_on=()) for one in single)]
    told: list[tuple[int, int]] = []

    def make() -> None:
        told.clear()
        pdf.make(wanted, own, "A handbook", FRONT, tmp_path, lambda done, of: told.append((done, of)))

    make()
    assert told == [(1, 3), (2, 3), (3, 3)], "each piece once, though two editions have it"
    make()
    assert told == []
    write(own, 1, "Another text.")
    make()
    assert told == [(1, 2), (2, 2)]
    assert "Another text." in sheets.of(own / "print/book.pdf")[-1].text
    wanted = [replace(BOOK, title="Another title")]
    make()
    assert told == [(1, 1)] and "Another title" in sheets.of(own / "print/book.pdf")[0].text
    write(own, 1, "Short.")


def test_contents_that_fill_two_pages_count_themselves_and_a_book_is_the_same_to_the_byte(
    own: Path, tmp_path: Path
) -> None:
    write(own, 1, "".join(f'</p><h2 id="part{number}">Part {number}.</h2><p>' for number in range(60)))
    made = []
    for kept in ("one", "two"):
        pdf.make([BOOK], own, "A handbook", FRONT, tmp_path / kept)
        made.append((own / "print/book.pdf").read_bytes())
    write(own, 1, "Short.")
    assert made[0] == made[1]
    printed = sheets.of(own / "print/book.pdf")
    contents = re.sub(r"\s+", " ", printed[1].text + printed[2].text)
    assert "Part 59." in printed[2].text and f"Part 59. {number_of(printed, 'Part 59.')} " in contents
