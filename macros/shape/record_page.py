"""One Record in; all that its page shows, as plain data, out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from macros.read import dates, shown
from macros.read.fields import Fields
from macros.read.records import Record, facts
from macros.read.schema import Field, Schema
from macros.read.shown import Shown
from macros.shape.drawings import charts, timeline
from macros.shape.facts import Cite, Fact
from macros.shape.status import status
from macros.shape.view import Section, View

FOLDED = ("size", "results", "difficulties", "outcome", "lessons")  # below the parts, in the evidence


def parts(schema: Schema) -> tuple[str, ...]:
    """What a record's page shows of it, from the top down; macros/render/templates/record.md has the same order."""
    return ("said_and_shown", "timeline", *shown.sections(schema), *FOLDED)


def cited(record: Record, schema: Schema) -> Iterator[str]:
    """The key of each source as the page names it, from the top down."""
    yield from cited_first(record, schema)
    for part in parts(schema):
        yield from _cited(record, schema, part)


def cited_first(record: Record, schema: Schema) -> Iterator[str]:
    """The key of each source that the page names above the evidence."""
    yield from _cited(record, schema, "status")
    yield from _cited(record, schema, "story")
    yield from _named(record, "lessons", lessons_in_brief(record))
    yield from _named(record, "timeline", turning_points(record))


def _cited(record: Record, schema: Schema, part: str) -> Iterator[str]:
    """The sources of one part, its fields in the order of the description."""
    value = record.data.get(part)
    if isinstance(value, Mapping) and "sources" not in value:  # a set of fields
        value = {field.key: value.get(field.key) for field in schema.fields(schema.at((part,)))}
    for _, proof in facts(value):
        yield from (*proof.get("said_sources", ()), *proof.get("sources", ()))


def numbered_view(record: Record, schema: Schema) -> View:
    """A View of the record whose sources have their numbers: one pass, from the top of the page down."""
    view = View(record, schema)
    view.citations.number(cited(record, schema))
    return view


def context(record: Record, schema: Schema, others: Mapping[str, Record], today: date) -> dict[str, Any]:
    """The values that record.md asks for, from the top of the page down."""
    view = numbered_view(record, schema)
    points = turning_points(record)
    events = record.data.get("timeline", ())
    values: dict[str, Any] = {
        "view": view,
        "contrast": record.data.get("role") == "contrast",
        "status": status(record, schema, today),
        "status_fact": view.row("status").facts[0],
        "story": story_parts(view),
        "brief": list(view.items("lessons", lessons_in_brief(record))),
        "key_facts": _key_facts(view),
        "turning": list(view.items("timeline", points)),
        "timeline_drawings": timeline.drawings([events[place] for place in points]),
        "reply": {key: dates.in_words(day) if key != "answer" else day for key, day in record.get("reply", {}).items()},
    }
    sections = [view.section(key) for key in (*shown.sections(schema), "size", "outcome")]
    values |= {
        "looked": looked_for(record, sections),
        "questions": record.data.get("questions", []),
        "said": [
            (entry, dates.in_words(entry.data["said_on"]), view.citations.marks(entry.data["said_sources"]))
            for entry in view.items("said_and_shown")
        ],
        "timeline": list(view.items("timeline")) if len(events) > len(points) else [],
    }
    *sections, size, outcome = map(_known, sections)
    values |= {
        "sections": [section for section in sections if section.rows],
        "size": size if size.rows else None,
        "charts": charts.drawings(record, schema),
        "results": list(view.items("results")),
        "difficulties": [fact for fact in view.row("difficulties").facts if fact.kind != "not_found"],
        "outcome": outcome if outcome.rows else None,
        "lessons": list(view.items("lessons")),
        "first_sources": len(set(cited_first(record, schema))),
        "related": [others[slug] for slug in record.data.get("related", []) if slug in others],
        "overdue": dates.last_day(str(record.data["check_again"])) < today,
    }
    return values


