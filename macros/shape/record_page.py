"""One Record in; all that its page shows, as plain data, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from macros.read import dates
from macros.read.records import Record
from macros.read.schema import Schema
from macros.shape.drawings import charts, timeline
from macros.shape.facts import Fact
from macros.shape.view import Section, View

SECTIONS = ("identity", "service", "origin", "ownership", "deal")
KEY_FACTS = (
    "origin.parent",
    "origin.started",
    "outcome.ended",
    "identity.legal_form",
    "ownership.kind",
    "deal.first_contract_years",
    "size.staff",
    "size.income",
)


def context(record: Record, schema: Schema, others: Mapping[str, Record], today: date) -> dict[str, Any]:
    """The values that record.md asks for. Sources are numbered from the top of the page down."""
    view = View(record, schema)
    status = view.row("status").facts[0]
    key_facts = [*_place(view), *_key_facts(view)]
    said = [
        {
            **entry,
            "said_when": dates.in_words(entry["said_on"]),
            "said_cites": view.citations.marks(entry["said_sources"]),
        }
        for entry in view.items("said_and_shown")
    ]
    sections = [section for section in map(view.section, SECTIONS) if section.rows]
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


def _place(view: View) -> list[dict[str, str]]:
    """Sector and place, which are choices and carry no date."""
    record = view.record
    sectors = [record.data["sector"], *record.data.get("other_sectors", [])]
    labels = view.schema.labels(view.schema.at(("sector",)))
    place = [record.data.get("place", ""), view.choice("region"), view.choice("nation")]
    return [
        {"label": view.label("sector"), "text": ", ".join(labels[s] for s in sectors), "as_of": ""},
        {"label": "Place", "text": ", ".join(dict.fromkeys(part for part in place if part)), "as_of": ""},
    ]


def _key_facts(view: View) -> list[dict[str, str]]:
    """The short facts at the head of the page: the latest of each series. The full ones stand below with sources."""
    quiet = View(view.record, view.schema)  # these facts are cited where they stand in full
    found = []
    for path in KEY_FACTS:
        row = quiet.row(path)
        values = [fact for fact in row.facts if fact.kind == "value"]
        if values:
            fact = latest(view.record, path, values)
            text = f"{fact.text} ({fact.label[0].lower()}{fact.label[1:]})" if fact.label else fact.text
            dated = row.numeric or "partial-date" not in str(
                quiet.schema.word(quiet.schema.child(quiet.schema.at(tuple(path.split("."))), "value"), "format", "")
            )
            found.append({"label": row.label, "text": text, "as_of": fact.as_of if dated else ""})
        elif any(fact.kind == "rivals" for fact in row.facts):
            found.append({"label": row.label, "text": "Sources disagree, see below", "as_of": ""})
    return found


def latest(record: Record, path: str, facts: list[Fact]) -> Fact:
    """The fact with the latest date; facts without a date come first, so that any date beats them."""
    entries = record.get(path)
    entries = entries if isinstance(entries, list) else [entries]
    dated = [entry for entry in entries if "value" in entry]
    order = [moment(str(entry["as_of"])) for entry in dated]
    return facts[order.index(max(order))]


def moment(as_of: str) -> date:
    """The last day that a date or period can mean; the earliest of all days for "undated"."""
    return date.min if as_of == "undated" else dates.last_day(as_of.rpartition("/")[2])
