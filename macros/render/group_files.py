"""A Handbook in; the closed group as data for others, as paths and texts, out."""

from __future__ import annotations

import json
from dataclasses import asdict

from macros.handbook import Handbook
from macros.read.records import facts
from macros.read.settings import Settings
from macros.render import spreadsheet
from macros.render.data_files import LICENCE
from macros.shape import closed_group

COLUMNS = {
    "key": "The member's short name.",
    "name": "Its name, as on the page.",
    "service": "What it was to run.",
    "planned": "What the list said of it.",
    "left": "Whether a new organisation began to run the service: yes, no or not_found.",
    "began": "When the new organisation began.",
    "last_seen": "When it ended, or when a source last shows it running.",
    "became": "How it ended or stood when last seen, as a code: running, joined, contract_lost, public, closed, "
    "never_left, or lost (lost from sight).",
    "what": "What happened.",
    "as_of": "The date that is true of.",
    "confidence": "high, medium or low.",
    "source_addresses": "The web addresses of the sources for what happened, with a space between.",
    "note": "What a reader must know to read it rightly.",
    "record": "The short name of our record, if there is one.",
}


def files(book: Handbook, settings: Settings) -> dict[str, str]:
    """The group as JSON, with the sources it names and the ranges of that day, and as a table. None without a group."""
    group = book.library.data.get("closed_group")
    if not group:
        return {}
    sources = book.library.sources
    whole = {
        **group,
        "licence": LICENCE,
        "made_on": settings.today.isoformat(),
        "ranges": [asdict(each) for each in closed_group.ranges(group, settings.today)],
        "sources": {key: sources[key] for key in sorted({key for _, fact in facts(group) for key in fact["sources"]})},
    }
    rows: list[list[object]] = [list(COLUMNS)]
    for each in group["members"]:
        what = each["what"]
        addresses = " ".join(sources[key]["url"] for key in what["sources"])
        said = {**what, **each, "planned": each["planned"]["value"], "what": what["value"]}
        rows.append([{**said, "source_addresses": addresses}.get(column) for column in COLUMNS])
    return {
        "data/pathfinders.json": json.dumps(whole, ensure_ascii=False, indent=1) + "\n",
        "data/pathfinders.csv": spreadsheet.csv_text(rows),
    }
