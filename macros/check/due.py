"""The project folder and "today" in; what is to be looked at again, with its place and its day, out.

Whatever carries a day of its own counts: `check_again` of records, pages and data files, `look_again` of a change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from macros.check import chapters
from macros.read import dates, reading, records, registers, schema
from macros.read.addresses import DOCS, RECORDS
from macros.read.problems import Problem, shown
from macros.read.reading import Document, Path_
from macros.read.records import Record
from macros.read.sentences import say

KEYS = ("check_again", "look_again")


@dataclass(frozen=True, order=True)
class Due:
    """One thing to look at again by `day`, at `line` of `path`. `what` names it where a file holds several."""

    day: date
    path: str
    line: int
    what: str
    overdue: bool

    @property
    def sentence(self) -> str:
        """What is to be done, in words."""
        name = f"'{self.what}'" if self.what else "This"
        was = "was" if self.overdue else "is"
        return f"{name} {was} to be checked again by {dates.in_words(self.day.isoformat())}."

    def __str__(self) -> str:
        return str(Problem(self.path, self.line, self.sentence))


def listed(root: Path, today: date, within: int = 0) -> list[Due]:
    """All that is overdue on `today`, or will be `within` so many days. The oldest first."""
    until = today + timedelta(days=within)
    found = (due for document in documents(root) for due in _in(document, today))
    return sorted(due for due in found if due.overdue or due.day <= until)


def documents(root: Path) -> Iterator[Document]:
    """Every file that people keep: records, data files, front matter. One that cannot be read is the check's matter."""
    data = (path for path in (root / DOCS / "_data").rglob("*.yml") if not path.name.endswith(".schema.yml"))
    pages = ((path, True) for path in sorted((root / DOCS).rglob("*.md")))
    files = [*((path, False) for path in [*records.paths(root / RECORDS), *sorted(data)]), *pages]
    for path, is_page in files:
        try:
            text = reading.read_text(path)
            if not is_page:
                yield reading.parse(text, path)
            elif text.startswith("---\n"):
                yield chapters.front_matter(text, path)
        except reading.Unreadable:
            continue


def _in(document: Document, today: date) -> Iterator[Due]:
    names: dict[Path_, str] = {}  # of what stands at a path, or around it
    for path, value in reading.walk(document.value):
        said = value if isinstance(value, dict) else {}
        names[path] = str(said.get("key", names.get(path[:-1], "")))
        for key in KEYS:
            if schema.is_calendar_date(written := str(said.get(key, ""))):
                day = dates.last_day(written)
                yield Due(day, shown(document.path), document.line((*path, key)), names[path], day < today)


def look_ups(root: Path) -> list[str]:
    """Two lines or more for each record: those with the oldest status first."""
    found, _ = records.read_all(records.paths(root / RECORDS))
    return [line for record in sorted(found, key=_age) for line in _look_up(record)]


def _age(record: Record) -> tuple[str, str]:
    return str(record.get("status.as_of", "")).rpartition("/")[2], record.slug


def _look_up(record: Record) -> Iterator[str]:
    seen = dates.in_words(record.get("status.as_of", "undated"))
    yield say("look_up", name=record.name, seen=seen)
    given = [entry for entry in record.get("identity.registrations", []) if "value" in entry]
    for entry in given:
        label, number = str(entry.get("label", "")), str(entry["value"])
        register = registers.register(label, number)
        where = register.place.format(number) if register else say("no_register")
        yield say("look_up_number", label=label or say("number"), number=number, where=where)
    if not given:
        yield say("no_number", where=registers.REGISTERS[0].front, other=registers.MUTUALS)


MOST = 150  # lines of one part: GitHub's limit is 65,536 characters


def issue(found: Sequence[Due], gone: Sequence[Problem], unanswered: int, within: int) -> str:
    """The issue's text; empty where there is nothing to do."""
    parts = [
        ("Overdue", [str(due) for due in found if due.overdue]),
        (f"Due within {within} days", [str(due) for due in found if not due.overdue]),
        ("Links that lead nowhere", [str(problem) for problem in gone]),
    ]
    told = "\n".join(_part_of_issue(heading, lines) for heading, lines in parts if lines)
    if not told:
        return ""
    note = f"{unanswered} addresses turned the question away or gave no answer. They are not counted as broken.\n\n"
    return (
        "This list is made anew every week. Once nothing is left on it, it is closed.\n\n"
        f"{told}\n{note if unanswered else ''}"
        "How to check a record or a page again stands in `docs/contribute/reviewing.md`.\n"
    )


def _part_of_issue(heading: str, lines: list[str]) -> str:
    left_off = [f"- and {len(lines) - MOST} more: `python -m macros due`"] if len(lines) > MOST else []
    return "\n".join([f"## {heading}", "", *(f"- [ ] {code(line)}" for line in lines[:MOST]), *left_off, ""])


def code(line: str) -> str:
    """Text that GitHub shows as it is: no link, no mention, no markup."""
    return f"`{' '.join(line.replace('`', '’').split())}`"
