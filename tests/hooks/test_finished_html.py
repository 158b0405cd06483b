"""Finished HTML comes back as Markdown would have left it, and Markdown never parses it."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import markdown
import pytest

from macros.handbook import Handbook
from macros.hooks import finished_html
from macros.render import jinja
from macros.shape import record_page
from tests.small import settings_of

EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc", "pymdownx.details"]

TABLE = '<div class="t"><table id="one"><tr><td>*not* emphasis, &amp; &#60;b&#62; `code`</td></tr></table></div>'
MARK = (
    '<span class="cites">&#8239;<a class="cite" href="#cite-1">1</a><span class="note" popover hidden id="cite-1">'
    '&#42;No&#42; emphasis, &amp; <a href="https://example.com/a_b_c">Open</a>'
    '<a class="note__close" href="#to-cite-1">Close</a></span></span>'
)
SAMPLES = {
    "between headings": f"# A\n\n{TABLE}\n\n## B {{#b}}\n\nText *here*.\n",
    "at both ends": f"{TABLE}\n\nText.\n\n{TABLE}",
    "a heading right after": f"## A\n\n{TABLE}\n## B\n",
    "text right after": f"## A\n\n{TABLE}\n\nText with <span>a *word*</span>.\n",
    "asks to be read": '## A\n\n<div class="x" markdown="1">Some *words*.</div>\n\nText.\n',
    "asks to be read, in short": "## A\n\n<div markdown>Some *words*.</div>\n\nText.\n",
    "over several lines": "## A\n\n<div class='x' markdown>\n\nSome *words*.\n\n</div>\n\nText.\n",
    "in a list": f"- one\n\n    {TABLE}\n\n- two\n",
    "in a note": f'!!! note "Title"\n\n    Text.\n\n    {TABLE}\n',
    "marks in a text": f"Paid *late* {MARK} and `it` {MARK}, said\n{MARK}.\n\n- a {MARK}\n- b\n",
    "a mark in a table": f"| x |\n|---|\n| {MARK} |\n",
    "in a line of text": "Text <span>*here*</span>\n\n<span>*there*</span>\n",
}


def hooked() -> markdown.Markdown:
    """Markdown as a build with the hook has it."""
    config: Any = SimpleNamespace(markdown_extensions=[*EXTENSIONS])
    finished_html.on_config(config)
    return markdown.Markdown(extensions=config.markdown_extensions)


def read(text: str) -> str:
    """The page as the hook has it."""
    return str(hooked().convert(text))


def alike(html: str) -> str:
    """A line break and a space between two tags are the same to a browser."""
    return re.sub(r">\s+<", "> <", html)


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_comes_back_as_markdown_would_leave_it(text: str) -> None:
    assert alike(read(text)) == alike(markdown.markdown(text, extensions=EXTENSIONS))


def test_every_record_comes_back_so_and_little_of_it_goes_through_markdown(book: Handbook) -> None:
    reader = hooked()
    for record in list(book.records.values())[::4]:
        values = record_page.context(record, book.schema, book.records, date(2026, 1, 1))
        text = jinja.markdown("record.md", root="../../", settings=settings_of(), **values)
        assert alike(read(text)) == alike(markdown.markdown(text, extensions=EXTENSIONS))
        left = reader.preprocessors["finished_html"].run(text.split("\n"))
        assert len("\n".join(left)) < 2_000 < len(text)


def test_marks_are_never_parsed() -> None:
    reader = hooked()
    assert "note" not in "".join(reader.preprocessors["finished_html"].run([f"Paid {MARK}, and {MARK}."]))


def test_mkdocs_learns_of_the_anchors() -> None:
    """Else a link from a chapter to an anchor in a table would count as broken."""
    page = SimpleNamespace(present_anchor_ids={"a"})
    finished_html.on_page_content(read(SAMPLES["at both ends"]), page, None, None)
    assert page.present_anchor_ids == {"a", "one"}
