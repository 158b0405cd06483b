"""MkDocs hook: finished HTML waits beside the page while Markdown reads the rest of it, and then takes its place.

Macros give HTML as lines of their own, which Markdown would hand through as they are, after it has parsed every tag
twice: half the time of a build. Without this hook pages come out the same, more slowly. Imports nothing of ours.
"""

from __future__ import annotations

import re
from typing import Any

KEPT = "set_aside"  # where a page keeps its lines of HTML, in order

# A line after an empty one that begins and ends with the tag of a block. Markdown reads inside where it is asked to.
_BLOCK = r"(?:details|div|dl|figure|form|ol|p|section|table|ul)"
_END = rf"/{_BLOCK}"
_LINE = re.compile(rf"(?<=\n\n)<{_BLOCK}(?![^>]*\smarkdown\b)[ >].*<{_END}>(?=\n)")

_MARK = "<!--set aside: {}-->"
_MARKED = re.compile(_MARK.format(r"(\d+)"))
_ID = re.compile(r'\sid="([^"]+)"')


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Put a mark in the place of each line of HTML."""
    lines = page.meta[KEPT] = []

    def mark(line: re.Match[str]) -> str:
        lines.append(line[0])
        return _MARK.format(len(lines) - 1)

    return _LINE.sub(mark, f"\n\n{markdown}\n")


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Put the lines back, and tell MkDocs of their anchors, to which other pages may link."""
    lines = page.meta.pop(KEPT)
    for line in lines:
        page.present_anchor_ids.update(_ID.findall(line))
    return _MARKED.sub(lambda mark: lines[int(mark[1])], html)
