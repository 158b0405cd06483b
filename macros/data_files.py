"""A Handbook in; the data files that the site offers to others out, as paths and texts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros import compare
from macros.handbook import RECORDS, Handbook

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
COLUMNS = (
    "slug", "name", "contrast", "status_value", "status_as_of", "sector", "place",
    "legal_form", "owners", "started", "ended", "staff", "staff_as_of",
)  # fmt: skip


def files(book: Handbook, root: Path, config: Mapping[str, Any]) -> dict[str, str]:
    """Path below the site, and text, of each data file: all records as JSON and CSV, the description, each YAML."""
    everything = {
        "title": config["site_name"],
        "licence": LICENCE,
        "records": {slug: record.data for slug, record in sorted(book.records.items())},
    }
    found = {
        "data/case-studies.json": json.dumps(everything, ensure_ascii=False, indent=1) + "\n",
        "data/case-study.schema.json": json.dumps(book.schema.root, ensure_ascii=False, indent=1) + "\n",
        "data/case-studies.csv": _csv(book),
    }
    for slug in book.records:
        found[f"data/records/{slug}.yml"] = (root / RECORDS / f"{slug}.yml").read_text(encoding="utf-8")
    return found


def _csv(book: Handbook) -> str:
    """One row for each record. A text that a spreadsheet would run as a formula gets a quote before it
    (OWASP, CSV injection)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in compare.overview(book.records.values(), book.schema):
        writer.writerow([harmless(row[column]) for column in COLUMNS])
    return out.getvalue()


def harmless(value: object) -> object:
    """A cell that no spreadsheet runs as a formula. None becomes an empty cell."""
    text = "" if value is None else value
    return f"'{text}" if isinstance(text, str) and text[:1] in "=+-@\t\r" and text else text
