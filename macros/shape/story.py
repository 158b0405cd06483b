"""A View of a record in; what its page tells before the evidence out: the story, lessons in brief, turning points."""

from collections.abc import Collection, Sequence

from macros.read.fields import Fields
from macros.read.records import Record
from macros.read.schema import Field
from macros.shape.citations import Cite
from macros.shape.view import View

POINTS = 8  # turning points shown
LESSONS = 6  # lessons shown beside the story


def parts(view: View) -> list[tuple[Field, str, tuple[Cite, ...]]]:
    """The story in the order of the description, each part with its text and the marks of its sources; none where the
    record tells none."""
    told: Fields = view.record.data.get("story", {})
    fields = (field for field in view.schema.fields(view.schema.at(("story",))) if field.key in told)
    return [(field, told[field.key]["text"], view.citations.marks(told[field.key]["sources"])) for field in fields]


def lessons(record: Record) -> list[int]:
    """The places of the lessons shown in brief: the first of each stage, then others, in the order of the record."""
    stages = [str(lesson["stage"]) for lesson in record.data.get("lessons", ())]
    first = [place for place, stage in enumerate(stages) if stages.index(stage) == place]
    others = [place for place in range(len(stages)) if place not in first]
    return sorted([*first, *others][:LESSONS])


def turning_points(record: Record) -> list[int]:
    """The places of the events that the page shows at once: those that are marked; else the first and the last, the
    start, the end, and of the others some at even distances."""
    events: Sequence[Fields] = record.data.get("timeline", ())
    marked = [place for place, event in enumerate(events) if event.get("turning")]
    if marked or len(events) <= POINTS:
        return (marked or list(range(len(events))))[:POINTS]
    days = [str(event["date"]) for event in events]
    named = [str(record.get(path)) for path in ("origin.started.value", "outcome.ended.value")]
    must = {0, len(events) - 1, *(days.index(day) for day in named if day in days)}
    others = [place for place in range(len(events)) if place not in must]
    free = POINTS - len(must)
    return sorted([*must, *(others[(2 * turn + 1) * len(others) // (2 * free)] for turn in range(free))])


def named(record: Record, part: str, places: Collection[int]) -> list[str]:
    """The keys of the sources of some entries of a list."""
    return [key for place in places for key in record.data[part][place]["sources"]]
