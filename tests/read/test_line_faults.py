"""Patterns for lines: none takes longer than a line is long, whatever stands in it."""

from __future__ import annotations

import re
import time

import pytest

from macros.read import line_faults
from macros.read.reading import MAX_BYTES, UNSEEN

PATTERNS = {
    **{f"always-{name}": (pattern, re.MULTILINE, MAX_BYTES) for name, pattern in line_faults.ALWAYS.items()},
    **{f"likely-{name}": (pattern, 0, line_faults.LONGEST) for name, pattern in line_faults.LIKELY.items()},
    **{name: (pattern, 0, line_faults.LONGEST) for name, pattern in line_faults.LOOKS.items()},
    "unseen": (UNSEEN.pattern, 0, MAX_BYTES),
    "pasted": (line_faults.PASTED.pattern, re.MULTILINE, MAX_BYTES),
}
PIECES: tuple[str, ...] = (
    " ",
    "\t",
    "- ",
    "a",
    "a-",
    "a:",
    ": ",
    '"',
    "'",
    "''",
    "\\",
    '\\"',
    "[",
    "![",
    "](",
    "<p ",
    "<",
    "#",
    "# ",
    "\n",
)
PIECES += ("\u00a0", "\u2022", "* ", 'a: "', "a: '", "x\t", "\t ", "#\n", " \n", "{", "} ", "|", "| ")


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_is_slow(name: str) -> None:
    """A guard against hanging: what goes back over a long text again and again takes minutes."""
    pattern, flags, size = PATTERNS[name]
    made = re.compile(pattern, flags)
    for piece in PIECES:
        for start, end in (("", ""), ("a: ", ""), ('a: "', ""), ("- ", "\x7f"), ("", "x")):
            began = time.process_time()
            made.search(start + piece * (size // len(piece)) + end)
            assert time.process_time() - began < 2, (piece, start, end)


def test_the_first_wrong_line_is_told() -> None:
    assert list(line_faults.always("a: x\n\u2022 y\n\tz\n")) == [(1, "bullet")]
    assert list(line_faults.always("a: x\n\tz\n\u2022 y\n")) == [(1, "tab")]
    assert list(line_faults.always("a: x\n# \ty\n\t\n")) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("name:Sirona", "space_missing"),
        ("url: https://www.example.org", ""),
        ("name: 'it''s'", ""),
        ("name: 'it's'", "quote_inside"),
        ('sources: ["a", "b"]', ""),
        ('name: "a \\\\ b"', ""),
        ('name: "C:\\path"', "bad_escape"),
        ("at: 12:30", ""),
        ("name: A: B", "colon"),
        ('name: "A: B"', ""),
        ("text: >-", ""),
        ("text: > more", "sign_first"),
    ],
)
def test_what_is_likely_to_be_wrong(line: str, name: str) -> None:
    assert line_faults.likely(line) == name


def test_of_a_long_line_the_beginning_is_looked_at() -> None:
    room = line_faults.LONGEST - len("name: : ")
    assert line_faults.likely(f"name: {'x' * room}: y") == "colon"
    assert line_faults.likely(f"name: {'x' * (room + 2)}: y") == ""
