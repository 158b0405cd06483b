"""Reference data and records in; the order in which pages show them, and the records of each option, out."""

from collections.abc import Iterable, Mapping
from datetime import date

from macros.read import dates
from macros.read.fields import Fields
from macros.read.records import Record, by_name


def records_by_option(table: Fields, found: Iterable[Record]) -> dict[str, list[Record]]:
    """The records that use each option of a table, by its key: of those options where that is asked."""
    known = by_name(found)
    return {
        option["key"]: [each for each in known if each.get("identity.legal_form.value") in option["record_forms"]]
        for option in table["options"]
        if option.get("record_forms")
    }


def nearest_first(changes: Iterable[Fields]) -> list[Fields]:
    """What is changing, in the order of the day we look again."""
    return sorted(changes, key=lambda change: dates.first_day(str(change["look_again"])))


def by_title(sources: Mapping[str, Fields]) -> list[tuple[str, Fields]]:
    """Every source with its key, by its title."""
    return sorted(sources.items(), key=lambda pair: (str(pair[1]["title"]).casefold(), pair[0]))


def due_first(pages: Mapping[str, Fields]) -> list[tuple[str, Fields]]:
    """Pages (address, and what their front matter says), those first that are to be checked first."""

    def order(page: tuple[str, Fields]) -> tuple[date, str]:
        return dates.last_day(str(page[1]["check_again"])), page[1]["title"]

    return sorted(pages.items(), key=order)
