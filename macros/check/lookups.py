"""The project folder in; where each organisation can be looked up, as lines for a person to work through, out."""

from collections.abc import Iterator
from pathlib import Path

from macros.read import dates, records, registers
from macros.read.addresses import RECORDS
from macros.read.records import Record
from macros.read.sentences import say


def listed(root: Path) -> list[str]:
    """Two lines or more for each record: those with the oldest status first."""
    found, _ = records.read_all(records.paths(root / RECORDS))
    return [line for record in sorted(found, key=_age) for line in _lines(record)]


def _age(record: Record) -> tuple[str, str]:
    return str(record.get("status.as_of", "")).rpartition("/")[2], record.slug


def _lines(record: Record) -> Iterator[str]:
    seen = dates.in_words(record.get("status.as_of", "undated"))
    yield say("look_up", name=record.name, seen=seen)
    given = [entry for entry in record.get("identity.registrations", []) if "value" in entry]
    for entry in given:
        label, number = str(entry.get("label", "")), str(entry["value"])
        register = registers.register(label, number)
        where = register.place.format(number) if register else say("no_register")
        yield say("look_up_number", label=label or say("number"), number=number, where=where)
    if not given:
        yield say("no_number", where=registers.REGISTERS[0].front, other=registers.MUTUALS)
