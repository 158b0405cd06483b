"""A Handbook in; the data files that the site offers to others out, as paths and texts."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from macros.check.confidence import told
from macros.handbook import Handbook
from macros.read import dates, fields, shown
from macros.read.addresses import RECORDS
from macros.read.fields import Fields
from macros.read.reading import read_text
from macros.read.records import facts
from macros.read.schema import Schema
from macros.read.settings import Settings
from macros.read.shown import Shown
from macros.render import spreadsheet, workbook
from macros.shape import starter
from macros.shape.facts import moment
from macros.shape.view import status

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"

COLUMNS = fields.beside(__file__)
WORKBOOK = "data/case-studies.xlsx"
NO_VALUE = ("not_found", "does_not_apply")
# What an entry says, by its kind: facts, events, results, lessons and descriptions that were tested.
SAYS = ("value", "event", "after", "shows", "does_not_apply")


def files(book: Handbook, root: Path, settings: Settings) -> dict[str, Any]:
    """Each data file by its path below the site: all records as JSON, CSV and Excel, the description, each YAML."""
    tables = _tables(book, settings)
    everything = {
        "title": settings.site_name,
        "licence": LICENCE,
        "citation": citation(book, settings),
        "schema": "case-study.schema.json",
        "made_on": settings.today.isoformat(),
        "status_shown": {
            slug: status(record, book.schema, settings.today).line for slug, record in sorted(book.records.items())
        },
        "records": {slug: told(record).data for slug, record in sorted(book.records.items())},
    }
    found = {
        "data/case-studies.json": json.dumps(everything, ensure_ascii=False, indent=1) + "\n",
        "data/case-study.schema.json": json.dumps(book.schema.root, ensure_ascii=False, indent=1) + "\n",
        **{f"data/{name}.csv": spreadsheet.csv_text(rows) for name, rows in tables.items()},
        WORKBOOK: workbook.make(tables),
        "data/starter.yml": starter.text(book.schema),
    }
    for slug in book.records:
        found[f"data/records/{slug}.yml"] = read_text(root / RECORDS / f"{slug}.yml")
    return found


def _tables(book: Handbook, settings: Settings) -> dict[str, list[list[object]]]:
    """The table of records and the table of facts, each with its headings as the first row."""
    parts: dict[str, tuple[dict[str, str], Iterable[Fields]]] = {
        "case-studies": (columns(book.schema), _rows(book, settings)),
        "case-study-facts": (COLUMNS["facts"], _fact_rows(book)),
    }
    return {
        name: [list(names), *([_cell(key, row[key]) for key in names] for row in rows)]
        for name, (names, rows) in parts.items()
    }


def _cell(column: str, value: object) -> object:
    """A value as a table has it. A date is text, which a year is not in a record."""
    return str(value) if value is not None and column.endswith("as_of") else value


def version(book: Handbook) -> str:
    """The day of the latest check of any record: what tells one edition of the data from another."""
    return max((str(record.data["checked"]) for record in book.records.values()), key=dates.last_day, default="")


def citation(book: Handbook, settings: Settings) -> str:
    """How to cite the data: name, edition, licence, and the address where it is known."""
    address = f" {settings.site_url}data/" if settings.site_url else ""
    edition = f", records as checked on {dates.in_words(version(book))}" if version(book) else ""
    return f"{settings.site_name}. Case-study data{edition}. CC BY 4.0.{address}"


def columns(schema: Schema) -> dict[str, str]:
    """The columns of the table of records, each with what it holds, in the words of the description."""

    def told(part: str) -> dict[str, str]:
        return {key: text or str(schema.word(schema.at((key,)), "title")) for key, text in COLUMNS[part].items()}

    choices, single, series = _by_kind(schema)
    found = told("first")
    for field in choices:
        found |= {field.key: f"{field.label}, as a code.", f"{field.key}_label": f"{field.label}, in words."}
    for field in (field for field in choices if field.options.get("dated")):
        found[f"{field.key}_as_of"] = f"The date the {field.label.lower()} is true of."
    found |= {field.key: field.label for field in single}
    for field in series:
        found |= {f"{field.key}{end}": text.format(field.label) for end, (_, text) in COLUMNS["latest"].items()}
    return found | told("last")


def _by_kind(schema: Schema) -> tuple[list[Shown], list[Shown], list[Shown]]:
    """The fields of the table by what they hold: choices; other values; numbers, which have a date."""
    fields = shown.fields(schema, "csv")
    numbers = [field for field in fields if field.kind.value == "number"]
    choices = [field for field in fields if field.kind.value == "choice"]
    return choices, [field for field in fields if field not in (*choices, *numbers)], numbers


def _rows(book: Handbook, settings: Settings) -> Iterator[dict[str, object]]:
    """One row for each record."""
    choices, single, series = _by_kind(book.schema)
    for slug, record in sorted(book.records.items()):
        fields = (*choices, *single, *series)
        held = {each.key: record.entries(each.path, book.schema.word(each.kind.entry, "default")) for each in fields}
        given = {key: [entry for entry in entries if "value" in entry] for key, entries in held.items()}
        row: dict[str, object] = {
            **{key: str(record.data[key]) for key in ("name", "checked", "check_again")},
            "record": slug,
            "page": f"{settings.site_url}case-studies/{slug}/",
            "status_shown": status(record, book.schema, settings.today).line,
            "sources": len(record.data["sources"]),
        }
        for column, state in (("disputed", "rivals"), *zip(NO_VALUE, NO_VALUE, strict=True)):
            lacking = (key for key in held if not given[key] and any(state in entry for entry in held[key]))
            row[column] = " ".join(lacking)
        for key in (field.key for field in (*choices, *single)):
            row[key] = " ".join(str(entry["value"]) for entry in given[key]) or None
            row[f"{key}_as_of"] = next((entry.get("as_of") for entry in held[key]), None)
        for field in choices:
            labels = book.schema.labels(field.kind.held)
            row[f"{field.key}_label"] = "; ".join(labels.get(str(entry["value"]), "") for entry in given[field.key])
        for key in (field.key for field in series):
            newest = max(given[key], key=moment, default={})
            row |= {f"{key}{end}": newest.get(part) for end, (part, _) in COLUMNS["latest"].items()}
        yield row


def _fact_rows(book: Handbook) -> Iterator[dict[str, object]]:
    """One row for each fact, rival value, event, result, lesson and search that found nothing."""
    at = book.schema.at
    for slug, original in sorted(book.records.items()):
        record = told(original)
        for path, entry in facts(record.data):
            if "rivals" in entry or path[0] == "story":
                continue  # its values follow, each with its own sources; the story tells what facts say
            labels = [entry.get("label"), entry.get("measure"), entry.get("stage")]
            if "rivals" in path:
                around: Any = record.data  # the disputed fact that a rival value belongs to
                for key in path[: path.index("rivals")]:
                    around = around[key]
                labels.append(around.get("label"))
            keys = entry.get("sources", [])
            value = next((entry[key] for key in SAYS if key in entry), None)
            yield {
                **{column: entry.get(column) for column in ("to", "qualifier", "note")},
                "confidence": entry.get("confidence"),
                "record": slug,
                "field": ".".join(key for key in path if isinstance(key, str) and key != "rivals"),
                "position": next((key + 1 for key in path if isinstance(key, int)), 1),
                "state": "rival" if "rivals" in path else next((one for one in NO_VALUE if one in entry), "value"),
                "label": next((label for label in labels if label), None),
                "value": value
                if value is None or book.schema.kind(at((*path, "value"))).value == "number"
                else str(value),
                "as_of": entry.get("as_of", entry.get("date", entry.get("not_found"))),
                "sources": " ".join(keys),
                "source_addresses": " ".join(record.data["sources"][key]["url"] for key in keys),
            }
