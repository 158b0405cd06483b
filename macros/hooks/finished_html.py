"""MkDocs hook: Markdown with finished HTML in; that HTML in Markdown's own store of raw HTML out.

Macros give HTML as lines of their own, and as marks in a line, which Markdown would hand through as they are, after it
has parsed every tag twice: 60 ms for each record. Without this hook pages come out the same but for white space, more
slowly. Imports nothing of ours.
"""

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig

BEFORE_ANY_PARSING = 22  # 21 is MkDocs's own look at raw HTML, 20 is Markdown's

# A line after an empty one that begins and ends with the tag of a block. Markdown reads inside where it is asked to.
_BLOCK = r"(?:details|div|dl|figure|form|ol|p|section|table|ul)"
_LINE = re.compile(rf"(?<=\n\n)<{_BLOCK}(?![^>]*\smarkdown\b)[ >].*<[/]{_BLOCK}>(?=\n)")
# A mark of a source, or a word with its meaning: what they open may hold no Markdown either.
_MARK = re.compile(r'<\w+ class="(?:cites|term)">[^\n]*?class="note__close"[^\n]*?\W{2}a>\W{2,3}span>\W{2,3}span>')
_ID = re.compile(r' id="([^"]+)"')


class _Store(Preprocessor):  # type: ignore[misc]  # Markdown has no types
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(["", "", *lines, ""])
        for finished in (_LINE, _MARK):
            text = finished.sub(lambda found: str(self.md.htmlStash.store(found[0])), text)
        return text.split("\n")


class FinishedHtml(Extension):  # type: ignore[misc]
    """The extension of Markdown that stores the lines."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Markdown for each page."""
        md.preprocessors.register(_Store(md), "finished_html", BEFORE_ANY_PARSING)


def on_config(config: MkDocsConfig) -> None:
    """Give the extension to every page."""
    config.markdown_extensions.append(FinishedHtml())


def on_page_content(html: str, page: Any, config: object, files: object) -> None:
    """Tell MkDocs of the anchors in what it has not parsed: other pages may link to them."""
    page.present_anchor_ids.update(_ID.findall(html))
