"""The text of the weekly issue: what is in it, what is not, and that nothing in it is markup."""

from __future__ import annotations

from datetime import date

import pytest

from macros.check import due
from macros.check.due import Due
from macros.read.problems import Problem

LATE = Due(date(2026, 1, 2), "a.yml", 3, "", True)
SOON = Due(date(2027, 1, 2), "b.yml", 4, "two-tier", False)
GONE = Problem("c.yml", 5, "https://example.org/ is gone (404).")
WHOLE = """\
This list is made anew every week. Once nothing is left on it, it is closed.

## Overdue

- [ ] `a.yml:3: This was to be checked again by 2 January 2026.`

## Due within 30 days

- [ ] `b.yml:4: 'two-tier' is to be checked again by 2 January 2027.`

## Links that lead nowhere

- [ ] `c.yml:5: https://example.org/ is gone (404).`

Addresses that turned the question away or gave no answer: 2. None is counted as broken.

How to check a record or a page again stands in `docs/contribute/reviewing.md`.
"""


def test_the_whole_issue() -> None:
    assert due.issue([LATE, SOON], [GONE], 2, 30) == WHOLE


def test_nothing_to_do_is_no_issue() -> None:
    assert due.issue([], [], 7, 30) == ""


def test_a_part_with_nothing_in_it_is_left_out() -> None:
    text = due.issue([SOON], [], 0, 14)
    assert [line for line in text.splitlines() if line.startswith("##")] == ["## Due within 14 days"]
    assert text.endswith(
        "by 2 January 2027.`\n\nHow to check a record or a page again stands in `docs/contribute/reviewing.md`.\n"
    )


@pytest.mark.parametrize(
    ("count", "last"), [(150, "- [ ] `c.yml:5: x`"), (151, "- and 1 more: `python -m macros due`")]
)
def test_a_long_part_is_cut(count: int, last: str) -> None:
    lines = [line for line in due.issue([], [Problem("c.yml", 5, "x")] * count, 0, 30).splitlines() if line[:2] == "- "]
    assert lines[-1] == last
    assert len([line for line in lines if line.startswith("- [ ]")]) == 150


def test_text_is_shown_as_it_is() -> None:
    assert due.code("a `b` @me\n[x](y)  z") == "`a ’b’ @me [x](y) z`"


def test_a_single_address_without_an_answer_is_told() -> None:
    assert ("turned the question away" in due.issue([SOON], [], 1, 14), due.issue([], [], 1, 14)) == (True, "")
