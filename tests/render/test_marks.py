"""Marks stand after the stop that follows them, and a stop that follows something else stays there."""

from __future__ import annotations

import pytest

from macros.render import page_html

CITE = '<span class="cites"><a class="cite">1</a><span class="note"><a class="note__close">Close</a></span></span>'
SURE = f'{CITE} <span class="sure">(fairly sure)</span>'
TERM = '<span class="term">bond<span class="note"><a class="note__close">Close</a></span></span>'


@pytest.mark.parametrize(
    ("written", "held"),
    [
        (f"Paid {CITE}.", f"Paid.{CITE}"),
        (f"Paid {SURE}, late {CITE}", f"Paid,{SURE} late{CITE}"),
        (f"Paid.{CITE} Ask for a {TERM}, a promise.", f"Paid.{CITE} Ask for a {TERM}, a promise."),
        (f"Paid {CITE}; late {SURE}: so", f"Paid;{CITE} late:{SURE} so"),
        (f"Paid {CITE}! Late {CITE}?", f"Paid{CITE}! Late{CITE}?"),
        ("No mark, no change.", "No mark, no change."),
    ],
)
def test_a_stop_goes_before_its_own_mark(written: str, held: str) -> None:
    assert page_html.held(written) == held
