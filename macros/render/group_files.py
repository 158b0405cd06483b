"""A Handbook in; the closed group as data for others, as paths and texts, out."""

import json
from dataclasses import asdict

from macros.handbook import Handbook
from macros.read.records import facts
from macros.read.settings import Settings
from macros.render import data_files, spreadsheet
from macros.shape import reference

COLUMNS: dict[str, str] = data_files.COLUMNS["members"]


def files(book: Handbook, settings: Settings) -> dict[str, str]:
    """The group as JSON, with the sources it names and the ranges of that day, and as a table. None without a group."""
    group = book.library.data.get("closed_group")
    if not group:
        return {}
    sources = book.library.sources
    whole = {
        **group,
        "licence": data_files.LICENCE,
        "made_on": settings.today.isoformat(),
        "ranges": [asdict(each) for each in reference.ranges(group, settings.today)],
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
