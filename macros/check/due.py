"""The project folder in; what is to be looked at again and where organisations are looked up, each with its place, out.

Whatever carries a day of its own counts: `check_again` of records, pages and data files, `look_again` of a change.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urljoin

from macros.read import dates, reading, records, registers, schema
from macros.read.addresses import DOCS, RECORDS
from macros.read.problems import Problem, shown
from macros.read.reading import Document, Path_
from macros.read.sentences import say

DATES = ("check_again", "look_again")


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


def look_ups(root: Path) -> Iterator[str]:
    """Where each organisation can be looked up, as lines for a person to work through: the oldest status first."""
    found, _ = records.read_all(records.paths(root / RECORDS))
    for record in sorted(
        found, key=lambda record: (str(record.get("status.as_of", "")).rpartition("/")[2], record.slug)
    ):
        yield say("look_up", name=record.name, seen=dates.in_words(record.get("status.as_of", "undated")))
        given = [entry for entry in record.get("identity.registrations", []) if "value" in entry]
        for entry in given:
            label, number = str(entry.get("label", "")), str(entry["value"])
            where = registers.address(label, number) or say("no_register")
            yield say("look_up_number", label=label or say("number"), number=number, where=where)
        if not given:
            first, last = registers.REGISTERS[0]["place"], registers.REGISTERS[-1]["place"]
            yield say("no_number", where=urljoin(first, "/"), other=last)
