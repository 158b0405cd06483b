"""Records in; what is missing, old, in conflict or due, as plain data, out. "Today" is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.read import dates, shown
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape import record_page
from macros.shape.facts import Fact
from macros.shape.view import long_ago


@dataclass(frozen=True)
class Gaps:
    """What one record lacks. `old` says of what date its status is, where that is long ago."""

    record: Record
    questions: tuple[str, ...]
    not_found: tuple[Fact, ...]
    conflicts: tuple[str, ...]
    old: str
    overdue: bool

    @property
    def count(self) -> int:
        """How many things somebody could mend."""
        return len(self.questions) + len(self.not_found) + len(self.conflicts) + bool(self.old) + self.overdue


def gaps(found: Iterable[Record], schema: Schema, today: date) -> list[Gaps]:
    """The gaps of every record, those with most to mend first."""
    shaped = [_gaps(record, schema, today) for record in found]
    return sorted(shaped, key=lambda gap: (-gap.count, gap.record.name.casefold()))


def _gaps(record: Record, schema: Schema, today: date) -> Gaps:
    view, status = record_page.page_view(record, schema), str(record.get("status.as_of"))
    disputed = [path[:-2] for path, _ in record.facts if path[-2:] == ("rivals", 0)]
    fields = [".".join(key for key in path if isinstance(key, str)) for path in disputed]
    parts = (*shown.sections(schema), "size", "difficulties", "outcome")
    return Gaps(
        record=record,
        questions=tuple(item["question"] for item in record.data.get("not_known", ())),
        not_found=tuple(record_page.not_found(map(view.section, parts))),
        conflicts=tuple(view.row(field).label for field in fields),
        old=dates.in_words(status) if long_ago(status, today) else "",
        overdue=dates.last_day(str(record.data["check_again"])) < today,
    )
