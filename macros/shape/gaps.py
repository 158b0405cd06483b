"""Records in; what is missing, old, in conflict or due, as plain data, out. "Today" is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.read import dates, shown
from macros.read.records import Record, facts
from macros.read.schema import Schema
from macros.shape import record_page
from macros.shape.facts import Fact
from macros.shape.status import is_old
from macros.shape.view import View


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
    view = View(record, schema)
    sections = [view.section(key) for key in (*shown.sections(schema), "size", "outcome")]
    status = str(record.get("status.as_of"))
    return Gaps(
        record=record,
        questions=tuple(item["question"] for item in record.data.get("not_known", ())),
        not_found=tuple(record_page.not_found(sections)),
        conflicts=tuple(_conflicts(record, schema)),
        old=dates.in_words(status) if is_old(record, today) else "",
        overdue=dates.last_day(str(record.data["check_again"])) < today,
    )


def _conflicts(record: Record, schema: Schema) -> Iterable[str]:
    for path, _ in facts(record.data):
        if path[-2:-1] == ("rivals",) and path[-1] == 0:
            field = [key for key in path[:-2] if isinstance(key, str)]
            yield str(schema.word(schema.at(tuple(field)), "title", field[-1]))
