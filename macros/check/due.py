"""The project folder and "today" in; what is to be looked at again, with its place and its day, out.

Whatever carries a day of its own counts: `check_again` of records, pages and data files, `look_again` of a change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from macros.check import chapters
from macros.read import dates, reading, records, schema, text_file
from macros.read.addresses import DOCS, RECORDS
from macros.read.problems import Problem, shown
from macros.read.reading import Document, Path_

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
            text = text_file.read_text(path)
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
