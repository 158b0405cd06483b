"""Long parts of a page fold under their headings; marks of sources keep to the word before them."""

from __future__ import annotations

import pytest

from macros.render import page_html

PAGE = """<h2 id="a">A</h2>
<p>One.</p>
<h2 id="b" data-fold="What &amp; why">B</h2>
<h3>Inner</h3>
<p>Two.</p>
<h2 id="c">C</h2>
<p>Three.</p>"""


def test_a_part_folds_up_to_the_next_heading() -> None:
    assert page_html.folded(PAGE) == (
        '<h2 id="a">A</h2>\n<p>One.</p>\n'
        '<h2 id="b">B</h2>\n<details class="fold"><summary>What &amp; why</summary>\n'
        "<h3>Inner</h3>\n<p>Two.</p>\n</details>"
        '<h2 id="c">C</h2>\n<p>Three.</p>'
    )


def test_a_page_without_folds_stays_as_it_is() -> None:
    page = PAGE.replace(' data-fold="What &amp; why"', "")
    assert page_html.folded(page) == page


MARK = '<span class="cites"><a>1</a><span popover>A paper. <a>Close</a></span></span>'
SURE = ' <span class="sure">(fairly sure)</span>'


@pytest.mark.parametrize("mark", [MARK, MARK + SURE])
def test_a_mark_stands_after_the_stop(mark: str) -> None:
    assert (
        page_html.held(f"<p>So {mark}. And {mark}, or {mark} too.</p>") == f"<p>So.{mark} And,{mark} or{mark} too.</p>"
    )


def test_no_space_before_a_mark() -> None:
    assert page_html.held('<p>So.\n <span class="cites">1</span> And <b>b</b></p>') == (
        '<p>So.<span class="cites">1</span> And <b>b</b></p>'
    )


def test_each_part_that_asks_folds_and_the_last_to_the_end_of_the_page() -> None:
    part = '<h2 data-fold="What">B</h2>\n<p>Two.</p>\n'
    folded = '<h2>B</h2>\n<details class="fold"><summary>What</summary>\n<p>Two.</p>\n</details>'
    assert page_html.folded(part * 2) == folded * 2
