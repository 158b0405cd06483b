"""A page's HTML in; the same with each mark of a source held to the word before it, out.

Chapters are written with a space between words and cite(): it would let a mark begin a line.
"""

from __future__ import annotations

import re

_SPACE = re.compile(r'\s+(?=<\w+ class="cites">)')


def held(html: str) -> str:
    """`html` without space before marks."""
    return _SPACE.sub("", html)