def _known(section: Section) -> Section:
    """A part without what was looked for and not found: that stands in one list of its own."""
    rows = ((row, tuple(fact for fact in row.facts if fact.kind != "not_found")) for row in section.rows)
    return replace(section, rows=tuple(replace(row, facts=kept) for row, kept in rows if kept))


def looked_for(record: Record, sections: Iterable[Section]) -> dict[str, list[Fact]]:
    """All that was looked for and not found, by the day in words: open questions first, then fields."""
    found: dict[str, list[Fact]] = {}
    for item in record.data.get("not_known", ()):
        found.setdefault(dates.in_words(item["looked_on"]), []).append(Fact("not_found", "", item["question"]))
    for fact in not_found(sections):
        found.setdefault(fact.as_of, []).append(fact)
    return found


def not_found(sections: Iterable[Section]) -> list[Fact]:
    """Fields that were looked for and not found, each with the field's name as its label."""
    found = []
    for row in (row for section in sections for row in section.rows):
        for fact in row.facts:
            if fact.kind == "not_found":
                label = f"{row.label}: {fact.label}" if fact.label else row.label
                found.append(Fact("not_found", "", label, fact.as_of, note=fact.note))
    return found


def _key_facts(view: View) -> list[dict[str, str]]:
    """The short facts at the head of the page: the latest of each series. The full ones stand below with sources."""
    quiet = View(view.record, view.schema)  # these facts are cited where they stand in full
    return [said for field in shown.fields(view.schema, "key-facts") if (said := _key_fact(quiet, field))]


def _key_fact(view: View, field: Shown) -> dict[str, str] | None:
    """One short fact: its label, its text, and its date where it has one and is none itself."""
    if not field.kind.fact:
        text = ", ".join(dict.fromkeys(text for path in field.paths for text in view.texts(path)))
        return {"label": field.label, "text": text, "as_of": ""} if text else None
    found = view.row(field.path).facts
    values = [fact for fact in found if fact.kind == "value"]
    if values:
        fact = latest(view.record, field.path, values)
        text = f"{fact.text} ({fact.label[0].lower()}{fact.label[1:]})" if fact.label else fact.text
        return {"label": field.label, "text": text, "as_of": "" if field.kind.value == "date" else fact.as_of}
    if any(fact.kind == "rivals" for fact in found):
        return {"label": field.label, "text": "Sources disagree, see below", "as_of": ""}
    return None


def latest(record: Record, path: str, values: list[Fact]) -> Fact:
    """The fact with the latest date; facts without a date come first, so that any date beats them."""
    order = [moment(str(entry["as_of"])) for entry in record.entries(path) if "value" in entry]
    return values[order.index(max(order))]


def moment(as_of: str) -> date:
    """The last day that a date or period can mean; the earliest of all days for "undated"."""
    return date.min if as_of == "undated" else dates.last_day(as_of)


POINTS = 8  # turning points shown
LESSONS = 6  # lessons shown beside the story


def story_parts(view: View) -> list[tuple[Field, str, tuple[Cite, ...]]]:
    """The story in the order of the description, each part with its text and the marks of its sources; none where the
    record tells none."""
    told: Fields = view.record.data.get("story", {})
    fields = (field for field in view.schema.fields(view.schema.at(("story",))) if field.key in told)
    return [(field, told[field.key]["text"], view.citations.marks(told[field.key]["sources"])) for field in fields]


def lessons_in_brief(record: Record) -> list[int]:
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
    _named = [str(record.get(path)) for path in ("origin.started.value", "outcome.ended.value")]
    must = {0, len(events) - 1, *(days.index(day) for day in _named if day in days)}
    others = [place for place in range(len(events)) if place not in must]
    free = POINTS - len(must)
    return sorted([*must, *(others[(2 * turn + 1) * len(others) // (2 * free)] for turn in range(free))])


def _named(record: Record, part: str, places: Collection[int]) -> list[str]:
    """The keys of the sources of some entries of a list."""
    return [key for place in places for key in record.data[part][place]["sources"]]
