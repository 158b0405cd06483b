"""What is due and what is gone in; the text of the one issue that the weekly job keeps, in Markdown, out."""

from collections.abc import Sequence

from macros.check.due import Due
from macros.read.problems import Problem

MOST = 150  # lines of one part: GitHub's limit is 65,536 characters


def text(found: Sequence[Due], gone: Sequence[Problem], unanswered: int, within: int) -> str:
    """The issue's text; empty where there is nothing to do."""
    parts = [
        ("Overdue", [str(due) for due in found if due.overdue]),
        (f"Due within {within} days", [str(due) for due in found if not due.overdue]),
        ("Links that lead nowhere", [str(problem) for problem in gone]),
    ]
    told = "\n".join(_part(heading, lines) for heading, lines in parts if lines)
    if not told:
        return ""
    note = f"{unanswered} addresses turned the question away or gave no answer. They are not counted as broken.\n\n"
    return (
        "This list is made anew every week. Once nothing is left on it, it is closed.\n\n"
        f"{told}\n{note if unanswered else ''}"
        "How to check a record or a page again stands in `docs/contribute/reviewing.md`.\n"
    )


def _part(heading: str, lines: list[str]) -> str:
    left_off = [f"- and {len(lines) - MOST} more: `python -m macros due`"] if len(lines) > MOST else []
    return "\n".join([f"## {heading}", "", *(f"- [ ] {code(line)}" for line in lines[:MOST]), *left_off, ""])


def code(line: str) -> str:
    """Text that GitHub shows as it is: no link, no mention, no markup."""
    return f"`{' '.join(line.replace('`', '’').split())}`"
