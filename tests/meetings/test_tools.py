"""Documents to fill in that are data: blank and filled, with room to write, and what keeps a bad one out."""

from __future__ import annotations

import copy
import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.check import by_schema, library
from macros.handbook import Handbook
from macros.meetings.documents import WorkingDocument, pieces
from macros.read.reading import Document
from tests.conftest import ROOT

TOOL: dict[str, Any] = {
    "title": "Sheet",
    "stage": "find-out",
    "use": "To try the check with.",
    "parts": [
        {
            "text": ["From [whom|a driver]"],
            "table": {
                "about": "A table with one row to try.",
                "columns": [{"head": "Ask", "width": 50}, {"head": "Answer", "width": 50}],
                "rows": [["What?", "[|This]"]],
            },
        }
    ],
    "checked": "2026-11-28",
    "check_again": "2027-05-28",
}


@pytest.fixture(scope="module")
def made(all_documents: tuple[WorkingDocument, ...]) -> dict[str, WorkingDocument]:
    """Every document by its name."""
    return {document.name: document for document in all_documents}


def document(tool: dict[str, Any]) -> Document:
    """A document to fill in as it is read."""
    return Document(ROOT / "docs/_data/tools/x.yml", tool, {}, [])


def words(one: WorkingDocument) -> list[str]:
    """The paragraphs and cells of a Word document, in their order."""
    found: list[str] = []
    for block in docx.Document(io.BytesIO(one.content)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            found += [cell.text for row in block.rows for cell in row.cells]
        else:
            found.append(block.text)
    return found


def test_each_document_is_there_blank_and_filled(made: dict[str, WorkingDocument], book: Handbook) -> None:
    for name, one in made.items():
        assert one.of == (name.replace("-example.", ".") if "-example." in name else ""), name
    for key in book.library.of("tool"):
        example = made[f"{key}-example.docx"]
        assert example.of == f"{key}.docx" and example.of in made
        told = "\n".join(words(example))
        assert "every figure are invented" in told
        assert not re.search(r"\[[^]]*\]|\|", told), "nothing is left to fill in"


def test_a_blank_document_asks_and_leaves_room(made: dict[str, WorkingDocument], book: Handbook) -> None:
    for key, tool in book.library.of("tool").items():
        if tool.get("only_example"):
            continue
        blank = docx.Document(io.BytesIO(made[f"{key}.docx"].content))
        told = "\n".join(words(made[f"{key}.docx"]))
        for text in (text for part in tool["parts"] for text in part.get("text", ())):
            assert "".join(piece for piece, _ in pieces(text, example=False)) in told
        for asked, example in re.findall(r"\[([^][|]*)\|([^][|]*)\]", str(tool["parts"])):
            assert f"[{asked}]" in told or not asked
            assert len(example) < 12 or example not in told, "the example is in the other file"
        for table in blank.tables:
            assert all((row.height or 0) >= 200_000 for row in table.rows[1:]), "a row one can write in"


def test_the_paper_says_what_its_chapter_says(book: Handbook) -> None:
    """The rows of the baseline sheet and of the due diligence list are those of the chapters' tables."""
    for key, chapter, columns in (
        ("baseline-sheet", "case-for-change", (0, 1)),
        ("due-diligence", "plan-the-business", (0,)),
    ):
        text = book.chapters[chapter].text
        table = next(part["table"] for part in book.library.of("tool")[key]["parts"] if "table" in part)
        for row in table["rows"]:
            assert all(row[column] in text for column in columns), row


@pytest.mark.parametrize(
    ("at", "value", "said"),
    [
        (
            ("text",),
            ["From [whom]"],
            "'From [whom]' has a place to write in without a worked example. "
            "Write it as [what to write|what an example says].",
        ),
        (("text",), ["From [whom|]"], "'From [whom|]' has a place to write in without"),
        (("text",), ["[a|b] or [a|b|c]"], "'[a|b] or [a|b|c]' has a place to write in without"),
        (("table", "rows"), [["What?", "x", "y"]], "Cells in this row: 3. Columns of its table: 2. Make them equal."),
        (
            ("table", "columns"),
            [{"head": head, "width": 30} for head in ("Ask", "Answer", "By")],
            "Cells in this row: 2. Columns of its table: 3. Make them equal.",
        ),
        (("table", "rows"), [["What?", "[x]"]], "'[x]' has a place to write in without"),
    ],
)
def test_a_bad_document_is_kept_out(at: tuple[str, ...], value: Any, said: str, book: Handbook) -> None:
    tool = copy.deepcopy(TOOL)
    place = tool["parts"][0]
    for key in at[:-1]:
        place = place[key]
    place[at[-1]] = value
    found = [one.sentence for one in library.row_problems(document(tool))]
    found += [sentence for _, sentence in by_schema.broken(tool, book.library.schemas["tool"])]
    assert [one.startswith(said) for one in found] == [True], found


def test_the_good_one_passes(book: Handbook) -> None:
    assert not list(library.row_problems(document(TOOL)))
    assert not by_schema.broken(TOOL, book.library.schemas["tool"])
    assert by_schema.broken({**TOOL, "stage": "nowhere"}, book.library.schemas["tool"])


def test_a_chapter_links_what_it_uses(site: Path, made: dict[str, WorkingDocument], book: Handbook) -> None:
    for slug in book.chapters:
        page = LexborHTMLParser((site / f"guide/{slug}/index.html").read_text(encoding="utf-8"))
        linked = {str(link.attributes["href"]).rpartition("/")[2] for link in page.css(".stage-tools a[download]")}
        assert linked == {name for name, one in made.items() if one.used_at == slug}
        assert f"slides-{slug}.pptx" in linked
