"""A Handbook in; the column of each record in the comparison, as small scripts, out.

A script that calls a function, and not data to be fetched: pages opened from a folder may not fetch, and a
strict Content-Security-Policy allows scripts of the site itself. docs/assets/compare-records.js adds them to the
page as they are asked for. data/compare/index.js: `handbook.compared.list([[slug, name], …])`.
data/compare/<slug>.js: `handbook.compared.add(slug, {"head": HTML, "cells": {path: HTML}})`.
"""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from macros.handbook import Handbook
from macros.read.reading import KEPT
from macros.read.records import Record, by_name
from macros.read.schema import Schema
from macros.render import jinja
from macros.shape import comparison

FOLDER = "data/compare"

# The way from /case-studies/compare/, the one page that uses them, to the front of the site.
ROOT = "../../"


def files(book: Handbook, today: date) -> dict[str, str]:
    """Path below the site, and text, of the list of records and of each record's column."""
    known = by_name(book.records.values())
    found = {f"{FOLDER}/index.js": _call("list", [[record.slug, record.name] for record in known])}
    for record in known:
        found[f"{FOLDER}/{record.slug}.js"] = _call("add", record.slug, column(record, book.schema, today))
    return found


@lru_cache(maxsize=KEPT)
def column(record: Record, schema: Schema, today: date) -> dict[str, Any]:
    """The heading and the cells of one record, by path, as HTML from the page's own templates."""
    made, page = jinja.pieces("_compare.html"), f"{ROOT}case-studies/{record.slug}/"
    said = comparison.cells(record, schema, today)
    cells = {path: made("cell", facts, page) for path, facts in said.items()}
    cells |= {row: made("listed", found) for row, found in comparison.sources(record, schema, said).items()}
    return {"head": made("head", record, page), "cells": cells}


def _call(name: str, *values: object) -> str:
    shown = ", ".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"handbook.compared.{name}({shown});\n"
