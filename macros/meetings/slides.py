"""A chapter in; at most ten slides for the meeting of that stage out, in the chapter's words.

What has no room on a slide stands in its notes. The template beside this file has the looks: edit it in PowerPoint.
"""

import io
import json
import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Shown
from pptx.util import Inches, Pt

from macros.check.chapters import Chapter
from macros.meetings import files
from macros.read import dates, prose
from macros.render import jinja
from macros.render.spreadsheet import clean
from macros.shape.questions import Question

_LINE, _LINES = 74, 12.0  # letters on a line, and lines on a slide, at 24 point
_DARK, _LIGHT = MSO_THEME_COLOR.TEXT_2, MSO_THEME_COLOR.BACKGROUND_1
_BETWEEN = 0.25  # of a line, between two texts


@dataclass(frozen=True)
class Slide:
    """A slide: its title, its texts, and what whoever runs the meeting is told."""

    title: str
    texts: tuple[str, ...]
    notes: str


def of_chapter(chapter: Chapter, asked: list[Question], names: dict[str, str], stages: int) -> tuple[Slide, ...]:
    """The slides of a stage. `asked` are the questions of its handout, `names` those of records."""
    lines = jinja.markdown(
        "slides.json",
        data=chapter.data,
        stages=stages,
        in_short=[
            one for text in prose.paragraphs(chapter.text, prose.IN_SHORT, names) for one in prose.sentences(text)
        ],
        asked=asked,
        begun=_room([one["task"] for one in chapter.data["tasks"]]),
        risks=prose.risks(chapter.text, names),
    )
    return tuple(_slide(**json.loads(line)) for line in lines.splitlines() if line.strip())


def _slide(title: str, texts: list[str], notes: str) -> Slide:
    """A slide with as many texts as there is room for; the others begin its notes."""
    room = _room(texts)
    more = f"No room on the slide, so say it: {' '.join(texts[room:])} " if texts[room:] else ""
    return Slide(title, tuple(texts[:room]), more + notes)


def _room(texts: list[str]) -> int:
    """How many of the texts a slide has room for."""
    used = 0.0
    for count, text in enumerate(texts):
        used += math.ceil(len(text) / _LINE) + _BETWEEN
        if used > _LINES:
            return max(count, 1)
    return len(texts)


@lru_cache(maxsize=64)
def made(slides: tuple[Slide, ...], title: str, site: str, day: date, stage: tuple[int, int]) -> bytes:
    """The file. `stage` is its number, and how many there are. The same slides are made once, however often asked."""
    deck = Presentation(str(files.TEMPLATES / "slides.pptx"))
    layout = deck.slide_layouts[0]
    for shape, words in zip(list(layout.shapes)[-2:], (site, f"{dates.in_words(day)}  "), strict=True):
        _write(shape, clean(words))
    for one in slides:
        shown = deck.slides.add_slide(layout)
        for holder, texts in zip(shown.placeholders, ((one.title,), one.texts), strict=True):
            holder.text_frame.text = "\n".join(clean(text).replace("\n", " ") for text in texts)
        shown.notes_slide.notes_text_frame.text = clean(one.notes)
    _path(deck.slides[0], *stage)
    for slide in deck.slides:
        for part in (slide, slide.notes_slide):
            for run in part.element.iter(qn("a:r")):
                run.get_or_add_rPr().set("lang", "en-GB")
    files.describe(deck.core_properties, title, site, day)
    out = io.BytesIO()
    deck.save(out)
    return files.dated(out, day)


def _write(shape: BaseShape, words: str) -> None:
    """Put words in place of those of a text box, and leave its looks and the number behind them."""
    if isinstance(shape, Shape):
        shape.text_frame.paragraphs[0].runs[0].text = words


def _path(slide: Shown, stage: int, stages: int) -> None:
    """The path of the journey as a picture, with words for who does not see it."""
    group = slide.shapes.add_group_shape()
    for number in range(1, stages + 1):
        here = number == stage
        form = MSO_SHAPE.OVAL if here else MSO_SHAPE.ROUNDED_RECTANGLE
        mark = group.shapes.add_shape(form, Inches(0.55 + 1.36 * (number - 1)), Inches(5.2), Inches(1), Inches(1))
        mark.fill.solid()
        mark.fill.fore_color.theme_color = _DARK if here else _LIGHT
        mark.line.color.theme_color = _DARK
        mark.text_frame.text = str(number)
        words = mark.text_frame.paragraphs[0]
        words.alignment, words.runs[0].font.size = PP_ALIGN.CENTER, Pt(28)
        words.runs[0].font.color.theme_color = _LIGHT if here else _DARK
    group.name = "The path of the journey"
    next(group.element.iter(qn("p:cNvPr"))).set(
        "descr", f"{stages} stages in a row. This meeting is about stage {stage}."
    )
