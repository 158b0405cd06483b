"""One Record in; all that its page shows, as plain data, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from macros.read import dates, shown
from macros.read.records import Record, facts
from macros.read.schema import Schema
from macros.read.shown import Shown
from macros.shape.drawings import charts, timeline
from macros.shape.facts import Fact
from macros.shape.view import Section, View


def parts(schema: Schema) -> tuple[str, ...]:
    """What a record's page shows of it, from the top down; macros/render/templates/record.md has the same order."""
    fields = ("size", "results", "difficulties", "outcome", "lessons")
    return ("status", "said_and_shown", "timeline", *shown.sections(schema), *fields)


def cited(record: Record, schema: Schema) -> Iterator[str]:
    """The key of each source as the page names it, from the top down; a part's fields in the description's order."""
    for part in parts(schema):
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
    """The values that record.md asks for."""
    view = numbered_view(record, schema)
    status = view.row("status").facts[0]
    key_facts = _key_facts(view)
    said = [
        {
            **entry,
            "said_when": dates.in_words(entry["said_on"]),
            "said_cites": view.citations.marks(entry["said_sources"]),
        }
        for entry in view.items("said_and_shown")
    ]
    sections = [section for section in map(view.section, shown.sections(schema)) if section.rows]
    size = view.section("size")
    values: dict[str, Any] = {
        "view": view,
        "contrast": record.data.get("role") == "contrast",
        "status_fact": status,
        "key_facts": key_facts,
        "said": said,
        "timeline": list(view.items("timeline")),
        "timeline_drawings": timeline.drawings(record.data.get("timeline", ())),
        "charts": charts.drawings(record, schema),
        "sections": sections,
        "size": size if size.rows else None,
        "results": list(view.items("results")),
        "difficulties": view.row("difficulties"),
    }
    outcome = view.section("outcome")
    values |= {
        "outcome": outcome if outcome.rows else None,
        "lessons": list(view.items("lessons")),
        "not_known": [
            {"question": item["question"], "looked": dates.in_words(item["looked_on"])}
            for item in record.data.get("not_known", [])
        ],
        "gaps": not_found([*sections, size, outcome]),
        "questions": record.data.get("questions", []),
        "related": [others[slug] for slug in record.data.get("related", []) if slug in others],
        "checked": dates.in_words(record.data["checked"]),
        "check_again": dates.in_words(record.data["check_again"]),
        "overdue": dates.last_day(str(record.data["check_again"])) < today,
    }
    return values


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
    entries = record.get(path)
    entries = entries if isinstance(entries, list) else [entries]
    dated = [entry for entry in entries if "value" in entry]
    order = [moment(str(entry["as_of"])) for entry in dated]
    return values[order.index(max(order))]


def moment(as_of: str) -> date:
    """The last day that a date or period can mean; the earliest of all days for "undated"."""
    return date.min if as_of == "undated" else dates.last_day(as_of.rpartition("/")[2])
