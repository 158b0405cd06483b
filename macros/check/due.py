"""The project folder in; what is to be looked at again, each with its place, out, and the weekly issue that tells it.

Whatever carries a day of its own counts: `check_again` of records, pages and data files, `look_again` of a change.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from macros.read import dates, reading, records, schema
from macros.read.addresses import DOCS, RECORDS
from macros.read.problems import Problem, shown
from macros.read.reading import Document, Path_

DATES = ("check_again", "look_again")
MOST = 150  # lines of one part of an issue: GitHub's limit is 65,536 characters


@dataclass(frozen=True, order=True)
class Due:
    """One thing to look at again by `day`, at `line` of `path`. `what` names it where a file holds several."""

    day: date
    path: str
    line: int
    what: str
    overdue: bool

    def __str__(self) -> str:
        name, was = f"'{self.what}'" if self.what else "This", "was" if self.overdue else "is"
        sentence = f"{name} {was} to be checked again by {dates.in_words(self.day.isoformat())}."
        return str(Problem(self.path, self.line, sentence))


def listed(root: Path, today: date, within: int = 0) -> list[Due]:
    """All that is overdue on `today`, or will be `within` so many days. The oldest first."""
    until = max(today + timedelta(days=within), today - timedelta(days=1))
    return sorted(due for document in documents(root) for due in _in(document, today) if due.day <= until)


def documents(root: Path) -> Iterator[Document]:
    """Every file that people keep: records, data files, front matter. One that cannot be read is the check's matter."""
    data = (path for path in (root / DOCS / "_data").rglob("*.yml") if not path.name.endswith(".schema.yml"))
    for path in [*records.paths(root / RECORDS), *sorted(data), *sorted((root / DOCS).rglob("*.md"))]:
        with suppress(reading.Unreadable):
            text = reading.read_text(path)
            if path.suffix != ".md":
                yield reading.parse(text, path)
            elif text.startswith("---\n"):
                yield reading.front_matter(text, path)


def _in(document: Document, today: date) -> Iterator[Due]:
    names: dict[Path_, str] = {}  # of what stands at a path, or around it
    for path, value in reading.walk(document.value):
        said = value if isinstance(value, dict) else {}
        names[path] = str(said.get("key", names.get(path[:-1], "")))
        for key in DATES:
            if schema.is_calendar_date(written := str(said.get(key, ""))):
                day = dates.last_day(written)
                yield Due(day, shown(document.path), document.line((*path, key)), names[path], day < today)


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
