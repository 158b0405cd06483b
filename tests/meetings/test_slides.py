"""Slides: few, large, in the chapter's words, with notes and with words for the picture."""

from __future__ import annotations

import io
import re
from typing import Any

import pptx
import pytest
from pptx.oxml.ns import qn

from macros.handbook import Handbook
from macros.meetings import slides
from macros.meetings.documents import WorkingDocument
from macros.read import prose
from tests.small import newest_check

OURS = {  # titles that are the slides' own
    "In short", "What people will ask", "What you decide here", "What to do", "What to do, then", "What goes wrong",
    "Rate alone, from 1 to 5", "Talk where you differ",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(all_documents: tuple[WorkingDocument, ...]) -> dict[str, WorkingDocument]:
    """The slides of each stage, by its slug."""
    return {one.used_at: one for one in all_documents if one.group == "slides"}


@pytest.fixture(scope="module")
def decks(made: dict[str, WorkingDocument]) -> dict[str, Any]:
    return {slug: pptx.Presentation(io.BytesIO(one.content)) for slug, one in made.items()}


def texts(slide: Any) -> list[str]:
    """The title and the texts of a slide."""
    return [paragraph.text for holder in slide.placeholders for paragraph in holder.text_frame.paragraphs]


def test_there_are_nine_sets_of_at_most_ten(decks: dict[str, Any], book: Handbook) -> None:
    assert list(decks) == list(book.chapters)
    for deck in decks.values():
        assert 8 <= len(deck.slides) <= 10
        titles = [slide.shapes.title.text for slide in deck.slides]
        assert len(set(titles)) == len(titles) and all(titles)


def test_all_words_are_the_chapters(decks: dict[str, Any], book: Handbook) -> None:
    names = {record.slug: record.name for record in book.records.values()}
    asked = {q["question"] for file in book.library.of("questions").values() for q in file["questions"].values()}
    for slug, deck in decks.items():
        chapter = book.chapters[slug]
        data = chapter.data
        short = " ".join(prose.paragraphs(chapter.text, prose.IN_SHORT, names))
        may = {
            data["gate"], data["purpose"], *(one["task"] for one in data["tasks"]), *data["evidence"],
            *(one["decision"] for one in data["decisions"]), *data["meeting"]["rate"], *data["meeting"]["questions"],
            *(one.risk for one in prose.risks(chapter.text, names)), *asked, *OURS,
            f"Stage {data['stage']} of 9: {data['short_name']}",
        }  # fmt: skip
        said = [text for slide in deck.slides for text in texts(slide)]
        assert [text for text in said if text not in may and text not in short] == []
        everything = " ".join([*said, *(slide.notes_slide.notes_text_frame.text for slide in deck.slides)])
        assert all(" ".join(text.split()) in everything for text in may - asked - OURS), "on a slide or in its notes"


def test_letters_are_large_and_lines_few(decks: dict[str, Any]) -> None:
    for deck in decks.values():
        parts = [deck.slide_layouts[0], deck.slide_master, *deck.slides]
        sizes = [int(one.get("sz")) for part in parts for one in part.element.iter() if one.get("sz", "").isdigit()]
        assert min(sizes) >= 2400
        assert not [part for part in parts for _ in part.element.iter(qn("a:normAutofit"), qn("a:spAutoFit"))]
        for slide in deck.slides:
            assert slides._room(texts(slide)[1:]) == len(texts(slide)) - 1


def test_each_slide_says_whose_it_is_and_has_notes(
    decks: dict[str, Any], made: dict[str, WorkingDocument], book: Handbook
) -> None:
    for slug, deck in decks.items():
        own = "".join(deck.slide_layouts[0].element.itertext())
        assert "The handbook" in own and newest_check(book) in own
        assert [one.get("type") for one in deck.slide_layouts[0].element.iter(qn("a:fld"))] == ["slidenum"]
        assert (deck.core_properties.title, deck.core_properties.language) == (made[slug].title, "en-GB")
        for slide in deck.slides:
            assert len(slide.notes_slide.notes_text_frame.text) > 20
            languages = {run.get_or_add_rPr().get("lang") for run in slide.element.iter(qn("a:r"))}
            assert languages == {"en-GB"}


def test_the_picture_has_words(decks: dict[str, Any], book: Handbook) -> None:
    for slug, deck in decks.items():
        picture = next(shape for shape in deck.slides[0].shapes if not shape.is_placeholder)
        described = next(picture.element.iter(qn("p:cNvPr"))).get("descr")
        assert described == f"9 stages in a row. This meeting is about stage {book.chapters[slug].data['stage']}."


def test_what_has_no_room_is_said_in_the_notes() -> None:
    long = [f"{number}. " + "word " * 60 for number in range(5)]
    slide = slides._slide("Title", long, "Ask.")
    assert len(slide.texts) < 5 and slide.notes.startswith("No room on the slide, so say it: ")
    assert all(re.search(rf"\b{number}\. ", slide.notes) for number in range(len(slide.texts), 5))


@pytest.mark.parametrize(
    ("lines", "room"),
    [([2, 3, 3, 3], 4), ([2, 3, 3, 4], 3), ([1] * 9, 9), ([1] * 10, 9), ([20], 1), ([20, 1], 1), ([], 0)],
)
def test_a_slide_is_filled_and_not_beyond(lines: list[int], room: int) -> None:
    texts = ["x" * (74 * many) for many in lines]
    assert slides._room(texts) == room
    assert len(slides._slide("Title", texts, "Ask.").texts) == room
