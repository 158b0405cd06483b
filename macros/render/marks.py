"""A page's HTML in; the same with each mark of a source after the stop, and held to the word before it, out.

Chapters are written with a space between words and cite(), and the stop may stand after it.
"""

import re

# Where a mark begins.
_MARK = re.compile(r'(<\w+ class="cites">)')
# The end of a mark: of what it opens, how sure it is, and the stop that may follow.
_END = re.compile(r'(Close\W+a>\W+span>\W+span>(?: <\w+ class="sure">[^<]*\W+span>)?)([.,;:]?)')


def held(html: str) -> str:
    """`html` without space before marks, and with stops before them."""
    before, *marks = _MARK.split(html)
    held = [_after_stop(tag, rest) for tag, rest in zip(marks[::2], marks[1::2], strict=True)]
    *others, last = [before, *held]
    return "".join(map(str.rstrip, others)) + last


def _after_stop(tag: str, rest: str) -> str:
    found = _END.search(rest)
    if found is None:  # a mark of no note
        return tag + rest
    return f"{found[2]}{tag}{rest[: found.end(1)]}{rest[found.end() :]}"
