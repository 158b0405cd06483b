"""A Handbook in; the data files that the site offers to others out, as paths and texts."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

from macros.check.confidence import graded
from macros.handbook import Handbook
from macros.read import dates, fields, shown
from macros.read.addresses import RECORDS
from macros.read.reading import read_text
from macros.read.records import Record, facts
from macros.read.schema import Schema
from macros.read.settings import Settings
from macros.read.shown import Shown
from macros.render import spreadsheet
from macros.shape import reference, starter
from macros.shape.facts import moment
from macros.shape.view import status

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"

COLUMNS = fields.beside(__file__)
WORKBOOK = "data/case-studies.xlsx"
# What a fact says in place of a value, by the column that names the fields of a record of which that is so.
LACKING = {"disputed": "rivals", "not_found": "not_found", "does_not_apply": "does_not_apply"}
# What an entry says, by its kind: facts, events, results, lessons and descriptions that were tested.
SAYS = ("value", "event", "after", "shows", "does_not_apply")


def files(book: Handbook, root: Path, settings: Settings) -> dict[str, Any]:
    """Each data file by its path below the site: all records as JSON, CSV and Excel, the description, each YAML."""
    tables, known = _tables(book, settings), sorted(book.records.items())
    everything = {
        "title": settings.site_name,
        "licence": LICENCE,
        "citation": citation(book, settings),
        "schema": "case-study.schema.json",
        "made_on": settings.today.isoformat(),
        "status_shown": {slug: status(record, book.schema, settings.today).line for slug, record in known},
        "records": {slug: graded(record).data for slug, record in known},
    }
    return {
        "data/case-studies.json": json.dumps(everything, ensure_ascii=False, indent=1) + "\n",
        "data/case-study.schema.json": json.dumps(book.schema.root, ensure_ascii=False, indent=1) + "\n",
        **{f"data/{name}.csv": spreadsheet.csv_text(rows) for name, rows in tables.items()},
        WORKBOOK: spreadsheet.workbook(tables),
        "data/starter.yml": starter.text(book.schema),
        **{f"data/records/{slug}.yml": read_text(root / RECORDS / f"{slug}.yml") for slug in book.records},
    }


def _tables(book: Handbook, settings: Settings) -> dict[str, list[list[object]]]:
    """The table of records and the table of facts, each with its headings as the first row."""
    known = [record for _, record in sorted(book.records.items())]
    details = [row for each in known for row in _fact_rows(graded(each), book.schema)]
    parts: dict[str, tuple[dict[str, str], list[dict[str, object]]]] = {
        "case-studies": (columns(book.schema), [_row(record, book.schema, settings) for record in known]),
        "case-study-facts": (COLUMNS["facts"], details),
    }
    return {
        name: [list(names), *([_cell(key, row.get(key)) for key in names] for row in rows)]
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


def _row(record: Record, schema: Schema, settings: Settings) -> dict[str, object]:
    """The row of a record in the table of all of them."""
    row: dict[str, object] = {
        **{key: str(record.data[key]) for key in ("name", "checked", "check_again")},
        "record": record.slug,
        "page": f"{settings.site_url}case-studies/{record.slug}/",
        "status_shown": status(record, schema, settings.today).line,
        "sources": len(record.data["sources"]),
    }
    lacking: dict[str, list[str]] = {column: [] for column in LACKING}
    for field in chain(*_by_kind(schema)):
        entries = record.entries(field.path, schema.word(field.kind.entry, "default"))
        given = [entry for entry in entries if "value" in entry]
        for column, state in LACKING.items():
            if not given and any(state in entry for entry in entries):
                lacking[column].append(field.key)
        if field.kind.value == "number":
            newest = max(given, key=moment, default={})
            row |= {f"{field.key}{end}": newest.get(part) for end, (part, _) in COLUMNS["latest"].items()}
            continue
        said, labels = [str(entry["value"]) for entry in given], schema.labels(field.kind.held)
        row[field.key] = " ".join(said) or None
        row[f"{field.key}_label"] = "; ".join(labels.get(value, "") for value in said)
        row[f"{field.key}_as_of"] = next((entry.get("as_of") for entry in entries), None)
    return row | {column: " ".join(keys) for column, keys in lacking.items()}


def _fact_rows(record: Record, schema: Schema) -> Iterator[dict[str, object]]:
    """One row for each fact, rival value, event, result, lesson and search that found nothing."""
    for path, entry in record.facts:
        if "rivals" in entry or path[0] == "story":
            continue  # its values follow, each with its own sources; the story tells what facts say
        rival = "rivals" in path
        whole: Any = record.data  # the fact, or the disputed one that a rival value belongs to
        for key in path[: path.index("rivals")] if rival else path:
            whole = whole[key]
        labels = (entry.get("label"), entry.get("measure"), entry.get("stage"), whole.get("label"))
        value = next((entry[key] for key in SAYS if key in entry), None)
        is_text = value is not None and schema.kind(schema.at((*path, "value"))).value != "number"
        keys = entry.get("sources", [])
        yield {
            **entry,
            "record": record.slug,
            "field": ".".join(key for key in path if isinstance(key, str) and key != "rivals"),
            "position": next((key + 1 for key in path if isinstance(key, int)), 1),
            "state": "rival" if rival else next((state for state in LACKING.values() if state in entry), "value"),
            "label": next(filter(None, labels), None),
            "value": str(value) if is_text else value,
            "as_of": entry.get("as_of", entry.get("date", entry.get("not_found"))),
            "sources": " ".join(keys),
            "source_addresses": " ".join(record.data["sources"][key]["url"] for key in keys),
        }


def of_group(book: Handbook, settings: Settings) -> dict[str, str]:
    """The closed group as JSON, with the sources it names and the ranges of that day, and as a table. None without a
    group."""
    group = book.library.one("closed_group")
    if not group:
        return {}
    sources = book.library.sources
    whole = {
        **group,
        "licence": LICENCE,
        "made_on": settings.today.isoformat(),
        "ranges": [asdict(each) for each in reference.ranges(group, settings.today)],
        "sources": {key: sources[key] for key in sorted({key for _, fact in facts(group) for key in fact["sources"]})},
    }
    columns = COLUMNS["members"]
    rows: list[list[object]] = [list(columns)]
    for each in group["members"]:
        what = each["what"]
        addresses = " ".join(sources[key]["url"] for key in what["sources"])
        said = {**what, **each, "planned": each["planned"]["value"], "what": what["value"]}
        rows.append([{**said, "source_addresses": addresses}.get(column) for column in columns])
    return {
        "data/pathfinders.json": json.dumps(whole, ensure_ascii=False, indent=1) + "\n",
        "data/pathfinders.csv": spreadsheet.csv_text(rows),
    }
