"""What is due and the links that are gone in; the text of the issue that the weekly job keeps, out."""

from collections.abc import Sequence

from macros.check.due import Due
from macros.read.problems import Problem

MOST = 150  # lines of one part of an issue: GitHub's limit is 65,536 characters


def issue(found: Sequence[Due], gone: Sequence[Problem], unanswered: int, within: int) -> str:
    """The text of the issue that the weekly job keeps, in Markdown; empty where there is nothing to do."""
    parts: dict[str, list[object]] = {
        "Overdue": [due for due in found if due.overdue],
        f"Due within {within} days": [due for due in found if not due.overdue],
        "Links that lead nowhere": [*gone],
    }
    if not any(parts.values()):
        return ""
    told = ["This list is made anew every week. Once nothing is left on it, it is closed.", ""]
    for heading, listed in parts.items():
        left_off = [f"- and {len(listed) - MOST} more: `python -m macros due`"] if len(listed) > MOST else []
        lines = [*(f"- [ ] {code(str(each))}" for each in listed[:MOST]), *left_off]
        told += [f"## {heading}", "", *lines, ""] if listed else []
    if unanswered:
        told += [f"Addresses that turned the question away or gave no answer: {unanswered}. None is counted as broken."]
        told.append("")
    return "\n".join([*told, "How to check a record or a page again stands in `docs/contribute/reviewing.md`.", ""])


def code(line: str) -> str:
    """Text that GitHub shows as it is: no link, no mention, no markup."""
    return f"`{' '.join(line.replace('`', '’').split())}`"
