"""A page's HTML in; the same with each mark of a source after the stop, and held to the word before it, out.

Chapters are written with a space between words and cite(), and the stop may stand after it.
"""

from __future__ import annotations

import re

_SPACE = re.compile(r'\s+(?=<\w+ class="cites">)')
# A mark, with what it opens, how sure it is, and the stop that follows: not the stop after a later word that opens too.
_BEFORE_A_STOP = re.compile(
    r'(<\w+ class="cites">(?:(?!class="(?:cites|term)").)*?Close\W+a>\W+span>\W+span>'
    r'(?: <\w+ class="sure">[^<]*\W+span>)?)([.,;:])'
)


def held(html: str) -> str:
    """`html` without space before marks, and with stops before them."""
    return _BEFORE_A_STOP.sub(r"\2\1", _SPACE.sub("", html))
