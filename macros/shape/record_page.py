"""One Record in; all that its page shows, as plain data, out: the story, turning points, and the evidence below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from macros.read import dates, shown
from macros.read.fields import Fields
from macros.read.reading import KEPT
from macros.read.records import Record
from macros.read.schema import Field, Schema
from macros.read.shown import Shown
from macros.shape import facts
from macros.shape.drawings import charts, timeline
from macros.shape.facts import Cite, Fact
from macros.shape.view import Item, Section, View, status

POINTS = 8  # turning points shown
LESSONS = 6  # lessons shown beside the story


def context(record: Record, schema: Schema, others: Mapping[str, Record], today: date) -> dict[str, Any]:
    """The values that record.md asks for."""
    return {
        **contents(record, schema),
        "status": status(record, schema, today),
        "grades": schema.choices(schema.root["definitions"]["confidence"]),
        "related": [others[slug] for slug in record.data.get("related", []) if slug in others],
        "overdue": dates.last_day(str(record.data["check_again"])) < today,
    }


def page_view(record: Record, schema: Schema) -> View:
    """The view of the record's own page: its sources have the numbers that links to them name."""
    view: View = contents(record, schema)["view"]
    return view


@lru_cache(maxsize=KEPT)
def contents(record: Record, schema: Schema) -> dict[str, Any]:
    """What is told whatever the day, from the top of the page down: so sources get their numbers."""
    view, points = View(record, schema), turning_points(record)
    events = record.data.get("timeline", ())
    values: dict[str, Any] = {
        "view": view,
        "contrast": record.data.get("role") == "contrast",
        "status_fact": view.row("status").facts[0],
        "story": _story(view),
        "brief": list(view.items("lessons", lessons_in_brief(record))),
        "turning": list(view.items("timeline", points)),
        "first_sources": len(view.citations.sources()),
        "timeline_drawings": timeline.drawings([events[place] for place in points]),
        "reply": {key: dates.in_words(day) if key != "answer" else day for key, day in record.get("reply", {}).items()},
        "questions": record.data.get("questions", []),
        "said": list(_said(view)),
        "timeline": list(view.items("timeline")) if len(events) > len(points) else [],
        "charts": charts.drawings(record, schema),
    }
    sections = {key: view.section(key) for key in (*shown.sections(schema), "size")}
    values["results"] = list(view.items("results"))
    sections |= {key: view.section(key) for key in ("difficulties", "outcome")}
    known = {key: kept for key, section in sections.items() if (kept := _known(section)).rows}
    return values | {
        "lessons": list(view.items("lessons")),
        "key_facts": [said for field in shown.fields(schema, "key-facts") if (said := _key_fact(view, field))],
        "looked": looked_for(record, [sections[key] for key in schema.root["properties"] if key in sections]),
        "sections": [known[key] for key in shown.sections(schema) if key in known],
        "size": known.get("size"),
        "difficulties": [fact for fact in view.row("difficulties").facts if fact.kind != "not_found"],
        "outcome": known.get("outcome"),
    }


def _story(view: View) -> list[tuple[Field, str, tuple[Cite, ...]]]:
    """The story in the order of the description, each part with its text and the marks of its sources."""
    told: Fields = view.record.data.get("story", {})
    fields = (field for field in view.schema.fields(view.schema.at(("story",))) if field.key in told)
    return [(field, told[field.key]["text"], view.citations.marks(told[field.key]["sources"])) for field in fields]


def lessons_in_brief(record: Record) -> list[int]:
    """The places of the lessons shown in brief: the first of each stage, then others, in the order of the record."""
    stages = [str(lesson["stage"]) for lesson in record.data.get("lessons", ())]
    places = sorted(range(len(stages)), key=lambda place: stages.index(stages[place]) != place)
    return sorted(places[:LESSONS])


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


def _said(view: View) -> Iterator[tuple[Item, str, tuple[Cite, ...]]]:
    """What was said of it, each with the day and the marks of who said it."""
    for place, entry in enumerate(view.record.data.get("said_and_shown", ())):
        marks = view.citations.marks(entry["said_sources"])
        yield next(view.items("said_and_shown", [place])), dates.in_words(entry["said_on"]), marks


def _known(section: Section) -> Section:
    """A part without what was looked for and not found: that stands in one list of its own."""
    rows = ((row, tuple(fact for fact in row.facts if fact.kind != "not_found")) for row in section.rows)
    return replace(section, rows=tuple(replace(row, facts=kept) for row, kept in rows if kept))


def looked_for(record: Record, sections: Iterable[Section]) -> dict[str, list[Fact]]:
    """All that was looked for and not found, by the day in words, in the order of the form: fields, then questions."""
    questions = (
        Fact("not_found", "", item["question"], dates.in_words(item["looked_on"]))
        for item in record.data.get("not_known", ())
    )
    found: dict[str, list[Fact]] = {}
    for fact in (*not_found(sections), *questions):
        found.setdefault(fact.as_of, []).append(fact)
    return found


def not_found(sections: Iterable[Section]) -> Iterator[Fact]:
    """Fields that were looked for and not found, each with the field's name as its label."""
    for row in (row for section in sections for row in section.rows):
        for fact in row.facts:
            if fact.kind == "not_found":
                label = f"{row.label}: {fact.label}" if fact.label else row.label
                yield Fact("not_found", "", label, fact.as_of, note=fact.note)


def _key_fact(view: View, field: Shown) -> dict[str, str] | None:
    """A short fact at the head of the page, of a series the latest: its label, its text, and its date where it has one
    and is none itself. It has no mark: the full one stands below with its sources, and was numbered there."""
    found, as_of = view.row(field.path).facts, ""
    if not field.kind.fact:
        text = ", ".join(view.texts(*field.paths))
    elif values := facts.values(found):
        fact = facts.latest(values)
        text = f"{fact.text} ({fact.label[0].lower()}{fact.label[1:]})" if fact.label else fact.text
        as_of = "" if field.kind.value == "date" else fact.as_of
    else:
        text = "Sources disagree, see below" if any(fact.kind == "rivals" for fact in found) else ""
    return {"label": field.label, "text": text, "as_of": as_of} if text else None
