"""A Record in; what is no fault, and should be told to who wrote it, out: what may be meant otherwise."""

from collections.abc import Iterator

from macros.check.rules import dates_in
from macros.read import as_meant, dates
from macros.read.problems import Problem, quoted
from macros.read.records import Record
from macros.read.sentences import say


def notes(record: Record) -> Iterator[Problem]:
    """What its reader noted. And "2011-12" is December 2011 in a file, and to many people the year from April 2011:
    never silently the one."""
    yield from record.document.notes
    for path, written in dates_in(record.data):
        for part in written.split("/"):
            if year := as_meant.financial_year(part):
                words = {"value": quoted(part), "month": dates.in_words(part), "year": dates.in_words(year)}
                yield record.problem(path, say("may_be_a_year", **words, better=year, first=year[:4]))
