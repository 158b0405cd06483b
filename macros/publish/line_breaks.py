"""A text and the room left on a line in; its first line out, as WeasyPrint finds it but for one fault.

WeasyPrint 70 breaks a text after its first word where all of it fits on the line except for the space at its end, which
hangs over the margin and should not count. Each text that an inline element follows ends in such a space. Nothing in
markup or style avoids it short of an element round each of those spaces. `test_a_space_at_the_end_breaks_no_line` in
tests/publish/test_paper.py says when a version of WeasyPrint no longer needs this.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Split = Callable[..., tuple[Any, int, int | None, float, float, float]]
_NARROW = 0.25  # of the size of type: no text is narrower by the letter
_HANGS = ("normal", "nowrap", "pre-line")  # where spaces collapse, and so hang at the end of a line


def mend() -> None:
    """Make this process set such texts whole. Once is enough; more often does no harm."""
    from weasyprint.layout import inline

    if not isinstance(inline.split_first_line, _Mended):
        inline.split_first_line = _Mended(inline.split_first_line)


class _Mended:
    """What finds the first line, asked again where the space at the end may have been what did not fit."""

    def __init__(self, split: Split) -> None:
        self.split = split

    def __call__(self, text: str, style: Any, context: Any, width: float | None, *more: Any, **named: Any) -> Any:
        found = self.split(text, style, context, width, *more, **named)
        if found[2] is None or width is None or not text.endswith(" ") or style["white_space"] not in _HANGS:
            return found
        if len(text) * style["font_size"] * _NARROW > width:  # needs more than a line: asking again takes time
            return found
        if self.split(text.rstrip(" "), style, context, width, *more, **named)[2] is not None:
            return found
        return self.split(text, style, context, width + style["font_size"], *more, **named)  # no space is so wide
